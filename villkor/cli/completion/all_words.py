"""The commands, options and rules as typer and the catalogue have them."""

from __future__ import annotations

from typing import Any

from villkor.cli.commands import COMMANDS
from villkor.cli.completion.known_words import (
    COMMAND,
    PROGRAM,
    RULE,
    Row,
)
from villkor.cli.program import app
from villkor.rules.manual import (
    CATALOGUE,
    first_sentence,
)

_HELP = "Visa den här hjälpen och avsluta."


def all_words() -> list[Row]:
    """A row for each, as the file of known words is to have them."""
    found: list[Row] = []
    for name, command in COMMANDS.items():
        found.append((COMMAND, name, "", command.sentence))
    found += _options_of(PROGRAM, app)
    for name in COMMANDS:
        _, command, _ = app.resolve_command(None, [name])
        found += _options_of(name, command)
    for rule in CATALOGUE:
        found.append((RULE, rule.code, "", first_sentence(rule)))
    return found


def _options_of(
    name: str,
    command: Any,
) -> list[Row]:
    found: list[Row] = []
    for parameter in command.params:
        if parameter.opts[0].startswith("-"):
            told = (parameter.help or "").partition("[")[0]
            found.append((name, parameter.opts[0], _value_of(parameter), told))
    return [*found, (name, "--help", "", _HELP)]


def _value_of(option: Any) -> str:
    """What is written after an option: a word that stands for it, or all there are."""
    if option.is_flag:
        return ""
    choices = getattr(option.type, "choices", None)
    if choices:
        return "|".join(str(getattr(choice, "value", choice)) for choice in choices)
    return str(option.metavar or option.name.upper())
