"""The headings of a table → which of its columns is what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from villkor.base.diagnostic import Finding, Where
from villkor.base.hints import closest
from villkor.figures.units import SCALES
from villkor.grant.decisions.cells import KRONA
from villkor.grant.decisions.model import (
    APPLICANT,
    COLUMNS,
    GRANTED,
    PAID,
    REQUIRED,
    SUMMED,
    DecisionFile,
    fold,
)
from villkor.grant.decisions.table import CellTable, HeadingRow, Shape

_UNIT = re.compile(
    rf"[\s(,]+({'|'.join(word for word, (_, unit) in SCALES.items() if unit == 'kr')})\)?\s*$",
    re.IGNORECASE,
)
_OF_APPLICANTS = {
    fold(word)
    for word in (
        APPLICANT,
        "sökandens namn",
        "stödmottagare",
        "mottagare",
        "företag",
        "företagsnamn",
        "organisationsnummer",
        "personnummer",
        "kontaktperson",
    )
}


class DecisionColumn(Struct, frozen=True):
    """One of the columns that are read: its number in the file from 1, its heading, and its unit in
    öre.
    """

    number: int
    heading: str
    unit: int = KRONA


class Header(Struct, frozen=True):
    """The columns that are found, and the shape of the rows below.

    `places` are the piece of a row and the cell in it of each column.
    """

    shape: Shape
    columns: Mapping[str, DecisionColumn]
    places: Mapping[str, tuple[int, int]]


def find_header(table: CellTable, source: DecisionFile) -> tuple[Header | None, list[Finding]]:
    """The header of the table, or None and why: a column that must be there is not, is there twice,
    or holds names.
    """
    path = source.path.text.strip()
    wanted = {
        name: fold(_named(source.columns[name].text if name in source.columns else name))
        for name in COLUMNS
    }
    row = max(
        table.head,
        key=lambda row: sum(fold(_named(cell)) in wanted.values() for cell in row.cells),
        default=None,
    )
    if row is None:
        return None, [Finding(Where(path), "Filen är tom.", "Exportera besluten på nytt.")]
    headings = [fold(_named(cell)) for cell in row.cells]
    found = {
        name: headings.index(word) for name, word in wanted.items() if word and word in headings
    }
    faults = [
        *_missing(source, row, found),
        *_doubled(source, row, found),
        *_of_applicants(source, headings),
    ]
    if faults:
        return None, faults
    read = {name: at for name, at in found.items() if name != APPLICANT}
    named = max(at for at, cell in enumerate(row.cells) if cell.strip()) + 1
    columns = {
        name: DecisionColumn(
            at + 1,
            " ".join(row.cells[at].split()),
            _unit(row.cells[at]) if name in {GRANTED, PAID} else KRONA,
        )
        for name, at in read.items()
    }
    pieces = _pieces(read)
    places = {
        name: next((n, piece.index(at)) for n, piece in enumerate(pieces) if at in piece)
        for name, at in read.items()
    }
    return Header(Shape(row.last, len(row.cells), named, pieces), columns, places), []


def _pieces(read: Mapping[str, int]) -> tuple[tuple[int, ...], ...]:
    """The wanted columns in the order of the file.

    Those by which all decisions are summed are one piece where they stand together.
    """
    summed = {read[name] for name in SUMMED if name in read} - {
        at for name, at in read.items() if name not in SUMMED
    }
    pieces: list[tuple[int, ...]] = []
    for at in sorted(set(read.values())):
        if pieces and {at, at - 1} <= summed and pieces[-1][-1] == at - 1:
            pieces[-1] += (at,)
        else:
            pieces.append((at,))
    return tuple(pieces)


def _named(heading: str) -> str:
    """A heading without the unit after it."""
    return _UNIT.sub("", heading)


def _unit(heading: str) -> int:
    match = _UNIT.search(heading)
    return SCALES[match[1].casefold()][0] * KRONA if match else KRONA


def _missing(source: DecisionFile, row: HeadingRow, found: Mapping[str, int]) -> Iterator[Finding]:
    """Columns that must be there, or that anslag.yaml says are there."""
    free = [cell for at, cell in enumerate(row.cells) if cell.strip() and at not in found.values()]
    for name in COLUMNS:
        told = source.columns.get(name)
        if name in found or not (told or name in REQUIRED):
            continue
        heading = " ".join(told.text.split()) if told else name
        where = told.where if told else Where(source.path.text.strip(), row.line)
        message = f"{source.path.text.strip()} har ingen kolumn som heter ”{heading}”."
        if close := closest(heading, free):
            yield Finding(
                where,
                message,
                f"Menas ”{close}”? Skriv då {name}: {close} under kolumner: i anslag.yaml.",
            )
        else:
            yield Finding(
                where,
                message,
                f"Skriv {name}: och kolumnens namn i filen under kolumner: i anslag.yaml.",
            )


def _doubled(source: DecisionFile, row: HeadingRow, found: Mapping[str, int]) -> Iterator[Finding]:
    headings = [fold(_named(cell)) for cell in row.cells]
    for name, at in found.items():
        if headings.count(headings[at]) > 1:
            message = f"Två kolumner heter ”{row.cells[at].strip()}”."
            yield Finding(
                Where(source.path.text.strip(), row.line, at + 1),
                message,
                f"Byt namn på den som inte är {name}.",
            )


def _of_applicants(source: DecisionFile, headings: list[str]) -> Iterator[Finding]:
    """Columns that anslag.yaml says are something else, though by their heading they hold names."""
    kept_out = _OF_APPLICANTS | (
        {fold(source.columns[APPLICANT].text)} if APPLICANT in source.columns else set()
    )
    for name, heading in source.columns.items():
        if name != APPLICANT and fold(_named(heading.text)) in kept_out.intersection(headings):
            message = (
                f"Kolumnen ”{heading.text.strip()}” håller namn, som inte får komma "
                "med i rapporten."
            )
            yield Finding(heading.where, message, f"Skriv namnet på den kolumn som är {name}.")
