"""Blocks to and from a .docx. The only room where python-docx is known."""
