"""What is wrong with rows of decisions: those that cannot be read, and those that can but look
wrong.

Each question is first asked of all the rows at once, since nearly always the answer is that nothing
is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import gt

from villkor.base.faults import FaultKind
from villkor.figures.swedish import swedish_kronor
from villkor.grant.decisions.capped_faults import Faults
from villkor.grant.decisions.cells import Amounts, ColumnWords, Days, broken, why_no_amount
from villkor.grant.decisions.header import DecisionColumn
from villkor.grant.decisions.model import DAY, FORM, GRANTED, NUMBER, OUTCOME, PAID, PRIORITY, fold
from villkor.grant.decisions.rows import Rows
from villkor.grant.decisions.table import Block, cell_text
from villkor.grant.decisions.tally import Tally, in_kronor


class Doubts:
    """Collects what is wrong with the rows of one file.

    `unread` counts those that cannot be read.
    """

    def __init__(
        self, columns: Mapping[str, DecisionColumn], words: ColumnWords, days: Days, faults: Faults
    ) -> None:
        self.columns = columns
        self.words = words
        self.days = days
        self.faults = faults
        self.unread = 0
        # names that nobody knows, by column, and the line of the first
        self.strangers: dict[tuple[str, str], int] = {}

    def odd(self, block: Block) -> None:
        """Tell of rows with too few or too many cells."""
        self.unread += len(block.odd)
        for at in self.faults.room(FaultKind.DECISION_ROW, range(len(block.odd))):
            line, have = block.odd[at]
            hint = (
                "Står skiljetecknet inne i en cell, så ska cellen ha citattecken. Öppna filen i "
                "Excel och se efter."
            )
            self.faults.tell(
                FaultKind.DECISION_ROW,
                line,
                1,
                f"Raden har {have} celler och går inte att para ihop med kolumnerna.",
                hint,
            )

    def readable(self, rows: Rows, *, doubted: bool) -> Rows:
        """The rows that can be read. The others are told of, but for those with nothing in them.

        `doubted`: cells that cannot be read have been met, maybe among these.
        """
        days = rows.column(DAY)
        if not all(map(self.days.__contains__, days)):
            for day in set(days):
                self.days[day]
        # the least, in which nothing or a blank comes first
        numbered = min(rows.column(NUMBER), default=b"-")[:1].strip()
        if numbered and not doubted and self.days.UNREAD not in self.days.met:
            return rows
        wrong = [self._wrong(rows, at) for at in range(len(rows.lines))]
        faulty = [
            at
            for at, column in enumerate(wrong)
            if column and any(rows.cell(name, at).strip() for name in self.columns)
        ]
        self.unread += len(faulty)
        for at in self.faults.room(FaultKind.DECISION_ROW, faulty):
            self._tell(FaultKind.DECISION_ROW, rows, at, wrong[at], *self._why(rows, at, wrong[at]))
        return rows.only([not column for column in wrong])

    def _wrong(self, rows: Rows, at: int) -> str:
        """The first column of a row that cannot be read, or ""."""
        if not rows.cell(NUMBER, at).strip():
            return NUMBER
        if rows.groups[at] == Tally.UNREAD:
            return next(
                column
                for column in self.columns
                if self.words.read(column, rows.cell(column, at)) is None
            )
        if Amounts.UNREAD in {rows.granted[at], rows.paid[at]}:
            return GRANTED if rows.granted[at] == Amounts.UNREAD else PAID
        return (
            DAY if DAY in self.columns and self.days[rows.cell(DAY, at)] == self.days.UNREAD else ""
        )

    def _why(self, rows: Rows, at: int, column: str) -> tuple[str, str]:
        """What is wrong in a column of a row, and what to do."""
        text = rows.text(column, at)
        # what stands there is not told: it may be other cells too
        if broken(cell_text(rows.cell(column, at))):
            return (
                "Här står tecken som inte går att läsa, eller flera rader i en cell.",
                "Spara filen på nytt från Excel, som ”CSV UTF-8”.",
            )
        if column == NUMBER and not rows.text(OUTCOME, at):
            return (
                "Raden har varken diarienummer eller beslut.",
                "Är det en summarad, så ta bort den ur filen.",
            )
        if column == NUMBER:
            return "Beslutet saknar diarienummer.", "Skriv det i filen, eller ta bort raden."
        if column == OUTCOME:
            if not text:
                return (
                    "Raden säger inte om det är bifall eller avslag.",
                    "Skriv det i filen. Är det en summarad, så ta bort den.",
                )
            return (
                f"”{text}” är varken bifall eller avslag.",
                (
                    "Skriv i anslag.yaml vad ordet betyder, under värden: och beslut:, till "
                    "exempel bifall: [Beviljad]."
                ),
            )
        if column == DAY:
            return (
                f"”{text}” är inget datum som bara kan läsas på ett sätt.",
                "Skriv datum som 2022-03-14.",
            )
        message, hint = why_no_amount(text, self.columns[column].unit)
        return f"{self.columns[column].heading}: {message}", hint

    def look(self, rows: Rows, grants: Sequence[bool | None]) -> None:
        """Tell of decisions that can be read but look wrong.

        `grants`: whether each is granted (None: it does not count).
        """
        if [*map(bool, rows.granted)] != grants:
            self._amounts(rows, grants)
        if any(map(gt, rows.paid, rows.granted)):
            self._payments(rows, grants)
        if self.days.OUTSIDE in self.days.met:
            self._days(rows)

    def _days(self, rows: Rows) -> None:
        """Tell of days outside the year."""
        lies = map(self.days.__getitem__, rows.column(DAY))
        if self.faults.full(FaultKind.DECISION_OUTSIDE_YEAR):
            # of INSIDE and OUTSIDE, which are 0 and 1
            self.faults.counts[FaultKind.DECISION_OUTSIDE_YEAR] += sum(lies)
            return
        outside = [at for at, where in enumerate(lies) if where == self.days.OUTSIDE]
        for at in self.faults.room(FaultKind.DECISION_OUTSIDE_YEAR, outside):
            message = (
                f"Beslutet är daterat {rows.text(DAY, at)}, men rapporten gäller {self.days.year}."
            )
            self._tell(
                FaultKind.DECISION_OUTSIDE_YEAR,
                rows,
                at,
                DAY,
                message,
                "Rätta datumet, eller ta bort raden ur filen.",
            )

    def _amounts(self, rows: Rows, grants: Sequence[bool | None]) -> None:
        """Tell of what is granted without an amount, and of what is refused with one."""
        lacking = [at for at, grant in enumerate(grants) if grant and not rows.granted[at]]
        for at in self.faults.room(FaultKind.DECISION_DOUBTFUL, lacking):
            hint = "Skriv beloppet i filen. Är beslutet inget bifall, så rätta det."
            self._tell(
                FaultKind.DECISION_DOUBTFUL,
                rows,
                at,
                GRANTED,
                "Beslutet är ett bifall, men beviljat belopp saknas.",
                hint,
            )
        needless = [at for at, grant in enumerate(grants) if grant is False and rows.granted[at]]
        for at in self.faults.room(FaultKind.DECISION_DOUBTFUL, needless):
            message = (
                "Beslutet är ett avslag, men "
                f"{swedish_kronor(in_kronor(rows.granted[at]))} är beviljat."
            )
            self._tell(
                FaultKind.DECISION_DOUBTFUL,
                rows,
                at,
                GRANTED,
                message,
                "Rätta beslutet eller beloppet. Beloppet räknas inte.",
            )

    def _payments(self, rows: Rows, grants: Sequence[bool | None]) -> None:
        """Tell of more paid than granted."""
        above = [
            at
            for at, paid in enumerate(rows.paid)
            if grants[at] is not None and paid > rows.granted[at]
        ]
        for at in self.faults.room(FaultKind.DECISION_DOUBTFUL, above):
            message = (
                f"{swedish_kronor(in_kronor(rows.paid[at]))} är utbetalt, men bara "
                f"{swedish_kronor(in_kronor(rows.granted[at]))} är beviljat."
            )
            self._tell(
                FaultKind.DECISION_DOUBTFUL, rows, at, PAID, message, "Kontrollera de två beloppen."
            )

    def strangers_among(self, rows: Rows, tally: Tally, known: int) -> None:
        """Note names that nobody knows, where they are first met: in the groups after the ones
        already known.
        """
        for number in range(known, len(tally.groups.names)):
            for column, name in zip(tally.columns, tally.groups.names[number], strict=True):
                if self.words.strange(column, name) and (column, name) not in self.strangers:
                    self.strangers[column, name] = rows.lines[rows.groups.index(number)]

    def tell_strangers(self, tally: Tally) -> None:
        """Tell of names that nobody knows, each once, with what is granted under it."""
        found = [
            (tally.whole(among={column: {fold(name)}}), column, name)
            for column, name in self.strangers
        ]
        met = [(total, column, name) for total, column, name in found if total.granted]
        for at in self.faults.room(FaultKind.DECISION_DOUBTFUL, range(len(met))):
            total, column, name = met[at]
            message, hint = _stranger(column, name)
            held = (
                "1 beviljat beslut" if total.granted == 1 else f"{total.granted} beviljade beslut"
            )
            message += f" Det gäller {held} på {swedish_kronor(total.amount)}."
            self.faults.tell(
                FaultKind.DECISION_DOUBTFUL,
                self.strangers[column, name],
                self.columns[column].number,
                message,
                hint,
            )

    def tell_twice(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Tell of decisions that have the number of one above them: the line of each, and that of
        the first.
        """
        for at in self.faults.room(FaultKind.DECISION_TWICE, range(len(pairs))):
            line, first = pairs[at]
            message, hint = (
                f"Diarienumret står också på rad {first}.",
                "Är det samma beslut, så ta bort den ena raden. Båda räknas tills dess.",
            )
            self.faults.tell(
                FaultKind.DECISION_TWICE, line, self.columns[NUMBER].number, message, hint
            )

    def _tell(  # noqa: PLR0913, PLR0917
        self,
        kind: FaultKind,
        rows: Rows,
        at: int,
        column: str,
        message: str,
        hint: str,
    ) -> None:
        self.faults.tell(kind, rows.lines[at], self.columns[column].number, message, hint)


def _stranger(column: str, name: str) -> tuple[str, str]:
    """What is said of a support form or a priority that nobody knows."""
    meaning = f"kriv i anslag.yaml vad ordet betyder, under värden: och {column}:."
    if column == FORM:
        return (
            f"”{name}” är ingen av formulärets stödformer." if name else "Stödform saknas."
        ), f"S{meaning}"
    if column == PRIORITY and name:
        return (
            f"”{name}” står inte under prioriteringar: i anslag.yaml.",
            f"Lägg till den där. Är den en av dem som står där, så s{meaning}",
        )
    return f"{column} saknas.", "Skriv den i filen."
