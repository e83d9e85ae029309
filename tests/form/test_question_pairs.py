"""The questions of last year's form are found again in this year's, by their wordings: none is
lost, none is paired twice, and what asks for something else is not taken for the same.
"""

from __future__ import annotations

import random

import pytest
from msgspec.structs import replace

from villkor.form.load import load_form
from villkor.form.model import Form, FormHeading, Question
from villkor.form.question_pairs import (
    QuestionChange,
    QuestionPair,
    changed_pairs,
    differences,
    pair_questions,
)

FORM = load_form(2022)

# How another year could put the question: what the threshold was measured on.
REWORDED = {
    "1.1.1": (
        "Beskriv hur det strategiskt viktigaste arbetet med den regionala "
        "utvecklingsstrategin har bedrivits under året, och hur insatser för "
        "genomförandet har samordnats."
    ),
    "1.1.3": (
        "Redogör för hur territoriella perspektiv har beaktats i arbetet med den "
        "regionala utvecklingsstrategin."
    ),
    "1.2.1.1": (
        "Beskriv hur det viktigaste arbetet med likvärdiga möjligheter till boende, "
        "arbete och välfärd har genomförts under året och vilka utmaningar som har "
        "funnits."
    ),
    "1.3.1.1": (
        "Beskriv hur det strategiskt viktigaste arbetet med att integrera jämställdhet "
        "har genomförts under året, och eventuella utmaningar."
    ),
    "1.3.2.1": (
        "Beskriv hur det viktigaste arbetet med att stärka integrationen har genomförts "
        "under året. Beskriv även utmaningar i genomförandet."
    ),
    "2.1": (
        "Redogör för hur regionen har fördelat medlen inom anslag 1:1 mellan "
        "projektverksamhet, regionala företagsstöd och kommersiell service."
    ),
    "2.2": (
        "Beskriv hur anslaget har använts för att bidra till en ekonomiskt, socialt och "
        "miljömässigt hållbar utveckling."
    ),
    "2.3": (
        "Har anslaget under året bidragit till målen i den regionala "
        "utvecklingsstrategin?"
    ),
    "2.4": (
        "Har anslaget bidragit till att uppnå målen i ERUF-programmet (det regionala "
        "strukturfondsprogrammet)?"
    ),
    "2.5": (
        "Har anslaget bidragit till målen i Interreg-programmen (de territoriella "
        "samarbetsprogrammen)?"
    ),
    "3.1.1": (
        "Ange inom vilka områden eller processer regionen har samverkat med "
        "länsstyrelsen."
    ),
    "3.1.2": (
        "Bedöm hur samverkan med länsstyrelsen har fungerat under året, och motivera "
        "bedömningen."
    ),
    "3.3.1": (
        "Beskriv inom vilka områden och processer ni har samverkat med kommunerna."
    ),
    "4.2": (
        "Har regionen en plan, strategi eller motsvarande för analys, uppföljning och "
        "utvärdering?"
    ),
    "4.4": (
        "Beskriv hur resultat och erfarenheter från analyser, uppföljningar och "
        "utvärderingar har tagits till vara i det regionala utvecklingsarbetet."
    ),
}
NEW = [
    "Beskriv hur regionens beredskap inför kriser har påverkat arbetet.",
    "Vilka forskningsmiljöer i länet har ni samarbetat med?",
    "Ange hur många årsarbetskrafter som arbetar med uppdraget.",
]


def changed(form: Form, wordings: dict[str, str]) -> Form:
    """The form with some questions put otherwise."""
    items: list[FormHeading | Question] = []
    for item in form.items:
        if isinstance(item, Question) and item.id in wordings:
            items.append(replace(item, wording=wordings[item.id]))
        else:
            items.append(item)
    return replace(form, items=tuple(items))


def numbered_anew(form: Form) -> Form:
    """The form with a chapter put before, so that every number is another."""
    items: list[FormHeading | Question] = []
    for item in form.items:
        parent = f"9{item.parent}" if item.parent else ""
        items.append(replace(item, id=f"9{item.id}", parent=parent))
    return replace(form, items=tuple(items))


