"""The authority's Word file beside a form: where its questions stand, and where there
is a place for an answer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from msgspec import Struct

from villkor.base.signs import cleaned_text
from villkor.document.word.found import FoundParagraph, paragraphs_in
from villkor.document.word.package import Element, open_package, word_name
from villkor.document.word.read_blocks import read_blocks
from villkor.document.word.read_parts import ReadParagraph
from villkor.document.word.reading_order import read_part
from villkor.form.model import Form, FormHeading, Question

# what is filled in: nothing, a line of dots, a box to tick, ”Svar:”, ”Ja Nej”
_FILLER = re.compile(r"[\s_.…:·☐☑☒□▢○✓•]{0,4000}")
_BOX = re.compile("[☐☑☒□◻▢❏❑○◯◇]|\\[ ?\\]")
_SIGNS_BEFORE = re.compile(r"^\W{1,20}")
_LABEL = re.compile(
    r"(?:(?:vårt |ert |regionens )?svar|ja|nej|kommentar|motivering|skriv här)\b"
)
_LONGEST_LABEL = 40
_PLACES = (
    word_name("ffData"),
    "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox",
    word_name("sdt"),
)
_NUMBER = re.compile(r"(?P<number>[\w.-]{0,24}\d[\w.-]{0,24})[.)]?\s")


class LineInBlank(Struct, frozen=True):
    """A paragraph of the file that says something or may be filled in: its words as
    they are compared, its number, if it has one, and whether an answer may stand in it.
    """

    words: str
    number: str
    takes_answer: bool


class FoundPlace(Struct, frozen=True):
    """Where a question or a heading stands in the file: its line (None: nowhere), the
    numbers that the file gives it, and whether a place for an answer follows.
    """

    line: int | None
    numbers: frozenset[str] = frozenset()
    has_place: bool = True


class Blank(Struct, frozen=True):
    """The lines of a file in the order in which they are read."""

    lines: tuple[LineInBlank, ...]

    def places_of(self, form: Form) -> dict[str, FoundPlace]:
        """Where each question of a form stands, by its id."""
        search = _Search.of(self.lines)
        stops: list[tuple[int | None, FormHeading | Question]] = []
        line = -1
        for item in form.items:
            found = search.next_line(
                compared(_words_of(item)),
                line,
            )
            line = max(line, -1 if found is None else found)
            stops.append((found, item))
        known = sorted({line for line, _ in stops if line is not None})
        places = {}
        for found, item in stops:
            if isinstance(item, Question):
                places[item.id] = self._place(
                    found,
                    item,
                    known,
                    search,
                )
        return places

    def _place(
        self,
        line: int | None,
        question: Question,
        stops: list[int],
        search: _Search,
    ) -> FoundPlace:
        if line is None:
            return FoundPlace(None)
        after = bisect_right(stops, line)
        end = stops[after] if after < len(stops) else len(self.lines)
        taking = (each.takes_answer for each in self.lines[line:end])
        words = compared(question.wording)
        return FoundPlace(
            line,
            frozenset(search.numbers_of(words)),
            any(taking),
        )


class _Search(Struct, frozen=True):
    """Looks for words: whole lines first, then parts of them, and over line ends."""

    lines: tuple[LineInBlank, ...]
    whole: Mapping[str, list[int]]
    text: str
    starts: tuple[int, ...]

    @staticmethod
    def of(lines: tuple[LineInBlank, ...]) -> _Search:
        whole: dict[str, list[int]] = {}
        for place, line in enumerate(lines):
            whole.setdefault(line.words, []).append(place)
        lengths = [len(line.words) + 1 for line in lines]
        starts = tuple(accumulate(lengths, initial=0))
        return _Search(
            lines,
            whole,
            " ".join(line.words for line in lines),
            starts,
        )

    def next_line(self, words: str, after: int) -> int | None:
        """The first line after one that has the words, else the first of all."""
        if not words:
            return None
        places = self.whole.get(words)
        if places:
            following = bisect_right(places, after)
            return places[following] if following < len(places) else places[0]
        start = self.starts[min(after + 1, len(self.starts) - 1)]
        found = self.text.find(words, start)
        if found < 0:
            found = self.text.find(words)
        return (
            None
            if found < 0
            else bisect_right(
                self.starts,
                found,
            )
            - 1
        )

    def numbers_of(self, words: str) -> Iterator[str]:
        """The numbers of the lines that say just this."""
        for place in self.whole.get(words, ()):
            if self.lines[place].number:
                yield self.lines[place].number


def read_blank(data: bytes, name: str) -> Blank:
    """Read a Word file. Raises UserError if it is none."""
    package = open_package(data, name)
    read = read_part(package.xml[package.main]).paragraphs
    found = paragraphs_in(read_blocks(package).blocks)
    return Blank(tuple(_lines_of(found, read)))


def _lines_of(
    found: Iterable[FoundParagraph],
    read: tuple[ReadParagraph, ...],
) -> Iterator[LineInBlank]:
    for paragraph in found:
        text = " ".join(cleaned_text(paragraph.text).split())
        number = paragraph.numbered.strip().rstrip(".)")
        typed = _NUMBER.match(f"{text} ")
        if not number and typed and typed.end() < len(text):
            number = typed["number"].rstrip(".")
            text = text[typed.end() :]
        yield LineInBlank(
            compared(text),
            number,
            _takes_answer(text, read[paragraph.place]),
        )


def _takes_answer(text: str, paragraph: ReadParagraph) -> bool:
    if paragraph.controls or _FILLER.fullmatch(text):
        return True
    words = _SIGNS_BEFORE.sub("", text.casefold())
    if _BOX.search(text) and len(words) <= _LONGEST_LABEL:
        return True
    if len(words) <= _LONGEST_LABEL and _LABEL.match(words):
        return True
    return _has_field(paragraph.element)


def _has_field(paragraph: Element) -> bool:
    return next(paragraph.iter(*_PLACES), None) is not None


def compared(text: str) -> str:
    """A text as it is compared: its letters and figures, without signs and case."""
    return " ".join(
        re.findall(
            r"\w+",
            cleaned_text(text).casefold(),
        )
    )


def _words_of(item: FormHeading | Question) -> str:
    return item.title if isinstance(item, FormHeading) else item.wording
