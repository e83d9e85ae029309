"""anslag.yaml: what is left empty is absent, what cannot be read one way only is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools import report_with
from villkor.report.model import Report


def load(tmp_path: Path, text: str) -> Report:
    return report_with(tmp_path, anslag=text)


def test_amounts_are_kronor_and_shares_percent(tmp_path: Path) -> None:
    grant = load(
        tmp_path,
        "tilldelat: 12 300 tkr\n"
        "fördelning:\n"
        "  företagsstöd:\n"
        "    belopp: 58,7 mnkr\n"
        "    andel: 34 procent\n",
    ).grant
    (share,) = grant.support_forms
    assert grant.allocated
    assert share.amount
    assert share.share
    assert (grant.allocated.value, share.amount.value, share.share.value) == (
        12_300_000,
        58_700_000,
        34,
    )
    assert share.where.line == 3


def test_what_is_left_empty_is_not_zero(tmp_path: Path) -> None:
    report = load(
        tmp_path,
        "tilldelat:\n"
        "fördelning:\n"
        "  företagsstöd:\n"
        "    belopp:\n"
        "prioriteringar:\n"
        "  - namn:\n"
        "nyckeltal:\n"
        "kontroller:\n",
    )
    assert report.faults == ()
    assert (
        report.grant.allocated,
        report.grant.priorities,
        report.grant.key_figures,
    ) == (
        None,
        (),
        (),
    )


def test_a_key_figure_is_a_value_alone_or_with_what_it_counts(tmp_path: Path) -> None:
    grant = load(
        tmp_path,
        "nyckeltal:\n  inkomna: 164\n  beviljade:\n    värde: 125\n    räknar: ansökningar\n",
    ).grant
    assert [
        (figure.name, figure.value.value, figure.counts) for figure in grant.key_figures
    ] == [
        ("inkomna", 164, ""),
        ("beviljade", 125, "ansökningar"),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("tilldelat: 58.7 mnkr\n", "kan läsas på två sätt"),
        ("tilldelat: 58,7\n", "saknar enhet"),
        ("tilldelat: 34 %\n", "har fel enhet"),
        ("tilldelat: mycket\n", "går inte att läsa som ett tal"),
        ("fördelning:\n  företagsstöd: 58,7 mnkr\n", "ska bestå av nycklar"),
        ("fördelning:\n  företagstöd:\n    andel: 1 %\n", "Okänd nyckel"),
        ("prioriteringar:\n  - belopp: 1 mnkr\n", "saknar namn"),
        ("prioriteringar:\n  - Kompetens\n", "ska bestå av nycklar"),
        ("kontroller:\n  - inkomna ansökningar: 164\n", "innehåller ett kolon"),
        ("- en lista\n", "ska bestå av nycklar"),
    ],
)
def test_a_fault_is_told_with_its_place(
    text: str, message: str, tmp_path: Path
) -> None:
    report = load(tmp_path, text)
    assert [message in finding.message for _, finding in report.faults] == [True]
    assert report.faults[0][1].where.path == "anslag.yaml"


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("tilldelat: 58.7 mnkr\n", {"tilldelat"}),
        ("fördelning:\n  företagsstöd:\n    belopp: 58,7\n", {"företagsstöd"}),
        ("prioriteringar:\n  - namn: A\n    belopp: 34 %\n", {"A"}),
        ("nyckeltal:\n  inkomna: 1.64\n", {"inkomna"}),
        ("nyckeltal:\n  inkomna: {vrde: 164}\n", {""}),
        ("nyckeltal:\n  a: 1\n  a: 2\n", {""}),
        ("nycketal:\n  inkomna: 164\n", {""}),
        ("nyckeltal:\ninkomna: 164\nbeviljade: 125\n", {""}),
        ("prioriteringar:\n  - Kompetens\n", {""}),
        (
            "prioriteringar:\n  - belopp: 1 mnkr\n",
            set(),
        ),  # its name is missing in truth
        ("kontroller:\n  a: b\n", set()),  # no figure
    ],
)
def test_figures_that_cannot_be_read_are_known_by_name_if_they_can(
    text: str, unread: set[str], tmp_path: Path
) -> None:
    report = load(tmp_path, text)
    assert len(report.faults) == 1
    assert report.grant.unread == unread


def test_a_priority_that_cannot_be_read_leaves_no_sum_without_it(
    tmp_path: Path,
) -> None:
    grant = load(
        tmp_path, "prioriteringar:\n  - namn: A\n    belopp: 1 mnkr\n  - Kompetens\n"
    ).grant
    assert [(share.name, share.amount is None) for share in grant.priorities] == [
        ("A", False),
        ("", True),
    ]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    folder = load(tmp_path, "").folder
    (folder / "anslag.yaml").rename(folder / "anslag.yaml.txt")
    from villkor.report.load import load_report

    ((kind, finding),) = load_report(folder).faults
    assert kind == "missing file"
    assert "anslag.yaml.txt" in finding.hint
