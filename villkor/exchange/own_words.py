"""What an export says in words of its own, which are neither the form's nor the
region's.
"""

from __future__ import annotations

from villkor.base.listed_words import listed_words
from villkor.document.blocks import GAP, OFFER
from villkor.form.model import FormHeading

NOTHING_TO_TELL = "Inget att redovisa"
"""What stands in an empty cell, for those who hear the table read out."""

NOT_APPLICABLE_SAID = "Ej tillämpligt."
"""What is answered to a question that does not apply."""

# what Word puts where all of an answer is taken away
_OF_WORD = (
    "Klicka eller tryck här för att ange text.",
    "Klicka här för att ange text.",
    "Click or tap here to enter text.",
    "Click here to enter text.",
)
EMPTY = frozenset({"", GAP, OFFER, NOTHING_TO_TELL, *_OF_WORD})
"""What stands where nothing is answered."""


def legal_basis_words(heading: FormHeading) -> str:
    """What stands under a heading about the laws that it builds on."""
    laws = listed_words(heading.legal_basis)
    return f"Rättslig grund: {laws}."


def row_label(name: str, number: int, rows: int) -> str:
    """What stands above a row that is shown by itself: "Insats 1 av 5"."""
    return f"{name} {number} av {rows}"
