"""Which Word template a report is written in."""

from __future__ import annotations

from pathlib import Path

from villkor.base.diagnostic import UserError
from villkor.base.plain_files import RefusedFile, file_inside
from villkor.form.templates import templates_folder
from villkor.report.model import Report


def own_template(report: Report) -> Path | None:
    """The template that rapport.yaml names, if it names one.

    Raises UserError if it lies outside the report's folder.
    """
    named = report.settings.template
    if named is None:
        return None
    name = named.text.strip()
    try:
        return file_inside(report.folder, name)
    except RefusedFile as error:
        message = f"Word-mallen ”{name}” går inte att öppna: {error.why}."
        raise UserError(message, error.hint) from error


def form_template(report: Report) -> Path:
    """The template that comes with villkor, for the year of the report's form."""
    return templates_folder() / str(report.form.year) / "referens.docx"
