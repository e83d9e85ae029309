"""Where in rapport.yaml one more exception is written, whichever way those that are
there are written.
"""

from __future__ import annotations

import re

from msgspec import Struct

from villkor.authoring.editor.editor_places import EditorSpan

_KEY = re.compile(r"""^["']?tillåt["']?[ \t]{0,9}:(?P<rest>.*)$""")
_ENTRY = re.compile(r"^(?P<indent>[ \t]{0,30})-(?:[ \t]|$)")
_NONE = frozenset({"[]", "~", "null"})
_INDENT = "  "
_END = "..."


class AllowanceEdit(Struct, frozen=True):
    """A text, and the stretch of a file that it takes the place of."""

    span: EditorSpan
    text: str


def placed_allowance(
    lines: list[str],
    code: str,
    where: str,
) -> AllowanceEdit | None:
    """An exception for a rule, its reason left to the writer, among those in the lines
    of rapport.yaml. None if those are on one line, which a new one has no room in.
    """
    for number, line in enumerate(lines):
        key = _KEY.match(line)
        if key:
            rest = key["rest"].split("#")[0].strip()
            return _under_key(lines, number, rest, (code, where))
    return _last_in_file(lines, (code, where))


def _under_key(
    lines: list[str],
    number: int,
    rest: str,
    allowed: tuple[str, str],
) -> AllowanceEdit | None:
    if rest in _NONE:
        entry = _entry(_INDENT, *allowed)
        whole = EditorSpan(number, 0, len(lines[number]))
        return AllowanceEdit(whole, f"tillåt:\n{entry.rstrip()}")
    if rest:
        return None
    following = (line for line in lines[number + 1 :] if _says_something(line))
    first = _ENTRY.match(next(following, ""))
    entry = _entry(first["indent"] if first else _INDENT, *allowed)
    if number + 1 < len(lines):
        return AllowanceEdit(EditorSpan(number + 1, 0, 0), entry)
    return _after_line(lines, number, entry)


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _last_in_file(
    lines: list[str],
    allowed: tuple[str, str],
) -> AllowanceEdit:
    entry = f"tillåt:\n{_entry(_INDENT, *allowed)}"
    for number, line in enumerate(lines):
        if line.rstrip() == _END:
            return AllowanceEdit(EditorSpan(number, 0, 0), entry)
    last = len(lines) - 1
    if lines[last]:
        return _after_line(lines, last, entry)
    return AllowanceEdit(EditorSpan(last, 0, 0), entry)


def _after_line(
    lines: list[str],
    number: int,
    text: str,
) -> AllowanceEdit:
    """A text below the last line, which has no end of its own."""
    end = len(lines[number])
    return AllowanceEdit(EditorSpan(number, end, end), f"\n{text}")


def _entry(
    indent: str,
    code: str,
    where: str,
) -> str:
    return f'{indent}- kod: {code}\n{indent}  var: "{where}"\n{indent}  skäl:\n'
