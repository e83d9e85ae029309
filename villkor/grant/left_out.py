"""The rows in a file of decisions that are no decisions: totals, headings that come
again, footers. They are left out, and it is told.

Nothing that has a number of a case is one, and no amount without a label is a total
unless it is the sum of what stands above it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum

from msgspec import Struct

from villkor.base.cell_text import has_no_value
from villkor.base.diagnostic import Finding, Where
from villkor.base.faults import Fault, FaultKind
from villkor.base.listed_words import first_words
from villkor.base.row_kinds import is_footer, is_label, is_number_like, is_only_label
from villkor.base.table_rows import TableRow
from villkor.figures.amounts import AmountReader, in_kronor
from villkor.figures.number import NotANumber
from villkor.figures.swedish import counted, swedish_kronor
from villkor.grant.decisions.cells import ColumnWords
from villkor.grant.decisions.header import DecisionColumn
from villkor.grant.decisions.model import (
    FORM,
    GRANTED,
    GROUPED,
    MONEY,
    NUMBER,
    OUTCOME,
    PAID,
    PRIORITY,
    YES,
    name_key,
    signless,
)
from villkor.grant.decisions.record import Decision
from villkor.grant.decisions.tally import Sums

_MOST_SEARCHED = 50  # totals that are held against every group
_MOST_TOLD = 5  # lines of each kind


class _Kind(Enum):
    """What a row that is no decision is: the words for one, and for several."""

    TOTAL = ("summarad", "summarader")
    HEADING = ("upprepad rubrik", "upprepade rubriker")
    FOOTER = ("sidfot", "sidfötter")


class WrongTotal(Struct, frozen=True):
    """A total that the file states and that is not the sum of what stands above it: its
    line, what it states, and what the decisions above come to, in öre.
    """

    line: int
    stated: int
    above: int

    @property
    def words(self) -> str:
        """What it states, and what that should be."""
        return (
            f"säger {swedish_kronor(in_kronor(self.stated))}, men besluten ovanför "
            f"blir {swedish_kronor(in_kronor(self.above))}."
        )


class LeftOut:
    """Knows the rows that are no decisions, and what they must come to."""

    def __init__(
        self,
        head: Sequence[TableRow],
        columns: Mapping[str, DecisionColumn],
        words: ColumnWords,
        sums: Sums,
    ) -> None:
        self.headings = {_folded_cells(row.cells) for row in head}
        self.columns = columns
        self.words = words
        self.sums = sums
        self.count = 0
        # what is granted and paid, in öre: of all above, and since the last total
        self.so_far = dict.fromkeys(MONEY, 0)
        self.at_last_total = dict.fromkeys(MONEY, 0)
        self.lines: dict[_Kind, list[int]] = {kind: [] for kind in _Kind}
        self.wrong_totals: list[WrongTotal] = []

    def meet(self, decision: Decision) -> None:
        """Meet a decision, of which a total below it may be the sum."""
        self.count += 1
        if decision.names[-1] == YES:
            self.so_far[GRANTED] += decision.granted
            self.so_far[PAID] += decision.paid

    def takes(self, row: TableRow) -> bool:
        """Whether a row that is no decision can be left out, and then keep its line."""
        kind = None if row.broken else self._kind_of(row)
        if kind:
            self.lines[kind].append(row.line)
        return kind is not None

    def _kind_of(self, row: TableRow) -> _Kind | None:
        """What a row is that is no decision; None if it may be one."""
        if _folded_cells(row.cells) in self.headings:
            return _Kind.HEADING
        filled = {at: cell for at, cell in enumerate(row.cells, 1) if cell.strip()}
        if self._is_total(row, filled):
            return _Kind.TOTAL
        is_alone = len(filled) == 1
        if is_alone and any(map(self._is_group, filled.values())):
            return _Kind.HEADING
        told = self._numbers_of((OUTCOME, *MONEY))
        apart = is_alone or told.isdisjoint(filled)
        if is_footer(row.cells) and apart:
            return _Kind.FOOTER
        return None

    def _is_group(self, cell: str) -> bool:
        """Whether a cell is the name of a support form or a priority, as a heading above
        its decisions.
        """
        key = name_key(cell)
        known = self.words.known
        return any(key in known.get(column, {}) for column in (FORM, PRIORITY))

    def _is_total(self, row: TableRow, filled: Mapping[int, str]) -> bool:
        """Whether it is a total: a label and amounts, or amounts alone that are the sum
        of what stands above.
        """
        labels = {at for at, cell in filled.items() if is_label(cell)}
        if not self._has_no_case(filled, labels):
            return False
        matches = self._matches(row, filled)
        if matches is None:
            return bool(labels)
        only = any(is_only_label(filled[at]) for at in labels)
        if matches or only:
            self.at_last_total = dict(self.so_far)
        return matches or only

    def _has_no_case(self, filled: Mapping[int, str], labels: set[int]) -> bool:
        """Whether nothing in a row tells of a case: there are labels, numbers, and beside
        a label names of groups alone.
        """
        grouped = self._numbers_of(GROUPED)
        for at, cell in filled.items():
            known = at in labels or at in grouped or is_number_like(cell)
            if not known and not has_no_value(cell):
                return False
        counting = self._numbers_of((NUMBER, OUTCOME))
        for at in counting.intersection(filled) - labels:
            if filled[at].strip() != str(self.count):  # of the decisions above
                return False
        return bool(labels) or grouped.isdisjoint(filled)

    def _numbers_of(self, names: Sequence[str]) -> set[int]:
        return {self.columns[name].number for name in names if name in self.columns}

    def _money(self, filled: Mapping[int, str]) -> dict[str, str]:
        """The cells with amounts, by their columns."""
        found = {}
        for name in MONEY:
            if name not in self.columns:
                continue
            cell = filled.get(self.columns[name].number)
            if cell is not None and not is_label(cell):
                found[name] = cell
        return found

    def _matches(self, row: TableRow, filled: Mapping[int, str]) -> bool | None:
        """Whether the amounts are sums of decisions above. None if there are none.

        One that is not is kept, to be told if the row is a total by its label.
        """
        money = self._money(filled)
        for name, cell in money.items():
            reader = AmountReader(self.columns[name].unit)
            try:
                amount = reader.read_amount(cell)
            except NotANumber:
                return False
            if not self._is_sum(name, amount):
                if any(map(is_only_label, filled.values())):
                    wrong = WrongTotal(row.line, amount, self.so_far[name])
                    self.wrong_totals.append(wrong)
                return False
        if money:
            return True
        return None

    def _is_sum(self, name: str, amount: int) -> bool:
        above = self.so_far[name]
        if amount in {above, above - self.at_last_total[name]}:
            return True
        if len(self.lines[_Kind.TOTAL]) >= _MOST_SEARCHED:
            return False
        return in_kronor(amount) in set(self._group_sums(name))

    def _group_sums(self, name: str) -> Iterator[object]:
        for column in GROUPED:
            if column not in self.sums.columns:
                continue
            tally = self.sums.tally_of([column])
            for total in tally.totals_by(column):
                yield total.amount if name == GRANTED else total.paid

    def sentence(self) -> str:
        """Which rows are left out, or "" if none is."""
        kinds = []
        for kind, lines in self.lines.items():
            if lines:
                rows = counted(len(lines), *kind.value)
                kinds.append(f"{rows} ({_rows_told(lines)})")
        number = sum(map(len, self.lines.values()))
        if not number:
            return ""
        rows = counted(number, "rad är inget beslut", "rader är inga beslut")
        return f"{rows} och är inte med i summorna: {', '.join(kinds)}."

    def all_faults(self, path: str, *, whole: bool) -> Iterator[Fault]:
        """What is left out, and the totals that are not the sum of what stands above.

        Those only if `whole`: each row can be read.
        """
        sentence = self.sentence()
        if sentence:
            first = min(line for lines in self.lines.values() for line in lines)
            hint = "Är något av dem ett beslut, så skriv dess diarienummer i filen."
            yield (
                FaultKind.DECISION_LEFT_OUT,
                Finding(Where(path, first), sentence, hint),
            )
        for total in self.wrong_totals[:_MOST_TOLD] if whole else ():
            where = Where(path, total.line)
            hint = "Kontrollera att inga beslut saknas i filen, och beloppen ovanför."
            finding = Finding(where, f"Summaraden {total.words}", hint)
            yield FaultKind.DECISION_TOTAL, finding


def _folded_cells(cells: Sequence[str]) -> tuple[str, ...]:
    """A row as headings are compared, without empty cells at its end."""
    folded = [signless(cell) for cell in cells]
    while folded and not folded[-1]:
        folded.pop()
    return tuple(folded)


def _rows_told(lines: Sequence[int]) -> str:
    told = first_words([*map(str, lines)], _MOST_TOLD)
    if len(lines) == 1:
        return f"rad {told}"
    return f"raderna {told}"
