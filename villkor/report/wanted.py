"""What should stand under a question's number, as the kinds of node that a section file
has for it: made of plain values, in the order of the form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec import Struct

from villkor.document.rewrap import same_prose
from villkor.form.model import Field, FieldKind, Form, GoalProgramme, Kind, Question
from villkor.report.keys import EFFECT_NOTES, NOT_APPLICABLE, YES_NO_KEYS
from villkor.report.values import AnswerValue, KeyPath, Value


class WantedText(Struct, frozen=True):
    """A text: prose in Markdown, or words that are no more than that."""

    text: str
    prose: bool = False


class WantedNames(Struct, frozen=True):
    """A list of names, in brackets (`short`) or one a line."""

    names: tuple[str, ...]
    short: bool = False


class WantedKeys(Struct, frozen=True):
    """Values by their keys, and the keys that may stand there in the form's order."""

    values: Mapping[str, Wanted]
    order: tuple[str, ...]


class WantedRows(Struct, frozen=True):
    """The rows of a table."""

    rows: tuple[WantedKeys, ...]


Wanted = WantedText | WantedNames | WantedKeys | WantedRows


def wanted_answer(
    form: Form,
    question: Question,
    value: AnswerValue,
) -> Wanted | None:
    """What should stand under a question for its answer to be of some values; None for
    none.

    Raises ValueError for values that no answer to the question has.
    """
    if value.empty:
        return None
    if (NOT_APPLICABLE,) in value.parts:
        reason = _text_at(value.parts, (NOT_APPLICABLE,), prose=True)
        _refuse_others(value, {(NOT_APPLICABLE,)})
        return WantedKeys({NOT_APPLICABLE: reason}, (NOT_APPLICABLE,))
    match question.kind:
        case Kind.TEXT:
            _refuse_others(value, {()})
            return _text_at(value.parts, (), prose=True)
        case Kind.YES_NO:
            return _yes_no(value)
        case Kind.TABLE:
            if value.parts:
                raise ValueError(sorted(value.parts))
            rows = (_row(form, question, row) for row in value.rows)
            return WantedRows(tuple(row for row in rows if row.values))


def _yes_no(value: AnswerValue) -> WantedKeys:
    values: dict[str, Wanted] = {}
    # the word alone may be told as the answer itself
    known = {(), *((key,) for key in YES_NO_KEYS)}
    _refuse_others(value, known)
    if () in value.parts:
        values["svar"] = _text_at(value.parts, ())
    for key in YES_NO_KEYS:
        if (key,) in value.parts:
            values[key] = _text_at(value.parts, (key,), prose=key != "svar")
    return WantedKeys(values, YES_NO_KEYS)


def _refuse_others(value: AnswerValue, known: set[KeyPath]) -> None:
    if value.rows or not value.parts.keys() <= known:
        raise ValueError(sorted(value.parts))


def _text_at(
    parts: Mapping[KeyPath, Value],
    path: KeyPath,
    *,
    prose: bool = False,
) -> WantedText:
    value = parts[path]
    if not isinstance(value, str):
        value = ", ".join(value)
    return WantedText(value, prose)


def _row(
    form: Form,
    question: Question,
    row: Mapping[KeyPath, Value],
) -> WantedKeys:
    values: dict[str, Wanted] = {}
    left = set(row)
    for field in question.fields:
        paths = [path for path in row if path[:1] == (field.key,) and row[path]]
        left -= {path for path in row if path[:1] == (field.key,)}
        if paths:
            values[field.key] = _cell(
                form,
                field,
                row,
                paths,
            )
    if left:
        raise ValueError(sorted(left))
    return WantedKeys(values, tuple(field.key for field in question.fields))


def _cell(
    form: Form,
    field: Field,
    row: Mapping[KeyPath, Value],
    paths: list[KeyPath],
) -> Wanted:
    prose = field.kind in {FieldKind.TEXT, FieldKind.GOALS, FieldKind.EFFECTS}
    if paths == [(field.key,)]:
        return _text_at(row, (field.key,), prose=prose)
    if field.kind is FieldKind.GOALS:
        order = tuple(programme.key for programme in form.programmes)
    elif field.kind is FieldKind.EFFECTS:
        order = (*(key for key, _ in form.effects.terms), *EFFECT_NOTES)
    else:
        raise ValueError(paths)
    _refuse_other_paths(paths, field.key, order)
    values: dict[str, Wanted] = {}
    for key in order:
        if (field.key, key) in paths:
            value = row[field.key, key]
            values[key] = _inner_value(
                form,
                field,
                key,
                value,
            )
    return WantedKeys(values, order)


