"""What anslag.yaml asks of the decisions (`ur beslut:`) → figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from villkor.base.diagnostic import Finding
from villkor.base.faults import Fault, FaultKind
from villkor.base.hints import closest
from villkor.base.yaml.nodes import Scalar
from villkor.figures.number import Figure, exact_figure
from villkor.figures.sums import share_of
from villkor.grant.decision_file import Query
from villkor.grant.decisions.model import (
    MUNICIPALITY,
    OutsideGroup,
    Total,
    name_key,
)
from villkor.grant.decisions.tally import Sums, Tally
from villkor.grant.outside_groups import blurring_groups


def crosses_places(query: Query) -> bool:
    """Whether a municipality is asked for together with other columns."""
    columns = {column for column, _ in query.among}
    return MUNICIPALITY in columns and len(columns) > 1


def answer_queries(
    sums: Sums,
    queries: Sequence[Query],
    outside: Sequence[OutsideGroup],
) -> tuple[dict[str, Figure], list[Fault]]:
    """The figures that anslag.yaml asks for, by name.

    Those that the groups `outside` may belong to are unknown.
    """
    found: dict[str, Figure] = {}
    faults: list[Fault] = []
    for query in queries:
        among = {column: set(map(_value_key, values)) for column, values in query.among}
        missing = next((column for column in among if column not in sums.columns), None)
        if missing:
            faults.append(_unanswerable(query, missing))
        else:
            tally = sums.tally_of(among)
            faults += _misspelt(tally, query)
            blurring = _blurring(query, outside)
            faults += _blurred(query, blurring)
            if not blurring:
                found[query.name] = _figure_of(tally.total_among(among), query)
    for query in queries:
        if query.share_of:
            part = found.pop(query.name, None)
            whole = found.get(query.share_of.text.strip())
            share = share_of(part, whole) if part and whole else None
            if share:
                found[query.name] = share
    return found, faults


def _value_key(value: Scalar) -> str:
    return name_key(value.text)


def _blurring(query: Query, outside: Sequence[OutsideGroup]) -> list[OutsideGroup]:
    """The groups that may belong to what a query asks for."""
    columns = [column for column, _ in query.among]
    rejected = query.counted in {"inkomna", "avslagna"}
    return list(blurring_groups(outside, columns, rejected=rejected))


def _blurred(query: Query, groups: Sequence[OutsideGroup]) -> Iterator[Fault]:
    """That a figure is unknown because of groups with rejections alone.

    Of those where something is granted it is told where they stand.
    """
    if not groups or any(group.holds_money for group in groups):
        return
    first = groups[0]
    place = f"på rad {first.line} i filen med beslut"
    why = f"{place} saknas {first.column}"
    if first.total.name:
        why = f"”{first.total.name}” {place} är ingen känd {first.column}"
    message = f"”{query.name}” går inte att räkna ut, för {why}."
    hint = "Rätta i filen."
    if first.close:
        hint = f"Menas ”{first.close}”? Rätta då i filen."
    yield FaultKind.DECISION_OUTSIDE, Finding(query.where, message, hint)


def _unanswerable(query: Query, missing: str) -> Fault:
    message = (
        f"”{query.name}” går inte att räkna ut, för filen med beslut har ingen "
        f"kolumn för {missing}."
    )
    hint = (
        f"Skriv kolumnens namn i filen efter {missing}: under kolumner: i "
        "anslag.yaml, eller ta bort raden här."
    )
    return FaultKind.DECISION_ROW, Finding(query.where, message, hint)


def _figure_of(total: Total, query: Query) -> Figure:
    match query.counted:
        case "inkomna":
            return exact_figure(total.received)
        case "beviljade":
            return exact_figure(total.granted)
        case "avslagna":
            return exact_figure(total.rejected)
        case "beviljat":
            return exact_figure(total.amount, "kr")
        case "utbetalt":
            return exact_figure(total.paid, "kr")


def _misspelt(tally: Tally, query: Query) -> Iterator[Fault]:
    """Values that stand in no decision, but nearly so.

    One that is like none of them may well have no decision this year.
    """
    for column, values in query.among:
        names = [total.name for total in tally.totals_by(column)]
        for value in values:
            close = closest(value.text, names)
            if close and name_key(value.text) not in map(name_key, names):
                message = (
                    f"Inget beslut har ”{value.text.strip()}” i kolumnen för {column}."
                )
                yield (
                    FaultKind.UNKNOWN_VALUE,
                    Finding(value.where, message, f"Menas ”{close}”?"),
                )
