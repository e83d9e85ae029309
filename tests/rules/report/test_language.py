"""What the rules of language and typography take for a fault, and what not.

Each has its first case in `tests/cases/rules`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.tools import report_with
from villkor.base.diagnostic import Finding
from villkor.report.model import Report
from villkor.rules.catalogue import RULES
from villkor.rules.report import language, numerals, typography

Check = Callable[[Report], Iterator[Finding]]

NBSP = "\N{NO-BREAK SPACE}"
DOTS = "\N{COMBINING DIAERESIS}"

CHECKS: dict[str, Check] = {
    rule.code: rule.check
    for rule in RULES
    if rule.code.startswith("VK5") and rule.check
}


def report_of(tmp_path: Path, *answers: str) -> Report:
    """A report whose first answers are these texts, one for each question of section 1.1."""
    source = ""
    for number, answer in enumerate(answers, start=1):
        source += f'"1.1.{number}": |\n' + "".join(
            f"  {line}\n" if line else "\n" for line in answer.rstrip("\n").split("\n")
        )
    return report_with(tmp_path, **{"1.1": source})


def found(tmp_path: Path, check: Check, *answers: str) -> list[Finding]:
    return [
        finding
        for finding in check(report_of(tmp_path, *answers))
        if finding.where.path.startswith("1.1")
    ]


ADDRESSES = """\
Se [rapporten](https://regionen.se/a-2021-2027/58.7/34%/"x"/mkr) och <https://regionen.se/2021-2027/58.7%25>.
Se www.regionen.se/3-49/-5/58.7mnkr, regionen.se/2021-2027 och namn.2021-2027@regionen.se.
"""


@pytest.mark.parametrize("code", CHECKS)
def test_addresses_are_no_prose(code: str, tmp_path: Path) -> None:
    assert found(tmp_path, CHECKS[code], ADDRESSES) == []


def test_offsets_hold_after_an_address(tmp_path: Path) -> None:
    text = "Se [a](https://regionen.se/58.7), 34% här."
    (finding,) = found(tmp_path, numerals.percent_without_space, text)
    # two blanks of indentation, and columns count from 1
    assert finding.where.column == text.index("34%") + 3


def test_a_typed_table_is_left_to_the_rule_that_refuses_it(tmp_path: Path) -> None:
    assert (
        found(
            tmp_path,
            typography.double_space,
            "| Post    | Mnkr |\n|---------|------|\n| Övrigt  | 12   |\n",
        )
        == []
    )


@pytest.mark.parametrize(
    "text",
    [
        f"a{DOTS}",
        "fo¨r",
        "a ˚",
        "ide´er",
        "fo rsta",
        f"{DOTS} lös",
        "x\N{COMBINING CIRCUMFLEX ACCENT}",
    ],
)
def test_vk501_letters_that_have_come_apart(text: str, tmp_path: Path) -> None:
    assert len(found(tmp_path, typography.broken_letters, f"Ord {text} ord.\n")) == 1


def test_vk501_is_one_finding_a_text_and_tells_how_many(tmp_path: Path) -> None:
    (one, other) = found(
        tmp_path,
        typography.broken_letters,
        f"fo{DOTS}r, a{DOTS}r och o{DOTS}ver\n",
        "a¨r",
    )
    assert (
        one.message == "Bokstaven ”ö” är skriven som två tecken. "
        "Svaret på 1.1.1 har 3 sådana bokstäver."
    )
    assert (
        other.message
        == "Här står ett löst tecken (U+00A8) som hör ihop med en bokstav."
    )


@pytest.mark.parametrize("mark", [",", ".", ";", ":", "!", "?"])
def test_vk503_every_mark(mark: str, tmp_path: Path) -> None:
    assert (
        len(
            found(
                tmp_path, typography.space_before_mark, f"Ett ord {mark} och ett till\n"
            )
        )
        == 1
    )


@pytest.mark.parametrize(
    "text",
    [
        "ord ...",
        "ord …",
        "ord . . .",
        "- .NET",
        "skala 1 : 50",
        "värdet ,5",
        ":-) ord :-)",
    ],
)
def test_vk503_marks_that_are_no_marks(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, typography.space_before_mark, f"{text}\n") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("“ett ord”", "Citattecknen kring ”ett ord” är “ och ”."),
        ("„ett ord“", "Citattecknen kring ”ett ord” är „ och “."),
        ('"ett ord”', 'Citattecknen kring ”ett ord” är " och ”.'),
        ('"ett\nord"', "Citattecknen kring ”ett ord” är raka."),
        ("ett „ord", "Citattecknet „ används inte på svenska."),
        ("'ett ord'", "Citattecknen kring ”ett ord” är raka."),
        ("('Framtidens jobb!')", "Citattecknen kring ”Framtidens jobb!” är raka."),
        ("”rätt” och ”fel“", "Citattecknen kring ”fel” är ” och “."),
    ],
)
def test_vk504_quotes_of_other_kinds(text: str, message: str, tmp_path: Path) -> None:
    assert [
        finding.message
        for finding in found(tmp_path, typography.wrong_quotes, f"Här {text} står.\n")
    ] == [message]


@pytest.mark.parametrize(
    "text",
    [
        '5" och',
        '"\n\nNytt stycke',
        "l’Europe",
        "d'Or",
        "»ord»",
        "rock 'n' roll",
        "Lars' och Anders' bil",
        "på '90-talet, '68",
        "5' och 6'",
        "”Han sa 'ja tack' till oss.”",
        "'s-Hertogenbosch och Lars' bil",
        "”Hej!” sade hon. ”Hej.”",
    ],
)
def test_vk504_what_is_no_fault(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, typography.wrong_quotes, f"Ord {text} ord.\n") == []


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("ERUF 2021-2027", "2021–2027"),
        ("(2021-2027)", "2021–2027"),
        ("2021 - 2027", "2021–2027"),
        ("2021-27", "2021–27"),
        ("3-49 anställda", "3–49"),
        ("1,5-2,5 procent", "1,5–2,5"),
        ("9-11 §§", "9–11"),
        ("0-3 år", "0–3"),
        ("10-20 000 kronor", "10–20"),
        ("1000-1500 deltagare", "1000–1500"),
    ],
)
def test_vk505_ranges(text: str, hint: str, tmp_path: Path) -> None:
    assert [
        finding.hint
        for finding in found(tmp_path, numerals.hyphen_in_range, f"Ord {text}.\n")
    ] == [f"Skriv {hint} med tankstreck."]


@pytest.mark.parametrize(
    "text",
    [
        "RUN 00060-2022",
        "N2021/03079-2",
        "Ä 2022-4019",
        "dnr 2021-2022",
        "Dnr 3-49",
        "2022-4019",
        "123-2022",
        "2022-10-28",
        "2022-10",
        "2011-12",
        "0920-284000",
        "010-20 30 40",
        "20-30 40 50",
        "2010:630-631",
        "SFS 2022-1467",
        "232100-0016",
        "850101-1234",
        "ISO 14-20",
        "covid-19",
        "2021–2027",
        "1.2-1.3",
        "F-3",
        "50-50",
        "60-40",
        "1990-talet",
        "1980-90-talet",
        "971-28",
        "3-49-5",
    ],
)
def test_vk505_numbers_that_are_no_ranges(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, numerals.hyphen_in_range, f"Ord {text} ord.\n") == []


@pytest.mark.parametrize("text", ["med -5 grader", "(-5,2 procent)", "- -3 procent"])
def test_vk506_minus(text: str, tmp_path: Path) -> None:
    assert len(found(tmp_path, numerals.hyphen_as_minus, f"{text}\n")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "- 5 företag",
        "-5 företag",
        "åren 2021 -2027",
        "Covid -19",
        "1920- och -30-talen",
        "med −5",
        "med –5",
        "A-5",
    ],
)
def test_vk506_hyphens_that_are_no_minus(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, numerals.hyphen_as_minus, f"{text}\n") == []


@pytest.mark.parametrize(
    "unit",
    [
        "%",
        "procent",
        "procentenheter",
        "mnkr",
        "mkr",
        "mdkr",
        "tkr",
        "kr",
        "kronor",
        "miljoner kronor",
        "§",
    ],
)
def test_vk507_every_unit(unit: str, tmp_path: Path) -> None:
    assert (
        len(found(tmp_path / "a", numerals.breakable_number, f"Det är 5 {unit} här.\n"))
        == 1
    )
    assert (
        found(tmp_path / "b", numerals.breakable_number, f"Det är 5{NBSP}{unit} här.\n")
        == []
    )


def test_vk507_is_one_finding_a_text_and_tells_how_many(tmp_path: Path) -> None:
    (finding,) = found(
        tmp_path,
        numerals.breakable_number,
        "Av 1 234 567 kronor gick 5 % till 12 300 företag, enligt\n6\n§.\n",
    )
    assert finding.message.startswith("På 6 ställen ")
    assert (finding.where.line, finding.where.column) == (2, 6)


@pytest.mark.parametrize(
    "text",
    [
        "0920-28 40 00",
        "+46 920 284 000",
        "070 123 45 67",
        "år 2022 125 företag",
        "5 kriser",
        "10 kronoparker",
    ],
)
def test_vk507_numbers_without_a_unit(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, numerals.breakable_number, f"Ord {text}.\n") == []


def test_vk508_names_the_whole_number(tmp_path: Path) -> None:
    (finding,) = found(
        tmp_path, numerals.percent_without_space, "Ökningen var 1 200,5% i år.\n"
    )
    assert finding.hint == "Skriv 1 200,5 procent."


def test_vk509_tells_when_the_report_also_writes_mnkr(tmp_path: Path) -> None:
    alone, both = (
        found(tmp_path / name, language.million_as_mkr, "5 Mkr.", text)
        for name, text in (("a", "Text."), ("b", "5 mnkr."))
    )
    assert [finding.message for finding in alone] == ["Här står ”Mkr”."]
    assert [finding.message for finding in both] == [
        "Här står ”Mkr”, men på andra ställen mnkr."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "45 företag fick stöd.",
        "- 45 företag fick stöd.",
        "1. 45 företag fick stöd.",
        "Ord m.m.\n\n45 företag fick stöd.",
        "**45 företag** fick stöd.",
        "Så blev det. 2022 kom fler.",
        "Så blev det (igen). 45 procent kom 2022.",
        "34 % gick till projekt.",
        "1 200 företag fick stöd.",
        "10–20 företag fick stöd.",
        "Text.\n\n1) 3 av 4 fick\nstöd.",
        "45 företag fick stöd i år.",
        "- 45 projekt har medel från EU.",
    ],
)
def test_vk510_sentences_that_begin_with_digits(text: str, tmp_path: Path) -> None:
    assert len(found(tmp_path, language.sentence_begins_with_digits, f"{text}\n")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "13 Bekämpa klimatförändringarna",
        "8",
        "- 45 företag",
        "6 § hindrar projekt.",
        "4 a § hindrar projekt.",
        "3 kap. gäller.",
        "1. Första punkten.",
        "Stöd söktes ca. 45 gånger.",
        "- 45 st.",
        "- 45 km.",
        "Stöd, bl.a. 45 bidrag.",
        "Alla fick stöd, dvs. 45 företag i länet.",
        "Företag, mfl. 45 företag i länet.",
        "I juni\n2022 kom fler.",
        "2022",
        "2022-10-28 kom det.",
        "Resultat: 45 företag fick stöd.",
    ],
)
def test_vk510_digits_that_begin_no_sentence(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, language.sentence_begins_with_digits, f"{text}\n") == []


def test_vk510_a_year_is_led_by_its_word(tmp_path: Path) -> None:
    (finding,) = found(
        tmp_path, language.sentence_begins_with_digits, "2022 kom fler företag.\n"
    )
    assert finding.hint == "Skriv År 2022, eller vänd på meningen."


@pytest.mark.parametrize(
    "text",
    [
        "58.7",
        "2.5 procent",
        "2.5\nmiljoner",
        "1.5–2.5 mnkr",
        "1.5-2.5 mnkr",
        "1.200 kronor",
        "cirka 2.5",
        "0.5 %",
        "3.5 årsarbetskrafter",
        "1.000.000 kr",
        "1.234.567 kronor",
        "12.000 personer",
        "1.200 företag",
        "2.500 nya\njobb",
        "1.234.567 invånare",
    ],
)
def test_vk511_numbers_with_a_point(text: str, tmp_path: Path) -> None:
    assert len(found(tmp_path, language.decimal_point, f"Det var {text}.\n")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "den 28.10",
        "28.10.2022",
        "2022.10",
        "kl. 13.30",
        "13.30–15.00",
        "SFS 2017.583",
        "lag 2010.630",
        "1.2.3.4",
        "mål 2.3",
        "inom 1.1, som",
        "och 1.3.",
        "Klivet vidare 2.0 stärker",
        "SNI 62.010",
        "avsnitt 40.2",
        "2022:56.3",
        "fil-58.7",
        "070.123",
        "tabell 2.5 procent",
        "3.1.1.",
        "1.200 gäller",
        "version 1.200 företag",
        "12.00 personer",
        "1.234.567",
        "IP 192.168.100.200 jobb",
        "avsnitt 1.200.300 kronor",
        "1.2.300 företag",
    ],
)
def test_vk511_points_that_are_no_decimals(text: str, tmp_path: Path) -> None:
    assert found(tmp_path, language.decimal_point, f"Det var {text} ord.\n") == []
