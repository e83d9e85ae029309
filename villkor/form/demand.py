"""How firmly the law asks what a form asks."""

from __future__ import annotations

from enum import StrEnum


class Demand(StrEnum):
    """How firmly the law asks a question: what shall and what should be answered,
    always or where it applies.
    """

    SHALL = "ska"
    SHOULD = "bör"
    SHALL_WHERE_IT_APPLIES = "ska i förekommande fall"
    SHOULD_WHERE_IT_APPLIES = "bör i förekommande fall"
