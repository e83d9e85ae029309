"""Relations between the figures of the grant, each in names and then in figures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from villkor.cli.render.grant_cells import part_before
from villkor.cli.render.terminal import pointed, say_line
from villkor.figures.relations.explain import explain_relation
from villkor.form.model import FormRelation
from villkor.grant.relations import Implied, UnreadRelation
from villkor.grant.summary import Summary

_EQUAL_SIGNS = {"=", "≈"}


def print_relations(console: Console, summary: Summary) -> None:
    """Print the report's own relations, those that cannot be read, and those of the
    form.
    """
    if summary.relations or summary.faults:
        console.print(Text("\nSamband", style="bold"))
    for relation in summary.relations:
        told = [(explain_relation(relation), relation.holds)]
        _print_relation(console, relation.written, told)
    for fault in summary.faults:
        _print_unread(console, fault)
    if summary.implied:
        console.print(Text("\nSamband ur formuläret", style="bold"))
    for (_, written), several in groupby(summary.implied, key=_source_and_words):
        _print_implied(console, written, list(several))


def _print_unread(console: Console, fault: UnreadRelation) -> None:
    line, caret = pointed(fault.text, fault.offset, console.width - 4)
    console.print(Text.assemble(("✗ ", "red"), line), no_wrap=True)
    console.print(Text(f"  {caret}", style="red"), no_wrap=True)
    told = Text(f"{fault.where}: {fault.message} {fault.hint}", style="red")
    say_line(console, told, indent=2)


def _source_and_words(one: Implied) -> tuple[FormRelation, str]:
    return one.source, one.relation.written


def _print_implied(console: Console, written: str, several: Sequence[Implied]) -> None:
    """Print a relation of the form once, with each part that it is about.

    Limits that all are kept need no more than their number.
    """
    source = several[0].source
    kept = all(one.relation.holds for one in several)
    if len(several) > 1 and kept and source.tree.sign not in _EQUAL_SIGNS:
        told = f"{len(several)} av {len(several)} stämmer"
        _print_relation(console, written, [(told, True)])
        return
    each = []
    for one in several:
        told = f"{part_before(one)}{explain_relation(one.relation)}"
        each.append((told, one.relation.holds))
    _print_relation(console, written, each, firm=source.firm)


def _print_relation(
    console: Console,
    written: str,
    told: Sequence[tuple[str, bool]],
    *,
    firm: bool = True,
) -> None:
    """Print a relation, and what is told of it with whether that holds.

    One that does not hold is an error if it is firm, and else worth a look.
    """
    mark, style = ("✗ ", "red") if firm else ("! ", "yellow")
    if all(holds for _, holds in told):
        say_line(console, Text.assemble(("✓ ", "green"), written))
    else:
        say_line(console, Text.assemble((mark, style), written))
    for words, holds in told:
        say_line(console, Text(words, style="" if holds else style), indent=2)
