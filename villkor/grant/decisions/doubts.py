"""What is wrong with decisions: rows that cannot be read, and those that can but look
wrong.

Told a bounded number of times for each kind: a wrong file must not give a hundred
thousand findings.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Mapping

from villkor.base.capped_faults import MOST_TOLD, CappedFaults
from villkor.base.diagnostic import Where
from villkor.base.faults import Fault, FaultKind
from villkor.figures.amounts import in_kronor
from villkor.figures.swedish import swedish_kronor
from villkor.grant.decisions.cells import ColumnWords
from villkor.grant.decisions.header import DecisionColumn
from villkor.grant.decisions.model import (
    DAY,
    FORM,
    GRANTED,
    NEITHER,
    NO,
    NUMBER,
    PAID,
    PRIORITY,
    YES,
)
from villkor.grant.decisions.record import Decision, UnreadableRow
from villkor.grant.decisions.tally import Tally

_PARTS = 4


class Doubts:
    """Collects what is wrong with the rows of one file.

    Of each decision are kept its line and its number, as a hash of 64 bits: that two
    numbers among 100 000 share one happens in one file of four billion.
    """

    def __init__(self, path: str, words: ColumnWords, year: int) -> None:
        self.path = path
        self.words = words
        self.columns: Mapping[str, DecisionColumn] = {}  # when the header is found
        self.year = year
        self.lines = array("L")
        self.numbers = array("q")
        self.unreadable = CappedFaults(FaultKind.DECISION_ROW)
        self.doubtful = CappedFaults(FaultKind.DECISION_DOUBTFUL)
        self.outside_year = CappedFaults(FaultKind.DECISION_OUTSIDE_YEAR)
        self.doubled = CappedFaults(FaultKind.DECISION_TWICE)

    def all_faults(self) -> list[Fault]:
        """All that is told, kind by kind."""
        kinds = (self.unreadable, self.doubtful, self.outside_year, self.doubled)
        return [fault for kind in kinds for fault in kind.all_told()]

    def refuse_row(self, line: int, why: UnreadableRow) -> None:
        """Tell of a row that cannot be read."""
        self.unreadable.tell(Where(self.path, line, why.column), why.message, why.hint)

    def look_at(self, decision: Decision) -> None:
        """Tell of a decision that looks wrong."""
        self.lines.append(decision.line)
        self.numbers.append(hash(decision.number))
        if not decision.in_year:
            self._tell_day(decision)
        outcome, granted, paid = decision.names[-1], decision.granted, decision.paid
        if paid > granted or (granted > 0) != (outcome == YES):
            self._look_at_amounts(decision.line, outcome, granted, paid)

    def _tell_day(self, decision: Decision) -> None:
        # as of nearly all rows in a file of another year
        if self.outside_year.count >= MOST_TOLD:
            self.outside_year.count += 1
            return
        day = " ".join(decision.day.split())
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
            message = "Beslutet är ett bifall, men beviljat belopp saknas."
            hint = "Skriv beloppet i filen. Är beslutet inget bifall, så rätta det."
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

    def tell_strangers(self, tally: Tally) -> None:
        """Tell of names that nobody knows, each once where it is first met, with what
        is granted under it.
        """
        for column in (FORM, PRIORITY):
            if column not in self.columns:
                continue
            first_lines = tally.first_lines(column)
            for total in tally.totals_by(column):
                if total.granted and self.words.is_strange(column, total.name):
                    message, hint = _about_stranger(column, total.name)
                    decisions = (
                        "beviljat beslut" if total.granted == 1 else "beviljade beslut"
                    )
                    amount = swedish_kronor(total.amount)
                    message += f" Det gäller {total.granted} {decisions} på {amount}."
                    self.doubtful.tell(
                        self._where(first_lines[total.name], column),
                        message,
                        hint,
                    )

    def tell_doubles(self) -> None:
        """Tell of decisions that have the number of one above them."""
        repeated = self._repeated_numbers()
        if not repeated:
            return
        first_lines: dict[int, int] = {}
        for number, line in zip(self.numbers, self.lines, strict=True):
            if number not in repeated:
                continue
            first = first_lines.setdefault(number, line)
            if line != first:
                message = f"Diarienumret står också på rad {first}."
                hint = (
                    "Är det samma beslut, så ta bort den ena raden. Båda "
                    "räknas tills dess."
                )
                self.doubled.tell(self._where(line, NUMBER), message, hint)

    def _repeated_numbers(self) -> set[int]:
        """The numbers that stand on several lines.

        A part of all are looked at at a time, so that few of them are objects of
        Python's own.
        """
        repeated: set[int] = set()
        for part in range(_PARTS):
            times = Counter(
                number for number in self.numbers if number % _PARTS == part
            )
            repeated.update(number for number in times if times[number] > 1)
        return repeated

    def _where(self, line: int, column: str) -> Where:
        return Where(self.path, line, self.columns[column].number)


def _about_stranger(column: str, name: str) -> tuple[str, str]:
    """What is said of a support form or a priority that nobody knows."""
    meaning = f"kriv i anslag.yaml vad ordet betyder, under värden: och {column}:."
    if column == FORM:
        what = (
            f"”{name}” är ingen av formulärets stödformer."
            if name
            else "Stödform saknas."
        )
        return what, f"S{meaning}"
    if not name:
        return f"{column} saknas.", "Skriv den i filen."
    what = f"”{name}” står inte under prioriteringar: i anslag.yaml."
    return what, f"Lägg till den där. Är den en av dem som står där, så s{meaning}"
