"""A form → JSON Schemas by which an editor completes, explains and checks the files of a report
while they are written.

A schema knows how its file is built, as `load_report` reads it: which keys there are, what kind of
thing stands under each, the fixed words and the number of rows. Whether the answers are there and
are good is for `check`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from villkor.authoring.grant_schema import grant_schema
from villkor.authoring.schema_parts import (
    WORDS,
    Schema,
    any_case,
    at_most,
    best_of,
    either,
    file_schema,
    line_schema,
    list_schema,
    mapping_schema,
    needs,
    number_of,
    one_of,
    only,
    quoted_names,
    required_text,
    text_schema,
)
from villkor.form.model import (
    Column,
    Field,
    FieldKind,
    FollowUp,
    Form,
    GoalProgramme,
    Kind,
    Question,
)
from villkor.grant.keys import GRANT_FILE
from villkor.report.keys import (
    NOT_APPLICABLE,
    REGION_NUMBER,
    SECTION_KEYS,
    SETTINGS_FILE,
    SETTINGS_KEYS,
    YES_NO_KEYS,
)

Goals = Mapping[str, Sequence[str]]  # names of goals by programme

_FOLDER = ".schema"  # hidden from most people, who have nothing to do there
_YES_NO = ("ja", "nej")


def modeline(name: str) -> str:
    """The first line of a report's file, which tells editors where its schema is."""
    return f"# yaml-language-server: $schema={_path(name)}"


def editor_schemas(form: Form, goals: Goals) -> dict[str, str]:
    """The schemas of a report's files, by the path at which they stand in its folder.

    `goals` are proposed where goals are asked for.
    """
    found = {f"{stem}.yaml": _section(form, stem, goals) for stem in form.files}
    found |= {GRANT_FILE: grant_schema(form), SETTINGS_FILE: _settings(form)}
    return {
        _path(name): f"{json.dumps(schema, ensure_ascii=False, indent=1)}\n"
        for name, schema in found.items()
    }


def _path(name: str) -> str:
    return f"{_FOLDER}/{name.removesuffix('.yaml')}.json"


def _section(form: Form, stem: str, goals: Goals) -> Schema:
    head = {
        "ansvarig": line_schema("Vem som ansvarar för avsnittet: en funktion, inte en person."),
        "status": one_of(form.statuses, "Hur långt avsnittet har kommit."),
    }
    questions = {question.id: _question(form, question, goals) for question in form.files[stem]}
    return file_schema(
        form.title_of_file(stem),
        {**{key: head[key] for key in SECTION_KEYS}, **questions},
        **_unquoted(questions),
    )


def _unquoted(numbers: Iterable[str]) -> Schema:
    """Questions' numbers without quotation marks, which editors read as decimals and do not know as
    keys: they are let be.
    """
    decimals = [
        f"{float(number):g}"
        for number in numbers
        if number.count(".") < 2 and number.replace(".", "").isdecimal()  # noqa: PLR2004
    ]
    return (
        {"patternProperties": {rf"^(?:{'|'.join(decimals)})$".replace(".", r"\."): {}}}
        if decimals
        else {}
    )


def _question(form: Form, question: Question, goals: Goals) -> Schema:
    asked = f"{question.id} {question.wording}" + (
        f"\n\nStöd: {question.guidance}" if question.guidance else ""
    )
    excuse = {NOT_APPLICABLE: text_schema("Skälet till att frågan inte gäller er.")}
    if question.kind is Kind.YES_NO:
        return _yes_no(question, asked, excuse)
    answer = (
        text_schema(asked) if question.kind is Kind.TEXT else _table(form, question, asked, goals)
    )
    return either(answer, mapping_schema(excuse, asked, minProperties=1))


