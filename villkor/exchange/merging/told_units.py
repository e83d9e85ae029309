"""A text as it is written and as a Word file says it, paragraph by paragraph, and where
in what is said the figures stand that the written text refers to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from villkor.document.to_markdown import to_markdown
from villkor.exchange.merging.prose_units import Unit, units_of
from villkor.figures.swedish import MINUS, NBSP
from villkor.report.referred_text import ReferredText, referred_text

# a figure as `figures.wording` writes it; what may be the text's own comes last
FIGURE = re.compile(
    rf"""
    (?P<number> [{MINUS}-]? [0-9]{{1,20}} (?: {NBSP} [0-9]{{3}} ){{0,9}} (?: ,[0-9]{{1,9}} )? )
    (?P<unit> {NBSP} (?: % | [a-zåäö]{{1,12}} ) )?
    (?: [{NBSP} ] kron(?:or|a) \b )?
    """,
    re.VERBOSE,
)


class FigurePlace(Struct, frozen=True):
    """A figure in what a text says: where it begins and ends, and the reference that it
    stands for.
    """

    start: int
    stop: int
    reference: str


class ToldParagraph(Struct, frozen=True):
    """A paragraph as it is written (None: it is not known which lines are it) and as it
    is said, and the figures in what it says.
    """

    written: Unit | None
    shown: Unit
    figures: tuple[FigurePlace, ...] = ()

    @property
    def referred(self) -> str:
        """What it says, with references in the place of figures."""
        return with_references(self.shown.text, self.figures)


def with_references(
    text: str,
    figures: Iterable[FigurePlace],
) -> str:
    """A text with references in the place of its figures, which are in their order."""
    pieces: list[str] = []
    done = 0
    for figure in figures:
        pieces += (text[done : figure.start], figure.reference)
        done = figure.stop
    return "".join((*pieces, text[done:]))


def told_units(
    written: str,
    shown: str,
) -> list[ToldParagraph]:
    """The paragraphs of a text that is written so and shown so."""
    said = units_of(shown)
    lines: list[Unit | None] = [*units_of(written)]
    if len(lines) != len(said):
        lines = [None] * len(said)
    referred = referred_text(written)
    patterns = units_of(to_markdown(referred.blocks)) if referred.references else []
    if len(patterns) != len(said):
        return [ToldParagraph(*both) for both in zip(lines, said, strict=True)]
    found: list[ToldParagraph] = []
    for unit, line, pattern in zip(said, lines, patterns, strict=True):
        figures = tuple(
            _figures_in(
                unit.text,
                pattern.text,
                referred,
            )
        )
        found.append(ToldParagraph(line, unit, figures))
    return found


def _figures_in(
    said: str,
    pattern: str,
    referred: ReferredText,
) -> Iterator[FigurePlace]:
    """The figures in what is said, if it is the pattern with figures in the place of
    its signs; else none.
    """
    signs = "".join(referred.by_sign)
    if not signs:
        return
    literals = re.split(f"[{signs}]", pattern)
    standing = [referred.by_sign[sign] for sign in pattern if sign in signs]
    found: list[FigurePlace] = []
    place = _after_literal(said, 0, literals[0])
    for reference, literal in zip(standing, literals[1:], strict=True):
        words = " ".join(referred.written(reference).split())
        for stop in _possible_ends(said, place, words):
            after = _after_literal(said, stop, literal)
            if after >= 0:
                break
        else:
            return
        found.append(FigurePlace(place, stop, words))
        place = after
    if place == len(said):
        yield from found


def _after_literal(
    text: str,
    place: int,
    literal: str,
) -> int:
    r"""Where a literal ends that begins at a place, or -1. A sign may have a backslash
    there that it needs only beside a figure: `1164\\.` first in a paragraph.
    """
    if place >= 0 and text.startswith(literal, place):
        return place + len(literal)
    if literal and text.startswith(f"\\{literal}", place):
        return place + 1 + len(literal)
    return -1


def _possible_ends(
    text: str,
    place: int,
    words: str,
) -> Iterator[int]:
    """Where what stands for a reference may end: the figure with its unit, or without,
    or the words themselves, if it leads nowhere or is no figure.
    """
    if place < 0:
        return
    if text.startswith(words, place):
        yield place + len(words)
    figure = FIGURE.match(text, place)
    if figure:
        yield figure.end()
        yield figure.end("unit")
        yield figure.end("number")
