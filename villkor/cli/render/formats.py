"""The formats of `check`: chosen here, and imported only when chosen."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from villkor.base.diagnostic import Diagnostic
    from villkor.report.model import Report


class CheckFormat(StrEnum):
    """How the findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def print_findings(
    output: CheckFormat, report: Report, diagnostics: Sequence[Diagnostic], *, partial: bool
) -> None:
    """Print the findings in a format. `partial`: not every rule has been tried."""
    from villkor.rules.progress import section_progress  # noqa: PLC0415

    match output:
        case CheckFormat.TEXT:
            from villkor.cli.render.findings import print_text  # noqa: PLC0415
            from villkor.cli.render.terminal import console  # noqa: PLC0415

            print_text(
                console(),
                report,
                diagnostics,
                section_progress(report, diagnostics),
                partial=partial,
            )
        case CheckFormat.JSON:
            from villkor.cli.render.as_json import findings_json  # noqa: PLC0415

            sys.stdout.write(
                findings_json(report, diagnostics, section_progress(report, diagnostics)) + "\n"
            )
        case CheckFormat.GITHUB:
            from villkor.cli.render.as_github import findings_github  # noqa: PLC0415

            if told := findings_github(report.folder, diagnostics, Path.cwd()):
                sys.stdout.write(told + "\n")
        case CheckFormat.SARIF:
            from villkor.cli.render.as_json import about_report  # noqa: PLC0415
            from villkor.cli.render.as_sarif import findings_sarif  # noqa: PLC0415
            from villkor.rules.catalogue import RULES  # noqa: PLC0415

            sys.stdout.write(findings_sarif(about_report(report), diagnostics, RULES) + "\n")


def print_word_findings(
    output: CheckFormat, path: Path, diagnostics: Sequence[Diagnostic], *, partial: bool
) -> None:
    """Print the findings in a Word file in a format. `partial`: not every rule has been tried."""
    match output:
        case CheckFormat.TEXT:
            from villkor.cli.render.findings import print_word_text  # noqa: PLC0415
            from villkor.cli.render.terminal import console  # noqa: PLC0415

            print_word_text(console(), path.name, diagnostics, partial=partial)
        case CheckFormat.JSON:
            from villkor.cli.render.as_json import word_file_json  # noqa: PLC0415

            sys.stdout.write(word_file_json(path.name, diagnostics) + "\n")
        case CheckFormat.GITHUB:
            from villkor.cli.render.as_github import findings_github  # noqa: PLC0415

            if told := findings_github(path.parent, diagnostics, Path.cwd()):
                sys.stdout.write(told + "\n")
        case CheckFormat.SARIF:
            from villkor.cli.render.as_sarif import findings_sarif  # noqa: PLC0415
            from villkor.rules.word.gate import WORD_RULES  # noqa: PLC0415

            sys.stdout.write(findings_sarif({"file": path.name}, diagnostics, WORD_RULES) + "\n")
