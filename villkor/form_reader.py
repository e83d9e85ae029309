"""form.yaml's nodes → the parts of a form, every fault of them collected."""

from __future__ import annotations

import re
from datetime import date

from villkor.fields import Reader, did_you_mean
from villkor.form import (
    Abbreviations,
    Column,
    EffectTerms,
    Exemption,
    Field,
    FieldKind,
    FollowUp,
    Form,
    GoalProgramme,
    Heading,
    Kind,
    Question,
    Recipient,
    Region,
)  # fmt: skip
from villkor.placeholders import faults
from villkor.yaml_text import Mapping, Node, Scalar, parse

_FORM_KEYS = (
    "formulär", "titel", "sista dag", "skickas som", "exempel på eget diarienummer", "mottagare", "status", "stödformer", "målprogram", "effekter", "tabeller",
    "ordalydelse", "förkortningar", "delar",
)  # fmt: skip
_ITEM_KEYS = (
    "id", "under", "rubrik", "fil", "rättslig grund", "typ", "fråga", "stöd", "frivillig", "punktform", "vid ja", "vid nej",
    "vid ja i punktform", "vid nej i punktform", "tabell", "högst antal rader", "gäller inte",
)  # fmt: skip
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


class FormReader(Reader):
    """Reads the parts of a form. Every fault is noted and a stand-in used, so that all are found in one go."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path

    def messages(self) -> list[str]:
        """What is wrong, a line each: `path:line:column: text`."""
        findings = sorted((finding for _, finding in self.faults), key=lambda finding: finding.where)
        return [f"{f.where}: {f.message}{' ' + f.hint if f.hint else ''}" for f in findings]

    def top(self, source: str) -> Node | None:
        """The top node of a file."""
        node, findings = parse(source, self.path)
        self.faults += [("yaml", finding) for finding in findings]
        return node

    def part(self, node: Node | None, keys: tuple[str, ...]) -> dict[str, Node]:
        """The values under the keys of a part."""
        mapping = self.mapping(node, "Delen")
        return self.values(mapping, keys) if mapping else {}

    def required(self, values: dict[str, Node], key: str, node: Node) -> str:
        """The text under a key that must be there."""
        if not (text := self.text(values, key)) and key not in values:
            self.fault("missing", node.where, f"”{key}” saknas.")
        elif not text and isinstance(values[key], Scalar):
            self.fault("missing", values[key].where, f"”{key}” saknar värde.")
        return text

    def number(self, values: dict[str, Node], key: str, node: Node) -> int:
        """The whole number under a key that must be there; 0 if there is none."""
        text = self.required(values, key, node)
        if text and not text.isdecimal():
            self.fault("number", values[key].where, f"”{key}” ska vara ett heltal, inte ”{text}”.")
        return int(text) if text.isdecimal() else 0

    def flag(self, values: dict[str, Node], key: str) -> bool:
        """Whether a key says ja."""
        text = self.text(values, key)
        if text not in {"", "ja", "nej"}:
            self.fault("unknown value", values[key].where, f"”{key}” ska vara ja eller nej, inte ”{text}”.")
        return text == "ja"

    def words(self, values: dict[str, Node], key: str) -> tuple[str, ...]:
        """The list of texts under a key."""
        return tuple(scalar.text.strip() for scalar in self.scalars(values.get(key), f"”{key}”"))

    def named(self, values: dict[str, Node], key: str) -> dict[str, Node]:
        """The parts under a key that have names of their own: recipients, tables."""
        mapping = self.mapping(values.get(key), f"”{key}”")
        return self.values(mapping) if mapping else {}

    def day(self, values: dict[str, Node], key: str, node: Node) -> date:
        """The date under a key that must be there; the first of all days if there is none."""
        text = self.required(values, key, node)
        try:
            return date.fromisoformat(text)
        except ValueError:
            if text:
                self.fault("wrong type", values[key].where, f"”{key}” ska vara ett datum som 2023-02-21, inte ”{text}”.")
            return date.min

    def form(self, top: Mapping, regions: tuple[Region, ...]) -> Form:
        """The whole form."""
        values = self.values(top, _FORM_KEYS)
        columns = {name: self.columns(node) for name, node in self.named(values, "tabeller").items()}
        return Form(
            year=self.number(values, "formulär", top),
            title=self.required(values, "titel", top),
            deadline=self.day(values, "sista dag", top),
            file_format=self.required(values, "skickas som", top),
            own_number_example=self.text(values, "exempel på eget diarienummer"),
            recipients=tuple(self.recipient(key, node) for key, node in self.named(values, "mottagare").items()),
            items=self.items(values.get("delar"), columns, top),
            programmes=tuple(self.programme(node) for node in self.sequence(values.get("målprogram"), "”målprogram”")),
            effects=self.effects(values.get("effekter")),
            support_forms=self.words(values, "stödformer"),
            statuses=self.words(values, "status"),
            regions=regions,
            wording=self.required(values, "ordalydelse", top),
            abbreviations=self.abbreviations(values.get("förkortningar")),
        )

    def abbreviations(self, node: Node | None) -> Abbreviations:
        """The abbreviations that everyone knows, and those that are spelt out."""
        values = self.part(node, ("allmänt kända", "uttydda"))
        spelt_out = self.named(values, "uttydda")
        return Abbreviations(self.words(values, "allmänt kända"), {key: self.required(spelt_out, key, spelt_out[key]) for key in spelt_out})

    def recipient(self, key: str, node: Node) -> Recipient:
        """One recipient."""
        patterns = {"filnamn": "file_name", "ämne": "subject", "följetext": "text"}
        values = self.part(node, ("namn", "e-post", "diarienummer", *patterns))
        name, email = (self.required(values, word, node) for word in ("namn", "e-post"))
        if email and not _ADDRESS.fullmatch(email):
            self.fault("wrong type", values["e-post"].where, f"”e-post” ska vara en adress som namn@exempel.se, inte ”{email}”.")
        found = {attribute: pattern for word, attribute in patterns.items() if (pattern := self.pattern(values, word))}
        return Recipient(key, name, email, self.text(values, "diarienummer"), **found)

    def pattern(self, values: dict[str, Node], key: str) -> str:
        """A pattern with gaps (see `placeholders`), or ""."""
        if not (scalar := self.scalar(values.get(key), f"”{key}”")):
            return ""
        for offset, message, hint in faults(scalar.text):
            self.fault("unknown value", scalar.at(offset), message, hint)
        return scalar.text.strip()

    def programme(self, node: Node) -> GoalProgramme:
        """One set of goals."""
        values = self.part(node, ("nyckel", "rubrik", "numrerade", "fri text"))
        key, title = (self.required(values, word, node) for word in ("nyckel", "rubrik"))
        return GoalProgramme(key, title, self.words(values, "numrerade"), self.flag(values, "fri text"))

    def effects(self, node: Node | None) -> EffectTerms:
        """How effects are told."""
        values = self.part(node, ("på sikt", "status", "underlag"))
        terms = []
        for term in self.sequence(values.get("på sikt"), "”på sikt”"):
            words = self.part(term, ("nyckel", "rubrik"))
            terms.append((self.required(words, "nyckel", term), self.required(words, "rubrik", term)))
        return EffectTerms(tuple(terms), self.words(values, "status"), self.words(values, "underlag"))

    def columns(self, node: Node) -> tuple[Column, ...]:
        """The columns of a table."""
        found = []
        for column in self.sequence(node, "En tabell"):
            values = self.part(column, ("rubrik", "fält"))
            fields = tuple(self.field(item) for item in self.sequence(values.get("fält"), "”fält”"))
            if not fields:
                self.fault("missing", column.where, "Kolumnen har inga fält.")
            found.append(Column(self.required(values, "rubrik", column), fields))
        return tuple(found)

    def field(self, node: Node) -> Field:
        """One field of a column."""
        values = self.part(node, ("nyckel", "typ", "frivillig", "värden", "kända värden", "stöd"))
        complete = "värden" in values
        kind = FieldKind(self.one_of(values, "typ", node, tuple(FieldKind)) or FieldKind.TEXT)
        allowed = self.words(values, "värden" if complete else "kända värden")
        if kind is FieldKind.CHOICE and not allowed:
            self.fault("missing", node.where, "Ett fält av typen val behöver ”värden” eller ”kända värden”.")
        return Field(
            self.required(values, "nyckel", node), kind, not self.flag(values, "frivillig"), allowed, complete, self.text(values, "stöd")
        )

    def one_of(self, values: dict[str, Node], key: str, node: Node, known: tuple[str, ...]) -> str:
        """The known word under a key that must be there, or ""."""
        text = self.required(values, key, node)
        if text and text not in known:
            self.fault("unknown value", values[key].where, f"”{key}” kan inte vara ”{text}”.", did_you_mean(text, known))
        return text if text in known else ""

    def items(self, node: Node | None, tables: dict[str, tuple[Column, ...]], top: Mapping) -> tuple[Heading | Question, ...]:
        """The headings and questions, in document order."""
        headings: dict[str, Heading] = {}
        questions: dict[str, Question] = {}
        items: list[Heading | Question] = []
        for part in self.sequence(node, "”delar”"):
            values = self.part(part, _ITEM_KEYS)
            key = self.required(values, "id", part)
            if key in headings or key in questions:
                self.fault("duplicate key", values["id"].where, f"”{key}” finns redan.")
            if "rubrik" in values:
                headings[key] = self.heading(key, values, part, headings)
                items.append(headings[key])
            if "typ" in values or "fråga" in values:
                questions[key] = self.question(key, values, part, headings, tables)
                items.append(questions[key])
            if "rubrik" not in values and "fråga" not in values:
                self.fault("missing", part.where, f"”{key}” är varken en rubrik eller en fråga.")
        if not questions:
            self.fault("missing", top.where, "Formuläret har inga frågor under ”delar”.")
        return tuple(items)

    def parent(self, key: str, values: dict[str, Node], part: Node, headings: dict[str, Heading]) -> str:
        """The heading that an item stands under: as it says, or the item's own id without its last number."""
        parent = self.text(values, "under") or key.rpartition(".")[0]
        if parent and parent not in headings:
            self.fault("missing", part.where, f"”{key}” står under ”{parent}”, som inte finns före den.", "Ange ”under”.")
        return parent

    def heading(self, key: str, values: dict[str, Node], part: Node, headings: dict[str, Heading]) -> Heading:
        """One heading."""
        parent = self.parent(key, values, part, headings)
        level = headings[parent].level + 1 if parent in headings else 1
        return Heading(
            key, parent, level, self.required(values, "rubrik", part), self.text(values, "fil"), self.words(values, "rättslig grund")
        )

    def question(
        self, key: str, values: dict[str, Node], part: Node, headings: dict[str, Heading], tables: dict[str, tuple[Column, ...]]
    ) -> Question:
        """One question, which is also a heading if there is one of the same id."""
        parent = key if key in headings else self.parent(key, values, part, headings)
        kind = Kind(self.one_of(values, "typ", part, tuple(Kind)) or Kind.TEXT)
        columns: tuple[Column, ...] = ()
        if kind is Kind.TABLE and (name := self.one_of(values, "tabell", part, tuple(tables))):
            columns = tables[name]
        above = parent
        while above in headings and not headings[above].file:
            above = headings[above].parent
        if above not in headings:
            self.fault("missing", part.where, f"Frågan ”{key}” hör inte till någon fil.", "Ange ”fil” på en rubrik ovanför den.")
        return Question(
            id=key,
            parent=parent,
            kind=kind,
            wording=self.required(values, "fråga", part),
            required=not self.flag(values, "frivillig"),
            bullets=self.flag(values, "punktform"),
            columns=columns,
            max_rows=self.number(values, "högst antal rader", part) if kind is Kind.TABLE else 0,
            if_yes=self.follow_up(values, "vid ja"),
            if_no=self.follow_up(values, "vid nej"),
            guidance=self.text(values, "stöd"),
            exemptions=tuple(self.exemption(node) for node in self.sequence(values.get("gäller inte"), "”gäller inte”")),
        )

    def follow_up(self, values: dict[str, Node], key: str) -> FollowUp | None:
        """The follow-up question under a key, if there is one."""
        wording = self.text(values, key)
        return FollowUp(wording, self.flag(values, f"{key} i punktform")) if wording else None

    def exemption(self, node: Node) -> Exemption:
        """One region to which a question does not apply."""
        values = self.part(node, ("länskod", "skäl"))
        return Exemption(self.required(values, "länskod", node), self.required(values, "skäl", node))
