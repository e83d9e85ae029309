"""An export of a report with errors: refused, or marked as a draft."""

from __future__ import annotations

from typing import Annotated, TextIO

import typer

from villkor.cli.render.formats import print_as_text
from villkor.cli.render.terminal import console, say_line
from villkor.cli.subject import Subject
from villkor.report.model import Report
from villkor.rules.catalogue import ERRORS, run_other_rules, run_rules

FAULTY_DRAFT = (
    "Rapporten har fel. Det som villkor inte kan läsa är inte med i utkastet: "
    "se villkor check."
)
Draft = Annotated[
    bool,
    typer.Option("--draft", help="Exportera ett utkast, även om rapporten har fel."),
]


def report_has_errors(
    report: Report,
    stream: TextIO,
    refusal: str,
    *,
    draft: bool,
) -> bool:
    """Whether the report has errors.

    Unless it is a draft that is asked for, they are told, and the command ends there.
    """
    errors = run_rules(report, ERRORS)
    if not errors:
        return False
    if not draft:
        out = console(stream)
        print_as_text(out, Subject(report), run_other_rules(report, errors))
        say_line(out, f"{refusal} Ett utkast går att skapa med --draft.")
        raise typer.Exit(1)
    return True
