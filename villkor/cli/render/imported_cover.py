"""What becomes of what the cover of a Word file tells, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from villkor.cli.render.conflicts import print_conflict
from villkor.cli.render.terminal import say_line
from villkor.exchange.imported_cover import ImportedFact
from villkor.exchange.merging.merged import Conflict, Outcome

_INDENT = 4


def print_cover(
    out: Console,
    facts: Iterable[ImportedFact],
) -> None:
    """Print each fact on the cover that the report does not say as well."""
    shown = [each for each in facts if each.outcome is not Outcome.UNCHANGED]
    shown = [each for each in shown if each.outcome is not Outcome.ALIKE]
    if not shown:
        return
    say_line(
        out,
        Text.assemble(
            "\n",
            ("Framsidan", "bold"),
            " (rapport.yaml)",
        ),
    )
    for each in shown:
        _print_fact(out, each)


def _print_fact(
    out: Console,
    each: ImportedFact,
) -> None:
    key = each.fact.key.replace("/", ", ")
    told = each.fact.told
    match each.outcome:
        case Outcome.NEW:
            words = f"{key}: {told}"
        case Outcome.THEIRS:
            words = f"{key}: {told} (förut {each.ours})"
        case Outcome.OURS:
            now = each.ours or "inget"
            words = f"{key}: {now}, som i rapporten; Word-filen har kvar {told}"
        case _:
            print_conflict(
                out,
                Conflict(
                    (key,),
                    "",
                    each.ours,
                    told,
                    "",
                ),
            )
            return
    say_line(
        out,
        words,
        indent=_INDENT,
    )
