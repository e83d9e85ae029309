"""Lists and tables from Word, Excel and PDF files do not become running text unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools import ROOT, SAMPLE, report_with
from villkor.document.markdown import markdown_blocks
from villkor.document.plain import plain_lines
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.catalogue import run_rules
from villkor.rules.mend import TYPOGRAPHY, mends, write_mends
from villkor.rules.prose.joined_lines import short_lines
from villkor.rules.prose.typed_lists import listed_text, typed_items
from villkor.rules.prose.typed_tables import typed_tables
from villkor.rules.report.lines import LETTERS, SIGNS

CODES = ("VK101", "VK208", "VK517", "VK518", "VK519")
MARKS = [
    ("•", "•"), ("•\t", "•\t"), ("·", "·"), ("\uf0b7\t", "\uf0b7\t"), ("▪", "▪"),
    ("\uf0a7\t", "\uf0a7\t"), ("\uf0d8", "\uf0d8"), ("■", "■"), ("➢", "➢"), ("✓", "✓"),
    ("–", "–"), ("—", "—"), ("o\t", "o\t"), ("§\t", "§\t"), ("o   ", "o   "),
    ("·\u00a0\u00a0", "·\u00a0\u00a0"), ("-\u00a0", "-\u00a0"), ("*\u00a0", "*\u00a0"),
    ("a)", "b)"), ("A)", "B)"), ("(a)", "(b)"), ("(1)", "(2)"), ("i)", "ii)"),
    ("(i)", "(ii)"), ("a.", "b."), ("1.1", "1.2"), ("2.3.1", "2.3.2"), ("c)\t", "d)\t"),
]  # fmt: skip


def report_of(tmp_path: Path, text: str, sign: str = "|") -> Report:
    body = "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))
    return report_with(tmp_path, **{"3.1": f'"3.1.1": {sign}\n{body}'})


def codes_of(report: Report) -> list[str]:
    found = run_rules(report, CODES)
    return [each.code for each in found if each.where.path.startswith("3.1")]


def words_of(text: str) -> str:
    return plain_lines(markdown_blocks(text))


@pytest.mark.parametrize(("first", "second"), MARKS, ids=repr)
def test_a_pasted_list_is_told_and_made_a_list(
    first: str, second: str, tmp_path: Path
) -> None:
    text = f"Regionen vill lyfta:\n{first} kompetens\n{second} energi"
    report = report_of(tmp_path, text)
    assert len(words_of(text).split("\n")) == 1
    assert len(codes_of(report)) == 1
    write_mends(report, mends(report, TYPOGRAPHY))
    mended = load_report(report.folder)
    assert not codes_of(mended)
    (answer,) = (told.text.text for told in mended.texts if told.question == "3.1.1")
    lines = words_of(answer).split("\n")
    assert [line for line in lines if line.endswith(("kompetens", "energi"))] == lines[
        -2:
    ]
    assert all(line.startswith("–") for line in lines[-2:])


def test_words_own_bullets_stand_as_deep_as_in_word() -> None:
    text = "•\tett\no\ttvå\n§\ttre\no\tfyra\n•\tfem"
    assert listed_text(text, SIGNS) == ("- ett\n  - två\n    - tre\n  - fyra\n- fem")


@pytest.mark.parametrize(
    "text",
    [
        "Vi vill a) ett, b) två och\nc) tre.",
        "Enligt\n§\u00a05 lagen\noch § 6 lagen.",
        "– Vi är glada, säger regionen.",
        "Det kostade\n12,5 mnkr och\n1 000 kr mer.",
        "1) ett\n2) två",
        "1. ett\n2. två",
        "- ett\n- två",
        "Ett stycke.\n\nEtt till.",
        "Vi har träffat\nLänsstyrelsen i länet, och där talat om det som är viktigt.\nKort.",
        "EU-\nmedel och barn-\noch ungdomsvård, in- eller utländska.",
        "Vi har x; vi har y.\nVi har z; vi har å.",
        "Se https://a.se/b;c;d och\nhttps://a.se/b;c;d mer.",
    ],
)
def test_running_text_is_not_told(text: str, tmp_path: Path) -> None:
    report = report_of(tmp_path, text)
    assert [code for code in codes_of(report) if code != "VK208"] == []
    assert listed_text(text, SIGNS | LETTERS) == text


def test_the_samples_have_only_the_list_that_is_wrong_on_purpose() -> None:
    assert not [each for each in run_rules(load_report(SAMPLE), CODES) if each]
    incomplete = load_report(ROOT / "sample_reports" / "ofullstandig-2022")
    found = {each.code for each in run_rules(incomplete, ("VK208", "VK517", "VK518"))}
    assert found == {"VK208"}


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("År\tAntal\tBelopp\n2021\t12\t3,4 mnkr", "- 2021: Antal 12, Belopp 3,4 mnkr"),
        ("År\tAntal\n2021\t12\n2022\t15", "- 2021: Antal 12"),
        ("År    Antal    Kr\n2021    12    3", "- 2021: Antal 12, Kr 3"),
        ("År;Antal;Kr\n2021;12;3", "- 2021: Antal 12, Kr 3"),
        ("År | Antal\n2021 | 12", "- 2021: Antal 12"),
        ("2021\t12\t3,4 mnkr", "- 2021: 12, 3,4 mnkr"),
    ],
)
def test_a_pasted_table_is_told_with_how_it_is_written(
    text: str, example: str, tmp_path: Path
) -> None:
    report = report_of(tmp_path, f"Så här gick det:\n\n{text}\n\nSlut.")
    (finding,) = run_rules(report, ["VK518"])
    assert f"till exempel: {example}." in finding.hint
    assert finding.where.line == 4
    write_mends(report, mends(report, {"VK502", "VK208", "VK517"}))
    assert run_rules(load_report(report.folder), ["VK518"]) == (finding,)


@pytest.mark.parametrize(
    "text",
    [
        "Regionen vill:\n- ett\n- två",
        "Ett stycke.\n\nEtt till.",
        "Vill:\n1. ett\n2. två",
    ],
)
@pytest.mark.parametrize("sign", [">", ">-", ""])
def test_lines_that_yaml_joins_are_told_and_kept(
    text: str, sign: str, tmp_path: Path
) -> None:
    text = text if sign else text.replace(":", "")  # a colon would make it a key
    report = report_of(tmp_path, text, sign)
    assert len(codes_of(report)) == 1
    write_mends(report, mends(report, TYPOGRAPHY))
    mended = load_report(report.folder)
    assert not codes_of(mended)
    (answer,) = (told.text.text for told in mended.texts if told.question == "3.1.1")
    assert words_of(answer) == words_of(text)


def test_short_lines_are_told_but_not_made_a_list_by_guess(tmp_path: Path) -> None:
    report = report_of(tmp_path, "Regionen vill lyfta\nkompetens\nenergi\nvatten")
    assert codes_of(report) == ["VK517"]
    assert not mends(report, TYPOGRAPHY)


def test_a_line_is_as_short_as_it_is_with_the_blanks_that_check_takes_out(
    tmp_path: Path,
) -> None:
    report = report_of(tmp_path, f"Regionen{' ' * 50}lyfter\nkompetens\nenergi\nvatten")
    assert codes_of(report) == ["VK517"]


@pytest.mark.parametrize("words", ["§ 164 i lagen", "§ {siffra: inkomna} i lagen"])
@pytest.mark.parametrize("blank", [" ", "\u00a0", "  "])
def test_a_section_of_a_law_is_no_point_of_a_list(words: str, blank: str) -> None:
    assert typed_items(f"Stödet ges enligt\n{words.replace(' ', blank, 1)}") == ()


def test_the_rows_of_a_table_are_no_short_lines(tmp_path: Path) -> None:
    rows = (
        "| År   | Beslut   |\n|------|----------|\n| 2021 | 46       |\n| 2022 | 51  |"
    )
    report = report_of(tmp_path, f"Så här såg det ut:\n\n{rows}")
    assert "VK517" not in codes_of(report)
    assert [each.code for each in run_rules(report, ["VK205"])] == ["VK205"]


@pytest.mark.parametrize("word", ["sam-\nverkan", "sam- verkan", "sam¬verkan"])
def test_a_word_in_two_parts_is_told(word: str, tmp_path: Path) -> None:
    report = report_of(tmp_path, f"Regionen har {word} i länet.")
    (finding,) = run_rules(report, ["VK519"])
    assert "”samverkan”" in finding.message


def test_a_soft_hyphen_at_the_end_of_a_line_parts_no_word_unsaid(
    tmp_path: Path,
) -> None:
    report = report_of(tmp_path, "Regionen har sam\u00ad\nverkan i länet.")
    found = {each.code for each in run_rules(report, ("VK515", "VK519"))}
    assert found == {"VK515", "VK519"}


LINES = st.lists(
    st.sampled_from(
        ["• a", "o\tb", "§\tc", "a) d", "b) e", "1) f", "2)g", "- h", "  - i", "",
         "ord", "– j", "-k", "\uf0b7\tl", "År\tx\ty", "1.1 m", "1.2 n", "    o\tp"]
    ),
    max_size=10,
).map("\n".join)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(text=LINES)
def test_making_lists_twice_is_making_them_once_and_loses_no_word(text: str) -> None:
    once = listed_text(text, SIGNS | LETTERS)
    assert listed_text(once, SIGNS | LETTERS) == once
    assert once.count("\n") == text.count("\n")
    for old, new in zip(text.split("\n"), once.split("\n"), strict=True):
        assert new.split()[-1:] == old.split()[-1:] or old.lstrip()[:1] in "-2"


@pytest.mark.parametrize("search", [typed_items, typed_tables, short_lines])
@pytest.mark.parametrize(
    "piece", ["a) b\n", "• a\n", "a\tb\n", "a\n", "-a\n", " ", "2)b\n"]
)
def test_the_search_is_linear(search: object, piece: str) -> None:
    assert callable(search)
    assert len(list(search(piece * 20_000))) <= 20_000  # at once, or never
