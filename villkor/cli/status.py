"""villkor status: who has what, and the days left."""

from __future__ import annotations

from villkor.cli.open_report import Folder, open_report
from villkor.cli.render.manual import print_status
from villkor.cli.render.packet_states import print_states
from villkor.cli.render.spelling_state import spelling_state
from villkor.cli.render.terminal import console, say_line
from villkor.exchange.packets.packet_states import section_states
from villkor.rules.catalogue import run_rules
from villkor.rules.progress import section_progress


def status(folder: Folder = None) -> None:
    """Print who has what in a report, and what has been sent to colleagues."""
    report = open_report(folder, quiet=False)
    sections = section_progress(report, run_rules(report))
    out = console()
    print_status(out, report, sections, report.today)
    say_line(out, spelling_state())
    print_states(out, report, section_states(report), sections)
