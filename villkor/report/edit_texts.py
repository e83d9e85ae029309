"""The lines of a section file when a text under a key is to be another: it keeps its
signs, its indentation, its comments, and the lines of every paragraph that is the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from villkor.base.diagnostic import UserError
from villkor.base.yaml.spans import AnySpan, EntrySpan, ScalarSpan, scalars_in
from villkor.base.yaml.write import WIDTH, value_in_place
from villkor.report.fresh_lines import block, block_sign, fresh_entry, plain_block
from villkor.report.list_parts import Line, kept_lines, line_text
from villkor.report.wanted import Wanted, WantedText, words_wanted

_SIGN = re.compile(r"[|>](?P<how>[-+0-9]{0,2})")
_COMMENT = re.compile(r"(?:^|\s)#")
_BLOCKS = {"|", ">"}
_EMPTY = {"~", "null"}
_STEP = 2


class TextEditor(Struct, frozen=True):
    """Writes texts in the lines of a file."""

    lines: Sequence[str]
    path: str

    def words(self, line: Line) -> str:
        """What stands on a line."""
        return line_text(self.lines, line)

    def says(self, line: Line) -> bool:
        """Whether a line holds more than a comment."""
        text = self.words(line).strip()
        return bool(text) and not text.startswith("#")

    def head(self, entry: EntrySpan) -> str:
        """The line of a key up to its colon."""
        line = self.lines[entry.first]
        return line[: line.index(":", entry.key.end[1]) + 1]

    def refuse_loss(
        self,
        span: AnySpan,
        known: Wanted | None,
    ) -> None:
        """Raise UserError if something is written that nobody has read, and that would
        be gone if it were written anew.
        """
        written: Counter[str] = Counter()
        for scalar in scalars_in(span):
            if scalar.style or scalar.text not in _EMPTY:
                written.update(scalar.text.split())
        if written - words_wanted(known):
            raise UserError(
                f"{self.path}, rad {span.start[0] + 1}: här står något som inte går att "
                "läsa som en del av svaret, och som skulle försvinna om svaret skrevs "
                "om. Inget har ändrats.",
                "Rätta det som villkor check säger om stället, och försök igen.",
            )

    def comments(self, entry: EntrySpan) -> list[Line]:
        """The comments on the lines of a key and what is under it, a line each."""
        begins: dict[int, int] = {entry.first: entry.key.end[1]}
        within: set[int] = set()
        for scalar in scalars_in(entry.value):
            first, last = scalar.start[0], scalar.end[0]
            within.update(range(first + 1, last + 1))
            if scalar.style in _BLOCKS:
                begins[first] = scalar.start[1]
            else:
                within.discard(last)
                begins[last] = scalar.end[1]
        blanks = " " * entry.key.start[1]
        found: list[Line] = []
        for number in range(entry.first, entry.last + 1):
            line = self.lines[number]
            comment = _COMMENT.search(line, begins.get(number, 0))
            if comment and number not in within:
                found.append(blanks + line[comment.start() :].strip())
        return found

    def text(
        self,
        entry: EntrySpan,
        value: ScalarSpan,
        old: Wanted | None,
        new: WantedText,
    ) -> list[Line]:
        """The lines of a key whose value is a text, when it is to be another text."""
        # a status that nobody has read, since no effect was told, may be replaced
        if new.prose or old is not None:
            self.refuse_loss(value, old)
        if value.style in _BLOCKS:
            return self._block(entry, value, new)
        text = new.text.strip()
        number = value.start[0]
        may_stay = number == value.end[0] and "\n" not in text
        if may_stay and (value.text or not new.prose):
            line = self._replaced(value, text)
            if not new.prose or len(line) <= WIDTH:
                lines = kept_lines(entry.first, entry.last)
                lines[number - entry.first] = line
                return lines
        if not new.prose:
            fresh = fresh_entry(self.head(entry), entry.key.start[1], new)
            return [*self.comments(entry), *fresh]
        return self._made_block(entry, value, new)

    def _replaced(
        self,
        value: ScalarSpan,
        text: str,
    ) -> str:
        """The line of a value with another in its place, and the comment after it where
        it was.
        """
        line = self.lines[value.start[0]]
        before, after = line[: value.start[1]], line[value.end[1] :]
        written = value_in_place(text, value.style) if text else ""
        if before and not before.endswith(" ") and written:
            before += " "
        if not after.strip():
            return (before + written).rstrip()
        place = len(line) - len(after.lstrip())
        return f"{before + written:<{place - 1}} {after.lstrip()}"

    def _made_block(
        self,
        entry: EntrySpan,
        value: ScalarSpan,
        new: WantedText,
    ) -> list[Line]:
        """The lines of a key whose text stands under a | from now on."""
        before = []
        if value.end[0] > value.start[0]:
            whole = self.lines[value.start[0] : value.end[0] + 1]
            before = [whole[0][value.start[1] :], *whole[1:]]
        column = entry.key.start[1] + _STEP
        lines = block(new, column, [line.strip() for line in before])
        sign = f"{self.head(entry)} {block_sign(new.text, _STEP)}"
        return [*self.comments(entry), sign, *lines]

    def _block(
        self,
        entry: EntrySpan,
        value: ScalarSpan,
        new: WantedText,
    ) -> list[Line]:
        """The lines of a key whose text stands under a sign."""
        first, column = value.start
        sign = _SIGN.match(self.lines[first], column)
        how = sign["how"] if sign else ""
        stop = sign.end() if sign else column
        below = self.lines[first + 1 : value.end[0] + 1]
        step = "".join(letter for letter in how if letter.isdigit())
        indent = _indentation(below, entry.key.start[1], step)
        before = [line[indent:] for line in below]
        written = plain_block(new.text, indent)
        if new.prose:
            written = block(new, indent, before)
        if not step:
            step = block_sign(new.text, indent - entry.key.start[1])[1:]
        line = self.lines[first]
        chomp = how.strip("0123456789")
        header = f"{line[:column]}|{step}{chomp}{line[stop:]}"
        kept = self._same_lines(first + 1, below, written)
        above = kept_lines(entry.first, first - 1)
        return [*above, first if header == line else header, *kept]

    def _same_lines(
        self,
        first: int,
        old: Sequence[str],
        new: Sequence[str],
    ) -> list[Line]:
        """New lines, with the numbers of those that are in the file as they are."""
        matcher = SequenceMatcher(
            None,
            [*map(_line_key, old)],
            [*map(_line_key, new)],
            autojunk=False,
        )
        lines: list[Line] = [*new]
        for match in matcher.get_matching_blocks():
            for step in range(match.size):
                lines[match.b + step] = first + match.a + step
        return lines

    def emptied_text(
        self,
        entry: EntrySpan,
        value: ScalarSpan,
        old: Wanted | None,
    ) -> list[Line]:
        """The lines of a key without its text, for somebody to fill in."""
        self.refuse_loss(value, old)
        if value.style in _BLOCKS:
            return kept_lines(entry.first, value.start[0])
        if value.start[0] == value.end[0]:
            lines = kept_lines(entry.first, entry.last)
            line = self._replaced(value, "")
            lines[value.start[0] - entry.first] = line
            return [each for each in lines if self.words(each).strip()]
        return [*self.comments(entry), self.head(entry)]


def _indentation(
    below: Iterable[str],
    column: int,
    step: str,
) -> int:
    """The column at which a text under a sign begins."""
    if step:
        return column + int(step)
    for line in below:
        if line.strip():
            return len(line) - len(line.lstrip(" "))
    return column + _STEP


def _line_key(line: str) -> str:
    """A line as it is compared: empty if it holds blanks alone."""
    return line if line.strip() else ""
