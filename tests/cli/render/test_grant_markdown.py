"""The summary as Markdown: read back by a Markdown parser, its tables say what anslag.yaml says."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from tests.tools import SAMPLE, empty_report
from villkor.cli.render.grant_markdown import summaries_markdown
from villkor.grant.summary import Summary
from villkor.report.load import load_report

NBSP = "\N{NO-BREAK SPACE}"


# read here, since a test of many names must not wait for it
_SUMMARY = load_report(SAMPLE).summary


def sample() -> Summary:
    return _SUMMARY


def cells(text: str) -> list[list[str]]:
    """The rows of all tables."""
    rows: list[list[str]] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    for before, token in pairwise(tokens):
        if before.type == "tr_open":
            rows.append([])
        if before.type in {"th_open", "td_open"}:
            rows[-1].append(
                "".join(child.content for child in token.children or []).replace(
                    NBSP, " "
                )
            )
    return rows


def test_the_tables_of_the_sample() -> None:
    rows = cells(summaries_markdown([sample()]))
    assert rows[0] == ["Prioritering", "Belopp", "Andel"]
    assert ["Innovation och företagande", "120,1 mnkr", "70,2 %"] in rows
    assert ["företagsstöd", "58,7 mnkr", "34,3 %", "34 %", "✓"] in rows
    # as the decisions come to
    assert ["projektverksamhet", "104,3 mnkr", "60,9 %", "61 %", "✓"] in rows
    assert ["inkomna ansökningar", "164", "ansökningar"] in rows


def test_parts_have_their_sums_below_them() -> None:
    rows = cells(summaries_markdown([sample()]))
    sums = [row for row in rows if row[0] == "Summa"]
    assert sums == [
        ["Summa", "171,1 mnkr", "100,0 %"],
        ["Summa", "171,1 mnkr", "100,0 %", "100 %", "✓"],
    ]
    assert "| **Summa** | **171,1" in summaries_markdown([sample()])


def test_a_sum_that_is_not_known_has_no_row() -> None:
    first, *others = sample().priorities
    unknown = replace(sample(), priorities=(replace(first, amount=None), *others))
    rows = cells(summaries_markdown([replace(unknown, support_forms=())]))
    assert not [row for row in rows if row[0] == "Summa"]


def test_relations_are_a_list_and_each_report_has_a_heading() -> None:
    text = summaries_markdown([sample(), replace(sample(), year=2021)])
    assert "## Anslag 1:1 – Region Norrbotten 2022\n\nTotalt 171,1" in text
    assert "## Anslag 1:1 – Region Norrbotten 2021\n" in text
    assert (
        "- beviljade ansökningar + avslagna ansökningar = inkomna ansökningar: 125 + 39 "
        "= 164 → stämmer\n"
    ) in text
    assert (
        "- stödformernas andelar = exakt 100 %: 61 % + 34 % + 5 % = 100 % → stämmer\n"
        in text.replace(NBSP, " ")
    )


def test_an_empty_report_is_a_heading(tmp_path: Path) -> None:
    assert (
        summaries_markdown([load_report(empty_report(tmp_path)).summary])
        == "## Anslag 1:1 – Region Norrbotten 2022\n"
    )


@given(
    st.text(st.sampled_from("ab|*_`\\[]<>#& 1.-"), min_size=1, max_size=12).filter(
        str.strip
    )
)
def test_a_name_means_itself_whatever_signs_are_in_it(name: str) -> None:
    summary = sample()
    named = replace(
        summary,
        priorities=(replace(summary.priorities[0], name=name.strip()),),
        support_forms=(),
        key_figures=(),
    )
    first_cells = [row[0] for row in cells(summaries_markdown([named]))]
    assert [" ".join(cell.split()) for cell in first_cells] == [
        "Prioritering",
        " ".join(name.split()),
        "Summa",
    ]
