"""A Word file's paragraphs and cells → the values of the answers.

That whole files come home is tried in `test_round_trip`.
"""

from __future__ import annotations

import pytest

from tests.exchange.placing.found_files import (
    ANALYSES,
    PROJECTS,
    TEXT,
    YES_NO,
    cell,
    para,
    point,
    recovered,
    recovered_file,
    table,
)
from villkor.document.blocks import Run
from villkor.document.word.found import FoundCell, FoundParagraph, FoundTable
from villkor.report.values import AnswerValue, Value


def text_of(*blocks: object) -> Value:
    return recovered(TEXT, *blocks).parts[()]


def test_paragraphs_and_lists_are_markdown() -> None:
    assert text_of(
        "Inledning:",
        point("ett"),
        point("under", level=1),
        point("två"),
        "",
        point("första", key=2, shown="3."),
        point("andra", key=2, shown="4."),
        para((Run("Fet", bold=True), Run("stil", bold=True), Run(" slut."))),
        "• typad",
        "• lista",
    ) == (
        "Inledning:\n\n- ett\n  - under\n- två\n\n3. första\n4. andra\n\n"
        "**Fetstil** slut.\n\n- typad\n- lista"
    )


def test_letters_in_two_parts_come_home_in_one() -> None:
    assert text_of("Lule\u0061\u030a\u00ad") == "Luleå"


def test_an_address_as_words_is_no_link_by_name() -> None:
    address = "https://a.se/å"
    run = Run(address, link="https://a.se/%C3%A5")
    assert text_of(para((Run("Se "), run))) == f"Se {address}"


def test_english_is_marked_but_not_swedish_that_word_takes_for_english() -> None:
    runs = (
        Run("Det är ett "),
        Run("start-up", language="en-GB"),
        Run(" som vi har.", language="en-GB"),
    )
    assert text_of(para(runs)) == "Det är ett [start-up]{en} som vi har."


def test_a_table_in_prose_is_a_list_and_that_is_told() -> None:
    rows = table(("Kommun", "Antal", "Andel"), ("Luleå", "3", "5 %"), ("", "", ""))
    found = recovered_file(TEXT, "• punkt", rows, "Slut.")
    (note,) = found.notes
    assert found.answers[TEXT].parts[()] == (
        "- punkt\n\n* Kommun: Antal; Andel\n* Luleå: 3; 5 %\n\nSlut."
    )
    assert note.question == TEXT
    assert "lista" in note.what
    assert "Luleå" in note.words


def test_a_table_of_one_column_is_only_a_frame() -> None:
    assert text_of(table(("Ett svar.",), ("Mer.",))) == "Ett svar.\n\nMer."


def test_words_that_are_struck_out_as_a_shape_are_told() -> None:
    struck = Run("Gammalt.", struck=True)
    found = recovered_file(TEXT, para((Run("Nytt. "), struck)))
    assert found.answers[TEXT].parts[()] == "Nytt. Gammalt."
    assert [each.words for each in found.notes] == ["Gammalt."]


def test_a_footnote_and_a_text_box_are_told() -> None:
    note = Run(" (not: Enligt SCB.)", sequence="not")
    boxed = FoundParagraph(900, (Run("I en ruta."),), boxed=True)
    found = recovered_file(TEXT, para((Run("Text"), note)), boxed)
    assert found.answers[TEXT].parts[()] == "Text (not: Enligt SCB.)\n\nI en ruta."
    assert [each.words for each in found.notes] == ["(not: Enligt SCB.)", "I en ruta."]


def figures(name: str, *rows: tuple[str, ...]) -> FoundTable:
    control = f"{TEXT}:2:{name}" if name else ""
    return FoundTable(table(*rows).rows, (control,) if control else ())


CAPTION = "Tabell 1. Beviljade medel per prioritering, Region Norrbotten 2022"


@pytest.mark.parametrize("name", ["tabell: prioriteringar", ""])
def test_a_table_of_figures_is_the_line_that_asks_for_it(name: str) -> None:
    found = recovered_file(
        TEXT,
        "Före.",
        CAPTION,
        figures(name, ("Prioritering", "Belopp"), ("Grön", "5 kr")),
        "Källa: Region Norrbotten, egen uppföljning.",
        para("Beloppen är avrundade.", "källa"),
        "Efter.",
    )
    assert (
        found.answers[TEXT].parts[()] == "Före.\n\n{tabell: prioriteringar}\n\nEfter."
    )
    key = TEXT, "tabell: prioriteringar"
    assert found.illustrations == {key: ("Prioritering", "Belopp", "Grön", "5 kr")}
    assert found.captions[key][0] == CAPTION
    assert not found.notes
    assert not found.left


def test_another_table_with_a_caption_keeps_it() -> None:
    assert text_of("Tabell 1. Företag", table(("a", "b"))) == (
        "Tabell 1. Företag\n\n- a: b"
    )


