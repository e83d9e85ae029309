"""The summary of the grant as tables with bars."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from villkor.cli.render.decisions import print_decisions
from villkor.cli.render.terminal import Words, count_of, fitted, new_table, pointed, say_line, width
from villkor.figures.interval import can_be_at_most, exact_interval
from villkor.figures.number import Figure
from villkor.figures.relations.explain import explain_relation
from villkor.figures.sums import add, share_of
from villkor.figures.swedish import NBSP, swedish_millions, swedish_number, swedish_percent
from villkor.grant.summary import Implied, Line, Summary

_MILLION = 1_000_000
_WHOLE = exact_interval(100, "%")
_BAR = 20  # characters for 100 %, where there is room
_SHORTEST_BAR = 8
_BLOCKS = " ▏▎▍▌▋▊▉█"


def print_summary(console: Console, summary: Summary) -> None:
    """Print one report's summary: priorities, support forms, key figures, relations and a closing
    sentence.
    """
    say_line(console, f"Anslag 1:1 – {summary.region} {summary.year}", "bold")
    if summary.total:
        say_line(console, _whole(summary))
    parts = [
        (title, lines)
        for title, lines in (
            ("Prioritering", summary.priorities),
            ("Stödform", summary.support_forms),
        )
        if lines
    ]
    bar = min(
        (_room(console, _lines(title, lines, summary, _BAR)) for title, lines in parts),
        default=_BAR,
    )
    for title, lines in parts:
        console.print()
        console.print(fitted(console, _lines(title, lines, summary, bar)))
    if summary.key_figures:
        console.print()
        console.print(fitted(console, _key_figures(summary)))
    print_decisions(console, summary)
    _print_relations(console, summary)
    console.print()
    say_line(console, _closing(summary))


def amount_cell(figure: Figure) -> str:
    """A figure the Swedish way, in the unit and with the decimals that suit a table."""
    if figure.unit == "kr":  # as many decimals as someone wrote
        return swedish_millions(
            figure.value,
            0 if figure.written and figure.value % _MILLION == 0 and not figure.decimals else 1,
        )
    if figure.unit == "%":
        return swedish_percent(figure.value, _decimals(figure.value))
    return swedish_number(figure.value, _decimals(figure.value))


def _decimals(value: Decimal) -> int:
    return 0 if value == value.to_integral_value() else 1


def _whole(summary: Summary) -> Text:
    text = Text(f"Totalt {amount_cell(summary.total)}" if summary.total else "")
    if summary.allocated:
        text.append(f" av {amount_cell(summary.allocated)} tilldelade")
        if summary.used_of_allocated:
            text.append(f" ({swedish_percent(summary.used_of_allocated.value)})")
            if not can_be_at_most(summary.used_of_allocated.interval, _WHOLE):
                text.append(": mer är fördelat än tilldelat", style="yellow")
    return text.append(".")


def _room(console: Console, made: Table) -> int:
    """How long the bars of a table can be if its names stand on one line each; 0 if that is too
    short to be compared.
    """
    room = _BAR - max(0, width(made) - console.width)
    return room if room >= _SHORTEST_BAR else 0


def _bar(share: Decimal, length: int) -> str:
    eighths = int(min(max(share, Decimal(0)), Decimal(100)) * length * 8 / 100)
    return "█" * (eighths // 8) + (_BLOCKS[eighths % 8] if eighths % 8 else "")


def _lines(title: str, lines: Sequence[Line], summary: Summary, bar: int) -> Table:
    rows = new_table()
    rows.add_column(title)
    rows.add_column("Belopp", justify="right", no_wrap=True)
    rows.add_column("Andel", justify="right", no_wrap=True)
    rows.add_column("", no_wrap=True)
    stated = any(line.stated_share for line in lines)
    if stated:
        rows.add_column("Angivet", justify="right", no_wrap=True)
        rows.add_column("", no_wrap=True)
    for line in lines:
        share = line.share or line.stated_share
        cells: list[str | Text | Words] = [
            Words(line.name),
            ("≈" + NBSP if line.amount_reckoned and line.amount else "")
            + (amount_cell(line.amount) if line.amount else "–"),
            swedish_percent(share.value)
            if line.share and share
            else ("–" if share is None else ""),
            Text((_bar(share.value, bar) if share else "").ljust(bar), style="blue"),
        ]
        if stated:
            cells += [amount_cell(line.stated_share) if line.stated_share else "–", _verdict(line)]
        rows.add_row(*cells)
    rows.add_section()
    rows.add_row(*_sum_row(lines, summary, stated=stated), style="bold")
    return rows


def _verdict(line: Line) -> Text:
    if line.agrees is None:
        return Text("")
    return Text("✓ stämmer", style="green") if line.agrees else Text("✗ stämmer inte", style="red")


def _sum_row(lines: Sequence[Line], summary: Summary, *, stated: bool) -> list[str | Text]:
    amounts = [line.amount for line in lines if line.amount and not line.amount_reckoned]
    whole = add(*amounts) if len(amounts) == len(lines) else None
    share = share_of(whole, summary.total) if whole and summary.total else None
    cells: list[str | Text] = [
        "Summa",
        amount_cell(whole) if whole else "",
        swedish_percent(share.value) if share else "",
        "",
    ]
    if stated:
        agrees = {
            True: Text("✓ stämmer", style="green"),
            False: Text("✗ stämmer inte", style="red"),
            None: Text(""),
        }
        cells += [
            amount_cell(summary.share_sum) if summary.share_sum else "",
            agrees[summary.share_sum_agrees],
        ]
    return cells


def _key_figures(summary: Summary) -> Table:
    rows = new_table()
    rows.add_column("Nyckeltal")
    rows.add_column("Värde", justify="right", no_wrap=True)
    rows.add_column("Räknar")
    for figure in summary.key_figures:
        rows.add_row(Words(figure.name), amount_cell(figure.value), Words(figure.counts))
    return rows


def _print_relations(console: Console, summary: Summary) -> None:
    """Print the report's own relations, those that cannot be read, and those of the form, each in
    names and then in figures.
    """
    if summary.relations or summary.faults:
        console.print(Text("\nSamband", style="bold"))
    for relation in summary.relations:
        _print_relation(console, relation.written, [(explain_relation(relation), relation.holds)])
    for fault in summary.faults:
        line, caret = pointed(fault.text, fault.offset, console.width - 4)
        console.print(Text.assemble(("✗ ", "red"), line), no_wrap=True)
        console.print(Text(f"  {caret}", style="red"), no_wrap=True)
        say_line(
            console, Text(f"{fault.where}: {fault.message} {fault.hint}", style="red"), indent=2
        )
    if summary.implied:
        console.print(Text("\nSamband ur formuläret", style="bold"))
    for tree, several in groupby(
        summary.implied, key=lambda one: (one.source, one.relation.written)
    ):
        _print_implied(console, tree[1], list(several))


def _print_implied(console: Console, written: str, several: Sequence[Implied]) -> None:
    """Print a relation of the form once, with each part that it is about.

    Limits that all are kept need no more than their number.
    """
    kept = all(one.relation.holds for one in several) and several[0].source.tree.sign not in {
        "=",
        "≈",
    }
    if kept and len(several) > 1:
        _print_relation(console, written, [(f"{len(several)} av {len(several)} stämmer", True)])
    else:
        told = [
            (f"{one.part.name}: " if one.part else "") + explain_relation(one.relation)
            for one in several
        ]
        holds = [one.relation.holds for one in several]
        _print_relation(
            console, written, list(zip(told, holds, strict=True)), firm=several[0].source.firm
        )


def _print_relation(
    console: Console, written: str, told: Sequence[tuple[str, bool]], *, firm: bool = True
) -> None:
    wrong, style = ("✗", "red") if firm else ("!", "yellow")
    holds = all(one for _, one in told)
    say_line(
        console,
        Text.assemble(("✓ " if holds else f"{wrong} ", "green" if holds else style), written),
    )
    for words, right in told:
        say_line(console, Text(words, style="" if right else style), indent=2)


def _closing(summary: Summary) -> Text:
    wrong = summary.contradictions + len(summary.faults)
    if summary.unread:
        found = count_of(summary.unread, "uppgift i anslag.yaml går", "uppgifter i anslag.yaml går")
        return Text(
            f"{found} inte att läsa och är inte med här. Se villkor check.", style="bold red"
        )
    if summary.undecided:
        return Text(
            "Filen med beslut går inte att läsa helt, och jämförs inte med något. "
            "Se villkor check.",
            style="bold red",
        )
    if summary.forms_total_agrees is False and summary.forms_total and summary.total:
        sums = (
            f"stödformerna blir {amount_cell(summary.forms_total)} och prioriteringarna "
            f"{amount_cell(summary.total)}"
        )
        return Text(
            f"{count_of(wrong, 'uppgift', 'uppgifter')} stämmer inte: {sums}. Rätta i anslag.yaml.",
            style="bold red",
        )
    if wrong:
        decided = (
            " eller i filen med beslut"
            if any(not found.agrees for found in summary.comparisons)
            else ""
        )
        return Text(
            f"{count_of(wrong, 'uppgift', 'uppgifter')} stämmer inte. Rätta i "
            f"anslag.yaml{decided}.",
            style="bold red",
        )
    if not summary.total:
        return Text(
            "Fördelningen och prioriteringarna i anslag.yaml har inga belopp än.",
            style="bold yellow",
        )
    if doubtful := len(summary.broken()):
        return Text(
            f"{count_of(doubtful, 'samband', 'samband')} är värt att titta på (!). Annars stämmer "
            "alla angivna siffror.",
            style="bold yellow",
        )
    return Text("Alla angivna siffror stämmer med varandra.", style="bold green")
