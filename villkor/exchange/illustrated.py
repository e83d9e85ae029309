"""The tables and charts of figures of a Word file, held against those that the report
would show: a line that asks for one may stand only for what it says.
"""

from __future__ import annotations

from villkor.document.blocks import block_lines
from villkor.exchange.merging.base_store import FoundBase
from villkor.exchange.placing.recovered import Recovered
from villkor.report.model import Report
from villkor.report.references import named_stretches


def other_illustrations(
    report: Report,
    recovered: Recovered,
    base: FoundBase | None,
) -> frozenset[str]:
    """The names of those that show something else than the report does, and than it did
    when the file was made.
    """
    found = set()
    for (_, name), lines in recovered.illustrations.items():
        said = _spoken(lines)
        then = base.illustrations.get(name, ()) if base else ()
        if said not in (_spoken(illustration_lines(report, name)), _spoken(then)):
            found.add(name)
    return frozenset(found)


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
