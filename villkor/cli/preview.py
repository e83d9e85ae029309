"""villkor preview: the report as a page to look at in a browser."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from villkor.base.diagnostic import UserError
from villkor.base.lazy import lazy_module
from villkor.cli.long_lived import begin_long_life
from villkor.cli.open_report import Folder, keep_parts, open_report, parts_of
from villkor.cli.render.closing import errors_and_warnings, found_words
from villkor.cli.render.terminal import console, say_line
from villkor.exchange.preview.preview_file import (
    cached_page,
    write_cached_page,
    write_preview,
)
from villkor.exchange.preview.preview_page import preview_page
from villkor.rules.catalogue import run_rules

if TYPE_CHECKING:
    from villkor.cli import browser, watch_preview
else:
    browser = lazy_module("villkor.cli.browser")
    watch_preview = lazy_module("villkor.cli.watch_preview")

_Output = Annotated[
    Path | None,
    typer.Option(
        metavar="FIL",
        show_default=False,
        help=(
            "Spara sidan i en fil, till exempel rapport.html. Utelämnas det öppnas "
            "sidan i webbläsaren."
        ),
    ),
]
_Watch = Annotated[
    bool,
    typer.Option(
        "--watch",
        help="Låt sidan följa med när en fil i rapporten sparas, tills du trycker Ctrl-C.",
    ),
]


def preview(
    folder: Folder = None,
    output: _Output = None,
    *,
    watch: _Watch = False,
) -> None:
    """Make a page of a report, with what is found wrong in it, and show it."""
    if watch and output:
        raise UserError(
            "Med --watch visas sidan i webbläsaren och sparas inte.",
            "Ta bort --output, eller --watch.",
        )
    report = open_report(folder, quiet=False)
    if watch:
        begin_long_life()
        watch_preview.watch_preview(report)
        return
    if output:
        keep_parts(output, parts_of(report))
    diagnostics = run_rules(report)
    page = preview_page(report, diagnostics)
    path = output or cached_page(report)
    if output:
        write_preview(path, page)
    else:
        write_cached_page(path, page)
    out = console()
    say_line(out, f"{report.name}: {found_words(*errors_and_warnings(diagnostics))}.")
    say_line(out, f"Sidan: {path}", "bold green")
    if output is None and sys.stdout.isatty():
        browser.show_in_browser(path.absolute().as_uri())
