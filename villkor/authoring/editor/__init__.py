"""A report in an editor: findings, mends and help while it is written."""
