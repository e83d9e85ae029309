"""Where forms are: in the report's own folder, in the user's data folder, and among
those that come along with villkor. The first that has the year's form is the one.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct

from villkor.base.lazy import lazy_module
from villkor.base.plain_files import is_file
from villkor.base.sources import FolderSources, Sources
from villkor.form.templates import templates_folder

if TYPE_CHECKING:
    import platformdirs
else:
    platformdirs = lazy_module("platformdirs")

FORM_FILE = "form.yaml"
WORDS_FILE = "ordlista.txt"
INSTRUCTIONS_FILE = "inledningar.txt"
TEMPLATE_FILE = "referens.docx"
BLANK_FILE = "blankett.docx"  # the authority's own, of which the form was made
DOUBT_MARK = "KONTROLLERA:"  # before a comment on what somebody has to look at
FORM_FOLDER = "formulär"  # in a report, and in the data folder


class Keeper(StrEnum):
    """In whose keeping a form is, as people are told."""

    REPORT = "rapportens mapp"
    NAMED = "den angivna mappen"
    USER = "din datamapp"
    PROGRAM = "följer med villkor"


class FormPlace(Struct, frozen=True):
    """The files of a form: `inside` is where they stand among the sources ("" or
    `formulär/`), and `shown` their folder as people are told of it.
    """

    keeper: Keeper
    sources: Sources
    shown: str
    inside: str = ""

    def has_file(self, name: str) -> bool:
        """Whether a file of a name stands beside the form."""
        return self.sources.has_file(self.inside + name)

    def open_file(self, name: str) -> BinaryIO:
        """A file of the form to read bytes from. Raises OSError."""
        return self.sources.open_file(self.inside + name)

    def path_of(self, name: str) -> str:
        """The path of a file of the form, as people are told of it."""
        return f"{self.shown}/{name}"


def place_in_report(sources: Sources) -> FormPlace | None:
    """Where the form stands that a report has in its own folder, if it has one.

    It is opened by the report's sources, which give nothing that lies outside.
    """
    place = FormPlace(Keeper.REPORT, sources, FORM_FOLDER, f"{FORM_FOLDER}/")
    return place if place.has_file(FORM_FILE) else None


def place_of_folder(folder: Path, keeper: Keeper = Keeper.NAMED) -> FormPlace | None:
    """Where the form stands that a folder holds, if it holds one."""
    place = FormPlace(keeper, FolderSources(folder), str(folder))
    return place if is_file(folder / FORM_FILE) else None


def data_folder() -> Path:
    """Where the user's own forms are, in folders named after their years: the place
    for a program's data on this system. It need not be there.
    """
    return platformdirs.user_data_path("villkor", appauthor=False) / FORM_FOLDER


def places_by_year() -> dict[int, list[FormPlace]]:
    """The forms outside any report by year, the newest first: the user's own before
    those that come along.
    """
    found: dict[int, list[FormPlace]] = {}
    for keeper, folder in (
        (Keeper.USER, data_folder()),
        (Keeper.PROGRAM, templates_folder()),
    ):
        for name in _years_in(folder):
            place = place_of_folder(folder / name, keeper)
            if place:
                found.setdefault(int(name), []).append(place)
    return dict(sorted(found.items(), reverse=True))


def _years_in(folder: Path) -> list[str]:
    """The names of the folders that are called as years are."""
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return []
    return [name for name in names if name.isascii() and name.isdecimal()]


def ways_to_form(known: str) -> str:
    """How a form that there is none of can be had; `known` are the years there are."""
    return (
        f"Formulär finns för: {known}. Ett eget formulär, en mapp med filen "
        f"{FORM_FILE}, anges med villkor init ÅR --form MAPP, eller läggs i "
        f"{data_folder()}, i en mapp som heter som året. Alla som finns visas av villkor "
        "forms."
    )


def place_of_year(year: int) -> FormPlace | None:
    """Where the form of a year stands outside any report, if there is one."""
    places = places_by_year().get(year)
    return places[0] if places else None


def form_years() -> tuple[int, ...]:
    """The years there is a form for outside any report, the newest first."""
    return tuple(places_by_year())


def template_of(place: FormPlace) -> Path | None:
    """The Word template that stands beside a form on the disk, if one does.

    Raises RefusedFile if it is a link out of the report.
    """
    name = place.inside + TEMPLATE_FILE
    if not isinstance(place.sources, FolderSources) or not place.has_file(
        TEMPLATE_FILE
    ):
        return None
    return place.sources.path_of(name)


def our_template(year: int) -> Path:
    """The template that comes along with villkor: the year's, else the newest one."""
    folder = templates_folder()
    names = sorted(_years_in(folder), key=int)
    having = [name for name in names if is_file(folder / name / TEMPLATE_FILE)]
    chosen = str(year) if str(year) in having else having[-1]
    return folder / chosen / TEMPLATE_FILE
