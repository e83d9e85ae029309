"""Some values of rapport.yaml → its bytes with these in their places: every line that
says nothing of them stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping

from villkor.base.sources import Sources
from villkor.base.yaml.relined import relined_bytes
from villkor.base.yaml.spans import MappingSpan, ScalarSpan, read_spans, scalars_in
from villkor.form.model import Form
from villkor.report.edit_nodes import NodeEditor
from villkor.report.keys import (
    DECISION_KEYS,
    REGION_NUMBER,
    SETTINGS_FILE,
    SETTINGS_KEYS,
)
from villkor.report.list_parts import kept_lines
from villkor.report.model import Report
from villkor.report.wanted import Wanted, WantedKeys, WantedText
from villkor.report.write_answers import read_for_edit

_EMPTY = {"", "~", "null"}


def raw_settings(report: Report) -> dict[str, str]:
    """What is written under each key of rapport.yaml, and under each of the keys in it
    ("diarienummer/region"), whether it can be read as that or not.
    """
    found: dict[str, str] = {}
    top = read_spans(report.sources.get(SETTINGS_FILE, ""))
    for entry in top.entries if isinstance(top, MappingSpan) else ():
        parts = [scalar.text for scalar in scalars_in(entry.value)]
        found[entry.key.text] = " ".join(part for part in parts if part not in _EMPTY)
        if not isinstance(entry.value, MappingSpan):
            continue
        values = {}
        for inner in entry.value.entries:
            value = inner.value
            text = value.text if isinstance(value, ScalarSpan) else ""
            values[inner.key.text] = "" if text in _EMPTY else text
        if not any(values.values()):
            found[entry.key.text] = ""
        for key, text in values.items():
            found[f"{entry.key.text}/{key}"] = text
    return found


def edited_settings(
    report: Report,
    new: Mapping[str, str | Mapping[str, str]],
    sources: Sources,
) -> bytes:
    """The new bytes of rapport.yaml. `new` is what keys are to say: a text, or texts by
    the keys under it, which are then all; "diarienummer/region" is one of several.

    Raises UserError if something that nobody has read would be lost, or if the file is
    another than when the report was read.
    """
    raw, text = read_for_edit(
        report,
        sources,
        SETTINGS_FILE,
    )
    lines = text.split("\n")
    top = read_spans(text)
    if not isinstance(top, MappingSpan):
        return raw
    before, after = _wanted_keys(report, new)
    editor = NodeEditor(lines, SETTINGS_FILE)
    body = editor.keys(
        top,
        WantedKeys(before, SETTINGS_KEYS),
        WantedKeys(after, SETTINGS_KEYS),
    )
    last = top.entries[-1].last
    head = kept_lines(0, top.start[0] - 1)
    tail = kept_lines(last + 1, len(lines) - 1)
    return relined_bytes(raw, [*head, *body, *tail])


def _wanted_keys(
    report: Report,
    new: Mapping[str, str | Mapping[str, str]],
) -> tuple[dict[str, Wanted], dict[str, Wanted]]:
    """What stands under each key that is to say something else, and what is to."""
    written = raw_settings(report)
    before: dict[str, Wanted] = {}
    after: dict[str, Wanted] = {}
    for key in {path.partition("/")[0]: None for path in new}:
        told = new.get(key)
        if isinstance(told, str):
            before[key] = WantedText(written.get(key, ""))
            after[key] = WantedText(told)
            continue
        old = _texts_under(written, key)
        order = _order(
            report.form,
            key,
            old,
        )
        wanted = told or {**old, **_texts_under(new, key)}
        before[key] = _as_keys(old, order)
        after[key] = _as_keys(wanted, order)
    return before, after


def _texts_under(
    told: Mapping[str, object],
    key: str,
) -> dict[str, str]:
    """What is told under a key, by the keys in it."""
    found = {}
    for path, text in told.items():
        outer, _, inner = path.partition("/")
        if outer == key and inner and isinstance(text, str) and text:
            found[inner] = text
    return found


def _order(
    form: Form,
    key: str,
    old: Mapping[str, str],
) -> tuple[str, ...]:
    """The keys that may stand under one, in their order."""
    if key == "beslut":
        return DECISION_KEYS
    known = [each.key for each in form.recipients]
    return tuple(dict.fromkeys([*known, *old, REGION_NUMBER]))


def _as_keys(
    texts: Mapping[str, str],
    order: tuple[str, ...],
) -> WantedKeys:
    values: dict[str, Wanted] = {}
    for key, text in texts.items():
        values[key] = WantedText(text)
    return WantedKeys(values, order)
