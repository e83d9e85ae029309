"""What a row of a table tells of its project: goals, budget, time and numbers, each with
what it is about, so that two rows can be held against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from villkor.base.diagnostic import Where
from villkor.base.listed_words import listed_words
from villkor.base.yaml.nodes import Text
from villkor.document.braces import uncovered_text
from villkor.figures.interval import can_be_equal
from villkor.figures.number import Figure, NotANumber, parse_figure
from villkor.form.model import Field, FieldKind, Form, Question
from villkor.report.answers import Effects, Goals, Row
from villkor.report.model import Report
from villkor.report.texts import row_texts
from villkor.rules.prose.clauses import clause_around
from villkor.rules.prose.counts import mentioned_counts
from villkor.rules.prose.days import Period, mentioned_periods, of_project
from villkor.rules.prose.pattern import Pattern

_LEAST_WORDS = 3  # fewer words with a number in them may be said of two things
_BUDGET = Pattern(
    r"""
    \b
    (?:
        (?P<total>
            total[^\W\d]* \s+ (?: budget | kostnad | finansiering )[^\W\d]*  # Totala budgeten
            | (?: total | projekt )budget[^\W\d]*
            | projektets[ ]budget
            | omslutning[^\W\d]*
        )
        | budget(?: en )?
    )
    \s*
    (?:
        (?:
            är | var | på | om | uppgår | uppgick | till | omfattar | beräknas | vara | totalt
            | [:(=–]
        )
        \s*
    )*                                                          # är
    (?P<amount>
        \d{1,3} (?: [ \u00a0]\d{3} )+ (?: ,\d+ )? \s+ k(?: r | ronor )\b   # 12 300 000 kr
        |
        \d+ (?: [ \u00a0]\d{3} )* (?: ,\d+ )? [ \u00a0]+                   # 12,3
        (?: mnkr | mkr | tkr | mdkr | kr | kronor | miljon(?: er )? \s+ kronor )\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
    likely="[Bb]udget|[Oo]mslutning|[Tt]otal",
)
_FIGURE = Pattern(
    r"""
    (?<! [\w,.:/–-] )
    (?! (?: 19 | 20 )\d\d\b )
    \d+ (?: [ \u00a0\u202f]\d{3} )* (?: ,\d+ )?                # 1 200,5
    (?! [\w/:–-] )
    """,
    re.VERBOSE,
)


class Fact(Struct, frozen=True):
    """What a row tells of its project: what it is about (and in words), the value, how
    it is written, and where.
    """

    key: str
    words: str
    value: frozenset[str] | str | Figure | Period
    written: str
    where: Where

    def contradicts(self, other: Fact) -> bool:
        """Whether the two cannot both be right.

        A table may name fewer goals than the other.
        """
        match self.value, other.value:
            case Figure() as mine, Figure() as theirs:
                return mine.unit == theirs.unit and not can_be_equal(
                    mine.interval,
                    theirs.interval,
                )
            case Period() as mine, Period() as theirs:
                return not mine.agrees_with(theirs)
            case frozenset() as mine, frozenset() as theirs:
                return not (mine <= theirs or theirs <= mine)
            case _:
                return self.value != other.value


def facts_of_row(report: Report, question: Question, row: Row) -> list[Fact]:
    """The facts that the row tells once, or each time alike."""
    found: dict[str, Fact] = {}
    twice: set[str] = set()
    for fact in _every_fact(report, question, row):
        first = found.setdefault(fact.key, fact)
        if first.value != fact.value:
            twice.add(fact.key)
    return [fact for key, fact in found.items() if key not in twice]


def _every_fact(report: Report, question: Question, row: Row) -> Iterator[Fact]:
    """What a row tells in its columns, and then in its texts."""
    for field in question.fields:
        match row.cells.get(field.key):
            case Goals() as goals:
                yield from _facts_of_goals(report.form, goals)
            case Effects() as effects:
                yield from _facts_of_effects(effects)
            case Text() as cell if field.kind in {FieldKind.CHOICE, FieldKind.YES_NO}:
                yield _fact_of_choice(field, cell)
    for text in row_texts(question, row):
        if any(map(str.isdigit, text.text)):
            yield from _facts_of_budget(text)
            yield from _facts_of_time(text)
            yield from _facts_of_counts(text, report.form.year)
            yield from _facts_of_clauses(text)


def _facts_of_goals(form: Form, goals: Goals) -> Iterator[Fact]:
    programmes = {
        programme.key: programme for programme in form.programmes if not programme.free
    }
    for key, texts in goals.by_programme:
        programme = programmes.get(key)
        if programme is None or not texts:
            continue
        words = [" ".join(text.text.split()) for text in texts]
        numbers: dict[str, str] = {}
        for number, name in enumerate(programme.numbered, start=1):
            numbers[name.casefold()] = str(number)
        value = frozenset(
            numbers.get(word.casefold(), word.casefold()) for word in words
        )
        yield Fact(
            key=f"mål {key}",
            words=f"målen i {programme.title} är",
            value=value,
            written=listed_words([f"”{word}”" for word in words]),
            where=texts[0].where,
        )


def _facts_of_effects(effects: Effects) -> Iterator[Fact]:
    for key, word in (("status", effects.status), ("underlag", effects.basis)):
        if word:
            said = word.text.strip()
            yield Fact(
                key=f"effekter {key}",
                words=f"effekternas {key} är",
                value=said.casefold(),
                written=said,
                where=word.where,
            )


def _fact_of_choice(field: Field, cell: Text) -> Fact:
    said = cell.text.strip()
    return Fact(
        key=field.key,
        words=f"”{field.key}” är",
        value=said.casefold(),
        written=said,
        where=cell.where,
    )


def _facts_of_budget(text: Text) -> Iterator[Fact]:
    if not _BUDGET.may_match(text.text):
        return
    for match in _BUDGET.finditer(text.text):
        figure = _amount(match["amount"])
        if not figure:
            continue
        key, words = "budget", "budgeten är"
        if match["total"]:
            key, words = "total", "den totala budgeten är"
        yield Fact(
            key=key,
            words=words,
            value=figure,
            written=figure.written,
            where=_clause_place(text, match.start()),
        )


def _facts_of_time(text: Text) -> Iterator[Fact]:
    for period in mentioned_periods(text.text):
        if of_project(text.text, period.start):
            yield Fact(
                key="tid",
                words="projekttiden är",
                value=period,
                written=period.written,
                where=_clause_place(text, period.start),
            )


def _facts_of_counts(text: Text, year: int) -> Iterator[Fact]:
    for phrase, match in mentioned_counts(text.text, year):
        yield Fact(
            key=phrase,
            words=f"antalet {phrase} är",
            value=re.sub(r"\D", "", match["number"]),
            written=match["number"],
            where=_clause_place(text, match.start()),
        )


def _facts_of_clauses(text: Text) -> Iterator[Fact]:
    """Every clause with a number in it, by its other words."""
    for match in _FIGURE.finditer(text.text):
        start, stop = clause_around(text.text, match.start(), match.end())
        clause = " ".join(text.text[start:stop].split())
        words = clause.strip(" .,;:!?*-")
        pattern = _FIGURE.sub("#", words).casefold()
        if sum(map(str.isalpha, pattern.split())) >= _LEAST_WORDS:
            yield Fact(
                key=pattern,
                words="det står",
                value=words,
                written=f"”{uncovered_text(words)}”",
                where=_clause_place(text, match.start()),
            )


def _clause_place(text: Text, offset: int) -> Where:
    """The beginning of the clause: what a row says of one thing has one place."""
    start, _ = clause_around(text.text, offset, offset)
    clause = text.text[start:]
    blanks = len(clause) - len(clause.lstrip())
    return text.at(start + blanks)


def _amount(words: str) -> Figure | None:
    try:
        return parse_figure(" ".join(words.split()))
    except NotANumber:
        return None
