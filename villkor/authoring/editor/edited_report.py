"""The report as it stands in an editor: what is not saved yet lies over the files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from villkor.base.diagnostic import Diagnostic
from villkor.base.sources import FolderSources, OverlaySources
from villkor.report.keys import SETTINGS_FILE
from villkor.report.load import read_report
from villkor.report.model import Report
from villkor.rules.catalogue import run_rules


def folder_of_file(path: Path) -> Path | None:
    """The folder of the report that a file belongs to; None if it belongs to none."""
    folder = path.parent
    return folder if (folder / SETTINGS_FILE).is_file() else None


def file_stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """When each file in a report's folder, and in the folders in it, was last saved
    (in nanoseconds) and how large it is, by its path.
    """
    stamps = {}
    for path in folder.rglob("*"):
        try:
            told = path.stat()
        except OSError:  # it has gone while we looked
            continue
        stamps[str(path)] = (told.st_mtime_ns, told.st_size)
    return stamps


def edited_report(folder: Path, texts: Mapping[str, str]) -> Report:
    """The report in a folder, with the texts of the files that are open, by name.

    Raises UserError if it cannot be read at all.
    """
    contents = {name: text.encode() for name, text in texts.items()}
    return read_report(OverlaySources(FolderSources(folder), contents), folder)


def findings_by_file(report: Report) -> dict[str, list[Diagnostic]]:
    """What is wrong with a report, file by file; files with nothing wrong too."""
    found: dict[str, list[Diagnostic]] = {path: [] for path in report.sources}
    for diagnostic in run_rules(report):
        found.setdefault(diagnostic.where.path, []).append(diagnostic)
    return found
