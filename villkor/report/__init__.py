"""What is answered: one region's report of one year."""
