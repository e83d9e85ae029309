"""The lines of a document by the question that they stand under, whoever wrote the document."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.tools import SAMPLE
from villkor.document.blocks import block_lines
from villkor.exchange.by_question import COVER, by_question, spoken_lines
from villkor.exchange.outline import report_outline
from villkor.form.load import load_form
from villkor.form.model import FormHeading
from villkor.report.load import load_report

FORM = load_form(2022)
FIRST, SECOND = list(FORM.questions.values())[:2]
HEADING = next(iter(FORM.headings.values())).text


def test_each_line_stands_under_the_question_or_heading_above_it_and_the_cover_above_all() -> (
    None
):
    document = [
        "Titel",
        HEADING,
        "Rättslig grund",
        FORM.printed(FIRST),
        "ett",
        "två",
        FORM.printed(SECOND),
        "tre",
    ]
    assert by_question(FORM, document) == {
        COVER: ["Titel"],
        HEADING: ["Rättslig grund"],
        FIRST.id: ["ett", "två"],
        SECOND.id: ["tre"],
    }


def test_a_question_with_nothing_under_it_is_there_and_one_that_is_lacking_is_not() -> (
    None
):
    assert by_question(FORM, [FORM.printed(SECOND)]) == {COVER: [], SECOND.id: []}
    assert by_question(FORM, []) == {COVER: []}


def test_blanks_at_the_ends_of_lines_and_blank_lines_say_nothing() -> None:
    assert spoken_lines(["  ett ", "", "\t", "två\n", " "]) == ["ett", "två"]


def test_soft_hyphens_say_nothing() -> None:
    """LibreOffice writes the character as an element, which is no character of the text."""
    assert spoken_lines(["arbets\N{SOFT HYPHEN}marknad", "\N{SOFT HYPHEN}"]) == [
        "arbetsmarknad"
    ]
    assert by_question(FORM, [f" {FORM.printed(FIRST)} ", "", " ett "])[FIRST.id] == [
        "ett"
    ]


def test_a_question_in_other_words_is_a_line_like_any_other() -> None:
    changed = FORM.printed(SECOND).replace("Beskriv", "Redogör för", 1)
    assert changed != FORM.printed(SECOND)
    assert by_question(FORM, [FORM.printed(FIRST), "ett", changed, "två"])[
        FIRST.id
    ] == [
        "ett",
        changed,
        "två",
    ]


def test_a_question_that_is_quoted_in_a_later_answer_stays_in_that_answer() -> None:
    document = [
        FORM.printed(FIRST),
        "ett",
        FORM.printed(SECOND),
        FORM.printed(FIRST),
        "två",
    ]
    assert by_question(FORM, document)[SECOND.id] == [FORM.printed(FIRST), "två"]


def test_every_question_and_heading_of_the_sample_has_its_place() -> None:
    report = load_report(SAMPLE)
    under = by_question(
        report.form, block_lines(report_outline(report, report.form.recipients).blocks)
    )
    assert list(under) == [
        COVER,
        *(
            item.text if isinstance(item, FormHeading) else item.id
            for item in FORM.items
        ),
    ]
    assert all(under[key] for key in FORM.questions)


@given(
    st.lists(
        st.one_of(
            st.text(max_size=5),
            st.sampled_from([HEADING, FORM.printed(FIRST), FORM.printed(SECOND)]),
        )
    )
)
def test_no_line_is_lost_and_none_is_there_twice(document: list[str]) -> None:
    names = {
        HEADING: HEADING,
        FIRST.id: FORM.printed(FIRST),
        SECOND.id: FORM.printed(SECOND),
    }
    under = by_question(FORM, document)
    again = [
        line
        for name, inside in under.items()
        for line in ([] if name == COVER else [names[name]]) + inside
    ]
    assert again == spoken_lines(document)
