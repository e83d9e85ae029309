"""The parts that a JSON Schema for an editor is put together from.

Draft 7, with `defaultSnippets`, `errorMessage` and `patternErrorMessage` beside it: the
YAML language server, which VS Code and other editors use, proposes the ones and shows
the others in place of its own English words.

What is left empty is never a fault in an editor, for the file is being written: every
part takes null and blank text, unless it says otherwise. Types stand under `then`,
since editors propose null, true and false wherever `type` itself allows them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from villkor.base.listed_words import listed_words
from villkor.base.yaml.fields import DASHES
from villkor.figures.number import NUMBER, SPACE
from villkor.figures.units import SCALES, Unit

Schema = dict[str, Any]

# what YAML may take words for that are written without quotation marks
WORDS = ("string", "number", "boolean")
YES_NO = ("ja", "nej")
_KEYS = ("object", "string", "null")  # the string is blank
_BLANK = r"^\s*$"
FILLED_IN = r"\S"
# at most one line, and no list item that lacks its blank: "-Fler i arbete"
_ONE_LINE = r"^(?!-\S)\s*(?:\S(?:[^\n]*\S)?)?\s*$"
_AS_TEXT = (
    "Här ska det stå text. Skriv | (lodstreck) efter kolonet och texten på raderna "
    "under, med två blanksteg före."
)
_EXAMPLES: dict[Unit, str] = {"kr": "58,7 mnkr", "%": "34 %", "": "164"}


def only(types: Sequence[str], message: str) -> Schema:
    """Values of these types."""
    return {"if": {}, "then": {"type": [*types], "errorMessage": message}}


def line_schema(description: str) -> Schema:
    """A few words."""
    # One snippet, though it holds nothing: without any, the language server completes
    # the key and forgets the colon.
    return {
        "description": description,
        **only([*WORDS, "null"], _AS_TEXT),
        "defaultSnippets": [{"label": "text", "body": "$1"}],
    }


def text_schema(description: str) -> Schema:
    """Markdown, best on lines of its own."""
    return {
        **line_schema(description),
        "defaultSnippets": [{"label": "| text på raderna under", "body": "|\n  $1"}],
    }


def required_text(description: str, message: str) -> Schema:
    """A few words that must be there."""
    return {
        "description": description,
        **only(WORDS, message),
        "pattern": FILLED_IN,
        "patternErrorMessage": message,
    }


def one_of(words: Sequence[str], description: str) -> Schema:
    """One of the words, in any case."""
    message = f"Här kan stå {listed_words(words, 'eller')}."
    rule = {
        **only(["string", "null"], message),
        "pattern": any_case(words),
        "patternErrorMessage": message,
    }
    return {
        "description": description,
        "anyOf": [rule, {"enum": [*words], "errorMessage": message}],
    }


def best_of(words: Sequence[str], description: str) -> Schema:
    """Any words, of which some are known and proposed."""
    choices = [only([*WORDS, "null"], _AS_TEXT)]
    if words:
        choices.append({"enum": [*words]})
    return {"description": description, "anyOf": choices}


def number_of(names: Sequence[str], description: str) -> Schema:
    """The number of one of the names, from 1, or the name itself as it is written.

    Proposed by name.
    """
    numbered = dict(enumerate(names, start=1))
    message = f"Här kan stå ett nummer från 1 till {len(names)}."
    words = [_literal(str(word)) for word in (*numbered, *names)]
    pattern = rf"^\s*(?:{'|'.join(words)})?\s*$"
    by_name = {"type": "string", "pattern": pattern, "errorMessage": message}
    by_number = {"enum": [None, *numbered], "errorMessage": message}
    proposed = [
        {"label": f"{number} {name}", "sortText": f"{number:03}", "body": number}
        for number, name in numbered.items()
    ]
    return {
        "description": description,
        "if": {},
        "then": {"anyOf": [by_name, by_number]},
        "defaultSnippets": proposed,
    }


def figure_schema(description: str, *units: Unit) -> Schema:
    """A figure in one of the units, or in any if none is given, as `figures.number`
    reads it.
    """
    types = ["string", "null"] if units else ["string", "integer", "null"]
    units = units or tuple(_EXAMPLES)
    examples = listed_words([_EXAMPLES[unit] for unit in units], "eller")
    message = f"Skriv till exempel {examples}, med komma framför decimaler."
    return {
        "description": description,
        **only(types, message),
        "pattern": _figure_pattern(units),
        "patternErrorMessage": message,
        "defaultSnippets": [{"label": "tal", "body": "$1"}],
    }


def _figure_pattern(units: Sequence[Unit]) -> str:
    """A pattern for a number and what may stand after it in one of the units."""
    blanks = f"{SPACE}+"
    # ECMAScript names groups in another way, and the names are not used
    digits = re.sub(r"\(\?P<\w+>", "(?:", NUMBER.pattern).replace(SPACE, blanks)
    after = [
        _cases(word).replace(" ", blanks)
        for word, (_, unit) in SCALES.items()
        if unit in units
    ]
    return rf"^\s*(?:(?:{digits})\s*(?:{'|'.join(after)}))?\s*$"


def mapping_schema(
    properties: Mapping[str, Schema],
    description: str,
    message: str = "",
    kinds: Sequence[str] = _KEYS,
    **more: Any,
) -> Schema:
    """Keys with values, and no keys but these.

    `kinds` are the types of all that may be written there.
    """
    keys = [f"{key}:" for key in properties]
    names = listed_words(keys, "eller") or "inga nycklar"
    message = message or f"Här kan stå {names}"
    blank = {"pattern": _BLANK, "patternErrorMessage": message}
    return {
        "description": description,
        **only(kinds, message),
        **(blank if kinds == _KEYS else {}),
        "properties": {**properties},
        "additionalProperties": False,
        "errorMessage": message,
        **more,
    }


def needs(keys: Sequence[str], message: str) -> Schema:
    """Keys that must be there.

    Apart from `mapping_schema`, since editors propose a lump of all keys where
    `required` stands beside them.
    """
    return {"required": [*keys], "errorMessage": message}


def list_schema(
    items: Schema,
    description: str,
    message: str = DASHES,
    **more: Any,
) -> Schema:
    """Items with a dash each."""
    return {
        "description": description,
        **only(["array", "string", "null"], message),
        "pattern": _BLANK,
        "patternErrorMessage": message,
        "items": items,
        **more,
    }


def at_most(rows: int) -> Schema:
    """No more items than these. `maxItems` would say it in English."""
    return {
        "if": {"type": "array", "minItems": rows + 1},
        "then": {
            "type": "null",
            "errorMessage": f"Tabellen får ha högst {rows} rader.",
        },
    }


def quoted_names(item: Schema, description: str, *, free: bool = True) -> Schema:
    """A list of names, or a single one on the key's own line.

    A `free` name is any text on one line.
    """
    one = item
    if free:
        one = {
            **only([*WORDS, "null"], DASHES),
            "pattern": _ONE_LINE,
            "patternErrorMessage": DASHES,
        }
    return {
        "description": description,
        "anyOf": [one, {"type": "array", "items": item}],
        "defaultSnippets": [{"label": "- ett på varje rad", "body": "\n  - $1"}],
    }


def either(one: Schema, other: Schema) -> Schema:
    """One or the other, described and proposed as the one."""
    shown: Schema = {}
    judged: Schema = {}
    for key, value in one.items():
        part = shown if key in {"description", "defaultSnippets"} else judged
        part[key] = value
    return {**shown, "anyOf": [judged, other]}


def any_case(words: Sequence[str], *, empty: bool = True) -> str:
    """A pattern for one of some words in small and capital letters alike."""
    known = "|".join(map(_cases, words))
    optional = "?" if empty else ""
    return rf"^\s*(?:{known}){optional}\s*$"


def _cases(word: str) -> str:
    """A pattern for a word in any case.

    ECMAScript has no flag for that inside a pattern.
    """
    pattern = ""
    for sign in word:
        small = sign.lower()
        capital = sign.upper()
        pattern += f"[{small}{capital}]" if small != capital else _literal(sign)
    return pattern


def _literal(word: str) -> str:
    """A pattern for a word as it stands.

    ECMAScript lets only these signs be escaped, and `re.escape` escapes more.
    """
    return re.sub(r"[\\^$.*+?()\[\]{}|/]", r"\\\g<0>", word)


def file_schema(title: str, properties: Mapping[str, Schema], **more: Any) -> Schema:
    """The schema of a whole file, with a title that an editor shows."""
    about = (
        "Filen läses av redigeraren. villkor init har skrivit den, och ingen "
        "behöver ändra i den."
    )
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": about,
        "title": title,
        **mapping_schema(
            properties,
            title,
            f"I filen kan stå {', '.join(properties)}.",
            **more,
        ),
    }
