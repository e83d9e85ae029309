"""Where the program starts, and where every error becomes words and an exit code.

Exit codes: 0 clean, 1 the report has errors, 2 could not run.
"""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from typing import TYPE_CHECKING, NoReturn

from villkor import __version__
from villkor.base.lazy import lazy_module
from villkor.cli.asking import can_ask
from villkor.cli.commands import COMMANDS
from villkor.cli.console_letters import open_for_letters

if TYPE_CHECKING:
    import typer

    from villkor.base import diagnostic, refusals
    from villkor.cli import meant, program, swedish, welcome
    from villkor.cli.completion import answer, shell_options
    from villkor.cli.render import terminal
else:
    typer = lazy_module("typer")
    diagnostic = lazy_module("villkor.base.diagnostic")
    refusals = lazy_module("villkor.base.refusals")
    meant = lazy_module("villkor.cli.meant")
    program = lazy_module("villkor.cli.program")
    swedish = lazy_module("villkor.cli.swedish")
    answer = lazy_module("villkor.cli.completion.answer")
    shell_options = lazy_module("villkor.cli.completion.shell_options")
    terminal = lazy_module("villkor.cli.render.terminal")
    welcome = lazy_module("villkor.cli.welcome")

# Python looks for garbage each time that 700 objects more are there, and for all of it
# when it ends. A command makes some 100 000 and is over in less than a second, of which
# that took a fifth; a table of thousands of rows makes some million, and keeps them.
_OBJECTS = 1_000_000
_ASKED_BY = "_VILLKOR_COMPLETE"  # by which shell
_NOT_RUN = 2
_ASCII_ONLY = (
    "Python är inställt så att filnamn med å, ä och ö inte går att öppna.",
    "Ta bort PYTHONUTF8=0 ur datorns miljövariabler, eller sätt PYTHONUTF8=1.",
)
_INTERRUPTED = 130  # what typer makes of Ctrl-C


def main() -> NoReturn:
    """Run the program.

    The only place where an exception becomes words and an exit code.
    """
    gc.set_threshold(_OBJECTS)
    atexit.register(gc.freeze)
    signal.signal(signal.SIGTERM, _interrupted)
    _open_streams()
    code = _exit_code()
    if code == _NOT_RUN and not sys.stderr.closed:
        _tell_of_blanks()
    sys.exit(code)


def _interrupted(_number: int, _frame: object) -> NoReturn:
    """End as by Ctrl-C, so that nothing half-made is left and LibreOffice is ended."""
    raise KeyboardInterrupt


def _exit_code() -> int:
    """Run what the command line asks for, and tell of what it could not do."""
    try:
        return _run()
    except diagnostic.UserError as error:
        _complain(error.message, error.hint)
    except typer.TyperException as error:
        words = swedish.usage_error(error, tuple(COMMANDS), sys.argv[1:])
        _complain(*words)
    except (typer.Abort, KeyboardInterrupt):
        _complain("Avbrutet.", "")
    except BrokenPipeError:
        sys.stderr.close()
    except UnicodeEncodeError:
        if sys.getfilesystemencoding() != "ascii":
            raise
        _complain(*_ASCII_ONLY)
    except OSError as error:
        said = f"{_what_failed(error)}: {refusals.why_not(error)}."
        _complain(said, refusals.what_to_do(error, ""))
    return _NOT_RUN


def _tell_of_blanks() -> None:
    """Say how a path with blanks is written, if that may be why nothing was done."""
    hint = meant.path_with_blanks(sys.argv[1:])
    if hint:
        terminal.say_line(terminal.console(sys.stderr), f"→ {hint}", "green")


def _what_failed(error: OSError) -> str:
    """What the operating system could not do: something with a file, or to print."""
    if error.filename:
        return f"Det går inte att öppna {error.filename}"
    return "Det gick inte att skriva ut resultatet"


def _run() -> int:
    shell = os.environ.get(_ASKED_BY)
    if shell:  # it waits for what may stand where Tab was pressed
        answer.answer_shell(shell)
        return 0
    if sys.argv[1:] == ["--version"]:  # before anything that takes time to import
        sys.stdout.write(f"villkor {__version__}\n")
        return 0
    if not sys.argv[1:] and can_ask():
        welcome.welcome()
        return 0
    if shell_options.asks_of_shell(sys.argv[1:]):
        shell_options.answer_about_shell(sys.argv[1:])
        return 0
    # in its place, since typer expands * on Windows only in what it takes from there
    sys.argv[1:] = meant.as_meant(sys.argv[1:])
    code: int = program.app(standalone_mode=False) or 0
    if code == _INTERRUPTED:
        raise KeyboardInterrupt
    return code


def _open_streams() -> None:
    """Have both streams take every letter.

    A closed one is None: nobody reads complaints then, and without a place for the
    result there is none to make.
    """
    if sys.stderr is None:
        # open for as long as the program runs, and pathlib takes time to import
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stdout is None:
        _complain(
            "Det finns ingenstans att skriva ut resultatet: "
            "standardutmatningen är stängd.",
            "",
        )
        sys.exit(2)
    for stream in (sys.stdout, sys.stderr):
        open_for_letters(stream)


def _complain(message: str, hint: str) -> None:
    out = terminal.console(sys.stderr)
    terminal.say_line(out, message, "bold red")
    if hint:
        terminal.say_line(out, f"→ {hint}", "green")
