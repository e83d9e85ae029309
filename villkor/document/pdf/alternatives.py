"""The alternative texts of charts, put into the PDF that LibreOffice has made: it keeps
those of pictures but (7.4) not those of charts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_FIGURE, _END = b"/S/Figure", b"endobj"
_OBJECT = re.compile(rb"(\d+) 0 obj\s")
_LAST = re.compile(rb"trailer\s*(<<.*>>)\s*startxref\s+(\d+)\s+%%EOF\s*\Z", re.DOTALL)


def with_alternatives(pdf: bytes, texts: Sequence[str]) -> bytes:
    """The PDF with the texts as those of its figures, in the order of reading.

    They are added as the format lets a change be (ISO 32000-1, 7.5.6): the bytes that
    are there stay, and new ones come after them. A PDF that is built otherwise than
    LibreOffice's, or that has another number of figures without a text, is left as it
    is.
    """
    figures = _untold_figures(pdf)
    last = _LAST.search(pdf, pdf.rfind(b"trailer"))
    if not last or len(figures) != len(texts) or not texts:
        return pdf
    changed, table = pdf, b"xref\n"
    for (number, body), text in zip(sorted(figures.items()), texts, strict=True):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(changed))
        changed += b"%d 0 obj\n%s%s\n\n" % (number, _with_text(body, text), _END)
    trailer = last[1].replace(b"<<", b"<<\n/Prev " + last[2], 1)
    return (
        changed
        + table
        + b"trailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (trailer, len(changed))
    )


def _with_text(figure: bytes, text: str) -> bytes:
    """The object of a figure with an alternative text."""
    said = text.encode("utf-16-be").hex().upper().encode()
    return figure.replace(_FIGURE, _FIGURE + b"\n/Alt<FEFF" + said + b">", 1)


def _untold_figures(pdf: bytes) -> dict[int, bytes]:
    """The figures without an alternative text: what stands in each object, by its
    number, which rises as the reading goes on.
    """
    found: dict[int, bytes] = {}
    at = pdf.find(_FIGURE)
    while at >= 0:
        end = pdf.find(_END, at)
        start = _OBJECT.search(pdf, max(0, pdf.rfind(_END, 0, at)), at)
        if start:
            inside = pdf[start.end() : end]
            if b"/Alt" not in inside:
                found[int(start[1])] = inside
        at = pdf.find(_FIGURE, end)
    return found
