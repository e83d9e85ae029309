"""villkor verify: is a Word file what the report says?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from villkor.base.side_files import refuse_lock_file
from villkor.cli.open_report import Folder, open_report
from villkor.cli.render.terminal import console
from villkor.cli.render.verdict import print_verdict
from villkor.exchange.verify import verify_file

_WordFile = Annotated[
    Path,
    typer.Argument(
        metavar="FIL",
        show_default=False,
        help="Word-filen, till exempel den som skickades in.",
    ),
]


def verify(file: _WordFile, folder: Folder = None) -> None:
    """Compare a Word file with the report, and exit by whether they say the same."""
    refuse_lock_file(file)
    verdict = verify_file(open_report(folder, quiet=False), file)
    print_verdict(console(), verdict)
    raise typer.Exit(int(not verdict.same))
