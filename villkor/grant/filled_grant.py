"""The grant, with what its decisions come to in the place of what nobody has
written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from villkor.base.diagnostic import Where
from villkor.base.faults import Fault
from villkor.base.sources import Sources
from villkor.figures.number import exact_figure
from villkor.form.model import Form
from villkor.grant.decision_file import DecisionFile
from villkor.grant.decisions.model import (
    FORM,
    NO_PRIORITY,
    PRIORITY,
    Decisions,
    Total,
    name_key,
)
from villkor.grant.decisions.read import read_decisions
from villkor.grant.model import Grant, KeyFigure, Share


def with_decisions(
    grant: Grant,
    source: DecisionFile,
    sources: Sources,
    form: Form,
) -> tuple[Grant, list[Fault]]:
    """The grant with its decisions, and the faults of their file.

    If some of the file cannot be read, nothing is filled in from it, and what is then
    missing is not missing for another reason. So it is with the parts by a column in
    which money lies outside of all parts.
    """
    named = _known_priorities(grant)
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
    unknown = set(decisions.blurred)
    if not named and grant.priorities:
        unknown.add(PRIORITY)
    lost = _names_in(unknown, {FORM: forms, PRIORITY: priorities})
    grant = replace(grant, unread=grant.unread | lost)
    filled = replace(
        grant,
        support_forms=_filled(grant, forms, decisions.known_totals(FORM)),
        priorities=_filled(grant, priorities, decisions.known_totals(PRIORITY)),
        key_figures=tuple(sorted(key_figures, key=lambda figure: figure.where)),
        decisions=decisions,
        unread=grant.unread | (asked - set(decisions.figures)),
    )
    return filled, faults


def _known_priorities(grant: Grant) -> list[str]:
    """The names of the priorities; none if one could not be read, since a strange name
    may well be that.
    """
    named = [share.name for share in grant.priorities if share.name]
    if "" in grant.unread or len(named) < len(grant.priorities):
        return []
    return named


def _priorities(decisions: Decisions, place: Where) -> list[Share]:
    """The priorities under which something is granted."""
    totals = decisions.by.get(PRIORITY, ())
    names = [total.name or NO_PRIORITY for total in totals if total.granted]
    return [Share(name, place) for name in dict.fromkeys(names)]


def _names_in(
    columns: Iterable[str],
    parts: Mapping[str, Sequence[Share]],
) -> frozenset[str]:
    """The names of the parts without an amount, in some of the columns."""
    names: set[str] = set()
    for column in columns:
        names.update(part.name for part in parts[column] if not part.amount)
    return frozenset(names)


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
    sums: dict[str, Decimal] = {}
    for total in totals:
        key = name_key(total.name or NO_PRIORITY)
        sums[key] = sums.get(key, Decimal(0)) + total.amount
    filled = []
    for share in shares:
        if not share.amount and share.name not in grant.unread:
            amount = exact_figure(sums.get(name_key(share.name), 0), "kr")
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
