"""The state of a report as a table: in a terminal, in Markdown, in a workbook, and as JSON
for other programs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import StrEnum

from villkor.base.xlsx import Cell, Sheet, Styled, to_xlsx
from villkor.base.xlsx_looks import Look
from villkor.cli.render.findings import answered_cell
from villkor.report.model import Report
from villkor.rules.standing import Standing, sum_of

HEADINGS = (
    "Avsnitt",
    "Ansvarig",
    "Status",
    "Svar",
    "Ord",
    "Fel",
    "Varn.",
    "Sparad",
    "Senast",
)
NAMES = 3  # of the headings: the others are figures and days
_WIDTHS = (38, 36, 10, 8, 8, 6, 6, 12, 12)
_VERSION = 1


class StatusFormat(StrEnum):
    """How the state is printed."""

    TEXT = "text"
    JSON = "json"
    MD = "md"
    XLSX = "xlsx"


def status_rows(standings: Iterable[Standing]) -> list[list[str]]:
    """The cells of each section, under the headings."""
    rows = []
    for standing in standings:
        section = standing.progress
        row = [
            section.path.removesuffix(".yaml"),
            section.owner or "–",
            section.status or "–",
            answered_cell(section),
            str(standing.words),
            str(section.errors),
            str(section.warnings),
            _day_text(standing.saved.astimezone() if standing.saved else None),
            _day_text(standing.due),
        ]
        rows.append(row)
    return rows


def sum_row(standings: Sequence[Standing]) -> list[str]:
    """The cells of all of them together."""
    whole = sum_of(standings)
    words = sum(standing.words for standing in standings)
    counts = [str(words), str(whole.errors), str(whole.warnings)]
    return ["Summa", "", "", answered_cell(whole), *counts, "", ""]


def status_bytes(
    report: Report,
    standings: Sequence[Standing],
    output: StatusFormat,
) -> bytes:
    """The state as the bytes of a file, of every format but text."""
    match output:
        case StatusFormat.JSON:
            return _as_json(report, standings).encode()
        case StatusFormat.XLSX:
            return _as_workbook(report, standings)
        case _:
            return _as_markdown(report, standings).encode()


def _day_text(day: date | datetime | None) -> str:
    if day is None:
        return "–"
    return day.strftime("%Y-%m-%d")


def _as_markdown(report: Report, standings: Sequence[Standing]) -> str:
    rows = [*status_rows(standings), sum_row(standings)]
    rule = ["---"] * NAMES + ["---:"] * (len(HEADINGS) - NAMES)
    lines = [f"# {report.name}", ""]
    for row in (HEADINGS, rule, *rows):
        cells = " | ".join(cell.replace("|", "\\|") for cell in row)
        lines.append(f"| {cells} |")
    day = report.form.deadline.isoformat()
    return "\n".join([*lines, "", f"Sista dagen är {day}.", ""])


def _as_workbook(report: Report, standings: Sequence[Standing]) -> bytes:
    rows: list[list[Cell]] = [[Styled(word, Look.HEADER) for word in HEADINGS]]
    rows += [list(map(_cell, cells)) for cells in status_rows(standings)]
    sheet = Sheet(report.name, rows, _WIDTHS, frozen=1, filtered=True)
    return to_xlsx([sheet])


def _cell(word: str) -> Cell:
    """A number as a number, to be summed; anything else as it is."""
    if word.isascii() and word.isdecimal():
        return Styled(int(word), Look.NUMBER)
    return word


def _as_json(report: Report, standings: Sequence[Standing]) -> str:
    whole = sum_of(standings)
    told = {
        "version": _VERSION,
        "region": report.settings.region,
        "year": report.form.year,
        "today": report.today.isoformat(),
        "deadline": report.form.deadline.isoformat(),
        "questions": whole.questions,
        "answered": whole.answered,
        "words": sum(standing.words for standing in standings),
        "errors": whole.errors,
        "warnings": whole.warnings,
        "sections": [_section_json(standing) for standing in standings],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _section_json(standing: Standing) -> dict[str, object]:
    section = standing.progress
    return {
        "path": section.path,
        "title": section.title,
        "owner": section.owner,
        "status": section.status,
        "questions": section.questions,
        "answered": section.answered,
        "words": standing.words,
        "errors": section.errors,
        "warnings": section.warnings,
        "saved": standing.saved.isoformat() if standing.saved else None,
        "due": standing.due.isoformat() if standing.due else None,
    }
