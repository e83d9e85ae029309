"""What anslag.yaml states → the same reckoned from the decisions, figure by figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from villkor.base.diagnostic import Where
from villkor.figures.interval import can_be_equal
from villkor.figures.number import Figure, exact_figure
from villkor.figures.sums import share_of
from villkor.figures.swedish import swedish_kronor, swedish_number
from villkor.grant.decisions.model import FORM, PRIORITY, Decisions, name_key
from villkor.grant.model import Grant, Share

_TENTH = Decimal("0.1")


class StatedAndReckoned(Struct, frozen=True):
    """A stated figure beside the reckoned one: of what (a support form, a priority, a
    key figure), and which of its figures.
    """

    name: str
    what: str
    stated: Figure
    reckoned: Figure
    where: Where

    @property
    def agrees(self) -> bool:
        """Whether the two can be the same number."""
        stated, reckoned = self.stated.interval, self.reckoned.interval
        return stated.unit == reckoned.unit and can_be_equal(stated, reckoned)

    @property
    def difference(self) -> str:
        """By how much the decisions come to more or less than what is stated."""
        if self.stated.unit != self.reckoned.unit:
            return "i en annan enhet"
        value = self.reckoned.value - self.stated.value
        amount = abs(value)
        match self.stated.unit:
            case "kr":
                by = swedish_kronor(amount)
            case "%":
                by = (
                    f"{swedish_number(amount, 1 if amount >= _TENTH else 2)} "
                    "procentenheter"
                )
            case _:
                by = swedish_number(amount)
        return f"{by} {'mer' if value > 0 else 'mindre'}"


def stated_and_reckoned(grant: Grant) -> tuple[StatedAndReckoned, ...]:
    """Every stated figure that the decisions have too.

    None, if some of them cannot be read.
    """
    decisions = grant.decisions
    if decisions is None or decisions.unread:
        return ()
    found = list(_compared_parts(decisions, FORM, grant.support_forms))
    found += _compared_parts(decisions, PRIORITY, grant.priorities)
    for figure in grant.key_figures:
        reckoned = decisions.figures.get(figure.name)
        if figure.value.written and reckoned:
            what = StatedAndReckoned(
                figure.name,
                "siffra",
                figure.value,
                reckoned,
                figure.where,
            )
            found.append(what)
    return tuple(found)


def _compared_parts(
    decisions: Decisions,
    column: str,
    shares: Sequence[Share],
) -> Iterator[StatedAndReckoned]:
    """The amounts and shares of the parts of the grant, if the file has such a
    column. None where money lies outside of them: it may belong to any.
    """
    totals = decisions.known_totals(column)
    amounts = {name_key(total.name): total.amount for total in totals}
    whole = exact_figure(decisions.whole.amount, "kr")
    for share in shares:
        if not amounts or not share.name:
            continue
        amount = exact_figure(amounts.get(name_key(share.name), 0), "kr")
        if share.amount and share.amount.written:
            yield StatedAndReckoned(
                share.name,
                "belopp",
                share.amount,
                amount,
                share.where,
            )
        part = share_of(amount, whole)
        if share.share and part:
            yield StatedAndReckoned(share.name, "andel", share.share, part, share.where)
