"""Names in a column that differ in signs and blanks alone, and so are summed apart."""

from __future__ import annotations

from collections.abc import Mapping

from villkor.base.capped_faults import CappedFaults
from villkor.base.diagnostic import Where
from villkor.base.faults import Fault, FaultKind
from villkor.grant.decisions.cells import ColumnWords
from villkor.grant.decisions.header import DecisionColumn
from villkor.grant.decisions.model import GROUPED, signless
from villkor.grant.decisions.tally import Sums


def alike_faults(
    path: str,
    columns: Mapping[str, DecisionColumn],
    sums: Sums,
    words: ColumnWords,
) -> list[Fault]:
    """What is said of names that are alike, each pair once.

    Not in columns whose names are known, and not of names that anslag.yaml tells apart.
    """
    told = CappedFaults(FaultKind.DECISION_ALIKE)
    for column in GROUPED:
        if column not in sums.columns or words.known.get(column):
            continue
        met: dict[str, str] = {}
        for name, line in sums.tally_of([column]).first_lines(column).items():
            other = met.setdefault(signless(name), name)
            if (
                not signless(name)
                or other == name
                or words.tells_apart(column, name, other)
            ):
                continue
            where = Where(path, line, columns[column].number)
            message = (
                f"”{name}” och ”{other}” skiljs bara åt av tecken eller blanksteg, och "
                "räknas var för sig."
            )
            hint = (
                "Är de samma, så skriv dem lika i filen, eller säg det i anslag.yaml, "
                f"under värden: och {column}:, {other}: [{name}]."
            )
            told.tell(where, message, hint)
    return told.all_told()
