"""The authority's Word form, read as the draft of a form."""

from __future__ import annotations

import sys
from pathlib import Path

import typer
from msgspec import Struct
from msgspec.structs import replace

from villkor.authoring.blanks.drafted import DraftedForm, DraftedQuestion, DraftNote
from villkor.authoring.new_form import draft_form, form_files
from villkor.base.diagnostic import UserError
from villkor.base.side_files import refuse_lock_file
from villkor.base.sources import MemorySources
from villkor.cli.render.drafted_form import print_doubts
from villkor.cli.render.terminal import console, say_line
from villkor.document.word.controls import OURS
from villkor.document.word.package import (
    Package,
    open_package,
    read_word_file,
    word_name,
)
from villkor.document.word.read_blocks import read_blocks
from villkor.form.laws import nearest_year
from villkor.form.load import load_form, load_form_at
from villkor.form.model import Form
from villkor.form.places import FORM_FOLDER, FormPlace, Keeper, form_years

_FIRST_YEAR, _LAST_YEAR = 1000, 9999
_MOST_TOLD = 600  # letters beside each question in a form that nobody has filled in
_FILLED_IN = (
    "Word-filen har mycket text mellan frågorna. Kontrollera att det är den tomma "
    "blanketten, och inte en rapport som någon har fyllt i."
)


class BlankForm(Struct, frozen=True):
    """The draft, the bytes of the Word file it was read from, and the form of another
    year from which the rest is taken.
    """

    draft: DraftedForm
    data: bytes
    like: Form | None

    def files(self) -> dict[str, bytes]:
        """The files of the form by their names."""
        return form_files(self.draft, self.data, self.like)

    def form(self) -> Form:
        """The form, with its files in memory as a report keeps them."""
        inside = f"{FORM_FOLDER}/"
        files = {f"{inside}{name}": data for name, data in self.files().items()}
        place = FormPlace(
            Keeper.REPORT,
            MemorySources(files),
            FORM_FOLDER,
            inside,
        )
        return load_form_at(place)


def sure_form(path: Path, year: int) -> Form:
    """The form that a Word form is, if nothing about it is unsure.

    Else what is unsure is told, and the program exits with 1.
    """
    blank = read_blank_form(path, year)
    if blank.draft.is_sure:
        return blank.form()
    out = console(sys.stderr)
    print_doubts(out, blank.draft)
    say_line(
        out,
        "Något i blanketten är osäkert, så ingen rapport är skapad. Gör formuläret "
        f"först: villkor new-form {path} --year {year}",
        "bold red",
    )
    raise typer.Exit(1)


def read_blank_form(path: Path, year: int, like: int | None = None) -> BlankForm:
    """Read a Word form for the report of a year. What a Word file cannot tell is taken
    from the form of the year `like`, or of the nearest one.

    Raises UserError if it is no Word file that can be read, or none of an authority.
    """
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise UserError(
            f"Året ska skrivas med fyra siffror, inte {year}.",
            "Skriv till exempel --year 2026.",
        )
    refuse_lock_file(path)
    data = read_word_file(path)
    package = open_package(data, path.name)
    _refuse_ours(package, path)
    known = _form_like(year, like)
    draft = draft_form(read_blocks(package), year, known)
    if not draft.items:
        raise UserError(
            f"Det finns inga frågor i {path.name} som villkor känner igen.",
            "Kontrollera att det är myndighetens blankett. Annars: börja med ett annat "
            f"års formulär, villkor init {year} --form ÅR, och ändra i form.yaml.",
        )
    return BlankForm(_with_doubt_of_answers(draft), data, known)


def _refuse_ours(package: Package, path: Path) -> None:
    """Refuse what villkor has written: it is answers, not a form."""
    for _, root in package.content:
        for tag in root.iter(word_name("tag")):
            if tag.get(word_name("val"), "").startswith(OURS):
                raise UserError(
                    f"{path.name} är en rapport som villkor har skapat, ingen blankett.",
                    "Ange Word-filen som den kom från myndigheten. Svar i en Word-fil "
                    "hämtas med villkor import-docx.",
                )


def _form_like(year: int, like: int | None) -> Form | None:
    if like is not None:
        return load_form(like)
    if not form_years():
        return None
    return load_form(nearest_year(year))


def _with_doubt_of_answers(draft: DraftedForm) -> DraftedForm:
    """The draft with a note, if there is more said in it than a blank form says."""
    questions = [item for item in draft.items if isinstance(item, DraftedQuestion)]
    told = sum(sum(map(len, texts)) for texts in draft.instructions.values())
    if told <= _MOST_TOLD * (len(questions) + 1):
        return draft
    return replace(draft, notes=(DraftNote(_FILLED_IN), *draft.notes))
