"""The relations that a form implies, between whichever figures a report has.

A form says them in the same language, with names of three sorts: those that stand for
what there is one of (`totalt`), or for a sum (`stödformernas belopp`); those that stand
for each part in turn (`varje stödforms belopp`); and words with a star (`beviljade *`),
for every key figure that has the word in its name. The star is the rest of the name,
and the same in the whole relation.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import product
from typing import Generic, TypeVar

from msgspec import Struct

from villkor.figures.number import Figure
from villkor.figures.relations.reckon import Figures
from villkor.figures.relations.tree import (
    Comparison,
    Name,
    Negative,
    Number,
    Operation,
    Tree,
    relation_names,
)

Part = TypeVar("Part", bound=Hashable)

SINGLE = (
    "tilldelat",
    "totalt",
    "stödformernas belopp",
    "stödformernas andelar",
    "prioriteringarnas belopp",
    "prioriteringarnas andelar",
)
EACH = (
    "varje stödforms belopp",
    "varje stödforms andel",
    "varje prioriterings belopp",
    "varje prioriterings andel",
)


class Known(Struct, Generic[Part], frozen=True):
    """The figures of a report: of the names in `SINGLE`, of the parts by each name in
    `EACH`, and the key figures by their names.

    `forms` are words that count as one in the names of key figures: beviljat,
    beviljade.
    """

    single: Figures
    each: Mapping[str, Mapping[Part, Figure]]
    key_figures: Mapping[str, Figure]
    forms: Sequence[Sequence[str]]


def relation_instances(
    pattern: Comparison,
    known: Known[Part],
) -> Iterator[tuple[Comparison, Figures, Part | None]]:
    """The relation between each set of figures that fits, with those figures and the
    part that it is about, if it is about one.

    There is none if a figure that it names is not there.
    """
    single: dict[str, Sequence[Figure]] = {}
    varying: list[str] = []
    for word in dict.fromkeys(name.word for name in relation_names(pattern)):
        if word in known.single:
            single[word] = known.single[word]
        elif word in SINGLE:
            return
        else:
            varying.append(word)
    if not varying:
        yield pattern, single, None
    elif varying[0] in EACH:
        for part, figures in _of_each_part(varying, known):
            yield pattern, {**single, **figures}, part
    else:
        for named in _key_figure_names(varying, known):
            left, right = (
                _with_names(pattern.left, named),
                _with_names(pattern.right, named),
            )
            figures = {name: [known.key_figures[name]] for name in named.values()}
            yield Comparison(left, pattern.sign, right), {**single, **figures}, None


def _of_each_part(
    words: Sequence[str],
    known: Known[Part],
) -> Iterator[tuple[Part, Figures]]:
    """The figures by these names of each part that has them all."""
    for part in known.each[words[0]]:
        figures: dict[str, Sequence[Figure]] = {}
        for word in words:
            if part in known.each[word]:
                figures[word] = [known.each[word][part]]
        if len(figures) == len(words):
            yield part, figures


def _key_figure_names(
    words: Sequence[str],
    known: Known[Part],
) -> Iterator[dict[str, str]]:
    """The names of key figures that words with a star may stand for at once: those that
    have the same rest.
    """
    found = [_names_by_rest(word, known) for word in words]
    for rest in found[0]:
        fitting = [by_rest.get(rest, ()) for by_rest in found]
        for chosen in product(*fitting):
            yield dict(zip(words, chosen, strict=True))


def mixes_parts(pattern: Comparison) -> bool:
    """Whether its names cannot all be there at once: parts of different lists, or parts
    and stars.
    """
    lists = set()
    for name in relation_names(pattern):
        if name.word in EACH:
            lists.add(name.word.rpartition(" ")[0])
        elif name.word not in SINGLE:
            lists.add("*")
    return len(lists) > 1


def _names_by_rest(word: str, known: Known[Part]) -> dict[str, list[str]]:
    """The names of the key figures that a word with a star stands for, by the rest of
    the name.
    """
    said = word.removesuffix(" *").casefold()
    same = next((forms for forms in known.forms if said in forms), (said,))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, same))})\b")
    found: dict[str, list[str]] = {}
    for name in known.key_figures:
        rest, count = pattern.subn("*", name.casefold(), count=1)
        if count:
            found.setdefault(rest, []).append(name)
    return found


def _with_names(tree: Tree, named: Mapping[str, str]) -> Tree:
    """The tree with the names of figures in place of words with a star."""
    match tree:
        case Number():
            return tree
        case Name(word, offset):
            return Name(named.get(word, word), offset)
        case Negative(inner, offset):
            return Negative(_with_names(inner, named), offset)
        case Operation(operator, left, right, offset):
            return Operation(
                operator,
                _with_names(left, named),
                _with_names(right, named),
                offset,
            )
