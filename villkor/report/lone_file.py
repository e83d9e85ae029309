"""One file that stands for itself: a section that was sent by mail, without the report
it is to be part of.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from villkor.base.sources import FolderSources, OverlaySources, Sources
from villkor.form.load import form_in_report, usable_forms
from villkor.form.model import Form
from villkor.report.keys import SETTINGS_FILE
from villkor.report.load import read_report
from villkor.report.model import Report

_MOST_BYTES = 5_000_000


def read_lone_file(path: Path) -> Report:
    """The report that a file would be, beside nothing but a rapport.yaml that names the
    form that it seems to answer.

    Most of it is missing, and is said to be: only what is found in the file itself is
    worth telling.
    """
    alone = _OneFile(FolderSources(path.parent), path.name)
    form = form_in_report(alone) or _answered_form(alone)
    settings = f"formulär: {form.year}\n".encode()
    return read_report(OverlaySources(alone, {SETTINGS_FILE: settings}), path.parent)


def _answered_form(alone: _OneFile) -> Form:
    """The form of which most questions stand in the file, or else most of their
    numbers; the newest, of those that are equal.
    """
    try:
        with alone.open_file(alone.name) as file:
            text = file.read(_MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        text = ""
    words = " ".join(text.replace("#", " ").split())
    return max(usable_forms(), key=lambda form: _standing_in(form, words))


def _standing_in(form: Form, words: str) -> tuple[int, int]:
    """How many of the questions, and of their numbers, stand in a text."""
    told = [question.wording in words for question in form.questions.values()]
    numbers = [f'"{key}":' in words for key in form.questions]
    return sum(told), sum(numbers)


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
