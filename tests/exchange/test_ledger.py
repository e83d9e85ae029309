from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.exchange.placing.found_files import FORM, para, table
from villkor.base.diagnostic import UserError
from villkor.document.word.found import (
    Beside,
    FoundBeside,
    FoundBlock,
    FoundDocument,
    paragraphs_in,
)
from villkor.exchange.ledger import letters_of, make_ledger
from villkor.exchange.placing.places import Anchor, AnswerPlace, Placed
from villkor.exchange.placing.recover import recover_answers

QUESTION = "1.1.1"
COVER, ASKED = para("Återrapportering – Region Norrbotten"), para("1.1.1 Beskriv")
ANSWER, STRAY = para("Svaret är långt."), table(("ett", "löst bord"))
HEADER = FoundBeside(Beside.HEADER, "Utkast – Återrapportering – Region Norrbotten")
SPECIAL = FoundBeside(Beside.FOOTER, "Hemlig version, sida 3")


def placed(
    *blocks: FoundBlock, letters: int, beside: tuple[FoundBeside, ...]
) -> Placed:
    answer = AnswerPlace(QUESTION, Anchor.NUMBER, 1.0, {"": (ANSWER,)})
    document = FoundDocument(blocks, beside, letters=letters)
    unplaced = tuple(paragraph.place for paragraph in paragraphs_in((STRAY,)))
    official = frozenset({ASKED.place})
    return Placed(document, {QUESTION: answer}, official, (COVER.place,), unplaced)


def test_every_character_is_placed_official_or_told() -> None:
    picture = FoundBeside(Beside.PICTURE, "", ANSWER.place)
    hidden = FoundBeside(Beside.HIDDEN, "gömt", ASKED.place)
    blocks = (COVER, ASKED, ANSWER, STRAY)
    words = "".join(paragraph.text for paragraph in paragraphs_in(blocks)) + "gömt"
    file = placed(
        *blocks,
        letters=letters_of(words),
        beside=(HEADER, SPECIAL, picture, hidden),
    )
    ledger = make_ledger(file, recover_answers(FORM, file))
    assert ledger.placed == len("Svaretärlångt.")
    assert ledger.letters == letters_of(words)
    told = [
        (each.what, each.words, each.under, each.before) for each in ledger.unplaced
    ]
    asked = "1.1.1 Beskriv"
    assert told == [
        ("tabellcell", "ett", asked, "Svaret är långt."),
        ("tabellcell", "löst bord", asked, "ett"),
        ("sidfot", "Hemlig version, sida 3", "", ""),
        ("bild", "", asked, asked),
        ("dold text", "gömt", asked, "Återrapportering – Region Norrbotten"),
    ]
    assert ledger.unplaced[0].after == "löst bord"


def test_what_does_not_add_up_is_never_hidden() -> None:
    file = placed(COVER, ANSWER, letters=3, beside=())
    with pytest.raises(UserError, match="47 tecken"):
        make_ledger(file, recover_answers(FORM, replace(file)))