def _refuse_other_paths(
    paths: list[KeyPath],
    field: str,
    order: tuple[str, ...],
) -> None:
    known = {(field, key) for key in order}
    if not known.issuperset(paths):
        raise ValueError(paths)


def _inner_value(
    form: Form,
    field: Field,
    key: str,
    value: Value,
) -> Wanted:
    """What stands under a programme of goals or a term of effects."""
    if field.kind is FieldKind.EFFECTS:
        prose = key not in EFFECT_NOTES
        return WantedText(value if isinstance(value, str) else ", ".join(value), prose)
    programme = _programme(form, key)
    if programme.free and isinstance(value, str):
        return WantedText(value, prose=True)
    names = (value,) if isinstance(value, str) else value
    if programme.free:
        return WantedText("\n".join(names), prose=True)
    return WantedNames(names, short=bool(programme.numbered))


def _programme(form: Form, key: str) -> GoalProgramme:
    return next(each for each in form.programmes if each.key == key)


def same_wanted(one: Wanted | None, other: Wanted | None) -> bool:
    """Whether two say the same, however the lines of their texts are broken; a table
    whose rows are all empty says what no answer does.
    """
    match one, other:
        case ((None | WantedRows(rows=())), (None | WantedRows(rows=()))):
            return True
        case WantedText(), WantedText():
            return _same_text(one, other)
        case WantedNames(), WantedNames():
            return _trimmed(one) == _trimmed(other)
        case WantedKeys(), WantedKeys():
            if one.values.keys() != other.values.keys():
                return False
            return all(same_wanted(one.values[k], other.values[k]) for k in one.values)
        case WantedRows(), WantedRows():
            if len(one.rows) != len(other.rows):
                return False
            return all(map(same_wanted, one.rows, other.rows))
    return False


def _same_text(one: WantedText, other: WantedText) -> bool:
    if one.text.strip() == other.text.strip():
        return True
    prose = one.prose and other.prose
    return prose and same_prose(one.text.rstrip(), other.text.rstrip())


def _trimmed(listed: WantedNames) -> list[str]:
    return [name.strip() for name in listed.names]


def without_idle_choices(now: Wanted | None, wanted: Wanted | None) -> Wanted | None:
    """What stands in a file, without the status and the basis of effects that are not
    wanted: as long as no effect was told they were not read, and were let be.
    """
    match now, wanted:
        case WantedRows(), WantedRows() if len(now.rows) == len(wanted.rows):
            rows = []
            for row, other in zip(now.rows, wanted.rows, strict=True):
                rows.append(_row_without_idle(row, other))
            return WantedRows(tuple(rows))
    return now


def _row_without_idle(row: WantedKeys, wanted: WantedKeys) -> WantedKeys:
    values = dict(row.values)
    for key, cell in row.values.items():
        other = wanted.values.get(key)
        if isinstance(cell, WantedKeys) and isinstance(other, WantedKeys):
            kept = dict(cell.values)
            for choice in EFFECT_NOTES:
                if choice not in other.values:
                    kept.pop(choice, None)
            values[key] = WantedKeys(kept, cell.order)
    return WantedKeys(values, row.order)


def words_wanted(wanted: Wanted | None) -> Counter[str]:
    """How often each word stands in what is wanted."""
    return Counter(word for text in _texts(wanted) for word in text.split())


def _texts(wanted: Wanted | None) -> Iterator[str]:
    match wanted:
        case WantedText():
            yield wanted.text
        case WantedNames():
            yield from wanted.names
        case WantedKeys():
            for value in wanted.values.values():
                yield from _texts(value)
        case WantedRows():
            for row in wanted.rows:
                yield from _texts(row)
        case None:
            pass
