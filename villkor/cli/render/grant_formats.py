"""The formats of `summarize-anslag`: chosen here, and imported only when chosen."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from villkor.grant.summary import Summary

_FEW = 3  # reports that are shown whole; of more, only the tables that compare them
_WIDTH = 100  # characters, of the picture
_FONT = re.compile(r"@font-face \{\{.*?\}\}\s*", re.DOTALL)


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
    from villkor.cli.render.grant import print_summary  # noqa: PLC0415
    from villkor.cli.render.grant_compare import (  # noqa: PLC0415
        print_comparison,
        print_trends,
        say_where_to_look,
    )

    few = len(summaries) <= _FEW
    for number, summary in enumerate(summaries if few else ()):
        out.print("" if number == 0 else "\n", end="")
        print_summary(out, summary)
    print_trends(out, summaries)
    print_comparison(out, summaries)
    if not few:
        say_where_to_look(out, summaries)


def encoded(summaries: Sequence[Summary], output: SummaryFormat) -> bytes:
    """The summaries as the bytes of a file.

    Raises nothing: every summary can be written in every format.
    """
    match output:
        case SummaryFormat.TABLE:
            return _plain(summaries).encode()
        case SummaryFormat.JSON:
            from villkor.cli.render.as_json import summaries_json  # noqa: PLC0415

            return (summaries_json(summaries) + "\n").encode()
        case SummaryFormat.CSV:
            from villkor.base.csv_text import BOM, to_csv  # noqa: PLC0415
            from villkor.cli.render.grant_entries import HEADER, entries  # noqa: PLC0415

            return (BOM + to_csv(HEADER, entries(summaries))).encode()
        case SummaryFormat.MD:
            from villkor.cli.render.grant_markdown import summaries_markdown  # noqa: PLC0415

            return summaries_markdown(summaries).encode()
        case SummaryFormat.XLSX:
            from villkor.base.xlsx import Sheet, to_xlsx  # noqa: PLC0415
            from villkor.cli.render.grant_entries import HEADER, entries  # noqa: PLC0415

            return to_xlsx([Sheet("Anslag 1:1", [HEADER, *entries(summaries)])])
        case SummaryFormat.SVG:
            return _picture(summaries).encode()


def _plain(summaries: Sequence[Summary]) -> str:
    from villkor.cli.render.terminal import console  # noqa: PLC0415

    text = io.StringIO()
    print_summaries(console(text), summaries)
    return text.getvalue()


def _picture(summaries: Sequence[Summary]) -> str:
    """What the terminal shows, as a picture, black on white since it goes into a document. rich's
    own would fetch a font from the web, which villkor never does.
    """
    from rich._export_format import CONSOLE_SVG_FORMAT  # noqa: PLC0415
    from rich.console import Console  # noqa: PLC0415
    from rich.terminal_theme import DEFAULT_TERMINAL_THEME  # noqa: PLC0415

    out = Console(
        file=io.StringIO(),
        record=True,
        width=_WIDTH,
        highlight=False,
        emoji=False,
        force_terminal=True,
        color_system="truecolor",
    )
    print_summaries(out, summaries)
    return (
        out.export_svg(
            title="villkor summarize-anslag",
            theme=DEFAULT_TERMINAL_THEME,
            code_format=_FONT.sub("", CONSOLE_SVG_FORMAT),
        )
        + "\n"
    )
