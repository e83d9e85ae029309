"""The names that a figure of the grant can be referred to by, in answers and in relations."""

from __future__ import annotations

from pathlib import Path

from tests.tools import SAMPLE, report_with
from villkor.grant.named_figures import named_figures, names_without_value
from villkor.report.load import load_report

FIGURES = """\
tilldelat: 133 mnkr
fördelning:
  projektverksamhet:
    belopp: 12,3 mnkr
    andel: 61 %
  företagsstöd:
    andel: 34 %
prioriteringar:
  - namn: Innovation
    belopp: 120,1 mnkr
  - namn: Övrigt
    belopp: 12 345 tkr
    andel: 9 %
nyckeltal:
  inkomna ansökningar: {värde: 164, räknar: ansökningar}
  avslagna ansökningar:
kontroller:
  - Innovation + Övrigt = totalt
  - andel projektverksamhet + andel företagsstöd ≤ 100 %
  - totalt ≤ tilldelat
"""


def test_key_figures_amounts_shares_and_the_whole_have_names(tmp_path: Path) -> None:
    report = report_with(tmp_path, anslag=FIGURES)
    named = named_figures(report.grant, report.summary.total)
    assert {name: figure.written for name, figure in named.items()} == {
        "inkomna ansökningar": "164",
        "projektverksamhet": "12,3 mnkr",
        "Innovation": "120,1 mnkr",
        "Övrigt": "12 345 tkr",
        "andel projektverksamhet": "61 %",
        "andel företagsstöd": "34 %",
        "andel Övrigt": "9 %",
        "totalt": "132,4 mnkr",
        "tilldelat": "133 mnkr",
    }


def test_relations_know_the_same_names(tmp_path: Path) -> None:
    summary = report_with(tmp_path, anslag=FIGURES).summary
    assert summary.faults == ()
    assert [relation.holds for relation in summary.relations] == [True, True, True]


def test_what_has_a_place_in_the_file_but_no_value_is_known_too(tmp_path: Path) -> None:
    report = report_with(tmp_path, anslag=FIGURES.replace("133 mnkr", ""))
    empty = names_without_value(
        report.grant, report.form, named_figures(report.grant, None)
    )
    assert set(empty) == {
        "avslagna ansökningar",
        "företagsstöd",
        "kommersiell service",
        "andel kommersiell service",
        "andel Innovation",
        "totalt",
        "tilldelat",
    }


def test_the_whole_of_the_sample_is_written_as_its_parts_are() -> None:
    report = load_report(SAMPLE)
    assert (
        named_figures(report.grant, report.summary.total)["totalt"].written
        == "171,1 mnkr"
    )


def test_a_figure_that_could_not_be_read_is_not_one_without_a_value(
    tmp_path: Path,
) -> None:
    report = report_with(
        tmp_path, anslag="nyckeltal:\n  a: 1.5\n  b: {värde: [1]}\n  c: {räknar: x}\n"
    )
    assert report.grant.without_value == ("c",)
