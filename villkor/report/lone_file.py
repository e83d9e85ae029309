"""One file that stands for itself: a section that was sent by mail, without the report
it is to be part of.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from villkor.base.sources import FolderSources, OverlaySources, Sources
from villkor.form.templates import form_years
from villkor.report.keys import SETTINGS_FILE
from villkor.report.load import read_report
from villkor.report.model import Report


def read_lone_file(path: Path) -> Report:
    """The report that a file would be, beside nothing but a rapport.yaml that names the
    newest form.

    Most of it is missing, and is said to be: only what is found in the file itself is
    worth telling.
    """
    settings = f"formulär: {form_years()[0]}\n".encode()
    alone = _OneFile(FolderSources(path.parent), path.name)
    return read_report(OverlaySources(alone, {SETTINGS_FILE: settings}), path.parent)


class _OneFile(Struct, frozen=True):
    """A folder of which one file is seen, whatever lies beside it; others may be opened
    by their names.
    """

    below: Sources
    name: str

    def file_names(self) -> list[str]:
        return [self.name]

    def has_file(self, name: str) -> bool:
        return self.below.has_file(name)

    def open_file(self, name: str) -> BinaryIO:
        return self.below.open_file(name)

    def folder_at(self, path: str) -> Sources | None:
        return self.below.folder_at(path)
