"""The summary of the grant as Markdown, to be pasted into a page, a mail or an issue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from villkor.cli.render.grant import amount_cell
from villkor.figures.relations.explain import explain_relation
from villkor.figures.swedish import NBSP, swedish_percent
from villkor.grant.summary import Line, Summary

_SIGNS = {True: "✓", False: "✗", None: ""}


def summaries_markdown(summaries: Sequence[Summary]) -> str:
    """A section for each report, with a table for priorities, support forms and key figures, and a
    list of relations.
    """
    return "\n".join(line for summary in summaries for line in _section(summary)).rstrip() + "\n"


def _section(summary: Summary) -> Iterator[str]:
    yield from (f"## Anslag 1:1 – {_escaped(summary.region)} {summary.year}", "")
    if summary.total:
        allocated = f" av {amount_cell(summary.allocated)} tilldelade" if summary.allocated else ""
        yield from (f"Totalt {amount_cell(summary.total)}{allocated}.", "")
    for title, lines in (("Prioritering", summary.priorities), ("Stödform", summary.support_forms)):
        yield from _table(
            (title, "Belopp", "Andel", "Angivet", ""), [_line(line) for line in lines]
        )
    figures = [
        (figure.name, amount_cell(figure.value), _escaped(figure.counts))
        for figure in summary.key_figures
    ]
    yield from _table(("Nyckeltal", "Värde", "Räknar"), figures)
    told = [(relation.written, relation) for relation in summary.relations]
    told += [
        (
            f"{one.part.name}: {one.relation.written}" if one.part else one.relation.written,
            one.relation,
        )
        for one in summary.implied
    ]
    if told:
        yield from (
            f"- {_escaped(name)}: {_escaped(explain_relation(relation))}" for name, relation in told
        )
        yield ""


def _line(line: Line) -> tuple[str, ...]:
    about = f"≈{NBSP}" if line.amount and line.amount_reckoned else ""
    return (
        line.name,
        f"{about}{amount_cell(line.amount)}" if line.amount else "–",
        swedish_percent(line.share.value) if line.share else "–",
        amount_cell(line.stated_share) if line.stated_share else "–",
        _SIGNS[line.agrees],
    )


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table: text to the left, numbers to the right. Columns that say nothing are left out."""
    if not rows:
        return
    said = [
        index
        for index in range(len(header))
        if index == 0 or any(row[index] not in {"", "–"} for row in rows)
    ]
    yield _row(header[index] for index in said)
    yield _row("---:" if index and header[index] not in {"Räknar", ""} else "---" for index in said)
    yield from (_row(_escaped(row[index]) for index in said) for row in rows)
    yield ""


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """Text that means itself in Markdown."""
    return "".join(
        f"\\{character}" if character in "\\`*_{}[]<>#|" else character
        for character in " ".join(text.split(" "))
    )
