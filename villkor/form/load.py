"""templates/ → Form: the questions of a year, read from data with every fault of the
data told at once.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec.structs import replace

from villkor.base.diagnostic import UserError
from villkor.base.faults import FaultKind
from villkor.base.yaml.nodes import Mapping, Node
from villkor.form.model import IN_TABLES, Form, FormRelation, Region
from villkor.form.read_parts import (
    read_abbreviations,
    read_effect_terms,
    read_form_relation,
    read_programme,
    read_recipient,
    read_same_words,
)
from villkor.form.read_questions import read_columns, read_items
from villkor.form.reader import FormReader
from villkor.form.templates import form_years, templates_folder
from villkor.form.wording import wording_sum

_WORDS = "ordlista.txt"
_INSTRUCTIONS = "inledningar.txt"
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


@cache
def load_form(year: int) -> Form:
    """The form of a year. Kept, since many reports may be read that follow it.

    Raises UserError if there is none, or with every fault of the file, one line each.
    """
    path = templates_folder() / str(year) / "form.yaml"
    if year not in form_years():
        known = ", ".join(str(known) for known in form_years())
        raise UserError(
            f"Det finns inget formulär för {year}.",
            f"Formulär finns för: {known}.",
        )
    regions = load_regions()
    form, faults = read_form(path.read_text(encoding="utf-8"), str(path), regions)
    if form is None or faults:
        raise UserError(
            "Formuläret går inte att använda:\n" + "\n".join(faults),
            "Rätta filen, eller installera villkor på nytt.",
        )
    return replace(
        form,
        words=read_words(path.with_name(_WORDS)),
        instructions=read_instructions(path.with_name(_INSTRUCTIONS), form),
    )


def read_instructions(path: Path, form: Form) -> dict[str, tuple[str, ...]]:
    """What the authority says beside its headings and questions: paragraphs by the id
    of the heading that they stand under, those of header cells under `IN_TABLES`. None,
    if there is no such file.

    Raises UserError if the form has no heading with an id.
    """
    found: dict[str, list[str]] = {}
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    under = IN_TABLES
    for line in lines:
        if line.startswith("[") and line.endswith("]"):
            under = line[1:-1]
            if under not in {IN_TABLES, *form.headings}:
                raise UserError(
                    f"Formuläret går inte att använda: {path.name} nämner rubriken "
                    f"”{under}”, som inte finns.",
                    "Rätta filen, eller installera villkor på nytt.",
                )
        elif line.strip() and not line.startswith("#"):
            found.setdefault(under, []).append(line.strip())
    return {key: tuple(texts) for key, texts in found.items()}


def read_words(path: Path) -> frozenset[str]:
    """The words of a list, one a line: those of the trade, which are spelt as they
    should be. None, if there is no list.
    """
    if not path.is_file():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    words = {line.strip() for line in lines if not line.startswith("#")}
    return frozenset(words - {""})


def load_regions() -> tuple[Region, ...]:
    """The 21 regions, in the order of their county codes.

    Raises UserError if the file is faulty.
    """
    path = templates_folder() / "regioner.yaml"
    reader = FormReader(str(path))
    regions = []
    for node in reader.sequence(reader.top(path.read_text(encoding="utf-8")), "Filen"):
        values = reader.part(node, ("länskod", "bokstav", "namn"))
        county = reader.required(values, "länskod", node)
        letter = reader.required(values, "bokstav", node)
        regions.append(Region(county, letter, reader.required(values, "namn", node)))
    if reader.faults:
        raise UserError(
            "Listan över regioner går inte att använda:\n"
            + "\n".join(reader.messages())
        )
    return tuple(regions)


def read_form(
    source: str,
    path: str,
    regions: tuple[Region, ...],
) -> tuple[Form | None, list[str]]:
    """Read form.yaml.

    Gives the form (None if it cannot be put together) and its faults as
    `path:line:column: text`.
    """
    reader = FormReader(path)
    top = reader.top(source)
    if not isinstance(top, Mapping):
        if not reader.faults and top is not None:
            reader.fault(
                FaultKind.WRONG_TYPE,
                top.where,
                "Filen ska bestå av nycklar med värden.",
            )
        return None, reader.messages() or [f"{path}:1:1: Filen är tom."]
    form = _read_top(reader, top, regions)
    if not reader.faults:
        _try_wording(reader, top, form)
    return (None if reader.faults else form), reader.messages()


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
        reader.fault(FaultKind.UNKNOWN_VALUE, top.where, message, hint)


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
    nodes = reader.sequence(values.get("samband"), "”samband”")
    found = [read_form_relation(reader, node) for node in nodes]
    return tuple(relation for relation in found if relation)
