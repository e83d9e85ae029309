"""villkor check of several folders: each report's findings, and how it stands with them
all.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from villkor.base.diagnostic import UserError
from villkor.base.lazy import lazy_module
from villkor.cli.chosen import Chosen, known_codes
from villkor.cli.many_reports import each_once, work_on_each
from villkor.cli.render.checked import Checked, Unread
from villkor.cli.render.formats import CheckFormat, print_as_text
from villkor.cli.render.many import print_many
from villkor.cli.subject import open_subject
from villkor.rules.catalogue import run_rules
from villkor.rules.progress import section_progress

if TYPE_CHECKING:
    from rich.console import Console

    from villkor.cli.render import terminal
    from villkor.cli.render.terminal import Screen
else:
    terminal = lazy_module("villkor.cli.render.terminal")


def check_many(folders: Sequence[Path], output: CheckFormat, chosen: Chosen) -> int:
    """Print what is wrong with each report.

    Gives the exit code: 2 if any folder cannot be read as a report, else 1 if any
    report has errors.
    """
    known_codes(chosen)
    screen = None
    if output is CheckFormat.TEXT:
        screen = terminal.screen_of(terminal.console())
    work = partial(_check_folder, chosen=chosen, screen=screen)
    label, quiet = "Granskar rapporterna …", chosen.quiet
    results = work_on_each(work, each_once(folders), label, quiet=quiet)
    print_many(output, results, partial=chosen.partial, quiet=quiet)
    if any(isinstance(result, Unread) for result in results):
        return 2
    return int(
        any(isinstance(result, Checked) and result.refused for result in results)
    )


def _check_folder(
    folder: Path,
    *,
    chosen: Chosen,
    screen: Screen | None,
) -> Checked | Unread:
    """Check the report in a folder, and draw its findings if there is a screen."""
    try:
        subject = open_subject(folder, quiet=True, last_year=None)
    except UserError as error:
        return Unread(str(folder), error.message, error.hint)
    report = subject.report
    diagnostics = subject.told(run_rules(report, chosen.select, chosen.ignore))

    def draw_findings(out: Console) -> None:
        print_as_text(
            out,
            subject,
            diagnostics,
            partial=chosen.partial,
            quiet=chosen.quiet,
        )

    return Checked(
        folder=report.folder,
        only=subject.only,
        year=report.form.year,
        region=report.settings.region,
        diagnostics=diagnostics,
        sections=section_progress(report, diagnostics, subject.only),
        refused=chosen.is_refused(diagnostics),
        text=terminal.drawn_text(screen, draw_findings) if screen else "",
    )
