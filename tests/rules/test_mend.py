"""`check --fix` mends what has one right answer, and leaves every other byte as it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws import examples
from tests.tools import ROOT, SAMPLE, copy_sample, empty_report, report_with, villkor
from villkor.base.diagnostic import UserError
from villkor.report.load import load_report
from villkor.rules.catalogue import run_rules
from villkor.rules.mend import (
    BY_HAND,
    TYPOGRAPHY,
    _look_again,
    mendable_rules,
    mended_line,
    mends,
    write_mends,
)

NBSP = "\N{NO-BREAK SPACE}"
PIECES = [
    "a\u0308",
    "e\u0301",
    "¨",
    "  ",
    " ,",
    " .",
    '"',
    "'",
    "“",
    "”",
    "2021-2027",
    "3-49",
    "RUN 00060-2022",
    " -5,2 ",
    "34 %",
    "100 000",
    "§ 6",
    "6 §",
    "ord",
    "Ord",
    "\n",
    "\n\n",
    "- ",
    "1. ",
    ")",
    "(",
    "[a](b c)",
    "\u00a0",
    "%",
    "8",
    "mnkr",
]
TEXT = st.lists(
    st.one_of(st.sampled_from(PIECES), st.characters(exclude_categories=["Cc", "Cs"])),
    max_size=25,
).map("".join)

LETTERS = (
    '"3.1.1": |\n'
    "  # inte en kommentar\n"
    '  Fo\u0308r  a\u030aren 2021-2027 fick "Navet" 100 000 kronor , -5,2 % mindre.\n'
    "# en kommentar  med 2021-2027\n"
    "ansvarig: A  B\n"
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("fo\u0308r", "för"),
        ("Regionen  har", "Regionen har"),
        ("företagen , kommunerna", "företagen, kommunerna"),
        ('projektet "Navet" är', "projektet ”Navet” är"),
        (
            'boken "Om [Navet](https://a.se/b-c)" kom',
            "boken ”Om [Navet](https://a.se/b-c)” kom",
        ),
        ("projektet 'Navet' är", "projektet ”Navet” är"),
        ("åren 2021-2027", "åren 2021–2027"),
        ("minus -5,2 grader", "minus \N{MINUS SIGN}5,2 grader"),
        ("34 procent av 100 000", f"34{NBSP}procent av 100{NBSP}000"),
        ("enligt 6 § och § 7", f"enligt 6{NBSP}§ och §{NBSP}7"),
    ],
)
def test_what_has_one_right_answer_is_mended(old: str, new: str) -> None:
    assert mended_line(old, TYPOGRAPHY) == new


@pytest.mark.parametrize(
    "text",
    [
        "RUN 00060-2022",
        "Ä 2022-4019",
        "den 2022-10-28",
        "[länk](https://a.se/2021-2027)",
        "fo r",
        "mkr",
        "34%",
        "- en punkt\n- en till",
        "a\n  b",
    ],
)
def test_what_has_not_is_left_alone(text: str) -> None:
    assert mended_line(text, TYPOGRAPHY) == text


def test_a_break_before_a_unit_is_left_to_the_person() -> None:
    assert mended_line("32,3\nmiljoner kronor", TYPOGRAPHY) == "32,3\nmiljoner kronor"


@pytest.mark.law
@settings(max_examples=examples(200), deadline=None)
@given(text=TEXT)
def test_mending_twice_is_mending_once_and_lines_stay_lines(text: str) -> None:
    once = mended_line(text, TYPOGRAPHY)
    assert mended_line(once, TYPOGRAPHY) == once
    assert once.count("\n") == text.count("\n")


def test_what_is_chosen_is_mended_and_figures_by_hand_only_where_their_rule_is_named() -> (
    None
):
    assert mendable_rules() == mendable_rules(["VK5", "VK208"]) == TYPOGRAPHY
    assert (
        mendable_rules(["VK4"])
        == mendable_rules(["VK201"])
        == mendable_rules(["VK418"], ["VK4"])
        == frozenset()
    )
    assert mendable_rules(["vk418", "VK502"]) == {BY_HAND, "VK502"}
    assert mendable_rules((), ["VK507", "VK5"]) == {"VK208"}
    assert mended_line('"Navet"  har 34 %', {"VK502"}) == '"Navet" har 34 %'


def test_only_the_lines_of_answers_are_touched(tmp_path: Path) -> None:
    report = report_with(tmp_path, **{"3.1": LETTERS})
    write_mends(report, mends(report, TYPOGRAPHY))
    text = (report.folder / "3.1-lansstyrelsen.yaml").read_text(encoding="utf-8")
    mended_line = (
        f"  För åren 2021–2027 fick ”Navet” 100{NBSP}000{NBSP}kronor, "
        f"\N{MINUS SIGN}5,2{NBSP}% mindre."
    )
    assert text.splitlines() == [
        *LETTERS.splitlines()[:2],
        mended_line,
        *LETTERS.splitlines()[3:],
    ]


def test_byte_order_mark_and_line_ends_are_kept(tmp_path: Path) -> None:
    folder = empty_report(tmp_path)
    path = folder / "3.1-lansstyrelsen.yaml"
    path.write_bytes(
        b'\xef\xbb\xbf"3.1.1": Regionen  har\r\n"3.1.2": |\r\n  2021-2027\n  slut\r\n'
    )
    report = load_report(folder)
    write_mends(report, mends(report, TYPOGRAPHY))
    assert (
        path.read_bytes()
        == '\ufeff"3.1.1": Regionen har\r\n"3.1.2": |\r\n  2021–2027\n  slut\r\n'.encode()
    )


def test_a_file_that_has_changed_since_is_not_written(tmp_path: Path) -> None:
    report = report_with(tmp_path, **{"3.1": LETTERS})
    path = report.folder / "3.1-lansstyrelsen.yaml"
    path.write_text("annat\n", encoding="utf-8")
    with pytest.raises(UserError, match="har ändrats"):
        write_mends(report, mends(report, TYPOGRAPHY))
    assert path.read_text(encoding="utf-8") == "annat\n"


def test_the_sample_has_nothing_to_mend() -> None:
    assert mends(load_report(SAMPLE), TYPOGRAPHY) == ()


@pytest.mark.law
@settings(max_examples=examples(20, 3_000), deadline=None)
@given(text=TEXT)
def test_mending_adds_no_finding(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = empty_report(tmp_path_factory.mktemp("mend"))
    body = "\n".join(
        f"  {line}"
        for line in text.replace("\u2028", " ")
        .replace("\u2029", " ")
        .replace("\x85", " ")
        .split("\n")
    )
    (folder / "3.1-lansstyrelsen.yaml").write_text(
        f'"3.1.1": |2\n{body}\n', encoding="utf-8", newline="\n"
    )
    report = load_report(folder)
    before = [diagnostic.code for diagnostic in run_rules(report)]
    write_mends(report, mends(report, TYPOGRAPHY))
    after = [diagnostic.code for diagnostic in run_rules(load_report(folder))]
    assert all(after.count(code) <= before.count(code) for code in set(after)), (
        before,
        after,
    )


class TestCommand:
    def test_diff_alone_shows_and_writes_nothing(self, tmp_path: Path) -> None:
        folder = report_with(tmp_path, **{"3.1": LETTERS}).folder
        done = villkor("check", folder, "--diff")
        assert "3.1-lansstyrelsen.yaml:3\n- Fo\u0308r" in done.stderr
        assert "+ För åren 2021–2027" in done.stderr
        assert done.stderr.startswith(
            "Här nedanför visas hårda blanksteg som ·.\n\n3.1-lansstyrelsen.yaml:3\n"
        )
        assert "fick ”Navet” 100·000·kronor" in done.stderr
        assert "1 rad kan rättas med --fix." in done.stderr
        assert (folder / "3.1-lansstyrelsen.yaml").read_text(
            encoding="utf-8"
        ) == LETTERS

    def test_fix_mends_and_checks_what_is_left(self, tmp_path: Path) -> None:
        folder = report_with(tmp_path, **{"3.1": LETTERS}).folder
        assert any(code in villkor("check", folder).stdout for code in TYPOGRAPHY)
        done = villkor("check", folder, "--fix")
        assert "Rättade 1 rad." in done.stderr
        assert not any(code in done.stdout for code in TYPOGRAPHY)
        assert (
            "Inget att rätta automatiskt." in villkor("check", folder, "--fix").stderr
        )

    def test_check_says_how_many_lines_can_be_mended_by_the_rules_that_it_has_tried(
        self, tmp_path: Path
    ) -> None:
        folder = report_with(tmp_path, **{"3.1": LETTERS}).folder
        assert villkor("check", folder).stdout.endswith(
            "1 rad kan rättas med villkor check --fix.\n"
        )
        assert villkor("check", folder, "--select", "VK507").stdout.endswith(
            "1 rad kan rättas med --fix.\n"
        )
        assert "kan rättas" not in villkor("check", folder, "--ignore", "VK5").stdout

    def test_only_the_chosen_rules_mend(self, tmp_path: Path) -> None:
        folder = report_with(tmp_path, **{"3.1": LETTERS}).folder
        assert (
            "Rättade 1 rad."
            in villkor("check", folder, "--fix", "--ignore", "VK505,VK507").stderr
        )
        text = (folder / "3.1-lansstyrelsen.yaml").read_text(encoding="utf-8")
        assert (
            "  För åren 2021-2027 fick ”Navet” 100 000 kronor, \N{MINUS SIGN}5,2 % mindre.\n"
            in text
        )

    def test_a_number_is_made_a_reference_only_on_demand(self, tmp_path: Path) -> None:
        text = '"3.1.1": |\n  Myndigheten handlade 164 ansökningar i hela landet.\n'
        figures = (
            "nyckeltal:\n  inkomna ansökningar: {värde: 164, räknar: ansökningar}\n"
        )
        folder = report_with(tmp_path, anslag=figures, **{"3.1": text}).folder
        path = folder / "3.1-lansstyrelsen.yaml"
        before = path.read_bytes()
        villkor("check", folder, "--fix")
        assert path.read_bytes() == before
        done = villkor("check", folder, "--fix", "--select", "VK418")
        assert "Rättade 1 rad." in done.stderr
        assert "handlade {siffra: inkomna ansökningar} ansökningar" in path.read_text(
            encoding="utf-8"
        )

    def test_nothing_is_said_to_be_mended_that_could_not_be_written(
        self, tmp_path: Path
    ) -> None:
        folder = report_with(tmp_path, **{"3.1": LETTERS + "# lång\n" * 500}).folder
        # no file can be longer than 1 kB: a full disk
        command = (
            f"ulimit -f 1; {sys.executable} -m villkor check {folder} --fix --diff"
        )
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2
        assert done.stderr.startswith("Det går inte att skriva")


def test_what_is_saved_while_it_is_mended_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"read")
    _look_again(path, b"read")
    path.write_bytes(b"saved by somebody")
    with pytest.raises(UserError, match="har ändrats sedan den lästes"):
        _look_again(path, b"read")


def test_if_one_file_is_protected_none_is_mended(tmp_path: Path) -> None:
    folder = copy_sample(
        tmp_path, **{"1.1": ("Under 2022", "Under  2022"), "4-": ("Under ", "Under  ")}
    )
    files = {path: path.read_bytes() for path in folder.glob("*.yaml")}
    (folder / "4-analys.yaml").chmod(0o444)
    report = load_report(folder)
    with pytest.raises(UserError, match="är skrivskyddad"):
        write_mends(report, mends(report, mendable_rules()))
    assert {path: path.read_bytes() for path in files} == files
