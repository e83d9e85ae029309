"""villkor status: who has what, and the days left."""

from __future__ import annotations

from villkor.cli.open_report import Folder, open_report


def status(folder: Folder = None) -> None:
    """Visa vem som har vad, hur långt avsnitten har kommit och hur många dagar som är kvar."""
    from villkor.cli.render.manual import print_status  # noqa: PLC0415
    from villkor.cli.render.terminal import console  # noqa: PLC0415
    from villkor.rules.catalogue import run_rules  # noqa: PLC0415
    from villkor.rules.progress import section_progress  # noqa: PLC0415

    report = open_report(folder, quiet=False)
    print_status(console(), report, section_progress(report, run_rules(report)), report.today)
