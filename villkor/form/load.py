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
from villkor.base.signs import cleaned_text
from villkor.base.sources import Sources
from villkor.form.beside_form import (
    MEND_FORM,
    form_bytes,
    read_instructions,
    read_words,
)
from villkor.form.model import Form, Region
from villkor.form.places import (
    FORM_FILE,
    FormPlace,
    form_years,
    place_in_report,
    place_of_year,
    ways_to_form,
)
from villkor.form.read_form import read_form
from villkor.form.reader import FormReader, fault_messages
from villkor.form.templates import templates_folder

_MOST_FAULTS = 20  # that are told at a time


def load_form(year: int) -> Form:
    """The form of a year, outside any report.

    Raises UserError if there is none, or with every fault of the file, one line each.
    """
    place = place_of_year(year)
    if place is None:
        raise year_missing(year)
    form = load_form_at(place)
    if form.year != year:
        raise UserError(
            f"Formuläret i {place.shown} är för {form.year}.",
            "Skriv samma år efter formulär: i filen som i mappens namn.",
        )
    return form


def year_missing(year: int) -> UserError:
    """What is said if there is no form of a year."""
    known = ", ".join(map(str, form_years()))
    return UserError(f"Det finns inget formulär för {year}.", ways_to_form(known))


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
            + "\n".join(fault_messages(reader.faults))
        )
    return tuple(regions)
