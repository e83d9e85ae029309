"""villkor new-form: the authority's own Word form → a form to make reports after."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace
from rich.console import Console

from villkor.base.diagnostic import UserError
from villkor.base.disk import create_folder
from villkor.cli.asking import can_ask
from villkor.cli.read_blank_form import BlankForm, read_blank_form
from villkor.cli.render.drafted_form import print_doubts, print_draft
from villkor.cli.render.terminal import console, say_line
from villkor.cli.settle_doubts import settle_doubts
from villkor.form.places import FORM_FILE, FORM_FOLDER

_Blank = Annotated[
    Path,
    typer.Argument(
        metavar="BLANKETT.docx",
        show_default=False,
        help="Myndighetens tomma formulär, som Word-fil.",
    ),
]
_Folder = Annotated[
    Path | None,
    typer.Argument(
        metavar="[MAPP]",
        show_default=False,
        help="Mappen som skapas. Utelämnas den heter den formulär-ÅR.",
    ),
]
_Year = Annotated[
    int,
    typer.Option("--year", metavar="ÅR", help="Året som formuläret frågar om."),
]
_Like = Annotated[
    int | None,
    typer.Option(
        "--like",
        metavar="ÅR",
        show_default=False,
        help=(
            "Det formulär som det tas ur som ingen Word-fil säger: fälten i tabellerna, "
            "målprogram, samband. Utelämnas det tas det närmaste."
        ),
    ),
]
_DryRun = Annotated[
    bool,
    typer.Option("--dry-run", help="Visa vad som finns i blanketten. Skriv inget."),
]


def new_form(
    blank: _Blank,
    folder: _Folder = None,
    *,
    year: _Year,
    like: _Like = None,
    dry_run: _DryRun = False,
) -> None:
    """Read the form, show what it asks, and write it; exit 1 if anything is unsure."""
    target = folder or Path(f"{FORM_FOLDER}-{year}")
    if not dry_run:
        _refuse_taken_folder(target)
    read = read_blank_form(blank, year, like)
    asks = can_ask() and not dry_run
    if not asks and not dry_run:  # before it is shown: whoever reads may stop reading
        create_folder(target, {**read.files()})
    out = console()
    print_draft(out, read.draft)
    print_doubts(out, read.draft)
    if asks:
        read = replace(read, draft=settle_doubts(out, read.draft))
        create_folder(target, {**read.files()})
    if dry_run:
        say_line(out, "Inget har skrivits.")
    else:
        _say_what_next(out, read, target)
    if not read.draft.is_sure:
        raise typer.Exit(1)


def _refuse_taken_folder(folder: Path) -> None:
    """Refuse to write where something is already."""
    if folder.is_dir() and any(folder.iterdir()):
        raise UserError(
            f"Mappen {folder} finns redan och är inte tom. Inget har ändrats.",
            "Ange en annan mapp sist på raden, eller flytta den som finns.",
        )
    if folder.exists() and not folder.is_dir():
        raise UserError(
            f"{folder} är en fil, inte en mapp. Inget har ändrats.",
            "Ange en annan mapp sist på raden.",
        )


def _say_what_next(out: Console, read: BlankForm, folder: Path) -> None:
    """Say what has been written, and what to do with it."""
    names = ", ".join(read.files())
    year = read.draft.year
    style = "bold green" if read.draft.is_sure else "bold yellow"
    say_line(out, f"Skapade {folder} med {names}.", style)
    if not read.draft.is_sure:
        say_line(
            out,
            f"Gå igenom kommentarerna som börjar med KONTROLLERA: i {folder / FORM_FILE}. "
            "Rätta det som är fel, och ta bort dem.",
        )
    if read.like:
        say_line(
            out,
            f"Målprogram, samband och ord som inte står i Word-filen är de för "
            f"{read.like.year}. Ändra dem i {FORM_FILE} om de har ändrats.",
        )
    say_line(out, f"Granska formuläret:   villkor check --form {folder}")
    say_line(out, f"Skapa rapporten:      villkor init {year} --form {folder}")
