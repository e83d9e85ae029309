"""villkor explain: the page of a rule, or the list of all."""

from __future__ import annotations

from typing import Annotated

import typer

from villkor.cli.render.manual import print_rule, print_rules
from villkor.cli.render.terminal import console
from villkor.rules.manual import CATALOGUE, find_rules

_Code = Annotated[
    str | None,
    typer.Argument(
        metavar="[KOD]",
        show_default=False,
        help="Regelns kod eller namn, eller början på en kod. Utelämnas den visas alla.",
    ),
]


def explain(code: _Code = None) -> None:
    """Print the page of a rule, or the list of all."""
    rules = CATALOGUE if code is None else find_rules(code)
    if len(rules) > 1:
        print_rules(console(), rules)
    else:
        print_rule(console(), rules[0])
