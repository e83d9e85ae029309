"""What a person decides about a form that has been read is what it then says, and the rest of it
stays as it was.
"""

from __future__ import annotations

from datetime import date

from villkor.authoring.blanks.amended import (
    kind_fault,
    number_fault,
    with_fact,
    with_kind,
    with_limit,
    with_number,
    without_question,
)
from villkor.authoring.blanks.drafted import (
    DraftedFact,
    DraftedForm,
    DraftedHeading,
    DraftedItem,
    DraftedQuestion,
)
from villkor.form.model import Column, FollowUp, FormHeading, Kind, Question

_DOUBT = ("Frågan har inget nummer.",)


def heading(number: str, parent: str = "") -> DraftedHeading:
    return DraftedHeading(FormHeading(number, parent, 1, f"Rubrik {number}"), 0)


def question(number: str, kind: Kind = Kind.TEXT) -> DraftedQuestion:
    parent = number.rpartition(".")[0]
    asked = Question(number, parent, kind, f"Hur är {number}?")
    return DraftedQuestion(asked, 0, doubts=_DOUBT)


def form_of(*items: DraftedItem) -> DraftedForm:
    return DraftedForm(
        2027,
        "Kusten",
        date(2028, 2, 22),
        (DraftedFact("titel", "Kusten", doubts=("Titeln är gissad.",)),),
        (),
        items,
        {"1": ("Skriv kort.",), "2": ("Skriv långt.",)},
    )


def ids(draft: DraftedForm) -> list[tuple[str, str]]:
    """Each number, and the number of the heading above it."""
    return [
        (each.id, each.heading.parent)
        if isinstance(each, DraftedHeading)
        else (each.id, each.question.parent)
        for each in draft.items
    ]


def test_what_stands_under_a_heading_goes_along_with_its_number() -> None:
    first = heading("1")
    draft = form_of(first, question("1.1"), heading("1.2", "1"), question("2.1"))
    moved = with_number(draft, first, "3")
    assert ids(moved) == [("3", ""), ("1.1", "3"), ("1.2", "3"), ("2.1", "2")]
    assert moved.instructions == {"3": ("Skriv kort.",), "2": ("Skriv långt.",)}


def test_a_number_under_another_heading_moves_a_question_there() -> None:
    asked = question("1.1")
    draft = form_of(heading("1"), asked, heading("2"))
    moved = with_number(draft, asked, "2.1")
    assert ids(moved)[1] == ("2.1", "2")
    assert moved.is_sure == (not draft.facts[0].doubts)
    assert not moved.items[1].doubts
    under_none = with_number(draft, asked, "7.1")
    assert ids(under_none)[1] == ("7.1", "1")


def test_why_a_number_cannot_be() -> None:
    draft = form_of(heading("1"), question("1.1"))
    assert number_fault(draft, "1.1") == "1.1 finns redan."
    assert number_fault(draft, "1 2") == (
        "Numret får bokstäver, siffror, punkt och bindestreck."
    )
    assert number_fault(draft, "1.2") == ""


def test_a_table_that_is_a_text_after_all_has_no_rows() -> None:
    columns = (Column("Insats", ()),)
    asked = question("1.1", Kind.TABLE)
    asked = DraftedQuestion(
        Question("1.1", "1", Kind.TABLE, "Ange.", columns=columns, max_rows=5), 0
    )
    draft = form_of(asked)
    assert kind_fault(asked, Kind.TEXT) == ""
    (changed,) = with_kind(draft, asked, Kind.TEXT).items
    assert isinstance(changed, DraftedQuestion)
    assert (changed.question.kind, changed.question.columns) == (Kind.TEXT, ())
    assert changed.question.max_rows == 0
    (limited,) = with_limit(draft, asked, 7).items
    assert isinstance(limited, DraftedQuestion)
    assert (limited.question.max_rows, limited.question.columns) == (7, columns)


def test_why_a_question_cannot_be_of_a_kind() -> None:
    assert kind_fault(question("1.1"), Kind.TABLE) == (
        "Frågan har ingen tabell i Word-filen."
    )
    followed = Question(
        "1.1", "1", Kind.YES_NO, "Har ni?", if_yes=FollowUp("Beskriv."), if_no=None
    )
    told = kind_fault(DraftedQuestion(followed, 0), Kind.TEXT)
    assert told == "Frågan har följdfrågor, och kan bara vara ja_nej."


def test_no_word_of_what_is_no_question_is_lost() -> None:
    asked = DraftedQuestion(
        Question(
            "1.1",
            "1",
            Kind.YES_NO,
            "Har ni hunnit?",
            if_yes=FollowUp("Beskriv hur."),
            if_no=FollowUp("Varför inte?"),
        ),
        0,
    )
    draft = without_question(form_of(heading("1"), asked), asked)
    assert ids(draft) == [("1", "")]
    assert draft.instructions["1"] == (
        "Skriv kort.",
        "Har ni hunnit?",
        "Beskriv hur.",
        "Varför inte?",
    )


def test_a_fact_takes_the_place_of_the_one_of_its_key() -> None:
    settled = DraftedFact("titel", "Kusten 2027")
    assert with_fact(form_of(), settled).facts == (settled,)
    other = DraftedFact("sista dag", "2028-02-22")
    assert with_fact(form_of(), other).facts == form_of().facts
