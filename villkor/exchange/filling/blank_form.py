"""The authority's Word form of a report, opened: which file it is, and what it asks
where.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from villkor.base.diagnostic import UserError
from villkor.base.listed_words import first_words
from villkor.base.plain_files import RefusedFile
from villkor.base.sources import FolderSources
from villkor.document.word.filling.free_places import FreePlaces, free_places
from villkor.document.word.found import FoundDocument, paragraphs_in
from villkor.document.word.package import Package, open_package, read_word_file
from villkor.document.word.read_blocks import read_blocks
from villkor.exchange.placing.rooms import Rooms, rooms_of
from villkor.exchange.placing.words import words_of_line
from villkor.form.model import Form, Question
from villkor.form.places import Keeper, blank_of
from villkor.report.model import Report

MOST_NAMED = 5  # questions that are told


class OpenBlank(Struct, frozen=True):
    """A blank form: its name, bytes and parts, what is found in it, the room for each
    answer, and the paragraphs that may be written over.
    """

    name: str
    data: bytes
    package: Package
    found: FoundDocument
    rooms: Rooms
    free: FreePlaces


def chosen_blank(
    report: Report,
    named: Path | None,
) -> Path | None:
    """The Word form to fill in: the one that is `named`, or that rapport.yaml names, or
    that stands beside the form of the report; None for our own layout.

    Raises UserError if the one in rapport.yaml lies outside the report's folder.
    """
    if named is not None:
        return named
    told = report.settings.blank
    if told is not None:
        name = told.text.strip()
        try:
            return FolderSources(report.folder).path_of(name)
        except RefusedFile as error:
            message = f"Blanketten ”{name}” går inte att öppna: {error.why}."
            raise UserError(
                message,
                error.hint,
            ) from error
    place = report.form.place
    if place is None or place.keeper is Keeper.PROGRAM:
        return None
    try:
        return blank_of(place)
    except RefusedFile as error:
        message = f"Blanketten i formulärets mapp går inte att öppna: {error.why}."
        raise UserError(
            message,
            error.hint,
        ) from error


def open_blank(
    form: Form,
    path: Path,
) -> OpenBlank:
    """A blank form that asks the questions of a form.

    Raises UserError if the file is no Word file that can be filled in, has tracked
    changes, or does not ask every question in the form's words.
    """
    data = read_word_file(path)
    package = open_package(data, path.name)
    found = read_blocks(package)
    if found.changes:
        raise UserError(
            f"{path.name} har spårade ändringar, så det är inte säkert vad blanketten "
            "frågar. Inget har skrivits.",
            "Öppna den i Word, godkänn eller avvisa ändringarna (Granska) och spara.",
        )
    rooms = rooms_of(form, found)
    _need_questions(form, rooms, path.name)
    return OpenBlank(
        path.name,
        data,
        package,
        found,
        rooms,
        free_places(package),
    )


def _need_questions(
    form: Form,
    rooms: Rooms,
    name: str,
) -> None:
    """Raise UserError unless a blank asks all the questions, in their own words."""
    missing = [key for key in form.questions if key not in rooms.by_question]
    if len(missing) == len(form.questions):
        raise UserError(
            f"{name} är inte en blankett för formuläret {form.year}: ingen av frågorna "
            "finns i den.",
            "Ange myndighetens Word-fil för samma år som rapporten.",
        )
    if missing:
        raise UserError(
            f"Frågan {first_words(missing, MOST_NAMED)} finns inte i {name}. Inget "
            "har skrivits.",
            "Ange den blankett som hör till formuläret, eller läs in den på nytt "
            "med villkor new-form.",
        )
    for question in form.questions.values():
        said = said_question(rooms, question)
        if said != question.wording:
            raise UserError(
                f"{name} frågar inte som formuläret: {question.id} är ”{said[:80]}” i "
                "blanketten. Inget har skrivits.",
                "Ange den blankett som hör till formuläret, eller läs in den på nytt "
                "med villkor new-form.",
            )


def said_question(
    rooms: Rooms,
    question: Question,
) -> str:
    """The words in which a blank asks a question: the form's, letter for letter, if
    they are the same words.
    """
    for room in rooms.by_question.get(
        question.id,
        (),
    ):
        if room.part:
            continue
        said = words_of_line(room.said)
        wanted = words_of_line(question.wording)
        if said[-len(wanted) :] == wanted:
            return question.wording
        return " ".join(room.said.split())
    return ""


def cover_text(blank: OpenBlank) -> list[str]:
    """The lines before the first question or heading of a blank."""
    return [each.text for each in paragraphs_in(blank.rooms.cover)]
