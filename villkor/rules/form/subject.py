"""A form as its rules see it: what has been read of form.yaml, faulty or not, and of
the files beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from villkor.base.decode import decode_text
from villkor.base.diagnostic import Finding, UserError, Where
from villkor.base.faults import FaultKind
from villkor.base.signs import cleaned_text
from villkor.document.word.unpacking import MOST_BYTES
from villkor.form.beside_form import form_bytes, read_instructions, read_words
from villkor.form.load import load_regions
from villkor.form.model import Question
from villkor.form.places import (
    BLANK_FILE,
    FORM_FILE,
    INSTRUCTIONS_FILE,
    WORDS_FILE,
    FormPlace,
)
from villkor.form.read_form import ExaminedForm, examine_form
from villkor.report.sign_faults import strange_faults
from villkor.rules.form.blank_file import Blank, read_blank


class FormFile(Struct, frozen=True):
    """A form to be checked. `beside` is what is wrong with the other files, by their
    names, and `blank` the authority's Word file, if it is there and can be read.
    """

    examined: ExaminedForm
    beside: tuple[Finding, ...] = ()
    blank: Blank | None = None

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that could be read, in order."""
        form = self.examined.form
        return tuple(form.questions.values()) if form else ()


def open_form_file(place: FormPlace) -> FormFile:
    """Read the form in a place, and what stands beside it.

    Raises UserError if form.yaml cannot be opened.
    """
    data = form_bytes(place, FORM_FILE)
    text, unread = decode_text(data, FORM_FILE)
    if text is None:
        faults = ((FaultKind.ENCODING, unread),) if unread else ()
        return FormFile(
            ExaminedForm(
                FORM_FILE,
                "",
                None,
                faults,
            )
        )
    examined = examine_form(
        cleaned_text(text),
        FORM_FILE,
        load_regions(),
    )
    letters = tuple(strange_faults(examined.top, text))
    examined = replace(examined, faults=(*examined.faults, *letters))
    blank, trouble = _blank_in(place)
    beside = (*_faults_beside(place, examined), *trouble)
    return FormFile(examined, beside, blank)


def _blank_in(place: FormPlace) -> tuple[Blank | None, list[Finding]]:
    """The authority's Word file beside the form, or why it cannot be read."""
    if not place.has_file(BLANK_FILE):
        return None, []
    try:
        return read_blank(
            form_bytes(
                place,
                BLANK_FILE,
                MOST_BYTES,
            ),
            BLANK_FILE,
        ), []
    except UserError as error:
        return None, [
            Finding(
                Where(BLANK_FILE),
                error.message,
                error.hint,
            )
        ]


def _faults_beside(place: FormPlace, examined: ExaminedForm) -> Iterator[Finding]:
    """What is wrong with the list of words and with the authority's own words."""
    try:
        read_words(place)
    except UserError as error:
        yield _finding(WORDS_FILE, error)
    if examined.form is None:
        return
    try:
        read_instructions(place, examined.form)
    except UserError as error:
        yield _finding(INSTRUCTIONS_FILE, error)


def _finding(name: str, error: UserError) -> Finding:
    _, _, told = error.message.partition(":")
    return Finding(
        Where(name),
        told.strip() or error.message,
        error.hint,
    )
