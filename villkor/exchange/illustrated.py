"""The tables and charts of figures of a Word file, held against those that the report
would show: a line that asks for one may stand only for what it says.
"""

from __future__ import annotations

from collections.abc import Mapping

from villkor.document.blocks import block_lines
from villkor.document.braces import CHART, TABLE
from villkor.exchange.placing.recovered import Recovered
from villkor.grant.illustrations import TITLES
from villkor.report.model import Report
from villkor.report.references import named_stretches


def other_illustrations(
    report: Report,
    recovered: Recovered,
    before: Mapping[str, tuple[str, ...]],
) -> frozenset[str]:
    """The names of those that show something else than the report does, and than it did
    `before`, when the file was made (see `shown_illustrations`).
    """
    found = set()
    for (_, name), lines in recovered.illustrations.items():
        said = _spoken(lines)
        then = before.get(name, ())
        if said not in (_spoken(illustration_lines(report, name)), _spoken(then)):
            found.add(name)
    return frozenset(found)


def shown_illustrations(report: Report) -> dict[str, tuple[str, ...]]:
    """What every table and chart that a report can show says, by its name."""
    found = {}
    for kind in (TABLE, CHART):
        for title in TITLES:
            name = f"{kind}: {title}"
            lines = illustration_lines(report, name)
            if lines:
                found[name] = lines
    return found


def illustration_lines(report: Report, name: str) -> tuple[str, ...]:
    """What a table or chart of a name ("tabell: prioriteringar") shows; nothing if the
    report has none such.
    """
    for called, parts in named_stretches(report, f"{{{name}}}"):
        if called == name:
            return tuple(block_lines(parts))
    return ()


def _spoken(lines: tuple[str, ...]) -> list[str]:
    return [" ".join(line.split()) for line in lines]
