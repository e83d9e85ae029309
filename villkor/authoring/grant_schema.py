"""`beslut:` and `ur beslut:` as JSON Schemas for an editor, built as `settings` reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from villkor.authoring.schema_parts import (
    Schema,
    best_of,
    either,
    figure_schema,
    file_schema,
    line_schema,
    list_schema,
    mapping_schema,
    one_of,
    quoted_names,
    required_text,
)
from villkor.form.model import Form
from villkor.grant.decisions.model import COLUMNS, FORM, GROUPED, OUTCOME, OUTCOMES
from villkor.grant.decisions.settings import COUNTED, FILE_KEYS, QUERY_KEYS, WORD_COLUMNS
from villkor.grant.keys import GRANT_KEYS

_CONTROLS = (
    "Samband som ska hålla mellan siffrorna ovan: namn och tal med + − × / ( ) eller andel av "
    "mellan, och = ≈ ≤ eller ≥."
)


def of_file(form: Form) -> Schema:
    """The file of decisions, named alone or with what its columns and words are called."""
    about = "Filen med besluten, ett på varje rad (.csv eller .xlsx), räknat från rapportens mapp."
    known: dict[str, Sequence[str]] = {OUTCOME: OUTCOMES, FORM: form.support_forms}
    parts = {
        "fil": line_schema(about),
        "blad": line_schema("Arbetsbokens blad, om det inte är det första."),
        "kolumner": mapping_schema(
            {name: line_schema(f"Vad kolumnen för {name} heter i filen.") for name in COLUMNS},
            "Vad kolumnerna heter i filen, där det skiljer sig.",
        ),
        "värden": mapping_schema(
            {column: _meanings(column, known.get(column)) for column in WORD_COLUMNS},
            "Vad orden i filen betyder.",
        ),
    }
    return either(line_schema(about), mapping_schema({key: parts[key] for key in FILE_KEYS}, about))


def _meanings(column: str, known: Sequence[str] | None) -> Schema:
    about, words = (
        f"Vad orden i kolumnen för {column} betyder.",
        quoted_names(line_schema("Ett ord i filen."), "Vad det heter i filen."),
    )
    return (
        mapping_schema(dict.fromkeys(known, words), about)
        if known
        else {**mapping_schema({}, about, "Skriv ordet och kolon."), "additionalProperties": words}
    )


def of_query(form: Form) -> Schema:
    """What a key figure counts or sums of the decisions."""
    wanted = {FORM: form.support_forms}
    parts = {
        **{
            key: one_of(words, f"Vad som räknas som {key}: {', '.join(words)}.")
            for key, words in COUNTED.items()
        },
        **{
            column: quoted_names(
                best_of(wanted.get(column, ()), ""),
                f"Bara beslut med detta i kolumnen för {column}.",
            )
            for column in GROUPED
        },
        "andel av": line_schema(
            "Ett annat nyckeltal som räknas ur besluten: siffran blir en andel av det."
        ),
    }
    one = "Skriv antingen antal: eller summa:."
    word = {"anyOf": [{"type": "string", "pattern": r"\S"}, {"type": ["number", "boolean"]}]}
    told = {
        key: {
            "type": "object",
            "required": [key],
            "properties": {key: {"anyOf": [word, {"type": "array", "contains": word}]}},
        }
        for key in parts
    }
    exactly_one = {"oneOf": [told[key] for key in COUNTED], "errorMessage": one}
    rule = {"if": {"anyOf": [*told.values()]}, "then": exactly_one}
    return mapping_schema(
        {key: parts[key] for key in QUERY_KEYS},
        "Hur siffran räknas ur filen med beslut.",
        allOf=[rule],
    )


def grant_schema(form: Form) -> Schema:
    """The schema of anslag.yaml."""
    share = {
        "belopp": figure_schema("Belopp i kronor.", "kr"),
        "andel": figure_schema("Andel av anslaget i procent.", "%"),
    }
    named = {
        "värde": figure_schema("Siffran, med sin enhet om den har någon."),
        "räknar": line_schema("Vad siffran är ett antal av."),
        "ur beslut": of_query(form),
    }
    parts = {
        "tilldelat": figure_schema("Årets tilldelade medel.", "kr"),
        "beslut": of_file(form),
        "fördelning": mapping_schema(
            {name: mapping_schema(share, f"Anslaget till {name}.") for name in form.support_forms},
            "Hur anslaget har fördelats.",
        ),
        "prioriteringar": list_schema(
            _priority(share),
            "Beviljade medel per prioritering i den regionala utvecklingsstrategin.",
        ),
        "nyckeltal": {
            **mapping_schema(
                {},
                "Siffror som nämns i svaren, med namn.",
                "Skriv till exempel inkomna ansökningar: 164",
            ),
            "additionalProperties": either(
                figure_schema("Siffran, eller värde: och räknar: på var sin rad."),
                mapping_schema(named, "En siffra."),
            ),
        },
        "kontroller": quoted_names(
            line_schema(
                "Till exempel: beviljade ansökningar + avslagna ansökningar = inkomna ansökningar"
            ),
            _CONTROLS,
        ),
    }
    return file_schema(
        "Siffrorna bakom anslagets redovisning", {key: parts[key] for key in GRANT_KEYS}
    )


def _priority(share: Mapping[str, Schema]) -> Schema:
    message = "Prioriteringen saknar namn."
    told = [
        {"required": [key], "properties": {key: {"type": "string", "pattern": r"\S"}}}
        for key in share
    ]
    named = {
        "required": ["namn"],
        "properties": {"namn": required_text("Prioriteringens namn.", message)},
        "errorMessage": message,
    }
    priority = mapping_schema(
        {"namn": line_schema("Prioriteringens namn."), **share}, "En prioritering."
    )
    return {**priority, "allOf": [{"if": {"anyOf": told}, "then": named}]}
