"""Which amounts and shares of a text are said of which figures of the grant.

An amount is linked to a name by the order of the words between and around them: 46,2
mnkr till projektverksamhet, projektverksamhet fick 46,2 mnkr, projektverksamhet (46,2
mnkr). Where the sentence speaks of another time, another's money, a plan or a part,
nothing is linked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from msgspec import Struct

from villkor.figures.units import Unit
from villkor.rules.prose.figure_names import FigureNames, HeldFigure
from villkor.rules.prose.grant_words import (
    ANY_WORD,
    OTHER,
    OTHER_YEAR,
    letter_of,
)
from villkor.rules.prose.pattern import Pattern
from villkor.rules.prose.quantities import Quantity
from villkor.rules.prose.read_sentences import (
    AMOUNT_LETTER,
    WORD_OR_SIGN,
    ReadSentence,
    read_sentence,
)
from villkor.rules.prose.sentences import Sentence

_LONGEST_CONTEXT = 300
_AFTER = Pattern(
    r"(?:[QS]p?)(?:c(?=v))?(?:[gvay]{0,6}t[gtvy]{0,6}|[gay]{0,6}v[gvy]{0,6})N"
)
_GROUPED = Pattern(r"[QS]o[gvd]{0,3}[QS][gav]{0,4}p")
_BEFORE = Pattern(r"N(?:[gvydt]|c?s){0,8}o?\Z")
_ENDS = Pattern(r"(?:[at]?[gyv]){0,8}(?:[ckpodw]|\Z)")
_SUM_FOLLOWS = Pattern(r"[ck][gt]{0,4}N(?![gvydt]{0,8}o?[QS])")
_ANOTHER_BEFORE = Pattern(r"N[gtkcavy]{0,6}\Z")
_ITS_SHARE = Pattern(
    r"o[gvd]{0,3}(?P<paren>[QS])[gav]{0,4}p|c[gk]{0,2}(?P<comma>[QS])[gav]{0,4}(?:[cp]|\Z)"
)
_ALLOCATED = Pattern(r"(?i)\btilldela(?:des|de|ts)\b[^,;]{0,60}\Z")
_TOTAL = Pattern(
    r"(?i)\b(?:totalt|sammanlagt|sammantaget)\b[^,;]{0,60}\b(?:fördel|bevilj)[^,;]{0,40}\Z"
    r"|\b(?:fördel|bevilj)[^,;]{0,60}\b(?:totalt|sammanlagt|sammantaget)\b[^,;]{0,20}\Z"
)
# Inom den gick
_OF_THAT_PART = Pattern(
    r"(?i)\b(?:inom|av|i|från|ur|för|hos|till)\s+"
    r"(?:den|denna|det|detta|dem|dessa|posten|prioriteringen|området|insatsområdet|delen)"
    r"\s+(?:gick|går|har|hade|fick|är|var|fördela\w+|bevilja\w+|står|stod|utgör\w*|avs\w+)\b"
)
_REACH = 20  # words back in which a name is looked for


class Link(Struct, frozen=True):
    """A quantity that is said of a figure. It is sure if every word around says so."""

    quantity: Quantity
    figure: HeldFigure
    sure: bool


def links_in(
    sentence: Sentence,
    names: FigureNames,
    year: int,
    own_words: Collection[str],
) -> Iterator[Link]:
    """The amounts and shares of a sentence that are said of a figure."""
    read = read_sentence(sentence, names, year, own_words)
    if read is None:
        return
    linked: set[int] = set()
    for place in read.quantities:
        for link_place, figure in _named(read, place):
            if link_place in linked:
                continue
            linked.add(link_place)
            if _is_elsewhere(read, place, sentence.year, year):
                continue
            is_plain = ANY_WORD not in read.code[:place]
            sure = is_plain and not _goes_on_from_another(sentence, year)
            yield Link(read.quantities[link_place], figure, sure)
    if not linked:
        yield from _said_of_whole(sentence, read, names, year)
        yield from _scattered(read, names, sentence.year, year)


def _goes_on_from_another(sentence: Sentence, year: int) -> bool:
    """Whether the sentence before, or what leads to a list, speaks of something
    else, or the sentence of a part that was named there.
    """
    if _OF_THAT_PART.search(sentence.text, sentence.start, sentence.stop):
        return True
    start = max(sentence.before, sentence.start - _LONGEST_CONTEXT)
    before = sentence.text[start : sentence.start]
    words = WORD_OR_SIGN.finditer(before)
    return any(letter_of(word[0], year, ()) == OTHER for word in words)


def _named(read: ReadSentence, place: int) -> Iterator[tuple[int, HeldFigure]]:
    """The figure that a quantity is said of, by the quantity's place, and with it what
    stands beside it in parentheses.
    """
    name = _name_of(read, place)
    if name is None:
        return
    yield place, read.names[name]
    beside = _ITS_SHARE.match(read.code, place + 1)
    if beside:
        other = beside.start("paren")
        if other < 0:
            other = beside.start("comma")
        if read.code[other] != read.code[place]:
            yield other, read.names[name]


def _name_of(read: ReadSentence, place: int) -> int | None:
    """The place of the name that a quantity is said of: after it, or else before it."""
    code = read.code
    grouped = _GROUPED.match(code, place)
    last = grouped.end() - len("Qp") if grouped else place
    before = _BEFORE.search(code, max(0, place - _REACH), place)
    after = _AFTER.match(code, last)
    if not after:
        return _name_before(code, before, grouped.end() if grouped else place + 1)
    name = after.end() - 1
    is_part_of_both = before and "c" not in before[0]
    is_with_another = _SUM_FOLLOWS.match(code, name + 1)
    if is_part_of_both or is_with_another or not _ENDS.match(code, name + 1):
        return None
    return name


def _name_before(code: str, before: re.Match[str] | None, end: int) -> int | None:
    if not before or not _ENDS.match(code, end):
        return None
    name = before.start()
    if code[name - 1 : name] == "a" or _ANOTHER_BEFORE.search(
        code, max(0, name - _REACH), name
    ):
        return None
    return name


def _is_elsewhere(read: ReadSentence, place: int, told: int, year: int) -> bool:
    """Whether the words around a quantity say that it is of something else."""
    code = read.code
    clause = re.split("[ck]", code[place + 1 :], maxsplit=1)[0]
    if OTHER in code[:place] or OTHER in clause or OTHER_YEAR in clause:
        return True
    years = _years_before(code[:place])
    if years:
        return years[-1] == OTHER_YEAR
    return told not in {0, year}


def _years_before(code: str) -> str:
    """The years that are not those of another quantity in the same clause."""
    own = re.sub(r"[QS][^ck]{0,40}?Y", "", code)
    return re.sub("[^yY]", "", own)


def _said_of_whole(
    sentence: Sentence,
    read: ReadSentence,
    names: FigureNames,
    year: int,
) -> Iterator[Link]:
    """The first amount of a sentence that says what was allocated, or granted of it."""
    place = read.code.find(AMOUNT_LETTER)
    if place < 0 or read.names or ANY_WORD in read.code[:place]:
        return
    quantity = read.quantities[place]
    words = sentence.text[sentence.start : quantity.start]
    held = None
    if _ALLOCATED.search(words):
        held = names.allocated
    elif (
        _TOTAL.search(words)
        and "anslag" in sentence.text[sentence.start : sentence.stop]
    ):
        held = names.total
    ends = _ENDS.match(read.code, place + 1)
    if held and ends and not _is_elsewhere(read, place, sentence.year, year):
        yield Link(quantity, held, sure=True)


def _scattered(
    read: ReadSentence,
    names: FigureNames,
    told: int,
    year: int,
) -> Iterator[Link]:
    """The key figures all whose words stand in a sentence with one quantity of their
    kind, and that nothing else says is of something else.
    """
    if OTHER_YEAR in read.code or told not in {0, year}:
        return
    single = _single_of_kind(read.quantities.values())
    for stem in sorted(read.stems):
        for held in names.by_stem.get(stem, ()):
            if not held.stems <= read.stems or read.others - held.stems:
                continue
            for unit in {figure.unit for figure in held.figures}:
                quantity = single.get(unit)
                if quantity:
                    yield Link(quantity, held, sure=False)


def _single_of_kind(quantities: Iterable[Quantity]) -> dict[Unit, Quantity]:
    """The quantities that are alone of their kind."""
    found: dict[Unit, list[Quantity]] = {}
    for one in quantities:
        found.setdefault(one.unit, []).append(one)
    return {unit: ones[0] for unit, ones in found.items() if len(ones) == 1}
