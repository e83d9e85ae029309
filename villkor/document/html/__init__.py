"""Blocks → HTML, in a tree: nothing of the input is ever taken for a tag."""
