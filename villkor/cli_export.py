"""The commands that export a report: as Word files, and as plain text."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from villkor.open_report import Folder, open_report
from villkor.render.formats import CheckFormat, print_findings


def export_docx(
    to: Annotated[
        str, typer.Option(metavar="MOTTAGARE", show_default=False, help="Vem filen är till, till exempel tillvaxtverket, eller alla.")
    ],
    folder: Folder = None,
    output: Annotated[
        Path | None, typer.Option(metavar="FIL", show_default=False, help="Word-filens namn. Utelämnas det läggs filen bredvid rapporten.")
    ] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Exportera ett utkast, även om rapporten har fel.")] = False,
) -> None:
    """Skapa Word-filen till en mottagare, och läs tillbaka den för att se att varje svar är med."""
    from villkor.export import export, targets  # noqa: PLC0415
    from villkor.render.terminal import console, say  # noqa: PLC0415
    from villkor.rules import has_errors, run  # noqa: PLC0415

    report = open_report(folder, quiet=False)
    files = targets(report, to, output, draft=draft)
    diagnostics = run(report)
    out = console()
    if has_errors(diagnostics) and not draft:
        print_findings(CheckFormat.TEXT, report, diagnostics, partial=False)
        say(out, "Ingen Word-fil skapades. Ett utkast går att skapa med --draft.")
        raise typer.Exit(1)
    with out.status("Skapar Word-filen …"):
        for target, recipients in files:
            export(report, recipients, target, draft=draft)
    for target, recipients in files:
        names = " och ".join(recipient.name for recipient in recipients)
        say(out, f"{'Utkast' if draft else 'Word-fil'} till {names}: {target}", "bold green")
    if has_errors(diagnostics):
        say(out, "Rapporten har fel. Det som villkor inte kan läsa är inte med i utkastet: se villkor check.", "bold yellow")
