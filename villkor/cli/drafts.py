"""An export of a report with errors: refused, or marked as a draft."""

from __future__ import annotations

from typing import Annotated, TextIO

import typer

from villkor.report.model import Report

FAULTY_DRAFT = (
    "Rapporten har fel. Det som villkor inte kan läsa är inte med i utkastet: se villkor check."
)
Draft = Annotated[
    bool, typer.Option("--draft", help="Exportera ett utkast, även om rapporten har fel.")
]


def report_has_errors(report: Report, stream: TextIO, refusal: str, *, draft: bool) -> bool:
    """Whether the report has errors.

    Unless it is a draft that is asked for, they are told, and the command ends there.
    """
    from villkor.rules.catalogue import ERRORS, run_rules  # noqa: PLC0415

    if not run_rules(report, ERRORS):
        return False
    if not draft:
        from villkor.cli.render.findings import print_text  # noqa: PLC0415
        from villkor.cli.render.terminal import console, say_line  # noqa: PLC0415
        from villkor.rules.progress import section_progress  # noqa: PLC0415

        diagnostics = run_rules(report)
        print_text(console(stream), report, diagnostics, section_progress(report, diagnostics))
        say_line(console(stream), f"{refusal} Ett utkast går att skapa med --draft.")
        raise typer.Exit(1)
    return True
