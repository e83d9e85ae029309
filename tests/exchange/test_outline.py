from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.tools import SAMPLE, report_with
from villkor.document.blocks import (
    GAP,
    Block,
    Contents,
    Document,
    Facts,
    Heading,
    ListBlock,
    PageBreak,
    Paragraph,
    Role,
    Run,
    Table,
    Tag,
    TaggedAnswer,
    block_lines,
    text_paragraph,
)
from villkor.document.parts_of_blocks import tagged_answers
from villkor.exchange.outline import report_outline
from villkor.form.model import Question
from villkor.report.load import load_report
from villkor.report.model import Report

ACTIVITY = '"1.2.1.4":\n  - namn: Ett servicenätverk\n'
MISSING = text_paragraph(GAP, Role.GAP)
NOTHING = (text_paragraph("Inget att redovisa"),)


def document(report: Report, *, draft: bool = False) -> Document:
    return report_outline(report, report.form.recipients[-1:], draft=draft)


def under(question: str, report: Report, *, draft: bool = False) -> list[Block]:
    """What stands between a question and whatever is asked next, without the tags by which answers
    are found again.
    """
    return [
        plain
        for block in tagged_under(question, report, draft=draft)
        for plain in untagged(block)
    ]


def untagged(block: Block) -> Iterator[Block]:
    match block:
        case TaggedAnswer():
            yield from block.blocks
        case Paragraph():
            yield replace(
                block, runs=tuple(replace(run, box=None) for run in block.runs)
            )
        case Table():
            yield replace(block, tags=())
        case _:
            yield block


def tagged_under(question: str, report: Report, *, draft: bool = False) -> list[Block]:
    blocks = list(document(report, draft=draft).blocks)
    start = next(
        n
        for n, block in enumerate(blocks)
        if _asks(block) and block.text.startswith(f"{question} ")
    )
    ends = (
        n
        for n, block in enumerate(blocks)
        if n > start and (_asks(block) or isinstance(block, Heading | PageBreak))
    )
    return blocks[start + 1 : next(ends, len(blocks))]


