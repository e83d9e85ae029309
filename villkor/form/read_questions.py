"""`delar` and `tabeller` of form.yaml → the headings, questions and columns of a
form.
"""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping

from msgspec import Struct, field

from villkor.base.faults import FaultKind
from villkor.base.yaml.nodes import Mapping, Node
from villkor.form.demand import Demand
from villkor.form.model import (
    Column,
    Exemption,
    Field,
    FieldKind,
    FollowUp,
    FormHeading,
    Kind,
    Question,
)
from villkor.form.reader import FormReader
from villkor.form.usable import file_name_fault, question_id_fault

_ITEM_KEYS = (
    "id",
    "under",
    "rubrik",
    "fil",
    "rättslig grund",
    "typ",
    "fråga",
    "stöd",
    "frivillig",
    "krav",
    "punktform",
    "vid ja",
    "vid nej",
    "vid ja i punktform",
    "vid nej i punktform",
    "tabell",
    "högst antal rader",
    "gäller inte",
)


def read_columns(reader: FormReader, node: Node) -> tuple[Column, ...]:
    """The columns of a table."""
    found = []
    for column in reader.sequence(node, "En tabell"):
        values = reader.part(column, ("rubrik", "fält", "varje rad"))
        nodes = reader.sequence(values.get("fält"), "”fält”")
        fields = tuple(_read_field(reader, item) for item in nodes)
        if not fields:
            reader.fault(FaultKind.MISSING, column.where, "Kolumnen har inga fält.")
        heading = reader.required(values, "rubrik", column)
        found.append(Column(heading, fields, reader.text(values, "varje rad")))
    return tuple(found)


def _read_field(reader: FormReader, node: Node) -> Field:
    values = reader.part(
        node,
        ("nyckel", "typ", "frivillig", "värden", "kända värden", "stöd"),
    )
    complete = "värden" in values
    kind = FieldKind(
        reader.one_of(values, "typ", node, tuple(FieldKind)) or FieldKind.TEXT
    )
    allowed = reader.words(values, "värden" if complete else "kända värden")
    if kind is FieldKind.CHOICE and not allowed:
        reader.fault(
            FaultKind.MISSING,
            node.where,
            "Ett fält av typen val behöver ”värden” eller ”kända värden”.",
        )
    return Field(
        reader.required(values, "nyckel", node),
        kind,
        not reader.flag(values, "frivillig"),
        allowed,
        complete,
        reader.text(values, "stöd"),
    )


def read_items(
    reader: FormReader,
    node: Node | None,
    tables: AbstractMapping[str, tuple[Column, ...]],
    top: Mapping,
) -> tuple[FormHeading | Question, ...]:
    """The headings and questions in document order, with the columns of each table by
    its name.
    """
    found = _Items(reader, tables)
    for part in reader.sequence(node, "”delar”"):
        found.read_part(part)
    if not found.questions:
        reader.fault(
            FaultKind.MISSING,
            top.where,
            "Formuläret har inga frågor under ”delar”.",
        )
    return tuple(found.items)


class _Items(Struct):
    """The headings and questions that have been read so far: those that the next may
    stand under.
    """

    reader: FormReader
    tables: AbstractMapping[str, tuple[Column, ...]]
    headings: dict[str, FormHeading] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    items: list[FormHeading | Question] = field(default_factory=list)

    def read_part(self, part: Node) -> None:
        """Read a part of the form: a heading, a question, or a heading that is a
        question too.
        """
        values = self.reader.part(part, _ITEM_KEYS)
        key = self.reader.required(values, "id", part)
        self.reader.keep_part(key, values)
        if key in self.headings or key in self.questions:
            self.reader.fault(
                FaultKind.DUPLICATE_KEY,
                values["id"].where,
                f"”{key}” finns redan.",
            )
        if "rubrik" in values:
            self.headings[key] = self._read_heading(key, values, part)
            self.items.append(self.headings[key])
        if "typ" in values or "fråga" in values:
            self.questions[key] = self._read_question(key, values, part)
            self.items.append(self.questions[key])
        if "rubrik" not in values and "fråga" not in values:
            self.reader.fault(
                FaultKind.MISSING,
                part.where,
                f"”{key}” är varken en rubrik eller en fråga.",
            )

    def _parent_of(self, key: str, values: dict[str, Node], part: Node) -> str:
        """The heading that an item stands under: as it says, or the item's own id
        without its last number.
        """
        parent = self.reader.text(values, "under") or key.rpartition(".")[0]
        if parent and parent not in self.headings:
            self.reader.fault(
                FaultKind.MISSING,
                part.where,
                f"”{key}” står under ”{parent}”, som inte finns före den.",
                "Ange ”under”.",
            )
        return parent

    def _read_heading(
        self,
        key: str,
        values: dict[str, Node],
        part: Node,
    ) -> FormHeading:
        parent = self._parent_of(key, values, part)
        file_name_fault(self.reader, values.get("fil"), self.headings.values())
        level = self.headings[parent].level + 1 if parent in self.headings else 1
        return FormHeading(
            key,
            parent,
            level,
            self.reader.required(values, "rubrik", part),
            self.reader.text(values, "fil"),
            self.reader.words(values, "rättslig grund"),
        )

    def _read_question(self, key: str, values: dict[str, Node], part: Node) -> Question:
        reader = self.reader
        question_id_fault(reader, values.get("id"))
        parent = key if key in self.headings else self._parent_of(key, values, part)
        kind = Kind(reader.one_of(values, "typ", part, tuple(Kind)) or Kind.TEXT)
        columns: tuple[Column, ...] = ()
        table, max_rows = "", 0
        if kind is Kind.TABLE:
            table = reader.one_of(values, "tabell", part, tuple(self.tables))
            columns = self.tables.get(table, ())
            max_rows = reader.number(values, "högst antal rader", part)
        if not self._has_file(parent):
            reader.fault(
                FaultKind.MISSING,
                part.where,
                f"Frågan ”{key}” hör inte till någon fil.",
                "Ange ”fil” på en rubrik ovanför den.",
            )
        exempted = reader.sequence(values.get("gäller inte"), "”gäller inte”")
        return Question(
            id=key,
            parent=parent,
            kind=kind,
            wording=reader.required(values, "fråga", part),
            required=not reader.flag(values, "frivillig"),
            bullets=reader.flag(values, "punktform"),
            columns=columns,
            max_rows=max_rows,
            if_yes=self._read_follow_up(values, "vid ja"),
            if_no=self._read_follow_up(values, "vid nej"),
            guidance=reader.text(values, "stöd"),
            exemptions=tuple(_read_exemption(reader, item) for item in exempted),
            demand=self._read_demand(values, part),
            table=table,
        )

    def _read_demand(self, values: dict[str, Node], part: Node) -> Demand | None:
        if "krav" not in values:
            return None
        word = self.reader.one_of(values, "krav", part, tuple(Demand))
        return Demand(word) if word else None

    def _has_file(self, heading: str) -> bool:
        """Whether a heading, or one above it, says in which file its questions are
        answered.
        """
        while heading in self.headings:
            if self.headings[heading].file:
                return True
            heading = self.headings[heading].parent
        return False

    def _read_follow_up(self, values: dict[str, Node], key: str) -> FollowUp | None:
        wording = self.reader.text(values, key)
        if not wording:
            return None
        return FollowUp(wording, self.reader.flag(values, f"{key} i punktform"))


def _read_exemption(reader: FormReader, node: Node) -> Exemption:
    values = reader.part(node, ("länskod", "skäl"))
    county = reader.required(values, "länskod", node)
    return Exemption(county, reader.required(values, "skäl", node))
