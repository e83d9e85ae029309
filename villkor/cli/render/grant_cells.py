"""Figures of the grant as they stand in its tables, and in sentences about them."""

from __future__ import annotations

from villkor.figures.number import Figure
from villkor.figures.swedish import swedish_millions, swedish_number, swedish_percent
from villkor.grant.relations import Implied

_MILLION = 1_000_000
NOT_TOLD = "–"


def amount_cell(figure: Figure) -> str:
    """A figure the Swedish way, in the unit and with the decimals that suit a table."""
    if figure.unit == "kr":  # as many decimals as someone wrote
        whole = figure.value % _MILLION == 0 and not figure.decimals
        return swedish_millions(figure.value, 0 if figure.written and whole else 1)
    decimals = 0 if figure.value == figure.value.to_integral_value() else 1
    if figure.unit == "%":
        return swedish_percent(figure.value, decimals)
    return swedish_number(figure.value, decimals)


def amount_or(figure: Figure | None, otherwise: str = NOT_TOLD) -> str:
    """The cell of a figure, or what stands there if it is not told."""
    return amount_cell(figure) if figure else otherwise


def percent_or(
    share: Figure | None,
    otherwise: str = NOT_TOLD,
    decimals: int = 1,
) -> str:
    """A share in percent, or what stands there if it is not told."""
    return swedish_percent(share.value, decimals) if share else otherwise


def words_of_implied(one: Implied) -> str:
    """A relation of the form as it is written, after the name of the part that it is
    about.
    """
    return f"{part_before(one)}{one.relation.written}"


def part_before(one: Implied) -> str:
    """The name of the part that a relation is about, to be put before it.

    Nothing, if of none.
    """
    return f"{one.part.name}: " if one.part else ""
