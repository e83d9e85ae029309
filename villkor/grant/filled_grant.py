"""The grant, with what its decisions come to in the place of what nobody has
written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from villkor.base.diagnostic import Where
from villkor.base.faults import Fault
from villkor.base.sources import Sources
from villkor.figures.number import exact_figure
from villkor.form.model import Form
from villkor.grant.decision_file import DecisionFile
from villkor.grant.decisions.model import (
    FORM,
    PRIORITY,
    Decisions,
    Total,
    fold,
)
from villkor.grant.decisions.read import read_decisions
from villkor.grant.model import Grant, KeyFigure, Share

_NO_PRIORITY = "utan prioritering"


def with_decisions(
    grant: Grant,
    source: DecisionFile,
    sources: Sources,
    form: Form,
) -> tuple[Grant, list[Fault]]:
    """The grant with its decisions, and the faults of their file.

    If some of the file cannot be read, nothing is filled in from it, and what is then
    missing is not missing for another reason.
    """
    named = [share.name for share in grant.priorities if share.name]
    if "" in grant.unread or len(named) < len(grant.priorities):
        named = []  # since a strange name may well be one that could not be read
    decisions, faults = read_decisions(sources, source, grant.queries, form, named)
    asked = {query.name for query in grant.queries}
    if decisions is None or decisions.unread:
        return replace(
            grant,
            decisions=decisions,
            unread=grant.unread | asked | {""},
        ), faults
    place = source.path.where
    written = {share.name: share for share in grant.support_forms}
    forms = [written.get(name, Share(name, place)) for name in form.support_forms]
    priorities = grant.priorities or _priorities(decisions, place)
    key_figures = [*grant.key_figures, *_key_figures(grant, decisions)]
    filled = replace(
        grant,
        support_forms=_filled(grant, forms, decisions.by[FORM]),
        priorities=_filled(grant, priorities, decisions.by.get(PRIORITY, ())),
        key_figures=tuple(sorted(key_figures, key=lambda figure: figure.where)),
        decisions=decisions,
        unread=grant.unread | (asked - set(decisions.figures)),
    )
    return filled, faults


def _priorities(decisions: Decisions, place: Where) -> list[Share]:
    """The priorities under which something is granted."""
    totals = decisions.by.get(PRIORITY, ())
    return [
        Share(total.name or _NO_PRIORITY, place) for total in totals if total.granted
    ]


def _filled(
    grant: Grant,
    shares: Sequence[Share],
    totals: Sequence[Total],
) -> tuple[Share, ...]:
    """The parts of the grant, with the sum of their decisions where no amount is
    written.
    """
    if not totals:
        return tuple(shares)
    sums = {fold(total.name or _NO_PRIORITY): total.amount for total in totals}
    filled = []
    for share in shares:
        if not share.amount and share.name not in grant.unread:
            amount = exact_figure(sums.get(fold(share.name), 0), "kr")
            filled.append(replace(share, amount=amount))
        else:
            filled.append(share)
    return tuple(filled)


def _key_figures(grant: Grant, decisions: Decisions) -> Iterator[KeyFigure]:
    """The key figures that are reckoned from the decisions and not written."""
    written = {figure.name for figure in grant.key_figures} | grant.unread
    for query in grant.queries:
        if query.name not in written and query.name in decisions.figures:
            yield KeyFigure(
                query.name,
                query.where,
                decisions.figures[query.name],
                query.counts,
            )
