"""The text of form.yaml → Form, with every fault of the text told at once."""

from __future__ import annotations

from collections.abc import Mapping as AbstractMapping

from msgspec import Struct, field

from villkor.base.diagnostic import Where
from villkor.base.faults import Fault, FaultKind
from villkor.base.yaml.nodes import Mapping, Node
from villkor.form.model import Form, FormRelation, Region
from villkor.form.read_parts import (
    read_abbreviations,
    read_effect_terms,
    read_form_relation,
    read_programme,
    read_recipient,
    read_same_words,
)
from villkor.form.read_questions import read_columns, read_items
from villkor.form.reader import FormReader, fault_messages, place_in
from villkor.form.usable import tell_lacking, where_in
from villkor.form.wording import wording_sum

_FORM_KEYS = (
    "formulär",
    "titel",
    "förlaga",
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


class ExaminedForm(Struct, frozen=True):
    """What has been read of a form's text, faulty or not.

    `form` has stand-ins for whatever is missing or faulty, and is None if there is
    nothing to make it of. `parts` are the values of each heading and question by its
    id, with their places.
    """

    path: str
    text: str
    form: Form | None
    faults: tuple[Fault, ...]
    top: Node | None = None
    parts: AbstractMapping[str, AbstractMapping[str, Node]] = field(
        default_factory=dict
    )

    def place_of(self, key: str, name: str) -> Where:
        """Where a heading or question says something, or where it begins."""
        return place_in(
            self.parts.get(key),
            name,
            Where(self.path),
        )


def examine_form(
    source: str,
    path: str,
    regions: tuple[Region, ...],
) -> ExaminedForm:
    """Read form.yaml as far as it can be read."""
    reader = FormReader(path)
    top = reader.top(source)
    if not isinstance(top, Mapping):
        _tell_no_form(reader, top)
        return ExaminedForm(
            path,
            source,
            None,
            tuple(reader.faults),
            top,
        )
    form = _read_top(reader, top, regions)
    if not reader.faults:
        tell_lacking(reader, top, form)
        _try_wording(reader, top, form)
    return ExaminedForm(
        path,
        source,
        form,
        tuple(reader.faults),
        top,
        reader.parts,
    )


def read_form(
    source: str,
    path: str,
    regions: tuple[Region, ...],
) -> tuple[Form | None, list[str]]:
    """Read form.yaml.

    Gives the form (None if it cannot be used) and its faults as
    `path:line:column: text`.
    """
    examined = examine_form(source, path, regions)
    form = None if examined.faults else examined.form
    return form, fault_messages(examined.faults)


def _tell_no_form(reader: FormReader, top: Node | None) -> None:
    if reader.faults:
        return
    if top is None:
        reader.fault(
            FaultKind.MISSING,
            Where(reader.path),
            "Filen är tom.",
        )
        return
    message = "Filen ska bestå av nycklar med värden."
    reader.fault(FaultKind.WRONG_TYPE, top.where, message)


def _try_wording(reader: FormReader, top: Mapping, form: Form) -> None:
    """Tell if the questions are not those that the form says they are, letter for
    letter.
    """
    reckoned = wording_sum(map(form.printed, form.questions.values()))
    if reckoned != form.wording:
        message = (
            "Frågorna är inte ordagrant de som ”ordalydelse” är kontrollsumman av. "
            f"Deras summa är {reckoned}."
        )
        hint = "Rätta frågan. Är ändringen beslutad, så skriv den nya summan."
        where = where_in(top, "ordalydelse")
        reader.fault(FaultKind.WORDING, where, message, hint)


def _read_top(reader: FormReader, top: Mapping, regions: tuple[Region, ...]) -> Form:
    """The form, with a stand-in for whatever is missing or faulty."""
    values = reader.values(top, _FORM_KEYS)
    tables = {}
    for name, node in reader.named(values, "tabeller").items():
        tables[name] = read_columns(reader, node)
    recipients = reader.named(values, "mottagare")
    programmes = reader.sequence(values.get("målprogram"), "”målprogram”")
    alike = reader.sequence(values.get("ordformer"), "”ordformer”")
    return Form(
        year=reader.number(values, "formulär", top),
        title=reader.required(values, "titel", top),
        unofficial=reader.flag(values, "förlaga"),
        deadline=reader.day(values, "sista dag", top),
        file_format=reader.required(values, "skickas som", top),
        own_number_example=reader.text(values, "exempel på eget diarienummer"),
        recipients=tuple(
            read_recipient(reader, key, node) for key, node in recipients.items()
        ),
        items=read_items(reader, values.get("delar"), tables, top),
        programmes=tuple(read_programme(reader, node) for node in programmes),
        effects=read_effect_terms(reader, values.get("effekter")),
        support_forms=reader.words(values, "stödformer"),
        relations=_read_relations(reader, values),
        word_forms=tuple(read_same_words(reader, node) for node in alike),
        statuses=reader.words(values, "status"),
        regions=regions,
        wording=reader.required(values, "ordalydelse", top),
        abbreviations=read_abbreviations(reader, values.get("förkortningar")),
    )


def _read_relations(
    reader: FormReader,
    values: dict[str, Node],
) -> tuple[FormRelation, ...]:
    """The relations that can be read."""
    nodes = reader.sequence(
        values.get("samband"),
        "”samband”",
    )
    found = [
        read_form_relation(
            reader,
            node,
        )
        for node in nodes
    ]
    return tuple(relation for relation in found if relation)
