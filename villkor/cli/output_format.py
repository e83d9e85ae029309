"""The format of a file to write: chosen, or the one that its name says."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from villkor.base.file_formats import ending_of, kind_of_ending, refuse_other_format
from villkor.base.listed_words import listed_words

# beside its own name
_ENDINGS = {"table": ("txt", "text"), "txt": ("text",), "md": ("markdown", "txt")}
_PLAIN = ("csv", "json")  # which may be kept in a text file
_ELSEWHERE = {
    "pdf": "En PDF görs med villkor export-docx --pdf.",
    "docx": "En Word-fil görs med villkor export-docx.",
}

Format = TypeVar("Format", bound=StrEnum)


def format_of(chosen: Format | None, output: Path | None, otherwise: Format) -> Format:
    """The chosen format, else the one that the file to write is named after, else
    another.

    Raises UserError for a name that says a format that is not chosen, or none that
    there is.
    """
    if output is None:
        return chosen or otherwise
    kinds = type(otherwise)
    meant = chosen
    for each in kinds:
        if meant is None and ending_of(output) in _endings_of(each):
            meant = each
    known = [each.value for each in kinds if kind_of_ending(each.value)]
    endings_known = listed_words([f".{each}" for each in known], "eller")
    hint = f"Välj ett namn som slutar på {endings_known}."
    if chosen:
        hint = f"Välj ett namn som slutar på .{_endings_of(chosen)[0]}."
    hint = f"{hint} {_ELSEWHERE.get(ending_of(output), '')}".strip()
    endings = _endings_of(meant) if meant else known
    refuse_other_format(output, endings, _what_is(meant or otherwise), hint)
    return meant or otherwise


def _endings_of(chosen: StrEnum) -> tuple[str, ...]:
    """The endings of names that say a format, or nothing against it."""
    own = (chosen.value,) if kind_of_ending(chosen.value) else ()
    plain = ("txt",) if chosen.value in _PLAIN else ()
    return (*own, *_ENDINGS.get(chosen.value, ()), *plain)


def _what_is(chosen: StrEnum) -> str:
    return kind_of_ending(chosen.value) or "text"