@pytest.mark.parametrize("words", ["Svar saknas.", " ", ""])
def test_what_a_draft_says_where_nothing_is_said_is_no_answer(words: str) -> None:
    assert recovered(TEXT, words).empty


@pytest.mark.parametrize(
    ("blocks", "reason"),
    [
        pytest.param(["Ej tillämpligt.", "Gotland."], "Gotland.", id="as exported"),
        pytest.param(["Ej tillämpligt"], "", id="no reason"),
        pytest.param(["Inte tillämpligt: Gotland."], "Gotland.", id="after a colon"),
        pytest.param(
            ["Ej tillämpligt eftersom vi är en kommun."],
            "eftersom vi är en kommun.",
            id="eftersom",
        ),
    ],
)
@pytest.mark.parametrize("question", [TEXT, YES_NO, PROJECTS])
def test_that_a_question_does_not_apply(
    question: str, blocks: list[str], reason: str
) -> None:
    assert recovered(question, *blocks).parts == {("ej tillämpligt",): reason}


def test_a_text_that_only_begins_so_is_a_text() -> None:
    text = "Ej tillämpliga regler har tagits bort."
    assert text_of(text) == text


def test_yes_and_no_with_what_follows() -> None:
    yes = recovered(YES_NO, choice=True, parts={"vid ja": (point("jobb"),)})
    assert yes.parts == {("svar",): "ja", ("vid ja",): "- jobb"}
    no = recovered(YES_NO, "För få.", choice=False)
    assert no.parts == {("svar",): "nej", ("vid nej",): "För få."}


def test_a_text_that_follows_neither_has_no_place() -> None:
    found = recovered_file(YES_NO, "Vi vet inte.")
    assert found.answers[YES_NO].empty
    assert len(found.left) == 1


def test_a_text_beside_a_table_has_no_place() -> None:
    found = recovered_file(PROJECTS, "Se tabellen.", rows=(row("A"),))
    assert found.answers[PROJECTS].rows == ({("namn",): "A"},)
    assert len(found.left) == 1


def row(*cells: str | FoundCell) -> tuple[FoundCell, ...]:
    return tuple(cell(each) if isinstance(each, str) else each for each in cells)


def values(*cells: str | FoundCell, question: str = PROJECTS) -> dict[object, Value]:
    (found,) = recovered(question, rows=(row(*cells),)).rows
    return dict(found)


@pytest.mark.parametrize(
    ("first", "name", "rest"),
    [
        pytest.param(
            cell(para("LOKET", "tabellnamn"), "Kluster."),
            "LOKET",
            "Kluster.",
            id="ours",
        ),
        pytest.param(
            cell(para((Run("LOKET", bold=True),)), "Kluster."),
            "LOKET",
            "Kluster.",
            id="bold paragraph",
        ),
        pytest.param(
            cell(para((Run("LOKET:", bold=True), Run(" Kluster.")))),
            "LOKET",
            "Kluster.",
            id="bold words",
        ),
        pytest.param(cell("LOKET\nKluster."), "LOKET", "Kluster.", id="first line"),
        pytest.param(cell("", "LOKET"), "LOKET", None, id="name alone"),
        pytest.param(
            cell("LOKET – " + "kluster " * 20),
            "LOKET",
            ("kluster " * 20).strip(),
            id="a dash in a long text",
        ),
        pytest.param(
            cell("kluster " * 20), None, ("kluster " * 20).strip(), id="no name shows"
        ),
    ],
)
def test_name_and_description(
    first: FoundCell, name: str | None, rest: str | None
) -> None:
    found = values(first)
    assert found.get(("namn",)) == name
    assert found.get(("beskrivning",)) == rest


RUS, S3, AGENDA, OTHER = (("mål", key) for key in ("rus", "s3", "agenda2030", "övrigt"))


