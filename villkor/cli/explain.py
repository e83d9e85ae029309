"""villkor explain: the page of a rule, or the list of all."""

from __future__ import annotations

from typing import Annotated

import typer


def explain(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="[KOD]",
            show_default=False,
            help="Regelns kod eller namn, eller början på en kod. Utelämnas den visas alla.",
        ),
    ] = None,
) -> None:
    """Förklara en regel, eller visa listan över alla."""
    from villkor.cli.render.manual import print_rule, print_rules  # noqa: PLC0415
    from villkor.cli.render.terminal import console  # noqa: PLC0415
    from villkor.rules.manual import CATALOGUE, find_rules  # noqa: PLC0415

    rules = CATALOGUE if code is None else find_rules(code)
    if len(rules) > 1:
        print_rules(console(), rules)
    else:
        print_rule(console(), rules[0])
