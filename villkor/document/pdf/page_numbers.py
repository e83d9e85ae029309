"""On which page each heading lands: reckoned by LibreOffice where it is installed, else left to
Word.

LibreOffice lays the document out as a PDF whose bookmarks are the headings. A bookmark's title and
its page stand as plain text in such a PDF, so that no PDF library is needed to read them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from villkor.document.pdf.layout import to_pdf

_PAGES = re.compile(rb"/Type\s*/Pages\b.*?/Kids\s*\[([^\]]*)\]", re.DOTALL)
_BOOKMARK = re.compile(rb"/Title\s*<FEFF([0-9A-F]+)>\s*/Dest\s*\[\s*(\d+) 0 R", re.DOTALL)


def page_numbers(data: bytes, headings: Sequence[str]) -> dict[str, int]:
    """The page of each heading of a .docx, by its text.

    Empty if there is no LibreOffice, or if what it says is not one page for each of the headings: a
    wrong page number is worse than none.
    """
    found = heading_bookmarks(to_pdf(data, accessible=False) or b"")
    return found if len(set(headings)) == len(headings) and set(headings) <= set(found) else {}


def heading_bookmarks(pdf: bytes) -> dict[str, int]:
    """The bookmarks of a PDF written by LibreOffice: title → page, from 1."""
    tree = _PAGES.search(pdf)
    pages = [int(number) for number in re.findall(rb"(\d+) 0 R", tree[1])] if tree else []
    order = {number: page for page, number in enumerate(pages, start=1)}
    titles = (
        (bytes.fromhex(title.decode()).decode("utf-16-be"), int(page))
        for title, page in _BOOKMARK.findall(pdf)
    )
    return {title: order[page] for title, page in titles if page in order}
