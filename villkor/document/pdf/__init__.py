"""What LibreOffice is for, where it is installed."""
