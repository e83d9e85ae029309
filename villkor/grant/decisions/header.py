"""The headings of a table → which of its columns is what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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
    DecisionFile,
    fold,
)
from villkor.grant.decisions.table import DecisionRow

HEADER_WITHIN = 20  # rows, since titles may stand above the headings
_MONEY_UNITS = tuple(word for word, (_, unit) in SCALES.items() if unit == "kr")
_OF_APPLICANTS = {
    fold(APPLICANT),
    "sökandensnamn",
    "stödmottagare",
    "mottagare",
    "företag",
}
_OF_APPLICANTS |= {
    "företagsnamn",
    "organisationsnummer",
    "personnummer",
    "kontaktperson",
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
    head: Sequence[DecisionRow],
    source: DecisionFile,
) -> tuple[Header | None, list[Finding]]:
    """The header among the first rows of a table: the row with most of the headings.

    None, and why, if a column that must be there is not, is there twice, or holds
    names.
    """
    path = source.path.text.strip()
    if not head:
        return None, [
            Finding(Where(path), "Filen är tom.", "Exportera besluten på nytt.")
        ]
    wanted = {}
    for name in COLUMNS:
        told = source.columns.get(name)
        wanted[name] = _folded(told.text if told else name)
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
            heading = " ".join(row.cells[place].split())
            unit = _unit_of(heading) if name in {GRANTED, PAID} else KRONA
            columns[name] = DecisionColumn(place + 1, heading, unit)
    least = max(place for place, cell in enumerate(row.cells, start=1) if cell.strip())
    return Header(head.index(row) + 1, len(row.cells), least, columns), []


def _unit_word(heading: str) -> str:
    """The unit that stands last in a heading, after a blank, a comma or a parenthesis;
    else "".
    """
    words = " ".join(heading.split()).casefold().removesuffix(")")
    if not words.endswith(_MONEY_UNITS):
        return ""
    units = [unit for unit in _MONEY_UNITS if words.endswith(unit)]
    longest = max(units, key=len, default="")
    before = words.removesuffix(longest)
    return longest if before != before.rstrip(" (,") else ""


def _unit_of(heading: str) -> int:
    """How many öre a number in the column counts."""
    word = _unit_word(heading)
    return SCALES[word][0] * KRONA if word else KRONA


def _folded(heading: str) -> str:
    """A heading without the unit after it, as it is compared."""
    return fold(heading).removesuffix(fold(_unit_word(heading)))


def _missing(
    source: DecisionFile,
    row: DecisionRow,
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
    row: DecisionRow,
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
