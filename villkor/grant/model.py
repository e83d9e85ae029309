"""What anslag.yaml says: the figures behind the report of how the grant was used, as
frozen data.
"""

from __future__ import annotations

from msgspec import Struct

from villkor.base.diagnostic import Where
from villkor.base.yaml.nodes import Text
from villkor.figures.number import Figure
from villkor.grant.decision_file import DecisionFile, Query
from villkor.grant.decisions.model import (
    Decisions,
)


class Share(Struct, frozen=True):
    """A part of the grant: what it is, and its amount and its share as stated
    (percent), if they are.
    """

    name: str
    where: Where
    amount: Figure | None = None
    share: Figure | None = None


class KeyFigure(Struct, frozen=True):
    """A named figure, and what it counts."""

    name: str
    where: Where
    value: Figure
    counts: str = ""


class Grant(Struct, frozen=True):
    """anslag.yaml: the figures behind the report of how the grant was used.

    Money is kronor.

    `unread` are the names of the figures that are written but could not be read; "" is
    one whose name could not be read either. `without_value` are the names of key
    figures that have no value yet.
    `source` is the file of decisions, `queries` the figures that are asked of it, and
    `decisions` what it comes to, if it can be read. Figures that nobody wrote, and that
    stand here because the decisions come to them, have no `written`.
    """

    allocated: Figure | None = None
    allocated_where: Where | None = None
    support_forms: tuple[Share, ...] = ()
    priorities: tuple[Share, ...] = ()
    key_figures: tuple[KeyFigure, ...] = ()
    controls: tuple[Text, ...] = ()
    unread: frozenset[str] = frozenset()
    without_value: tuple[str, ...] = ()
    source: DecisionFile | None = None
    queries: tuple[Query, ...] = ()
    decisions: Decisions | None = None
