"""An answer of a report as it comes home from a Word file in which nobody has changed
it: what is held against a file that somebody may have.

It is not always as it is written: what looks like a list in Word is read as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from villkor.base.yaml.nodes import Text
from villkor.document.blocks import Flow, ListBlock, Paragraph, Role, Run
from villkor.document.list_lines import ListLine, lines_of_blocks
from villkor.document.word.found import (
    FoundBlock,
    FoundCell,
    FoundParagraph,
    ListPlace,
)
from villkor.document.word.roles import STYLES
from villkor.exchange.placing.places import Anchor, AnswerPlace
from villkor.exchange.placing.recover import recover_answer
from villkor.exchange.table_cells import column_blocks
from villkor.form.model import Question
from villkor.report import references
from villkor.report.answers import (
    Answer,
    NotApplicable,
    Row,
    TableAnswer,
    TextAnswer,
    YesNoAnswer,
)
from villkor.report.keys import NOT_APPLICABLE, YES_NO_KEYS
from villkor.report.model import Report
from villkor.report.values import AnswerValue

_, _IF_YES, _IF_NO = YES_NO_KEYS


def home_values(report: Report, answer: Answer) -> AnswerValue:
    """The values of an answer as they come home. A table or chart of figures is the
    line that asks for it.
    """
    place = AnswerPlace(answer.question.id, Anchor.CONTROL, 1.0)
    match answer.content:
        case None:
            return AnswerValue()
        case TextAnswer(text):
            place = replace(place, parts={"": _prose(report, text)})
        case NotApplicable(reason):
            parts = {NOT_APPLICABLE: _prose(report, reason)}
            place = replace(place, parts=parts)
        case YesNoAnswer(choice, _, if_yes, if_no):
            parts = {_IF_YES: _prose(report, if_yes), _IF_NO: _prose(report, if_no)}
            place = replace(place, parts=parts, choice=choice)
        case TableAnswer(rows):
            cells = [tuple(_cells(report, answer.question, row)) for row in rows]
            place = replace(place, rows=tuple(cells))
    return recover_answer(report.form, answer.question, place)


def _prose(report: Report, text: Text | None) -> tuple[FoundBlock, ...]:
    """The paragraphs of a text, as they are found in a Word file."""
    if text is None:
        return ()
    said: list[Flow] = []
    for name, blocks in references.named_stretches(report, text.text):
        if name:
            said.append(Paragraph((Run(f"{{{name}}}"),)))
            continue
        for block in blocks:
            match block:
                case Paragraph(role=Role.SOURCE):
                    pass  # what stands under a table of figures
                case Paragraph() | ListBlock():
                    said.append(block)
    return _found(said)


def _cells(report: Report, question: Question, row: Row) -> Iterator[FoundCell]:
    for column in question.columns:
        yield FoundCell(_found(column_blocks(report, column, row)))


def _found(blocks: Iterable[Flow]) -> tuple[FoundBlock, ...]:
    """Blocks as they are found in a Word file that is made of them."""
    return tuple(map(_found_paragraph, lines_of_blocks(blocks)))


def _found_paragraph(line: Paragraph | ListLine) -> FoundParagraph:
    if isinstance(line, Paragraph):
        style = STYLES[line.role].casefold()
        return FoundParagraph(0, line.runs, style)
    place = ListPlace(line.level, line.ordered, line.list_key, line.number)
    numbered = f"{line.number}." if line.ordered else ""
    return FoundParagraph(0, line.paragraph.runs, "", item=place, numbered=numbered)
