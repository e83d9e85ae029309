"""villkor: the regions' yearly återrapportering av villkorsbeslut, from section files
to the Word file.
"""

__version__ = "0.1.0"
