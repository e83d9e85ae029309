"""The summary as a chart: bars that can be compared, and everything that they show in words."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.tools import SAMPLE, empty_report
from villkor.cli.render.grant_chart import summaries_chart
from villkor.figures.number import parse_figure
from villkor.grant.summary import Summary
from villkor.report.load import load_report

SVG = "{http://www.w3.org/2000/svg}"
_SUMMARY = load_report(SAMPLE).summary


def drawn(*summaries: Summary) -> ET.Element:
    return ET.fromstring(summaries_chart(summaries))  # noqa: S314 - our own


def words(chart: ET.Element) -> list[str]:
    """The lines of text that are seen."""
    return [
        (text.text or "").replace("\N{NO-BREAK SPACE}", " ")
        for text in chart.iter(f"{SVG}text")
    ]


def bars(chart: ET.Element) -> list[float]:
    """The lengths of the bars; the first rectangle is the paper."""
    return [float(bar.get("width", "")) for bar in chart.iter(f"{SVG}rect")][1:]


def test_a_bar_is_as_long_as_its_amount_and_has_it_beside() -> None:
    chart = drawn(_SUMMARY)
    priorities = bars(chart)[:5]
    amounts = [Decimal(amount) for amount in ("32.3", "120.1", "1.4", "5.3", "12.0")]
    for length, amount in zip(priorities, amounts, strict=True):
        assert length == pytest.approx(
            priorities[1] * float(amount / amounts[1]), abs=0.1
        )
    assert "120,1 mnkr (70,2 %)" in words(chart)
    assert "Totalt 171,1 mnkr." in words(chart)
    assert "Alla angivna siffror stämmer med varandra." in words(chart)


def test_it_has_a_title_and_says_in_words_what_it_shows() -> None:
    chart = drawn(_SUMMARY)
    title, description = chart[0], chart[1]
    assert chart.get("role") == "img"
    assert chart.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text == "Anslag 1:1 – Region Norrbotten 2022"
    told = (description.text or "").replace("\N{NO-BREAK SPACE}", " ")
    assert (
        "Anslagets fördelning per stödform: Projektverksamhet 104,3 mnkr (60,9 %); "
        "Företagsstöd 58,7 mnkr (34,3 %); Kommersiell service 8,1 mnkr (4,7 %)."
    ) in told


def test_of_many_reports_it_shows_what_each_has_in_all() -> None:
    many = [
        replace(_SUMMARY, year=2019 + each, total=parse_figure(f"{100 * each} mnkr"))
        for each in range(4)
    ]
    chart = drawn(*many)
    assert words(chart)[0] == "Anslag 1:1 – totalt i varje rapport"
    first, second, third = bars(chart)  # nothing has no bar
    assert (second, third) == (pytest.approx(2 * first), pytest.approx(3 * first))


def test_what_is_not_told_has_no_bar(tmp_path: Path) -> None:
    chart = drawn(load_report(empty_report(tmp_path)).summary)
    assert bars(chart) == []
    assert "Anslag 1:1 – Region Norrbotten 2022" in words(chart)


@given(st.text(max_size=90))
def test_any_name_can_be_drawn_and_nothing_is_fetched(name: str) -> None:
    named = replace(
        _SUMMARY,
        region=name,
        priorities=(replace(_SUMMARY.priorities[0], name=name),),
    )
    chart = drawn(named)
    for element in chart.iter():
        assert not any(
            "href" in key or "url(" in value for key, value in element.items()
        )
