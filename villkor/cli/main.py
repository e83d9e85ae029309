"""The commands: parse, call, print, exit.

What a command needs is imported when it runs, since imports cost more than work.

Exit codes: 0 clean, 1 the report has errors, 2 could not run.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from villkor import __version__
from villkor.base.diagnostic import UserError
from villkor.base.disk import why_not
from villkor.cli.check import check
from villkor.cli.explain import explain
from villkor.cli.export_docx import export_docx
from villkor.cli.export_text import export_text
from villkor.cli.init import init
from villkor.cli.status import status
from villkor.cli.summarize_anslag import summarize_anslag
from villkor.cli.swedish import SwedishCommand, SwedishGroup, usage_error
from villkor.cli.verify import verify

COMMANDS = (
    "init",
    "check",
    "status",
    "summarize-anslag",
    "export-docx",
    "export-text",
    "verify",
    "explain",
)

# Python looks for garbage each time that 700 objects more are there, and for all of it when it
# ends. A command makes some 100 000 and is over in less than a second, of which that took a fifth.
_OBJECTS = 200_000

app = typer.Typer(
    cls=SwedishGroup,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> NoReturn:
    """Run the program. The only place where an exception becomes words and an exit code."""
    gc.set_threshold(_OBJECTS)
    atexit.register(gc.freeze)
    _open_streams()
    try:
        sys.exit(app(standalone_mode=False) or 0)
    except UserError as error:
        _complain(error.message, error.hint)
    except typer.TyperException as error:
        _complain(*usage_error(error, COMMANDS))
    except (typer.Abort, KeyboardInterrupt):
        _complain("Avbrutet.", "")
    except BrokenPipeError:
        sys.stderr.close()
    except OSError as error:
        _complain(f"Det gick inte att skriva ut resultatet: {why_not(error)}.", "")
    sys.exit(2)


def _open_streams() -> None:
    """Make both streams UTF-8.

    A closed one is None: nobody reads complaints then, and without a place for the result there is
    none to make.
    """
    if sys.stderr is None:
        # for as long as the program runs (SIM115)
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        _complain(
            "Det finns ingenstans att skriva ut resultatet: standardutmatningen är stängd.", ""
        )
        sys.exit(2)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _complain(message: str, hint: str) -> None:
    from villkor.cli.render.terminal import console, say_line  # noqa: PLC0415

    out = console(sys.stderr)
    say_line(out, message, "bold red")
    if hint:
        say_line(out, f"→ {hint}", "green")


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        sys.stdout.write(f"villkor {__version__}\n")
        raise typer.Exit


@app.callback()
def _program(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help="Visa vilken version av villkor det är och avsluta.",
        ),
    ] = False,
) -> None:
    """Skriv, granska och lämna in återrapporteringen av villkorsbeslut.

    Börja med villkor init 2022, skriv svaren i filerna, granska med villkor check och skapa
    Word-filen med villkor export-docx --to tillvaxtverket.
    """


for command in (init, check, status, summarize_anslag, export_docx, export_text, verify, explain):
    app.command(command.__name__.replace("_", "-"), cls=SwedishCommand)(command)
