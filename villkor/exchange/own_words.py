"""What an export says in words of its own, which are neither the form's nor the
region's.
"""

from __future__ import annotations

from villkor.form.model import FormHeading

NOTHING_TO_TELL = "Inget att redovisa"
"""What stands in an empty cell, for those who hear the table read out."""

NOT_APPLICABLE_SAID = "Ej tillämpligt."
"""What is answered to a question that does not apply."""


def legal_basis_words(heading: FormHeading) -> str:
    """What stands under a heading about the laws that it builds on."""
    laws = " och ".join(heading.legal_basis)
    return f"Rättslig grund: {laws}."


def row_label(name: str, number: int, rows: int) -> str:
    """What stands above a row that is shown by itself: "Insats 1 av 5"."""
    return f"{name} {number} av {rows}"
