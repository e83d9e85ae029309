"""`beslut:` and `ur beslut:` in anslag.yaml, as they may be written, and what is said of what
cannot be read.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools import report_with
from villkor.grant.decision_file import DecisionFile, Query
from villkor.report.model import Report


def load(tmp_path: Path, text: str) -> Report:
    return report_with(tmp_path, anslag=text)


def source(tmp_path: Path, text: str) -> DecisionFile:
    found = load(tmp_path, text).grant.source
    assert found
    return found


def query(tmp_path: Path, text: str) -> Query:
    (found,) = load(tmp_path, f"nyckeltal:\n  beviljade:\n{text}").grant.queries
    return found


def test_a_file_may_be_named_alone(tmp_path: Path) -> None:
    found = source(tmp_path, "beslut: beslut-2022.csv\n")
    assert (
        found.path.text,
        found.path.where.line,
        found.sheet,
        found.columns,
        found.words,
    ) == (
        "beslut-2022.csv",
        1,
        "",
        {},
        {},
    )


def test_or_with_what_its_columns_and_words_are_called(tmp_path: Path) -> None:
    text = (
        "beslut:\n"
        "  fil: Beslut 2022.xlsx\n"
        "  blad: Utdrag\n"
        "  kolumner:\n"
        "    diarienummer: Ärendenr\n"
        "    kommun:\n"
        "  värden:\n"
        "    beslut:\n"
        "      bifall: [Beviljad, Delvis bifall]\n"
        "      avslag:\n"
        "    stödform:\n"
        "      företagsstöd: Mikrostöd\n"
        "    RUS-prioritering:\n"
        "      Övrigt:\n"
        "        - Regional förnyelse\n"
    )
    found = source(tmp_path, text)
    assert (found.path.text, found.sheet) == ("Beslut 2022.xlsx", "Utdrag")
    assert {name: heading.text for name, heading in found.columns.items()} == {
        "diarienummer": "Ärendenr"
    }
    assert found.words == {
        "beslut": {"bifall": ("Beviljad", "Delvis bifall")},
        "stödform": {"företagsstöd": ("Mikrostöd",)},
        "RUS-prioritering": {"Övrigt": ("Regional förnyelse",)},
    }


@pytest.mark.parametrize(
    ("written", "units"),
    [
        ("tkr", {"beviljat belopp": 10**5, "utbetalt": 10**5}),
        ("tusental kronor", {"beviljat belopp": 10**5, "utbetalt": 10**5}),
        ("{beviljat belopp: MSEK}", {"beviljat belopp": 10**8}),
        (
            "{beviljat belopp: tkr, utbetalt: kr}",
            {"beviljat belopp": 10**5, "utbetalt": 100},
        ),
        ("", {}),
    ],
)
def test_or_with_the_unit_of_its_amounts(
    written: str, units: dict[str, int], tmp_path: Path
) -> None:
    found = source(tmp_path, f"beslut:\n  fil: beslut-2022.csv\n  enhet: {written}\n")
    assert {name: told.ore for name, told in found.units.items()} == units


@pytest.mark.parametrize(
    "written", ["EUR", "hkr", "1000", "tkr i år", "{utbetalt: dollar}"]
)
def test_a_unit_that_is_none_is_told(written: str, tmp_path: Path) -> None:
    report = load(tmp_path, f"beslut:\n  fil: beslut-2022.csv\n  enhet: {written}\n")
    told = [
        (finding.message, finding.hint)
        for kind, finding in report.faults
        if kind == "unknown value"
    ]
    unit = written.removeprefix("{utbetalt: ").removesuffix("}")
    assert told == [
        (
            f"”{unit}” är ingen enhet för belopp i kronor.",
            "Skriv kr, tkr, mnkr eller mdkr.",
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "beslut:\n",
        "beslut: ~\n",
        "beslut: {}\n",
        "beslut:\n  fil:\n  kolumner: {diarienummer: Ärendenr}\n",
    ],
)
def test_what_is_left_empty_names_no_file(text: str, tmp_path: Path) -> None:
    report = load(tmp_path, text)
    assert (report.grant.source, report.grant.decisions, report.faults) == (
        None,
        None,
        (),
    )


def test_a_key_figure_says_what_it_counts(tmp_path: Path) -> None:
    found = query(
        tmp_path,
        "    räknar: ansökningar\n"
        "    ur beslut: {antal: Beviljade, stödform: företagsstöd, kommun: [Boden, Kalix]}\n",
    )
    assert (
        found.name,
        found.where.line,
        found.counted,
        found.share_of,
        found.counts,
    ) == (
        "beviljade",
        2,
        "beviljade",
        None,
        "ansökningar",
    )
    assert [
        (column, [word.text for word in words]) for column, words in found.among
    ] == [
        ("stödform", ["företagsstöd"]),
        ("kommun", ["Boden", "Kalix"]),
    ]


def test_or_sums_or_is_a_share_of(tmp_path: Path) -> None:
    text = (
        "nyckeltal:\n"
        "  a: {ur beslut: {antal: beviljade}}\n"
        "  b: {ur beslut: {summa: utbetalt}}\n"
        "  c: {ur beslut: {antal: avslagna, andel av: a}}\n"
    )
    a, b, c = load(tmp_path, text).grant.queries
    assert (a.counted, b.counted, c.share_of and c.share_of.text) == (
        "beviljade",
        "utbetalt",
        "a",
    )


@pytest.mark.parametrize("asked", ["", "~", "{}", "{antal: , stödform: , kommun: []}"])
def test_what_is_left_empty_asks_for_nothing(asked: str, tmp_path: Path) -> None:
    report = load(tmp_path, f"nyckeltal:\n  a:\n    värde: 5\n    ur beslut: {asked}\n")
    assert (report.grant.queries, report.faults) == ((), ())


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("beslut: [a.csv]\n", "wrong type", "ska bestå av nycklar"),
        ("beslut: {fil: [a.csv]}\n", "wrong type", "ska vara text"),
        ("beslut: {file: a.csv}\n", "unknown key", "Okänd nyckel: ”file”"),
        (
            "beslut: {kolumner: {ärendenummer: A}}\n",
            "unknown key",
            "Okänd nyckel: ”ärendenummer”",
        ),
        ("beslut: {kolumner: Ärendenr}\n", "wrong type", "ska bestå av nycklar"),
        (
            "beslut: {värden: {beslut: Beviljad}}\n",
            "wrong type",
            "ska bestå av nycklar",
        ),
        (
            "beslut: {värden: {beslut: {ja: Beviljad}}}\n",
            "unknown key",
            "Okänd nyckel: ”ja”",
        ),
        (
            "beslut: {värden: {stödform: {företagstöd: Mikrostöd}}}\n",
            "unknown key",
            "Okänd nyckel: ”företagstöd”",
        ),
        ("beslut: {värden: {datum: {a: b}}}\n", "unknown key", "Okänd nyckel: ”datum”"),
        (
            "beslut: {värden: {beslut: {bifall: [Klar], avslag: klar}}}\n",
            "duplicate key",
            "”klar” står också under bifall",
        ),
        (
            "nyckeltal: {a: {ur beslut: beviljade}}\n",
            "wrong type",
            "ska bestå av nycklar",
        ),
        (
            "nyckeltal: {a: {ur beslut: {antal: alla}}}\n",
            "unknown value",
            "”alla” går inte att räkna som antal",
        ),
        (
            "nyckeltal: {a: {ur beslut: {summa: beviljade}}}\n",
            "unknown value",
            "”beviljade” går inte att räkna som summa",
        ),
        (
            "nyckeltal: {a: {ur beslut: {antal: [inkomna]}}}\n",
            "wrong type",
            "ska vara text",
        ),
        (
            "nyckeltal: {a: {ur beslut: {antal: inkomna, ort: Boden}}}\n",
            "unknown key",
            "Okänd nyckel: ”ort”",
        ),
        (
            "nyckeltal: {a: {ur beslut: {kommun: Boden}}}\n",
            "missing",
            "säger inte vad som ska räknas",
        ),
        (
            "nyckeltal: {a: {ur beslut: {antal: inkomna, summa: beviljat}}}\n",
            "missing",
            "säger både antal: och summa:",
        ),
        (
            "nyckeltal: {a: {ur beslut: {antal: inkomna, andel av: b}}}\n",
            "unknown value",
            "heter ”b”",
        ),
        (
            "nyckeltal: {a: {ur beslut: {antal: inkomna, andel av: a}}}\n",
            "unknown value",
            "heter ”a”",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(
    text: str, kind: str, words: str, tmp_path: Path
) -> None:
    report = load(tmp_path, text)
    ((met, finding),) = report.faults
    assert met == kind
    assert words in finding.message
    assert finding.where.path == "anslag.yaml"
    assert finding.hint


def test_a_figure_whose_question_cannot_be_read_is_known_to_be_unread(
    tmp_path: Path,
) -> None:
    grant = load(
        tmp_path,
        "nyckeltal: {a: {ur beslut: {antal: alla}}, b: 5}\nkontroller: [a ≥ b]\n",
    ).grant
    assert grant.unread == {"a"}


def test_the_closest_name_of_a_share_is_told(tmp_path: Path) -> None:
    text = (
        "nyckeltal:\n"
        "  ansökningar: {ur beslut: {antal: inkomna}}\n"
        "  b: {ur beslut: {antal: avslagna, andel av: ansökingar}}\n"
    )
    ((_, finding),) = load(tmp_path, text).faults
    assert finding.hint == "Menade du ”ansökningar”?"


@pytest.mark.parametrize(
    "slip",
    [
        "{ur beslutt: {antal: inkomna}}",
        "{ur beslut: {antal: alla}}",
        "[164]",
        "{ur beslut: {antal: inkomna, ort: Boden}}",
    ],
)
def test_a_share_of_a_figure_that_cannot_be_read_is_no_slip_of_its_own(
    slip: str, tmp_path: Path
) -> None:
    report = load(
        tmp_path,
        "nyckeltal:\n"
        f"  a: {slip}\n"
        "  b: {värde: 5 %, ur beslut: {antal: avslagna, andel av: a}}\n",
    )
    assert [finding.where.line for _, finding in report.faults] == [2]
