"""The lines of a whole section file when some of its questions are to have another
answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from villkor.base.yaml.spans import EntrySpan, MappingSpan, read_spans
from villkor.form.model import Form, Kind, Question
from villkor.report.blank_section import question_comment
from villkor.report.edit_nodes import NodeEditor
from villkor.report.fresh_lines import fresh_entry
from villkor.report.keys import NOT_APPLICABLE, SECTION_KEYS
from villkor.report.list_parts import (
    Line,
    LinePart,
    flat_lines,
    kept_lines,
    line_text,
)
from villkor.report.wanted import Wanted, WantedKeys


class AnswerChange(Struct, frozen=True):
    """What a question's answer is and what it is to be (None: none). `rows` are the
    places, from 0, of the rows that it has if it is a table.
    """

    question: Question
    old: Wanted | None
    new: Wanted | None
    rows: tuple[tuple[int, int], ...] = ()


def edited_lines(
    form: Form,
    path: str,
    text: str,
    changes: Mapping[str, AnswerChange],
) -> list[Line]:
    """The lines of a section file with other answers to some questions, by their ids.

    Raises UserError if something that nobody has read would be lost.
    """
    lines = text.split("\n")
    top = read_spans(text)
    parts: list[LinePart] = []
    seen: set[str] = set()
    above = 0
    entries = top.entries if isinstance(top, MappingSpan) else ()
    for entry in entries:
        gap = kept_lines(above, entry.first - 1)
        above = entry.last + 1
        key = entry.key.text
        body = kept_lines(entry.first, entry.last)
        if key in changes and key not in seen:
            body = _changed(lines, path, entry, changes[key])
        parts.append(LinePart(key, gap, body))
        seen.add(key)
    parts.append(LinePart("", kept_lines(above, len(lines) - 1), []))
    for number, question in form.questions.items():
        if number in changes and number not in seen:
            _insert(
                form,
                lines,
                parts,
                question,
                changes[number].new,
            )
    return flat_lines(lines, parts, 0)


def _changed(
    lines: Sequence[str],
    path: str,
    entry: EntrySpan,
    change: AnswerChange,
) -> list[Line]:
    editor = NodeEditor(lines, path, change.rows)
    if change.new is not None:
        return editor.entry(entry, change.old, change.new)
    emptied = editor.emptied(entry, change.old)
    exempt = isinstance(change.old, WantedKeys) and NOT_APPLICABLE in change.old.values
    if exempt and change.question.kind is Kind.TEXT:
        emptied[-1] = f"{emptied[-1]} |"
    return emptied


def _insert(
    form: Form,
    lines: Sequence[str],
    parts: list[LinePart],
    question: Question,
    new: Wanted | None,
) -> None:
    """Put a question that is not in the file in its place in the form's order."""
    if new is None:
        return
    comment = "\n".join(question_comment(question)).split("\n")
    answer = fresh_entry(f'"{question.id}":', 0, new)
    order = list(form.questions)
    place = order.index(question.id)
    before = {*order[:place], *SECTION_KEYS}
    above = [number for number, part in enumerate(parts) if part.key in before]
    at = above[-1] + 1 if above else 0
    following = parts[at]
    if above:
        split = _after_own_comments(lines, following.gap)
    else:
        split = _before_own_comments(lines, following.gap)
    gap = following.gap[:split]
    rest = following.gap[split:]
    if above or gap:
        gap = _with_blank(lines, gap, -1)
    following.gap = _with_blank(lines, rest, 0)
    parts.insert(at, LinePart(question.id, gap, [*comment, *answer]))


def _with_blank(
    lines: Sequence[str],
    gap: list[Line],
    end: int,
) -> list[Line]:
    """Some lines with an empty one at an end of them (0 or -1)."""
    if gap and not line_text(lines, gap[end]).strip():
        return gap
    if end:
        return [*gap, ""]
    return ["", *gap]


def _after_own_comments(lines: Sequence[str], gap: Sequence[Line]) -> int:
    """How many lines of those after an answer belong to it: comments with no empty line
    before them, if there is one after them.
    """
    for number, line in enumerate(gap):
        if not line_text(lines, line).strip():
            return number
    return 0


def _before_own_comments(lines: Sequence[str], gap: Sequence[Line]) -> int:
    """How many lines of those before a question do not belong to it: its own have no
    empty line after them.
    """
    for number in range(len(gap), 0, -1):
        if not line_text(lines, gap[number - 1]).strip():
            return number
    return 0
