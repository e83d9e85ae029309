"""The summary of the grant as Markdown, to be pasted into a page, a mail or an
issue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from villkor.cli.render.decision_notes import lines_beside_sums
from villkor.cli.render.grant_cells import (
    NOT_TOLD,
    amount_cell,
    amount_or,
    percent_or,
    words_of_implied,
)
from villkor.cli.render.grant_sums import line_amount, part_note, part_sums
from villkor.figures.relations.explain import explain_relation
from villkor.figures.relations.reckon import Relation
from villkor.grant.summary import Line, Summary

_SIGNS = {True: "✓", False: "✗", None: ""}
_LEFT = {"Räknar", ""}  # headings of columns that hold no numbers, besides the first
_MARKS = "\\`*_{}[]<>#|"


def summaries_markdown(summaries: Sequence[Summary]) -> str:
    """A section for each report, with a table for priorities, support forms and key
    figures, and a list of relations.
    """
    lines: list[str] = []
    for summary in summaries:
        lines += _summary_section(summary)
    return "\n".join(lines).rstrip() + "\n"


def _summary_section(summary: Summary) -> Iterator[str]:
    yield from (f"## Anslag 1:1 – {_escaped_text(summary.region)} {summary.year}", "")
    if summary.total:
        allocated = (
            f" av {amount_cell(summary.allocated)} tilldelade"
            if summary.allocated
            else ""
        )
        yield from (f"Totalt {amount_cell(summary.total)}{allocated}.", "")
    for title, lines in (
        ("Prioritering", summary.priorities),
        ("Stödform", summary.support_forms),
    ):
        cells = [_line_cells(line) for line in lines]
        yield from _table_lines(
            (title, "Belopp", "Andel", "Angivet", ""),
            cells,
            _sum_cells(lines, summary),
        )
        note = part_note(lines, summary)
        if note:
            yield from (note, "")
    figures = [
        (figure.name, amount_cell(figure.value), _escaped_text(figure.counts))
        for figure in summary.key_figures
    ]
    yield from _table_lines(("Nyckeltal", "Värde", "Räknar"), figures)
    yield from _decision_list(summary)
    yield from _relation_list(summary)


def _decision_list(summary: Summary) -> Iterator[str]:
    lines = lines_beside_sums(summary.decisions)
    for line in lines:
        yield f"- {_escaped_text(line)}"
    if lines:
        yield ""


def _relation_list(summary: Summary) -> Iterator[str]:
    for relation in summary.relations:
        yield _relation_item(relation.written, relation)
    for one in summary.implied:
        yield _relation_item(words_of_implied(one), one.relation)
    if summary.relations or summary.implied:
        yield ""


def _relation_item(name: str, relation: Relation) -> str:
    return f"- {_escaped_text(name)}: {_escaped_text(explain_relation(relation))}"


def _line_cells(line: Line) -> tuple[str, ...]:
    return (
        line.name,
        line_amount(line),
        percent_or(line.share),
        amount_or(line.stated_share),
        _SIGNS[line.agrees],
    )


def _sum_cells(lines: Sequence[Line], summary: Summary) -> tuple[str, ...]:
    """The sums under a table of parts; "" for one that is not known."""
    sums = part_sums(lines, summary)
    stated = ["", ""]
    if any(line.stated_share for line in lines):
        stated = [sums.stated, _SIGNS[summary.share_sum_agrees]]
    return ("Summa", sums.amount, sums.share, *stated)


def _table_lines(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    sums: Sequence[str] = (),
) -> Iterator[str]:
    """A table: text to the left, numbers to the right, and the sums in bold below.

    Columns that say nothing are left out.
    """
    if not rows:
        return
    said = [
        column
        for column in range(len(header))
        if column == 0 or _says_anything(rows, column)
    ]
    yield _table_row(header[column] for column in said)
    yield _table_row(_alignment(column, header[column]) for column in said)
    for row in rows:
        yield _table_row(_escaped_text(row[column]) for column in said)
    if any(sums[1:]):
        yield _table_row(_bold_text(sums[column]) for column in said)
    yield ""


def _bold_text(text: str) -> str:
    if not text:
        return ""
    return f"**{text}**"


def _says_anything(rows: Sequence[Sequence[str]], column: int) -> bool:
    return any(row[column] not in {"", NOT_TOLD} for row in rows)


def _alignment(column: int, heading: str) -> str:
    return "---" if column == 0 or heading in _LEFT else "---:"


def _table_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped_text(text: str) -> str:
    """Text that means itself in Markdown."""
    found = ""
    for character in text:
        found += f"\\{character}" if character in _MARKS else character
    return found
