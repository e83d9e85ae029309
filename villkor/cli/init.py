"""villkor init: a folder with a file for each section."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from villkor.authoring.new_report import new_report
from villkor.base.disk import create_folder
from villkor.cli.chosen_form import chosen_form, copied_files
from villkor.cli.open_report import open_report
from villkor.cli.region import ask_for_region, find_region, region_missing
from villkor.cli.render.question_changes import print_changes
from villkor.cli.render.terminal import console, say_line
from villkor.form.model import Form, Region
from villkor.form.places import FORM_FOLDER
from villkor.form.question_pairs import pair_questions

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
        help="Mappen med fjolårets rapport, att ta över uppgifter från.",
    ),
]
_Form = Annotated[
    str | None,
    typer.Option(
        "--form",
        metavar="MAPP",
        show_default=False,
        help=(
            "Mappen med ett eget formulär (form.yaml), eller ett annat års formulär att "
            "börja med som förlaga. Se vad som finns med villkor forms."
        ),
    ),
]
_UNOFFICIAL = (
    "Formuläret är en förlaga, inte det officiella formuläret. Frågorna kan skilja sig "
    "från dem som mottagaren ställer."
)


def init(
    year: _Year,
    folder: _NewFolder = None,
    region: _Region = None,
    last_year: _LastYear = None,
    named: _Form = None,
) -> None:
    """Make the folder, and say what is in it and what to do next."""
    target = folder or Path(str(year))
    form = chosen_form(year, named, target)
    before = open_report(last_year, quiet=True) if last_year else None
    wanted = region or (before.settings.region if before else None)
    meant = _wanted_region(form, wanted)
    files = new_report(form, meant, before, target)
    create_folder(target, {**copied_files(form, target), **files})
    out = console()
    say_line(out, _what_is_made(form, target, files), "bold green")
    say_line(out, _which_form(form), "bold yellow" if form.unofficial else "")
    say_line(out, f"Rapporten är för {meant.name} (länskod {meant.county}).")
    if before:
        say_line(
            out,
            "Ansvariga, kontakt, mål och siffrornas namn är tagna från "
            f"{before.folder}. Fjolårets svar står som kommentarer.",
        )
        print_changes(out, pair_questions(before.form, form))
    say_line(out, "Skriv svaren i filerna. Se vad som återstår med villkor check.")


def _which_form(form: Form) -> str:
    told = f"Formuläret är {form.title}, med en kopia i mappen {FORM_FOLDER}."
    return f"{told} {_UNOFFICIAL}" if form.unofficial else told


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
