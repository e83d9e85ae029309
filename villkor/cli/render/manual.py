"""The rules and the state of a report as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.console import Console
from rich.table import Table
from rich.text import Text

from villkor.base.diagnostic import WORDS
from villkor.cli.render.findings import COLOURS
from villkor.cli.render.status_formats import HEADINGS, NAMES, status_rows, sum_row
from villkor.cli.render.terminal import Words, count_of, fitted, new_table, say_line
from villkor.figures.swedish import swedish_date
from villkor.report.model import Report
from villkor.rules.manual import AnyRule, first_sentence, page_parts
from villkor.rules.progress import Progress
from villkor.rules.standing import Standing

_SOON = 14  # days
_ROOMY = 100  # letters of a window that has room for all columns
_UNOFFICIAL = "Formuläret är en förlaga, inte det officiella formuläret."


def print_rule(out: Console, rule: AnyRule) -> None:
    """Print a rule's page of the manual."""
    name, weight = f"{rule.code} {rule.name}", WORDS[rule.severity]
    say_line(
        out,
        Text.assemble((name, "bold"), "  ", (weight, COLOURS[rule.severity])),
    )
    say_line(out, first_sentence(rule))
    for label, words in page_parts(rule):
        out.print()
        say_line(out, Text.assemble((f"{label}: ", "bold"), words), indent=2)


def print_rules(out: Console, rules: Sequence[AnyRule]) -> None:
    """Print a list of rules."""
    rows = new_table()
    rows.add_column("Kod", no_wrap=True)
    rows.add_column("Allvar", no_wrap=True)
    rows.add_column("Vad")
    for rule in rules:
        weight = Text(WORDS[rule.severity], style=COLOURS[rule.severity])
        rows.add_row(rule.code, weight, Words(first_sentence(rule)))
    out.print(fitted(out, rows))
    out.print()
    found = count_of(len(rules), "regel", "regler")
    say_line(out, f"{found}. Läs mer om en regel med villkor explain KOD.")


def print_status(
    out: Console,
    report: Report,
    standings: Sequence[Standing],
    today: date,
) -> None:
    """Print who has what, how far it has come with the sums, and the days left.

    When it was saved, and its own last day, are there where the window has room.
    """
    columns = len(HEADINGS) - (0 if out.width >= _ROOMY else len(("Sparad", "Senast")))
    rows = new_table()
    for heading in HEADINGS[:NAMES]:
        rows.add_column(heading)
    for heading in HEADINGS[NAMES:columns]:
        rows.add_column(heading, justify="right", no_wrap=True)
    drawn = status_rows(standings)
    for standing, cells in zip(standings, drawn, strict=True):
        _add_row(rows, cells[:columns], _section_style(standing.progress))
    _add_row(rows, sum_row(standings)[:columns], "bold")
    out.print(fitted(out, rows))
    out.print()
    say_line(out, deadline(report.form.deadline, today))
    if report.form.unofficial:
        say_line(out, _UNOFFICIAL, "yellow")


def _add_row(rows: Table, cells: Sequence[str], style: str) -> None:
    names = [Words(cell) for cell in cells[:NAMES]]
    rows.add_row(*names, *cells[NAMES:], style=style)


def _section_style(section: Progress) -> str:
    if section.errors:
        return "red"
    return "green" if section.answered == section.questions else ""


def deadline(last: date, today: date) -> Text:
    """How long there is left to the last day."""
    days, day = (last - today).days, swedish_date(last)
    if days < 0:
        ago = count_of(-days, "dag", "dagar")
        return Text(f"Sista dagen var {day}, för {ago} sedan.", style="bold red")
    if days == 0:
        return Text(f"Sista dagen är i dag, {day}.", style="bold red")
    style = "bold yellow" if days <= _SOON else "bold"
    return Text(f"{count_of(days, 'dag', 'dagar')} kvar till {day}.", style=style)
