"""What the amounts in a column of decisions count: by its heading, by what stands
around it, and by `enhet:` in anslag.yaml.

A unit that is not understood is never taken for kronor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from villkor.base.diagnostic import Finding, Where
from villkor.base.listed_words import listed_words
from villkor.base.table_rows import TableRow
from villkor.figures.money_unit import KRONA, StatedUnit, stated_unit, unit_of_title
from villkor.grant.decision_file import DecisionFile, ToldUnit

_NAMES = {
    1: "öre",
    KRONA: "kr",
    10**5: "tkr",
    10**8: "mnkr",
    10**11: "mdkr",
}
_DIGIT = re.compile(r"\d")
_LONGEST_SHOWN = 60
_MOST_TITLES = 20  # in a row
_SAY_UNIT = (
    "Skriv vilken den är under beslut: i anslag.yaml, till exempel enhet: tkr eller "
    "enhet: kr."
)


def find_unit(
    source: DecisionFile,
    name: str,
    cell: str,
    where: Where,
    beside: Iterable[StatedUnit],
) -> tuple[int, Finding | None]:
    """How many öre a number in a column counts, or why that is not known.

    `cell` is its heading, at `where`, and `beside` what the rows around it say, which
    hold where the heading says nothing.
    """
    heading = " ".join(cell.split())[:_LONGEST_SHOWN]
    own = stated_unit(cell)
    told = source.units.get(name)
    if told:
        if own.ore in {None, told.ore}:
            return told.ore, None
        return told.ore, _contradicted(heading, name, own, told)
    says = [own]
    if own.ore is None and not own.unclear:
        if name in source.columns:
            says.append(stated_unit(source.columns[name].text))
        says += beside
    stated = _agreed(says)
    if stated.ore is None:
        return KRONA, _not_understood(heading, where, stated)
    return stated.ore, None


def _agreed(says: Iterable[StatedUnit]) -> StatedUnit:
    """The unit that some texts say together: kronor if none says anything, and unclear
    if one is, or if they say different things.
    """
    units = set()
    for stated in says:
        if stated.unclear:
            return stated
        if stated.ore is not None:
            units.add(stated.ore)
    if len(units) > 1:
        names = [_NAMES[unit] for unit in sorted(units)]
        return StatedUnit(None, "", listed_words(names))
    return StatedUnit(max(units, default=KRONA), "")


def _contradicted(
    heading: str,
    name: str,
    own: StatedUnit,
    told: ToldUnit,
) -> Finding:
    unit = _NAMES[own.ore or KRONA]
    message = (
        f"Beloppen i kolumnen ”{heading}” är {unit} enligt filen, men "
        f"{_NAMES[told.ore]} enligt enhet:."
    )
    hint = (
        "Rätta den som är fel. Har kolumnerna var sin enhet, så skriv kolumnens namn "
        f"under enhet:, indraget, till exempel {name}: {unit}."
    )
    return Finding(told.written.where, message, hint)


def _not_understood(heading: str, where: Where, stated: StatedUnit) -> Finding:
    """What is said of a unit that is none that villkor knows."""
    if stated.foreign:
        message = (
            f"Beloppen i kolumnen ”{heading}” är i en annan valuta än kronor: "
            f"{stated.unclear}."
        )
        hint = (
            "Räkna om beloppen till kronor i filen. Är de redan kronor, så skriv "
            "enhet: kr under beslut: i anslag.yaml."
        )
        return Finding(where, message, hint)
    message = (
        f"Det går inte att veta vilken enhet beloppen i kolumnen ”{heading}” har, "
        f"eftersom det står ”{stated.unclear}”."
    )
    return Finding(where, message, _SAY_UNIT)


def units_above(rows: Sequence[TableRow], place: int) -> list[StatedUnit]:
    """What the rows above the headings say of the unit of the column at a place: in the
    cell that reaches over it, as a title does and a heading of several columns, or in
    words of all amounts wherever they stand.
    """
    stated = []
    for row in rows:
        stated.append(unit_of_title(_cell_over(row, place)))
        stated.extend(_units_of_all(row))
    return stated


def _units_of_all(row: TableRow) -> Iterator[StatedUnit]:
    """The units that a row with few cells says in words of all amounts, or alone."""
    titles = list(filter(str.strip, row.cells))
    if len(titles) > _MOST_TITLES:
        return
    is_alone = len(titles) == 1
    for title in titles:
        stated = unit_of_title(title)
        if stated.ore and (stated.name or is_alone):
            yield stated


def _cell_over(row: TableRow, place: int) -> str:
    """The nearest cell to the left, or at the place itself, in which anything stands;
    "" if there is none.
    """
    to_the_left = reversed(row.cells[: place + 1])
    return next(filter(str.strip, to_the_left), "")


def is_row_of_units(row: TableRow, places: Iterable[int]) -> bool:
    """Whether a row below the headings says what the columns of money, at some places,
    count, and is no decision: it has no digit.
    """
    if any(map(_DIGIT.search, row.cells)):
        return False
    cells = [row.cells[at] for at in places if at < len(row.cells)]
    return any(_is_unit(stated_unit(cell)) for cell in cells)


def _is_unit(stated: StatedUnit) -> bool:
    return not stated.name and bool(stated.ore or stated.unclear)
