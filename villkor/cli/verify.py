"""villkor verify: is a Word file what the report says?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from villkor.cli.open_report import Folder, open_report


def verify(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FIL", show_default=False, help="Word-filen, till exempel den som skickades in."
        ),
    ],
    folder: Folder = None,
) -> None:
    """Jämför en Word-fil med rapporten: är det samma svar, eller vilka skiljer sig?"""
    from villkor.cli.render.terminal import console  # noqa: PLC0415
    from villkor.cli.render.verdict import print_verdict  # noqa: PLC0415
    from villkor.exchange.verify import verify_file as compare  # noqa: PLC0415

    verdict = compare(open_report(folder, quiet=False), file)
    print_verdict(console(), verdict)
    raise typer.Exit(int(not verdict.same))
