"""The report out and back: Word files, receipts, mails and plain text."""
