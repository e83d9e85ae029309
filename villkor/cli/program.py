"""The program as typer runs it: its own options, and the commands, of which only the
one that is asked for is loaded.
"""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer
from typer.main import get_command

from villkor import __version__
from villkor.cli.commands import COMMANDS, function_of
from villkor.cli.swedish import SwedishCommand, SwedishGroup


class _Program(SwedishGroup):
    """The commands. For lists, a name and a sentence stand in the place of each."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is asked for, and load it."""
        name = args[0]
        if name in self.commands:
            self.commands[name] = _loaded(name)
        return super().resolve_command(ctx, args)


def _loaded(name: str) -> Any:
    alone = typer.Typer(
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
    )
    alone.command(name, cls=SwedishCommand, help=COMMANDS[name].sentence)(
        function_of(name)
    )
    return get_command(alone)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        sys.stdout.write(f"villkor {__version__}\n")
        raise typer.Exit


def _whole() -> Any:
    program = typer.Typer(
        cls=_Program,
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    program.callback()(_options)
    group: Any = get_command(program)
    for name, command in COMMANDS.items():
        group.add_command(SwedishCommand(name=name, help=command.sentence))
    return group


def _options(
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
    install_completion: Annotated[
        bool,
        typer.Option(
            "--install-completion",
            help=(
                "Låt Tab föreslå ord efter villkor i det skal som du använder (bash, "
                "zsh, fish eller powershell; ett annat skrivs efter)."
            ),
        ),
    ] = False,
    show_completion: Annotated[
        bool,
        typer.Option(
            "--show-completion",
            help="Visa det som --install-completion installerar.",
        ),
    ] = False,
) -> None:
    """Skriv, granska och lämna in återrapporteringen av villkorsbeslut.

    Börja med villkor init 2022, skriv svaren i filerna, granska med villkor check och
    skapa Word-filen med villkor export-docx --to tillvaxtverket.
    """


app = _whole()
