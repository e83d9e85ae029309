"""Whatever stands in a file of decisions, what is said of it is whole: a message and a hint, in
signs that can be read.
"""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from villkor.base.diagnostic import Where
from villkor.base.sources import MemorySources
from villkor.base.yaml.nodes import Scalar
from villkor.form.load import load_form
from villkor.grant.decision_file import DecisionFile
from villkor.grant.decisions.read import read_decisions

YEAR = load_form(2022)
HEADINGS = [
    "Diarienummer",
    "Stödform",
    "Beslut",
    "Beviljat belopp",
    "Utbetalt",
    "Datum",
]
GOOD = ["RUN 1", "företagsstöd", "Bifall", "58 700", "10 000", "2022-03-14"]
ODD = st.one_of(
    st.text(
        st.sampled_from([*"0158 ,.-%krtm€'=\t\n\r\x1b\x00åÃ?()\u202e\u00a0"]),
        max_size=9,
    ),
    st.sampled_from(
        ["58\t700", "1.234", "tkr", "Summa", "#REF!", "-1", "1e5", "9" * 5_000]
    ),
)


def told(content: bytes) -> list[tuple[str, str]]:
    """The messages and hints of all that is found in a file."""
    source = DecisionFile(Scalar("b.csv", Where("anslag.yaml")))
    _, faults = read_decisions(MemorySources({"b.csv": content}), source, (), YEAR, ())
    return [(finding.message, finding.hint) for _, finding in faults]


def assert_whole(content: bytes) -> None:
    for words in told(content):
        for text in words:
            assert text.strip()
            assert "””" not in text


@settings(deadline=None)
@given(column=st.integers(0, 5), in_heading=st.booleans(), cell=ODD)
def test_of_a_cell(column: int, cell: str, *, in_heading: bool) -> None:
    rows = [[*HEADINGS], [*GOOD]]
    rows[0 if in_heading else 1][column] = cell
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(rows)
    assert_whole(text.getvalue().encode())


@settings(deadline=None)
@given(st.binary(max_size=60), st.binary(max_size=60))
def test_of_any_file(first: bytes, after: bytes) -> None:
    assert_whole(first + ";".join(HEADINGS).encode() + b"\n" + after)
    assert_whole(first)
