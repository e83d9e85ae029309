"""templates/ → Form: the questions of a year, read from data with every fault of the data told at
once.
"""

from __future__ import annotations

import re
from functools import cache

from villkor.base.diagnostic import UserError
from villkor.base.faults import FaultKind
from villkor.base.hints import did_you_mean
from villkor.base.yaml.nodes import Mapping, Node, Scalar
from villkor.figures.relations.patterns import EACH, SINGLE, mixes_parts
from villkor.figures.relations.read import read_relation
from villkor.figures.relations.tree import BadRelation
from villkor.form.model import (
    Abbreviations,
    Column,
    EffectTerms,
    Exemption,
    Field,
    FieldKind,
    FollowUp,
    Form,
    FormHeading,
    FormRelation,
    GoalProgramme,
    Kind,
    Question,
    Recipient,
    Region,
    Tells,
    wording_sum,
)
from villkor.form.placeholders import pattern_faults
from villkor.form.reader import FormReader
from villkor.form.templates import form_years, templates_folder

_FORM_KEYS = (
    "formulär",
    "titel",
    "sista dag",
    "skickas som",
    "exempel på eget diarienummer",
    "mottagare",
    "status",
    "stödformer",
    "samband",
    "ordformer",
    "målprogram",
    "effekter",
    "tabeller",
    "ordalydelse",
    "förkortningar",
    "delar",
)
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
    "punktform",
    "vid ja",
    "vid nej",
    "vid ja i punktform",
    "vid nej i punktform",
    "tabell",
    "högst antal rader",
    "gäller inte",
)
_ONE_SORT = "Använd * eller varje i hela sambandet, och bara ett slags delar."
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


@cache
def load_form(year: int) -> Form:
    """The form of a year. Kept, since many reports may be read that follow it.

    Raises UserError if there is none, or with every fault of the file, one line each.
    """
    path = templates_folder() / str(year) / "form.yaml"
    if year not in form_years():
        known = ", ".join(str(known) for known in form_years())
        raise UserError(f"Det finns inget formulär för {year}.", f"Formulär finns för: {known}.")
    regions = load_regions()
    form, faults = read_form(path.read_text(encoding="utf-8"), str(path), regions)
    if form is None or faults:
        raise UserError(
            "Formuläret går inte att använda:\n" + "\n".join(faults),
            "Rätta filen, eller installera villkor på nytt.",
        )
    return form


def load_regions() -> tuple[Region, ...]:
    """The 21 regions, in the order of their county codes.

    Raises UserError if the file is faulty.
    """
    path = templates_folder() / "regioner.yaml"
    reader = FormReader(str(path))
    regions = []
    for node in reader.sequence(reader.top(path.read_text(encoding="utf-8")), "Filen"):
        values = reader.part(node, ("länskod", "bokstav", "namn"))
        regions.append(
            Region(*(reader.required(values, key, node) for key in ("länskod", "bokstav", "namn")))
        )
    if reader.faults:
        raise UserError(
            "Listan över regioner går inte att använda:\n" + "\n".join(reader.messages())
        )
    return tuple(regions)


def read_form(source: str, path: str, regions: tuple[Region, ...]) -> tuple[Form | None, list[str]]:
    """Read form.yaml.

    Gives the form (None if it cannot be put together) and its faults as `path:line:column: text`.
    """
    reader = _FormReader(path)
    top = reader.top(source)
    if not isinstance(top, Mapping):
        if not reader.faults and top is not None:
            reader.fault(FaultKind.WRONG_TYPE, top.where, "Filen ska bestå av nycklar med värden.")
        return None, reader.messages() or [f"{path}:1:1: Filen är tom."]
    form = reader.form(top, regions)
    if (
        not reader.faults
        and (have := wording_sum(map(form.printed, form.questions.values()))) != form.wording
    ):
        message = (
            "Frågorna är inte ordagrant de som ”ordalydelse” är kontrollsumman av. "
            f"Deras summa är {have}."
        )
        reader.fault(
            FaultKind.UNKNOWN_VALUE,
            top.where,
            message,
            "Rätta frågan. Är ändringen beslutad, så skriv den nya summan.",
        )
    return (None if reader.faults else form), reader.messages()


