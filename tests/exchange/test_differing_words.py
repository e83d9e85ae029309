"""Where in an answer words differ between the report and a Word file: in which paragraph, or in
which row and column.
"""

from __future__ import annotations

import pytest

from villkor.exchange.differing_words import Passage, differing_passages
from villkor.exchange.merging.word_diff import PieceKind
from villkor.exchange.text_diff import Said
from villkor.form.load import load_form

FORM = load_form(2022)
SIGNS = {PieceKind.KEPT: "{}", PieceKind.STRUCK: "[-{}-]", PieceKind.ADDED: "[+{}+]"}


def shown(passage: Passage) -> str:
    words = "".join(SIGNS[piece.kind].format(piece.text) for piece in passage.pieces)
    place = f"{passage.part}|{passage.row}|{passage.column}|"
    return place + words.replace("\n", "¶")


def said(key: str, tagged: dict[str, list[str]]) -> Said:
    lines = [line for inside in tagged.values() for line in inside]
    return Said(frozenset(lines), {key: lines}, {key: tagged} if tagged else {})


def passages(
    key: str, ours: dict[str, list[str]], theirs: dict[str, list[str]]
) -> list[str]:
    question = FORM.questions[key]
    found = differing_passages(question, said(key, ours), said(key, theirs))
    return [shown(passage) for passage in found]


def row(key: str, number: int, *cells: str) -> dict[str, list[str]]:
    columns = FORM.questions[key].columns
    names = ["+".join(field.key for field in column.fields) for column in columns]
    return {
        f"{key}:{number}:{name}": [cell]
        for name, cell in zip(names, cells, strict=False)
    }


@pytest.mark.parametrize(
    ("ours", "theirs", "differing"),
    [
        (["Ett.", "Två ord."], ["Ett.", "Två nya ord."], ["|0||Två [+nya +]ord."]),
        # a paragraph between two others moves none of them
        (["A är a.", "B är b."], ["A är a.", "Nytt.", "B är b."], ["|0||[+Nytt.+]"]),
        (["A är a.", "B är b."], ["B är b."], ["|0||[-A är a.-]"]),
        # a draft's gap is no answer
        (["Svar saknas."], ["Ett svar."], ["|0||[+Ett svar.+]"]),
        (["Ett svar."], [], ["|0||[-Ett svar.-]"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("tagged", [True, False], ids=["tags", "no-tags"])
def test_a_paragraph_is_held_against_the_one_that_it_was(
    ours: list[str], theirs: list[str], differing: list[str], *, tagged: bool
) -> None:
    key = "3.1.1"
    want = said(key, {key: ours})
    found = said(key, {key: theirs})
    if not tagged:
        found = Said(found.lines, found.under, {})
    got = differing_passages(FORM.questions[key], want, found)
    assert [shown(passage) for passage in got] == differing


def test_a_table_is_told_cell_by_cell_and_row_by_row() -> None:
    key = "4.7"
    columns = FORM.questions[key].columns
    first, second, third = (
        row(key, 1, "Analys av transporter", "Analys"),
        row(key, 2, "Underlag om vatten", "Rapport"),
        row(key, 2, "Analys av transporter", "Studie"),
    )
    new = row(key, 1, "Något helt annat", "Studie")
    assert passages(key, first | second, first | row(key, 2, "Underlag om vatten", "Studie")) == [
        f"|2|{columns[1].heading}|[-Rapport-][+Studie+]"
    ]  # fmt: skip
    # a row above it is a row that is new, and the one below it is where it was
    assert passages(key, first, new | third) == [
        "|1||[+Något helt annat¶Studie+]",
        f"|1|{columns[1].heading}|[-Analys-][+Studie+]",
    ]
    assert passages(key, first | second, first) == [
        "|2||[-Underlag om vatten¶Rapport-]"
    ]


def test_the_boxes_and_the_follow_ups_are_parts_of_their_own() -> None:
    key = "2.3"
    ours = {"2.3:ja": ["☒"], "2.3:nej": ["☐"], "2.3:vid ja": ["Målen nås."]}
    theirs = {"2.3:ja": ["☐"], "2.3:nej": ["☒"], "2.3:vid nej": ["Medlen räckte inte."]}
    assert passages(key, ours, theirs) == [
        "ja eller nej|0||[-Ja-][+Nej+]",
        "vid ja|0||[-Målen nås.-]",
        "vid nej|0||[+Medlen räckte inte.+]",
    ]
