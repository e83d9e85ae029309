"""villkor --install-completion and --show-completion."""

from __future__ import annotations

import os
import sys

from villkor.cli.completion.scripts import (
    SCRIPTS,
    install_script,
    shell_named,
)
from villkor.cli.render.terminal import (
    console,
    say_line,
)

INSTALL, SHOW = "--install-completion", "--show-completion"


def asks_of_shell(arguments: list[str]) -> bool:
    """Whether it is one of the two that is asked for, with the name of a shell or
    without.
    """
    option = arguments[0].partition("=")[0] if arguments else ""
    return option in {INSTALL, SHOW} and len(arguments) <= len(("option", "shell"))


def answer_about_shell(arguments: list[str]) -> None:
    """Show the script of the shell, or install it and say where.

    Raises UserError for a shell that there is none for.
    """
    option, _, joined = arguments[0].partition("=")
    shell = shell_named(joined or "".join(arguments[1:]), os.environ)
    if option == SHOW:
        sys.stdout.write(SCRIPTS[shell])
        return
    installed = install_script(shell, os.environ)
    out = console()
    say_line(out, f"Skrev {installed.script}.", "bold green")
    if installed.reader:
        say_line(out, f"{shell} läser den när det startar: se {installed.reader}.")
    say_line(out, "Öppna ett nytt terminalfönster, skriv villkor och tryck Tab.")
