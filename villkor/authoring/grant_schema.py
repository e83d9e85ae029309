"""anslag.yaml as a JSON Schema for an editor.

What stands under `beslut:` and `ur beslut:` is built as `grant.decision_settings`
reads it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from villkor.authoring.schema_parts import (
    FILLED_IN,
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
from villkor.grant.decision_settings import (
    COUNTED,
    FILE_KEYS,
    QUERY_KEYS,
    WORD_COLUMNS,
)
from villkor.grant.decisions.model import (
    COLUMNS,
    FORM,
    GROUPED,
    MONEY,
    OUTCOME,
    OUTCOMES,
)
from villkor.grant.keys import GRANT_KEYS

_UNIT = "Beloppens enhet, om den inte står i kolumnens namn: kr, tkr, mnkr eller mdkr."
_CONTROLS = (
    "Samband som ska hålla mellan siffrorna ovan: namn och tal med + − × / ( ) eller "
    "andel av mellan, och = ≈ ≤ eller ≥."
)
_SOME_CONTROL = (
    "Till exempel: beviljade ansökningar + avslagna ansökningar = inkomna ansökningar"
)


def grant_schema(form: Form) -> Schema:
    """The schema of anslag.yaml."""
    share = {
        "belopp": figure_schema("Belopp i kronor.", "kr"),
        "andel": figure_schema("Andel av anslaget i procent.", "%"),
    }
    support_forms = {
        name: mapping_schema(share, f"Anslaget till {name}.")
        for name in form.support_forms
    }
    parts = {
        "tilldelat": figure_schema("Årets tilldelade medel.", "kr"),
        "beslut": of_file(form),
        "fördelning": mapping_schema(support_forms, "Hur anslaget har fördelats."),
        "prioriteringar": list_schema(
            _priority(share),
            "Beviljade medel per prioritering i den regionala utvecklingsstrategin.",
        ),
        "nyckeltal": _key_figures(form),
        "kontroller": quoted_names(line_schema(_SOME_CONTROL), _CONTROLS),
    }
    return file_schema(
        "Siffrorna bakom anslagets redovisning",
        {key: parts[key] for key in GRANT_KEYS},
    )


def _priority(share: Mapping[str, Schema]) -> Schema:
    """A priority, which must have a name as soon as it has an amount or a share."""
    message = "Prioriteringen saknar namn."
    told = [
        {
            "required": [key],
            "properties": {key: {"type": "string", "pattern": FILLED_IN}},
        }
        for key in share
    ]
    named = {
        "required": ["namn"],
        "properties": {"namn": required_text("Prioriteringens namn.", message)},
        "errorMessage": message,
    }
    parts = {"namn": line_schema("Prioriteringens namn."), **share}
    rule = {"if": {"anyOf": told}, "then": named}
    return mapping_schema(parts, "En prioritering.", allOf=[rule])


def _key_figures(form: Form) -> Schema:
    """Figures by names that are the region's own."""
    parts = {
        "värde": figure_schema("Siffran, med sin enhet om den har någon."),
        "räknar": line_schema("Vad siffran är ett antal av."),
        "ur beslut": of_query(form),
    }
    figure = either(
        figure_schema("Siffran, eller värde: och räknar: på var sin rad."),
        mapping_schema(parts, "En siffra."),
    )
    about = "Siffror som nämns i svaren, med namn."
    example = "Skriv till exempel inkomna ansökningar: 164"
    return {**mapping_schema({}, about, example), "additionalProperties": figure}


def of_file(form: Form) -> Schema:
    """The file of decisions, named alone or with what its columns and words are
    called.
    """
    about = (
        "Filen med besluten, ett på varje rad (.csv eller .xlsx), räknat från "
        "rapportens mapp."
    )
    columns = {
        name: line_schema(f"Vad kolumnen för {name} heter i filen.") for name in COLUMNS
    }
    known: dict[str, Sequence[str]] = {OUTCOME: OUTCOMES, FORM: form.support_forms}
    words = {
        column: _meanings(column, known.get(column, ())) for column in WORD_COLUMNS
    }
    parts = {
        "fil": line_schema(about),
        "blad": line_schema("Arbetsbokens blad, om flera har beslut."),
        "enhet": either(
            line_schema(_UNIT),
            mapping_schema(dict.fromkeys(MONEY, line_schema(_UNIT)), _UNIT),
        ),
        "kolumner": mapping_schema(
            columns,
            "Vad kolumnerna heter i filen, där det skiljer sig.",
        ),
        "värden": mapping_schema(words, "Vad orden i filen betyder."),
    }
    return either(
        line_schema(about),
        mapping_schema({key: parts[key] for key in FILE_KEYS}, about),
    )


def _meanings(column: str, known: Sequence[str]) -> Schema:
    """What stands in a column, by what it means: the `known` words, or any if there are
    none.
    """
    about = f"Vad orden i kolumnen för {column} betyder."
    words = quoted_names(line_schema("Ett ord i filen."), "Vad det heter i filen.")
    if known:
        return mapping_schema(dict.fromkeys(known, words), about)
    any_word = mapping_schema({}, about, "Skriv ordet och kolon.")
    return {**any_word, "additionalProperties": words}


def of_query(form: Form) -> Schema:
    """What a key figure counts or sums of the decisions."""
    parts: dict[str, Schema] = {}
    for key, counted in COUNTED.items():
        parts[key] = one_of(counted, f"Vad som räknas som {key}: {', '.join(counted)}.")
    for column in GROUPED:
        known = form.support_forms if column == FORM else ()
        about = f"Bara beslut med detta i kolumnen för {column}."
        parts[column] = quoted_names(best_of(known, ""), about)
    parts["andel av"] = line_schema(
        "Ett annat nyckeltal som räknas ur besluten: siffran blir en andel av det."
    )
    return mapping_schema(
        {key: parts[key] for key in QUERY_KEYS},
        "Hur siffran räknas ur filen med beslut.",
        allOf=[_one_is_counted(parts)],
    )


def _one_is_counted(parts: Mapping[str, Schema]) -> Schema:
    """As soon as anything is told, exactly one thing must be counted or summed."""
    word = {
        "anyOf": [
            {"type": "string", "pattern": FILLED_IN},
            {"type": ["number", "boolean"]},
        ]
    }
    told = {
        key: {
            "type": "object",
            "required": [key],
            "properties": {key: {"anyOf": [word, {"type": "array", "contains": word}]}},
        }
        for key in parts
    }
    exactly_one = {
        "oneOf": [told[key] for key in COUNTED],
        "errorMessage": "Skriv antingen antal: eller summa:.",
    }
    return {"if": {"anyOf": list(told.values())}, "then": exactly_one}
