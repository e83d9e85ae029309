"""The marks around stretches of a paragraph in Markdown, opened and closed so that each
stands whole within another.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from villkor.document.blocks import Run
from villkor.document.commonmark import LANGUAGES

_LANGUAGE_KEYS = {language: key for key, language in LANGUAGES.items()}
_BOLD, _LANGUAGE, _LINK = "**", "language", "link"
# of marks that begin and end together, the first stands outermost
_OUTERMOST = {_LANGUAGE: 0, _LINK: 1, _BOLD: 2, "*": 3, "_": 3}


class Mark(Struct, frozen=True):
    """A mark by its kind, with the signs that open and close it."""

    kind: str
    opening: str
    closing: str

    @property
    def rank(self) -> int:
        """Which of several stands outermost: the lowest."""
        return _OUTERMOST[self.kind]

    def may_cross(self, other: Mark) -> bool:
        """Whether one of the two may end within the other: languages are looked for in
        what is left of a paragraph without its emphasis.
        """
        kinds = {self.kind, other.kind}
        return _LANGUAGE in kinds and _LINK not in kinds


def marks_of(run: Run, italic: str, *, linked: bool) -> list[Mark]:
    """The marks that a run needs."""
    found: list[Mark] = []
    if run.language:
        closing = f"]{{{_LANGUAGE_KEYS[run.language]}}}"
        found.append(Mark(_LANGUAGE, "[", closing))
    if linked:
        found.append(Mark(_LINK, "[", f"]({_destination(run.link)})"))
    if run.bold:
        found.append(Mark(_BOLD, _BOLD, _BOLD))
    if run.italic:
        found.append(Mark(italic, italic, italic))
    return found


def _destination(link: str) -> str:
    escaped = link.replace("&", "\\&") if ";" in link else link
    if set(link) & {"(", ")"}:
        return f"<{escaped}>"
    return escaped


def in_opening_order(
    wanted: list[list[Mark]],
    *,
    language_within: bool,
) -> list[list[Mark]]:
    """The marks of each run, the one that goes on longest first."""
    ordered: list[list[Mark]] = []
    lengths: dict[Mark, int] = {}
    for marks in reversed(wanted):
        lengths = {mark: lengths.get(mark, 0) + 1 for mark in marks}
        # from the shortest on: the sort keeps the order of those that are alike
        inner = sorted(marks, key=lambda mark: mark.rank)
        if language_within and inner and inner[0].kind == _LANGUAGE:
            inner.append(inner.pop(0))
        ordered.append(sorted(inner, key=lengths.__getitem__, reverse=True))
    return ordered[::-1]


def changed_marks(open_marks: list[Mark], wanted: Iterable[Mark]) -> list[str]:
    """The signs between two runs; `open_marks` are those before them, outermost first,
    and become those after them.
    """
    needed = list(wanted)
    closing: list[Mark] = []
    for mark in open_marks:
        bound = any(not mark.may_cross(outer) for outer in closing)
        if bound or mark not in needed:
            closing.append(mark)
    signs = [mark.closing for mark in reversed(closing)]
    for mark in closing:
        open_marks.remove(mark)
    for mark in needed:
        if mark not in open_marks:
            open_marks.append(mark)
            signs.append(mark.opening)
    return signs
