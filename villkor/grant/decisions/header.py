"""The headings of a table → which of its columns is what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from villkor.base.diagnostic import Finding, Where
from villkor.base.hints import closest
from villkor.base.table_rows import TableRow
from villkor.figures.amounts import KRONA, unit_of_heading, unit_word
from villkor.grant.decision_file import DecisionFile
from villkor.grant.decisions.model import (
    APPLICANT,
    COLUMNS,
    GRANTED,
    PAID,
    REQUIRED,
    fold,
)

HEADER_WITHIN = 20  # rows, since titles may stand above the headings
_OF_APPLICANTS = {
    *(fold(APPLICANT), "sökandensnamn", "stödmottagare", "mottagare", "företag"),
    *("företagsnamn", "organisationsnummer", "personnummer", "kontaktperson"),
}


class DecisionColumn(Struct, frozen=True):
    """One of the columns that are read: its number in the file from 1, its heading, and
    its unit in öre.
    """

    number: int
    heading: str
    unit: int = KRONA


class Header(Struct, frozen=True):
    """The columns that are found, and how many cells a row has, and must have.

    `rows_to_it` is how many rows there are above the decisions.
    """

    rows_to_it: int
    width: int
    least: int
    columns: Mapping[str, DecisionColumn]


def find_header(
    head: Sequence[TableRow],
    source: DecisionFile,
) -> tuple[Header | None, list[Finding]]:
    """The header among the first rows of a table: the row with most of the headings.

    None, and why, if a column that must be there is not, is there twice, or holds
    names.
    """
    if not head:
        where = Where(source.path.text.strip())
        return None, [Finding(where, "Filen är tom.", "Exportera besluten på nytt.")]
    wanted = {name: _wanted_heading(name, source) for name in COLUMNS}
    row = max(
        head,
        key=lambda row: sum(_folded(cell) in wanted.values() for cell in row.cells),
    )
    headings = list(map(_folded, row.cells))
    found = {}
    for name, word in wanted.items():
        if word and word in headings:
            found[name] = headings.index(word)
    faults = [*_missing(source, row, found), *_doubled(source, row, found)]
    faults += _of_applicants(source, headings)
    if faults:
        return None, faults
    columns = {}
    for name, place in found.items():
        if name != APPLICANT:
            columns[name] = _column(name, place, row.cells[place])
    least = max(place for place, cell in enumerate(row.cells, start=1) if cell.strip())
    return Header(head.index(row) + 1, len(row.cells), least, columns), []


def _wanted_heading(name: str, source: DecisionFile) -> str:
    """What a column is called in the file, as it is compared."""
    told = source.columns.get(name)
    return _folded(told.text if told else name)


def _column(name: str, place: int, cell: str) -> DecisionColumn:
    heading = " ".join(cell.split())
    unit = unit_of_heading(heading) if name in {GRANTED, PAID} else KRONA
    return DecisionColumn(place + 1, heading, unit)


def _folded(heading: str) -> str:
    """A heading without the unit after it, as it is compared."""
    return fold(heading).removesuffix(fold(unit_word(heading)))


def _missing(
    source: DecisionFile,
    row: TableRow,
    found: Mapping[str, int],
) -> Iterator[Finding]:
    """Columns that must be there, or that anslag.yaml says are there."""
    path = source.path.text.strip()
    free = [
        cell
        for at, cell in enumerate(row.cells)
        if cell.strip() and at not in found.values()
    ]
    for name in COLUMNS:
        told = source.columns.get(name)
        if name in found or not (told or name in REQUIRED):
            continue
        heading = " ".join(told.text.split()) if told else name
        where = told.where if told else Where(path, row.line)
        hint = (
            f"Skriv {name}: och kolumnens namn i filen under kolumner: i anslag.yaml."
        )
        close = closest(heading, free)
        if close:
            hint = (
                f"Menas ”{close}”? Skriv då {name}: {close} under kolumner: "
                "i anslag.yaml."
            )
        yield Finding(where, f"{path} har ingen kolumn som heter ”{heading}”.", hint)


def _doubled(
    source: DecisionFile,
    row: TableRow,
    found: Mapping[str, int],
) -> Iterator[Finding]:
    headings = list(map(_folded, row.cells))
    for name, place in found.items():
        if headings.count(headings[place]) > 1:
            where = Where(source.path.text.strip(), row.line, place + 1)
            message = f"Två kolumner heter ”{row.cells[place].strip()}”."
            yield Finding(where, message, f"Byt namn på den som inte är {name}.")


def _of_applicants(source: DecisionFile, headings: Sequence[str]) -> Iterator[Finding]:
    """Columns that anslag.yaml says are something else, though by their heading they
    hold names.
    """
    kept_out = set(_OF_APPLICANTS)
    if APPLICANT in source.columns:
        kept_out.add(fold(source.columns[APPLICANT].text))
    for name, heading in source.columns.items():
        if name != APPLICANT and _folded(heading.text) in kept_out.intersection(
            headings
        ):
            message = (
                f"Kolumnen ”{heading.text.strip()}” håller namn, som inte får komma "
                "med i rapporten."
            )
            yield Finding(
                heading.where,
                message,
                f"Skriv namnet på den kolumn som är {name}.",
            )
