"""A document that shows what has changed in it: accepted it is exactly what it is without the
marks, and rejected it says what it said before.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.word.test_writer import REFERENCE
from tests.laws import examples
from tests.tools import ooxml_errors
from tests.tracked_changes import body_of, plain_xml, settle, settled
from tests.word_files import read_word_text
from villkor.document.blocks import (
    Block,
    Changed,
    Document,
    ListBlock,
    Paragraph,
    Role,
    Run,
    Table,
    Tag,
    TaggedAnswer,
    block_lines,
    text_paragraph,
)
from villkor.document.word.found import paragraphs_in
from villkor.document.word.package import open_package
from villkor.document.word.read_blocks import read_blocks
from villkor.document.word.writer import to_docx
from villkor.exchange.merging.comparing_words import WORD_BY_WORD

WHEN = datetime(2023, 2, 21, 12, 0, tzinfo=UTC)
QUESTION = text_paragraph("3.1.1 Beskriv samarbetet.", Role.QUESTION)
AFTER = text_paragraph("3.1.2 Nästa fråga.", Role.QUESTION)


def written(*blocks: Block) -> bytes:
    document = Document("Titel", "Region Gotland", "Ämne", "Sidhuvudet", blocks)
    return to_docx(document, REFERENCE, WHEN, {}, WORD_BY_WORD)


def changed(before: tuple[Block, ...], after: tuple[Block, ...]) -> bytes:
    return written(QUESTION, Changed(before, after), AFTER)


def answer(*blocks: Paragraph | ListBlock | Table, key: str = "3.1.1") -> TaggedAnswer:
    return TaggedAnswer(Tag(key, f"Fråga {key}"), blocks)


def table(*rows: tuple[str, ...]) -> Table:
    tags = tuple(
        tuple(Tag(f"4.7:{number}:{column}", "Cell") for column, _ in enumerate(row))
        for number, row in enumerate(rows, start=1)
    )
    cells = tuple(tuple((text_paragraph(cell),) for cell in row) for row in rows)
    return Table(("Namn", "Typ"), cells, "En tabell", tags)


def check(before: tuple[Block, ...], after: tuple[Block, ...]) -> bytes:
    """Hold both ways out of the changes against what they should lead to."""
    data = changed(before, after)
    accepted = body_of(data)
    settle(accepted, accept=True)
    plain = body_of(written(QUESTION, *after, AFTER))
    assert plain_xml(accepted) == plain_xml(plain)
    assert read_word_text(data).lines == block_lines((QUESTION, *after, AFTER))
    rejected = read_word_text(settled(data, accept=False))
    assert rejected.lines == block_lines((QUESTION, *before, AFTER))
    found = read_blocks(open_package(data, "a.docx"), rejected=True)
    lines = [paragraph.text for paragraph in paragraphs_in(found.blocks)]
    assert lines == block_lines((QUESTION, *before, AFTER))
    return data


BOLD = Paragraph((Run("Vi samlar "), Run("länet", bold=True), Run(" och andra.")))
PLAIN = text_paragraph("Vi samlar länet och andra.")
LINK = Paragraph((Run("Läs "), Run("planen", link="https://example.se/a"), Run(".")))
OTHER_LINK = Paragraph(
    (Run("Läs "), Run("planen", link="https://example.se/b"), Run(" nu."))
)


def boxes(*, yes: bool) -> Paragraph:
    runs = []
    for word, ticked in (("Ja", yes), ("Nej", not yes)):
        sign = "☒" if ticked else "☐"
        tag = Tag(f"2.3:{word.casefold()}", word)
        runs += [
            Run(f"{word} ", bold=ticked),
            Run(sign, bold=ticked, box=tag, ticked=ticked),
        ]
    return Paragraph(tuple(runs), Role.CHOICE)


def items(*texts: str, ordered: bool = False) -> ListBlock:
    return ListBlock(tuple((text_paragraph(text),) for text in texts), ordered=ordered)


A, B, C = map(text_paragraph, ("Första stycket.", "Andra helt nya ord.", "Tredje."))
CASES: dict[str, tuple[tuple[Block, ...], tuple[Block, ...]]] = {
    "words": ((answer(A),), (answer(text_paragraph("Första nya stycket, nu.")),)),
    "a paragraph added": ((answer(A, C),), (answer(A, B, C),)),
    "a paragraph added last": ((answer(A),), (answer(A, B),)),
    "a paragraph added first": ((answer(A),), (answer(B, A),)),
    "a paragraph gone": ((answer(A, B, C),), (answer(A, C),)),
    "the last paragraph gone": ((answer(A, B),), (answer(A),)),
    "all other": ((answer(A, B),), (answer(C),)),
    "answered": ((), (answer(A, B),)),
    "no longer answered": ((answer(A, B),), ()),
    "bold": ((answer(PLAIN),), (answer(BOLD),)),
    "no longer bold": ((answer(BOLD),), (answer(PLAIN),)),
    "another link": ((answer(LINK),), (answer(OTHER_LINK),)),
    "no link": ((answer(LINK),), (answer(text_paragraph("Läs planen.")),)),
    "a list of a paragraph": ((answer(A),), (answer(items("Första stycket.", "b")),)),
    "an item more": ((answer(items("a a", "b b")),), (answer(items("a a", "c", "b b")),)),
    "numbers for bullets": (
        (answer(items("a a", "b b")),),
        (answer(items("a a", "b b", ordered=True)),),
    ),
    "a box": ((boxes(yes=True),), (boxes(yes=False),)),
    "boxes for words": (
        (answer(text_paragraph("Ej tillämpligt.", Role.CHOICE)), answer(A)),
        (boxes(yes=True), answer(B)),
    ),
    "a cell": ((table(("a", "b"), ("c", "d")),), (table(("a", "b"), ("c", "e f")),)),
    "a row gone": ((table(("a a", "b"), ("c", "d")),), (table(("a a", "b")),)),
    "a row more": ((table(("a a", "b")),), (table(("x", "y"), ("a a", "b")),)),
    "a table": ((), (table(("a", "b")),)),
    "no table": ((table(("a", "b")), answer(A)), (answer(A),)),
    "lines": ((answer(text_paragraph("ett\ntvå\ttre")),), (answer(text_paragraph("ett\ntre")),)),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_both_ways_out_lead_where_they_should(case: str) -> None:
    check(*CASES[case])


WORDS = st.sampled_from(
    ["länet", "år", "mnkr.", "58,7", "och", "\n", "nya insatser", "!"]
)
RUNS = st.builds(
    Run,
    text=st.lists(WORDS, min_size=1, max_size=5).map(" ".join),
    bold=st.booleans(),
    italic=st.booleans(),
    link=st.sampled_from(["", "", "https://example.se/a", "https://example.se/b"]),
)
PARAGRAPHS = st.lists(RUNS, min_size=1, max_size=3).map(
    lambda runs: Paragraph(tuple(runs))
)
FLOWS = st.recursive(
    PARAGRAPHS,
    lambda inner: st.builds(
        ListBlock,
        items=st.lists(
            st.tuples(PARAGRAPHS) | st.tuples(PARAGRAPHS, inner), min_size=1, max_size=3
        ).map(tuple),
        ordered=st.booleans(),
    ),
    max_leaves=3,
)
TEXTS = st.lists(FLOWS, min_size=1, max_size=4)
CELLS = st.lists(FLOWS, min_size=1, max_size=2).map(tuple)
TABLES = st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=3).map(
    lambda rows: Table(("Namn", "Typ"), tuple(rows), "En tabell")
)
ANSWERS = st.lists(
    TEXTS.map(lambda flows: answer(*flows)) | TABLES.map(answer),
    max_size=2,
).map(tuple)


@pytest.mark.law
@settings(max_examples=examples(20, 3_000), database=None)
@given(before=ANSWERS, after=ANSWERS)
def test_of_any_two_answers_both_ways_out_lead_where_they_should(
    before: tuple[Block, ...], after: tuple[Block, ...]
) -> None:
    check(before, after)


def test_the_validator_has_nothing_to_say_of_any_ooxml(tmp_path: Path) -> None:
    blocks: list[Block] = []
    for before, after in CASES.values():
        blocks += [QUESTION, Changed(before, after)]
    (tmp_path / "a.docx").write_bytes(written(*blocks, AFTER))
    assert ooxml_errors(tmp_path / "a.docx") == []