@pytest.mark.parametrize(
    ("goals", "told"),
    [
        pytest.param(
            cell(
                para("RUS", "tabelletikett"),
                point("Smarta, hållbara innovationer"),
                point("Attraktiva miljöer"),
                para("Agenda 2030", "tabelletikett"),
                point("8 Anständiga arbetsvillkor och ekonomisk tillväxt"),
                point("Jämställdhet"),
                para("Övriga mål", "tabelletikett"),
                "Länets mål.",
            ),
            {
                RUS: ("Smarta, hållbara innovationer", "Attraktiva miljöer"),
                AGENDA: ("8", "5"),
                OTHER: "Länets mål.",
            },
            id="as exported",
        ),
        pytest.param(
            cell("RUS: Smarta; Gröna. Agenda 2030: mål 8 och 9"),
            {RUS: ("Smarta", "Gröna"), AGENDA: ("8", "9")},
            id="on one line",
        ),
        pytest.param(
            cell(
                "Mål i den regionala utvecklingsstrategin (RUS):\nSmarta",
                "S3",
                "Gruv; Skog",
            ),
            {RUS: ("Smarta",), S3: ("Gruv", "Skog")},
            id="in a sentence, and on the next line",
        ),
        pytest.param(
            cell("Regional utvecklingsstrategi:\nSmarta", "Agenda 2030, mål 8, 9."),
            {RUS: ("Smarta",), AGENDA: ("8", "9")},
            id="long name, no colon",
        ),
        pytest.param(
            cell(
                "Agenda 2030 mål: 5 Jämställdhet, 8 Anständiga arbetsvillkor och ekonomisk "
                "tillväxt samt 17 Genomförande och globalt partnerskap"
            ),
            {AGENDA: ("5", "8", "17")},
            id="numbers and names on one line",
        ),
        pytest.param(
            cell(point("S3: Gruv"), point("Agenda 2030: 3 God hälsa")),
            {S3: ("Gruv",), AGENDA: ("3 God hälsa",)},
            id="a list of programmes, a name that is none",
        ),
        pytest.param(
            cell("Länet ska växa.", "RUS: Smarta"),
            {("mål",): "Länet ska växa.\n\nRUS: Smarta"},
            id="something that is of no programme",
        ),
        pytest.param(
            cell("RUS-mål 3 och ESF-projekt"),
            {("mål",): "RUS-mål 3 och ESF-projekt"},
            id="names within words",
        ),
        pytest.param(
            cell("RUS: a", "RUS: b"), {("mål",): "RUS: a\n\nRUS: b"}, id="twice"
        ),
        pytest.param(
            cell("S3: Smarta samhällen, ERUF PO1"),
            {("mål",): "S3: Smarta samhällen, ERUF PO1"},
            id="another programme after a label",
        ),
        pytest.param(cell("Inget att redovisa"), {}, id="nothing"),
    ],
)
def test_goals(goals: FoundCell, told: dict[object, Value]) -> None:
    assert values("A", goals) == {("namn",): "A", **told}


@pytest.mark.parametrize(
    ("effects", "told"),
    [
        pytest.param(
            cell(
                para("Kort sikt", "tabelletikett"),
                "Fler jobb.",
                "Fler företag.",
                para("Lång sikt", "tabelletikett"),
                point("Tillväxt."),
                para(
                    (Run("Status: förväntade. Underlag: egen bedömning.", italic=True),)
                ),
            ),
            {
                "kort": "Fler jobb.\n\nFler företag.",
                "lång": "- Tillväxt.",
                "status": "förväntade",
                "underlag": "egen bedömning",
            },
            id="as exported",
        ),
        pytest.param(
            cell("På kort sikt: Fler jobb. På lång sikt: Tillväxt.\nStatus: Uppnådda"),
            {"kort": "Fler jobb.", "lång": "Tillväxt.", "status": "uppnådda"},
            id="on one line",
        ),
        pytest.param(
            cell("På kort sikt: fler jobb På lång sikt: tillväxt"),
            {"kort": "fler jobb", "lång": "tillväxt"},
            id="on one line without signs",
        ),
        pytest.param(
            cell("Fler jobb.", "Underlag: uppföljning."),
            {"beskrivning": "Fler jobb.", "underlag": "uppföljning"},
            id="no terms",
        ),
        pytest.param(cell("Fler jobb."), {"": "Fler jobb."}, id="a text"),
    ],
)
def test_effects(effects: FoundCell, told: dict[str, Value]) -> None:
    keyed = {("effekter", key) if key else ("effekter",): told[key] for key in told}
    assert values("A", "", "", effects) == {("namn",): "A", **keyed}


@pytest.mark.parametrize(
    ("kind", "financed", "expected"),
    [
        pytest.param(
            "Analys ☐",
            "☒ Ja ☐ Nej, delvis",
            ("Analys ☐", "☒ Ja ☐ Nej, delvis"),
            id="more",
        ),
        pytest.param("analys", "Ja", ("Analys", "ja"), id="words"),
        pytest.param(
            "Analys ☐ Uppföljning ☒", "☒ Ja ☐ Nej", ("Uppföljning", "ja"), id="boxes"
        ),
        pytest.param(
            "Kartläggning", "Ja, delvis", ("Kartläggning", "Ja, delvis"), id="other"
        ),
    ],
)
def test_choices(kind: str, financed: str, expected: tuple[str, str]) -> None:
    found = values("A", kind, financed, question=ANALYSES)
    assert (found["typ",], found["finansierat",]) == expected


def test_rows_of_blanks_are_none_and_more_cells_than_columns_are_left() -> None:
    nothing = row("Inget att redovisa", " ", "")
    found = recovered_file(PROJECTS, rows=(nothing, row("A", "", "", "", "över")))
    assert found.answers[PROJECTS] == AnswerValue(rows=({("namn",): "A"},))
    assert len(found.left) == 1
