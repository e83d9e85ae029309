"""The file of decisions → what its decisions come to, and everything in it that cannot
be read or looks wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from villkor.base.diagnostic import Finding, Where
from villkor.base.faults import Fault, FaultKind
from villkor.base.hints import closest
from villkor.base.open_table import open_tables
from villkor.base.refusals import what_to_do, why_not
from villkor.base.sources import Sources
from villkor.base.table_rows import TableRow, UnreadableTable
from villkor.form.model import Form
from villkor.grant.decision_file import DecisionFile, Query
from villkor.grant.decision_notes import decision_notes
from villkor.grant.decision_queries import answer_queries, crosses_places
from villkor.grant.decision_sheets import OpenedTable, choose_table
from villkor.grant.decisions.cells import ColumnWords
from villkor.grant.decisions.doubts import Doubts
from villkor.grant.decisions.header import find_header
from villkor.grant.decisions.model import (
    FORM,
    PAID,
    PRIORITY,
    Decisions,
)
from villkor.grant.decisions.record import RecordReader, UnreadableRow
from villkor.grant.decisions.tally import Sums
from villkor.grant.hidden_rows import HiddenRows
from villkor.grant.left_out import LeftOut
from villkor.grant.names_alike import alike_faults
from villkor.grant.odd_sums import below_nothing, no_decisions
from villkor.grant.outside_groups import find_outside, outside_faults


def read_decisions(
    sources: Sources,
    source: DecisionFile,
    queries: Sequence[Query],
    form: Form,
    priorities: Sequence[str],
) -> tuple[Decisions | None, list[Fault]]:
    """What the decisions come to, or None if their file cannot be read.

    `priorities` are the names in anslag.yaml, if it gives any.
    """
    name = source.path.text.strip()
    words = ColumnWords(source.words, {FORM: form.support_forms, PRIORITY: priorities})
    doubts = Doubts(name, form.year)
    try:
        with sources.open_file(name) as file:
            tables = open_tables(file, source.sheet)
            opened = choose_table(tables, source)
            if isinstance(opened, Finding):
                return None, [(FaultKind.DECISION_ROW, opened)]
            return _read_table(opened, source, queries, words, doubts)
    except UnreadableTable as error:
        finding = Finding(Where(name, error.line), error.message, error.hint)
        return None, [*doubts.all_faults(), (FaultKind.DECISION_ROW, finding)]
    except OSError as error:
        finding = _unopened(sources, source, error)
        return None, [(FaultKind.DECISION_ROW, finding)]


def _read_table(
    opened: OpenedTable,
    source: DecisionFile,
    queries: Sequence[Query],
    words: ColumnWords,
    doubts: Doubts,
) -> tuple[Decisions | None, list[Fault]]:
    table, head = opened.table, opened.head
    header, wrong = find_header(head, source, table.name)
    if header is None:
        return None, [(FaultKind.DECISION_ROW, finding) for finding in wrong]
    doubts.columns = header.columns
    reader = RecordReader(header, table.delimiter, words, doubts.year)
    sums = Sums(header.columns, crossed=any(map(crosses_places, queries)))
    left_out = LeftOut(head[: header.rows_to_it], header.columns, words, sums)
    rows = chain(head[header.rows_to_it :], table.rows)
    doubts.hidden = HiddenRows(table.facts())
    _take_rows(rows, reader, sums, doubts, left_out)
    doubts.tell_doubles()
    if not sums.main.groups and not doubts.unreadable.count:
        return None, [no_decisions(doubts.path, header)]
    outside = find_outside(sums, words)
    figures, unanswered = answer_queries(sums, queries, outside)
    whole = sums.main.whole()
    found = Decisions(
        doubts.path,
        whole,
        sums.totals_by_column(),
        figures,
        unread=doubts.unreadable.count,
        paid=PAID in sums.columns,
        outside=outside,
        notes=tuple(decision_notes(whole, doubts, left_out)),
    )
    faults = doubts.all_faults()
    faults += outside_faults(doubts.path, header.columns, outside)
    faults += below_nothing(doubts.path, header.columns, sums)
    faults += alike_faults(doubts.path, header.columns, sums, words)
    faults += left_out.all_faults(doubts.path, whole=not found.unread)
    return found, [*faults, *unanswered]


def _take_rows(
    rows: Iterable[TableRow],
    reader: RecordReader,
    sums: Sums,
    doubts: Doubts,
    left_out: LeftOut,
) -> None:
    read_row, look_at, add_decision = reader.read_row, doubts.look_at, sums.add_decision
    meet = left_out.meet
    for row in rows:
        try:
            decision = read_row(row)
        except UnreadableRow as why:
            if not left_out.takes(row):
                doubts.refuse_row(row.line, why)
            continue
        if decision is not None:
            look_at(decision)
            add_decision(decision)
            meet(decision)


def _unopened(sources: Sources, source: DecisionFile, error: OSError) -> Finding:
    """Why the file cannot be opened, and which one may be meant."""
    name = source.path.text.strip()
    message = f"Filen {name} går inte att öppna: {why_not(error)}."
    if isinstance(error, FileNotFoundError):
        message = f"Filen {name} finns inte."
    hint = what_to_do(error, _nearby(sources, name))
    return Finding(source.path.where, message, hint)


def _nearby(sources: Sources, name: str) -> str:
    """A hint that names the file that was probably meant."""
    endings = (".csv", ".xlsx", ".txt")
    tables = [
        other for other in sources.file_names() if other.casefold().endswith(endings)
    ]
    close = closest(name, tables)
    if close:
        return f"Menas {close}?"
    return (
        "Lägg filen i rapportens mapp, och skriv dess namn efter beslut: i anslag.yaml."
    )
