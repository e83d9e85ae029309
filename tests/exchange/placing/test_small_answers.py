"""Which lines are the answer to which question, a few at a time."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from tests.exchange.placing.placings import FORM, Told, told, words_at
from tests.exchange.placing.small_answers import (
    Line,
    asked,
    heading,
    placed_lines,
    wording,
)
from villkor.exchange.placing.places import Anchor

HEADS = [column.heading for column in FORM.questions["1.2.3.4"].columns]
CELLS = ["n", "m", "p", "e"]
TWO_ROWS = [CELLS, ["n2", "m2", "p2", "e2"]]


def answers_of(*lines: Line) -> dict[str, Told]:
    """What is answered in a file of some lines, all of which are placed."""
    placing = placed_lines(*lines)
    assert words_at(placing, placing.unplaced) == []
    return {key: each for key, each in told(placing).items() if any(each)}


def texts_of(*lines: Line) -> dict[str, list[str]]:
    """The texts that are answered."""
    return {key: parts[""] for key, (_, parts, _) in answers_of(*lines).items()}


FIRST_SENTENCE, _, SECOND_SENTENCE = asked("1.1.1").partition(". ")

TEXTS: dict[str, tuple[Line, ...]] = {
    "as they are printed": (asked("1.1.1"), "A", asked("1.1.2"), "B"),
    "an answer in the same paragraph": (f"{asked('1.1.1')}\nA", f"{asked('1.1.2')} B"),
    "a label above": (asked("1.1.1"), "**Svar", "A", asked("1.1.2"), "Svar:", "B"),
    "a number by itself": (
        "1.1.1",
        wording("1.1.1"),
        "A",
        "1.1.2",
        wording("1.1.2"),
        "B",
    ),
    "a question in two paragraphs": (
        f"{FIRST_SENTENCE}.",
        SECOND_SENTENCE,
        "A",
        asked("1.1.2"),
        "B",
    ),
    "answers in frames": (
        [[(asked("1.1.1"), "A")]],
        [[asked("1.1.2")], ["B"]],
    ),
    "answers beside": ([[asked("1.1.1"), "A"], [asked("1.1.2"), "B"]],),
    "numbers in a column": (
        [["1.1.1", wording("1.1.1"), "A"], ["1.1.2", wording("1.1.2"), "B"]],
    ),
    "other signs around the numbers": (
        f"Fråga 1.1.1: {wording('1.1.1')}",
        "A",
        f"1.1.2) {wording('1.1.2')}",
        "B",
    ),
    "no blank after the number": (
        f"1.1.1{wording('1.1.1')}",
        "A",
        f"1.1.2. {wording('1.1.2')}",
        "B",
    ),
    "capitals and hard blanks": (
        asked("1.1.1").upper().replace(" ", "\N{NO-BREAK SPACE}"),
        "A",
        normalize("NFD", asked("1.1.2")),
        "B",
    ),
    "numbers alone": ("1.1.1", "A", "1.1.2", "B"),
    "in other words": (
        asked("1.1.1"),
        "A",
        "1.1.2 Samhällsutmaningarna",
        "B",
        asked("1.1.3"),
    ),
    "moved": (asked("1.1.2"), "B", asked("1.1.3"), asked("1.1.1"), "A"),
    "once more below a blank": (
        *(asked("1.1.1"), asked("1.1.2"), asked("1.1.3")),
        *(asked("1.1.1"), "A", asked("1.1.2"), "B"),
    ),
}


@pytest.mark.parametrize("lines", TEXTS.values(), ids=TEXTS)
def test_answer_stands_below_its_question(lines: tuple[Line, ...]) -> None:
    assert texts_of(*lines) == {"1.1.1": ["A"], "1.1.2": ["B"]}


def test_answer_in_the_paragraph_of_a_reworded_question_is_kept() -> None:
    reworded = asked("1.1.1").replace("strategiskt viktigaste", "allra viktigaste")
    assert reworded != asked("1.1.1")
    lines = (f"{reworded} Regionen har enats om en plan.", asked("1.1.2"), "B")
    assert texts_of(*lines) == {
        "1.1.1": ["Regionen har enats om en plan."],
        "1.1.2": ["B"],
    }


def test_answer_may_stand_in_place_of_the_words_of_its_question() -> None:
    said = "Vi har samverkat med flera av länets myndigheter."
    before = (asked("3.1.2"), "A", heading("3.2"))
    lines = (*before, f"3.2.1 {said}", "Mer.", asked("3.2.2"), "B")
    assert texts_of(*lines) == {
        "3.1.2": ["A"],
        "3.2.1": [said, "Mer."],
        "3.2.2": ["B"],
    }


def test_bold_words_in_place_of_a_question_are_shown() -> None:
    bold = "**3.2.1 Resultat har tagits till vara i ny strategi och budget."
    lines = (asked("3.1.2"), "A", heading("3.2"), bold, "Mer.", asked("3.2.2"), "B")
    placing = placed_lines(*lines)
    assert words_at(placing, placing.unplaced) == [bold.removeprefix("**")]


def test_words_much_like_a_question_are_shown_if_nothing_answers_it() -> None:
    like = asked("2.2").replace("Beskriv hur anslaget", "Anslaget har i år")
    placing = placed_lines(asked("2.1"), "A", f"**{like}", asked("2.6"), "B")
    assert words_at(placing, placing.unplaced) == [like]
    placing = placed_lines(asked("2.1"), "A", f"**{like}", "Svaret.", asked("2.6"), "B")
    assert words_at(placing, placing.unplaced) == []
    assert placing.answers["2.2"].sure < 0.95
    assert placing.answers["2.1"].sure == 1


def test_words_within_a_reworded_question_are_shown() -> None:
    reworded = asked("3.1.1").replace("vilka", "många").rstrip(".")
    longer = f"{reworded} som vi har valt ut i vår egen plan"
    placing = placed_lines(longer, "A", asked("3.1.2"), "B")
    assert words_at(placing, placing.unplaced) == [longer]
    assert told(placing)["3.1.1"] == (None, {"": ["A"]}, [])


def test_answer_in_the_paragraph_of_a_follow_up_is_kept() -> None:
    why = FORM.questions["2.3"].if_yes
    assert why is not None
    lines = (asked("2.3"), "Ja ☒", f"{why.wording} Skälet.", "Nej ☐")
    assert answers_of(*lines) == {"2.3": YES}


def test_words_that_several_questions_share_go_by_their_heading() -> None:
    title = heading("1.2.3").partition(" ")[2]
    lines = (title, wording("1.2.3.2"), "B", wording("1.2.3.4"), [HEADS, CELLS])
    assert answers_of(*lines) == {
        "1.2.3.2": (None, {"": ["B"]}, []),
        "1.2.3.4": (None, {}, [CELLS]),
    }


def test_answer_in_the_paragraph_of_such_words_goes_by_the_number() -> None:
    assert wording("1.2.1.2") == wording("1.1.2")
    lines = (f"{asked('1.1.2')} A", f"{asked('1.2.1.2')} B")
    assert texts_of(*lines) == {"1.1.2": ["A"], "1.2.1.2": ["B"]}


def test_words_that_several_questions_share_are_not_guessed() -> None:
    placing = placed_lines(wording("1.2.3.2"), "B")
    assert not placing.answers
    assert words_at(placing, placing.unplaced) == ["B"]


@pytest.mark.parametrize(
    "quote", [asked("1.2.3.1"), f"”{wording('1.1.2')}”", "1.1.2 miljoner kronor."]
)
def test_quoted_question_steals_nothing(quote: str) -> None:
    lines = (
        *(asked("1.1.1"), "A", quote, "Mer om A.", asked("1.1.2"), "B"),
        *(asked("1.1.3"), "C", asked("1.2.3.1"), "D"),
    )
    assert texts_of(*lines) == {
        "1.1.1": ["A", quote, "Mer om A."],
        "1.1.2": ["B"],
        "1.1.3": ["C"],
        "1.2.3.1": ["D"],
    }


def test_second_answer_to_a_question_is_shown() -> None:
    copies = (asked("1.1.1"), "A", asked("1.1.2"), "B") * 2
    placing = placed_lines(*copies)
    assert words_at(placing, placing.unplaced) == ["A", "B"]


def test_what_no_question_stands_above_is_shown() -> None:
    placing = placed_lines("Hej!", heading("1.1"), "Om strategin.", asked("1.1.3"), "C")
    assert words_at(placing, placing.cover) == ["Hej!"]
    assert words_at(placing, placing.unplaced) == ["Om strategin."]


def test_heading_that_is_a_question_is_enough() -> None:
    assert texts_of(heading("5"), "Tre saker.") == {"5": ["Tre saker."]}


def test_appendix_is_no_answer_to_the_last_question() -> None:
    placing = placed_lines(heading("5"), "Bilagor finns.", "**Bilaga 1. Projekt", "P")
    assert told(placing)["5"] == (None, {"": ["Bilagor finns."]}, [])
    assert words_at(placing, placing.unplaced) == ["Bilaga 1. Projekt", "P"]


YES, NO = (True, {"vid ja": ["Skälet."]}, []), (False, {"vid nej": ["Skälet."]}, [])
WITH_SYMBOL = (
    "<w:p><w:r><w:t>Ja </w:t></w:r><w:r>"
    '<w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>'
)
STRUCK_YES = (
    "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>Ja</w:t></w:r><w:r>"
    '<w:t xml:space="preserve"> / Nej</w:t></w:r></w:p>'
)
CHOICES: dict[str, tuple[Told, tuple[Line, ...]]] = {
    "a word": (YES, ("Ja", "Skälet.")),
    "a sentence": (YES, ("Ja.", "Skälet.")),
    "a sentence and why": (YES, ("Ja. Skälet.",)),
    "a colon and why": (NO, ("Nej: Skälet.",)),
    "both boxes": (YES, ("Ja ☒ / Nej ☐", "Skälet.")),
    "boxes before": (NO, ("☐ Ja  ☒ Nej", "Skälet.")),
    "typed boxes": (YES, ("[x] Ja  [ ] Nej", "Skälet.")),
    "a cross": (NO, ("Ja", "Nej X", "Skälet.")),
    "a box and why": (YES, ("Ja ☒ Skälet.",)),
    "why between the boxes": (YES, ("Ja ☒", "Skälet.", "Nej ☐")),
    "why below the boxes": (YES, ("Ja ☒", "Nej ☐", "Skälet.")),
    "the other struck out": (NO, (STRUCK_YES, "Skälet.")),
    "a label above": (YES, ("Svar:", "Ja.", "Skälet.")),
    "in bold": (YES, ("**Ja", "Nej", "Skälet.")),
    "a label": (YES, ("Ja/Nej: Ja", "Skälet.")),
    "in a table": (NO, ([["Ja", "☐", "Nej", "☒"]], "Skälet.")),
    "a table with why beside": (YES, ([["Ja ☒", "Skälet."], ["Nej ☐", ""]],)),
    "a symbol": (YES, (WITH_SYMBOL, "Skälet.")),
    "as the blank has it": (
        NO,
        (
            "Ja ☐",
            FORM.questions["2.3"].if_yes.wording,  # type: ignore[union-attr]
            "Nej ☒",
            FORM.questions["2.3"].if_no.wording,  # type: ignore[union-attr]
            "Skälet.",
        ),
    ),
    "a whole sentence": (
        (True, {"vid ja": ["Ja, i hög grad."]}, []),
        ("Ja, i hög grad.",),
    ),
    "neither": ((None, {"": ["Skälet."]}, []), ("Skälet.",)),
}


@pytest.mark.parametrize(("said", "lines"), CHOICES.values(), ids=CHOICES)
def test_choice_is_read_however_it_is_made(said: Told, lines: tuple[Line, ...]) -> None:
    found = answers_of(asked("2.3"), *lines, asked("2.6"), "Ja.")
    assert found == {"2.3": said, "2.6": (None, {"": ["Ja."]}, [])}


def test_both_boxes_are_shown_and_not_read() -> None:
    placing = placed_lines(asked("4.2"), "Ja ☒", "Nej ☒")
    assert placing.answers["4.2"].choice is None
    assert words_at(placing, placing.unplaced) == ["Ja ☒", "Nej ☒"]


TABLES: dict[str, tuple[Line, ...]] = {
    "as it is asked": ([HEADS, *TWO_ROWS],),
    "with help in the headings": (
        [[(HEADS[0],), *((head, "Beskriv.") for head in HEADS[1:])], *TWO_ROWS],
    ),
    "in another order": (
        [[row[each] for each in (1, 0, 3, 2)] for row in (HEADS, *TWO_ROWS)],
    ),
    "with short headings": (
        [["Insats", "Mål", "Prestationer", "Effekter"], *TWO_ROWS],
    ),
    "with an empty heading": ([["", *HEADS[1:]], *TWO_ROWS],),
    "without headings": (TWO_ROWS,),
    "with numbered rows": (
        [["Nr", *HEADS], *([str(n), *row] for n, row in enumerate(TWO_ROWS, start=1))],
    ),
    "below a title": ([["Insatser"], HEADS, *TWO_ROWS],),
    "in two tables": ([HEADS, TWO_ROWS[0]], "", [TWO_ROWS[1]]),
    "with headings repeated": ([HEADS, TWO_ROWS[0], HEADS, TWO_ROWS[1]],),
    "each row by itself": (
        "Insats 1",
        [[head, cell] for head, cell in zip(HEADS, TWO_ROWS[0], strict=True)],
        "Insats 2 av 2",
        [[head, cell] for head, cell in zip(HEADS, TWO_ROWS[1], strict=True)],
    ),
    "headings beside": ([list(row) for row in zip(HEADS, *TWO_ROWS, strict=True)],),
    "in a frame": ([[("", [HEADS, *TWO_ROWS])]],),
}


@pytest.mark.parametrize("lines", TABLES.values(), ids=TABLES)
def test_rows_are_found_whichever_way_a_table_is_made(lines: tuple[Line, ...]) -> None:
    assert answers_of(asked("1.2.3.4"), *lines) == {"1.2.3.4": (None, {}, TWO_ROWS)}


def test_row_with_more_than_the_headings_say_is_no_repeated_headings() -> None:
    row = [f"{head} i norr" for head in HEADS]
    lines = (asked("1.2.3.4"), [HEADS, TWO_ROWS[0], row])
    assert answers_of(*lines) == {"1.2.3.4": (None, {}, [TWO_ROWS[0], row])}


def test_sentence_above_the_headings_is_shown() -> None:
    title = "Insatser som har fått medel under året"
    placing = placed_lines(asked("1.2.3.4"), [[title], HEADS, *TWO_ROWS])
    assert words_at(placing, placing.unplaced) == [title]
    assert told(placing)["1.2.3.4"] == (None, {}, TWO_ROWS)


@pytest.mark.parametrize("heads", [[HEADS], []], ids=["below headings", "without"])
def test_row_with_empty_cells_and_a_goal_is_no_headings(heads: list[list[str]]) -> None:
    rows = [["n", "Mål 9", "", ""], ["", "Mål 9", "p", "e"]]
    lines = (asked("1.2.3.4"), [*heads, *rows, ["", "", "", ""]])
    assert answers_of(*lines) == {"1.2.3.4": (None, {}, rows)}


def test_table_without_its_question_goes_by_the_heading() -> None:
    lines = (asked("1.2.3.3"), "C", [HEADS, *TWO_ROWS], asked("1.2.4.1"), "D")
    placing = placed_lines(*lines)
    assert placing.answers["1.2.3.4"].how is Anchor.ORDER
    assert told(placing)["1.2.3.4"] == (None, {}, TWO_ROWS)
    assert told(placing)["1.2.3.3"] == (None, {"": ["C"]}, [])


def test_words_like_those_of_an_export_may_be_an_answer() -> None:
    words = [
        "Insats 1",
        "Källa: Region Norrbotten, egen uppföljning.",
        "Inget att redovisa",
    ]
    assert texts_of(asked("1.1.1"), *words) == {"1.1.1": words}
    assert texts_of(heading("5"), words[-1]) == {"5": words[-1:]}


def test_sentence_made_of_the_words_of_its_question_is_the_answer() -> None:
    said = "Samverkan med kommuner har fungerat väl under året."
    after = (heading("3.4"), asked("3.4.1"), "B")
    for lines in (("3.3.2", said), (f"3.3.2 {said}",), (asked("3.3.2"), said)):
        found = texts_of(asked("3.3.1"), "A", *lines, "Mer.", *after)
        assert found == {"3.3.1": ["A"], "3.3.2": [said, "Mer."], "3.4.1": ["B"]}


def test_sentence_made_of_the_words_of_a_follow_up_is_the_answer() -> None:
    goal = "att nå målen i den regionala utvecklingsstrategin"
    said = f"Anslaget har bidragit till {goal} genom:"
    found = answers_of(asked("2.3"), "Ja", said, "• Tio projekt.")
    assert found == {"2.3": (True, {"vid ja": [said, "• Tio projekt."]}, [])}


def renumbered(key: str) -> str:
    """A line of the form as in a report with a chapter of its own before the others."""
    printed = asked(key) if key in FORM.questions else heading(key)
    chapter, rest = printed.split(".", 1)
    return f"{int(chapter) + 1}.{rest}"


def test_words_of_the_form_tell_more_than_numbers_of_ones_own() -> None:
    keys = ["3.1", "3.1.1", "3.1.2", "3.2", "3.2.1", "3.2.2", "3.3", "3.3.1", "3.3.2"]
    keys += ["3.4", "3.4.1", "3.4.2", "3.5", "3.5.1", "3.5.2"]
    lines: list[str] = []
    for key in keys:
        bold = "**" if key in FORM.headings else ""
        lines += [bold + renumbered(key), *([] if bold else [f"Om {key}."])]
    told_of = {key: [f"Om {key}."] for key in keys if key in FORM.questions}
    assert texts_of(*lines) == told_of


@pytest.mark.parametrize(
    "later",
    [
        asked("1.1.1").replace("strategiskt viktigaste", "allra viktigaste"),
        wording("1.1.1"),
        "1.1.1",
    ],
    ids=["in other words", "without a number", "a number alone"],
)
def test_question_that_stands_below_the_next_one_is_asked(later: str) -> None:
    lines = (asked("1.1.2"), "B", later, "A", asked("1.1.3"), "C")
    assert texts_of(*lines) == {"1.1.2": ["B"], "1.1.1": ["A"], "1.1.3": ["C"]}


def test_heading_with_the_number_of_a_question_is_none_if_that_is_asked() -> None:
    below = ("**2.2 Effekter i länet", "Mer om A.", f"**{asked('2.2')}", "B")
    found = texts_of(asked("2.1"), "A", *below, asked("2.6"), "C")
    assert found["2.1"] == ["A", "2.2 Effekter i länet", "Mer om A."]
    assert (found["2.2"], found["2.6"]) == (["B"], ["C"])


def test_heading_within_the_answer_to_a_heading_is_no_question() -> None:
    lines = (heading("5"), "Tre saker.", "**5. Slutsats", "Mer.")
    assert texts_of(*lines) == {"5": ["Tre saker.", "5. Slutsats", "Mer."]}


def test_amount_with_the_number_of_a_heading_is_none() -> None:
    below = ("**1.2 miljoner kronor i stöd", "Mer om C.", asked("1.2.1.1"), "D")
    found = texts_of(asked("1.1.3"), "C", *below)
    assert found == {
        "1.1.3": ["C", "1.2 miljoner kronor i stöd", "Mer om C."],
        "1.2.1.1": ["D"],
    }


def test_words_of_several_questions_go_to_the_one_below_its_heading() -> None:
    lines = (heading("1.2.2"), asked("1.2.2.3"), "C", f"**{wording('1.2.2.2')}", "B")
    found = texts_of(*lines, heading("1.2.3"), asked("1.2.3.1"), "D")
    assert found == {"1.2.2.3": ["C"], "1.2.2.2": ["B"], "1.2.3.1": ["D"]}


def test_quoted_words_of_a_question_that_is_asked_nowhere_are_no_question() -> None:
    lines = (heading("1.2"), asked("1.2.1.1"), "A", wording("4.4"), "Mer.")
    found = texts_of(*lines, heading("1.2.2"), asked("1.2.2.1"), "B")
    assert found == {"1.2.1.1": ["A", wording("4.4"), "Mer."], "1.2.2.1": ["B"]}
