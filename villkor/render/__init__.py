"""Diagnostics and summaries → what the user reads: text for a terminal or a pipe, JSON for other programs."""
