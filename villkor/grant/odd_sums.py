"""Sums of decisions that can be reckoned but look wrong: of no decisions at all, and
below nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from villkor.base.capped_faults import CappedFaults
from villkor.base.diagnostic import Finding, Where
from villkor.base.faults import Fault, FaultKind
from villkor.figures.swedish import swedish_kronor
from villkor.grant.decisions.header import DecisionColumn, Header
from villkor.grant.decisions.model import FORM, PRIORITY
from villkor.grant.decisions.tally import Sums


def no_decisions(path: str, header: Header) -> Fault:
    """What is said of a file with headings and no decision below them: what is granted
    is then not known to be nothing.
    """
    line = max(header.rows_to_it, 1)
    message = "Det finns inga beslut under rubrikerna, så det är inte känt vad de blir."
    hint = (
        "Exportera besluten på nytt: kanske var urvalet tomt, eller bladet ett annat. "
        "Är inget beslutat, så ta bort beslut: ur anslag.yaml och skriv 0 kr där."
    )
    return FaultKind.DECISION_ROW, Finding(Where(path, line), message, hint)


def below_nothing(
    path: str,
    columns: Mapping[str, DecisionColumn],
    sums: Sums,
) -> list[Fault]:
    """What is said of support forms and priorities of which more is taken back than
    granted, each where it is first met.
    """
    told = CappedFaults(FaultKind.DECISION_DOUBTFUL)
    for column in (FORM, PRIORITY):
        if column not in sums.columns:
            continue
        tally = sums.tally_of([column])
        lines = tally.first_lines(column)
        for total in tally.totals_by(column):
            if total.amount < 0:
                name = total.name or f"Beslut utan {column}"
                message = (
                    f"Beviljat belopp för {name} blir {swedish_kronor(total.amount)}: "
                    "mer dras av än som beviljas."
                )
                hint = (
                    "Kontrollera minustecknen. Rör återkraven beslut från ett tidigare "
                    "år, så ta bort dem ur filen."
                )
                where = Where(path, lines[total.name], columns[column].number)
                told.tell(where, message, hint)
    return told.all_told()
