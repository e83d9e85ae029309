"""The written Word file, read again and held against the report before it may take its
place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from villkor.base.diagnostic import UserError
from villkor.base.yaml.nodes import Text
from villkor.document.blocks import Document, block_lines
from villkor.document.parts_of_blocks import charts_in, tagged_answers
from villkor.document.word.package import Package
from villkor.document.word.text import text_of
from villkor.form.model import FieldKind, Question
from villkor.form.wording import wording_sum
from villkor.report import references
from villkor.report.answers import (
    Answer,
    Cell,
    Effects,
    Goals,
    NotApplicable,
    TableAnswer,
    TextAnswer,
    YesNoAnswer,
)
from villkor.report.model import Report


def read_back(
    report: Report,
    document: Document,
    package: Package,
    asked: Collection[Question] | None = None,
) -> None:
    """Raise UserError unless the written file says what it should; of some questions
    that are `asked`, or of them all.

    Its lines and its answers, by their tags, and its alternative texts are the
    document's (did the writer lose anything?), every word of the report is in it (did
    the outline pass everything on?), and it asks the official questions in their
    official words.
    """
    written = text_of(package)
    compare_lines(report, document, written.lines, asked)
    if written.alternatives != [
        chart.description for chart in charts_in(document.blocks)
    ]:
        _differs("Ett diagrams alternativtext är inte den som ska stå där.")
    for key, words in tagged_answers(document.blocks).items():
        if written.tagged.get(key) != words:
            _differs(f"Det som är märkt {key} är inte det som står i rapporten.")
    form = report.form
    wording = form.wording
    if asked is not None:
        wording = wording_sum(form.printed(question) for question in asked)
    if wording_sum(written.questions) != wording:
        _differs("Frågorna har en annan ordalydelse än formulärets.")


def compare_lines(
    report: Report,
    document: Document,
    found: list[str],
    asked: Collection[Question] | None = None,
) -> None:
    """Raise UserError unless the lines found are the document's, and hold every answer
    of the report, or those to the questions that are `asked`.
    """
    expected = block_lines(document.blocks)
    for number, (want, have) in enumerate(zip(expected, found, strict=False)):
        if want != have:
            _differs(
                f"Stycke {number + 1} skulle vara ”{want[:80]}” men blev ”{have[:80]}”."
            )
    if len(expected) != len(found):
        _differs(f"Filen har {len(found)} stycken i stället för {len(expected)}.")
    find_answers(report, found, asked)


def find_answers(
    report: Report,
    found: list[str],
    asked: Collection[Question] | None = None,
) -> None:
    """Raise UserError unless every line of the answers is among the lines found."""
    whole = "\n".join(found)
    known = frozenset(found)
    wanted = report.form.questions.values() if asked is None else asked
    for question, line in _lines_of_answers(report, {each.id for each in wanted}):
        # most are a line of their own; only some, such as goals, stand within one
        if line not in known and line not in whole:
            _differs(f"Svaret på {question} saknar ”{line[:80]}”.")


def _differs(what: str) -> None:
    raise UserError(
        f"Word-filen blev inte lik rapporten och har inte sparats. {what}",
        "Det är ett fel i villkor: rapportera det gärna.",
    )


def _lines_of_answers(
    report: Report,
    wanted: Collection[str],
) -> Iterator[tuple[str, str]]:
    """Each line of every answer that the document must hold, with the id of its
    question, which is wanted.
    """
    for answer in report.answers().values():
        if answer.question.id not in wanted:
            continue
        for line in _answer_lines(report, answer):
            yield answer.question.id, line


def _answer_lines(report: Report, answer: Answer) -> Iterator[str]:
    """The lines of an answer, after Markdown and references where it may hold them."""
    match answer.content:
        case TextAnswer(text) | NotApplicable(Text() as text):
            yield from _prose_lines(report, text)
        case YesNoAnswer(_, _, if_yes, if_no):
            if if_yes:
                yield from _prose_lines(report, if_yes)
            if if_no:
                yield from _prose_lines(report, if_no)
        case TableAnswer(rows):
            kinds = {field.key: field.kind for field in answer.question.fields}
            for row in rows:
                for key, cell in row.cells.items():
                    yield from _cell_lines(report, kinds[key], cell)


def _cell_lines(report: Report, kind: FieldKind, cell: Cell) -> Iterator[str]:
    """The lines of a cell.

    Ja and nej are printed as the form's own words, and left out.
    """
    match cell:
        case Effects():
            for _, text in cell.by_term:
                yield from _cell_prose_lines(report, text)
            for note in (cell.status, cell.basis):
                if note:
                    yield _on_one_line(note)
        case Goals():
            yield from _goal_lines(report, cell)
        case Text() if kind in {FieldKind.LINE, FieldKind.CHOICE}:
            yield _on_one_line(cell)
        case Text() if kind is not FieldKind.YES_NO:
            yield from _cell_prose_lines(report, cell)


def _goal_lines(report: Report, goals: Goals) -> Iterator[str]:
    """The lines of goals.

    One by its number is printed as number and name, and left out.
    """
    numbered = {
        programme.key for programme in report.form.programmes if programme.numbered
    }
    for key, texts in goals.by_programme:
        for goal in texts:
            if key not in numbered:
                yield from _cell_prose_lines(report, goal)
            elif not goal.text.strip().isdecimal():
                yield _on_one_line(goal)


def _prose_lines(report: Report, text: Text) -> list[str]:
    return block_lines(references.answer_blocks(report, text.text))


def _cell_prose_lines(report: Report, text: Text) -> list[str]:
    return block_lines(references.cell_blocks(report, text.text))


def _on_one_line(text: Text) -> str:
    return " ".join(text.text.split())