class _FormReader(FormReader):
    """Reads the parts of a form."""

    def form(self, top: Mapping, regions: tuple[Region, ...]) -> Form:
        values = self.values(top, _FORM_KEYS)
        columns = {
            name: self.columns(node) for name, node in self.named(values, "tabeller").items()
        }
        return Form(
            year=self.number(values, "formulär", top),
            title=self.required(values, "titel", top),
            deadline=self.day(values, "sista dag", top),
            file_format=self.required(values, "skickas som", top),
            own_number_example=self.text(values, "exempel på eget diarienummer"),
            recipients=tuple(
                self.recipient(key, node) for key, node in self.named(values, "mottagare").items()
            ),
            items=self.items(values.get("delar"), columns, top),
            programmes=tuple(
                self.programme(node)
                for node in self.sequence(values.get("målprogram"), "”målprogram”")
            ),
            effects=self.effects(values.get("effekter")),
            support_forms=self.words(values, "stödformer"),
            relations=tuple(
                filter(None, map(self.relation, self.sequence(values.get("samband"), "”samband”")))
            ),
            word_forms=tuple(
                self.same_words(node)
                for node in self.sequence(values.get("ordformer"), "”ordformer”")
            ),
            statuses=self.words(values, "status"),
            regions=regions,
            wording=self.required(values, "ordalydelse", top),
            abbreviations=self.abbreviations(values.get("förkortningar")),
        )

    def abbreviations(self, node: Node | None) -> Abbreviations:
        values = self.part(node, ("allmänt kända", "uttydda"))
        spelt_out = self.named(values, "uttydda")
        return Abbreviations(
            self.words(values, "allmänt kända"),
            {key: self.required(spelt_out, key, spelt_out[key]) for key in spelt_out},
        )

    def recipient(self, key: str, node: Node) -> Recipient:
        patterns = {"filnamn": "file_name", "ämne": "subject", "följetext": "text"}
        values = self.part(node, ("namn", "e-post", "diarienummer", *patterns))
        name, email = (self.required(values, word, node) for word in ("namn", "e-post"))
        if email and not _ADDRESS.fullmatch(email):
            self.fault(
                FaultKind.WRONG_TYPE,
                values["e-post"].where,
                f"”e-post” ska vara en adress som namn@exempel.se, inte ”{email}”.",
            )
        found = {
            attribute: pattern
            for word, attribute in patterns.items()
            if (pattern := self.pattern(values, word))
        }
        return Recipient(key, name, email, self.text(values, "diarienummer"), **found)

    def pattern(self, values: dict[str, Node], key: str) -> str:
        if not (scalar := self.scalar(values.get(key), f"”{key}”")):
            return ""
        for offset, message, hint in pattern_faults(scalar.text):
            self.fault(FaultKind.UNKNOWN_VALUE, scalar.at(offset), message, hint)
        return scalar.text.strip()

    def relation(self, node: Node) -> FormRelation | None:
        firmness = ("ska gälla", "bör gälla")
        values = self.part(node, ("regel", *firmness, "prövas efter"))
        said = [key for key in firmness if key in values]
        rule = self.one_of(values, "regel", node, tuple(Tells))
        if len(said) != 1:
            self.fault(
                FaultKind.MISSING,
                node.where,
                "Ett samband behöver antingen ”ska gälla” eller ”bör gälla”.",
            )
            return None
        after = [
            word
            for word in self.scalars(values.get("prövas efter"), "”prövas efter”")
            if self.known(word, tuple(Tells))
        ]
        if (
            not rule
            or not self.required(values, said[0], node)
            or not (scalar := self.scalar(values[said[0]], f"”{said[0]}”"))
        ):
            return None
        try:
            tree = read_relation(scalar.text, (*SINGLE, *EACH), patterns=True)
        except BadRelation as error:
            self.fault(FaultKind.UNKNOWN_VALUE, scalar.at(error.offset), error.message, error.hint)
            return None
        if mixes_parts(tree):
            self.fault(
                FaultKind.UNKNOWN_VALUE,
                scalar.where,
                "Sambandet har namn av olika slag, som aldrig finns samtidigt.",
                _ONE_SORT,
            )
        return FormRelation(
            Tells(rule),
            tree,
            said[0] == firmness[0],
            tuple(Tells(word.text.strip()) for word in after),
        )

    def known(self, word: Scalar, known: tuple[str, ...]) -> bool:
        if (text := word.text.strip()) not in known:
            self.fault(
                FaultKind.UNKNOWN_VALUE,
                word.where,
                f"Här kan inte stå ”{text}”.",
                did_you_mean(text, known),
            )
        return text in known

    def same_words(self, node: Node) -> tuple[str, ...]:
        return tuple(
            scalar.text.strip().casefold() for scalar in self.scalars(node, "En rad i ”ordformer”")
        )

    def programme(self, node: Node) -> GoalProgramme:
        values = self.part(node, ("nyckel", "rubrik", "numrerade", "fri text"))
        key, title = (self.required(values, word, node) for word in ("nyckel", "rubrik"))
        return GoalProgramme(
            key, title, self.words(values, "numrerade"), self.flag(values, "fri text")
        )

    def effects(self, node: Node | None) -> EffectTerms:
        values = self.part(node, ("på sikt", "status", "underlag"))
        terms = []
        for term in self.sequence(values.get("på sikt"), "”på sikt”"):
            words = self.part(term, ("nyckel", "rubrik"))
            terms.append(
                (self.required(words, "nyckel", term), self.required(words, "rubrik", term))
            )
        return EffectTerms(
            tuple(terms), self.words(values, "status"), self.words(values, "underlag")
        )

    def columns(self, node: Node) -> tuple[Column, ...]:
        found = []
        for column in self.sequence(node, "En tabell"):
            values = self.part(column, ("rubrik", "fält"))
            fields = tuple(self.field(item) for item in self.sequence(values.get("fält"), "”fält”"))
            if not fields:
                self.fault(FaultKind.MISSING, column.where, "Kolumnen har inga fält.")
            found.append(Column(self.required(values, "rubrik", column), fields))
        return tuple(found)

    def field(self, node: Node) -> Field:
        values = self.part(node, ("nyckel", "typ", "frivillig", "värden", "kända värden", "stöd"))
        complete = "värden" in values
        kind = FieldKind(self.one_of(values, "typ", node, tuple(FieldKind)) or FieldKind.TEXT)
        allowed = self.words(values, "värden" if complete else "kända värden")
        if kind is FieldKind.CHOICE and not allowed:
            self.fault(
                FaultKind.MISSING,
                node.where,
                "Ett fält av typen val behöver ”värden” eller ”kända värden”.",
            )
        return Field(
            self.required(values, "nyckel", node),
            kind,
            not self.flag(values, "frivillig"),
            allowed,
            complete,
            self.text(values, "stöd"),
        )

    def items(
        self, node: Node | None, tables: dict[str, tuple[Column, ...]], top: Mapping
    ) -> tuple[FormHeading | Question, ...]:
        headings: dict[str, FormHeading] = {}
        questions: dict[str, Question] = {}
        items: list[FormHeading | Question] = []
        for part in self.sequence(node, "”delar”"):
            values = self.part(part, _ITEM_KEYS)
            key = self.required(values, "id", part)
            if key in headings or key in questions:
                self.fault(FaultKind.DUPLICATE_KEY, values["id"].where, f"”{key}” finns redan.")
            if "rubrik" in values:
                headings[key] = self.heading(key, values, part, headings)
                items.append(headings[key])
            if "typ" in values or "fråga" in values:
                questions[key] = self.question(key, values, part, headings, tables)
                items.append(questions[key])
            if "rubrik" not in values and "fråga" not in values:
                self.fault(
                    FaultKind.MISSING, part.where, f"”{key}” är varken en rubrik eller en fråga."
                )
        if not questions:
            self.fault(FaultKind.MISSING, top.where, "Formuläret har inga frågor under ”delar”.")
        return tuple(items)

    def parent(
        self, key: str, values: dict[str, Node], part: Node, headings: dict[str, FormHeading]
    ) -> str:
        """The heading that an item stands under: as it says, or the item's own id without its last
        number.
        """
        parent = self.text(values, "under") or key.rpartition(".")[0]
        if parent and parent not in headings:
            self.fault(
                FaultKind.MISSING,
                part.where,
                f"”{key}” står under ”{parent}”, som inte finns före den.",
                "Ange ”under”.",
            )
        return parent

    def heading(
        self, key: str, values: dict[str, Node], part: Node, headings: dict[str, FormHeading]
    ) -> FormHeading:
        parent = self.parent(key, values, part, headings)
        level = headings[parent].level + 1 if parent in headings else 1
        return FormHeading(
            key,
            parent,
            level,
            self.required(values, "rubrik", part),
            self.text(values, "fil"),
            self.words(values, "rättslig grund"),
        )

    def question(
        self,
        key: str,
        values: dict[str, Node],
        part: Node,
        headings: dict[str, FormHeading],
        tables: dict[str, tuple[Column, ...]],
    ) -> Question:
        parent = key if key in headings else self.parent(key, values, part, headings)
        kind = Kind(self.one_of(values, "typ", part, tuple(Kind)) or Kind.TEXT)
        columns: tuple[Column, ...] = ()
        if kind is Kind.TABLE and (name := self.one_of(values, "tabell", part, tuple(tables))):
            columns = tables[name]
        above = parent
        while above in headings and not headings[above].file:
            above = headings[above].parent
        if above not in headings:
            self.fault(
                FaultKind.MISSING,
                part.where,
                f"Frågan ”{key}” hör inte till någon fil.",
                "Ange ”fil” på en rubrik ovanför den.",
            )
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
            exemptions=tuple(
                self.exemption(node)
                for node in self.sequence(values.get("gäller inte"), "”gäller inte”")
            ),
        )

    def follow_up(self, values: dict[str, Node], key: str) -> FollowUp | None:
        wording = self.text(values, key)
        return FollowUp(wording, self.flag(values, f"{key} i punktform")) if wording else None

    def exemption(self, node: Node) -> Exemption:
        values = self.part(node, ("länskod", "skäl"))
        return Exemption(
            self.required(values, "länskod", node), self.required(values, "skäl", node)
        )
