"""Samma sak på två ställen: en insats i två tabeller och ett antal i två svar, med uppgifter som
inte går ihop.

The docstring of a rule is its manual page, in Swedish. A rule is silent when a reader could defend
what is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from villkor.base.diagnostic import Finding, Where
from villkor.base.yaml.nodes import Text
from villkor.document.braces import uncovered_text
from villkor.figures.interval import can_be_equal
from villkor.figures.number import Figure, NotANumber, parse_figure
from villkor.form.model import FieldKind, Form, Question
from villkor.report.model import Effects, Goals, Report, Row
from villkor.report.texts import answer_texts, row_texts, table_rows
from villkor.rules.prose.clauses import (
    LEAST_COUNT,
    NUMBER,
    clause_around,
    said_of_a_part,
    said_of_something_else,
    sentence_around,
)
from villkor.rules.prose.days import Period, mentioned_periods, of_project
from villkor.rules.prose.pattern import Pattern

_LEAST_WORDS = 3  # fewer words with a number in them may be said of two things


class _Fact(Struct, frozen=True):
    """What a row tells of its project: what it is about (and in words), the value, how it is
    written, and where.
    """

    key: str
    words: str
    value: frozenset[str] | str | Figure | Period
    written: str
    where: Where

    def contradicts(self, other: _Fact) -> bool:
        """Whether the two cannot both be right. A table may name fewer goals than the other."""
        match self.value, other.value:
            case Figure() as mine, Figure() as theirs:
                return mine.unit == theirs.unit and not can_be_equal(mine.interval, theirs.interval)
            case Period() as mine, Period() as theirs:
                return not mine.agrees(theirs)
            case frozenset() as mine, frozenset() as theirs:
                return not (mine <= theirs or theirs <= mine)
            case _:
                return self.value != other.value


def contradicting_rows(report: Report) -> Iterator[Finding]:
    """En insats står i två tabeller med olika uppgifter.

    Varför: tabellerna frågar olika saker om insatsen, men dess mål, budget, projekttid och antal är
    desamma. Att en tabell nämner färre mål än den andra prövas inte.
    Fel: `Totalbudget 12,3 mnkr` för Go Business i den ena tabellen och `Totalbudget 12,5 mnkr` i
    den andra
    Rätt: samma belopp på båda ställena
    """
    projects: dict[str, list[tuple[Question, Row]]] = {}
    for question, row in table_rows(report):
        if name := _name(question, row):
            projects.setdefault(name.casefold(), []).append((question, row))
    for same in projects.values():
        if len({question.id for question, _ in same}) > 1:
            yield from _contradictions(report, same)


def _name(question: Question, row: Row) -> str:
    field = question.fields[0]
    cell = row.cells.get(field.key)
    return (
        " ".join(cell.text.split())
        if field.kind is FieldKind.LINE and isinstance(cell, Text)
        else ""
    )


def _contradictions(report: Report, same: list[tuple[Question, Row]]) -> Iterator[Finding]:
    told: dict[str, tuple[str, _Fact]] = {}
    places: set[Where] = set()
    for question, row in same:
        for fact in _unambiguous(_facts(report, question, row)):
            number, first = told.setdefault(fact.key, (question.id, fact))
            if number != question.id and fact.where not in places and fact.contradicts(first):
                places.add(fact.where)
                message = (
                    f"”{_name(question, row)}”: {fact.words} {fact.written} här, men "
                    f"{first.written} på fråga {number}."
                )
                hint = f"Skriv samma uppgift på fråga {number} och fråga {question.id}."
                yield Finding(fact.where, message, hint, question.id)


def _unambiguous(facts: Iterator[_Fact]) -> list[_Fact]:
    """The facts that the row tells once, or each time alike."""
    found: dict[str, _Fact] = {}
    twice: set[str] = set()
    for fact in facts:
        if found.setdefault(fact.key, fact).value != fact.value:
            twice.add(fact.key)
    return [fact for key, fact in found.items() if key not in twice]


def _facts(report: Report, question: Question, row: Row) -> Iterator[_Fact]:
    for field in question.fields:
        match row.cells.get(field.key):
            case Goals() as goals:
                yield from _goals(report.form, goals)
            case Effects(status=status, basis=basis):
                for key, word in (("status", status), ("underlag", basis)):
                    if word:
                        yield _Fact(
                            f"effekter {key}",
                            f"effekternas {key} är",
                            word.text.strip().casefold(),
                            word.text.strip(),
                            word.where,
                        )
            case Text() as cell if field.kind in {FieldKind.CHOICE, FieldKind.YES_NO}:
                yield _Fact(
                    field.key,
                    f"”{field.key}” är",
                    cell.text.strip().casefold(),
                    cell.text.strip(),
                    cell.where,
                )
    for text in row_texts(question, row):
        yield from _said(text, report.form.year)


def _goals(form: Form, goals: Goals) -> Iterator[_Fact]:
    programmes = {programme.key: programme for programme in form.programmes if not programme.free}
    for key, texts in goals.by_programme:
        if key in programmes and texts:
            programme = programmes[key]
            numbers = {
                name.casefold(): str(number)
                for number, name in enumerate(programme.numbered, start=1)
            }
            words = [" ".join(text.text.split()) for text in texts]
            value = frozenset(numbers.get(word.casefold(), word.casefold()) for word in words)
            yield _Fact(
                f"mål {key}", f"målen i {programme.title} är", value, _listed(words), texts[0].where
            )


def _listed(words: list[str]) -> str:
    quoted = [f"”{word}”" for word in words]
    return " och ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else quoted[0]


def _said(text: Text, year: int) -> Iterator[_Fact]:
    """What a text says of the project's budget, time and counts, and then every clause with a
    number in it.
    """
    if not any(map(str.isdigit, text.text)):
        return
    for match in _BUDGET.finditer(text.text) if _LIKELY_BUDGET.search(text.text) else ():
        figure = _amount(match["amount"])
        if figure:
            label = "total" if match["total"] else "budget"
            yield _Fact(
                label,
                f"{'den totala budgeten' if match['total'] else 'budgeten'} är",
                figure,
                figure.written,
                _place(text, match.start()),
            )
    for period in mentioned_periods(text.text):
        if of_project(text.text, period.start):
            yield _Fact(
                "tid", "projekttiden är", period, period.written, _place(text, period.start)
            )
    for phrase, match in counted(text.text, year):
        number = re.sub(r"\D", "", match["number"])
        yield _Fact(
            phrase, f"antalet {phrase} är", number, match["number"], _place(text, match.start())
        )
    for match in _FIGURE.finditer(text.text):
        start, stop = clause_around(text.text, match.start(), match.end())
        words = " ".join(text.text[start:stop].split()).strip(" .,;:!?*-")
        pattern = _FIGURE.sub("#", words).casefold()
        if sum(map(str.isalpha, pattern.split())) >= _LEAST_WORDS:
            yield _Fact(
                pattern,
                "det står",
                words,
                f"”{uncovered_text(words)}”",
                _place(text, match.start()),
            )


def _place(text: Text, offset: int) -> Where:
    """The beginning of the clause: what a row says of one thing has one place."""
    start = clause_around(text.text, offset, offset)[0]
    return text.at(start + len(text.text[start:]) - len(text.text[start:].lstrip()))


def _amount(words: str) -> Figure | None:
    try:
        return parse_figure(" ".join(words.split()))
    except NotANumber:
        return None


_LIKELY_BUDGET = Pattern("[Bb]udget|[Oo]mslutning|[Tt]otal")
_BUDGET = Pattern(
    r"(?i)\b"
    r"(?:"
    r"(?P<total>total\w*\s+(?:budget|kostnad|finansiering)\w*|(?:total|projekt)budget\w*"
    r"|projektets budget|omslutning\w*)"
    r"|budget(?:en)?)"
    r"\s*(?:(?:är|var|på|om|uppgår|uppgick|till|omfattar|beräknas|vara|totalt|[:(=–])\s*)*"
    r"(?P<amount>\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?\s+k(?:r|ronor)\b|\d+(?:[ \u00a0]\d{3})*"
    r"(?:,\d+)?[ \u00a0]+"
    r"(?:mnkr|mkr|tkr|mdkr|kr|kronor|miljon(?:er)?\s+kronor)\b)"
)
_FIGURE = Pattern(
    r"(?<![\w,.:/–-])(?!(?:19|20)\d\d\b)\d+(?:[ \u00a0\u202f]\d{3})*(?:,\d+)?(?![\w/:–-])"
)


def counts_differ(report: Report) -> Iterator[Finding]:
    """Samma sak har olika antal i två svar.

    Varför: läsaren jämför siffrorna, och två olika antal av samma sak väcker frågor. Prövas när
    båda svaren räknar med samma ord, som ”inkomna ansökningar”, och inte om talen är ungefärliga,
    gäller andra år eller är delar av något.
    Fel: ”164 inkomna ansökningar” på fråga 2.1 och ”163 inkomna ansökningar” på fråga 3.5.1
    Rätt: samma antal på båda frågorna, eller ord som visar vad som skiljer dem åt
    """
    told: dict[str, list[tuple[str, Text, re.Match[str]]]] = {}
    for answer in report.answers().values():
        for text in answer_texts(answer):
            for phrase, match in counted(text.text, report.form.year):
                told.setdefault(phrase, []).append((answer.question.id, text, match))
    region = set(report.settings.region.split())
    for phrase, places in told.items():
        number, text, first = places[0]
        if len({_number(match) for question, _, match in places if question == number}) > 1:
            continue  # the answer itself tells more than one kind apart
        for question, other, match in places[1:]:
            if (
                question != number
                and _number(match) != _number(first)
                and _same_thing(first, match, region)
            ):
                message = (
                    f"Här står {match['number']} {phrase}, men {first['number']} på fråga {number}."
                )
                hint = (
                    "Rätta den siffra som är fel. Räknar de olika saker, så skriv ut vad som "
                    "skiljer dem åt."
                )
                yield Finding(other.at(match.start()), message, hint, question)


def _number(match: re.Match[str]) -> int:
    return int(re.sub(r"\D", "", match["number"]))


def counted(text: str, year: int) -> Iterator[tuple[str, re.Match[str]]]:
    """Each exact count of the report's year with the two words that it counts, an adjective or
    participle and a noun.
    """
    for match in _COUNTED.finditer(text) if _LIKELY_COUNTED.search(text) else ():
        start, stop = clause_around(text, match.start(), match.end())
        if (
            _number(match) >= LEAST_COUNT
            and not said_of_something_else(text, match, year)
            and not _A_PART.search(text, start, match.start())
            and not said_of_a_part(text, match)
            and not _EACH.search(text, start, stop)
        ):
            yield f"{match['how']} {match['what']}".casefold(), match


_LIKELY_COUNTED = Pattern(r"[0-9]\s+[^\W\d_]+[ae]\s")
_COUNTED = Pattern(
    rf"{NUMBER}\s+"
    r"(?!"
    r"(?i:egna|enda|sista|första|flesta|övriga|sådana|ungefärliga|enskilda|många|aktuella|olika"
    r"|viktiga|viktigaste|fattiga)\b)"
    r"(?P<how>[^\W\d_]{2,}(?:ade|[rnl]da|ta|na|nde|iga|ska|ala|iva|ella))\s+(?P<what>[^\W\d_]{4,})"
    r"(?![\w-])"
)
_A_PART = Pattern(
    r"(?i)\b(?:varav|ytterligare|andra|första|resterande|återstående|övriga|de|dessa|dem)\s+\Z"
)
_EACH = Pattern(r"(?i)\b(?:per|varje|vardera|snitt|genomsnitt|sedan|hittills)\b")
_NAME = Pattern(r"(?<=[\w,]\s)[A-ZÅÄÖ][\w-]+")
_KIND = Pattern(
    r"\s+(?!(?:under året|i år|i länet|i regionen|till regionen)\b)"
    r"(?:om|för|till|i|inom|från|av|på|med|hos|som|där)\s+\w+"
)


def _same_thing(one: re.Match[str], other: re.Match[str], region: Iterable[str]) -> bool:
    """Whether two counts with the same words seem to be of the same thing: neither names nor what
    follows tell them apart.
    """
    kinds = [_kind(match) for match in (one, other)]
    names = [_names(match) - set(region) for match in (one, other)]
    return names[0] == names[1] and (kinds[0] == kinds[1] or "" in kinds)


def _kind(match: re.Match[str]) -> str:
    found = _KIND.search(match.string, match.end())
    return found[0] if found and found.start() == match.end() else ""


def _names(match: re.Match[str]) -> set[str]:
    start, stop = sentence_around(match.string, match.start(), match.end())
    return {
        name[0]
        for name in _NAME.finditer(
            f"{match.string[start : match.start()]} {match.string[match.end() : stop]}"
        )
    }
