"""The tables of a draft → `tabeller` of form.yaml."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from villkor.base.yaml.write import WIDTH, written_value
from villkor.form.model import Column, Field, Question

_ABOUT = "# Tabellernas kolumner. En kolumn i Word kan rymma flera fält i filen."


def written_tables(questions: Iterable[Question]) -> Iterator[str]:
    """The lines that tell of the tables that the questions have, each once."""
    tables: dict[str, tuple[Column, ...]] = {}
    for question in questions:
        if question.table:
            tables.setdefault(question.table, question.columns)
    if tables:
        yield from (_ABOUT, "tabeller:")
    for name, columns in tables.items():
        yield f"  {written_value(name)}:"
        for column in columns:
            yield from _column(column)


def _column(column: Column) -> Iterator[str]:
    yield f"    - rubrik: {written_value(column.heading)}"
    if column.row_name:
        yield f"      varje rad: {written_value(column.row_name)}"
    yield "      fält:"
    for each in column.fields:
        yield from _field(each)


def _field(each: Field) -> Iterator[str]:
    yield f"        - nyckel: {written_value(each.key)}"
    yield f"          typ: {each.kind}"
    if not each.required:
        yield "          frivillig: ja"
    if each.values:
        key = "värden" if each.values_complete else "kända värden"
        yield f"          {key}:"
        for value in each.values:
            yield f"            - {written_value(value)}"
    if each.guidance:
        yield "          stöd: >-"
        yield textwrap.fill(
            each.guidance,
            WIDTH,
            initial_indent=" " * 12,
            subsequent_indent=" " * 12,
            break_long_words=False,
            break_on_hyphens=False,
        )
