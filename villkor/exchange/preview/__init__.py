"""A report as a page to look at, with what is wrong beside what it is about."""
