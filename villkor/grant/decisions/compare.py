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
from villkor.grant.decisions.model import FORM, PRIORITY, Decisions, Total, fold
from villkor.grant.model import Grant, Share

_TENTH = Decimal("0.1")


class StatedAndReckoned(Struct, frozen=True):
    """A stated figure beside the reckoned one: of what (a support form, a priority, a key figure),
    and which of its figures.
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
        by = {
            "kr": swedish_kronor(amount),
            "%": f"{swedish_number(amount, 1 if amount >= _TENTH else 2)} procentenheter",
            "": swedish_number(amount),
        }[self.stated.unit]
        return f"{by} {'mer' if value > 0 else 'mindre'}"


def stated_and_reckoned(grant: Grant) -> tuple[StatedAndReckoned, ...]:
    """Every stated figure that the decisions have too. None, if some of them cannot be read."""
    decisions = grant.decisions
    if decisions is None or decisions.unread:
        return ()
    asked = [
        StatedAndReckoned(
            figure.name, "siffra", figure.value, decisions.figures[figure.name], figure.where
        )
        for figure in grant.key_figures
        if figure.value.written and figure.name in decisions.figures
    ]
    return (
        *_parts(decisions, FORM, grant.support_forms),
        *_parts(decisions, PRIORITY, grant.priorities),
        *asked,
    )


def _parts(
    decisions: Decisions, column: str, shares: Sequence[Share]
) -> Iterator[StatedAndReckoned]:
    """The amounts and shares of the parts of the grant."""
    totals = {fold(total.name): total for total in decisions.by.get(column, ())}
    whole = exact_figure(decisions.whole.amount, "kr")
    for share in shares if totals else ():
        amount = exact_figure(totals.get(fold(share.name), Total(share.name)).amount, "kr")
        if not share.name:
            continue
        if share.amount and share.amount.written:
            yield StatedAndReckoned(share.name, "belopp", share.amount, amount, share.where)
        part = share_of(amount, whole)
        if share.share and part:
            yield StatedAndReckoned(share.name, "andel", share.share, part, share.where)
