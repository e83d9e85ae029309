"""Vad som ser ut att ha följt med från fjolåret.

The docstring of a rule is its manual page, in Swedish. Without last year's report the
rules are silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from villkor.base.diagnostic import Finding, Where
from villkor.base.yaml.nodes import Text
from villkor.figures.number import Figure
from villkor.figures.wording import in_full
from villkor.form.model import FieldKind, Question
from villkor.grant.model import Grant
from villkor.report.answers import (
    Answer,
    Effects,
    Row,
    TableAnswer,
    TextAnswer,
    YesNoAnswer,
)
from villkor.report.model import Report
from villkor.report.references import with_figures
from villkor.rules.prose.pattern import Pattern

_LEAST_LETTERS = 100  # shorter answers may well be the same two years running
# a thousand or a million, and the changes between two years beside it
_JUMPS = ((Decimal(300), Decimal(3000)), (Decimal(300_000), Decimal(3_000_000)))
_YEAR = Pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def unchanged_answer(report: Report) -> Iterator[Finding]:
    """Svaret är detsamma som i fjolårets rapport, ibland med bara årtalen ändrade.

    Varför: regeringen frågar vad som har gjorts under året. Fjolårets text följer lätt
    med när den får stå kvar som mall. Fjolårets rapport anges med `--compare`, eller
    efter `fjolåret:` i rapport.yaml, där villkor init --from skriver den.
    Fel: samma text under `"1.1.1"` i `2022` som i `2021`
    Rätt: årets svar. Är det oförändrat på riktigt, så skriv det, och vad som har hänt
    sedan dess.
    """
    if report.last_year is None:
        return
    earlier: dict[str, tuple[str, str]] = {}
    for question, text, _, _ in _told(report.last_year):
        words = " ".join(text.split())
        earlier.setdefault(_timeless(text), (question, words))
    for question, text, where, what in _told(report):
        if _timeless(text) not in earlier:
            continue
        number, words = earlier[_timeless(text)]
        message = f"{what} som i fjol"
        if number != question:
            message += f" på fråga {number}"
        if words != " ".join(text.split()):
            message += ", bortsett från årtalen"
        hint = (
            "Skriv vad som har hänt under året. Är det rätt att inget har ändrats, så "
            "skriv det i svaret."
        )
        yield Finding(where, f"{message}.", hint, question)


def _timeless(text: str) -> str:
    words = " ".join(text.split())
    return _YEAR.sub("0000", words.casefold())


def _told(report: Report) -> Iterator[tuple[str, str, Where, str]]:
    """Each text that tells of the year and is long enough to be its own: question,
    words, place, and that it is the same.
    """
    for answer in report.answers().values():
        for written, where, what in _parts(answer):
            # the same reference is to another figure than last year
            text = with_figures(report, written)
            if sum(map(str.isalpha, text)) >= _LEAST_LETTERS:
                yield answer.question.id, text, where, what


def _parts(answer: Answer) -> Iterator[tuple[str, Where, str]]:
    same = "Svaret är detsamma"
    match answer.content:
        case TextAnswer(text):
            yield text.text, text.where, same
        case YesNoAnswer(_, _, if_yes, if_no):
            if if_yes:
                yield if_yes.text, if_yes.where, same
            if if_no:
                yield if_no.text, if_no.where, same
        case TableAnswer(rows):
            for row in rows:
                yield (
                    _words_of_row(answer.question, row),
                    row.where,
                    "Raden är densamma",
                )


def _words_of_row(question: Question, row: Row) -> str:
    """What a row tells: its prose and its effects.

    A project that goes on keeps its name, its description and its goals: the row as a
    whole must not be the same.
    """
    words: list[str] = []
    for field in question.fields:
        if field.kind not in {FieldKind.TEXT, FieldKind.EFFECTS}:
            continue
        match row.cells.get(field.key):
            case Effects(by_term=terms):
                words.extend(text.text for _, text in terms)
            case Text() as cell:
                words.append(cell.text)
    return "\n".join(words)


def thousandfold(report: Report) -> Iterator[Finding]:
    """Ett belopp är ungefär tusen gånger större eller mindre än samma belopp i
    fjolårets rapport.

    Varför: det beror nästan alltid på att kr, tkr och mnkr har blandats ihop. Fjolårets
    rapport anges med `--compare`, eller efter `fjolåret:` i rapport.yaml.
    Fel: `belopp: 58 700 mnkr` när beloppet i fjol var `61,2 mnkr`
    Rätt: `belopp: 58,7 mnkr`
    """
    if report.last_year is None:
        return
    earlier = {name: figure for name, figure, _ in _amounts(report.last_year.grant)}
    for name, figure, where in _amounts(report.grant):
        before = earlier.get(name)
        if before and _has_jumped(figure, before):
            message = (
                f"”{name}” är {in_full(figure)}, men var {in_full(before)} i fjol."
            )
            yield Finding(where, message, "Kontrollera enheten: kr, tkr eller mnkr.")


def _has_jumped(now: Figure, before: Figure) -> bool:
    """Whether one amount is about a thousand times the other, or a million times."""
    least, most = sorted((now.value, before.value))
    if least <= 0:
        return False
    return any(low <= most / least <= high for low, high in _JUMPS)


def _amounts(grant: Grant) -> Iterator[tuple[str, Figure, Where]]:
    if grant.allocated and grant.allocated_where:
        yield "tilldelat", grant.allocated, grant.allocated_where
    for part in (*grant.support_forms, *grant.priorities):
        if part.amount:
            yield part.name, part.amount, part.where
    for figure in grant.key_figures:
        if figure.value.unit == "kr":
            yield figure.name, figure.value, figure.where
