"""The form of 2022 says what the Government's form says, letter for letter."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

from villkor.form.load import load_form
from villkor.form.model import FormHeading, Kind

FORM = load_form(2022)

# id, what it is, and the first twelve digits of SHA-256 of its wording, in document order. Taken
# from the form as the Government decided it (N2021/03079), not from templates/2022/form.yaml.
OFFICIAL = """
Å1 heading ecc0d850cd48
1.1 heading a6e967091fea
1.1.1 text 063137542df3
1.1.2 text 125254138f44
1.1.3 text ceb823220197
1.2 heading 2edc52a46bc2
1.2.1 heading a62ad3f9304c
1.2.1.1 text 6179ba63ae71
1.2.1.2 text 125254138f44
1.2.1.3 text 908cfe2edeed
1.2.1.4 tabell 328f8f5cdfd1
1.2.2 heading b210420694d7
1.2.2.1 text c3a0e688220b
1.2.2.2 text 125254138f44
1.2.2.3 text e6fe99295afc
1.2.2.4 tabell 328f8f5cdfd1
1.2.3 heading 0904cbc811cd
1.2.3.1 text 88dd9be92b35
1.2.3.2 text 125254138f44
1.2.3.3 text 22f2b5701885
1.2.3.4 tabell 328f8f5cdfd1
1.2.4 heading db96cdee69bc
1.2.4.1 text 9faeef09dfbc
1.2.4.2 text 125254138f44
1.2.4.3 text cdfff37a8ec8
1.2.4.4 tabell 328f8f5cdfd1
1.3 heading 8ac02b09ab25
1.3.1 heading 7b14ac4de9e4
1.3.1.1 text 06d26832e663
1.3.1.2 tabell 328f8f5cdfd1
1.3.2 heading 9a42d40a3f31
1.3.2.1 text 523c09f3505a
1.3.2.2 tabell 328f8f5cdfd1
1.3.3 heading ecee2798403f
1.3.3.1 text a134aec06899
1.3.3.2 tabell 328f8f5cdfd1
Å2 heading 8dffbdc80184
2.1 text c73a13cd9309
2.2 text d40e40f70bb6
2.3 ja_nej 309d826a6f47
2.3 vid_ja 59d99d67259b
2.3 vid_nej e9ec82dc7afd
2.4 ja_nej fe50b5aae0ec
2.4 vid_ja b6a81e22355f
2.4 vid_nej e9ec82dc7afd
2.5 ja_nej 237c188422a7
2.5 vid_ja 8f87729b9f3a
2.5 vid_nej e9ec82dc7afd
2.6 text f1b040282410
Å3 heading 2fc04206afca
3.1 heading 0395a5503b4b
3.1.1 text a8d8337da72a
3.1.2 text af0b2984684e
3.2 heading cb36c927e96f
3.2.1 text af850ac9b76a
3.2.2 text f4c8b5871223
3.3 heading 86d2587e6abd
3.3.1 text b61b6b1901d1
3.3.2 text ca4d76b1ba7d
3.4 heading f84f8aa06e1f
3.4.1 text d978529ac091
3.4.2 text c7c61767f3c5
3.5 heading 00e0771be76a
3.5.1 text de3032adaeb3
3.5.2 text 7ee5e49bc3cf
Å4 heading 582cd7b841fa
4.1 text 261e0d506df8
4.2 ja_nej e5c5637c3822
4.3 text bf8c83557c61
4.4 text 37d2e99307b7
4.5 text d6e08ee6a0e2
4.6 text 9b70e2384912
4.7 tabell e5d4294f54db
5 heading 8e870c166804
5 text 86aa8ca9d5a3
"""

ACTIVITY_COLUMNS = [
    "Namn på insats och kort beskrivning",
    "Mål",
    "Resultat i form av prestationer",
    "Resultat i form av effekter",
]
ANALYSIS_COLUMNS = [
    "Namn på insats och kort beskrivning",
    "Typ av underlag",
    "Helt eller delvis finansierat av anslag 1:1",
    "Huvudsakligt syfte",
    "Huvudsakligt ämne",
]


def _wordings() -> Iterator[tuple[str, str, str]]:
    for item in FORM.items:
        if isinstance(item, FormHeading):
            yield item.id, "heading", item.title
            continue
        yield item.id, item.kind.value, item.wording
        for name, follow_up in (("vid_ja", item.if_yes), ("vid_nej", item.if_no)):
            if follow_up:
                yield item.id, name, follow_up.wording


def test_headings_and_questions_are_the_official_ones_in_the_official_order() -> None:
    ours = [
        f"{key} {what} {hashlib.sha256(words.encode()).hexdigest()[:12]}"
        for key, what, words in _wordings()
    ]
    assert ours == OFFICIAL.split("\n")[1:-1]


def test_there_are_49_questions_of_which_one_is_optional() -> None:
    assert len(FORM.questions) == 49
    assert [
        question.id for question in FORM.questions.values() if not question.required
    ] == ["5"]


def test_tables_have_the_official_columns_and_limits() -> None:
    tables = {
        question.id: question
        for question in FORM.questions.values()
        if question.kind is Kind.TABLE
    }
    limits = {key: question.max_rows for key, question in tables.items()}
    assert limits == {
        "1.2.1.4": 5,
        "1.2.2.4": 5,
        "1.2.3.4": 5,
        "1.2.4.4": 5,
        "1.3.1.2": 5,
        "1.3.2.2": 5,
        "1.3.3.2": 5,
        "4.7": 10,
    }
    for key, question in tables.items():
        assert [column.heading for column in question.columns] == (
            ANALYSIS_COLUMNS if key == "4.7" else ACTIVITY_COLUMNS
        )


def test_bullets_are_asked_for_where_the_form_asks_for_them() -> None:
    bullets = [question.id for question in FORM.questions.values() if question.bullets]
    after_yes = [
        question.id
        for question in FORM.questions.values()
        if question.if_yes and question.if_yes.bullets
    ]
    assert (bullets, after_yes) == (["2.6"], ["2.3", "2.4", "2.5"])


def test_the_legal_basis_stands_under_each_report() -> None:
    assert {
        heading.id: heading.legal_basis
        for heading in FORM.headings.values()
        if heading.legal_basis
    } == {
        "Å1": (
            "5–7 §§ lagen (2010:630)",
            "3–5, 8–10, 16 och 17 §§ förordningen (2017:583)",
        ),
        "Å2": ("5 § lagen (2010:630)", "4, 7 och 15–17 §§ förordningen (2017:583)"),
        "Å3": (
            "5, 8 och 9 §§ lagen (2010:630)",
            "4–5, 14, 16 och 17 §§ förordningen (2017:583)",
        ),
        "Å4": ("5 § lagen (2010:630)", "4, 7, 9, 16 och 17 §§ förordningen (2017:583)"),
    }


def test_recipients_have_their_address_and_register_number() -> None:
    told = {
        recipient.key: (recipient.name, recipient.email, recipient.register_number)
        for recipient in FORM.recipients
    }
    assert told == {
        "regeringskansliet": (
            "Regeringskansliet",
            "li.registrator@regeringskansliet.se",
            "N2021/03079, N2021/03001 (delvis)",
        ),
        "tillvaxtverket": (
            "Tillväxtverket",
            "tillvaxtverket@tillvaxtverket.se",
            "Ä 2022-4019",
        ),
    }


def test_the_deadline_is_21_february_of_the_year_after() -> None:
    assert date(2023, 2, 21) == FORM.deadline


def test_there_are_21_regions_with_county_codes_that_are_not_contiguous() -> None:
    codes = [region.county for region in FORM.regions]
    assert len(codes) == len(set(codes)) == 21
    assert not {"02", "11", "15", "16"} & set(codes)
    assert codes == sorted(codes)
    assert FORM.regions[-1].name == "Region Norrbotten"
    assert (FORM.regions[-1].county, FORM.regions[-1].letter) == ("25", "BD")


def test_each_question_belongs_to_one_section_file() -> None:
    in_files = [
        question.id for questions in FORM.files.values() for question in questions
    ]
    assert sorted(in_files) == sorted(FORM.questions)
    assert next(iter(FORM.files)) == "1.1-regional-utvecklingsstrategi"
    assert [question.id for question in FORM.files["2-anslag-1-1"]] == [
        "2.1",
        "2.2",
        "2.3",
        "2.4",
        "2.5",
        "2.6",
    ]


def test_file_names_use_no_letters_that_a_web_address_or_zip_would_garble() -> None:
    assert all(stem.isascii() and " " not in stem for stem in FORM.files)


def test_headings_print_their_number_once() -> None:
    assert FORM.headings["1.2.3"].text.startswith("1.2.3 Innovation")
    assert FORM.headings["Å2"].text.startswith("Återrapportering 2 –")


def test_there_are_17_global_goals() -> None:
    goals = next(
        programme for programme in FORM.programmes if programme.key == "agenda2030"
    )
    assert len(goals.numbered) == 17
    assert goals.numbered[7] == "Anständiga arbetsvillkor och ekonomisk tillväxt"
