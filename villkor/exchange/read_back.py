"""The written Word file, read again and held against the report before it may take its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from villkor.base.diagnostic import UserError
from villkor.base.yaml.nodes import Text
from villkor.document.blocks import Document, block_lines, charts_in, tagged_answers
from villkor.document.word.package import Package
from villkor.document.word.text import text_of
from villkor.form.model import FieldKind, wording_sum
from villkor.report import references
from villkor.report.answers import (
    Cell,
    Effects,
    Goals,
    NotApplicable,
    TableAnswer,
    TextAnswer,
    YesNoAnswer,
)
from villkor.report.model import Report


def read_back(report: Report, document: Document, package: Package) -> None:
    """Raise UserError unless the written file says what it should.

    Its lines and its answers, by their tags, and its alternative texts are the document's (did the
    writer lose anything?), every word of the report is in it (did the outline pass everything on?),
    and it asks the official questions in their official words.
    """
    written = text_of(package)
    compare_lines(report, document, written.lines)
    if written.alternatives != [chart.description for chart in charts_in(document.blocks)]:
        _differs("Ett diagrams alternativtext är inte den som ska stå där.")
    for key, words in tagged_answers(document.blocks).items():
        if written.tagged.get(key) != words:
            _differs(f"Det som är märkt {key} är inte det som står i rapporten.")
    if wording_sum(written.questions) != report.form.wording:
        _differs("Frågorna har en annan ordalydelse än formulärets.")


def compare_lines(report: Report, document: Document, found: list[str]) -> None:
    """Raise UserError unless the lines found are the document's, and hold every answer of the
    report.
    """
    expected = block_lines(document.blocks)
    for number, (want, have) in enumerate(zip(expected, found, strict=False)):
        if want != have:
            _differs(f"Stycke {number + 1} skulle vara ”{want[:80]}” men blev ”{have[:80]}”.")
    if len(expected) != len(found):
        _differs(f"Filen har {len(found)} stycken i stället för {len(expected)}.")
    whole, each = "\n".join(found), frozenset(found)
    for question, words in _written(report):
        # most are a line of their own; only some, such as goals, stand within one
        if words not in each and words not in whole:
            _differs(f"Svaret på {question} saknar ”{words[:80]}”.")


def _differs(what: str) -> None:
    raise UserError(
        f"Word-filen blev inte lik rapporten och har inte sparats. {what}",
        "Det är ett fel i villkor: rapportera det gärna.",
    )


def _written(report: Report) -> Iterator[tuple[str, str]]:
    """Each line of every answer, after Markdown and references where it may hold them, with the id
    of its question.
    """
    numbered = {programme.key for programme in report.form.programmes if programme.numbered}
    for answer in report.answers().values():
        blocks = (
            references.cell_blocks
            if isinstance(answer.content, TableAnswer)
            else references.answer_blocks
        )
        kinds = {field.key: field.kind for field in answer.question.fields}
        for text, plain in _texts(answer.content, kinds, numbered):
            words = (
                [" ".join(text.text.split())] if plain else block_lines(blocks(report, text.text))
            )
            yield from ((answer.question.id, line) for line in words)


def _texts(
    content: object, kinds: Mapping[str, FieldKind], numbered: Collection[str]
) -> Iterator[tuple[Text, bool]]:
    """Every text of an answer that the document must hold, and whether it is plain.

    Ja and nej are printed as the form's own words.
    """
    match content:
        case TextAnswer(text) | NotApplicable(Text() as text):
            yield text, False
        case YesNoAnswer(_, _, if_yes, if_no):
            yield from ((text, False) for text in (if_yes, if_no) if text)
        case TableAnswer(rows):
            cells = ((kinds[key], cell) for row in rows for key, cell in row.cells.items())
            for kind, cell in cells:
                if kind is not FieldKind.YES_NO:
                    yield from _cell_texts(
                        cell, numbered, plain=kind in {FieldKind.LINE, FieldKind.CHOICE}
                    )


def _cell_texts(
    cell: Cell, numbered: Collection[str], *, plain: bool
) -> Iterator[tuple[Text, bool]]:
    match cell:
        case Effects():
            yield from ((text, False) for _, text in cell.by_term)
            yield from ((text, True) for text in (cell.status, cell.basis) if text)
        case Goals():  # a goal by its number is printed as number and name
            told = ((key, text) for key, texts in cell.by_programme for text in texts)
            yield from (
                (text, key in numbered)
                for key, text in told
                if not (key in numbered and text.text.strip().isdecimal())
            )
        case Text():
            yield cell, plain
