"""The columns of a table in a Word form → columns of a form's, with fields as the form
of the nearest year has them where it has such a column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from villkor.authoring.blanks.blank_lines import BlankTable
from villkor.authoring.blanks.names import column_key
from villkor.authoring.blanks.wordings import folded, is_voluntary
from villkor.form.model import Column, Field, FieldKind, Form

_WORD = re.compile(r"\w{2,60}")
_NAME = re.compile(r"(?:namn|titel|benämning|rubrik|projektnamn|insatsens namn)\b")
_YES_NO = re.compile(r"[(\[]?\s?ja\s?(?:/|eller|,)\s?nej\s?[)\]]?")
_COUNTS = {"nr", "nr.", "nummer", "#", "rad", "löpnummer"}
_LEAST_LIKE = 0.75
_WITHOUT_HEADING = "En kolumn i tabellen saknar rubrik."


class DraftedTables(Struct):
    """The tables of a form so far, by name. Tables with the same headings are one."""

    like: Form | None
    columns: dict[str, tuple[Column, ...]] = field(default_factory=dict)
    names: dict[tuple[str, ...], str] = field(default_factory=dict)

    def name_of(
        self,
        table: BlankTable,
        question: str,
    ) -> tuple[str, list[str]]:
        """What the table of a question is called, and what is unsure about its
        columns. It is told once of tables that are alike.
        """
        headings = tuple(lines[0] if lines else "" for lines in table.headings)
        key = tuple(folded(heading) for heading in headings)
        if key in self.names:
            return self.names[key], []
        doubts: list[str] = []
        known = _nearest_table(self.like, key)
        columns = list(
            _columns(
                table,
                headings,
                self._known_columns(known),
                doubts,
            )
        )
        name = (
            known
            if _is_whole(
                known,
                key,
                self.like,
            )
            else ""
        )
        name = self._free_name(name or f"tabell {question}")
        self.columns[name] = tuple(columns)
        self.names[key] = name
        return name, doubts

    def _free_name(self, wanted: str) -> str:
        name, count = wanted, 1
        while name in self.columns:
            count += 1
            name = f"{wanted}-{count}"
        return name

    def _known_columns(self, first: str) -> list[Column]:
        """The columns of the last form, those of the nearest table first."""
        tables = _tables_of(self.like)
        found = list(tables.get(first, ()))
        for columns in tables.values():
            found += columns
        return found


def _tables_of(like: Form | None) -> Mapping[str, tuple[Column, ...]]:
    found: dict[str, tuple[Column, ...]] = {}
    for question in like.questions.values() if like else ():
        if question.table:
            found[question.table] = question.columns
    return found


def _nearest_table(
    like: Form | None,
    headings: tuple[str, ...],
) -> str:
    """The table of the last form that has most of the headings; "" if none has any."""
    best, most = "", 0
    for name, columns in _tables_of(like).items():
        known = {folded(column.heading) for column in columns}
        count = len(known.intersection(headings))
        if count > most:
            best, most = name, count
    return best


def _is_whole(
    name: str,
    headings: tuple[str, ...],
    like: Form | None,
) -> bool:
    columns = _tables_of(like).get(name, ())
    return tuple(folded(column.heading) for column in columns) == headings


def _columns(
    table: BlankTable,
    headings: tuple[str, ...],
    known: list[Column],
    doubts: list[str],
) -> Iterator[Column]:
    taken: set[str] = set()
    for place, heading in enumerate(headings):
        if not heading:
            doubts.append(_WITHOUT_HEADING)
        elif folded(heading) not in _COUNTS or len(headings) == 1:
            offered = table.choices[place : place + 1]
            column = _column(
                heading,
                offered,
                known,
                taken,
            )
            taken.update(each.key for each in column.fields)
            yield column


def _column(
    heading: str,
    offered: tuple[tuple[str, ...], ...],
    known: list[Column],
    taken: set[str],
) -> Column:
    """A column with the fields of a known one like it, or one of its own."""
    before = _like_column(heading, known)
    keys = {each.key for each in before.fields} if before else taken
    if before and not keys & taken:
        row_name = "" if taken else before.row_name
        return Column(
            heading,
            before.fields,
            row_name,
        )
    choices = offered[0] if offered else ()
    return Column(
        heading,
        (
            _new_field(
                heading,
                choices,
                taken,
            ),
        ),
    )


def _like_column(
    heading: str,
    known: list[Column],
) -> Column | None:
    """The known column with that heading, or one very much like it."""
    wanted = folded(heading)
    words = set(_WORD.findall(wanted))
    best: Column | None = None
    most = _LEAST_LIKE
    for column in known:
        if folded(column.heading) == wanted:
            return column
        others = set(_WORD.findall(folded(column.heading)))
        whole = len(words | others)
        like = len(words & others) / whole if whole else 0
        if like > most:
            best, most = column, like
    return best


def _new_field(
    heading: str,
    choices: tuple[str, ...],
    taken: set[str],
) -> Field:
    key = column_key(heading, taken)
    offered = [choice for choice in choices if not _is_prompt(choice)]
    required = not is_voluntary(heading)
    if {folded(choice) for choice in offered} == {"ja", "nej"}:
        return Field(
            key,
            FieldKind.YES_NO,
            required,
        )
    if len(offered) > 1:
        return Field(
            key,
            FieldKind.CHOICE,
            required,
            tuple(offered),
            values_complete=True,
        )
    if _YES_NO.search(folded(heading)):
        return Field(
            key,
            FieldKind.YES_NO,
            required,
        )
    if _NAME.match(folded(heading)):
        return Field(
            key,
            FieldKind.LINE,
            required,
        )
    return Field(
        key,
        FieldKind.TEXT,
        required,
    )


def _is_prompt(choice: str) -> bool:
    return folded(choice).startswith(("välj", "–", "-", "klicka"))
