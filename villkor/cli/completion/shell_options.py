"""villkor --install-completion and --show-completion."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from villkor.base.lazy import lazy_module

if TYPE_CHECKING:
    from villkor.cli.completion import scripts
    from villkor.cli.render import terminal
else:  # each command asks whether it is one of these two
    scripts = lazy_module("villkor.cli.completion.scripts")
    terminal = lazy_module("villkor.cli.render.terminal")

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
    shell = scripts.shell_named(joined or "".join(arguments[1:]), os.environ)
    if option == SHOW:
        sys.stdout.write(scripts.SCRIPTS[shell])
        return
    installed = scripts.install_script(shell, os.environ)
    out = terminal.console()
    terminal.say_line(out, f"Skrev {installed.script}.", "bold green")
    if installed.reader:
        terminal.say_line(
            out, f"{shell} läser den när det startar: se {installed.reader}."
        )
    terminal.say_line(
        out, "Öppna ett nytt terminalfönster, skriv villkor och tryck Tab."
    )
