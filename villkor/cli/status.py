"""villkor status: who has what, and the days left."""

from __future__ import annotations

from villkor.cli.open_report import Folder, open_report
from villkor.cli.render.manual import print_status
from villkor.cli.render.terminal import console
from villkor.rules.catalogue import run_rules
from villkor.rules.progress import section_progress


def status(folder: Folder = None) -> None:
    """Print who has what in a report."""
    report = open_report(folder, quiet=False)
    print_status(
        console(),
        report,
        section_progress(report, run_rules(report)),
        report.today,
    )
