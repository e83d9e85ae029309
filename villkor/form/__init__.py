"""What is asked: the form of one year, as data."""
