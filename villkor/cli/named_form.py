"""Which form a path or a year leads to."""

from __future__ import annotations

from pathlib import Path

from villkor.base.diagnostic import UserError
from villkor.base.plain_files import is_file
from villkor.form.load import year_missing
from villkor.form.places import (
    FORM_FILE,
    FORM_FOLDER,
    FormPlace,
    place_of_folder,
    place_of_year,
)

WORD_ENDINGS = {".docx", ".doc", ".docm", ".dotx", ".dotm", ".odt", ".rtf", ".pdf"}
"""Of files that may be a form as the authority sends it."""


def names_year(named: str) -> bool:
    """Whether it is a year that is named, and no folder with a form in it."""
    is_number = named.isascii() and named.isdecimal()
    return is_number and place_of_path(Path(named)) is None


def place_of_path(named: Path) -> FormPlace | None:
    """The form that a path leads to: to its folder, to its file, or to a report that
    has it.
    """
    folder = named.parent if named.name == FORM_FILE else named
    return place_of_folder(folder) or place_of_folder(folder / FORM_FOLDER)


def place_that_is_named(named: str) -> FormPlace:
    """The form of a path or a year. Raises UserError if there is none."""
    if names_year(named):
        place = place_of_year(int(named))
        if place is None:
            raise year_missing(int(named))
        return place
    return place_at_path(Path(named))


def place_at_path(named: Path) -> FormPlace:
    """The form that a path leads to. Raises UserError if there is none."""
    place = place_of_path(named)
    if place:
        return place
    if named.suffix.casefold() in WORD_ENDINGS:
        raise UserError(
            f"{named} är en blankett, inte en mapp med ett formulär.",
            f"Gör ett formulär av den med villkor new-form {named.name} --year ÅR.",
        )
    if named.name == FORM_FILE:
        raise UserError(f"Filen {named} finns inte.", "Kontrollera sökvägen.")
    if is_file(named):
        raise UserError(
            f"{named} är inget formulär. Formulärets fil heter {FORM_FILE}.",
            "Ange mappen som filen ligger i, eller ett år.",
        )
    if not named.is_dir():
        raise UserError(f"Mappen {named} finns inte.", "Kontrollera sökvägen.")
    raise UserError(
        f"Mappen {named} har inget formulär: filen {FORM_FILE} saknas.",
        "Ange en mapp med den filen, eller ett år. Se vad som finns med villkor forms.",
    )
