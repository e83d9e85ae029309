"""Vad som är fel i tabellernas rader.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.diagnostic import Finding, Where
from villkor.base.hints import did_you_mean
from villkor.base.yaml.nodes import Text
from villkor.form.model import Field, FieldKind, Question
from villkor.report.answers import Effects, Goals, Row
from villkor.report.model import Report
from villkor.report.texts import answered_tables, table_rows


def _named(row: Row, number: int) -> str:
    """The row by its first cell, which is its name, or else by its number."""
    name = next(iter(row.cells.values()), None)
    return (
        f"Rad {number} (”{name.text.strip()}”)"
        if isinstance(name, Text) and "\n" not in name.text.strip()
        else f"Rad {number}"
    )


def too_many_rows(report: Report) -> Iterator[Finding]:
    """Tabellen har fler rader än formuläret tillåter.

    Varför: mottagaren tar bara emot så många rader som formuläret anger.
    Fel: sex insatser i en tabell för högst fem.
    Rätt: välj de fem viktigaste.
    """
    for question, table in answered_tables(report):
        if len(table.rows) > question.max_rows > 0:
            message = (
                f"Rad {question.max_rows + 1} av {len(table.rows)}: tabellen får ha högst "
                f"{question.max_rows} rader."
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
                if field.required and field.key not in row.cells and field.key not in row.misread:
                    message = f"{_named(row, number)} saknar ”{field.key}”."
                    yield Finding(
                        row.places.get(field.key, row.where),
                        message,
                        _how_to_fill(report, field, row),
                        question.id,
                    )


def _how_to_fill(report: Report, field: Field, row: Row) -> str:
    if field.kind is FieldKind.EFFECTS:
        terms = ", ".join(key for key, _ in report.form.effects.terms)
        return f"Skriv text under minst en av nycklarna {terms} i ”{field.key}”."
    if field.key in row.places:
        return f"Fyll i efter {field.key}: på raden, eller på raderna under."
    return f"Lägg till {field.key}: på en egen rad, i samma kolumn som radens andra nycklar."


def _choices(report: Report) -> Iterator[tuple[Question, Field, Text]]:
    for question, row in table_rows(report):
        for field in question.fields:
            cell = row.cells.get(field.key)
            if field.kind in {FieldKind.CHOICE, FieldKind.YES_NO} and isinstance(cell, Text):
                yield question, field, cell


def choice_outside_list(report: Report) -> Iterator[Finding]:
    """Cellen har ett värde som inte finns bland formulärets val.

    Varför: kolumnen har bestämda värden, så att alla regioners svar kan räknas ihop.
    Fel: `finansierat: delvis`
    Rätt: `finansierat: ja`
    """
    for question, field, cell in _choices(report):
        known = ("ja", "nej") if field.kind is FieldKind.YES_NO else field.values
        text = cell.text.strip()
        if (field.kind is FieldKind.YES_NO or field.values_complete) and text.casefold() not in {
            word.casefold() for word in known
        }:
            yield Finding(
                cell.where,
                f"”{field.key}” kan inte vara ”{text}”.",
                did_you_mean(text, known),
                question.id,
            )


def unusual_choice(report: Report) -> Iterator[Finding]:
    """Cellen har ett värde som villkor inte känner till, i en kolumn vars lista inte är känd i sin
    helhet.

    Varför: det kan vara rätt, men det kan också vara felskrivet.
    Fel: `typ: Analyss`
    Rätt: `typ: Analys`
    """
    for question, field, cell in _choices(report):
        text = cell.text.strip()
        if (
            field.kind is FieldKind.CHOICE
            and not field.values_complete
            and text.casefold() not in {v.casefold() for v in field.values}
        ):
            hint = did_you_mean(text, field.values) or f"Kända värden: {', '.join(field.values)}."
            yield Finding(
                cell.where,
                f"”{text}” hör inte till de kända värdena för ”{field.key}”.",
                hint,
                question.id,
            )


def _goals(report: Report) -> Iterator[tuple[Question, str, Text]]:
    for question, row in table_rows(report):
        for cell in row.cells.values():
            if isinstance(cell, Goals):
                for key, texts in cell.by_programme:
                    yield from ((question, key, text) for text in texts)


def unknown_numbered_goal(report: Report) -> Iterator[Finding]:
    """Ett mål i Agenda 2030 har ett nummer eller namn som inte finns.

    Varför: målen är 1–17, och mottagaren räknar vilka mål som insatserna bidrar till.
    Fel: `agenda2030: [8, 18]`
    Rätt: `agenda2030: [8, 17]`
    """
    numbered = {
        programme.key: programme for programme in report.form.programmes if programme.numbered
    }
    for question, key, text in _goals(report):
        if key in numbered:
            word, names = text.text.strip(), numbered[key].numbered
            if (
                word not in {str(number) for number in range(1, len(names) + 1)}
                and word not in names
            ):
                hint = (
                    f"Skriv nummer från 1 till {len(names)} inom hakparentes, till exempel [8, 9]."
                )
                yield Finding(
                    text.where, f"{numbered[key].title} har inget mål ”{word}”.", hint, question.id
                )


def goal_outside_register(report: Report) -> Iterator[Finding]:
    """Ett mål finns inte i rapportens register över mål (`mål:` i rapport.yaml).

    Varför: samma mål ska heta likadant i hela rapporten. Är registret tomt för ett program prövas
    inga namn.
    Fel: `rus: [Smarta, hållbara innovationer]`, som YAML läser som två mål.
    Rätt: `rus:` och målets hela namn på en egen rad med bindestreck.
    """
    # the halves of a split name stand on one line, and are told once
    told: set[tuple[str, int, str]] = set()
    for question, key, text in _goals(report):
        known = report.settings.goals.get(key, ())
        word = text.text.strip()
        if known and word not in known:
            split = next(
                (name for name in known if f", {word}" in f", {name}" and name != word), ""
            )
            half = (text.where.path, text.where.line, split)
            if split and half in told:
                continue
            told.add(half)
            hint = (
                f"Menade du ”{split}”? Skriv namnet på en egen rad med bindestreck."
                if split
                else did_you_mean(word, known)
            )
            yield Finding(
                text.where,
                f"Målet ”{word}” finns inte under mål i rapport.yaml.",
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
    Rätt: `effekter:` med `kort: Fler företag exporterar.` och `status: förväntade` på rader under
    """
    words = " eller ".join(report.form.effects.statuses)
    terms = ", ".join(key for key, _ in report.form.effects.terms)
    for question, where, effects in _effects(report):
        if isinstance(effects, Text):
            hint = f"Skriv texten under någon av nycklarna {terms}, och lägg till status: {words}."
            yield Finding(
                where,
                "Effekterna är inte uppdelade, så det framgår inte om de är uppnådda.",
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

    Varför: den som läser vill veta om någon har mätt, utvärderat eller bedömt effekterna.
    Fel: `effekter:` utan `underlag:` under
    Rätt: `effekter:` med `underlag: egen bedömning` på en rad under
    """
    for question, where, effects in _effects(report):
        if (
            isinstance(effects, Effects)
            and effects.basis is None
            and "underlag" not in effects.misread
        ):
            hint = f"Lägg till underlag: {', '.join(report.form.effects.bases)}."
            yield Finding(
                where, "Det framgår inte vad uppgiften om effekter bygger på.", hint, question.id
            )


def same_name_twice(report: Report) -> Iterator[Finding]:
    """Två rader i samma tabell har samma namn.

    Varför: en insats ska redovisas en gång i varje tabell, och antalet rader är begränsat. Att den
    står i två tabeller är i sin ordning.
    Fel: två rader med `namn: Go Business` i samma tabell
    Rätt: en enda rad med allt om Go Business
    """
    seen: dict[tuple[str, str], Where] = {}
    for question, row in table_rows(report):
        field = question.fields[0]
        name = row.cells.get(field.key)
        if field.kind is FieldKind.LINE and isinstance(name, Text):
            words = " ".join(name.text.split())
            first = seen.setdefault((question.id, words.casefold()), name.where)
            if first != name.where:
                message = f"”{words}” står redan i tabellen, på rad {first.line} i filen."
                yield Finding(
                    name.where,
                    message,
                    "Slå ihop de två raderna, eller ge dem namn som skiljer dem åt.",
                    question.id,
                )
