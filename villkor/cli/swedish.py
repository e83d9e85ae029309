"""typer's own words in Swedish: what is wrong with a command line, and the help pages
of commands.

typer has no translations of its own. Its errors are told apart by class.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from villkor.base.hints import did_you_mean
from villkor.base.lazy import lazy_module
from villkor.cli.commands import COMMANDS, function_of

if TYPE_CHECKING:
    from villkor.cli import help_words, meant
else:
    meant = lazy_module("villkor.cli.meant")
    help_words = lazy_module("villkor.cli.help_words")  # which imports rich

_TYPES = {
    "int": "tal",
    "integer": "tal",
    "path": "mapp",
    "str": "text",
}
_USAGE = (
    ("Usage: ", "Så här: "),
    ("[OPTIONS] COMMAND [ARGS]...", "KOMMANDO …"),
    ("[OPTIONS]", "[VAL]"),
    ("{", ""),
    ("}", ""),
)


class _SwedishHelp:
    """The help page of a command or of the program, in Swedish."""

    def get_usage(self, ctx: Any) -> str:
        """The line that shows how it is written."""
        # typer's class stands after this one
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        for english, swedish in _USAGE:
            usage = usage.replace(english, swedish)
        return usage

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the help page."""
        help_words.speak_swedish()
        for parameter in self.params:  # type: ignore[attr-defined]
            # it is shared by all parameters of its kind
            parameter.type = copy(parameter.type)
            name = "fil" if parameter.metavar == "FIL" else parameter.type.name
            parameter.type.name = _TYPES.get(name, name)
        super().format_help(ctx, formatter)  # type: ignore[misc]

    def get_help_option(self, ctx: Any) -> Any:
        """The option --help, explained in Swedish."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "Visa den här hjälpen och avsluta."
        return option


class SwedishCommand(_SwedishHelp, TyperCommand):
    """A command whose help is in Swedish."""


class SwedishGroup(_SwedishHelp, TyperGroup):
    """The whole program, with its help in Swedish."""


def usage_error(
    error: typer.TyperException,
    commands: Sequence[str],
    arguments: Sequence[str] = (),
) -> tuple[str, str]:
    """What is wrong with the command line, and what to write instead.

    `arguments` are its words.
    """
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "villkor"
    hint = f"Läs mer med {path} --help."
    parameter = getattr(error, "param", None)
    name = _name(parameter)
    match type(error).__name__:
        case "NoArgsIsHelpError":  # the help page is printed already
            return "Ange ett kommando.", ""
        case "NoSuchOption":
            return _no_such_option(error, context, arguments, hint)
        case "MissingParameter":
            about = getattr(parameter, "help", None) or ""
            return f"{name or 'En uppgift'} måste anges.", f"{about} {hint}".strip()
        case "BadParameter":
            return _bad_value(error.message, parameter, hint)
        case "BadOptionUsage":
            option = getattr(error, "option_name", "")
            return f"Valet {option} behöver ett värde efter sig.", hint
        case _:
            return _by_message(error.message, commands, arguments, hint)


def _no_such_option(
    error: typer.TyperException,
    context: Any,
    arguments: Sequence[str],
    hint: str,
) -> tuple[str, str]:
    option = meant.typed_word(getattr(error, "option_name", ""), arguments)
    known = []
    if context:
        known = _long_options(context.command)
    meant_one = meant.meant_option(option, known, _owners_of_options())
    return f"Valet {option} finns inte.", f"{meant_one} {hint}".strip()


def _owners_of_options() -> dict[str, list[str]]:
    """The commands that each option belongs to."""
    owners: dict[str, list[str]] = {}
    for name in COMMANDS:
        program = typer.Typer()
        program.command(name)(function_of(name))
        for option in _long_options(get_command(program)):
            owners.setdefault(option, []).append(name)
    return owners


def _by_message(
    message: str,
    commands: Sequence[str],
    arguments: Sequence[str],
    hint: str,
) -> tuple[str, str]:
    """An error that has no class of its own, by its English words."""
    if "No such command" in message:
        word, after, *_ = *(arguments or [_quoted(message)]), ""
        meant_one = meant.meant_command(word, after, commands)
        return f"Det finns inget kommando ”{word}”.", meant_one
    if "Missing command" in message:
        return (
            "Inget kommando är angivet.",
            f"Kommandon: {', '.join(commands)}. {hint}",
        )
    if "unexpected extra argument" in message:
        return (
            "Det står ett ord för mycket på raden.",
            f"Ord med blanksteg sätts inom citattecken. {hint}",
        )
    return "Kommandot går inte att förstå.", hint


def _bad_value(message: str, parameter: Any, hint: str) -> tuple[str, str]:
    name = _name(parameter)
    if "is not readable" in message:
        return (
            f"Du saknar behörighet att läsa {_quoted(message)}.",
            "Be den som äger det om behörighet, eller ange en annan plats.",
        )
    if getattr(getattr(parameter, "type", None), "name", "") in {"int", "integer"}:
        return f"{name} skrivs med siffror.", hint
    return (
        f"Värdet för {name or 'ett val'} går inte att använda.",
        f"{_choices(parameter, _quoted(message))} {hint}".strip(),
    )


def _long_options(command: Any) -> list[str]:
    """The options of a command."""
    found: list[str] = []
    for parameter in command.params:
        found += [word for word in parameter.opts if word.startswith("--")]
    return found


def _quoted(message: str) -> str:
    """What an English message has within quotation marks."""
    return message.split("'")[1] if "'" in message else ""


def _name(parameter: Any) -> str:
    """An option by its own name, an argument by the first word that stands for it in
    the help.
    """
    if parameter is None:
        return ""
    for word in parameter.opts:
        if word.startswith("-"):
            return str(word)
    words = str(parameter.metavar or parameter.name).split()
    return words[0].strip("[]…")


def _choices(parameter: Any, chosen: str) -> str:
    choices = getattr(getattr(parameter, "type", None), "choices", None)
    if not choices:
        return ""
    names = [str(choice) for choice in choices]
    return did_you_mean(chosen, names, f"Välj någon av: {', '.join(names)}.")
