"""Where the sections are that colleagues write, as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rich.console import Console
from rich.text import Text

from villkor.cli.render.terminal import Words, count_of, fitted, new_table, say_line
from villkor.exchange.packets.packet_choice import section_number
from villkor.exchange.packets.packet_states import SectionState
from villkor.figures.swedish import swedish_date
from villkor.report.model import Report
from villkor.rules.progress import Progress

_LATE, _OUT, _HOME, _MERGED = range(4)  # what needs most doing comes first
_STYLES = {_LATE: "red", _HOME: "yellow", _MERGED: "green"}


def print_states(
    out: Console,
    report: Report,
    states: Iterable[SectionState],
    sections: Iterable[Progress],
) -> None:
    """Print the last day within the region, and where the sections are that have been
    sent to a colleague, or whose day has passed with questions left to answer.
    """
    today = report.today
    due = report.settings.due
    if due:
        say_line(out, _region_day(due.day, today))
    left = {each.path: each.questions - each.answered for each in sections}
    stages = []
    rows = new_table()
    for heading in ("Avsnitt", "Till"):
        rows.add_column(heading)
    for heading in ("Skickat", "Senast"):
        rows.add_column(heading, no_wrap=True)
    rows.add_column("Läge")
    for state in sorted(states, key=lambda each: _stage(each, today)):
        stage = _stage(state, today)
        if state.sent or (stage == _LATE and left.get(state.path)):
            stages.append(stage)
            rows.add_row(
                Words(section_number(state.path.removesuffix(".yaml"))),
                Words(state.to or "–"),
                _day_cell(state.sent),
                _day_cell(state.due),
                Words(_told_stage(state, today)),
                style=_STYLES.get(stage, ""),
            )
    if stages:
        out.print()
        out.print(fitted(out, rows))
        out.print()
        say_line(out, _summary(stages))


def _region_day(day: date, today: date) -> str:
    """How long there is left to the region's own day."""
    days = (day - today).days
    said = f"Senast inom regionen: {swedish_date(day)}"
    if days < 0:
        return f"{said}, för {count_of(-days, 'dag', 'dagar')} sedan."
    return f"{said}, {_left(days)}."


def _left(days: int) -> str:
    return f"{count_of(days, 'dag', 'dagar')} kvar" if days else "sista dagen i dag"


def _day_cell(day: date | None) -> str:
    return day.isoformat() if day else "–"


def _stage(state: SectionState, today: date) -> int:
    """How far a section has come on its way out and home again."""
    if state.merged:
        return _MERGED
    if state.home:
        return _HOME
    passed = state.due is not None and state.due < today
    if passed:
        return _LATE
    return _OUT


def _told_stage(state: SectionState, today: date) -> str:
    if state.merged:
        return f"infört {state.merged}"
    if state.home:
        return f"hemma {state.home}, inte infört"
    where = "ute" if state.sent else "obesvarat"
    if state.due is None:
        return where
    days = (state.due - today).days
    if days < 0:
        return f"{where}, försenat {count_of(-days, 'dag', 'dagar')}"
    return f"{where}, {_left(days)}"


def _summary(stages: list[int]) -> Text:
    named = {
        _LATE: ("försenat", "försenade"),
        _OUT: ("ute", "ute"),
        _HOME: ("hemma men inte infört", "hemma men inte införda"),
        _MERGED: ("infört", "införda"),
    }
    told = []
    for stage, (one, many) in named.items():
        number = stages.count(stage)
        if number:
            told.append(count_of(number, one, many))
    words = Text(f"Avsnitt hos kollegor: {', '.join(told)}.", style="bold")
    if _LATE in stages:
        words.stylize("red")
    return words
