"""Neutral text: blocks, Markdown, and what is made of them."""
