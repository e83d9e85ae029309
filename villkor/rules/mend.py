"""What has one right answer, mended by the patterns that rules find it with: letters,
blanks, quotes, dashes, and figures written by hand.

Every mend stays within its line, so that all other bytes of a file stay as they are:
comments, indentation, line ends.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from villkor.base.diagnostic import UserError
from villkor.base.disk import place_of, write_whole
from villkor.base.signs import cleaned_text, split_letters_in, unseen_signs_in
from villkor.base.temporary import clean_files
from villkor.base.yaml.edit import replace_lines
from villkor.base.yaml.nodes import Text
from villkor.document.braces import FIGURE
from villkor.report.model import Report
from villkor.report.texts import PLAIN
from villkor.rules.catalogue import RULES
from villkor.rules.mend_lines import BULLETS, JOINED, as_list, unfolded_lines
from villkor.rules.prose.pattern import Pattern
from villkor.rules.prose.readable import readable_text
from villkor.rules.prose.typed_tables import typed_tables
from villkor.rules.report.lines import HYPHENATED
from villkor.rules.report.numerals import BREAKABLE, HYPHEN_MINUS, HYPHENED, is_range
from villkor.rules.report.quoted_figures import CountsByHand, by_hand, counts_by_hand
from villkor.rules.report.typography import (
    BROKEN_LETTER,
    DOUBLE_SPACE,
    QUOTES,
    SPACE_BEFORE_MARK,
)
from villkor.rules.rule import chosen_rules

_NBSP = "\N{NO-BREAK SPACE}"
# one mend may make room for another; more rounds than this would be a mend that undoes
# one
_ROUNDS = 5
# What stands in the place of a match in the readable text, given also the same stretch
# of the text itself. None leaves it alone.
Remedy = Callable[[re.Match[str], str], str | None]


class Mend(Struct, frozen=True):
    """A line of a file, as it stands and as it should."""

    path: str
    line: int
    old: str
    new: str


def mendable_rules(
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> frozenset[str]:
    """The codes of the chosen rules whose findings can be mended.

    That of figures by hand must be selected by its whole code.

    For a number may be that of a key figure and mean something else: a person has to
    look at each.
    """
    mendable = set(TYPOGRAPHY)
    if BY_HAND in {code.upper() for code in select}:
        mendable.add(BY_HAND)
    chosen = {rule.code for rule in chosen_rules(RULES, select, ignore)}
    return frozenset(chosen & mendable)


def mends(
    report: Report,
    codes: Collection[str],
    only: str = "",
) -> tuple[Mend, ...]:
    """Every line that can be mended by the rules with these codes, in the order of the
    files; in all of them, or in one `only`.

    Only texts whose characters can be placed exactly are touched.
    """
    lines = {path: source.split("\n") for path, source in report.sources.items()}
    saved = {path: source.split("\n") for path, source in report.saved.items()}
    new_lines = _cleaned_lines(saved, codes)
    if JOINED in codes:
        new_lines |= unfolded_lines(report, lines)
    counts = counts_by_hand(report) if BY_HAND in codes else None
    for told in report.texts:
        text = told.text
        if told.kind not in PLAIN and _stands_as_written(text):
            new = _mended_text(text, codes, counts)
            _place(lines[text.where.path], text, new, new_lines)
    found: list[Mend] = []
    for (path, line), new in new_lines.items():
        old = saved.get(path, lines[path])[line - 1]
        if new != old and only in {"", path}:
            found.append(Mend(path, line, old, new))
    return tuple(sorted(found, key=lambda mend: (mend.path, mend.line)))


def _cleaned_lines(
    saved: Mapping[str, list[str]],
    codes: Collection[str],
) -> dict[tuple[str, int], str]:
    """The lines that hold letters in two parts or what cannot be seen, without."""
    found: dict[tuple[str, int], str] = {}
    for path, lines in saved.items():
        for number, line in enumerate(lines, start=1):
            if line.isascii():
                continue
            splits = SPLIT in codes and split_letters_in(line)
            unseen = UNSEEN in codes and unseen_signs_in(line)
            if splits or unseen:
                found[path, number] = cleaned_text(line)
    return found


def _stands_as_written(text: Text) -> bool:
    """Whether each character of a text stands in the file as it is, in its place."""
    return text.style == "|" or (text.style == "" and text.one_line)


def _mended_text(
    text: Text,
    codes: Collection[str],
    counts: CountsByHand | None,
) -> str:
    if text.style != "|":  # YAML would read a { otherwise, and - a
        return mended_line(text.text, codes)
    listed = as_list(text.text, codes)
    if any(typed_tables(listed)):
        codes = set(codes) - {BLANKS}  # they keep its cells apart
    if counts:
        return _quoting(counts, listed, codes)
    return mended_line(listed, codes)


def _place(
    lines: list[str],
    text: Text,
    mended_text: str,
    new_lines: dict[tuple[str, int], str],
) -> None:
    """Put a mended text into the lines that it stands on.

    Several texts may stand on one line ([8, 9]).
    """
    old_lines = text.text.split("\n")
    mended_lines = mended_text.split("\n")
    pairs = zip(old_lines, mended_lines, strict=True)
    for line, (old, new) in enumerate(pairs, start=text.where.line):
        if old == new or line > len(lines):
            continue
        place = (text.where.path, line)
        whole = new_lines.get(place, lines[line - 1])
        start = text.where.column - 1
        stop = start + len(old)
        if whole[start:stop] == old:
            new_lines[place] = whole[:start] + new + whole[stop:]


def _quoting(counts: CountsByHand, text: str, codes: Collection[str]) -> str:
    """The mended text, with references in the place of the figures that are written by
    hand.
    """
    for _ in range(_ROUNDS):
        new = mended_line(text, codes)
        for found in reversed(list(by_hand(counts, new))):
            new = f"{new[: found.start]}{{{FIGURE}: {found.name}}}{new[found.stop :]}"
        if new == text:
            break
        text = new
    return text


def mended_line(text: str, codes: Collection[str]) -> str:
    """The text with every mend made of the rules with these codes.

    Mending twice is mending once; line breaks stay where they are.
    """
    for _ in range(_ROUNDS):
        new = text
        for code, pattern, remedy in _REMEDIES:
            if code in codes and pattern.may_match(new):
                new = _replaced(new, pattern, remedy)
        if new == text:
            break
        text = new
    return text


def _replaced(text: str, pattern: Pattern, remedy: Remedy) -> str:
    for match in reversed(list(pattern.finditer(readable_text(text)))):
        new = remedy(match, text[match.start() : match.end()])
        if new is not None and new.count("\n") == match[0].count("\n"):
            text = text[: match.start()] + new + text[match.end() :]
    return text


def _put_together(match: re.Match[str], _: str) -> str | None:
    whole = unicodedata.normalize("NFC", match[0])
    if match["split"] and len(whole) == 1:
        return whole
    return None


def _single_blank(match: re.Match[str], _: str) -> str | None:
    """One blank for several, which keeps the words together if any of them did."""
    if _NBSP in match[0]:
        return _NBSP
    return " "


def _mark_alone(match: re.Match[str], _: str) -> str | None:
    return match["mark"]


def _swedish_quotes(_: re.Match[str], words: str) -> str | None:
    """The quotation marks only: between them may stand what is no prose, and is covered
    in the match.
    """
    if len(words) > 1:
        return f"”{words[1:-1]}”"
    return None


def _dash_in_range(match: re.Match[str], _: str) -> str | None:
    if is_range(match):
        return f"{match['low']}–{match['high']}"
    return None


def _minus_sign(match: re.Match[str], _: str) -> str | None:
    return match[0].replace("-", "\N{MINUS SIGN}")


def _hard_blank(match: re.Match[str], _: str) -> str | None:
    """A no-break space for each blank; a line break before a unit is left to the
    person, who has to wrap the line anew.
    """
    if "\n" in match[0]:
        return None
    if match["grouped"] or match[0].startswith("§"):
        return match[0].replace(" ", _NBSP)
    return _NBSP


def _whole_word(match: re.Match[str], _: str) -> str | None:
    """The word without the sign of a hyphen that is no hyphen (¬)."""
    first, second = match["first"], match["second"]
    if len(match[0]) > len(first) + len(second) + 1:
        return None
    return f"{first}{second}"


_REMEDIES: tuple[tuple[str, Pattern, Remedy], ...] = (
    ("VK501", BROKEN_LETTER, _put_together),
    ("VK502", DOUBLE_SPACE, _single_blank),
    ("VK503", SPACE_BEFORE_MARK, _mark_alone),
    ("VK504", QUOTES, _swedish_quotes),
    ("VK505", HYPHENED, _dash_in_range),
    ("VK506", HYPHEN_MINUS, _minus_sign),
    ("VK507", BREAKABLE, _hard_blank),
    ("VK519", HYPHENATED, _whole_word),
)
SPLIT, UNSEEN, BLANKS = "VK501", "VK515", "VK502"
_OF_LETTERS = {code for code, _, _ in _REMEDIES}
TYPOGRAPHY = frozenset({*_OF_LETTERS, UNSEEN, BULLETS, JOINED})
BY_HAND = "VK418"


def write_mends(report: Report, found: tuple[Mend, ...]) -> None:
    """Write the mended files.

    Raises UserError, with nothing written, if one of them is protected; with nothing
    more written, if a file has changed since it was read.
    """
    edits: dict[str, dict[int, tuple[str, str]]] = {}
    for mend in found:
        edits.setdefault(mend.path, {})[mend.line] = (mend.old, mend.new)
    clean_files(report.folder, report.sources)
    for name in edits:
        place_of(report.folder / name)
    for name, lines in edits.items():
        path = report.folder / name
        read = path.read_bytes()
        mended = replace_lines(read, lines)
        if mended is None:
            raise _changed(path)
        write_whole(path, mended, partial(_look_again, path, read))


def _look_again(path: Path, read: bytes) -> None:
    """Raise UserError if somebody has saved the file since it was read."""
    if path.read_bytes() != read:
        raise _changed(path)


def _changed(path: Path) -> UserError:
    return UserError(
        f"{path} har ändrats sedan den lästes och är inte rättad.",
        "Spara filen i redigeraren och försök igen.",
    )
