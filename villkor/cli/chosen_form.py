"""Which form a new report is to follow: the one that is named, the one that lies in the
report's folder already, or that of the year; else what there is instead.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from villkor.authoring.form_copy import borrowed_form, form_copy
from villkor.base.diagnostic import UserError
from villkor.base.lazy import lazy_module
from villkor.cli.named_form import WORD_ENDINGS, names_year, place_at_path
from villkor.figures.swedish import swedish_date
from villkor.form.laws import law_of_year, nearest_year
from villkor.form.load import load_form, load_form_at
from villkor.form.model import Form
from villkor.form.places import (
    FORM_FILE,
    FORM_FOLDER,
    form_years,
    place_of_folder,
    place_of_year,
    ways_to_form,
)

if TYPE_CHECKING:
    from villkor.cli import read_blank_form
else:
    read_blank_form = lazy_module("villkor.cli.read_blank_form")

_YEARS = range(1900, 2100)


def chosen_form(year: int, named: str | None, folder: Path) -> Form:
    """The form for a new report of a year in a folder.

    Raises UserError, with what governs the year and the nearest form, if there is none.
    """
    _refuse_strange_year(year)
    own = place_of_folder(folder / FORM_FOLDER)
    if named is None and own is None:
        return _form_of_year(year)
    if named is not None and names_year(named):
        return _form_after(int(named), year)
    if named is not None and _is_word_file(Path(named)):
        return read_blank_form.sure_form(Path(named), year)
    place = place_at_path(Path(named)) if named is not None else own
    assert place is not None  # noqa: S101 - own is there, where nothing is named
    form = load_form_at(place)
    if form.year != year:
        raise UserError(
            f"Formuläret i {place.shown} är för {form.year}, inte för {year}.",
            f"Skriv villkor init {form.year}, eller rätta året efter formulär: i "
            f"{FORM_FILE}.",
        )
    return form


def _refuse_strange_year(year: int) -> None:
    """Refuse what is no year, as 22 and 20222."""
    if year in _YEARS:
        return
    known = form_years()
    ends_so = [each for each in known if each % 100 == year]
    meant = ends_so[0] if ends_so else known[0]
    raise UserError(
        f"{year} är inget årtal. Året skrivs med fyra siffror.",
        f"Skriv till exempel villkor init {meant}.",
    )


def _is_word_file(named: Path) -> bool:
    """Whether it is the authority's own file that is named, or meant for one."""
    return named.suffix.casefold() in WORD_ENDINGS and not named.is_dir()


def copied_files(form: Form, folder: Path) -> dict[str, bytes]:
    """The files of the form that the report in a folder is to keep, unless it has
    them.
    """
    if form.place is None or place_of_folder(folder / FORM_FOLDER):
        return {}
    return form_copy(form.place)


def _form_of_year(year: int) -> Form:
    if place_of_year(year):
        return load_form(year)
    law = law_of_year(year)
    parts = [f"Det finns inget formulär för {year}."]
    if law:
        parts.append(f"Redovisningen för {year} styrs av {law.basis}.")
        parts.append(f"Sista dagen är {swedish_date(law.deadline(year))}.")
        parts.append(f"Observera: {law.caveat}")
    else:
        parts.append("villkor känner inte till vilka regler som styr det året.")
    near = nearest_year(year)
    known = ", ".join(map(str, form_years()))
    raise UserError(
        " ".join(parts),
        f"Närmast är formuläret för {near}. Skriv villkor init {year} --form {near} för "
        f"att börja med det som förlaga. {ways_to_form(known)}",
    )


def _form_after(other: int, year: int) -> Form:
    """The form of another year as the start of this one's."""
    form = load_form(other)
    if other == year or form.place is None:
        return form
    return borrowed_form(form, form.place, year)
