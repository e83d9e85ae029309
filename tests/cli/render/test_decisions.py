"""The block that shows what the decisions come to."""

from __future__ import annotations

from pathlib import Path

from tests.grant.test_filled_grant import ROWS, report
from tests.tools import villkor


def shown(tmp_path: Path, anslag: str, rows: str = ROWS) -> tuple[int, str]:
    done = villkor("summarize-anslag", report(tmp_path, anslag, rows).folder)
    assert done.stderr == ""
    return done.returncode, done.stdout.replace("\N{NO-BREAK SPACE}", " ")


def test_support_forms_and_priorities_are_shown_with_their_shares_and_sizes(
    tmp_path: Path,
) -> None:
    code, text = shown(tmp_path, "")
    assert code == 0
    rows = [
        line.split()
        for line in text[text.index("Ur besluten i beslut.csv") :].splitlines()
    ]
    assert [
        "projektverksamhet",
        "2",
        "2",
        "100,0",
        "%",
        "2,8",
        "mnkr",
        "70,0",
        "%",
        "2,0",
        "mnkr",
        "1,4",
        "mnkr",
    ] in rows
    assert [
        "företagsstöd",
        "2",
        "1",
        "50,0",
        "%",
        "1,2",
        "mnkr",
        "30,0",
        "%",
        "1,2",
        "mnkr",
        "1,2",
        "mnkr",
    ] in rows
    assert ["Kompetens", "1", "1", "100,0", "%", "2,0", "mnkr", "50,0", "%"] in rows


def test_what_is_small_is_shown_in_thousands_and_what_is_not_told_as_such(
    tmp_path: Path,
) -> None:
    _, text = shown(
        tmp_path,
        "",
        "1;F;företagsstöd;Bifall;45 600;\n2;F;kommersiell service;Avslag;;\n",
    )
    rows = [line.split() for line in text.splitlines()]
    assert [
        "företagsstöd",
        "1",
        "1",
        "100,0",
        "%",
        "0,0",
        "mnkr",
        "100,0",
        "%",
        "46",
        "tkr",
        "46",
        "tkr",
    ] in rows
    assert [
        "kommersiell",
        "service",
        "1",
        "0",
        "0,0",
        "%",
        "0,0",
        "mnkr",
        "0,0",
        "%",
        "–",
        "–",
    ] in rows
    assert [
        "inte",
        "angivet",
        "2",
        "1",
        "50,0",
        "%",
        "0,0",
        "mnkr",
        "100,0",
        "%",
    ] in rows


def test_it_is_said_whether_the_stated_figures_agree(tmp_path: Path) -> None:
    assert (
        "✓ Den angivna siffran stämmer med besluten."
        in shown(tmp_path, "fördelning: {företagsstöd: {andel: 30 %}}\n")[1]
    )
    code, text = shown(
        tmp_path, "fördelning: {företagsstöd: {andel: 31 %, belopp: '1,2 mnkr'}}\n"
    )
    assert code == 1
    assert (
        "✗ företagsstöd, andel: angivet 31 %, besluten 30,0 % (1,0 procentenheter mindre)"
        in text
    )


def test_a_file_that_cannot_be_read_to_the_full_is_not_passed_over(
    tmp_path: Path,
) -> None:
    code, text = shown(
        tmp_path,
        "fördelning: {företagsstöd: {andel: 31 %}}\n",
        ROWS + "5;F;företagsstöd;Kanske;5;\n",
    )
    assert code == 1
    assert "1 rad går inte att läsa, så vad besluten blir är inte känt." in text
    assert "mnkr" not in text
    assert (
        "Filen med beslut går inte att läsa helt, och jämförs inte med något. Se villkor check."
        in text
    )
    assert "✗ företagsstöd" not in text


def test_a_file_without_decisions_has_no_tables(tmp_path: Path) -> None:
    code, text = shown(tmp_path, "", "")
    assert code == 1
    assert "Filen med beslut går inte att läsa helt" in text
    assert "Andel bifall" not in text
