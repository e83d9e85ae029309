"""What a key figure counts: its `räknar`, or the noun that its name holds, as
ansökningar in ”Antal inkomna ansökningar”.
"""

from __future__ import annotations

import re

from msgspec import Struct

from villkor.figures.number import Figure
from villkor.grant.model import KeyFigure
from villkor.rules.prose.figure_names import stems_in

_NUMBER_OF = re.compile(
    r"(?:(?:totalt|sammanlagt)\s{1,9})?antal(?:et)?\s{1,9}", re.IGNORECASE
)
_TAIL = re.compile(
    r"\s{1,9}(?:av|med|i|inom|till|för|från|på|om|hos|som|under|per|vid|utan|ur|mot|via)\b|[,(]",
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
    head, also = _noun_phrase(named_count(figure.name))
    *kinds, noun = ["", *map(str.casefold, head)]
    kinds = kinds[1:]
    said = figure.counts.strip().casefold()
    if not _is_noun(said or noun):
        return None
    return Counted(
        name=figure.name,
        value=figure.value,
        noun=said or noun,
        kinds=tuple(kinds),
        also=frozenset() if said else also,
        told=bool(said),
    )


def _noun_phrase(name: str) -> tuple[list[str], frozenset[str]]:
    """The words of a name until its noun, and the stems of those after: företag, and
    ledda av kvinnor.
    """
    tail = _TAIL.search(name)
    if tail is None:
        return name.split(), frozenset()
    head = name[: tail.start()].split()
    rest = name[tail.start() :]
    if len(head) > 1 and _PARTICIPLE.search(head[-1]):
        rest += f" {head.pop()}"
    return head, stems_in(rest)


def named_count(name: str) -> str:
    """The name of a figure without ”antal”: inkomna ansökningar."""
    return _NUMBER_OF.sub("", " ".join(name.split()), count=1)


def _is_noun(word: str) -> bool:
    """Whether a word can be looked for after a number."""
    return word.isalpha() and len(word) > len("av")
