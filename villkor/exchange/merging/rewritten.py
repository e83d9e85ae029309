"""Sentences that someone has rewritten in Word, beside what they were, and which figures
in them still say the same.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from villkor.exchange.merging.told_units import FigurePlace, with_references
from villkor.exchange.merging.word_diff import Piece, PieceKind, diff_words
from villkor.figures.swedish import MINUS, NBSP
from villkor.figures.wording import UNITS

_LONG_ENOUGH = 3  # signs of a figure that is the same one wherever it stands
# a figure as people write it, with whatever blanks
_UNITS = "|".join(
    sorted(
        UNITS,
        key=len,
        reverse=True,
    )
).replace(" ", "[ \N{NO-BREAK SPACE}]")
_SAID = re.compile(
    rf"""
    [{MINUS}-]?
    (?: [0-9]{{1,3}} (?: [ {NBSP}] [0-9]{{3}} \b ){{1,9}} | [0-9]{{1,20}} )
    (?: ,[0-9]{{1,9}} )?
    (?: [ {NBSP}] (?: {_UNITS} ) (?! \w ) )?
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W_]")


class ToldSentence(Struct, frozen=True):
    """A sentence and the figures in it."""

    text: str
    figures: tuple[FigurePlace, ...] = ()


def moved_figure(
    figure: FigurePlace,
    distance: int,
) -> FigurePlace:
    """The same figure some signs further on."""
    return FigurePlace(
        figure.start + distance,
        figure.stop + distance,
        figure.reference,
    )


class _Span(Struct, frozen=True):
    """A part of the old text and what stands in its place in the new one."""

    old: int
    old_stop: int
    new: int
    new_stop: int
    kept: bool


class Rewritten:
    """Sentences that have been changed, beside what they were. `now` is what references
    stand for in the report as it is now, and `notes` what there is to tell.
    """

    def __init__(
        self,
        before: Iterable[ToldSentence],
        after: Sequence[str],
        now: Mapping[str, str],
    ) -> None:
        self.now = now
        self.notes: list[str] = []
        self._after = after
        self._figures: list[FigurePlace] = []
        texts: list[str] = []
        start = 0
        for sentence in before:
            texts.append(sentence.text)
            self._figures += [
                moved_figure(figure, start) for figure in sentence.figures
            ]
            start += len(sentence.text) + 1
        self._old = "\n".join(texts)
        self._new = "\n".join(after)

    def referred(self) -> list[str]:
        """The changed sentences with references put back."""
        kept = deque(self._kept_figures() if self._figures else ())
        found: list[str] = []
        start = 0
        for text in self._after:
            stop = start + len(text)
            own: list[FigurePlace] = []
            while kept and kept[0].start < stop:
                own.append(moved_figure(kept.popleft(), -start))
            found.append(with_references(text, own))
            start = stop + 1
        return found

    def _kept_figures(self) -> Iterator[FigurePlace]:
        """Where each figure stands that says the same as before, or as the report
        now.
        """
        spans = deque(_spans_of(diff_words(self._old, self._new)))
        done = 0
        for figure in self._figures:
            while spans[0].old_stop <= figure.start:
                spans.popleft()
            over: list[_Span] = []
            for span in spans:
                if span.old >= figure.stop:
                    break
                over.append(span)
            place = self._place_in(figure, over)
            if place and place.start >= done:
                yield place
                done = place.stop

    def _place_in(
        self,
        figure: FigurePlace,
        over: list[_Span],
    ) -> FigurePlace | None:
        """Where a figure stands in the new text, given what has become of the part of
        the old one that it stands in.
        """
        words = self._old[figure.start : figure.stop]
        if words == figure.reference:  # it leads nowhere, and stands as it is written
            return None
        first = over[0]
        if len(over) == 1 and first.kept:
            beside = self._old[first.old : figure.start]
            beside += self._old[figure.stop : first.old_stop]
            if len(words) >= _LONG_ENOUGH or _WORD.search(beside):
                return moved_figure(figure, first.new - first.old)
        start, stop = self._new_figure(figure, over)
        said = self._new[start:stop]
        if said and _same_figure(
            said,
            words,
            self.now.get(figure.reference, words),
        ):
            return FigurePlace(start, stop, figure.reference)
        if said:
            self._tell(figure, words, said)
        return None

    def _new_figure(
        self,
        figure: FigurePlace,
        over: list[_Span],
    ) -> tuple[int, int]:
        """Where the figure stands that has come in the place of one, if as many figures
        stand in the new words as in the old; else an empty place.
        """
        old, old_stop = over[0].old, over[-1].old_stop
        new, new_stop = over[0].new, over[-1].new_stop
        if over[0].kept:
            old, new = figure.start, figure.start - over[0].old + over[0].new
        if over[-1].kept:
            old_stop = figure.stop
            new_stop = figure.stop - over[-1].old + over[-1].new
        before = list(
            _SAID.finditer(
                self._old,
                old,
                old_stop,
            )
        )
        after = list(
            _SAID.finditer(
                self._new,
                new,
                new_stop,
            )
        )
        if len(before) == len(after):
            for was, now in zip(before, after, strict=True):
                if was.start() == figure.start:
                    return now.span()
        return new, new

    def _tell(
        self,
        figure: FigurePlace,
        words: str,
        said: str,
    ) -> None:
        shown = f"{words} → {said}".replace(NBSP, " ")
        self.notes.append(f"Siffran {figure.reference} skrevs om i Word: {shown}.")


def _spans_of(pieces: Iterable[Piece]) -> Iterator[_Span]:
    """The pieces as parts of both texts; what is added is in the place of what is
    struck before it.
    """
    old = new = old_stop = new_stop = 0
    for piece in pieces:
        length = len(piece.text)
        if piece.kind is PieceKind.KEPT:
            if old_stop > old or new_stop > new:
                yield _Span(
                    old,
                    old_stop,
                    new,
                    new_stop,
                    kept=False,
                )
            old, new = old_stop + length, new_stop + length
            yield _Span(
                old_stop,
                old,
                new_stop,
                new,
                kept=True,
            )
            old_stop, new_stop = old, new
        elif piece.kind is PieceKind.STRUCK:
            old_stop += length
        else:
            new_stop += length
    yield _Span(
        old,
        old_stop,
        new,
        new_stop,
        kept=False,
    )


def _same_figure(said: str, *figures: str) -> bool:
    """Whether a figure is one of others, with whatever blanks."""
    plain = " ".join(said.split())
    return any(plain == " ".join(figure.split()) for figure in figures)
