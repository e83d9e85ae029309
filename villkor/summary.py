"""Report → the summary of the grant: where the money went, and whether what is stated agrees with what can be reckoned."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from villkor.decisions.compare import Comparison, compare
from villkor.decisions.model import Decisions
from villkor.diagnostic import Finding
from villkor.figures import Figure, add, exact, part_of, share_of
from villkor.load_report import GRANT_FILE
from villkor.relations import BadRelation, Relation, reckon
from villkor.report import Grant, KeyFigure, Report, Share


@dataclass(frozen=True, slots=True)
class Line:
    """One part of the grant.

    `amount` is the stated one, else the sum of the decisions (`decided`), else the one that the stated share gives of the whole
    (`amount_reckoned`). `share` is the
    share of the whole reckoned from an amount that is not reckoned itself. `agrees`: whether stated and reckoned share can be the same
    number (None: there are not two to compare).
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
        return self.amount is not None and not self.amount.written and not self.amount_reckoned


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything there is to say about the grant of one report. Money is kronor, shares are percent.

    `unread` counts the faults of anslag.yaml: figures that `check` tells of and that are therefore not here. `undecided` counts those of
    the file of decisions. `comparisons` are the stated figures beside what the decisions come to.
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
    faults: tuple[Finding, ...]
    unread: int
    undecided: int
    decisions: Decisions | None
    comparisons: tuple[Comparison, ...]

    @property
    def contradictions(self) -> int:
        """How many stated figures cannot agree with the others."""
        lines = [*self.support_forms, *self.priorities]
        return (
            sum(line.agrees is False and not line.decided for line in lines)
            + sum(not comparison.agrees for comparison in self.comparisons)
            + sum(not relation.holds for relation in self.relations)
            + (self.share_sum_agrees is False)
            + (self.forms_total_agrees is False)
        )


@lru_cache(maxsize=2)
def summarize(report: Report) -> Summary:
    """Reckon the summary, once for all the rules that ask for it. A relation that cannot be read is a fault at its place; nothing raises."""
    grant = report.grant
    forms_total = _sum(grant.support_forms) if len(grant.support_forms) == len(report.form.support_forms) else None
    total = _sum(grant.priorities) or forms_total
    used = share_of(total, grant.allocated) if total and grant.allocated else None
    forms = tuple(_line(share, total) for share in grant.support_forms if share.amount or share.share)
    stated = [line.stated_share for line in forms if line.stated_share]
    whole = len(stated) == len(report.form.support_forms)
    share_sum = add(*stated) if stated and whole else None
    relations, faults = _relations(grant, total)
    both_stated = all(part.amount and part.amount.written for part in (*grant.support_forms, *grant.priorities))
    return Summary(
        year=report.form.year,
        region=report.settings.region,
        total=total,
        allocated=grant.allocated,
        used_of_allocated=used,
        support_forms=forms,
        priorities=tuple(_line(share, total) for share in grant.priorities),
        forms_total=forms_total,
        forms_total_agrees=forms_total.overlaps(total) if forms_total and total and both_stated else None,
        share_sum=share_sum,
        share_sum_agrees=share_sum.overlaps(exact(100, "%")) if share_sum else None,
        key_figures=grant.key_figures,
        relations=relations,
        faults=faults,
        unread=sum(finding.where.path == GRANT_FILE for _, finding in report.faults),
        undecided=sum(kind == "decision row" and finding.where.path != GRANT_FILE for kind, finding in report.faults),
        decisions=grant.decisions,
        comparisons=compare(grant),
    )


def _sum(parts: tuple[Share, ...]) -> Figure | None:
    """The sum of the parts, if every one has an amount."""
    amounts = [part.amount for part in parts if part.amount]
    return add(*amounts) if amounts and len(amounts) == len(parts) else None


def _line(part: Share, total: Figure | None) -> Line:
    share = share_of(part.amount, total) if part.amount and total else None
    amount = part.amount or (part_of(part.share, total) if part.share and total else None)
    agrees = share.overlaps(part.share) if share and part.share else None
    return Line(part.name, amount, part.amount is None, part.share, share, agrees, part)


def _relations(grant: Grant, total: Figure | None) -> tuple[tuple[Relation, ...], tuple[Finding, ...]]:
    names = {figure.name: figure.value for figure in grant.key_figures}
    names |= {part.name: part.amount for part in (*grant.support_forms, *grant.priorities) if part.amount and part.name}
    names |= {name: figure for name, figure in (("totalt", total), ("tilldelat", grant.allocated)) if figure}
    unread = {name.casefold() for name in grant.unread} | ({"totalt"} if grant.unread else set())
    found, faults = [], []
    for control in grant.controls:
        try:
            found.append(reckon(control.text, names))
        except BadRelation as error:
            if not error.name or unread.isdisjoint({error.name.casefold(), ""}):  # else the figure is told of already, where it stands
                faults.append(Finding(control.at(error.offset), error.message, error.hint))
    return tuple(found), tuple(faults)