def by_new(pairs: tuple[QuestionPair, ...]) -> dict[str, QuestionPair]:
    return {pair.new.id: pair for pair in pairs if pair.new}


def test_the_same_form_has_the_same_questions() -> None:
    pairs = pair_questions(FORM, FORM)
    assert [pair.new for pair in pairs] == [pair.old for pair in pairs]
    assert changed_pairs(pairs) == []


def test_other_numbers_are_moved_questions_each_with_its_own_heading() -> None:
    pairs = pair_questions(FORM, numbered_anew(FORM))
    assert {pair.change for pair in pairs} == {QuestionChange.MOVED}
    for pair in pairs:
        assert pair.new is not None
        assert pair.old is not None
        assert pair.new.id == f"9{pair.old.id}"


@pytest.mark.parametrize("key", REWORDED)
def test_a_question_in_other_words_is_the_same_question(key: str) -> None:
    pairs = pair_questions(FORM, changed(FORM, {key: REWORDED[key]}))
    pair = by_new(pairs)[key]
    assert pair.change is QuestionChange.REWORDED
    assert pair.old == FORM.questions[key]
    assert [each.new and each.new.id for each in changed_pairs(pairs)] == [key]
    assert differences(pair)[0].endswith(FORM.questions[key].wording)


def test_all_of_them_at_once_under_other_numbers_are_found() -> None:
    pairs = pair_questions(FORM, numbered_anew(changed(FORM, REWORDED)))
    for key in REWORDED:
        pair = by_new(pairs)[f"9{key}"]
        assert pair.change is QuestionChange.REWORDED
        assert pair.old == FORM.questions[key]


@pytest.mark.parametrize("wording", NEW)
def test_what_asks_for_something_else_is_new_and_the_old_is_gone(wording: str) -> None:
    pairs = pair_questions(FORM, changed(FORM, {"2.1": wording}))
    assert by_new(pairs)["2.1"].change is QuestionChange.NEW
    gone = [pair.old for pair in pairs if pair.change is QuestionChange.GONE]
    assert gone == [FORM.questions["2.1"]]


def test_another_year_in_the_wording_is_no_change() -> None:
    old = changed(FORM, {"2.2": "Hur användes anslaget 2022?"})
    new = changed(FORM, {"2.2": "Hur användes anslaget 2023?"})
    assert by_new(pair_questions(old, new))["2.2"].change is QuestionChange.SAME


def test_another_limit_is_told() -> None:
    items = [
        replace(item, max_rows=3)
        if isinstance(item, Question) and item.id == "4.7"
        else item
        for item in FORM.items
    ]
    pairs = pair_questions(FORM, replace(FORM, items=tuple(items)))
    (pair,) = changed_pairs(pairs)
    assert differences(pair) == ["Högst 3 rader, i fjol 10."]


def test_no_question_is_lost_or_paired_twice_however_the_forms_differ() -> None:
    other = load_form(2025)
    chance = random.Random(13)  # noqa: S311 - no secret
    for _ in range(20):
        kept = [
            each
            for each in other.items
            if isinstance(each, FormHeading) or chance.random() < 0.7
        ]
        new = replace(other, items=tuple(kept))
        pairs = pair_questions(FORM, new)
        assert [pair.new.id for pair in pairs if pair.new] == list(new.questions)
        old = [pair.old.id for pair in pairs if pair.old]
        assert sorted(old) == sorted(FORM.questions)


def test_what_the_old_form_asks_is_found_in_the_new_only_where_it_is_asked() -> None:
    pairs = by_new(pair_questions(FORM, load_form(2025)))
    found = {key: pair.old.id for key, pair in pairs.items() if pair.old is not None}
    assert found == {"1.1.2": "1.1.1", "2.1": "2.1", "4.1": "4.4", "4.2": "4.5"}
