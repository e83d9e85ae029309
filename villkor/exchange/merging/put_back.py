"""References put back where the figures of a text that comes from Word still say what
they said.

A paragraph or a sentence that is not changed is known again, wherever it stands now; in
others, a figure is the same if the words beside it are.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence

from msgspec import Struct

from villkor.exchange.merging.prose_units import sentences_in
from villkor.exchange.merging.rewritten import (
    Rewritten,
    ToldSentence,
    moved_figure,
)
from villkor.exchange.merging.told_units import ToldParagraph, with_references


class PutBack(Struct, frozen=True):
    """The paragraphs of a text with references put back, and what is to be told of
    figures that say something else now, in Swedish.
    """

    texts: tuple[str, ...]
    notes: tuple[str, ...] = ()


def put_back(
    theirs: Sequence[str],
    base: Sequence[ToldParagraph],
    ours: Sequence[ToldParagraph],
) -> PutBack:
    """The paragraphs of a text with the references of what it was made of (`base`), and
    of the report as it is now where it says the same.
    """
    told = [*base, *ours]
    if not any(unit.figures for unit in told):
        return PutBack(tuple(theirs))
    paragraphs = {unit.shown.text: unit.referred for unit in reversed(told)}
    sentences = _known_sentences(told)
    changed = _changed_sentences(theirs, {*paragraphs, *sentences})
    rewritten = Rewritten(
        _lost_sentences(base or ours, theirs),
        changed,
        dict(_figures_now(ours)),
    )
    sentences.update(zip(changed, rewritten.referred(), strict=True))
    found: list[str] = []
    for text in theirs:
        if text in paragraphs:
            found.append(paragraphs[text])
        else:
            found.append(" ".join(sentences[each] for each in sentences_in(text)))
    return PutBack(tuple(found), tuple(dict.fromkeys(rewritten.notes)))


def _known_sentences(told: Iterable[ToldParagraph]) -> dict[str, str]:
    """The sentences of some paragraphs, with references in the place of figures."""
    found: dict[str, str] = {}
    for unit in told:
        for sentence in _sentences_of(unit):
            referred = with_references(sentence.text, sentence.figures)
            found.setdefault(sentence.text, referred)
    return found


def _changed_sentences(
    theirs: Iterable[str],
    known: Container[str],
) -> list[str]:
    """The sentences of a text that are not known, nor is their paragraph."""
    found: list[str] = []
    for text in theirs:
        if text not in known:
            found += [each for each in sentences_in(text) if each not in known]
    return found


def _sentences_of(unit: ToldParagraph) -> Iterator[ToldSentence]:
    """The sentences of a paragraph, each with its figures."""
    start = 0
    for text in sentences_in(unit.shown.text):
        stop = start + len(text)
        figures = (
            moved_figure(figure, -start)
            for figure in unit.figures
            if start <= figure.start and figure.stop <= stop
        )
        yield ToldSentence(text, tuple(figures))
        start = stop + 1


def _lost_sentences(
    told: Iterable[ToldParagraph],
    theirs: Iterable[str],
) -> list[ToldSentence]:
    """The sentences that do not stand in a text any more."""
    kept: set[str] = set()
    for text in theirs:
        kept.update(sentences_in(text))
    found: list[ToldSentence] = []
    for unit in told:
        found += [each for each in _sentences_of(unit) if each.text not in kept]
    return found


def _figures_now(ours: Iterable[ToldParagraph]) -> Iterator[tuple[str, str]]:
    """What each reference stands for in the report as it is now."""
    for unit in ours:
        for figure in unit.figures:
            yield figure.reference, unit.shown.text[figure.start : figure.stop]
