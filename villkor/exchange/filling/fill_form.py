"""Report → the authority's own Word form, with the answers in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from villkor.base.diagnostic import UserError
from villkor.base.listed_words import first_words
from villkor.document.blocks import Document
from villkor.document.word.filling.filled_file import fill_file, is_swedish
from villkor.document.word.package import open_package, word_name
from villkor.exchange.filling.answer_fills import answer_fills, taken_questions
from villkor.exchange.filling.blank_form import MOST_NAMED, OpenBlank
from villkor.exchange.filling.cover_fills import cover_fills, refuse_other_region
from villkor.exchange.filling.filled_proof import hold_back_filled, prove_filled
from villkor.exchange.placing.anchors import place_answers
from villkor.exchange.placing.contents_lines import has_typed_contents
from villkor.exchange.placing.home_values import home_values
from villkor.exchange.placing.recover import recover_answers
from villkor.report.model import Report


class FilledForm(Struct, frozen=True):
    """The bytes of a form that is filled in, and what is to be told of it."""

    data: bytes
    notes: tuple[str, ...]


def fill_form(
    report: Report, blank: OpenBlank, document: Document, written: datetime
) -> FilledForm:
    """The form, filled in. `document` is the report in our own layout.

    Raises UserError if somebody else's answers stand in the blank, if it has no place
    for one, if what comes out differs from the report, or has errors that the blank did
    not have.
    """
    refuse_other_region(report, blank)
    told = _told_already(report, blank)
    fills = (
        *cover_fills(report, blank),
        *answer_fills(report, blank, draft=document.draft, told=told),
    )
    data = fill_file(
        blank.data, fills, document, written, swedish=is_swedish(blank.package)
    )
    package = open_package(data, blank.name, own=True)
    prove_filled(report, blank, document, package)
    faults = hold_back_filled(blank, package, blank.name)
    return FilledForm(data, tuple(_notes(blank, faults)))


def _told_already(report: Report, blank: OpenBlank) -> frozenset[str]:
    """The questions that the blank answers as the report does.

    Raises UserError if it answers any otherwise.
    """
    taken = taken_questions(blank, report.form.questions.values())
    if not taken:
        return frozenset()
    placed = place_answers(report.form, blank.found)
    recovered = recover_answers(report.form, placed)
    answers = report.answers()
    other = []
    for key in taken:
        answer = answers.get(key)
        wanted = None if answer is None else home_values(report, answer)
        if recovered.answers.get(key) != wanted:
            other.append(key)
    if other:
        named = first_words(other, MOST_NAMED)
        said = " ".join(taken[other[0]].split())[:60]
        raise UserError(
            f"I {blank.name} står redan något annat än i rapporten, vid fråga {named} "
            f"(”{said}”). Inget har skrivits.",
            "Ange en tom blankett. Är det era svar, så ta först hem dem med villkor "
            "import-docx. Är det myndighetens hjälptext, så lägg den i inledningar.txt "
            "bredvid formuläret.",
        )
    return frozenset(taken)


def _notes(blank: OpenBlank, faults: tuple[str, ...]) -> Iterator[str]:
    """What whoever sends the form should know of it."""
    for fault in faults:
        yield f"Myndighetens blankett har ett fel som står kvar. {fault}"
    if has_typed_contents(blank.found):
        yield (
            "Innehållsförteckningen i blanketten är skriven för hand, så dess sidnummer "
            "är blankettens. Rätta dem i den färdiga filen om de ska stämma."
        )
    settings = blank.package.part("settings")
    protection = None
    if settings is not None:
        protection = settings.find(word_name("documentProtection"))
    if protection is not None:
        yield (
            "Blanketten är skyddad mot ändringar, och det är den ifyllda filen också "
            "(Granska > Begränsa redigering)."
        )
