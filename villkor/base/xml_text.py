"""Text as it is written in XML.

The standard library's `xml.sax.saxutils` does the same, but takes with it all that
reads from the network: 25 modules.
"""

from __future__ import annotations

_BLANKS = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def escape_text(text: str) -> str:
    """The text as it stands between two tags."""
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")


def quote_attribute(text: str) -> str:
    """The text as the value of an attribute, with its quotation marks: single ones if
    there are double ones in it.

    Line breaks and tabs are references, or they would be read as blanks.
    """
    value = escape_text(text)
    for blank, reference in _BLANKS.items():
        value = value.replace(blank, reference)
    if '"' not in value:
        return f'"{value}"'
    if "'" not in value:
        return f"'{value}'"
    return '"' + value.replace('"', "&quot;") + '"'
