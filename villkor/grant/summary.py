"""Grant → its summary: where the money went, and whether what is stated agrees with
what can be reckoned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from villkor.base.faults import OF_LETTERS, Fault, FaultKind
from villkor.figures.interval import can_be_equal
from villkor.figures.number import Figure
from villkor.figures.relations.patterns import Known
from villkor.figures.relations.reckon import Relation
from villkor.figures.sums import add, part_of, share_of
from villkor.form.model import Form, Tells
from villkor.grant.decisions.model import Decisions
from villkor.grant.keys import GRANT_FILE
from villkor.grant.model import Grant, KeyFigure, Share
from villkor.grant.relations import (
    Implied,
    UnreadRelation,
    implied_relations,
    known_figures,
    own_relations,
)
from villkor.grant.stated_figures import StatedAndReckoned, stated_and_reckoned


class Line(Struct, frozen=True):
    """One part of the grant.

    `amount` is the stated one, else the sum of the decisions (`decided`), else the one
    that the stated share gives of the whole (`amount_reckoned`). `share` is the
    share of the whole reckoned from an amount that is not reckoned itself. `agrees`:
    whether stated and reckoned share can be the same number (None: there are not two to
    compare).
    """

    name: str
    amount: Figure | None
    amount_reckoned: bool
    stated_share: Figure | None
    share: Figure | None
    agrees: bool | None
    source: Share

    @property
    def decided(self) -> bool:
        """Whether the amount is the sum of the decisions, which nobody has written."""
        return (
            self.amount is not None
            and not self.amount.written
            and not self.amount_reckoned
        )


class Summary(Struct, frozen=True):
    """Everything there is to say about the grant of one report.

    Money is kronor, shares are percent.

    `relations` are the report's own, and `implied` those of its form that its own do
    not already say. `unread` counts the faults of anslag.yaml: figures that `check`
    tells of and that are therefore not here, and `undecided` those of the file of
    decisions. `outside` counts the groups of decisions that no part of the grant has:
    what they may belong to is not here either. `comparisons` are the stated figures
    beside what the decisions come to.
    """

    year: int
    region: str
    total: Figure | None
    allocated: Figure | None
    used_of_allocated: Figure | None
    support_forms: tuple[Line, ...]
    priorities: tuple[Line, ...]
    forms_total: Figure | None
    forms_total_agrees: bool | None
    share_sum: Figure | None
    share_sum_agrees: bool | None
    key_figures: tuple[KeyFigure, ...]
    relations: tuple[Relation, ...]
    implied: tuple[Implied, ...]
    faults: tuple[UnreadRelation, ...]
    unread: int
    undecided: int
    outside: int
    decisions: Decisions | None
    comparisons: tuple[StatedAndReckoned, ...]

    @property
    def contradictions(self) -> int:
        """How many stated figures cannot agree with the others."""
        return (
            sum(not comparison.agrees for comparison in self.comparisons)
            + sum(not relation.holds for relation in self.relations)
            + sum(one.source.firm for one in self.broken())
        )

    @property
    def to_mend(self) -> int:
        """How much there is to mend: contradictions, and what cannot be read."""
        unknown = self.unread + self.undecided + self.outside
        return self.contradictions + len(self.faults) + unknown

    def broken(self, rule: Tells | None = None) -> tuple[Implied, ...]:
        """The relations of the form that do not hold; of those that a rule tells of, if
        one is given.
        """
        return tuple(
            one
            for one in self.implied
            if not one.relation.holds and rule in {None, one.source.rule}
        )


def summarize_grant(
    grant: Grant,
    form: Form,
    faults_met: Iterable[Fault],
    *,
    region: str,
    year: int,
) -> Summary:
    """Reckon the summary. `faults_met` are those that reading met; a relation that
    cannot be read is a fault too. `Report.summary` keeps it for all who ask.
    """
    unread, undecided, outside = _count_faults(faults_met)
    known = known_figures(grant, form)
    relations, faults = own_relations(grant, form, known)
    comparisons = stated_and_reckoned(grant)
    implied = implied_relations(form, known, relations, _accused(comparisons))
    total = _sum_of(known, "totalt")
    holds = {one.source.rule: one.relation.holds for one in implied}
    return Summary(
        year=year,
        region=region,
        total=total,
        allocated=grant.allocated,
        used_of_allocated=_used_of_allocated(total, grant.allocated),
        support_forms=_lines(_stated_parts(grant.support_forms), total, implied),
        priorities=_lines(grant.priorities, total, implied),
        forms_total=_sum_of(known, "stödformernas belopp"),
        forms_total_agrees=holds.get(Tells.PARTS_CONTRADICT_TOTAL),
        share_sum=_sum_of(known, "stödformernas andelar"),
        share_sum_agrees=holds.get(Tells.SHARES_NOT_WHOLE),
        key_figures=grant.key_figures,
        relations=relations,
        implied=implied,
        faults=faults,
        unread=unread,
        undecided=undecided,
        outside=outside,
        decisions=grant.decisions,
        comparisons=comparisons,
    )


def _stated_parts(parts: Iterable[Share]) -> list[Share]:
    """The parts of which anything is known."""
    return [part for part in parts if part.amount or part.share]


def _accused(comparisons: Iterable[StatedAndReckoned]) -> list[Figure]:
    """The stated figures that the decisions contradict."""
    return [found.stated for found in comparisons if not found.agrees]


def _count_faults(faults_met: Iterable[Fault]) -> tuple[int, int, int]:
    """How many faults are in anslag.yaml, how many in the file of decisions, and how
    many groups of decisions no part of the grant has.
    """
    unread, undecided, outside = 0, 0, 0
    for kind, finding in faults_met:
        if kind in OF_LETTERS:
            continue
        if kind is FaultKind.DECISION_OUTSIDE:
            outside += 1
        elif finding.where.path == GRANT_FILE:
            unread += 1
        elif kind is FaultKind.DECISION_ROW:
            undecided += 1
    return unread, undecided, outside


def _sum_of(known: Known[Share], name: str) -> Figure | None:
    figures = known.single.get(name)
    return add(*figures) if figures else None


def _used_of_allocated(total: Figure | None, allocated: Figure | None) -> Figure | None:
    return share_of(total, allocated) if total and allocated else None


def _lines(
    parts: Sequence[Share],
    total: Figure | None,
    implied: Sequence[Implied],
) -> tuple[Line, ...]:
    """The parts of the grant, each with whether its stated share agrees with its
    amount.
    """
    agrees = {}
    for one in implied:
        if one.source.rule is Tells.SHARE_CONTRADICTS_AMOUNT:
            agrees[one.part] = one.relation.holds
    return tuple(_line(part, total, agrees.get(part)) for part in parts)


# as in Line (FBT001)
def _line(
    part: Share,
    total: Figure | None,
    agrees: bool | None,  # noqa: FBT001
) -> Line:
    amount, share = part.amount, None
    if total and part.amount:
        share = share_of(part.amount, total)
    elif total and part.share:
        amount = part_of(part.share, total)
    # of an amount that the decisions come to
    if agrees is None and share and part.share:
        agrees = can_be_equal(share.interval, part.share.interval)
    return Line(part.name, amount, part.amount is None, part.share, share, agrees, part)
