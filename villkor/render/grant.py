"""The summary of the grant as tables with bars."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from villkor.figures import NBSP, Figure, add, millions, percent, share_of, swedish
from villkor.relations import Relation
from villkor.render.decisions import print_decisions
from villkor.render.terminal import count, say
from villkor.summary import Line, Summary

_MILLION = 1_000_000
_WHOLE = 100  # percent
_BAR = 20  # characters for 100 %
_BLOCKS = " ▏▎▍▌▋▊▉█"


def print_summary(console: Console, summary: Summary) -> None:
    """Print one report's summary: priorities, support forms, key figures, relations and a closing sentence."""
    console.print(Text(f"Anslag 1:1 – {summary.region} {summary.year}", style="bold"))
    if summary.total:
        say(console, _whole(summary))
    for title, lines in (("Prioritering", summary.priorities), ("Stödform", summary.support_forms)):
        if lines:
            console.print()
            console.print(_lines(title, lines, summary))
    if summary.key_figures:
        console.print()
        console.print(_key_figures(summary))
    print_decisions(console, summary)
    if summary.relations:
        console.print()
        console.print(Text("Samband", style="bold"))
        for relation in summary.relations:
            say(console, _relation(relation))
    for fault in summary.faults:
        say(console, Text(f"✗ {fault.where}: {fault.message} {fault.hint}", style="red"))
    console.print()
    say(console, _closing(summary))


def amount(figure: Figure) -> str:
    """A figure the Swedish way, in the unit and with the decimals that suit a table."""
    if figure.unit == "kr":  # as many decimals as someone wrote
        return millions(figure.value, 0 if figure.written and figure.value % _MILLION == 0 and "," not in figure.written else 1)
    if figure.unit == "%":
        return percent(figure.value, _decimals(figure.value))
    return swedish(figure.value, _decimals(figure.value))


def _decimals(value: Decimal) -> int:
    return 0 if value == value.to_integral_value() else 1


def _whole(summary: Summary) -> Text:
    text = Text(f"Totalt {amount(summary.total)}" if summary.total else "")
    if summary.allocated:
        text.append(f" av {amount(summary.allocated)} tilldelade")
        if summary.used_of_allocated:
            text.append(f" ({percent(summary.used_of_allocated.value)})")
            if summary.used_of_allocated.low > _WHOLE:
                text.append(": mer är fördelat än tilldelat", style="yellow")
    return text.append(".")


def _bar(share: Decimal) -> str:
    eighths = int(min(max(share, Decimal(0)), Decimal(100)) * _BAR * 8 / 100)
    return "█" * (eighths // 8) + (_BLOCKS[eighths % 8] if eighths % 8 else "")


def _lines(title: str, lines: Sequence[Line], summary: Summary) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column(title, overflow="fold")
    table.add_column("Belopp", justify="right", no_wrap=True)
    table.add_column("Andel", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True, min_width=_BAR)
    stated = any(line.stated_share for line in lines)
    if stated:
        table.add_column("Angivet", justify="right", no_wrap=True)
        table.add_column("", no_wrap=True)
    for line in lines:
        share = line.share or line.stated_share
        cells: list[str | Text] = [
            line.name,
            ("≈" + NBSP if line.amount_reckoned and line.amount else "") + (amount(line.amount) if line.amount else "–"),
            percent(share.value) if line.share and share else ("–" if share is None else ""),
            Text(_bar(share.value) if share else "", style="blue"),
        ]
        if stated:
            cells += [amount(line.stated_share) if line.stated_share else "–", _verdict(line)]
        table.add_row(*cells)
    table.add_section()
    table.add_row(*_sum_row(lines, summary, stated=stated), style="bold")
    return table


def _verdict(line: Line) -> Text:
    if line.agrees is None:
        return Text("")
    return Text("✓ stämmer", style="green") if line.agrees else Text("✗ stämmer inte", style="red")


def _sum_row(lines: Sequence[Line], summary: Summary, *, stated: bool) -> list[str | Text]:
    amounts = [line.amount for line in lines if line.amount and not line.amount_reckoned]
    whole = add(*amounts) if len(amounts) == len(lines) else None
    share = share_of(whole, summary.total) if whole and summary.total else None
    cells: list[str | Text] = ["Summa", amount(whole) if whole else "", percent(share.value) if share else "", ""]
    if stated:
        agrees = {True: Text("✓ stämmer", style="green"), False: Text("✗ stämmer inte", style="red"), None: Text("")}
        cells += [amount(summary.share_sum) if summary.share_sum else "", agrees[summary.share_sum_agrees]]
    return cells


def _key_figures(summary: Summary) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("Nyckeltal", overflow="fold")
    table.add_column("Värde", justify="right", no_wrap=True)
    table.add_column("Räknar", overflow="fold")
    for figure in summary.key_figures:
        table.add_row(figure.name, amount(figure.value), figure.counts)
    return table


def _relation(relation: Relation) -> Text:
    """The relation in names, and the same in figures with what it comes to."""
    figures = [amount(figure) for _, figure in relation.terms]
    text = Text.assemble(("✓ " if relation.holds else "✗ ", "green" if relation.holds else "red"), relation.written, "\n  ")
    if relation.operators == ("andel av", "="):
        text.append(f"{figures[0]} av {figures[1]} är {percent(relation.left.value)}, angivet {figures[2]}")
    else:
        text.append(" ".join(part for pair in zip(figures, (*relation.operators, ""), strict=True) for part in pair if part))
        if relation.left.value != relation.right.value and len(figures) > 2:  # noqa: PLR2004 - two figures say it themselves
            text.append(f"; vänstra ledet är {amount(relation.left)}")
    return text.append("" if relation.holds else ": stämmer inte", style="red")


def _closing(summary: Summary) -> Text:
    wrong = summary.contradictions + len(summary.faults)
    if summary.unread:
        found = count(summary.unread, "uppgift i anslag.yaml går", "uppgifter i anslag.yaml går")
        return Text(f"{found} inte att läsa och är inte med här. Se villkor check.", style="bold red")
    if summary.undecided:
        return Text("Filen med beslut går inte att läsa helt, och jämförs inte med något. Se villkor check.", style="bold red")
    if summary.forms_total_agrees is False and summary.forms_total and summary.total:
        sums = f"stödformerna blir {amount(summary.forms_total)} och prioriteringarna {amount(summary.total)}"
        return Text(f"{count(wrong, 'uppgift', 'uppgifter')} stämmer inte: {sums}. Rätta i anslag.yaml.", style="bold red")
    if wrong:
        decided = " eller i filen med beslut" if any(not found.agrees for found in summary.comparisons) else ""
        return Text(f"{count(wrong, 'uppgift', 'uppgifter')} stämmer inte. Rätta i anslag.yaml{decided}.", style="bold red")
    if not summary.total:
        return Text("Fördelningen och prioriteringarna i anslag.yaml har inga belopp än.", style="bold yellow")
    return Text("Alla angivna siffror stämmer med varandra.", style="bold green")
