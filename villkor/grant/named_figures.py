"""The figures of the grant by the names that relations and answers know them by."""

from __future__ import annotations

from villkor.figures.number import Figure
from villkor.figures.wording import worded
from villkor.form.model import Form
from villkor.grant.model import Grant, Share

ALLOCATED, TOTAL = "tilldelat", "totalt"
_SHARE = "andel "


def named_figures(grant: Grant, total: Figure | None) -> dict[str, Figure]:
    """Every figure that has a value: key figures, amounts of parts, shares as ”andel”
    and the part's name, the whole and what is allocated.
    """
    names = {figure.name: figure.value for figure in grant.key_figures}
    parts = [part for part in (*grant.support_forms, *grant.priorities) if part.name]
    for part in parts:
        if part.amount:
            names[part.name] = part.amount
    for part in parts:
        if part.share:
            names[share_name(part.name)] = part.share
    if total:
        names[TOTAL] = _in_words(total, grant)
    if grant.allocated:
        names[ALLOCATED] = grant.allocated
    return names


def share_name(part: str) -> str:
    """What the share of a part of the grant is called."""
    return f"{_SHARE}{part}"


def without_share(name: str) -> str:
    """The name of the part whose share a name is, or the name itself."""
    return name.removeprefix(_SHARE)


def names_without_value(
    grant: Grant,
    form: Form,
    named: dict[str, Figure],
) -> list[str]:
    """The names of figures that the file has a place for, but no value yet."""
    parts = [
        *form.support_forms,
        *(part.name for part in grant.priorities if part.name),
    ]
    places = [*grant.without_value, *parts, *map(share_name, parts), TOTAL, ALLOCATED]
    return [name for name in places if name not in named]


def _in_words(total: Figure, grant: Grant) -> Figure:
    """The whole, written as the least precise of the amounts that it is the sum of."""
    parts = _amounts(grant.priorities) or _amounts(grant.support_forms)
    return worded(total, parts) if parts and not total.written else total


def _amounts(parts: tuple[Share, ...]) -> list[Figure]:
    amounts = [part.amount for part in parts if part.amount]
    return amounts if len(amounts) == len(parts) else []
