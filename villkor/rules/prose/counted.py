"""What a key figure counts: its `räknar`, or the noun that its name holds, as
ansökningar in ”Antal inkomna ansökningar”.
"""

from __future__ import annotations

import re

from msgspec import Struct

from villkor.figures.number import Figure
from villkor.grant.model import KeyFigure
from villkor.rules.prose.figure_names import stems_in

_NUMBER_OF = re.compile(r"(?:(?:totalt|sammanlagt)\s+)?antal(?:et)?\s+", re.IGNORECASE)
_TAIL = re.compile(
    r"\s+(?:av|med|i|inom|till|för|från|på|om|hos|som|under|per|vid|utan|ur|mot|via)\b|[,(]",
)
_PARTICIPLE = re.compile(r"(?:ade|[dltn]da|[lts]ta|gna)\Z")


class Counted(Struct, frozen=True):
    """What a key figure counts: one noun, what kinds of it, and the stems of what else
    its name says and a text must therefore say too. It is told by `räknar`, or else by
    the name.
    """

    name: str
    value: Figure
    noun: str
    kinds: tuple[str, ...] = ()
    also: frozenset[str] = frozenset()
    told: bool = False


def counted_by(figure: KeyFigure) -> Counted | None:
    """What a key figure counts, if one word says it."""
    name = named_count(figure.name)
    tail = _TAIL.search(name)
    head = name[: tail.start()].split() if tail else name.split()
    also = stems_in(name[tail.start() :]) if tail else frozenset[str]()
    if len(head) > 1 and tail and _PARTICIPLE.search(head[-1]):
        also |= stems_in(head[-1])
        head = head[:-1]
    kinds = tuple(word.casefold() for word in head[:-1])
    said = figure.counts.strip().casefold()
    if said:
        if not _is_noun(said):
            return None
        return Counted(figure.name, figure.value, said, kinds, told=True)
    noun = head[-1].casefold() if head else ""
    if not _is_noun(noun):
        return None
    return Counted(figure.name, figure.value, noun, kinds, also)


def named_count(name: str) -> str:
    """The name of a figure without ”antal”: inkomna ansökningar."""
    return _NUMBER_OF.sub("", " ".join(name.split()), count=1)


def _is_noun(word: str) -> bool:
    """Whether a word can be looked for after a number."""
    return word.isalpha() and len(word) > len("av")
