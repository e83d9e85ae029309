"""Findings, summaries and verdicts, as text and as data."""
