"""What `check --docx` would say of links and headings in an answer, `check` says first."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools import report_with
from villkor.base.diagnostic import Diagnostic
from villkor.rules.catalogue import run_rules


def told(tmp_path: Path, text: str, *codes: str) -> tuple[Diagnostic, ...]:
    body = "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))
    return run_rules(report_with(tmp_path, **{"3.1": f'"3.1.1": |\n{body}'}), codes)


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("www.exempel.se/strategi", "https://www.exempel.se/strategi"),
        ("exempel.se", "https://exempel.se"),
        ("exempel.se/a/b", "https://exempel.se/a/b"),
        ("", "saknar adress"),
        ("bilaga.docx", "som läsaren inte når"),
        (r"C:\rapporter\x.xlsx", "som läsaren inte når"),
        ("file:///c:/x", "som läsaren inte når"),
        (r"\\server\delad\x.pdf", "som läsaren inte når"),
        ("registrator@exempel.se", "mailto:registrator@exempel.se"),
        ("#avsnitt", "inte är någon adress"),
        ("https:/exempel.se", "inte är någon adress"),
        ("http//exempel.se", "inte är någon adress"),
        ("strategin", "inte är någon adress"),
    ],
)
def test_a_link_that_leads_nowhere(target: str, words: str, tmp_path: Path) -> None:
    (finding,) = told(tmp_path, f"Regionen har [en strategi]({target}) nu.", "VK520")
    assert words in f"{finding.message} {finding.hint}"
    assert finding.where.column == 16


@pytest.mark.parametrize(
    "text",
    [
        "[en strategi](https://www.exempel.se/strategi_(2022))",
        "[en strategi](<https://www.exempel.se/strategi>)",
        '[en strategi](https://exempel.se "titel")',
        "[växeln](tel:+46920000000) och [registrator](mailto:r@exempel.se)",
        "[ord]{en} (2022) och [ett] (två)",
        r"\[ord](inte länk)",
    ],
)
def test_a_link_that_leads_somewhere(text: str, tmp_path: Path) -> None:
    assert not told(tmp_path, f"Regionen har {text} nu.", "VK520")


def test_a_blank_between_the_words_and_the_address(tmp_path: Path) -> None:
    (finding,) = told(tmp_path, "Se [planen] (https://exempel.se/plan).", "VK520")
    assert finding.hint == "Ta bort blanksteget."


@pytest.mark.parametrize(
    "words",
    ["här", "Här", "läs mer", "Klicka här", "länk", "**här**", "www.exempel.se"],
)
def test_words_that_say_nothing(words: str, tmp_path: Path) -> None:
    text = f"Vi har en plan, se [{words}](https://exempel.se/plan)."
    assert len(told(tmp_path, text, "VK521")) == 1


def test_words_that_say_where(tmp_path: Path) -> None:
    text = "Läs mer i [planen för Norrbotten](https://exempel.se/plan) här."
    assert not told(tmp_path, text, "VK521")


@pytest.mark.parametrize(
    "below", ["\nRegionen har företag.", "- en punkt", "\n- punkt"]
)
@pytest.mark.parametrize("sign", ["**", "__", "***"])
def test_a_bold_paragraph_as_a_heading(below: str, sign: str, tmp_path: Path) -> None:
    text = f"Först.\n\n{sign}Näringsliv{sign}\n{below}"
    (finding,) = told(tmp_path, text, "VK522")
    assert finding.where.line == 4
    assert "**Näringsliv.** …" in finding.hint


@pytest.mark.parametrize(
    "text",
    [
        "**Näringsliv.** Regionen har företag.",
        "**Allt är sagt.**\n\nMer finns inte.",
        "**Näringsliv:**\n\nMer.",
        "Först.\n\n**Näringsliv**",
        "**Näringsliv** och annat\n\nMer.",
        "Ett **viktigt**\nord\n\nMer.",
    ],
)
def test_bold_words_that_are_no_heading(text: str, tmp_path: Path) -> None:
    assert not told(tmp_path, text, "VK522")
