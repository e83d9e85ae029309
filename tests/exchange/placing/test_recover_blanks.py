"""The authority's blank, filled in by hand in both typings: every answer and every cell comes home
in the report's own form.
"""

from __future__ import annotations

import pytest

from tests.exchange.placing.filled_blanks import BLANKS, filled_blank
from tests.exchange.placing.found_files import FORM
from tests.exchange.placing.placings import Told
from tests.exchange.placing.round_trips import come_home
from villkor.form.model import Kind, Question
from villkor.report.values import AnswerValue, KeyPath, Value

COLUMNS = {
    4: ("namn", "mål", "prestationer", "effekter"),
    5: ("namn", "typ", "finansierat", "syfte", "ämne"),
}


@pytest.mark.parametrize("typing", BLANKS)
def test_all_of_it_comes_home(typing: str) -> None:
    filled = filled_blank(typing)
    recovered, ledger = come_home(FORM, filled.bytes())
    assert ledger.unplaced == ()
    assert recovered.left == ()
    for key, told in filled.answers.items():
        assert recovered.answers[key] == expected(FORM.questions[key], told)


def expected(question: Question, told: Told) -> AnswerValue:
    choice, parts, rows = told
    if question.kind is Kind.TABLE:
        return AnswerValue(rows=tuple(map(row_values, rows)))
    values: dict[KeyPath, Value] = {}
    if choice is not None:
        values["svar",] = "ja" if choice else "nej"
    for part, lines in parts.items():
        values[(part,) if part else ()] = markdown(lines)
    return AnswerValue(values)


def markdown(lines: list[str]) -> str:
    """The lines of an answer: paragraphs, two points, and the cells of a table."""
    points = [line for line in lines if " punkten i " in line]
    before = [line.replace("\t", "\t") for line in lines if line not in points]
    after: list[str] = []
    if points:
        last = lines.index(points[-1])
        before, after = lines[: last - 1], lines[last + 1 :]
    blocks = list(before)
    if points:
        words = [line.removeprefix("•").strip() for line in points]
        blocks.append("\n".join(f"- {word}" for word in words))
    half = len(after) // 2
    if after:
        blocks.append(
            "\n".join(f"* {row(cells)}" for cells in (after[:half], after[half:]))
        )
    return "\n\n".join(blocks)


def row(cells: list[str]) -> str:
    first, *others = cells
    return f"{first}: {'; '.join(others)}"


def row_values(cells: list[str]) -> dict[KeyPath, Value]:
    found: dict[KeyPath, Value] = {}
    for key, words in zip(COLUMNS[len(cells)], cells, strict=True):
        line, *point = words.split("\n")
        if point and key == "finansierat":
            found[key,] = f"{line} {point[0].removeprefix('• ')}"
        else:
            found[key,] = "\n\n".join([line, *(f"- {each[2:]}" for each in point)])
    return found
