"""The formats of `summarize-anslag`: chosen here, and imported only when chosen."""

from __future__ import annotations

import io
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from villkor.base.csv_text import BOM, to_csv
from villkor.base.lazy import lazy_module
from villkor.grant.summary import Summary

if TYPE_CHECKING:
    from rich.console import Console

    from villkor.cli.render import (
        as_json,
        grant,
        grant_chart,
        grant_compare,
        grant_entries,
        grant_markdown,
        grant_workbook,
        terminal,
    )
else:
    as_json = lazy_module("villkor.cli.render.as_json")
    grant = lazy_module("villkor.cli.render.grant")
    grant_chart = lazy_module("villkor.cli.render.grant_chart")
    grant_compare = lazy_module("villkor.cli.render.grant_compare")
    grant_entries = lazy_module("villkor.cli.render.grant_entries")
    grant_markdown = lazy_module("villkor.cli.render.grant_markdown")
    grant_workbook = lazy_module("villkor.cli.render.grant_workbook")
    terminal = lazy_module("villkor.cli.render.terminal")

_FEW = 3  # reports that are shown whole; of more, only the tables that compare them


class SummaryFormat(StrEnum):
    """How the summary is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    XLSX = "xlsx"
    SVG = "svg"


def print_summaries(out: Console, summaries: Sequence[Summary]) -> None:
    """Print each report's summary if they are few, and then what can be compared."""
    few = len(summaries) <= _FEW
    if few:
        for number, summary in enumerate(summaries):
            out.print("" if number == 0 else "\n", end="")
            grant.print_summary(out, summary)
    grant_compare.print_trends(out, summaries)
    grant_compare.print_comparison(out, summaries)
    if not few:
        grant_compare.say_where_to_look(out, summaries)


def encoded(summaries: Sequence[Summary], output: SummaryFormat) -> bytes:
    """The summaries as the bytes of a file.

    Raises nothing: every summary can be written in every format.
    """
    match output:
        case SummaryFormat.TABLE:
            return _plain(summaries).encode()
        case SummaryFormat.JSON:
            return f"{as_json.summaries_json(summaries)}\n".encode()
        case SummaryFormat.CSV:
            rows = grant_entries.entries(summaries)
            return (BOM + to_csv(grant_entries.HEADER, rows)).encode()
        case SummaryFormat.MD:
            return grant_markdown.summaries_markdown(summaries).encode()
        case SummaryFormat.XLSX:
            return grant_workbook.summaries_workbook(summaries)
        case SummaryFormat.SVG:
            return grant_chart.summaries_chart(summaries).encode()


def _plain(summaries: Sequence[Summary]) -> str:
    text = io.StringIO()
    print_summaries(terminal.console(text), summaries)
    return text.getvalue()
