"""On which page each heading lands: reckoned by LibreOffice where it is installed, else
left to Word.

LibreOffice lays the document out as a PDF whose bookmarks are the headings. A
bookmark's title and its page stand as plain text in such a PDF, so that no PDF library
is needed to read them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from villkor.document.pdf.layout import to_pdf

_PAGES = re.compile(rb"/Type\s*/Pages\b.*?/Kids\s*\[([^\]]*)\]", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")
_BOOKMARK = re.compile(
    rb"/Title\s*<FEFF([0-9A-F]+)>\s*/Dest\s*\[\s*(\d+) 0 R",
    re.DOTALL,
)


def page_numbers(data: bytes, headings: Sequence[str]) -> dict[str, int]:
    """The page of each heading of a .docx, by its text.

    Empty if there is no LibreOffice, or if what it says is not one page for each of the
    headings: a wrong page number is worse than none.
    """
    return _heading_pages(
        heading_bookmarks(to_pdf(data, accessible=False) or b""), headings
    )


def page_numbers_after_covers(
    data: bytes,
    starts: Sequence[str],
    headings: Sequence[str],
) -> list[dict[str, int]] | None:
    """The pages of the headings in each of several documents with one body, from a
    .docx that holds all their covers and then the body.

    `starts` are the titles of its first bookmarks: one where each cover begins, and one
    where the body does, each on a page of its own. In a document with one of the covers
    alone, a heading comes as many pages earlier as the other covers have.

    Gives a dictionary for each cover, as `page_numbers` does; None if LibreOffice has
    laid the file out but does not show where the covers begin.
    """
    pdf = to_pdf(data, accessible=False)
    if pdf is None:
        return [{} for _ in starts[1:]]
    found = heading_bookmarks(pdf)
    covers, rest = found[: len(starts)], found[len(starts) :]
    lengths = _cover_lengths(covers, starts)
    if not lengths:
        return None
    together = _heading_pages(rest, headings)
    return [_moved_pages(together, length - sum(lengths)) for length in lengths]


def _cover_lengths(
    bookmarks: Sequence[tuple[str, int]],
    starts: Sequence[str],
) -> list[int]:
    """How many pages each cover takes; none, if the bookmarks are not those of their
    beginnings.
    """
    titles = [title for title, _ in bookmarks]
    pages = [page for _, page in bookmarks]
    if titles != [*starts] or pages[0] != 1:
        return []
    lengths = [following - page for page, following in pairwise(pages)]
    return lengths if min(lengths) > 0 else []


def _moved_pages(pages: Mapping[str, int], further: int) -> dict[str, int]:
    return {heading: page + further for heading, page in pages.items()}


def _heading_pages(
    bookmarks: Sequence[tuple[str, int]],
    headings: Sequence[str],
) -> dict[str, int]:
    """The page of each heading; none at all if one of them is not exactly one
    bookmark.
    """
    times = Counter(title for title, _ in bookmarks)
    if all(times[heading] == 1 for heading in headings) and len({*headings}) == len(
        headings
    ):
        return dict(bookmarks)
    return {}


def heading_bookmarks(pdf: bytes) -> list[tuple[str, int]]:
    """The title and page of each bookmark, in the order of the headings."""
    pages = _page_order(pdf)
    found = []
    for title, number in _BOOKMARK.findall(pdf):
        if number in pages:
            words = bytes.fromhex(title.decode()).decode("utf-16-be")
            found.append((words, pages[number]))
    return found


def _page_order(pdf: bytes) -> dict[bytes, int]:
    """Which page each object of a page is, by its number."""
    tree = _PAGES.search(pdf)
    if not tree:
        return {}
    numbers = _REFERENCE.findall(tree[1])
    return {number: page for page, number in enumerate(numbers, start=1)}
