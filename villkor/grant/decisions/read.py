"""The file of decisions → what its decisions come to, and everything in it that cannot be read or
looks wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from villkor.base.diagnostic import Finding, Where
from villkor.base.disk import why_not
from villkor.base.faults import Fault, FaultKind
from villkor.base.hints import closest
from villkor.base.lazy import lazy_module
from villkor.figures.number import Figure, exact_figure, share_of
from villkor.form.model import Form
from villkor.grant.decisions.capped_faults import Faults
from villkor.grant.decisions.cells import ColumnWords, Days
from villkor.grant.decisions.doubts import Doubts
from villkor.grant.decisions.header import find_header
from villkor.grant.decisions.model import (
    FORM,
    GROUPED,
    MUNICIPALITY,
    PAID,
    PRIORITY,
    DecisionFile,
    Decisions,
    Query,
    Total,
    fold,
)
from villkor.grant.decisions.rows import Layout
from villkor.grant.decisions.summing import Reading
from villkor.grant.decisions.table import CellTable, UnreadableTable, csv_table
from villkor.grant.decisions.tally import Tally

if TYPE_CHECKING:
    from villkor.grant.decisions import workbook
else:
    workbook = lazy_module("villkor.grant.decisions.workbook")


def read_decisions(
    folder: Path,
    source: DecisionFile,
    queries: Sequence[Query],
    form: Form,
    priorities: Sequence[str],
) -> tuple[Decisions | None, list[Fault]]:
    """What the decisions come to, or None if their file cannot be read.

    `priorities` are the names in anslag.yaml, if it gives any.
    """
    name = source.path.text.strip()
    faults = Faults(name)
    try:
        with (folder / name).open("rb") as file:
            table = _table(file, source.sheet)
            header, wrong = find_header(table, source)
            if header is None:
                return None, [(FaultKind.DECISION_ROW, finding) for finding in wrong]
            words = ColumnWords(source.words, {FORM: form.support_forms, PRIORITY: priorities})
            doubts = Doubts(header.columns, words, Days(form.year), faults)
            reading = Reading(
                Layout(header, table.delimiter), words, doubts, crossed=any(map(_crosses, queries))
            )
            for block in table.blocks(header.shape):
                reading.take(block)
    except UnreadableTable as error:
        return None, [
            *faults.all(),
            (FaultKind.DECISION_ROW, Finding(Where(name, error.line), error.message, error.hint)),
        ]
    except OSError as error:
        message = (
            f"Filen {name} finns inte."
            if isinstance(error, FileNotFoundError)
            else f"Filen {name} går inte att öppna: {why_not(error)}."
        )
        return None, [
            (FaultKind.DECISION_ROW, Finding(source.path.where, message, _nearby(folder, name)))
        ]
    reading.finish()
    figures, unanswered = _answers(reading, queries)
    return _sums(name, reading, figures), [*faults.all(), *unanswered]


def _crosses(query: Query) -> bool:
    """Whether a municipality is asked for together with other columns."""
    columns = {column for column, _ in query.among}
    return MUNICIPALITY in columns and len(columns) > 1


def _table(file: BinaryIO, sheet: str) -> CellTable:
    if file.read(2) == b"PK":
        return workbook.workbook_table(file, sheet)
    file.seek(0)
    return csv_table(file)


def _nearby(folder: Path, name: str) -> str:
    """A hint that names the file that was probably meant."""
    close = closest(
        name,
        (
            path.name
            for path in folder.iterdir()
            if path.suffix.casefold() in {".csv", ".xlsx", ".txt"}
        ),
    )
    return (
        f"Menas {close}?"
        if close
        else "Lägg filen i rapportens mapp, och skriv dess namn efter beslut: i anslag.yaml."
    )


def _sums(name: str, reading: Reading, figures: Mapping[str, Figure]) -> Decisions:
    whole, forms = reading.main.measured()
    tallies = {column: _tally(reading, [column]) for column in GROUPED}
    by = {column: tally.by(column) for column, tally in tallies.items() if tally}
    return Decisions(
        name,
        whole,
        by | {FORM: forms},
        figures,
        reading.doubts.unread,
        PAID in reading.doubts.columns,
    )


def _tally(reading: Reading, columns: Iterable[str]) -> Tally | None:
    """The tally that has all the columns, or None if the file does not have them."""
    if not set(columns) <= set(reading.doubts.columns):
        return None
    return reading.places if MUNICIPALITY in columns else reading.main


def _answers(reading: Reading, queries: Sequence[Query]) -> tuple[dict[str, Figure], list[Fault]]:
    """The figures that anslag.yaml asks for, by name."""
    found: dict[str, Figure] = {}
    faults: list[Fault] = []
    for query in queries:
        tally = _tally(reading, [column for column, _ in query.among])
        if tally is None:
            missing = next(
                column for column, _ in query.among if column not in reading.doubts.columns
            )
            message = (
                f"”{query.name}” går inte att räkna ut, för filen med beslut har ingen "
                f"kolumn för {missing}."
            )
            hint = (
                f"Skriv kolumnens namn i filen efter {missing}: under kolumner: i anslag.yaml, "
                "eller ta bort raden här."
            )
            faults.append((FaultKind.DECISION_ROW, Finding(query.where, message, hint)))
            continue
        faults += _misspelt(tally, query)
        among = {column: {fold(value.text) for value in values} for column, values in query.among}
        found[query.name] = _figure(tally.whole(among=among), query)
    for query in queries:
        if query.share_of:
            part, whole = found.get(query.name), found.get(query.share_of.text.strip())
            share = share_of(part, whole) if part and whole else None
            found = {name: figure for name, figure in found.items() if name != query.name} | (
                {query.name: share} if share else {}
            )
    return found, faults


def _figure(total: Total, query: Query) -> Figure:
    match query.counted:
        case "inkomna":
            return exact_figure(total.received)
        case "beviljade":
            return exact_figure(total.granted)
        case "avslagna":
            return exact_figure(total.rejected)
        case "beviljat":
            return exact_figure(total.amount, "kr")
        case "utbetalt":
            return exact_figure(total.paid, "kr")


def _misspelt(tally: Tally, query: Query) -> Iterator[Fault]:
    """Values that stand in no decision, but nearly so.

    One that is like none of them may well have no decision this year.
    """
    for column, values in query.among:
        names = [total.name for total in tally.by(column)]
        for value in values:
            close = closest(value.text, names)
            if close and fold(value.text) not in map(fold, names):
                message = f"Inget beslut har ”{value.text.strip()}” i kolumnen för {column}."
                yield FaultKind.UNKNOWN_VALUE, Finding(value.where, message, f"Menas ”{close}”?")
