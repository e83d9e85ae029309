"""The rules on figures that cannot all be right.

Those that need no more than one file have a case in tests/rules/test_catalogue.py too.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools import SAMPLE, report_with
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.catalogue import run_rules
from villkor.rules.report import grant


def report_of(tmp_path: Path, text: str) -> Report:
    return report_with(tmp_path, anslag=text)


def key_figures(**values: str) -> str:
    return "nyckeltal:\n" + "".join(
        f"  {name.replace('_', ' ')}: {value}\n" for name, value in values.items()
    )


def codes(report: Report) -> list[str]:
    return [diagnostic.code for diagnostic in run_rules(report, select=["VK4"])]


def test_the_sample_is_clean() -> None:
    report = load_report(SAMPLE)
    assert [*grant.paid_above_granted(report), *grant.part_above_whole(report)] == []


@pytest.mark.parametrize(
    "text",
    [
        key_figures(beviljat_stöd="21,9 mnkr", utbetalt_stöd="26,1 mnkr"),
        key_figures(
            utbetalda_medel_i_projektet="26 100 tkr",
            beviljade_medel_i_projektet="21,9 mnkr",
        ),
        key_figures(Beviljat="125", Utbetalat="126"),
        key_figures(stöd_utbetalt="21,96 mnkr", stöd_beviljat="21,9 mnkr"),
    ],
)
def test_vk408_more_is_paid_than_granted(text: str, tmp_path: Path) -> None:
    (finding,) = grant.paid_above_granted(report_of(tmp_path, text))
    line = text.split("\n")[finding.where.line - 1]
    assert "utbetal" in line.casefold()
    assert finding.where.path == "anslag.yaml"


@pytest.mark.parametrize(
    "text",
    [
        key_figures(beviljat_stöd="26,1 mnkr", utbetalt_stöd="21,9 mnkr"),
        key_figures(
            beviljat_stöd="21,9 mnkr", utbetalt_stöd="21,94 mnkr"
        ),  # both may be 21,94
        key_figures(beviljat_stöd="125", utbetalt_stöd="26,1 mnkr"),
        key_figures(beviljat_stöd="21,9 mnkr", utbetalt_bidrag="26,1 mnkr"),
        key_figures(utbetalt_stöd="26,1 mnkr"),
        key_figures(beviljat_stöd="21,9 mnkr"),
        "nyckeltal:\n",
    ],
)
def test_vk408_what_can_be_right(text: str, tmp_path: Path) -> None:
    assert list(grant.paid_above_granted(report_of(tmp_path, text))) == []


def test_vk408_a_relation_that_says_so_is_told_of_once(tmp_path: Path) -> None:
    text = (
        key_figures(beviljat_stöd="21,9 mnkr", utbetalt_stöd="26,1 mnkr")
        + "kontroller:\n  - Utbetalt stöd ≤ beviljat stöd\n"
    )
    assert codes(report_of(tmp_path, text)) == ["VK403"]


def test_vk401_says_how_little_it_can_be(tmp_path: Path) -> None:
    shares = zip(
        ("projektverksamhet", "företagsstöd", "kommersiell service"),
        ("61,0", "34,0", "5,2"),
        strict=True,
    )
    (finding,) = grant.shares_not_whole(
        report_of(
            tmp_path,
            "fördelning:\n"
            + "".join(f"  {form}: {{andel: '{share} %'}}\n" for form, share in shares),
        )
    )
    assert finding.message == "Andelarna blir 100,2\N{NO-BREAK SPACE}%, inte 100 %."


RECEIVED = key_figures(
    inkomna_ansökningar="164", beviljade_ansökningar="125", avslagna_ansökningar="29"
)


def test_vk416_what_is_decided_is_not_what_was_received(tmp_path: Path) -> None:
    (finding,) = grant.decided_contradict_received(report_of(tmp_path, RECEIVED))
    assert str(finding.where) == "anslag.yaml:3:3"
    assert finding.message.endswith(
        ": 125 + 29 är 154; angivet 164 → stämmer inte, skiljer 10."
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (RECEIVED.replace("29", "39"), []),
        (RECEIVED.replace("29", "29 mnkr"), []),  # amounts and counts are not added
        (RECEIVED.replace("avslagna ansökningar", "avslagna stöd"), []),
        (
            (
                f"{RECEIVED}kontroller:\n"
                "  - beviljade ansökningar + avslagna ansökningar + 10 = inkomna ansökningar\n"
            ),
            [],
        ),
        (
            (
                f"{RECEIVED}kontroller:\n"
                "  - beviljade ansökningar + avslagna ansökningar = inkomna ansökningar\n"
            ),
            ["VK403"],
        ),
        (
            (
                f"{RECEIVED}kontroller:\n"
                "  - beviljade ansökningar + avslagna ansökning = inkomna ansökningar\n"
            ),
            ["VK403", "VK416"],
        ),
        (
            f"{RECEIVED}kontroller:\n  - avslagna ansökningar ≤ inkomna ansökningar\n",
            ["VK416"],
        ),
    ],
)
def test_vk416_what_can_be_right_or_is_told_of_already(
    text: str, told: list[str], tmp_path: Path
) -> None:
    assert sorted(codes(report_of(tmp_path, text))) == told


@pytest.mark.parametrize(
    ("control", "message", "hint"),
    [
        (
            "a + b = 5 mnkr",
            (
                "”a + b = 5 mnkr”: 1 mnkr + 2,5 mnkr är 3,5 mnkr (2,9–4,1); angivet 5 mnkr → "
                "stämmer inte, skiljer minst 0,4 mnkr."
            ),
            "A är 1 mnkr, b är 2,5 mnkr.",
        ),
        (
            "a + a = b",
            "”a + a = b”: 1 mnkr + 1 mnkr är 2 mnkr (1–3); angivet 2,5 mnkr → stämmer.",
            "",
        ),
        (
            "1 + 1 = 3",
            "”1 + 1 = 3”: 1 + 1 är 2; angivet 3 → stämmer inte, skiljer 1.",
            "Rätta sambandet.",
        ),
    ],
)
def test_vk403_explains_itself_and_tells_what_the_names_stand_for(
    control: str, message: str, hint: str, tmp_path: Path
) -> None:
    found = list(
        grant.broken_relation(
            report_of(
                tmp_path,
                f"{key_figures(a='1 mkr', b='2,5 mnkr')}kontroller:\n  - {control}\n",
            )
        )
    )
    told = [
        (
            finding.message.replace("\N{NO-BREAK SPACE}", " "),
            finding.hint.replace("\N{NO-BREAK SPACE}", " "),
        )
        for finding in found
    ]
    assert told == ([] if "→ stämmer." in message else [(message, hint)])


ALL_FORMS = (
    "fördelning:\n"
    "  projektverksamhet: {belopp: 10 mnkr}\n"
    "  företagsstöd: {belopp: 5 mnkr}\n"
    "  kommersiell service: {belopp: 1 mnkr}\n"
)
PRIORITIES = (
    "prioriteringar:\n"
    "  - {namn: A, belopp: '100,0 mnkr'}\n"
    "  - {namn: B, belopp: '71,1 mnkr'}\n"
)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"fördelning:\n  företagsstöd:\n    belopp: 587 mnkr\n{PRIORITIES}", 2),
        (
            (
                "fördelning:\n"
                "  projektverksamhet:\n"
                "    belopp: 60 mnkr\n"
                "  företagsstöd:\n"
                "    belopp: 587 mnkr\n"
                f"{PRIORITIES}"
            ),
            4,
        ),
        ("fördelning:\n  företagsstöd:\n    andel: 134 %\n", 2),
        (
            f"fördelning:\n  företagsstöd:\n    belopp: 342 mnkr\n    andel: 200 %\n{PRIORITIES}",
            2,
        ),
        (
            "prioriteringar:\n  - {namn: A, andel: 10 %}\n  - {namn: B, andel: 110 %}\n",
            3,
        ),
        (
            f"{ALL_FORMS}prioriteringar:\n  - {{namn: A, belopp: 32 mnkr}}\n  - {{namn: B}}\n",
            6,
        ),
    ],
)
def test_vk409_a_part_is_above_the_whole(text: str, line: int, tmp_path: Path) -> None:
    found = run_rules(report_of(tmp_path, text), select=["VK4"])
    assert [(diagnostic.code, diagnostic.where.line) for diagnostic in found] == [
        ("VK409", line)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"fördelning:\n  företagsstöd:\n    belopp: 171,1 mnkr\n{PRIORITIES}", []),
        # the sum of two rounded amounts can be so much
        (f"fördelning:\n  företagsstöd:\n    belopp: 171,2 mnkr\n{PRIORITIES}", []),
        ("fördelning:\n  företagsstöd:\n    andel: 100 %\n", []),
        # of a whole that nobody has told
        ("fördelning:\n  företagsstöd:\n    belopp: 587 mnkr\n", []),
        (
            f"fördelning:\n  företagsstöd:\n    belopp: 587 mnkr\n    andel: 34 %\n{PRIORITIES}",
            ["VK402"],
        ),
        (
            (
                "fördelning:\n"
                "  projektverksamhet: {andel: 161 %}\n"
                "  företagsstöd: {andel: 34 %}\n"
                "  kommersiell service: {andel: 5 %}\n"
            ),
            ["VK401"],
        ),
        (ALL_FORMS.replace("10 mnkr", "610 mnkr") + PRIORITIES, ["VK404"]),
    ],
)
def test_vk409_what_can_be_right_or_is_told_of_already(
    text: str, told: list[str], tmp_path: Path
) -> None:
    assert codes(report_of(tmp_path, text)) == told


@pytest.mark.parametrize(
    ("allocated", "found"),
    [
        pytest.param("17,1 mnkr", ["VK405"], id="17,15 is written 17,2, and is more"),
        pytest.param("17,15 mnkr", [], id="both may be 17,15"),
        pytest.param("17,2 mnkr", [], id="the same"),
    ],
)
def test_vk405_more_is_distributed_than_allocated_however_they_are_rounded(
    allocated: str, found: list[str], tmp_path: Path
) -> None:
    text = (
        f"tilldelat: {allocated}\nprioriteringar: [{{namn: A, belopp: '17,2 mnkr'}}]\n"
    )
    assert codes(report_of(tmp_path, text)) == found
