"""Vad som ser ut att ha följt med från fjolåret.

The docstring of a rule is its manual page, in Swedish. Without last year's report the rules are
silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from villkor.base.diagnostic import Finding, Where
from villkor.base.yaml.nodes import Text
from villkor.figures.number import Figure
from villkor.figures.wording import in_full
from villkor.form.model import FieldKind
from villkor.grant.model import Grant
from villkor.report.model import Answer, Effects, Report, TableAnswer, TextAnswer, YesNoAnswer
from villkor.report.references import with_figures
from villkor.rules.prose.pattern import Pattern

_LEAST_LETTERS = 100  # shorter answers may well be the same two years running
_JUMP = (Decimal(300), Decimal(3000))  # a thousand, and the changes between two years beside it
_YEAR = Pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def unchanged_answer(report: Report) -> Iterator[Finding]:
    """Svaret är detsamma som i fjolårets rapport, ibland med bara årtalen ändrade.

    Varför: regeringen frågar vad som har gjorts under året. Fjolårets text följer lätt med när den
    får stå kvar som mall. Fjolårets rapport anges med `--compare`, eller efter `fjolåret:` i
    rapport.yaml, där villkor init --from skriver den.
    Fel: samma text under `"1.1.1"` i `2022` som i `2021`
    Rätt: årets svar. Är det oförändrat på riktigt, så skriv det, och vad som har hänt sedan dess.
    """
    if report.last_year is None:
        return
    earlier: dict[str, tuple[str, str]] = {}
    for question, text, _, _ in _told(report.last_year):
        earlier.setdefault(_timeless(text), (question, " ".join(text.split())))
    for question, text, where, what in _told(report):
        if found := earlier.get(_timeless(text)):
            number, words = found
            same = "" if words == " ".join(text.split()) else ", bortsett från årtalen"
            place = "" if number == question else f" på fråga {number}"
            hint = (
                "Skriv vad som har hänt under året. Är det rätt att inget har ändrats, så "
                "skriv det i svaret."
            )
            yield Finding(
                where,
                f"{what} är {'densamma' if what == 'Raden' else 'detsamma'} som i "
                f"fjol{place}{same}.",
                hint,
                question,
            )


def _timeless(text: str) -> str:
    return _YEAR.sub("0000", " ".join(text.split()).casefold())


def _told(report: Report) -> Iterator[tuple[str, str, Where, str]]:
    """Each text that tells of the year and is long enough to be its own: question, words, place,
    and what it is.
    """
    for answer in report.answers().values():
        for written, where, what in _parts(answer):
            # the same reference is to another figure than last year
            text = with_figures(report, written)
            if sum(map(str.isalpha, text)) >= _LEAST_LETTERS:
                yield answer.question.id, text, where, what


def _parts(answer: Answer) -> Iterator[tuple[str, Where, str]]:
    match answer.content:
        case TextAnswer(text):
            yield text.text, text.where, "Svaret"
        case YesNoAnswer(_, _, if_yes, if_no):
            yield from ((text.text, text.where, "Svaret") for text in (if_yes, if_no) if text)
        case TableAnswer(rows):
            # A project that goes on keeps its name, its description and its goals: the row as a
            # whole must not be the same.
            told = [
                field.key
                for field in answer.question.fields
                if field.kind in {FieldKind.TEXT, FieldKind.EFFECTS}
            ]
            for row in rows:
                cells = (row.cells[key] for key in told if key in row.cells)
                yield (
                    "\n".join(words for cell in cells for words in _words(cell)),
                    row.where,
                    "Raden",
                )
        case _:
            pass


def _words(cell: object) -> Iterator[str]:
    match cell:
        case Effects():
            yield from (text.text for _, text in cell.by_term)
        case Text():
            yield cell.text


def thousandfold(report: Report) -> Iterator[Finding]:
    """Ett belopp är ungefär tusen gånger större eller mindre än samma belopp i fjolårets rapport.

    Varför: det beror nästan alltid på att kr, tkr och mnkr har blandats ihop. Fjolårets rapport
    anges med `--compare`, eller efter `fjolåret:` i rapport.yaml.
    Fel: `belopp: 58 700 mnkr` när beloppet i fjol var `61,2 mnkr`
    Rätt: `belopp: 58,7 mnkr`
    """
    if report.last_year is None:
        return
    earlier = {name: figure for name, figure, _ in _amounts(report.last_year.grant)}
    for name, figure, where in _amounts(report.grant):
        before = earlier.get(name)
        if before and min(figure.value, before.value) > 0:
            times = max(figure.value, before.value) / min(figure.value, before.value)
            if any(_JUMP[0] * scale <= times <= _JUMP[1] * scale for scale in (1, 1000)):
                message = f"”{name}” är {in_full(figure)}, men var {in_full(before)} i fjol."
                yield Finding(where, message, "Kontrollera enheten: kr, tkr eller mnkr.")


def _amounts(grant: Grant) -> Iterator[tuple[str, Figure, Where]]:
    if grant.allocated and grant.allocated_where:
        yield "tilldelat", grant.allocated, grant.allocated_where
    yield from (
        (part.name, part.amount, part.where)
        for part in (*grant.support_forms, *grant.priorities)
        if part.amount
    )
    yield from (
        (figure.name, figure.value, figure.where)
        for figure in grant.key_figures
        if figure.value.unit == "kr"
    )
