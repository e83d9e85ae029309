"""Where each section is: with a colleague, late, at home, put into the report."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from villkor.exchange.packets.packet_log import Event, LogEntry, read_log
from villkor.report.model import Report


class SectionState(Struct, frozen=True):
    """A section by the name of its file: its last day within the region, when it was
    last sent and to whom ("": it is not said), when that came home and when it was put
    into the report. None: that has not been.
    """

    path: str
    due: date | None = None
    sent: date | None = None
    to: str = ""
    home: date | None = None
    merged: date | None = None


def section_states(report: Report) -> tuple[SectionState, ...]:
    """The sections that have a last day or have been sent, in the form's order.

    Raises UserError for a log that cannot be read.
    """
    states = {}
    for section in report.sections:
        if section.stem:
            due = report.due_day(section)
            states[section.stem] = SectionState(section.path, due)
    for entry in read_log(report):
        for stem in entry.sections:
            if stem in states:
                states[stem] = _after(states[stem], entry)
    return tuple(state for state in states.values() if state.due or state.sent)


def _after(state: SectionState, entry: LogEntry) -> SectionState:
    match entry.event:
        case Event.SENT:
            sent, to = entry.day, entry.to
            return replace(state, sent=sent, to=to, home=None, merged=None)
        case Event.HOME:
            return replace(state, home=entry.day)
        case Event.MERGED:
            home = state.home or entry.day
            return replace(state, home=home, merged=entry.day)
