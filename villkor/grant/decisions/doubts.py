"""What is wrong with decisions: rows that cannot be read, and those that can but look
wrong.

Told a bounded number of times for each kind: a wrong file must not give a hundred
thousand findings.
"""

from __future__ import annotations

from collections.abc import Mapping

from villkor.base.capped_faults import MOST_TOLD, CappedFaults
from villkor.base.cell_text import case_key
from villkor.base.diagnostic import Where
from villkor.base.faults import Fault, FaultKind
from villkor.base.repeats import Repeats
from villkor.base.sheet_facts import SheetFacts
from villkor.figures.amounts import in_kronor
from villkor.figures.swedish import swedish_kronor
from villkor.grant.decisions.header import DecisionColumn
from villkor.grant.decisions.model import (
    DAY,
    GRANTED,
    NEITHER,
    NO,
    NUMBER,
    PAID,
    YES,
)
from villkor.grant.decisions.record import Decision, UnreadableRow
from villkor.grant.hidden_rows import HiddenRows


class Doubts:
    """Collects what is wrong with the rows of one file, and how many cases there are."""

    def __init__(self, path: str, year: int) -> None:
        self.path = path
        # when the header is found
        self.columns: Mapping[str, DecisionColumn] = {}
        self.hidden = HiddenRows(SheetFacts())
        self.year = year
        self.cases = Repeats()
        self.without_amount = 0  # granted decisions
        self.unreadable = CappedFaults(FaultKind.DECISION_ROW)
        self.doubtful = CappedFaults(FaultKind.DECISION_DOUBTFUL)
        self.outside_year = CappedFaults(FaultKind.DECISION_OUTSIDE_YEAR)
        self.doubled = CappedFaults(FaultKind.DECISION_TWICE)

    def all_faults(self) -> list[Fault]:
        """All that is told, kind by kind."""
        kinds = (self.unreadable, self.doubtful, self.outside_year, self.doubled)
        told = [fault for kind in kinds for fault in kind.all_told()]
        return [*told, *self.hidden.all_faults(self.path, self.columns)]

    def refuse_row(self, line: int, why: UnreadableRow) -> None:
        """Tell of a row that cannot be read."""
        self.unreadable.tell(Where(self.path, line, why.column), why.message, why.hint)

    def look_at(self, decision: Decision) -> None:
        """Tell of a decision that looks wrong."""
        outcome, granted, paid = decision.names[-1], decision.granted, decision.paid
        case, day = case_key(decision.number), decision.day
        self.cases.meet(decision.line, case, outcome, granted, day.digits)
        if decision.line in self.hidden.lines:
            self.hidden.meet(decision)
        if not day.in_year:
            self._tell_day(decision)
        odd = paid > granted or (granted > 0) != (outcome == YES)
        if odd and (outcome == NO or not decision.lowers):
            self._look_at_amounts(decision.line, outcome, granted, paid)

    def _tell_day(self, decision: Decision) -> None:
        # as of nearly all rows in a file of another year
        if self.outside_year.count >= MOST_TOLD:
            self.outside_year.count += 1
            return
        day = decision.day.text
        message = f"Beslutet är daterat {day}, men rapporten gäller {self.year}."
        hint = "Rätta datumet, eller ta bort raden ur filen."
        self.outside_year.tell(self._where(decision.line, DAY), message, hint)

    def _look_at_amounts(
        self,
        line: int,
        outcome: str,
        granted: int,
        paid: int,
    ) -> None:
        if outcome == YES and not granted:
            self.without_amount += 1
            message = "Beslutet är ett bifall, men inget belopp är beviljat."
            hint = (
                "Skriv beloppet i filen: nu räknas det som 0 kr. Är beslutet inget "
                "bifall, så rätta det."
            )
            self.doubtful.tell(self._where(line, GRANTED), message, hint)
        if outcome == NO and granted:
            amount = swedish_kronor(in_kronor(granted))
            message = f"Beslutet är ett avslag, men {amount} är beviljat."
            hint = "Rätta beslutet eller beloppet. Beloppet räknas inte."
            self.doubtful.tell(self._where(line, GRANTED), message, hint)
        if outcome != NEITHER and paid > granted:
            message = (
                f"{swedish_kronor(in_kronor(paid))} är utbetalt, men bara "
                f"{swedish_kronor(in_kronor(granted))} är beviljat."
            )
            self.doubtful.tell(
                self._where(line, PAID),
                message,
                "Kontrollera de två beloppen.",
            )

    def tell_doubles(self) -> None:
        """Tell of decisions that are as one above them: of the same case, with the same
        outcome, amount and day.

        Another amount or day is a decision of its own: more is granted, or less.
        """
        for line, first in self.cases.repeated_lines():
            message = f"Samma diarienummer och belopp står också på rad {first}."
            hint = "Ta bort den ena raden. Båda räknas tills dess."
            self.doubled.tell(self._where(line, NUMBER), message, hint)

    def _where(self, line: int, column: str) -> Where:
        return Where(self.path, line, self.columns[column].number)
