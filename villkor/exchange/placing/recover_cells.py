"""The cells of a row → the values of its fields, by what each field may hold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from villkor.base.signs import cleaned_text
from villkor.document.blocks import Flow, Paragraph, Role, block_lines
from villkor.document.to_markdown import to_markdown
from villkor.document.typed_lines import paragraph_part
from villkor.document.word.found import FoundBlock, FoundParagraph, paragraphs_in
from villkor.document.word.roles import STYLES
from villkor.exchange.own_words import EMPTY
from villkor.exchange.placing.found_prose import found_prose
from villkor.exchange.placing.labelled import Labels
from villkor.exchange.placing.recover_effects import effect_labels, recovered_effects
from villkor.exchange.placing.recover_goals import goal_labels, recovered_goals
from villkor.form.model import Column, Field, FieldKind, Form
from villkor.report.values import KeyPath, Value

_NAME_STYLE = STYLES[Role.NAME].casefold()
_LONGEST_NAME = 120  # characters of a line that is a name and nothing else
_NAME_END = re.compile(r"(?::|[ \u00a0][–—-])[ \u00a0]")
_AFTER_NAME = re.compile(r"[\s:–—]{0,20}")
_YES_NO = re.compile(r"\s{0,9}(ja|nej)\s{0,9}\.?\s{0,9}", re.IGNORECASE)
_TICKED = re.compile(r"[☒☑🗹✓✔✗✘]")
_BOX = re.compile(r"[☐□☒☑🗹✓✔✗✘]")

Values = dict[KeyPath, Value]


class RecoveredCell(Struct, frozen=True):
    """The values of a cell, and what was made otherwise in it and its words."""

    values: Values
    notes: tuple[tuple[str, str], ...] = ()


class CellReader:
    """Reads the cells of a form's tables."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._goal_labels: Labels = goal_labels(form)
        self._effect_labels: Labels = effect_labels(form)

    def cell(self, column: Column, blocks: Sequence[FoundBlock]) -> RecoveredCell:
        """What a cell says in a column."""
        if says_nothing(blocks):
            return RecoveredCell({})
        first, *others = column.fields
        if first.kind is FieldKind.LINE and others:
            name, rest = named(blocks)
            prose = found_prose(rest)
            values = {**_line(first, name), **self._field(others[0], prose.blocks)}
            return RecoveredCell(values, tuple(prose.notes))
        prose = found_prose(blocks)
        return RecoveredCell(self._field(first, prose.blocks), tuple(prose.notes))

    def _field(self, field: Field, blocks: Sequence[Flow]) -> Values:
        words = on_one_line(" ".join(block_lines(blocks)))
        match field.kind:
            case FieldKind.GOALS:
                labels = self._goal_labels
                return recovered_goals(self._form, labels, blocks, field.key)
            case FieldKind.EFFECTS:
                labels = self._effect_labels
                return recovered_effects(self._form, labels, blocks, field.key)
            case FieldKind.YES_NO:
                return _line(field, _yes_or_no(words))
            case FieldKind.CHOICE:
                return _line(field, _chosen(field, words))
            case FieldKind.LINE:
                return _line(field, words)
            case FieldKind.TEXT:
                text = to_markdown(blocks)
                return {(field.key,): text} if text else {}


def says_nothing(blocks: Sequence[FoundBlock]) -> bool:
    """Whether an answer or a cell holds nothing, or only what villkor writes where
    nothing is.
    """
    words = "\n".join(paragraph.text for paragraph in paragraphs_in(tuple(blocks)))
    return words.strip() in EMPTY


def _line(field: Field, words: str) -> Values:
    return {(field.key,): words} if words else {}


def _yes_or_no(words: str) -> str:
    """Ja or nej as reports have it, or another word; several words as they are."""
    answer = _one_ticked(words, ("ja", "nej"))
    said = _YES_NO.fullmatch(answer)
    word = said[1] if said else answer
    return word.casefold() if word.isalpha() else word


def _chosen(field: Field, words: str) -> str:
    """One of the known values as the form spells it; other words as they are."""
    answer = _one_ticked(words, field.values)
    for value in field.values:
        if answer.rstrip(".").casefold() == value.casefold():
            return value
    return answer


def _one_ticked(words: str, known: Sequence[str]) -> str:
    """The word with the box that is ticked, if exactly one of several is and nothing
    else is said than what is known.
    """
    boxes = _BOX.findall(words)
    ticked = [number for number, box in enumerate(boxes) if _TICKED.match(box)]
    pieces = [piece.strip(" /,") for piece in _BOX.split(words)]
    before, after = pieces[:-1], pieces[1:]
    told = after if not pieces[0] else before
    others = {piece.casefold() for piece in pieces if piece}
    if len(ticked) != 1 or not others <= {word.casefold() for word in known}:
        return words
    return told[ticked[0]] or words


def named(blocks: Sequence[FoundBlock]) -> tuple[str, list[FoundBlock]]:
    """The name that a cell begins with, on one line, and the rest of the cell.

    It is the paragraph in the style of names, or what is bold at the beginning, or the
    first line. A text that does not show where a name ends has none.
    """
    held = list(blocks)
    while held and says_nothing(held[:1]):
        held.pop(0)
    first = held[0] if held else None
    if not isinstance(first, FoundParagraph):
        return "", held
    if first.style == _NAME_STYLE:
        return on_one_line(first.text), held[1:]
    end = _end_of_name(first)
    if not end:
        return "", held
    runs = Paragraph(first.runs)
    start = _AFTER_NAME.match(first.text, end).end()  # type: ignore[union-attr]  # always matches
    rest = replace(first, runs=paragraph_part(runs, start).runs)
    name = on_one_line(first.text[:end]).rstrip(":–— ")
    return name, [rest, *held[1:]] if rest.text else held[1:]


def on_one_line(text: str) -> str:
    """A text with one blank wherever it has blanks or line breaks."""
    return " ".join(cleaned_text(text).split())


def _end_of_name(first: FoundParagraph) -> int:
    """How long the name at the beginning of a paragraph is; 0 if it does not show."""
    text = first.text
    bold = 0
    for run in first.runs:
        if not run.bold and run.text.strip():
            break
        bold += len(run.text)
    if 0 < bold < len(text):
        return bold
    end = text.find("\n", len(text) - len(text.lstrip()))
    if 0 < end <= _LONGEST_NAME:
        return end
    if len(text) <= _LONGEST_NAME:
        return len(text)
    parted = _NAME_END.search(text, 1, _LONGEST_NAME)
    return parted.start() if parted else 0
