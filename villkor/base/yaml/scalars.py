"""The parser's scalar events → scalars, and what of their text is lost on the way: what
stands after a #, the lines of a list, signs that cannot be seen.
"""

from __future__ import annotations

import re

from ruamel.yaml.events import ScalarEvent

from villkor.base.diagnostic import Finding, Where
from villkor.base.lazy_pattern import lazy_pattern
from villkor.base.yaml.nodes import Scalar

# Characters that YAML takes for line breaks or refuses, that Word cannot hold, and that
# no officer typed on purpose.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
)
_ITEM = lazy_pattern(r"\s*(?:[-*•·–]|\d+[.)])\s+\S")
_CUT_WORD = re.compile(r"#\w")
_FLOWING = (
    "Raden flyter ihop med raden ovanför, så punktlistan blir löpande text.",
    "Skriv | (lodstreck) efter kolonet, så behåller texten sina rader.",
)


def is_item_line(line: str) -> bool:
    """Whether a line of a text without a sign before it reads as a point of a list."""
    return _ITEM.match(line) is not None


def event_place(path: str, event: object) -> Where:
    """Where in a file an event of the parser begins."""
    mark = event.start_mark  # type: ignore[attr-defined]  # every event has one
    return Where(path, mark.line + 1, mark.column + 1)


class ScalarReader:
    """Reads the scalars of a file, and tells what their text loses on the way."""

    def __init__(self, path: str, source: str, findings: list[Finding]) -> None:
        self.path = path
        self.source = source
        self.lines = source.split("\n")
        self.findings = findings

    def scalar_node(self, event: ScalarEvent) -> Scalar:
        """The scalar of an event, with where its text begins and what was cut off."""
        start, end = event.start_mark, event.end_mark
        one_line = start.line == end.line
        match event.style:
            case "|":
                return Scalar(
                    event.value,
                    self._block_place(event),
                    "|",
                    one_line=one_line,
                )
            case None | "":
                return self._plain_scalar(event, one_line=one_line)
        text, where = event.value, event_place(self.path, event)
        if event.style == '"':
            self._refuse_escapes(text, where)
            text = UNSEEN.sub(" ", text).replace("\r", "\n")
        source = self.source[start.index : end.index]
        return Scalar(text, where, event.style, one_line=one_line, source=source)

    def _plain_scalar(self, event: ScalarEvent, *, one_line: bool) -> Scalar:
        """A text without quotes or a sign before it."""
        source, cut, cuts_word = "", None, False
        if event.value:
            cut = self._comment_place(event)
        if cut:
            cuts_word = (
                _CUT_WORD.match(self.lines[cut.line - 1], cut.column - 1) is not None
            )
        if not one_line:
            self._refuse_items(event)
            source = self.source[event.start_mark.index : event.end_mark.index]
        where = event_place(self.path, event)
        return Scalar(event.value, where, "", cut, one_line, cuts_word, source)

    def _refuse_escapes(self, text: str, where: Where) -> None:
        """Refuse an escape within quotes that means a character that cannot be seen."""
        unseen = UNSEEN.search(text)
        if unseen:
            message = (
                "Ett omvänt snedstreck (\\) inom citattecken ger här ett osynligt "
                f"tecken (U+{ord(unseen[0]):04X})."
            )
            hint = (
                "Skriv texten på egna rader under | (lodstreck): där är \\ "
                "bara ett tecken."
            )
            self.findings.append(Finding(where, message, hint))

    def _refuse_items(self, event: ScalarEvent) -> None:
        """Refuse list items in a text without |: YAML joins its lines, so that the
        items vanish into the sentence.
        """
        first = event.start_mark.line + 1
        for number, line in enumerate(
            self.lines[first : event.end_mark.line + 1],
            start=first,
        ):
            if is_item_line(line):
                column = len(line) - len(line.lstrip()) + 1
                self.findings.append(
                    Finding(Where(self.path, number + 1, column), *_FLOWING)
                )
                return

    def _comment_place(self, event: ScalarEvent) -> Where | None:
        """Where a comment follows on the line on which a plain value ends."""
        end = event.end_mark
        if end.line >= len(self.lines):
            return None
        rest = self.lines[end.line][end.column :]
        if rest[:1].isspace() and rest.lstrip().startswith("#"):
            return Where(self.path, end.line + 1, end.column + rest.index("#") + 1)
        return None

    def _block_place(self, event: ScalarEvent) -> Where:
        """Where the text of a literal block begins: its first line, at its
        indentation.
        """
        if not event.value.strip():
            return event_place(self.path, event)
        first = event.start_mark.line + 1
        for line in self.lines[first : event.end_mark.line + 1]:
            if line.strip():
                # A text whose first line begins with blanks of its own stands further
                # to the left than that line.
                own_line = next(
                    part for part in event.value.split("\n") if part.strip()
                )
                indent = _blanks_before(line) - _blanks_before(own_line)
                return Where(self.path, first + 1, indent + 1)
        return event_place(self.path, event)


def _blanks_before(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
