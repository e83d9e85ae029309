"""What stands in a Word file as the answer to each question → the report's answers."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from msgspec import Struct, field

from villkor.document.blocks import Flow, Paragraph
from villkor.document.to_markdown import to_markdown
from villkor.document.typed_lines import paragraph_part
from villkor.document.word.found import (
    FoundBlock,
    FoundCell,
    paragraphs_in,
)
from villkor.exchange.placing.found_figures import FoundFigures, figures_in
from villkor.exchange.placing.found_prose import found_prose
from villkor.exchange.placing.places import AnswerPlace, Placed
from villkor.exchange.placing.recover_cells import CellReader, Values, says_nothing
from villkor.exchange.placing.recovered import Recovered, RecoverNote
from villkor.form.model import Form, Kind, Question
from villkor.report.keys import NOT_APPLICABLE, YES_NO_KEYS
from villkor.report.values import AnswerValue

_STRUCK = "Överstruken text har kommit med som annan text."
_CHOICE, _IF_YES, _IF_NO = YES_NO_KEYS
_NOT_APPLICABLE = re.compile(
    r"""
    \s{0,9} (?: Ej | Inte | Icke ) [ \u00a0-]{1,3} tillämpligt?
    (?:
        \s{0,9} (?: [.:;,] | [–—-]\s ) \s{0,9}
        | \s{1,9} (?= (?: eftersom | då | därför | för \s att ) \b )
        | \s{0,9} \Z
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def recover_answers(form: Form, placed: Placed) -> Recovered:
    """The answers of a Word file, with what was made otherwise than it stands there."""
    gathered = _Gathered(CellReader(form), figures_in(placed.found))
    return _recovered(form, placed, gathered, placed.answers)


def recover_again(
    form: Form,
    placed: Placed,
    before: Recovered,
    refused: frozenset[str],
) -> Recovered:
    """What was recovered before, with the words of some tables and charts of figures in
    the place of the lines that ask for them.

    `refused` are their names: the report would show other ones.
    """
    asked = frozenset(question for question, _ in before.illustrations)
    gathered = _Gathered(CellReader(form), figures_in(placed.found, refused))
    anew = _recovered(form, placed, gathered, asked)
    kept = tuple(note for note in before.notes if note.question not in asked)
    return Recovered(
        {**before.answers, **anew.answers},
        (*kept, *anew.notes),
        before.used | anew.used,
        before.left,
        before.illustrations,
        before.captions,
    )


def _recovered(
    form: Form,
    placed: Placed,
    gathered: _Gathered,
    asked: Container[str],
) -> Recovered:
    """The answers to some questions."""
    answers: dict[str, AnswerValue] = {}
    for question in form.questions.values():
        place = placed.answers.get(question.id)
        if place and question.id in asked:
            answers[question.id] = gathered.answer(question, place)
    return Recovered(
        answers,
        tuple(gathered.notes),
        frozenset(gathered.used),
        tuple(sorted(gathered.left)),
        gathered.illustrations,
        gathered.captions,
    )


def recover_answer(form: Form, question: Question, place: AnswerPlace) -> AnswerValue:
    """One answer."""
    return _Gathered(CellReader(form), FoundFigures()).answer(question, place)


class _Gathered(Struct):
    """What has been recovered so far (see `Recovered`)."""

    cells: CellReader
    figures: FoundFigures
    notes: list[RecoverNote] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    left: set[int] = field(default_factory=set)
    illustrations: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    captions: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def answer(self, question: Question, place: AnswerPlace) -> AnswerValue:
        """The answer to a question."""
        if not place.rows and place.choice is None:
            reason = self._not_applicable(question, place)
            if reason is not None:
                return AnswerValue({(NOT_APPLICABLE,): reason})
        if question.kind is Kind.TABLE:
            self._leave(place, place.parts)
            rows = [self._row(question, row) for row in place.rows]
            return AnswerValue(rows=tuple(row for row in rows if row))
        if question.kind is Kind.YES_NO:
            return AnswerValue(self._yes_no(question, place))
        self._leave(place, place.parts.keys() - {""})
        text = self._text(question, place.parts.get("", ()))
        return AnswerValue({(): text} if text else {})

    def _not_applicable(self, question: Question, place: AnswerPlace) -> str | None:
        """Why a question does not apply ("": it is not told); None if it does."""
        found = (*place.parts.get(NOT_APPLICABLE, ()), *place.parts.get("", ()))
        first = next(paragraphs_in(found), None)
        words = _NOT_APPLICABLE.match(first.text) if first else None
        if words is None and NOT_APPLICABLE not in place.parts:
            return None
        self._leave(place, place.parts.keys() - {"", NOT_APPLICABLE})
        blocks = list(self._prose(question, found))
        # in a list or a table it is not taken away
        if words and isinstance(blocks[0], Paragraph):
            blocks[0] = paragraph_part(blocks[0], words.end())
        return to_markdown(blocks)

    def _yes_no(self, question: Question, place: AnswerPlace) -> Values:
        told: Values = {}
        if place.choice is not None:
            told[_CHOICE,] = "ja" if place.choice else "nej"
        for part in (_IF_YES, _IF_NO):
            found = place.parts.get(part, ())
            if place.choice is (part == _IF_YES):
                found = (*found, *place.parts.get("", ()))
            text = self._text(question, found)
            if text:
                told[part,] = text
        if place.choice is None:
            self._leave(place, {""})
        return told

    def _row(self, question: Question, row: Sequence[FoundCell]) -> Values:
        """The values of a row; none if it says nothing."""
        told: Values = {}
        for column, cell in zip(question.columns, row, strict=False):
            found = self.cells.cell(column, cell.blocks)
            told |= found.values
            self._use(question, cell.blocks, found.notes)
        for cell in row[len(question.columns) :]:
            self.left |= _places(cell.blocks)
        return told

    def _text(self, question: Question, found: Sequence[FoundBlock]) -> str:
        """A text in Markdown; "" if there is none."""
        return to_markdown(self._prose(question, found))

    def _prose(
        self,
        question: Question,
        found: Sequence[FoundBlock],
    ) -> tuple[Flow, ...]:
        if says_nothing(found) and not _places(found) & self.figures.charts.keys():
            self._use(question, found)
            return ()
        prose = found_prose(found, self.figures)
        self._use(question, found, prose.notes)
        for name, lines in prose.illustrations.items():
            self.illustrations[question.id, name] = lines
        for name, lines in prose.captions.items():
            self.captions[question.id, name] = lines
        return prose.blocks

    def _use(
        self,
        question: Question,
        found: Sequence[FoundBlock],
        notes: Iterable[tuple[str, str]] = (),
    ) -> None:
        self.used |= _places(found)
        for what, words in (*notes, *_struck_words(found)):
            self.notes.append(RecoverNote(question.id, what, words))

    def _leave(self, place: AnswerPlace, parts: Iterable[str]) -> None:
        """Parts of an answer that the question has no room for."""
        for part in parts:
            found = place.parts.get(part, ())
            unsaid = self.used if says_nothing(found) else self.left
            unsaid.update(_places(found))


def _struck_words(found: Sequence[FoundBlock]) -> Iterator[tuple[str, str]]:
    """What somebody has struck out as a shape, which is no tracked change."""
    for paragraph in paragraphs_in(tuple(found)):
        struck = "".join(run.text for run in paragraph.runs if run.struck)
        if struck.strip():
            yield _STRUCK, struck.strip()


def _places(found: Sequence[FoundBlock]) -> set[int]:
    return {paragraph.place for paragraph in paragraphs_in(tuple(found))}
