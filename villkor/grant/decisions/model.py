"""What anslag.yaml says of the file of decisions, and what the decisions come to.

Frozen data, in which no row is kept. Columns go by villkor's own names, in Swedish,
since the officer writes them in anslag.yaml. Money is kronor, exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from msgspec import Struct, field

from villkor.base.diagnostic import Where
from villkor.base.yaml.nodes import Scalar
from villkor.figures.number import Figure

NUMBER, APPLICANT, DAY = "diarienummer", "sökande", "datum"
FORM, KIND, PRIORITY = "stödform", "stödtyp", "RUS-prioritering"
GENDER, PROGRAMME, MUNICIPALITY = "kön på företagsledare", "EU-program", "kommun"
OUTCOME, GRANTED, PAID = "beslut", "beviljat belopp", "utbetalt"
_FIRST = (NUMBER, APPLICANT, FORM, KIND, OUTCOME, GRANTED, PAID, PRIORITY)
COLUMNS = (*_FIRST, MUNICIPALITY, GENDER, PROGRAMME, DAY)
REQUIRED = (NUMBER, FORM, OUTCOME, GRANTED)
# by which decisions are summed
GROUPED = (FORM, KIND, PRIORITY, GENDER, PROGRAMME, MUNICIPALITY)
# together: with the municipality there would be ten times the groups
SUMMED = (FORM, KIND, PRIORITY, GENDER, PROGRAMME, OUTCOME)

YES, NO, NEITHER = OUTCOMES = ("bifall", "avslag", "räknas inte")

Counted = Literal["inkomna", "beviljade", "avslagna", "beviljat", "utbetalt"]
NUMBERS: tuple[Counted, ...] = ("inkomna", "beviljade", "avslagna")
SUMS: tuple[Counted, ...] = ("beviljat", "utbetalt")


def fold(text: str) -> str:
    """A name as it is compared: without regard to case, blanks and signs."""
    folded = text.casefold()
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


class DecisionFile(Struct, frozen=True):
    """`beslut:` in anslag.yaml: the file, the sheet of a workbook, the file's headings
    by villkor's names of columns, and what it has for villkor's words, by column.
    """

    path: Scalar
    sheet: str = ""
    columns: Mapping[str, Scalar] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)


class Query(Struct, frozen=True):
    """`ur beslut:` under a key figure: what is counted or summed, among which decisions
    (by the values wanted in some columns), and of which other figure it is a share.
    """

    name: str
    where: Where
    counted: Counted
    among: tuple[tuple[str, tuple[Scalar, ...]], ...] = ()
    share_of: Scalar | None = None
    counts: str = ""


class Total(Struct, frozen=True):
    """What some of the decisions come to.

    The largest and the median are of the granted ones; None where there are none, or
    not asked for.
    """

    name: str
    granted: int = 0
    rejected: int = 0
    amount: Decimal = Decimal(0)
    paid: Decimal = Decimal(0)
    largest: Decimal | None = None
    median: Decimal | None = None

    @property
    def received(self) -> int:
        """How many were decided at all."""
        return self.granted + self.rejected


class Decisions(Struct, frozen=True):
    """What a file of decisions comes to: in all, by the values of each column, and the
    figures that anslag.yaml asks for.

    `unread` is how many rows could not be read: with any, nothing is compared with the
    totals. `paid` is whether the file says what is paid.
    """

    path: str
    whole: Total
    by: Mapping[str, tuple[Total, ...]]
    figures: Mapping[str, Figure]
    unread: int = 0
    paid: bool = False