def _asks(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.QUESTION


def row(
    question: str, report: Report, *, draft: bool = False
) -> dict[str, tuple[Block, ...]]:
    """The cells of a table's first row, by the heading of their column."""
    table = next(
        block
        for block in under(question, report, draft=draft)
        if isinstance(block, Table)
    )
    return dict(zip(table.header, table.rows[0], strict=True))


def test_headings_and_questions_stand_in_the_order_of_the_form() -> None:
    report = load_report(SAMPLE)
    printed = [
        block.text
        for block in document(report).blocks
        if isinstance(block, Heading) or _asks(block)
    ]
    asked = [
        f"{item.id} {item.wording}" if isinstance(item, Question) else item.text
        for item in report.form.items
    ]
    # question 5 is a chapter, whose heading has the number
    assert printed == [*asked[:-1], asked[-1].removeprefix("5 ")]


def test_every_report_but_the_first_begins_on_a_new_page() -> None:
    blocks = document(load_report(SAMPLE)).blocks
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            assert isinstance(blocks[number - 1], PageBreak) is (block.level == 1)
    assert sum(isinstance(block, PageBreak) for block in blocks) == 1 + sum(
        isinstance(b, Heading) and b.level == 1 for b in blocks
    )


def test_the_legal_basis_stands_under_its_heading() -> None:
    blocks = document(load_report(SAMPLE)).blocks
    place = blocks.index(
        Heading(
            "Återrapportering 2 – Fördelning av anslag 1:1 Regionala utvecklingsåtgärder",
            1,
        )
    )
    basis = "Rättslig grund: 5 § lagen (2010:630) och 4, 7 och 15–17 §§ förordningen (2017:583)."
    assert blocks[place + 1] == text_paragraph(basis, Role.LEGAL_BASIS)


def test_the_cover_says_what_it_is_and_whose_to_whom_it_goes_and_under_which_numbers() -> (
    None
):
    blocks = document(load_report(SAMPLE)).blocks
    assert blocks[: blocks.index(PageBreak())] == (
        text_paragraph("Återrapportering av villkorsbeslut 2022", Role.TITLE),
        text_paragraph("Region Norrbotten", Role.SUBTITLE),
        text_paragraph("13 januari 2023", Role.COVER),
        text_paragraph("Beslut", Role.COVER_LABEL),
        text_paragraph(
            "Regionala utvecklingsnämnden, 11 januari 2023, §\N{NO-BREAK SPACE}4",
            Role.COVER,
        ),
        text_paragraph("Skickas i Word-format till", Role.COVER_LABEL),
        text_paragraph("Tillväxtverket, tillvaxtverket@tillvaxtverket.se", Role.COVER),
        text_paragraph("Diarienummer", Role.COVER_LABEL),
        Facts(
            ("Register hos", "Diarienummer"),
            (
                ("Tillväxtverket", "Ä 2022-4019"),
                ("Regeringskansliet", "N2021/03079, N2021/03001 (delvis)"),
                ("Region Norrbotten", "RUN 00060-2022"),
            ),
            "Ärendets diarienummer hos mottagarna och hos regionen.",
        ),
        text_paragraph("Kontakt", Role.COVER_LABEL),
        text_paragraph("Region Norrbotten, regional utveckling", Role.COVER),
    )


def test_a_cover_without_contact_and_own_number_says_so_with_a_dash_and_asks_for_no_contact(
    tmp_path: Path,
) -> None:
    blocks = document(report_with(tmp_path)).blocks
    (facts,) = (block for block in blocks if isinstance(block, Facts))
    assert facts.rows[-1] == ("Region Norrbotten", "–")
    assert "Kontakt" not in block_lines(blocks)


def test_a_register_number_in_the_report_goes_before_that_of_the_form(
    tmp_path: Path,
) -> None:
    settings = (
        "formulär: 2022\nregion: Region Norrbotten\n"
        "diarienummer:\n  tillvaxtverket: Ä 2023-1\n"
    )
    (facts,) = (
        block
        for block in document(report_with(tmp_path, rapport=settings)).blocks
        if isinstance(block, Facts)
    )
    assert facts.rows[:2] == (
        ("Tillväxtverket", "Ä 2023-1"),
        ("Regeringskansliet", "N2021/03079, N2021/03001 (delvis)"),
    )


def test_the_contents_stand_alone_on_a_page_after_the_cover() -> None:
    blocks = document(load_report(SAMPLE)).blocks
    place = blocks.index(Contents("Innehåll"))
    assert (blocks[place - 1], blocks[place + 1]) == (PageBreak(), PageBreak())


def test_a_document_for_two_recipients_names_both() -> None:
    report = load_report(SAMPLE)
    both = report_outline(report, report.form.recipients)
    assert (
        both.subject
        == "Återrapportering av villkorsbeslut 2022, till Regeringskansliet och Tillväxtverket"
    )
    assert [
        block.text
        for block in both.blocks
        if isinstance(block, Paragraph) and block.role is Role.COVER
    ][2:4] == [
        "Regeringskansliet, li.registrator@regeringskansliet.se",
        "Tillväxtverket, tillvaxtverket@tillvaxtverket.se",
    ]


def test_the_document_is_titled_by_form_and_region_and_written_by_the_region() -> None:
    made = document(load_report(SAMPLE))
    assert (made.title, made.header) == (
        "Återrapportering av villkorsbeslut 2022 – Region Norrbotten",
    ) * 2
    assert (made.author, made.language, made.draft) == (
        "Region Norrbotten",
        "sv-SE",
        False,
    )


def test_a_draft_says_so_on_its_cover() -> None:
    made = document(load_report(SAMPLE), draft=True)
    assert made.draft
    assert made.blocks[1] == text_paragraph("Region Norrbotten – utkast", Role.SUBTITLE)


def test_a_draft_marks_every_required_question_that_is_unanswered_and_only_those(
    tmp_path: Path,
) -> None:
    report = report_with(tmp_path)
    for question in report.form.questions.values():
        if question.id not in report.form.headings:
            assert under(question.id, report, draft=True) == [MISSING], question.id
    # 5, which is voluntary
    assert document(report, draft=True).blocks[-1].role is Role.QUESTION  # type: ignore[union-attr]


def test_without_draft_an_unanswered_question_has_nothing_under_it(
    tmp_path: Path,
) -> None:
    assert GAP not in block_lines(document(report_with(tmp_path)).blocks)


def test_a_complete_report_has_no_marks_in_its_draft() -> None:
    assert GAP not in block_lines(document(load_report(SAMPLE), draft=True).blocks)


def test_a_text_stands_as_its_paragraphs_and_lists(tmp_path: Path) -> None:
    report = report_with(
        tmp_path, **{"3.1": '"3.1.1": |\n  Ett **fett** ord.\n\n  - en\n  - två\n'}
    )
    assert under("3.1.1", report) == [
        Paragraph((Run("Ett "), Run("fett", bold=True), Run(" ord."))),
        ListBlock(((text_paragraph("en"),), (text_paragraph("två"),))),
    ]


def choice(yes: str, no: str) -> Paragraph:
    """The line with the two boxes, as text and shape (what their tags are is tested apart)."""
    return Paragraph((*box("Ja", yes), Run(" / "), *box("Nej", no)), Role.CHOICE)


def box(word: str, sign: str) -> tuple[Run, Run]:
    ticked = sign == "☒"
    return Run(f"{word} ", bold=ticked), Run(sign, bold=ticked, ticked=ticked)


def test_yes_stands_as_a_checked_box_with_its_follow_up(tmp_path: Path) -> None:
    report = report_with(
        tmp_path, **{"2": '"2.3":\n  svar: ja\n  vid ja: |\n    - fler jobb\n'}
    )
    assert under("2.3", report) == [
        choice("☒", "☐"),
        text_paragraph(
            "Beskriv i punktform hur anslaget har bidragit till att nå målen i den regionala "
            "utvecklingsstrategin.",
            Role.FOLLOW_UP,
        ),
        ListBlock(((text_paragraph("fler jobb"),),)),
    ]


def test_no_stands_as_a_checked_box_with_its_follow_up(tmp_path: Path) -> None:
    report = report_with(
        tmp_path, **{"2": '"2.3":\n  svar: nej\n  vid nej: För tidigt att säga.\n'}
    )
    assert under("2.3", report) == [
        choice("☐", "☒"),
        text_paragraph("Om nej, ange anledningen till det.", Role.FOLLOW_UP),
        text_paragraph("För tidigt att säga."),
    ]


def test_text_under_the_follow_up_of_the_other_answer_is_shown_since_nothing_may_be_lost(
    tmp_path: Path,
) -> None:
    report = report_with(
        tmp_path,
        **{"2": '"2.3":\n  svar: nej\n  vid ja: Fler jobb.\n  vid nej: För tidigt.\n'},
    )
    assert block_lines(tuple(under("2.3", report, draft=True))) == [
        "Ja ☐ / Nej ☒",
        (
            "Beskriv i punktform hur anslaget har bidragit till att nå målen i den regionala "
            "utvecklingsstrategin."
        ),
        "Fler jobb.",
        "Om nej, ange anledningen till det.",
        "För tidigt.",
    ]


def test_a_question_without_follow_up_is_only_its_boxes(tmp_path: Path) -> None:
    assert under("4.2", report_with(tmp_path, **{"4": '"4.2": nej\n'}), draft=True) == [
        choice("☐", "☒")
    ]


@pytest.mark.parametrize("answer", ["svar: ja", "svar: nej"])
def test_a_draft_marks_a_follow_up_that_is_missing(tmp_path: Path, answer: str) -> None:
    report = report_with(tmp_path, **{"2": f'"2.3":\n  {answer}\n'})
    _, follow_up, mark = under("2.3", report, draft=True)
    assert follow_up.role is Role.FOLLOW_UP  # type: ignore[union-attr]
    assert mark == MISSING
    assert MISSING not in under("2.3", report)


def test_a_word_that_is_neither_yes_nor_no_leaves_both_boxes_empty(
    tmp_path: Path,
) -> None:
    report = report_with(tmp_path, **{"2": '"2.3":\n  svar: kanske\n'})
    assert under("2.3", report, draft=True) == [choice("☐", "☐"), MISSING]


def test_a_question_that_does_not_apply_says_so_and_why(tmp_path: Path) -> None:
    report = report_with(
        tmp_path, **{"3.1": '"3.1.1":\n  ej tillämpligt: Länet har ingen.\n'}
    )
    assert under("3.1.1", report) == [
        text_paragraph("Ej tillämpligt.", Role.CHOICE, bold=True),
        text_paragraph("Länet har ingen."),
    ]


def test_a_question_that_does_not_apply_may_lack_its_reason_in_a_draft(
    tmp_path: Path,
) -> None:
    report = report_with(tmp_path, **{"3.1": '"3.1.1":\n  ej tillämpligt:\n'})
    assert under("3.1.1", report, draft=True) == [
        text_paragraph("Ej tillämpligt.", Role.CHOICE, bold=True)
    ]


def test_rows_of_long_texts_stand_one_by_one_with_the_forms_headings_beside(
    tmp_path: Path,
) -> None:
    above, table, second, _ = under(
        "1.2.1.4", report_with(tmp_path, **{"1.2.1": f"{ACTIVITY}  - namn: Ett till\n"})
    )
    columns = (
        "Namn på insats och kort beskrivning",
        "Mål",
        "Resultat i form av prestationer",
        "Resultat i form av effekter",
    )
    assert above == text_paragraph("Insats 1 av 2", Role.ROW)
    assert second == text_paragraph("Insats 2 av 2", Role.ROW)
    assert isinstance(table, Table)
    assert (table.header, table.beside) == (columns, True)
    assert (
        table.description == "Fråga 1.2.1.4, insats 1 av 2: Namn på insats och kort "
        "beskrivning, Mål, Resultat i form av prestationer och Resultat i form av "
        "effekter."
    )
    nothing = "Inget att redovisa"
    assert block_lines([table]) == [
        *(columns[0], "Ett servicenätverk"),
        *(columns[1], nothing, columns[2], nothing, columns[3], nothing),
    ]


def test_a_table_has_the_forms_columns_and_is_described_in_words(
    tmp_path: Path,
) -> None:
    text = '"4.7":\n  - namn: Gaseller\n  - namn: Ett till\n'
    (table,) = under("4.7", report_with(tmp_path, **{"4": text}))
    assert isinstance(table, Table)
    assert table.header[:2] == (
        "Namn på insats och kort beskrivning",
        "Typ av underlag",
    )
    assert table.description.startswith("Fråga 4.7: 2 rader med kolumnerna Namn på")
    assert not table.beside


def test_tables_and_charts_have_captions_numbered_each_by_itself_and_sources() -> None:
    told = [
        (block.role, block.text)
        for block in document(load_report(SAMPLE)).blocks
        if isinstance(block, Paragraph) and block.role in {Role.CAPTION, Role.SOURCE}
    ]
    source = "Källa: Region Norrbotten, beslut om anslaget 2022 och egen uppföljning."
    assert told == [
        (
            Role.CAPTION,
            "Diagram 1. Anslagets fördelning per stödform, Region Norrbotten 2022",
        ),
        (Role.SOURCE, source),
        (
            Role.CAPTION,
            "Tabell 1. Beviljade medel per prioritering, Region Norrbotten 2022",
        ),
        (Role.SOURCE, source),
    ]


@pytest.mark.parametrize(
    ("decision", "printed"),
    [
        ("nämnd: Regionstyrelsen", "Regionstyrelsen"),
        ("{nämnd: Regionstyrelsen, §: 12}", "Regionstyrelsen, § 12"),
        ("{datum: 11 januari 2023, paragraf: § 4}", "11 januari 2023, § 4"),
        ("{datum: 2023-01-11}", "11 januari 2023"),
    ],
)
def test_the_cover_says_as_much_of_the_decision_as_is_told(
    decision: str, printed: str, tmp_path: Path
) -> None:
    settings = f"formulär: 2022\nregion: Region Skåne\nbeslut:\n  {decision}\n"
    blocks = document(report_with(tmp_path, rapport=settings)).blocks
    place = blocks.index(text_paragraph("Beslut", Role.COVER_LABEL))
    assert block_lines(blocks[place + 1 : place + 2])[0].replace("\xa0", " ") == printed


def test_the_name_of_an_activity_is_one_line_before_its_description(
    tmp_path: Path,
) -> None:
    text = (
        '"1.2.1.4":\n  - namn: |\n      Ett *långt*\n      namn\n'
        "    beskrivning: |\n      Text.\n"
    )
    cells = row("1.2.1.4", report_with(tmp_path, **{"1.2.1": text}))
    assert cells["Namn på insats och kort beskrivning"] == (
        text_paragraph("Ett *långt* namn", Role.NAME),
        text_paragraph("Text."),
    )


def test_an_empty_cell_says_so_in_words(tmp_path: Path) -> None:
    cells = row("1.2.1.4", report_with(tmp_path, **{"1.2.1": ACTIVITY}))
    assert list(cells.values())[1:] == [NOTHING] * 3


def test_a_draft_marks_an_empty_cell(tmp_path: Path) -> None:
    cells = row("1.2.1.4", report_with(tmp_path, **{"1.2.1": ACTIVITY}), draft=True)
    assert list(cells.values())[1:] == [(MISSING,)] * 3


def test_a_draft_marks_a_table_without_rows(tmp_path: Path) -> None:
    report = report_with(tmp_path, **{"1.2.1": '"1.2.1.4": []\n'})
    assert under("1.2.1.4", report, draft=True) == [MISSING]
    assert under("1.2.1.4", report) == []


def test_choices_and_yes_or_no_stand_as_words(tmp_path: Path) -> None:
    text = '"4.7":\n  - namn: Gaseller\n    typ: Analys \n    finansierat: nej\n'
    cells = row("4.7", report_with(tmp_path, **{"4": text}))
    assert cells["Typ av underlag"] == (text_paragraph("Analys"),)
    assert cells["Helt eller delvis finansierat av anslag 1:1"] == (
        text_paragraph("Nej"),
    )


def label(text: str) -> Paragraph:
    return text_paragraph(text, Role.LABEL)


GOALS = {
    "one goal is a list too, below its programme": (
        "rus: Innovation",
        (label("RUS"), ListBlock(((text_paragraph("Innovation"),),))),
    ),
    "several goals stand as a list": (
        "rus:\n        - Innovation\n        - Klimat",
        (
            label("RUS"),
            ListBlock(((text_paragraph("Innovation"),), (text_paragraph("Klimat"),))),
        ),
    ),
    "goals of Agenda 2030 stand with number and name, however written": (
        "agenda2030: [8, Jämställdhet, 17]",
        (
            label("Agenda 2030"),
            ListBlock(
                (
                    (
                        text_paragraph(
                            "8 Anständiga arbetsvillkor och ekonomisk tillväxt"
                        ),
                    ),
                    (text_paragraph("5 Jämställdhet"),),
                    (text_paragraph("17 Genomförande och globalt partnerskap"),),
                )
            ),
        ),
    ),
    "one goal of Agenda 2030 stands below it": (
        "agenda2030: [5]",
        (label("Agenda 2030"), ListBlock(((text_paragraph("5 Jämställdhet"),),))),
    ),
    "goals that Agenda 2030 does not have stand as written": (
        "agenda2030: [0, 18, Lycka]",
        (
            label("Agenda 2030"),
            ListBlock(
                (
                    (text_paragraph("0"),),
                    (text_paragraph("18"),),
                    (text_paragraph("Lycka"),),
                )
            ),
        ),
    ),
    "other goals are free text": (
        "övrigt: Fritt *ord*",
        (label("Övriga mål"), Paragraph((Run("Fritt "), Run("ord", italic=True)))),
    ),
    "a text may be a list": (
        "övrigt: |\n          - ett",
        (label("Övriga mål"), ListBlock(((text_paragraph("ett"),),))),
    ),
}


@pytest.mark.parametrize(("written", "printed"), GOALS.values(), ids=GOALS)
def test_goals(tmp_path: Path, written: str, printed: tuple[Block, ...]) -> None:
    report = report_with(
        tmp_path, **{"1.2.1": f"{ACTIVITY}    mål:\n      {written}\n"}
    )
    assert row("1.2.1.4", report)["Mål"] == printed


def test_goals_that_are_plain_text_stand_as_text(tmp_path: Path) -> None:
    report = report_with(tmp_path, **{"1.2.1": f"{ACTIVITY}    mål: Alla mål\n"})
    assert row("1.2.1.4", report)["Mål"] == (text_paragraph("Alla mål"),)


EFFECTS = {
    "a term stands above its text, in the order of the form": (
        "lång: Sedan.\n      kort: Nu.",
        (
            label("Kort sikt"),
            text_paragraph("Nu."),
            label("Lång sikt"),
            text_paragraph("Sedan."),
        ),
    ),
    "status and basis stand last": (
        "kort: Nu.\n      status: uppnådda\n      underlag: egen bedömning",
        (
            label("Kort sikt"),
            text_paragraph("Nu."),
            Paragraph(
                (Run("Status: uppnådda. Underlag: egen bedömning.", italic=True),)
            ),
        ),
    ),
    "a basis may stand without a status": (
        "kort: Nu.\n      underlag: uppföljning",
        (
            label("Kort sikt"),
            text_paragraph("Nu."),
            Paragraph((Run("Underlag: uppföljning.", italic=True),)),
        ),
    ),
}


@pytest.mark.parametrize(("written", "printed"), EFFECTS.values(), ids=EFFECTS)
def test_effects(tmp_path: Path, written: str, printed: tuple[Block, ...]) -> None:
    report = report_with(
        tmp_path, **{"1.2.1": f"{ACTIVITY}    effekter:\n      {written}\n"}
    )
    assert row("1.2.1.4", report)["Resultat i form av effekter"] == printed


def test_every_answer_and_every_cell_has_a_tag_of_its_own_by_which_it_is_found_again() -> (
    None
):
    report = load_report(SAMPLE)
    found = tagged_answers(document(report).blocks)
    assert {key.split(":")[0] for key in found} == set(report.answers())
    assert found["1.1.1"] == block_lines(tuple(under("1.1.1", report)))
    assert (found["2.3:ja"], found["2.3:nej"]) == (["☒"], ["☐"])
    table = row("1.2.1.4", report)
    cells = ("namn+beskrivning", "mål", "prestationer", "effekter")
    assert [found[f"1.2.1.4:1:{cell}"] for cell in cells] == [
        block_lines(cell) for cell in table.values()
    ]


def test_a_tag_is_readable_and_no_longer_than_word_allows() -> None:
    for block in document(load_report(SAMPLE)).blocks:
        tags = (
            [block.tag]
            if isinstance(block, TaggedAnswer)
            else [tag for tags in block.tags for tag in tags]
            if isinstance(block, Table)
            else []
        )
        for tag in tags:
            assert tag.title.startswith(f"Fråga {tag.key.split(':')[0]}")
            assert max(len(tag.key), len(tag.title)) <= 64, tag


@pytest.mark.parametrize(
    ("answer", "key"), [("svar: ja", "2.3:vid ja"), ("svar: nej", "2.3:vid nej")]
)
def test_a_missing_answer_has_its_place_in_a_draft(
    tmp_path: Path, answer: str, key: str
) -> None:
    report = report_with(tmp_path, **{"2": f'"2.3":\n  {answer}\n'})
    gaps = [
        block
        for block in document(report, draft=True).blocks
        if isinstance(block, TaggedAnswer)
    ]
    assert all(block.gap for block in gaps)
    assert {"1.1.1", "2.1", key} <= {block.tag.key for block in gaps}
    assert gaps[0].tag == Tag("1.1.1", "Fråga 1.1.1")
