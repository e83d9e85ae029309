"""Blocks as plain text: what a person would have typed into a box."""

from __future__ import annotations

import pytest

from villkor.document.blocks import Chart, Paragraph, Role, Run, Table, text_paragraph
from villkor.document.markdown import markdown_blocks
from villkor.document.plain import plain_lines


@pytest.mark.parametrize(
    ("written", "pasted"),
    [
        (
            "Ett stycke\npå två rader.\n\nEtt till.",
            "Ett stycke på två rader.\n\nEtt till.",
        ),
        ("Först:\n\n- ett\n- **två**\n\nSedan.", "Först:\n\n– ett\n– två\n\nSedan."),
        ("3. tre\n4. fyra", "3. tre\n4. fyra"),
        (
            "- ett\n\n  mer om ett\n  1. först\n  2. sedan\n- två",
            "– ett\n  mer om ett\n  1. först\n  2. sedan\n– två",
        ),
        (
            "*Läs* [mer **här**](https://exempel.se/a), tack.",
            "Läs mer här (https://exempel.se/a), tack.",
        ),
        (
            "[a](https://exempel.se/a)[b](https://exempel.se/b)",
            "a (https://exempel.se/a)b (https://exempel.se/b)",
        ),
        (
            "Se <https://exempel.se> eller <info@exempel.se>.",
            "Se https://exempel.se eller info@exempel.se.",
        ),
        ("En rad\\\noch en till", "En rad\noch en till"),
        ("- \n- b", "–\n– b"),
    ],
)
def test_markdown_becomes_the_text_that_a_person_would_have_typed(
    written: str, pasted: str
) -> None:
    assert plain_lines(markdown_blocks(written)) == pasted


def test_a_label_stands_on_the_line_of_its_text() -> None:
    label = text_paragraph("Mål", Role.LABEL)
    text = text_paragraph("Fler jobb.")
    assert plain_lines((label, text, text)) == "Mål: Fler jobb.\n\nFler jobb."
    assert plain_lines((label, label), between="\n") == "Mål:\nMål:"


def test_a_row_of_a_table_is_a_line_with_the_headings_where_several_cells_follow() -> (
    None
):
    cells = tuple((text_paragraph(word),) for word in ("Stöd", "5", "9 %"))
    three = Table(("Form", "Belopp", "Andel"), (cells,), "")
    two = Table(("Form", "Belopp"), (cells[:2],), "")
    assert plain_lines((three, two)) == "Stöd: belopp 5; andel 9 %\n\nStöd: 5"


def test_a_chart_is_what_its_alternative_text_says() -> None:
    chart = Chart("Titel", "Kronor", (), "kr", None, "Stapeldiagram: inget.")
    assert plain_lines((chart,)) == "Stapeldiagram: inget."


def test_a_link_in_several_shapes_has_its_address_once() -> None:
    runs = (
        Run("info", link="mailto:i@exempel.se"),
        Run("n", bold=True, link="mailto:i@exempel.se"),
    )
    assert plain_lines((Paragraph(runs),)) == "infon (i@exempel.se)"
