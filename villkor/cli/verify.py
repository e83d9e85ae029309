"""villkor verify: is a Word file what the report says?"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from villkor.base.lazy import lazy_module
from villkor.base.side_files import refuse_lock_file
from villkor.cli.long_work import Quiet
from villkor.cli.open_elsewhere import tell_if_open
from villkor.cli.open_report import Folder, open_report
from villkor.cli.render.signs import write_data
from villkor.cli.render.terminal import console
from villkor.exchange.verify import verify_file

if TYPE_CHECKING:
    from villkor.cli.render import verdict, verdict_json
else:
    verdict = lazy_module("villkor.cli.render.verdict")
    verdict_json = lazy_module("villkor.cli.render.verdict_json")


class VerifyFormat(StrEnum):
    """How the comparison is printed."""

    TEXT = "text"
    JSON = "json"


_WordFile = Annotated[
    Path,
    typer.Argument(
        metavar="FIL",
        show_default=False,
        help="Word-filen, till exempel den som skickades in.",
    ),
]
_Format = Annotated[
    VerifyFormat,
    typer.Option("--format", help="Hur jämförelsen visas: text, eller json."),
]


def verify(
    file: _WordFile,
    folder: Folder = None,
    *,
    output: _Format = VerifyFormat.TEXT,
    quiet: Quiet = False,
) -> None:
    """Compare a Word file with the report, and exit by whether they say the same."""
    refuse_lock_file(file)
    tell_if_open(file)
    as_text = output is VerifyFormat.TEXT
    found = verify_file(open_report(folder, quiet=quiet or not as_text), file)
    if as_text:
        verdict.print_verdict(console(quiet=quiet and found.same), found)
    else:
        write_data(f"{verdict_json.verdict_json(found)}\n".encode())
    raise typer.Exit(int(not found.same))