def _yes_no(question: Question, asked: str, excuse: Mapping[str, Schema]) -> Schema:
    message = "Skriv svar: ja eller svar: nej på raden under, med två blanksteg före."
    alone = {
        "properties": dict.fromkeys(YES_NO_KEYS, False),
        "errorMessage": f"Frågan besvaras inte när {NOT_APPLICABLE}: står där.",
    }
    parts = {
        "svar": one_of(_YES_NO, asked),
        "vid ja": _follow_up(question.if_yes),
        "vid nej": _follow_up(question.if_no),
    }
    return {
        **mapping_schema({**{key: parts[key] for key in YES_NO_KEYS}, **excuse}, asked),
        **only(["object", "string", "null"], message),
        "pattern": any_case(_YES_NO),
        "patternErrorMessage": message,
        "dependencies": dict.fromkeys(excuse, alone),
        "defaultSnippets": [
            {
                "label": word,
                "description": f"Svara {word}.",
                "body": {"svar": word, **({key: "|\n  $1"} if asks else {})},
            }
            for word, key, asks in zip(
                _YES_NO, YES_NO_KEYS[1:], (question.if_yes, question.if_no), strict=True
            )
        ],
    }


def _follow_up(asked: FollowUp | None) -> Schema:
    return (
        text_schema(asked.wording)
        if asked
        else {**text_schema("Frågan har ingen följdfråga."), "doNotSuggest": True}
    )


def _table(form: Form, question: Question, asked: str, goals: Goals) -> Schema:
    message = f"Börja varje rad i tabellen med bindestreck: - {question.fields[0].key}: …"
    fields = {
        field.key: _field(form, column, field, goals)
        for column in question.columns
        for field in column.fields
    }
    stops = count(1)
    example = {field.key: _example(form, field, stops) for field in question.fields}
    dashed = {
        f"{'  ' if number else '- '}{key}": value
        for number, (key, value) in enumerate(example.items())
    }
    row = mapping_schema(
        fields,
        "En rad i tabellen.",
        kinds=["object"],
        defaultSnippets=[{"label": "hela raden", "sortText": " ", "body": example}],
    )
    table = list_schema(
        row,
        asked,
        message,
        **({"allOf": [at_most(question.max_rows)]} if question.max_rows else {}),
    )
    return {**table, "defaultSnippets": [{"label": "- ny rad", "sortText": "~", "body": dashed}]}


def _example(form: Form, field: Field, stops: Iterator[int]) -> Any:
    """What stands in a field of a row that an editor puts in, with the places to write in numbered.

    A text is indented deeply enough to stand below its key wherever the row is put in.
    """
    match field.kind:
        case FieldKind.TEXT:
            return f"|\n      ${next(stops)}"
        case FieldKind.YES_NO:
            return _choice(_YES_NO, stops)
        case FieldKind.GOALS:
            listed = [
                programme.key
                for programme in form.programmes
                if not programme.numbered and not programme.free
            ]
            named: Schema = {key: [f"${next(stops)}"] for key in listed[:1]}
            return {
                **named,
                **{
                    programme.key: f"[${next(stops)}]"
                    for programme in form.programmes
                    if programme.numbered
                },
            }
        case FieldKind.EFFECTS:
            told = {form.effects.terms[0][0]: f"|\n        ${next(stops)}"}
            return {
                **told,
                "status": _choice(form.effects.statuses, stops),
                "underlag": _choice(form.effects.bases, stops),
            }
        case _:
            return f"${next(stops)}"


def _choice(words: Sequence[str], stops: Iterator[int]) -> str:
    return f"${{{next(stops)}|{','.join(words)}|}}"


def _field(form: Form, column: Column, field: Field, goals: Goals) -> Schema:
    about = ". ".join(filter(None, (column.heading, field.guidance)))
    match field.kind:
        case FieldKind.LINE:
            return line_schema(about)
        case FieldKind.TEXT:
            return text_schema(about)
        case FieldKind.YES_NO:
            return one_of(_YES_NO, about)
        case FieldKind.CHOICE:
            return (one_of if field.values_complete else best_of)(field.values, about)
        case FieldKind.GOALS:
            return mapping_schema(
                {programme.key: _goals(programme, goals) for programme in form.programmes},
                about,
                kinds=[*WORDS, "object", "null"],
            )
        case FieldKind.EFFECTS:
            terms = {key: text_schema(heading) for key, heading in form.effects.terms}
            status = one_of(form.effects.statuses, "Om effekterna är uppnådda eller förväntade.")
            basis = one_of(form.effects.bases, "Vad beskrivningen av effekterna bygger på.")
            return mapping_schema(
                {**terms, "status": status, "underlag": basis},
                about,
                kinds=[*WORDS, "object", "null"],
            )


