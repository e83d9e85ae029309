"""The filled form, read again and held against the report before it may take its
place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from villkor.base.diagnostic import Diagnostic, Severity, UserError
from villkor.document.blocks import Document
from villkor.document.parts_of_blocks import tagged_answers
from villkor.document.word.package import Package
from villkor.document.word.read_blocks import read_blocks
from villkor.document.word.text import text_of
from villkor.exchange.filling.blank_form import OpenBlank, said_question
from villkor.exchange.filling.compared_filled import differing_answers
from villkor.exchange.placing.anchors import place_answers
from villkor.exchange.placing.rooms import rooms_of
from villkor.exchange.read_back import find_answers
from villkor.form.wording import wording_sum
from villkor.report.model import Report
from villkor.rules.word.gate import STOPPING, inspect_package

# what only the authority's own tables can cause: the heading row that they lack, and
# the boxes that questions and answers stand in, if an answer has a table of figures
_OF_ITS_TABLES = ("VK808", "VK809")


def prove_filled(
    report: Report,
    blank: OpenBlank,
    document: Document,
    package: Package,
) -> None:
    """Raise UserError unless a filled form says what the report does: every answer,
    read as it would come home, and every line of it; and asks what the form asks.

    `document` is the same report in our own layout, whose tagged parts it has.
    """
    form = report.form
    found = read_blocks(package)
    rooms = rooms_of(form, found)
    asked = []
    for question in form.questions.values():
        said = said_question(rooms, question)
        whole = said == question.wording
        asked.append(form.printed(question) if whole else said)
    if wording_sum(asked) != form.wording:
        _differs("Frågorna har en annan ordalydelse än formulärets.")
    placed = place_answers(form, found)
    for key in differing_answers(report, placed):
        _differs(f"Svaret på fråga {key} läses inte som det står i rapporten.")
    written = text_of(package)
    find_answers(report, written.lines)
    for key, words in tagged_answers(document.blocks).items():
        if key in written.tagged and written.tagged[key] != words:
            _differs(f"Det som är märkt {key} är inte det som står i rapporten.")
    before = Counter(_unplaced(report, blank))
    after = Counter(placed.unplaced_words())
    for lost in after - before:
        _differs(f"”{lost[:80]}” hör inte till någon fråga.")


def _unplaced(
    report: Report,
    blank: OpenBlank,
) -> list[str]:
    return place_answers(
        report.form,
        blank.found,
    ).unplaced_words()


def _differs(what: str) -> None:
    raise UserError(
        f"Den ifyllda blanketten blev inte lik rapporten och har inte sparats. {what}",
        "Exportera med villkors egen layout så länge (utan --into), och rapportera "
        "gärna felet.",
    )


def hold_back_filled(
    blank: OpenBlank,
    package: Package,
    name: str,
) -> tuple[str, ...]:
    """What the authority's own file gets wrong, to be told beside it.

    Raises UserError if the answers have added an error.
    """
    before = inspect_package(
        blank.package,
        blank.name,
        STOPPING,
    )
    after = inspect_package(package, name, STOPPING)
    known = Counter(each.code for each in _errors(before))
    told: dict[str, Diagnostic] = {}
    for diagnostic in _errors(after):
        code = diagnostic.code
        if known[code] > 0 or code in _OF_ITS_TABLES:
            known[code] -= 1
            told.setdefault(code, diagnostic)
            continue
        raise UserError(
            "Den ifyllda blanketten blev inte som den ska och har inte sparats. "
            f"{code}: {diagnostic.message}",
            "Exportera med villkors egen layout så länge (utan --into), och rapportera "
            "gärna felet.",
        )
    return tuple(f"{code}: {each.message}" for code, each in told.items())


def _errors(found: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    for each in found:
        if each.severity is Severity.ERROR:
            yield each
