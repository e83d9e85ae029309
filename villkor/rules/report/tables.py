"""Vad som är fel i tabellernas rader.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from villkor.base.diagnostic import Finding, Where
from villkor.base.hints import did_you_mean
from villkor.base.yaml.nodes import Text
from villkor.form.model import Field, FieldKind, Question
from villkor.report.answers import Effects, Row
from villkor.report.model import Report
from villkor.report.texts import answered_tables, table_rows
from villkor.rules.prose.placeholders import ELLIPSIS


def _named_row(row: Row, number: int) -> str:
    """The row by its first cell, which is its name, or else by its number."""
    cell = next(iter(row.cells.values()), None)
    if isinstance(cell, Text) and "\n" not in cell.text.strip():
        return f"Rad {number} (”{cell.text.strip()}”)"
    return f"Rad {number}"


def too_many_rows(report: Report) -> Iterator[Finding]:
    """Tabellen har fler rader än formuläret tillåter.

    Varför: mottagaren tar bara emot så många rader som formuläret anger.
    Fel: sex insatser i en tabell för högst fem.
    Rätt: välj de fem viktigaste.
    """
    for question, table in answered_tables(report):
        if len(table.rows) > question.max_rows > 0:
            message = (
                f"Rad {question.max_rows + 1} av {len(table.rows)}: tabellen får ha "
                f"högst {question.max_rows} rader."
            )
            yield Finding(
                table.rows[question.max_rows].where,
                message,
                "Ta bort eller slå ihop rader.",
                question.id,
            )


def empty_cell(report: Report) -> Iterator[Finding]:
    """En obligatorisk uppgift saknas i en rad i en tabell.

    Varför: formuläret frågar efter alla kolumner för varje insats.
    Fel: en rad utan `prestationer:`
    Rätt: en rad med `prestationer: |` och text under.
    """
    for question, table in answered_tables(report):
        for number, row in enumerate(table.rows, start=1):
            for field in question.fields:
                if (
                    field.key in row.cells
                    or field.key in row.misread
                    or not field.required
                ):
                    continue
                yield Finding(
                    row.places.get(field.key, row.where),
                    f"{_named_row(row, number)} saknar ”{field.key}”.",
                    _how_to_fill(report, field, row),
                    question.id,
                )


def _how_to_fill(report: Report, field: Field, row: Row) -> str:
    if field.kind is FieldKind.EFFECTS:
        terms = ", ".join(key for key, _ in report.form.effects.terms)
        return f"Skriv text under minst en av nycklarna {terms} i ”{field.key}”."
    if field.key in row.places:
        return f"Fyll i efter {field.key}: på raden, eller på raderna under."
    return (
        f"Lägg till {field.key}: på en egen rad, i samma kolumn som "
        "radens andra nycklar."
    )


def _choices(report: Report) -> Iterator[tuple[Question, Field, Text]]:
    """The cells to choose in, but for those that still have the example's ellipsis,
    which is told of by itself (VK207).
    """
    for question, row in table_rows(report):
        for field in question.fields:
            cell = row.cells.get(field.key)
            if field.kind not in {FieldKind.CHOICE, FieldKind.YES_NO}:
                continue
            if isinstance(cell, Text) and cell.text.strip() != ELLIPSIS:
                yield question, field, cell


def choice_outside_list(report: Report) -> Iterator[Finding]:
    """Cellen har ett värde som inte finns bland formulärets val.

    Varför: kolumnen har bestämda värden, så att alla regioners svar kan räknas ihop.
    Fel: `finansierat: delvis`
    Rätt: `finansierat: ja`
    """
    for question, field, cell in _choices(report):
        if field.kind is FieldKind.YES_NO:
            known: tuple[str, ...] = ("ja", "nej")
        elif field.values_complete:
            known = field.values
        else:
            continue
        text = cell.text.strip()
        if not _is_among(text, known):
            yield Finding(
                cell.where,
                f"”{field.key}” kan inte vara ”{text}”.",
                did_you_mean(text, known),
                question.id,
            )


def _is_among(word: str, known: Iterable[str]) -> bool:
    return word.casefold() in {other.casefold() for other in known}


def unusual_choice(report: Report) -> Iterator[Finding]:
    """Cellen har ett värde som villkor inte känner till, i en kolumn vars lista inte är
    känd i sin helhet.

    Varför: det kan vara rätt, men det kan också vara felskrivet.
    Fel: `typ: Analyss`
    Rätt: `typ: Analys`
    """
    for question, field, cell in _choices(report):
        if field.kind is not FieldKind.CHOICE or field.values_complete:
            continue
        text = cell.text.strip()
        if not _is_among(text, field.values):
            hint = (
                did_you_mean(text, field.values)
                or f"Kända värden: {', '.join(field.values)}."
            )
            yield Finding(
                cell.where,
                f"”{text}” hör inte till de kända värdena för ”{field.key}”.",
                hint,
                question.id,
            )


def _effects(report: Report) -> Iterator[tuple[Question, Where, Effects | Text]]:
    """The effects of every row, at their key."""
    for question, row in table_rows(report):
        for field in question.fields:
            cell = row.cells.get(field.key)
            if field.kind is FieldKind.EFFECTS and isinstance(cell, Effects | Text):
                yield question, row.places.get(field.key, cell.where), cell


def effects_without_status(report: Report) -> Iterator[Finding]:
    """Det framgår inte om effekterna är uppnådda eller förväntade.

    Varför: mottagaren behöver kunna skilja det som har hänt från det som väntas.
    Fel: `effekter: Fler företag exporterar.`
    Rätt: `effekter:` med `kort: Fler företag exporterar.` och `status: förväntade` på
    rader under
    """
    words = " eller ".join(report.form.effects.statuses)
    if not words:
        return
    terms = ", ".join(key for key, _ in report.form.effects.terms)
    for question, where, effects in _effects(report):
        if isinstance(effects, Text):
            hint = (
                f"Skriv texten under någon av nycklarna {terms}, och lägg till "
                f"status: {words}."
            )
            yield Finding(
                where,
                f"Effekterna är inte uppdelade, så det framgår inte om de är {words}.",
                hint,
                question.id,
            )
        elif effects.status is None and "status" not in effects.misread:
            yield Finding(
                where,
                f"Det framgår inte om effekterna är {words}.",
                f"Lägg till status: {words}.",
                question.id,
            )


def effects_without_basis(report: Report) -> Iterator[Finding]:
    """Det framgår inte vad uppgiften om effekter bygger på.

    Varför: den som läser vill veta om någon har mätt, utvärderat eller bedömt
    effekterna.
    Fel: `effekter:` utan `underlag:` under
    Rätt: `effekter:` med `underlag: egen bedömning` på en rad under
    """
    bases = ", ".join(report.form.effects.bases)
    for question, where, effects in _effects(report):
        if (
            not bases
            or not isinstance(effects, Effects)
            or effects.basis
            or "underlag" in effects.misread
        ):
            continue
        yield Finding(
            where,
            "Det framgår inte vad uppgiften om effekter bygger på.",
            f"Lägg till underlag: {bases}.",
            question.id,
        )


def same_name_twice(report: Report) -> Iterator[Finding]:
    """Två rader i samma tabell har samma namn.

    Varför: en insats ska redovisas en gång i varje tabell, och antalet rader är
    begränsat. Att den står i två tabeller är i sin ordning.
    Fel: två rader med `namn: Go Business` i samma tabell
    Rätt: en enda rad med allt om Go Business
    """
    seen: dict[tuple[str, str], Where] = {}
    for question, row in table_rows(report):
        field = question.fields[0]
        name = row.cells.get(field.key)
        if field.kind is not FieldKind.LINE or not isinstance(name, Text):
            continue
        words = " ".join(name.text.split())
        first = seen.setdefault((question.id, words.casefold()), name.where)
        if first != name.where:
            yield Finding(
                name.where,
                f"”{words}” står redan i tabellen, på rad {first.line} i filen.",
                "Slå ihop de två raderna, eller ge dem namn som skiljer dem åt.",
                question.id,
            )
