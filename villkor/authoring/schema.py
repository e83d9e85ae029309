"""A form → JSON Schemas by which an editor completes, explains and checks the files of
a report while they are written.

A schema knows how its file is built, as `report.load` reads it: which keys there are,
what kind of thing stands under each, the fixed words and the number of rows. Whether
the answers are there and are good is for `check`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from villkor.authoring.grant_schema import grant_schema
from villkor.authoring.schema_parts import (
    YES_NO,
    Schema,
    any_case,
    either,
    file_schema,
    line_schema,
    mapping_schema,
    one_of,
    only,
    text_schema,
)
from villkor.authoring.settings_schema import settings_schema
from villkor.authoring.table_schema import Goals, table_schema
from villkor.form.model import FollowUp, Form, Kind, Question
from villkor.grant.keys import GRANT_FILE
from villkor.report.keys import NOT_APPLICABLE, SECTION_KEYS, SETTINGS_FILE, YES_NO_KEYS

_FOLDER = ".schema"  # hidden from most people, who have nothing to do there


def modeline(name: str) -> str:
    """The first line of a report's file, which tells editors where its schema is."""
    return f"# yaml-language-server: $schema={_path(name)}"


def editor_schemas(form: Form, goals: Goals) -> dict[str, str]:
    """The schemas of a report's files, by the path at which they stand in its folder.

    `goals` are proposed where goals are asked for.
    """
    schemas = {f"{stem}.yaml": _section(form, stem, goals) for stem in form.files}
    schemas[GRANT_FILE] = grant_schema(form)
    schemas[SETTINGS_FILE] = settings_schema(form)
    return {_path(name): _as_json(schema) for name, schema in schemas.items()}


def _path(name: str) -> str:
    return f"{_FOLDER}/{name.removesuffix('.yaml')}.json"


def _as_json(schema: Schema) -> str:
    return f"{json.dumps(schema, ensure_ascii=False, indent=1)}\n"


def _section(form: Form, stem: str, goals: Goals) -> Schema:
    head = {
        "ansvarig": line_schema(
            "Vem som ansvarar för avsnittet: en funktion, inte en person."
        ),
        "status": one_of(form.statuses, "Hur långt avsnittet har kommit."),
        "senast": line_schema(
            "Sista dagen för avsnittet inom regionen, om den inte är den som står i "
            "rapport.yaml: 2023-01-31."
        ),
    }
    parts = {key: head[key] for key in SECTION_KEYS}
    for question in form.files[stem]:
        parts[question.id] = _question(form, question, goals)
    numbers = [question.id for question in form.files[stem]]
    return file_schema(form.title_of_file(stem), parts, **_unquoted(numbers))


def _unquoted(numbers: Iterable[str]) -> Schema:
    """Questions' numbers without quotation marks, which editors read as decimals and do
    not know as keys: they are let be.
    """
    decimals = [
        f"{float(number):g}"
        for number in numbers
        if number.count(".") < 2 and number.replace(".", "").isdecimal()  # noqa: PLR2004
    ]
    if not decimals:
        return {}
    pattern = rf"^(?:{'|'.join(decimals)})$".replace(".", r"\.")
    return {"patternProperties": {pattern: {}}}


def _question(form: Form, question: Question, goals: Goals) -> Schema:
    asked = f"{question.id} {question.wording}"
    if question.guidance:
        asked += f"\n\nStöd: {question.guidance}"
    excuse = {NOT_APPLICABLE: text_schema("Skälet till att frågan inte gäller er.")}
    excused = mapping_schema(excuse, asked, minProperties=1)
    match question.kind:
        case Kind.TEXT:
            return either(text_schema(asked), excused)
        case Kind.TABLE:
            return either(table_schema(form, question, asked, goals), excused)
        case Kind.YES_NO:
            return _yes_no(question, asked, excuse)


def _yes_no(question: Question, asked: str, excuse: Mapping[str, Schema]) -> Schema:
    """An answer of yes or no with its follow-ups, or the reason why there is none: they
    stand under the same key.
    """
    message = "Skriv svar: ja eller svar: nej på raden under, med två blanksteg före."
    alone = {
        "properties": dict.fromkeys(YES_NO_KEYS, False),
        "errorMessage": f"Frågan besvaras inte när {NOT_APPLICABLE}: står där.",
    }
    parts = {
        "svar": one_of(YES_NO, asked),
        "vid ja": _follow_up(question.if_yes),
        "vid nej": _follow_up(question.if_no),
    }
    answer = {key: parts[key] for key in YES_NO_KEYS}
    return {
        **mapping_schema({**answer, **excuse}, asked),
        **only(["object", "string", "null"], message),
        "pattern": any_case(YES_NO),
        "patternErrorMessage": message,
        "dependencies": dict.fromkeys(excuse, alone),
        "defaultSnippets": [
            _whole_answer("ja", "vid ja", question.if_yes),
            _whole_answer("nej", "vid nej", question.if_no),
        ],
    }


def _whole_answer(word: str, key: str, asked: FollowUp | None) -> Schema:
    """What an editor puts in for yes or no: the word, and the place for its
    follow-up.
    """
    body = {"svar": word}
    if asked:
        body[key] = "|\n  $1"
    return {"label": word, "description": f"Svara {word}.", "body": body}


def _follow_up(asked: FollowUp | None) -> Schema:
    if asked:
        return text_schema(asked.wording)
    return {**text_schema("Frågan har ingen följdfråga."), "doNotSuggest": True}
