"""What the cover of a Word file tells of the report: its day, the decision about it,
whom to ask, and its register numbers, as our own cover prints them and as people type
them ("Dnr: RUN 12-2022").

Only what cannot be anything else is understood.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from msgspec import Struct

from villkor.exchange.cover import NO_NUMBER, decision_words, number_key
from villkor.exchange.cover_labels import (
    CONTACT,
    DAY,
    DECISION,
    NUMBERS,
    OTHER,
    labelled_line,
)
from villkor.exchange.cover_lines import CoverLine, cover_lines
from villkor.exchange.placing.places import Placed
from villkor.exchange.read_decision import read_decision_words
from villkor.figures.dates import read_day
from villkor.figures.swedish import swedish_date
from villkor.report.keys import REGION_NUMBER
from villkor.report.model import Report

_MOST_WORDS = 20  # of whom to ask
_MOST_SIGNS = 40  # of a register number
_SIGNS_FIRST = re.compile(r"[A-ZÅÄÖ]{1,8}")  # what may stand before the figures of one
_FIGURES = re.compile(r"[\w./:-]+")
_DASHES = str.maketrans("–‑−", "---")


_Fact = tuple[str, str, CoverLine]  # a key, what is told, and where


class CoverFact(Struct, frozen=True):
    """What the cover says under a key of rapport.yaml, as our own cover prints it, and
    the places of the paragraphs that say no more than that.
    """

    key: str
    told: str
    places: frozenset[int]


def same_fact(
    one: str,
    other: str,
) -> bool:
    """Whether two facts are the same, whatever dashes and blanks they have."""
    return _plain(one) == _plain(other)


def _plain(told: str) -> str:
    return " ".join(told.translate(_DASHES).split())


def facts_on_cover(
    report: Report,
    placed: Placed,
) -> tuple[CoverFact, ...]:
    """What the cover of a Word file tells. What it tells twice, each time otherwise, is
    not understood, and nothing is on the cover of another region's report.
    """
    lines = list(cover_lines(placed))
    if placed.packet or _is_of_another(report, lines):
        return ()
    told: dict[str, list[_Fact]] = defaultdict(list)
    for fact in _Reading(report).facts(lines):
        told[fact[0]].append(fact)
    sure = [said for said in told.values() if _is_one(said)]
    understood = _lines_at(line for said in sure for _, _, line in said)
    whole = _lines_at(lines)
    facts = []
    for said in sure:
        places = {place for _, _, line in said for place in line.places}
        settled = {place for place in places if understood[place] == whole[place]}
        key, value, line = said[0]
        found = CoverFact(
            key,
            value,
            frozenset(settled),
        )
        facts.append((min(line.places), found))
    facts.sort(key=itemgetter(0))
    return tuple(found for _, found in facts)


def _is_of_another(
    report: Report,
    lines: Iterable[CoverLine],
) -> bool:
    """Whether another region is named."""
    whole = "\n".join(line.text for line in lines)
    others = {region.name for region in report.form.regions}
    others.discard(report.settings.region)
    return any(name in whole for name in others)


def _is_one(said: Sequence[_Fact]) -> bool:
    """Whether all of some lines say the same."""
    _, first, _ = said[0]
    return all(same_fact(first, value) for _, value, _ in said)


def _lines_at(lines: Iterable[CoverLine]) -> Counter[int]:
    """How many lines stand at each place."""
    found: Counter[int] = Counter()
    for line in lines:
        found.update(line.places)
    return found


class _Reading(Struct):
    """Reads the cover of a report. `label` is what the lines that follow are about."""

    report: Report
    label: str = OTHER

    def facts(self, lines: list[CoverLine]) -> Iterator[_Fact]:
        """Each fact with its key and the line that tells it."""
        below: dict[str, list[CoverLine]] = defaultdict(list)
        for line in lines:
            label, rest = labelled_line(line.text)
            if label is not None:
                self.label = OTHER if rest else label
                yield from self._told(
                    label,
                    rest,
                    line,
                )
            elif self.label in {DAY, DECISION, CONTACT}:
                below[self.label].append(line)
            elif self.label == NUMBERS and not read_day(line.text):
                yield from self._number_of_party(line)
            else:
                yield from self._told(
                    DAY,
                    line.text,
                    line,
                )
        for name, under in below.items():
            if len(under) == 1:  # else nobody knows how many of them belong to it
                yield from self._told(
                    name,
                    under[0].text,
                    under[0],
                )

    def _told(
        self,
        label: str,
        rest: str,
        line: CoverLine,
    ) -> Iterator[_Fact]:
        """What is said after a label, if it is of the kind that belongs there."""
        day = read_day(rest)
        if label == DAY and day:
            yield DAY, swedish_date(day), line
        elif label == DECISION:
            decision = read_decision_words(rest)
            if decision:
                yield DECISION, decision_words(decision), line
        elif label == CONTACT and _is_whole(rest):
            yield CONTACT, rest, line
        elif label == NUMBERS:
            yield from self._number_alone(rest, line)

    def _number_alone(
        self,
        number: str,
        line: CoverLine,
    ) -> Iterator[_Fact]:
        """A number that stands by itself: a recipient's, if it is theirs, else the
        region's own. A part of one of theirs is neither.
        """
        for each in self.report.form.recipients:
            known = {each.register_number}
            written = self.report.settings.register_numbers.get(each.key)
            if written:
                known.add(written.text)
            for told in filter(None, known):
                if same_fact(told, number):
                    yield number_key(each.key), number, line
                    return
                if number in told:
                    return
        if _is_number(number):
            yield number_key(REGION_NUMBER), number, line

    def _number_of_party(self, line: CoverLine) -> Iterator[_Fact]:
        """The number of a line with a name before it: "Region Norrbotten RUN 1"."""
        for name, party in self._parties():
            if line.text.casefold().startswith(name.casefold()):
                number = line.text[len(name) :].strip(" :,")
                if party != REGION_NUMBER or _is_number(number):
                    yield from _known_number(
                        party,
                        number,
                        line,
                    )
                return
        yield from self._number_alone(line.text, line)

    def _parties(self) -> Iterator[tuple[str, str]]:
        for each in self.report.form.recipients:
            yield each.name, each.key
        for name in (self.report.settings.region, "Regionen", "Region"):
            yield name, REGION_NUMBER


def _known_number(
    party: str,
    number: str,
    line: CoverLine,
) -> Iterator[_Fact]:
    is_short = len(number) <= _MOST_SIGNS
    if number != NO_NUMBER and is_short and any(map(str.isdigit, number)):
        yield number_key(party), number, line


def _is_whole(told: str) -> bool:
    """Whether a text may be all that is said of whom to ask."""
    ends = told.endswith((",", ":", "-"))
    return bool(told) and not ends and len(told.split()) <= _MOST_WORDS


def _is_number(told: str) -> bool:
    """Whether a text is a register number: figures, with signs in capitals before."""
    *signs, last = told.split() or [""]
    are_signs = all(map(_SIGNS_FIRST.fullmatch, signs))
    has_figures = any(map(str.isdigit, last))
    if not has_figures or not _FIGURES.fullmatch(last.translate(_DASHES)):
        return False
    return are_signs and len(told) <= _MOST_SIGNS
