"""Generators of findings in a Word file."""
