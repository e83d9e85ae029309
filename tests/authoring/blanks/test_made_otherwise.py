"""Forms of another year, made in other ways, are read with every number, wording, kind and
limit.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from docx.document import Document as DocxDocument

from tests.authoring.blanks import other_blanks
from tests.authoring.blanks.blank_files import (
    LIKE,
    asked,
    doubts_of,
    drafted,
    questions_of,
)
from villkor.authoring.blanks.drafted import DraftedForm, DraftedHeading
from villkor.form.model import Kind

TEXT, YES_NO, TABLE = Kind.TEXT, Kind.YES_NO, Kind.TABLE
ASKED = {
    other_blanks.numbered_automatically: [
        ("1.1.1", "Beskriv hur strategin har genomförts.", TEXT, 0),
        ("1.1.2", "Ange högst fem insatser i tabellen.", TABLE, 5),
        ("2.1", "Har ni samverkat med länsstyrelsen?", YES_NO, 0),
    ],
    other_blanks.laid_out_in_tables: [
        ("A1", "Hur har ni styrt arbetet?", TEXT, 0),
        ("A2", "Vad var svårt?", TEXT, 0),
        ("B1", "Har medlen räckt?", YES_NO, 0),
        ("B2", "Ge upp till 8 exempel på projekt.", TABLE, 8),
        ("B3", "Sammanfatta året i högst 300 ord.", TEXT, 0),
    ],
    other_blanks.with_legacy_fields: [
        ("1.1", "Beskriv arbetet.", TEXT, 0),
        ("1.2", "Har strategin ändrats?", YES_NO, 0),
        ("1.3", "Redovisa de största projekten, dock inte fler än sju.", TABLE, 7),
    ],
    other_blanks.with_controls: [
        ("1", "Beskriv hur jämställdhet har integrerats.", TEXT, 0),
        ("2", "Har ni en handlingsplan?", YES_NO, 0),
        ("3", "Följs arbetet upp?", YES_NO, 0),
        ("4", "Är planen beslutad?", YES_NO, 0),
    ],
    other_blanks.without_numbers: [
        ("1.1", "Beskriv arbetet med strategin.", TEXT, 0),
        ("1.2", "Hur har målen följts upp?", TEXT, 0),
        ("2", "Vilka har ni samverkat med?", TEXT, 0),
    ],
    other_blanks.numbered_by_words: [
        ("1", "Hur arbetar ni? Beskriv insatserna. Ange kostnaden.", TEXT, 0),
        ("2", "Beskriv arbetet inom: transporter bredband", TEXT, 0),
        ("3", "Finns en plan?", YES_NO, 0),
        ("5", "Ange två till fyra exempel på insatser.", TABLE, 4),
    ],
    other_blanks.with_letters: [
        ("1a", "Beskriv genomförandet.", TEXT, 0),
        ("1b", "Beskriv utmaningarna.", TEXT, 0),
        ("2a", "Beskriv behoven.", TEXT, 0),
        ("2b", "Har ni en plan?", YES_NO, 0),
    ],
    other_blanks.numbered_anew: [
        ("D1.1", "Beskriv arbetet.", TEXT, 0),
        ("D1.2", "Bedöm resultatet.", TEXT, 0),
        ("D2.1", "Beskriv arbetet.", TEXT, 0),
        ("D2.2", "Bedöm resultatet.", TEXT, 0),
    ],
    other_blanks.in_one_paragraph: [
        ("1.1", "Beskriv arbetet.", TEXT, 0),
        ("1.2", "Beskriv resultatet.", TEXT, 0),
        ("1.3", "Beskriv nyttan.", TEXT, 0),
        ("1.4", "Har ni nått målen?", YES_NO, 0),
    ],
    other_blanks.without_styles: [
        ("1.1", "Beskriv arbetet med omställning.", TEXT, 0),
        ("1.2", "Vilka lärdomar har ni dragit?", TEXT, 0),
        ("2.1", "Har medlen gett effekt? (Ja/Nej)", YES_NO, 0),
    ],
    other_blanks.asked_in_rows: [
        ("1.1", "Finns en plan?", YES_NO, 0),
        ("1.2", "Har den följts upp?", YES_NO, 0),
        ("2.1", "Beskriv insatserna.", TEXT, 0),
        ("2.2", "Lista max 3 projekt (frivillig).", TABLE, 3),
    ],
    other_blanks.with_sections_turned: [
        ("1", "Beskriv upp till tre insatser.", TABLE, 3),
        ("2", "Redovisa högst 12 projekt i tabellen.", TABLE, 12),
    ],
}
Builder = Callable[[], DocxDocument]
BUILDERS = {builder.__name__: builder for builder in ASKED}
NO_RECIPIENT = "Word-filen säger inte vart redovisningen ska skickas."


@cache
def draft_of(builder: Builder) -> DraftedForm:
    return drafted(builder())


@pytest.mark.parametrize("name", BUILDERS)
def test_every_question_is_found(name: str) -> None:
    builder = BUILDERS[name]

    assert asked(draft_of(builder)) == ASKED[builder]


def about(builder: Builder) -> list[str]:
    """What is unsure about a form, but for the recipients that it does not name."""
    told = doubts_of(draft_of(builder))
    return [doubt for doubt in told if not doubt.startswith(NO_RECIPIENT)]


def test_what_a_reader_does_not_doubt_is_sure() -> None:
    unsure = {
        other_blanks.without_numbers.__name__,
        other_blanks.numbered_by_words.__name__,
    }
    for name, builder in BUILDERS.items():
        assert bool(about(builder)) is (name in unsure), name


def test_a_question_without_a_number_and_a_number_left_out_are_told() -> None:
    assert about(other_blanks.without_numbers) == [
        "Frågan har inget nummer i Word-filen. Här kallas den 1.1.",
        "Frågan har inget nummer i Word-filen. Här kallas den 1.2.",
    ]
    assert about(other_blanks.numbered_by_words) == [
        "Numren hoppar från Fråga 3 till Fråga 5. Kontrollera att inget saknas."
    ]


def test_what_follows_on_yes_and_no_is_told_apart() -> None:
    draft = draft_of(other_blanks.numbered_automatically)
    last = questions_of(draft)[-1]

    assert last.if_yes
    assert last.if_yes.wording == "Om ja, beskriv hur."
    assert last.if_no
    assert last.if_no.wording == "Om nej, ange varför."


def test_help_is_the_authority_s_own_and_stands_beside_the_question() -> None:
    draft = draft_of(other_blanks.with_controls)

    assert questions_of(draft)[0].guidance == "Här anger ni kort vad som gjorts."
    assert draft.instructions["R1"] == ("Här anger ni kort vad som gjorts.",)


def test_columns_that_the_form_before_had_are_as_there() -> None:
    draft = draft_of(other_blanks.with_sections_turned)
    known = LIKE.questions["1.2.1.4"].columns[1]
    columns = questions_of(draft)[1].columns

    assert [column.heading for column in columns] == ["Projekt", "Mål", "Medel (kr)"]
    assert columns[1].fields == known.fields


def test_what_says_so_is_voluntary() -> None:
    draft = draft_of(other_blanks.asked_in_rows)

    assert [each.id for each in questions_of(draft) if not each.required] == ["2.2"]


def test_the_last_day_and_the_recipient_are_read_where_they_stand() -> None:
    draft = draft_of(other_blanks.with_legacy_fields)

    assert draft.deadline == date(2028, 2, 21)
    assert [each.recipient.key for each in draft.recipients] == ["tillvaxtverket"]


def test_without_a_form_before_it_asks_the_same() -> None:
    for builder in (other_blanks.laid_out_in_tables, other_blanks.with_controls):
        assert asked(drafted(builder(), like=None)) == ASKED[builder]


def test_headings_without_questions_are_told_beside_the_form() -> None:
    draft: DraftedForm = draft_of(other_blanks.with_sections_turned)
    headings = [item.id for item in draft.items if isinstance(item, DraftedHeading)]

    assert headings == ["K1", "K2"]
    assert "Definitioner" in draft.instructions["K2"]
