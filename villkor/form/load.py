"""A place → Form: the questions of a year, read from data with every fault of the data
told at once.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from hashlib import sha256

from msgspec.structs import replace

from villkor.base.decode import decode_text
from villkor.base.diagnostic import UserError
from villkor.base.faults import FaultKind
from villkor.base.signs import cleaned_text
from villkor.base.sources import Sources
from villkor.base.yaml.nodes import Mapping, Node
from villkor.form.beside_form import (
    MEND_FORM,
    form_bytes,
    read_instructions,
    read_words,
)
from villkor.form.model import Form, FormRelation, Region
from villkor.form.places import (
    FORM_FILE,
    FormPlace,
    form_years,
    place_in_report,
    place_of_year,
    ways_to_form,
)
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
from villkor.form.templates import templates_folder
from villkor.form.usable import tell_lacking
from villkor.form.wording import wording_sum

_MOST_FAULTS = 20  # that are told at a time
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


def load_form(year: int) -> Form:
    """The form of a year, outside any report.

    Raises UserError if there is none, or with every fault of the file, one line each.
    """
    place = place_of_year(year)
    if place is None:
        known = ", ".join(map(str, form_years()))
        raise UserError(f"Det finns inget formulär för {year}.", ways_to_form(known))
    form = load_form_at(place)
    if form.year != year:
        raise UserError(
            f"Formuläret i {place.shown} är för {form.year}.",
            "Skriv samma år efter formulär: i filen som i mappens namn.",
        )
    return form


def load_form_at(place: FormPlace) -> Form:
    """The form that stands in a place.

    Raises UserError if it cannot be opened, or with every fault of it, one line each.
    """
    data = form_bytes(place, FORM_FILE)
    path = place.path_of(FORM_FILE)
    text, finding = decode_text(data, path)
    form, faults = None, [f"{finding.where}: {finding.message}"] if finding else []
    if text is not None:
        form, faults = _read_once(cleaned_text(text), path)
    if form is None or faults:
        raise UserError(
            "Formuläret går inte att använda:\n" + _first_of(faults),
            MEND_FORM[place.keeper],
        )
    return replace(
        form,
        words=read_words(place),
        instructions=read_instructions(place, form),
        place=place,
        checksum=sha256(data).hexdigest(),
    )


def usable_forms() -> tuple[Form, ...]:
    """The forms outside any report that have no faults, the newest first."""
    found = []
    for year in form_years():
        with suppress(UserError):
            found.append(load_form(year))
    return tuple(found)


def _first_of(faults: list[str]) -> str:
    """As many of the faults as can be read at a time, one a line."""
    more = len(faults) - _MOST_FAULTS
    told = faults[:_MOST_FAULTS]
    if more > 0:
        told.append(f"… och {more} till.")
    return "\n".join(told)


def form_in_report(sources: Sources) -> Form | None:
    """The form that a report has in its own folder, if it has one.

    Raises UserError as `load_form_at` does.
    """
    place = place_in_report(sources)
    return load_form_at(place) if place else None


@cache
def _read_once(text: str, path: str) -> tuple[Form | None, list[str]]:
    """As `read_form`. Kept, since many reports may be read that follow one form."""
    return read_form(text, path, load_regions())


@cache
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
        tell_lacking(reader, top, form)
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
    nodes = reader.sequence(values.get("samband"), "”samband”")
    found = [read_form_relation(reader, node) for node in nodes]
    return tuple(relation for relation in found if relation)
