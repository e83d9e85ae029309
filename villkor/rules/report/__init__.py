"""Generators of findings in a report."""
