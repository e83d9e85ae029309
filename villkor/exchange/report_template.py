"""Which Word template a report is written in."""

from __future__ import annotations

from pathlib import Path

from villkor.form.templates import templates_folder
from villkor.report.model import Report


def own_template(report: Report) -> Path | None:
    """The template that rapport.yaml names, if it names one."""
    named = report.settings.template
    return report.folder / named.text.strip() if named else None


def form_template(report: Report) -> Path:
    """The template that comes with villkor, for the year of the report's form."""
    return templates_folder() / str(report.form.year) / "referens.docx"
