"""The parts of an answer in a document: its tags, its prose, its boxes to tick."""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.yaml.nodes import Text
from villkor.document.blocks import (
    Block,
    Paragraph,
    Role,
    Run,
    Tag,
    TaggedAnswer,
    text_paragraph,
)
from villkor.exchange.captions import with_caption
from villkor.exchange.own_words import NOT_APPLICABLE_SAID
from villkor.form.model import Column, Question
from villkor.report import references
from villkor.report.answers import YesNoAnswer
from villkor.report.keys import NOT_APPLICABLE
from villkor.report.model import Report

CHECKED, _UNCHECKED = "☒", "☐"


def tagged_prose(
    report: Report,
    question: Question,
    text: Text,
    part: str = "",
) -> Iterator[Block]:
    """A text as one answer.

    A table or a chart in it is one by itself, since LibreOffice ends an answer where a
    table begins.
    """
    stretches = references.named_stretches(report, text.text)
    for number, (name, blocks) in enumerate(stretches, start=1):
        tag = answer_tag(question, part)
        if name or number > 1:
            tag = _stretch_tag(
                tag,
                number,
                name,
            )
        stretch = TaggedAnswer(tag, blocks)
        if name:
            yield from with_caption(report, stretch)
        else:
            yield stretch


def not_applicable(
    report: Report,
    question: Question,
    reason: Text | None,
) -> Iterator[Block]:
    """That a question does not apply, and why if that is told."""
    words = text_paragraph(NOT_APPLICABLE_SAID, Role.CHOICE, bold=True)
    yield TaggedAnswer(answer_tag(question, NOT_APPLICABLE), (words,))
    if reason:
        yield from tagged_prose(report, question, reason)


def answer_tag(question: Question, part: str = "") -> Tag:
    """The tag of an answer, or of a part of it.

    Keys and titles are at most 64 characters, as Word wants.
    """
    if part:
        return Tag(f"{question.id}:{part}", f"Fråga {question.id}, {part}")
    return Tag(question.id, f"Fråga {question.id}")


def _stretch_tag(
    whole: Tag,
    number: int,
    name: str,
) -> Tag:
    """The tag of a stretch of a text: the table or chart of a name, or text after one
    ("").
    """
    if name:
        return Tag(f"{whole.key}:{number}:{name}", f"{whole.title}, {name}")
    return Tag(f"{whole.key}:{number}", f"{whole.title}, fortsättning")


def choice_boxes(question: Question, content: YesNoAnswer | None) -> Paragraph:
    """The boxes of a question of yes or no, with the word that is chosen in bold."""
    choice = content.choice if content else None
    runs = (
        *_box(
            question,
            "Ja",
            ticked=choice is True,
        ),
        Run(" / "),
        *_box(
            question,
            "Nej",
            ticked=choice is False,
        ),
    )
    return Paragraph(runs, Role.CHOICE)


def _box(
    question: Question,
    word: str,
    *,
    ticked: bool,
) -> Iterator[Run]:
    sign = CHECKED if ticked else _UNCHECKED
    yield Run(f"{word} ", bold=ticked)
    tag = answer_tag(question, word.casefold())
    yield Run(
        sign,
        bold=ticked,
        box=tag,
        ticked=ticked,
    )


def cell_tag(
    question: Question,
    row: int,
    column: Column,
) -> Tag:
    """The tag of a cell, in the row of a number from 1."""
    keys = [field.key for field in column.fields]
    return Tag(
        key=f"{question.id}:{row}:{'+'.join(keys)}",
        title=f"Fråga {question.id}, rad {row}: {' och '.join(keys)}",
    )
