"""Decisions that Excel does not show: they count, and it is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from villkor.base.diagnostic import Finding, Where
from villkor.base.faults import Fault, FaultKind
from villkor.base.sheet_facts import SheetFacts
from villkor.figures.amounts import in_kronor
from villkor.figures.swedish import swedish_kronor
from villkor.grant.decisions.header import DecisionColumn
from villkor.grant.decisions.model import YES
from villkor.grant.decisions.record import Decision


class HiddenRows:
    """Counts the decisions on hidden rows, and what they grant."""

    def __init__(self, facts: SheetFacts) -> None:
        self.facts = facts
        self.lines = facts.hidden_rows
        self.first_line = 0
        self.count = 0
        self.granted = 0
        self.amount = 0  # öre

    def meet(self, decision: Decision) -> None:
        """Meet a decision on a hidden row."""
        self.first_line = self.first_line or decision.line
        self.count += 1
        if decision.names[-1] == YES:
            self.granted += 1
            self.amount += decision.granted

    def sentence(self) -> str:
        """How many are hidden, and how much they are, or "" if none is."""
        if not self.count:
            return ""
        rows = "1 beslut står på en dold rad"
        if self.count > 1:
            rows = f"{self.count} beslut står på dolda rader"
        how = "filtrerad i Excel" if self.facts.filtered else "dold i Excel"
        amount = swedish_kronor(in_kronor(self.amount))
        return (
            f"{rows} ({how}) men är med i summorna: {self.granted} bifall på {amount}."
        )

    def all_faults(
        self,
        path: str,
        columns: Mapping[str, DecisionColumn],
    ) -> Iterator[Fault]:
        """What is said of hidden rows, and of hidden columns that are read."""
        sentence = self.sentence()
        if sentence:
            hint = (
                "Visa raderna i Excel och se efter. Ska de inte räknas, så ta bort dem "
                "ur filen."
            )
            where = Where(path, self.first_line)
            yield FaultKind.DECISION_HIDDEN, Finding(where, sentence, hint)
        for column in columns.values():
            if column.number in self.facts.hidden_columns:
                where = Where(path, 1, column.number)
                message = f"Kolumnen ”{column.heading}” är dold i Excel, men läses."
                hint = "Visa den och se efter att det är den som ska räknas."
                yield FaultKind.DECISION_HIDDEN, Finding(where, message, hint)
