"""The report as it stands in an editor: what is not saved yet lies over the files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
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
    (in nanoseconds) and how large it is, by its path. Folders that programs keep for
    themselves, as Git does, are not looked into.
    """
    stamps = {}
    for within, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = os.path.join(within, name)  # noqa: PTH118  # asked at each keystroke
            with suppress(OSError):  # it has gone while we looked
                told = os.stat(path)  # noqa: PTH116
                stamps[path] = (told.st_mtime_ns, told.st_size)
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
