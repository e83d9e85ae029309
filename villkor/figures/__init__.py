"""Swedish numbers: read, reckoned with and written."""
