"""A faulty form file tells every fault at once, each with file, line and column."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tools import ROOT
from villkor.base.diagnostic import UserError
from villkor.form.load import load_form, load_regions
from villkor.form.model import Recipient
from villkor.form.places import form_years
from villkor.form.read_form import read_form

SOURCE = (ROOT / "templates" / "2022" / "form.yaml").read_text(encoding="utf-8")


def faults(source: str) -> list[str]:
    _, found = read_form(source, "form.yaml", load_regions())
    return found


def changed(old: str, new: str) -> list[str]:
    assert old in SOURCE
    return faults(SOURCE.replace(old, new, 1))


def line_of(text: str, source: str = SOURCE) -> int:
    return source[: source.index(text)].count("\n") + 1


def test_the_real_form_has_no_faults() -> None:
    form, found = read_form(SOURCE, "form.yaml", load_regions())
    assert found == []
    assert form is not None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "    typ: text\n    fråga: >-\n      Beskriv hur det",
            "    typ: fritext\n    fråga: >-\n      Beskriv hur det",
            "kan inte vara ”fritext”",
        ),
        ('  - id: "1.1.2"', '  - id: "1.1.1"', "”1.1.1” finns redan"),
        (
            '  - id: "1.2.1.1"',
            '  - id: "1.9.1.1"',
            "”1.9.1.1” står under ”1.9.1”, som inte finns före den",
        ),
        ("    under: Å1\n", "    under: Å7\n", "står under ”Å7”"),
        (
            "högst antal rader: 5",
            "högst antal rader: fem",
            "ska vara ett heltal, inte ”fem”",
        ),
        (
            "högst antal rader: 5",
            f"högst antal rader: {'9' * 5000}",
            "”högst antal rader” är ett för stort tal",
        ),
        ("    tabell: insatser", "    tabell: insats", "Menade du ”insatser”?"),
        ("sista dag: 2023-02-21", "sista dag: 21/2", "ska vara ett datum"),
        ("sista dag: 2023-02-21", "sista dag: 2023-W08-2", "ska vara ett datum"),
        ("    punktform: ja", "    punktform: kanske", "ska vara ja eller nej"),
        (
            "titel: Återrapportering",
            "tittel: Återrapportering",
            "Okänd nyckel: ”tittel”. Menade du ”titel”?",
        ),
        ("          typ: effekter", "          typ: effekt", "Menade du ”effekter”?"),
        ("    namn: Tillväxtverket\n", "", "”namn” saknas"),
        ("    namn: Tillväxtverket\n", "    namn:\n", "”namn” saknar värde"),
        ("    fil: 4-analys\n", "", "hör inte till någon fil"),
        (
            "stödformer: [projektverksamhet",
            "stödformer: {projektverksamhet",
            "hakparentes eller klammer",
        ),
        ("    skäl: Gotland", "    skal: Gotland", "Okänd nyckel: ”skal”"),
        (
            "e-post: tillvaxtverket@",
            "e-post: tillväxtverket på ",
            "ska vara en adress som namn@exempel.se, inte ”tillväxtverket på tillvaxtverket.se”",
        ),
        (
            "    filnamn: aterrapportering {år}",
            "    filnamn: aterrapportering {årtal}",
            "”{årtal}” är inget som villkor kan fylla i.",
        ),
        ("      Till {mottagare}", "      Till {mottagre}", "Menade du ”mottagare”?"),
        ("{region}[, dnr", "{region}(, dnr", "”]” saknar sin motsvarighet."),
        (
            "    följetext: |",
            "    följebrev: |",
            "Okänd nyckel: ”följebrev”. Menade du ”följetext”?",
        ),
        ("    BRP: bruttoregionprodukt", "    BRP:", "”BRP” saknar värde"),
        ("  uttydda:", "  utydda:", "Menade du ”uttydda”?"),
        (
            "  - regel: andelar-inte-hela",
            "  - regel: andelar-inte-hel",
            "”regel” kan inte vara ”andelar-inte-hel”. Menade du ”andelar-inte-hela”?",
        ),
        (
            "    bör gälla: utbetalt",
            "    kan gälla: utbetalt",
            "Okänd nyckel: ”kan gälla”.",
        ),
        (
            "    bör gälla: utbetalt",
            "    ska gälla: 1 = 1\n    bör gälla: utbetalt",
            "antingen ”ska gälla” eller ”bör gälla”.",
        ),
        (
            "    ska gälla: stödformernas andelar = exakt 100 %",
            "    ska gälla:",
            "”ska gälla” saknar värde.",
        ),
        (
            "stödformernas andelar = exakt",
            "stödformernas andel = exakt",
            "Det finns ingen siffra som heter ”stödformernas andel”.",
        ),
        (
            "beviljade * + avslagna *",
            "beviljade * avslagna *",
            "Här saknas ett tecken.",
        ),
        (
            "beviljade * + avslagna *",
            "beviljade + avslagna *",
            "Skriv ett ord och * (beviljade *), eller ett av namnen tilldelat",
        ),
        (
            "stödforms belopp ≤ totalt",
            "stödforms belopp ≤ varje prioriterings belopp",
            "namn av olika slag, som aldrig finns samtidigt.",
        ),
        (
            "utbetalt * ≤ beviljat *",
            "utbetalt * ≤ varje stödforms belopp",
            "namn av olika slag, som aldrig finns samtidigt.",
        ),
        (
            "    prövas efter: [andel-mot-belopp]",
            "    prövas efter: [andel-mot-belop]",
            "Här kan inte stå ”andel-mot-belop”. Menade du ”andel-mot-belopp”?",
        ),
        ("  - [beviljad, ", "  - [{beviljad: ja}, ", "Raden innehåller ett kolon"),
    ],
)
def test_a_fault_is_told_with_its_place(old: str, new: str, message: str) -> None:
    found = changed(old, new)
    assert any(message in fault for fault in found), found
    assert all(fault.startswith("form.yaml:") for fault in found)


def test_the_place_is_line_and_column() -> None:
    found = changed("högst antal rader: 5", "högst antal rader: fem")
    line = line_of("högst antal rader: 5")
    assert found == [
        f"form.yaml:{line}:24: ”högst antal rader” ska vara ett heltal, inte ”fem”."
    ]


def test_the_place_of_a_gap_that_cannot_be_filled_is_where_it_stands() -> None:
    found = changed("      Till {mottagare}", "      Till {mottagre}")
    assert [fault.split(" ")[0] for fault in found] == [
        f"form.yaml:{line_of('      Till {mottagare}')}:12:"
    ]


def test_the_place_of_a_relation_that_cannot_be_read_is_where_it_goes_wrong() -> None:
    found = changed("utbetalt * ≤ beviljat *", "utbetalt * ≤ 1.5 mnkr")
    column = len("    bör gälla: utbetalt * ≤ ") + 1
    assert [fault.split(" ")[0] for fault in found] == [
        f"form.yaml:{line_of('    bör gälla: utbetalt')}:{column}:"
    ]


def test_a_form_needs_no_relations() -> None:
    start, end = SOURCE.index("samband:\n"), SOURCE.index("målprogram:\n")
    form, found = read_form(SOURCE[:start] + SOURCE[end:], "form.yaml", load_regions())
    assert found == []
    assert form is not None
    assert (form.relations, form.word_forms) == ((), ())


def test_a_recipient_needs_no_patterns_of_its_own() -> None:
    patterns = re.compile(
        r"    filnamn:.*\n    ämne:.*\n    följetext: \|\n(      .*\n|\n)+"
    )
    form, found = read_form(patterns.sub("", SOURCE), "form.yaml", load_regions())
    assert found == []
    assert form is not None
    assert form.recipients[1] == Recipient(
        "tillvaxtverket",
        "Tillväxtverket",
        "tillvaxtverket@tillvaxtverket.se",
        "Ä 2022-4019",
    )


def test_all_faults_are_told_in_one_go_in_the_order_of_the_file() -> None:
    source = SOURCE.replace("titel:", "tittel:", 1).replace(
        "högst antal rader: 5", "högst antal rader: fem"
    )
    found = faults(source)
    assert len(found) > 5
    lines = [int(fault.split(":")[1]) for fault in found]
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    "source", ["", "# bara en kommentar\n", "- en\n- lista\n", "text", "{}"]
)
def test_a_file_that_is_no_form_is_a_fault_and_never_an_exception(source: str) -> None:
    form, found = read_form(source, "form.yaml", load_regions())
    assert form is None
    assert found


def test_a_choice_needs_its_values_and_a_column_its_fields() -> None:
    assert any(
        "behöver ”värden”" in fault
        for fault in changed("          typ: rad", "          typ: val")
    )
    start, end = (
        SOURCE.index("      fält:\n        - nyckel: typ"),
        SOURCE.index("    - rubrik: Helt eller delvis"),
    )
    assert any(
        "Kolumnen har inga fält" in fault
        for fault in faults(SOURCE[:start] + SOURCE[end:])
    )


def test_a_question_with_neither_heading_nor_wording_is_a_fault() -> None:
    assert any(
        "varken en rubrik eller en fråga" in fault
        for fault in changed("delar:\n", 'delar:\n  - id: "Å0"\n')
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("    fil: 4-analys\n", "    fil: ../4-analys\n", "kan inte vara namnet på en fil"),
        ("    fil: 4-analys\n", "    fil: rapport\n", "kan inte vara namnet på en fil"),
        ("    fil: 4-analys\n", "    fil: 3.3-kommuner\n", "Två rubriker har filen"),
        ('  - id: "4.3"', '  - id: "4.3: a"', "kan inte vara numret på en fråga"),
        ('  - id: "4.3"', '  - id: "status"', "kan inte vara numret på en fråga"),
        ("  tillvaxtverket:\n", "  alla:\n", "kan inte vara nyckeln för en mottagare"),
        ("  tillvaxtverket:\n", "  Å Ä:\n", "kan inte vara nyckeln för en mottagare"),
        ("beskrivning\n          typ: text", "namn\n          typ: text", "heter ”namn”"),
        ("status: [utkast, klar, godkänd]", "status: [utkast]", "minst två ord"),
        ("högst antal rader: 5", "högst antal rader: 0", "får inga rader"),
        ("  - nyckel: s3\n", "  - nyckel: rus\n", "heter ”rus”"),
        ("    - nyckel: kort\n", "    - nyckel: status\n", "heter ”status”"),
        ("formulär: 2022", "formulär: 22", "fyra siffror, inte 22"),
        ("status: [uppnådda, förväntade]", "status: []", "”effekter: status” saknas"),
        ("titel: Åter", "förlaga: kanske\ntitel: Åter", "ska vara ja eller nej"),
        ("    punktform: ja", "    krav: måste", "kan inte vara ”måste”"),
    ],
)  # fmt: skip
def test_names_that_cannot_be_keys_or_files_and_what_is_lacking_are_told(
    old: str, new: str, message: str
) -> None:
    assert any(message in fault for fault in changed(old, new))


def test_an_unknown_year_names_those_there_are() -> None:
    with pytest.raises(UserError) as error:
        load_form(1999)
    assert "1999" in error.value.message
    assert str(form_years()[0]) in error.value.hint


def test_templates_are_found_beside_the_package_in_a_checkout() -> None:
    assert 2022 in form_years()
    assert (Path(ROOT) / "templates" / "2022" / "referens.docx").is_file()
