"""What the decisions come to.

Frozen data, in which no row is kept. Columns go by villkor's own names, in Swedish,
since the officer writes them in anslag.yaml. Money is kronor, exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

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


def fold(text: str) -> str:
    """A name as it is compared: without regard to case, blanks and signs."""
    folded = text.casefold()
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


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
