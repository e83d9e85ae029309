"""What the decisions come to.

Frozen data, in which no row is kept. Columns go by villkor's own names, in Swedish,
since the officer writes them in anslag.yaml. Money is kronor, exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from unicodedata import normalize

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
# whose cells are amounts
MONEY = (GRANTED, PAID)
# together: with the municipality there would be ten times the groups
SUMMED = (FORM, KIND, PRIORITY, GENDER, PROGRAMME, OUTCOME)

YES, NO, NEITHER = OUTCOMES = ("bifall", "avslag", "räknas inte")
CHANGE = "ändring"  # of what is granted, if it lowers an amount
NO_PRIORITY = "utan prioritering"  # the name of the group that has none
_SAME_SIGNS = str.maketrans("‐‑‒–—−”“’‘", "------\"\"''")


def signless(text: str) -> str:
    """The letters and digits of a text alone, in small letters: so headings are
    compared, and names that may be one.
    """
    folded = text.casefold()
    return folded if folded.isalnum() else "".join(filter(str.isalnum, folded))


def name_key(name: str) -> str:
    """A name as it is compared: without regard to case, to how many blanks there are,
    and to which dash and quotation mark is written, but no sign is left out: 1.1 is not
    11.
    """
    words = " ".join(name.split()).casefold()
    if words.isascii():
        return words
    return normalize("NFC", words).translate(_SAME_SIGNS)


class Total(Struct, frozen=True):
    """What some of the decisions come to.

    The largest and the median are of the granted ones; None where there are none, or
    not asked for. `changes` are the rows that lower an amount, which are in the sums
    but are counted as no decisions, and `lowered` is by how much what is granted is
    lowered.
    """

    name: str
    granted: int = 0
    rejected: int = 0
    amount: Decimal = Decimal(0)
    paid: Decimal = Decimal(0)
    largest: Decimal | None = None
    median: Decimal | None = None
    changes: int = 0
    lowered: Decimal = Decimal(0)

    @property
    def received(self) -> int:
        """How many were decided at all."""
        return self.granted + self.rejected


class OutsideGroup(Struct, frozen=True):
    """Decisions whose support form or priority (`column`) nobody knows: what they come
    to, the line of the first, and the known name that was probably meant, or "".
    """

    column: str
    total: Total
    line: int
    close: str

    @property
    def holds_money(self) -> bool:
        """Whether something is granted, or lowered."""
        return bool(self.total.granted or self.total.changes)


class Decisions(Struct, frozen=True):
    """What a file of decisions comes to: in all, by the values of each column, and the
    figures that anslag.yaml asks for.

    `unread` is how many rows could not be read: with any, nothing is compared with the
    totals. `outside` are the groups that no part of the grant has. `paid` is whether
    the file says what is paid. `notes` are sentences on what its counts and sums hold.
    """

    path: str
    whole: Total
    by: Mapping[str, tuple[Total, ...]]
    figures: Mapping[str, Figure]
    unread: int = 0
    paid: bool = False
    outside: tuple[OutsideGroup, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def blurred(self) -> frozenset[str]:
        """The columns in whose groups money is missing: FORM, PRIORITY, or none."""
        return frozenset(group.column for group in self.outside if group.holds_money)

    def known_totals(self, column: str) -> tuple[Total, ...]:
        """What the decisions come to by a column, if no row and no money is missing."""
        if self.unread or column in self.blurred:
            return ()
        return self.by.get(column, ())