def _goals(programme: GoalProgramme, goals: Goals) -> Schema:
    if programme.free:
        return text_schema(programme.title)
    if programme.numbered:
        return quoted_names(
            number_of(programme.numbered, programme.title), programme.title, free=False
        )
    return quoted_names(best_of(goals.get(programme.key, ()), programme.title), programme.title)


def _settings(form: Form) -> Schema:
    own = [
        programme for programme in form.programmes if not programme.numbered and not programme.free
    ]
    numbers = {
        recipient.key: line_schema(f"Ärendets nummer hos {recipient.name}.")
        for recipient in form.recipients
    }
    allowance = {
        "kod": required_text(
            "Regelns kod, till exempel VK304.", "Skriv regelns kod, till exempel VK304."
        ),
        "var": line_schema("Filen, eller filen och raden."),
        "skäl": required_text("Varför det är rätt i er rapport.", "Skriv varför det är rätt."),
    }
    reasoned = needs(["kod", "skäl"], "Undantaget saknar kod: eller skäl:")
    parts = {
        "formulär": _year(form),
        "region": _region(form),
        "diarienummer": mapping_schema(
            {**numbers, REGION_NUMBER: line_schema("Regionens eget diarienummer.")},
            "Ärendets nummer.",
        ),
        "kontakt": line_schema(
            "Vem som svarar på frågor om rapporten: en funktion eller förvaltning, inte en person."
        ),
        "mål": mapping_schema(
            {
                programme.key: quoted_names(line_schema(programme.title), programme.title)
                for programme in own
            },
            "Mål som tabellerna får hänvisa till, ett per rad med bindestreck.",
        ),
        "tillåt": list_schema(
            mapping_schema(
                allowance,
                "Ett undantag.",
                allOf=[{"if": {"type": "object", "minProperties": 1}, "then": reasoned}],
            ),
            "Varningar som är rätt i just er rapport.",
        ),
        "fjolåret": line_schema("Mappen med fjolårets rapport, räknat från den här mappen."),
        "mall": line_schema("En egen Word-mall, räknat från den här mappen."),
        "ordlista": quoted_names(
            line_schema("Ett ord."), "Ord som är rätt stavade, fast de inte finns i ordboken."
        ),
    }
    must = needs(["formulär", "region"], "formulär: och region: måste anges.")
    return file_schema(
        "Uppgifter om hela rapporten",
        {key: parts[key] for key in SETTINGS_KEYS},
        kinds=["object"],
        allOf=[must],
    )


def _year(form: Form) -> Schema:
    message = (
        f"Filerna är gjorda för formuläret {form.year}. Ett annat års rapport skapas "
        "med villkor init."
    )
    rule = {
        **only(["string"], message),
        "pattern": rf"^\s*{form.year}\s*$",
        "patternErrorMessage": message,
    }
    return {
        "description": "Vilket års formulär rapporten följer.",
        "anyOf": [rule, {"enum": [form.year], "errorMessage": message}],
    }


def _region(form: Form) -> Schema:
    message = "Skriv regionens namn, till exempel Region Norrbotten."
    known = [word for region in form.regions for word in (region.name, region.short, region.county)]
    rule = {
        **only(["string"], message),
        "pattern": any_case(known, empty=False),
        "patternErrorMessage": message,
    }
    # taken, but not proposed
    counties = {"if": {}, "then": {"enum": [int(region.county) for region in form.regions]}}
    return {
        "description": "Regionens namn.",
        "anyOf": [rule, {"enum": [region.name for region in form.regions]}, counties],
    }
