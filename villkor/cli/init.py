"""villkor init: a folder with a file for each section."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from villkor.base.disk import create_folder
from villkor.cli.open_report import open_report
from villkor.form.model import Form, Region


def init(
    year: Annotated[int, typer.Argument(metavar="ÅR", help="Formulärets år, till exempel 2022.")],
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="[MAPP]",
            show_default=False,
            help="Mappen som skapas. Utelämnas den heter den som året.",
        ),
    ] = None,
    region: Annotated[
        str | None,
        typer.Option(metavar="NAMN", show_default=False, help="Regionens namn eller länskod."),
    ] = None,
    last_year: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FJOLÅRET",
            show_default=False,
            help="Mappen med fjolårets rapport, att ta över uppgifter från.",
        ),
    ] = None,
) -> None:
    """Skapa en mapp med en fil för varje avsnitt, redo att skriva i."""
    from villkor.authoring.new_report import new_report  # noqa: PLC0415
    from villkor.cli.render.terminal import console, say_line  # noqa: PLC0415
    from villkor.form.load import load_form  # noqa: PLC0415

    form = load_form(year)
    target = folder or Path(str(year))
    before = open_report(last_year, quiet=True) if last_year else None
    files = new_report(
        form, _region(form, region or (before.settings.region if before else None)), before, target
    )
    create_folder(target, files)
    out = console()
    optional = sum(not question.required for question in form.questions.values())
    questions = f"{len(form.questions)} frågor, varav {optional} frivillig"
    to_write_in = sum(name.endswith(".yaml") for name in files)
    say_line(out, f"Skapade {target} med {to_write_in} filer för {questions}.", "bold green")
    if before:
        say_line(
            out,
            f"Ansvariga, kontakt, mål och siffrornas namn är tagna från {before.folder}. "
            "Fjolårets svar står som kommentarer.",
        )
    say_line(out, "Skriv svaren i filerna. Se vad som återstår med villkor check.")


def _region(form: Form, wanted: str | None) -> Region:
    from villkor.cli.region import ask_for_region, find_region, region_missing  # noqa: PLC0415

    if wanted is not None:
        return find_region(form, wanted)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise region_missing(form)
    return ask_for_region(form)
