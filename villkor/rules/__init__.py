"""What is wrong with a report or a Word file."""
