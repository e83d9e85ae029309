"""The Word file. The only package that knows python-docx or what a .docx looks like inside."""
