"""villkor init: a folder with a file for each section."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from villkor.authoring.new_report import new_report
from villkor.base.clock import today
from villkor.base.disk import create_folder
from villkor.base.lazy import lazy_module
from villkor.base.plain_files import is_file
from villkor.cli.open_report import open_report
from villkor.cli.region import ask_for_region, find_region, region_missing
from villkor.cli.render.terminal import console, count_of, say_line
from villkor.form.load import load_form
from villkor.form.model import Form, Region
from villkor.form.templates import form_years
from villkor.report.keys import SETTINGS_FILE

if TYPE_CHECKING:
    from villkor.cli.render import unplaced
    from villkor.exchange import last_year as word_file
    from villkor.exchange import unplaced_file
    from villkor.exchange.last_year import LastYear
else:
    unplaced = lazy_module("villkor.cli.render.unplaced")
    word_file = lazy_module("villkor.exchange.last_year")
    unplaced_file = lazy_module("villkor.exchange.unplaced_file")

LAST_YEAR_FOLDER = "fjolåret"
"""Where last year's report stands, if it comes from a Word file."""

_Year = Annotated[
    int, typer.Argument(metavar="ÅR", help="Formulärets år, till exempel 2022.")
]
_NewFolder = Annotated[
    Path | None,
    typer.Argument(
        metavar="[MAPP]",
        show_default=False,
        help="Mappen som skapas. Utelämnas den heter den som året.",
    ),
]
_Region = Annotated[
    str | None,
    typer.Option(
        metavar="NAMN",
        show_default=False,
        help="Regionens namn eller länskod.",
    ),
]
_LastYear = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar="FJOLÅRET",
        show_default=False,
        help=(
            "Fjolårets rapport, att ta över uppgifter från: mappen med den, eller en "
            "Word-fil."
        ),
    ),
]


def init(
    year: _Year,
    folder: _NewFolder = None,
    region: _Region = None,
    last_year: _LastYear = None,
) -> None:
    """Make the folder, and say what is in it and what to do next."""
    form = load_form(year)
    target = folder or Path(str(year))
    from_word = _read_word_file(form, last_year, region, target)
    before = from_word.report if from_word else None
    if last_year and not from_word:
        before = open_report(last_year, quiet=True)
    wanted = region or (before.settings.region if before else None)
    meant = _wanted_region(form, wanted)
    files = new_report(form, meant, before, target)
    kept = _kept_files(from_word, last_year.name) if from_word and last_year else {}
    create_folder(target, kept | files)
    out = console()
    say_line(out, _what_is_made(form, target, files), "bold green")
    say_line(out, f"Rapporten är för {meant.name} (länskod {meant.county}).")
    if from_word:
        count = count_of(len(from_word.report.answers()), "svar", "svar")
        say_line(
            out,
            f"{count} och tabellernas mål är tagna från {last_year}. Svaren står som "
            f"kommentarer, och som fjolårets rapport i mappen {LAST_YEAR_FOLDER}. "
            "Vem som ansvarar för vad står inte i Word-filen: skriv det efter ansvarig:.",
        )
        if from_word.ledger.unplaced:
            unplaced.print_unplaced(out, from_word.ledger)
            kept_in = f"{LAST_YEAR_FOLDER}/{unplaced_file.UNPLACED_FILE}"
            say_line(out, f"Det finns kvar i {kept_in}.\n")
    elif before:
        say_line(
            out,
            "Ansvariga, kontakt, mål och siffrornas namn är tagna från "
            f"{before.folder}. Fjolårets svar står som kommentarer.",
        )
    say_line(out, "Skriv svaren i filerna. Se vad som återstår med villkor check.")


def _read_word_file(
    form: Form,
    path: Path | None,
    region: str | None,
    target: Path,
) -> LastYear | None:
    """Last year's report, if it is a Word file: by the form of its year, if there is
    one.
    """
    if path is None or path.name == SETTINGS_FILE or not is_file(path):
        return None
    before = form
    if form.year - 1 in form_years():
        before = load_form(form.year - 1)
    owner = find_region(form, region) if region else None
    return word_file.last_year_of(before, path, owner, target / LAST_YEAR_FOLDER)


def _kept_files(last_year: LastYear, name: str) -> dict[str, str]:
    """The files of last year's report, by their names under the new one's folder."""
    files = dict(last_year.files)
    if last_year.ledger.unplaced:
        told = unplaced_file.unplaced_text("", [(name, last_year.ledger)], today())
        files = {unplaced_file.UNPLACED_FILE: told, **files}
    return {f"{LAST_YEAR_FOLDER}/{each}": text for each, text in files.items()}


def _what_is_made(form: Form, target: Path, files: dict[str, str]) -> str:
    optional = sum(not question.required for question in form.questions.values())
    questions = f"{len(form.questions)} frågor, varav {optional} frivillig"
    to_write_in = sum(name.endswith(".yaml") for name in files)
    return f"Skapade {target} med {to_write_in} filer för {questions}."


def _wanted_region(form: Form, wanted: str | None) -> Region:
    if wanted is not None:
        return find_region(form, wanted)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise region_missing(form)
    return ask_for_region(form)
