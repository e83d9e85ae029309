"""Decisions of a support form or a priority that nobody knows: money that no total by
group has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from villkor.base.capped_faults import CappedFaults
from villkor.base.diagnostic import Where
from villkor.base.faults import Fault, FaultKind
from villkor.base.hints import closest
from villkor.figures.swedish import counted, swedish_kronor
from villkor.grant.decisions.cells import ColumnWords
from villkor.grant.decisions.header import DecisionColumn
from villkor.grant.decisions.model import (
    FORM,
    NO_PRIORITY,
    PRIORITY,
    OutsideGroup,
)
from villkor.grant.decisions.tally import Sums


def find_outside(sums: Sums, words: ColumnWords) -> tuple[OutsideGroup, ...]:
    """The groups that no part of the grant has, the largest sum first.

    Those with rejections alone too: no money is missing then, but counts are.
    """
    found = []
    for column in (FORM, PRIORITY):
        if column not in sums.columns or not words.known.get(column):
            continue
        tally = sums.tally_of([column])
        lines = tally.first_lines(column)
        for total in tally.totals_by(column):
            if words.is_strange(column, total.name):
                close = closest(total.name, words.known[column].values())
                found.append(OutsideGroup(column, total, lines[total.name], close))
    return tuple(found)


def outside_faults(
    path: str,
    columns: Mapping[str, DecisionColumn],
    outside: Sequence[OutsideGroup],
) -> list[Fault]:
    """What is said of the groups under which something is granted, each where it is
    first met.
    """
    told = CappedFaults(FaultKind.DECISION_OUTSIDE)
    for group in outside:
        if group.holds_money:
            where = Where(path, group.line, columns[group.column].number)
            message, hint = _about_group(group)
            told.tell(where, f"{message} {_what_is_lost(group)}", hint)
    return told.all_told()


def _what_is_lost(group: OutsideGroup) -> str:
    total = group.total
    decisions = counted(total.granted, "beviljat beslut", "beviljade beslut")
    amount = swedish_kronor(total.amount)
    what = "stödform" if group.column == FORM else "prioritering"
    return (
        f"Det gäller {decisions} på {amount}, som ingen {what} får. "
        "Därför räknas inga sådana summor ut."
    )


def _about_group(group: OutsideGroup) -> tuple[str, str]:
    """What is said of a support form or a priority that nobody knows."""
    name, column = group.total.name, group.column
    if not name and column == FORM:
        return "Stödform saknas.", "Skriv den i filen."
    if not name:
        return f"{column} saknas.", (
            "Skriv den i filen. Hör beslutet inte till någon, så lägg till en "
            f"prioritering med namnet ”{NO_PRIORITY}” i anslag.yaml."
        )
    if column == FORM:
        message = f"”{name}” är ingen av formulärets stödformer."
    else:
        message = f"”{name}” står inte under prioriteringar: i anslag.yaml."
    return message, _how_to_place(group)


def _how_to_place(group: OutsideGroup) -> str:
    """What to do with a group of a name that nobody knows."""
    name, column = group.total.name, group.column
    if group.close:
        return (
            f"Menas ”{group.close}”? Rätta då i filen, eller skriv i anslag.yaml, under "
            f"värden: och {column}:, {group.close}: [{name}]."
        )
    meaning = f"kriv i anslag.yaml vad ordet betyder, under värden: och {column}:."
    if column == FORM:
        return f"S{meaning}"
    return f"Lägg till den där. Är den en av dem som står där, så s{meaning}"


def blurring_groups(
    outside: Sequence[OutsideGroup],
    columns: Sequence[str],
    *,
    rejected: bool,
) -> Iterator[OutsideGroup]:
    """The groups that may belong to what is asked for by some columns: where something
    is granted, or also where something is rejected.
    """
    for group in outside:
        blurs = group.holds_money or (rejected and group.total.rejected)
        if group.column in columns and blurs:
            yield group
