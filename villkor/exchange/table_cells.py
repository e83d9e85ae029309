"""What a row of a table says in a column, as blocks: its fields, one after the
other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from villkor.base.yaml.nodes import Text
from villkor.document.blocks import (
    Flow,
    ListBlock,
    Paragraph,
    Role,
    Run,
    text_paragraph,
)
from villkor.form.model import Column, Field, FieldKind, GoalProgramme
from villkor.report import references
from villkor.report.answers import Cell, Effects, Goals, Row
from villkor.report.model import Report

_MOST_DIGITS = 3  # of a goal's number


def column_blocks(
    report: Report,
    column: Column,
    row: Row,
) -> tuple[Flow, ...]:
    """What a row says in a column: the fields that are filled in, one after the
    other.
    """
    blocks: list[Flow] = []
    for field in column.fields:
        cell = row.cells.get(field.key)
        if cell is not None:
            blocks += _field_blocks(
                report,
                field,
                cell,
            )
    return tuple(blocks)


def _field_blocks(
    report: Report,
    field: Field,
    cell: Cell,
) -> Iterator[Flow]:
    match cell:
        case Goals():
            yield from _goals(report, cell)
        case Effects():
            yield from _effects(report, cell)
        case Text() if field.kind is FieldKind.LINE:
            yield text_paragraph(_on_one_line(cell), Role.NAME)
        case Text() if field.kind is FieldKind.CHOICE:
            yield text_paragraph(_on_one_line(cell))
        case Text() if field.kind is FieldKind.YES_NO:
            yield text_paragraph(_on_one_line(cell).capitalize())
        case Text():
            yield from references.cell_blocks(report, cell.text)


def _on_one_line(text: Text) -> str:
    return " ".join(text.text.split())


def _goals(report: Report, goals: Goals) -> Iterator[Flow]:
    programmes = {programme.key: programme for programme in report.form.programmes}
    for key, texts in goals.by_programme:
        programme = programmes[key]
        yield text_paragraph(programme.title, Role.LABEL)
        if programme.numbered:
            yield _numbered_goals(programme, texts)
        elif programme.free:
            yield from references.cell_blocks(report, texts[0].text)
        else:
            yield from _listed(
                [references.cell_blocks(report, text.text) for text in texts]
            )


def _listed(goals: Sequence[tuple[Flow, ...]]) -> Iterator[Flow]:
    """Goals as a list: one as well, so that it looks as several do. One that is a list
    of its own, or several paragraphs, stands as it is.
    """
    if len(goals) == 1 and not _is_line(goals[0]):
        yield from goals[0]
    else:
        yield ListBlock(tuple(goals))


def _is_line(blocks: Sequence[Flow]) -> bool:
    return len(blocks) == 1 and isinstance(blocks[0], Paragraph)


def _numbered_goals(programme: GoalProgramme, texts: tuple[Text, ...]) -> Flow:
    named = [
        text_paragraph(_number_and_name(programme.numbered, text)) for text in texts
    ]
    return ListBlock(tuple((name,) for name in named))


def _number_and_name(names: tuple[str, ...], text: Text) -> str:
    """A goal by number and name, whichever of the two was written."""
    word = _on_one_line(text)
    if len(word) <= _MOST_DIGITS and word.isdecimal():
        number = int(word)
        if 1 <= number <= len(names):
            return f"{word} {names[number - 1]}"
    if word in names:
        return f"{names.index(word) + 1} {word}"
    return word


def _effects(report: Report, effects: Effects) -> Iterator[Flow]:
    titles = dict(report.form.effects.terms)
    for key, text in effects.by_term:
        yield text_paragraph(titles[key], Role.LABEL)
        yield from references.cell_blocks(report, text.text)
    notes = []
    if effects.status:
        notes.append(f"Status: {_on_one_line(effects.status)}")
    if effects.basis:
        notes.append(f"Underlag: {_on_one_line(effects.basis)}")
    if notes:
        yield Paragraph((Run(f"{'. '.join(notes)}.", italic=True),))
