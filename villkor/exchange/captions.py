"""What stands above and below a table of figures or a chart: its number with its name,
and where its figures are from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from villkor.document.blocks import (
    Block,
    Chart,
    Paragraph,
    Role,
    Run,
    Table,
    TaggedAnswer,
    text_paragraph,
)
from villkor.report.model import Report

_TABLE, _CHART = "Tabell", "Diagram"  # what each is called, and counted by


def with_caption(report: Report, answer: TaggedAnswer) -> Iterator[Block]:
    """An answer that is a table of figures or a chart, with its caption above it and
    its source below. Its number is put in by `number_captions`.
    """
    for block in answer.blocks:
        if isinstance(block, Table | Chart):
            name = _TABLE if isinstance(block, Table) else _CHART
            number = Run("", sequence=name)
            words = Run(f". {block.title}, {report.settings.region} {report.form.year}")
            yield Paragraph((Run(f"{name} "), number, words), Role.CAPTION)
    yield answer
    yield text_paragraph(_source_words(report), Role.SOURCE)


def _source_words(report: Report) -> str:
    """Where the figures are from: the region, and its decisions if they are given."""
    region, year = report.settings.region, report.form.year
    if report.grant.decisions:
        return f"Källa: {region}, beslut om anslaget {year} och egen uppföljning."
    return f"Källa: {region}, egen uppföljning."


def number_captions(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, with the numbers of the captions in their order."""
    counted: Counter[str] = Counter()
    for block in blocks:
        if isinstance(block, Paragraph) and block.role is Role.CAPTION:
            runs = tuple(_numbered(run, counted) for run in block.runs)
            yield replace(block, runs=runs)
        else:
            yield block


def _numbered(run: Run, counted: Counter[str]) -> Run:
    if not run.sequence:
        return run
    counted[run.sequence] += 1
    return replace(run, text=str(counted[run.sequence]))
