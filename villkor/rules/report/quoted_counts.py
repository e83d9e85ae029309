"""Antal i texten som är andra än nyckeltalen i anslag.yaml.

The docstring of a rule is its manual page, in Swedish. A rule is silent when a reader
could defend what is written.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from operator import itemgetter

from villkor.base.diagnostic import Finding
from villkor.figures.interval import can_be_equal, exact_interval
from villkor.figures.number import Figure
from villkor.figures.rounding import rounded
from villkor.figures.wording import in_full
from villkor.report.model import Report
from villkor.report.texts import prose_texts
from villkor.rules.prose.clauses import (
    LEAST_COUNT,
    NUMBER,
    clause_around,
    said_of_a_part,
    said_of_something_else,
    sentence_around,
)
from villkor.rules.prose.counted_noun import Counted, counted_by
from villkor.rules.prose.counts import matched_number
from villkor.rules.prose.figure_names import stems_in
from villkor.rules.prose.pattern import Pattern
from villkor.rules.prose.slips import are_easily_confused

_WITHIN = 10  # so large a part of a figure, one tenth, an old one may be from it
# what becomes of an application, each in the words that say it
_FATES = (
    ("bevilj", "bifall", "bifoll"),
    ("avslag", "avslog", "avslås", "avslå"),
    ("återkall", "återtag", "återtog"),
    ("avskriv", "avskrev"),
    ("vilande", "bordlag", "bordlade", "kvarstå", "öppna", "oavslut"),
    ("utbetal", "betala"),
)


def number_contradicts_key_figure(report: Report) -> Iterator[Finding]:
    """Ett antal i texten är ett annat än nyckeltalen i anslag.yaml för samma sak.

    Varför: läsaren jämför siffrorna, och två olika antal av samma sak väcker frågor.
    Vad ett nyckeltal räknar sägs av `räknar`, och annars av dess namn: ansökningar i
    ”inkomna ansökningar”. Prövas när talet är nästan ett nyckeltal: högst en tiondel
    ifrån det, eller en siffra fel, eller två siffror som har bytt plats. Ungefärliga
    tal, tal om andra år och delar av något prövas inte.
    Fel: ”163 ansökningar” när anslag.yaml har `inkomna ansökningar: 164`
    Rätt: ”164 ansökningar”, eller ett nyckeltal till i anslag.yaml om de 163 är något
    annat
    """
    known = _figures_by_noun(report)
    if not known:
        return
    pattern = _count_of(known)
    if not pattern.may_match(report.whole_text):
        return
    for question, text in prose_texts(report):
        if not pattern.may_match(text.text):
            continue
        for match in pattern.finditer(text.text):
            meant = _meant(match, known[match["noun"].casefold()])
            if meant is None or _is_of_another(text.text, match, report):
                continue
            words = " ".join(match[0].split())
            message = (
                f"Här står {words}, men ”{meant.name}” är {in_full(meant.value)} i "
                "anslag.yaml."
            )
            hint = (
                "Rätta den siffra som är fel. Räknar den i texten något annat, så lägg "
                "till den bland nyckeltalen i anslag.yaml."
            )
            yield Finding(text.at(match.start()), message, hint, question)


def _count_of(known: dict[str, list[Counted]]) -> Pattern:
    """A number before one of the nouns, maybe with which kind: 163 inkomna
    ansökningar.
    """
    kinds: set[str] = set()
    for counted in known.values():
        for one in counted:
            kinds.update(one.kinds)
    nouns = _one_of(known)
    kind = rf"(?:(?P<kind>{_one_of(kinds)})\s+)?" if kinds else r"(?P<kind>(?!))?"
    return Pattern(
        rf"(?i){NUMBER}\s+{kind}(?P<noun>{nouns})(?![\w-])",
        likely=rf"(?i:[0-9]\s+(?:{_one_of([*kinds, *known])}))",
    )


def _one_of(words: Collection[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(map(re.escape, longest_first))


def _figures_by_noun(report: Report) -> dict[str, list[Counted]]:
    """The counts among the key figures by the one word that says what they count.

    None, if one that may be meant could not be read.
    """
    known: dict[str, list[Counted]] = {}
    if report.grant.unread:
        return known
    for figure in report.grant.key_figures:
        counted = counted_by(figure)
        if counted and figure.value.unit == "":
            known.setdefault(counted.noun, []).append(counted)
    return known


def _meant(match: re.Match[str], counted: Sequence[Counted]) -> Counted | None:
    """The figure that a number in a text is a slip for, the nearest; None if the number
    is one of the figures, or like none of them.
    """
    number = matched_number(match)
    if number < LEAST_COUNT:
        return None
    written = exact_interval(number)
    if any(can_be_equal(one.value.interval, written) for one in counted):
        return None
    fate = _fate_told(match)
    if fate:
        of_fate = [one for one in counted if _says_one(one.name, fate)]
        counted = of_fate or [one for one in counted if one.told]
    slips = [one for one in counted if _is_slip(number, one.value)]
    likely = [one for one in slips if _can_be_meant(one, match)]
    return _nearest(number, likely)


def _nearest(number: int, counted: Iterable[Counted]) -> Counted | None:
    """The first of the figures that are nearest to a number; None if there are none."""
    found: list[tuple[Decimal, Counted]] = []
    for one in counted:
        distance = abs(one.value.value - number)
        found.append((distance, one))
    if not found:
        return None
    _, nearest = min(found, key=itemgetter(0))
    return nearest


def _fate_told(match: re.Match[str]) -> tuple[str, ...]:
    """What the clause tells of what became of what is counted, in its words. Nothing,
    where more is counted: Av 164 ansökningar beviljades 125.
    """
    text = match.string
    start, stop = clause_around(text, match.start(), match.end())
    before = text[start : match.start()].casefold()
    if before.split()[-1:] == ["av"]:
        return ()
    for fate in _FATES:
        if _says_one(text[start:stop], fate):
            return fate
    return ()


def _says_one(text: str, words: Collection[str]) -> bool:
    small = text.casefold()
    return any(word in small for word in words)


def _can_be_meant(one: Counted, match: re.Match[str]) -> bool:
    """Whether the words around a number can be of a figure: they tell of no other kind,
    and of all that the figure's name says.
    """
    kind = match["kind"]
    if kind and kind.casefold() not in one.kinds:
        return False
    if not one.also:
        return True
    text = match.string
    start, stop = sentence_around(text, match.start(), match.end())
    return one.also <= stems_in(text[start:stop])


def _is_of_another(text: str, match: re.Match[str], report: Report) -> bool:
    """Whether a number is said of another time, or of a part of something."""
    if said_of_something_else(text, match, report.form.year):
        return True
    return said_of_a_part(text, match)


def _is_slip(number: int, figure: Figure) -> bool:
    """Whether a number is so like a figure that the figure was surely meant."""
    for end in (figure.low, figure.high):
        if abs(number - end) <= max(Decimal(1), end / _WITHIN):
            return True
    return are_easily_confused(str(number), str(rounded(figure.value)))
