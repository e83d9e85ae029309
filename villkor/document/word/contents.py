"""The headings of a document and the table of contents that is made from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from villkor.document.word.elements import field_runs, make_element, text_run
from villkor.document.word.paragraphs import ParagraphWriter


class Listed(Struct, frozen=True):
    """A heading as the contents list it, with the name of the bookmark around it."""

    level: int
    text: str
    bookmark: str


def heading_paragraph(
    write: ParagraphWriter,
    heading: Listed,
    number: int,
    indent: int = 0,
) -> str:
    """The heading in its place in the text. `number` is the id of its bookmark, and
    `indent` how far it is moved in from the right, in twips.
    """
    moved = ""
    if indent:
        moved = make_element("ind", right=indent)
    start = make_element("bookmarkStart", id=number, name=heading.bookmark)
    end = make_element("bookmarkEnd", id=number)
    return write.paragraph(
        f"heading {heading.level}",
        [start, text_run(heading.text), end],
        moved,
    )


def contents_paragraphs(
    write: ParagraphWriter,
    headings: Sequence[Listed],
    levels: int,
    pages: Mapping[str, int],
    tabs: Mapping[int, str],
) -> list[str]:
    """The table of contents: a field that Word can rebuild, with every entry standing
    there as a link.

    It lists what has the style of a heading, and no paragraph that has an outline level
    alone, as questions have. `pages` has the page numbers of the headings by their
    texts; if it is empty, the field is marked as stale, so that Word reckons them when
    it opens the file. `tabs` are the tab stops of each level.
    """
    begin, end = field_runs(f'TOC \\o "1-{levels}" \\h \\z', dirty=not pages)
    paragraphs = []
    for place, heading in enumerate(headings, start=1):
        page = text_run(str(pages.get(heading.text, "")))
        number = field_runs(f"PAGEREF {heading.bookmark} \\h", [page])
        words = text_run(f"{heading.text}\t")
        link = make_element(
            "hyperlink",
            words,
            *number,
            anchor=heading.bookmark,
            history=1,
        )
        runs = [link]
        if place == 1:
            runs.insert(0, begin)
        if place == len(headings):
            runs.append(end)
        paragraphs.append(
            write.paragraph(f"toc {heading.level}", runs, tabs[heading.level])
        )
    return paragraphs
