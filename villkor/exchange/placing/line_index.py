"""A line of a Word file → the lines of the form that it may be, and how sure that is.

What is reckoned here is a weight: which of them it is, the order in the form decides.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeVar

from msgspec import Struct

from villkor.exchange.placing.form_lines import FormLine, LineKind
from villkor.exchange.placing.places import Anchor
from villkor.exchange.placing.words import SaidLine, Words, likeness, share_within

NEAR = 0.8
"""How alike two lines must be to be one by their words alone. The nearest that a line
of an answer in the sample report comes to a line of the form is 0.59. Two questions of
the form come to 0.95, and between those their order decides.
"""
_NEAR_NUMBERED = 0.5  # the same with the question's number before it
_MOST_TITLE = 4  # words of a title that may be a subject heading in an answer as well
_MOST_COMMON = 30  # lines of the form that a telling word stands in
_MOST_HEADING = 25  # words of a line that may be a heading in other words
_BEGINS = 4  # words by which it is seen how a line may go on
_RENUMBERED = 10.5  # the weight of a line of the form with another number
_FEW = 3  # words that may stand for a whole line
_LONGER = 1.6


CERTAIN = 12.0
"""The weight of a line with both the number and the words of one of the form, which is
no other one.
"""
STRONG = 8.0
"""The weight of a line that says what one of the form does, which is beyond doubt if
that stands nowhere else.
"""
NUMBERED_ONLY = 0.6
"""How sure a line is that has the number of one of the form, and none of its words."""
WEAK = 1.0
"""The weight of a short title that may be a subject in an answer as well: it is a
heading only if a line of the form follows it.
"""


class Candidate(Struct, frozen=True):
    """A line of the form that a line of a file may be: what speaks for it (the more the
    better), how it is known, and how sure that is (0 to 1).
    """

    line: FormLine
    weight: float
    how: Anchor
    sure: float


class LineIndex(Struct, frozen=True):
    """The lines of a form, by what they are found by. The words that are `common` in
    them tell nothing.
    """

    lines: tuple[FormLine, ...]
    by_words: Mapping[Words, tuple[FormLine, ...]]
    by_number: Mapping[str, tuple[FormLine, ...]]
    by_beginning: Mapping[Words, tuple[FormLine, ...]]
    by_word: Mapping[str, list[int]]
    common: frozenset[str]
    longest: int

    def candidates(
        self,
        said: SaidLine,
        numbered: str,
        *,
        stands_out: bool,
    ) -> dict[int, Candidate]:
        """What a line may be, by the place in the form. `numbered` is the number that
        is shown before it, and one that `stands_out` looks as headings do.
        """
        number = said.number or numbered.rstrip(".):")
        found: dict[int, Candidate] = {}
        for candidate in self._possible(
            said.words,
            number,
            stands_out=stands_out,
        ):
            found.setdefault(candidate.line.place, candidate)
        sure = {place: each for place, each in found.items() if each.weight >= CERTAIN}
        found = sure or found
        if not stands_out:
            return found
        return {place: _preferred(each) for place, each in found.items()}

    def _possible(
        self,
        words: Words,
        number: str,
        *,
        stands_out: bool,
    ) -> Iterator[Candidate]:
        for line in self.by_words.get(words, ()):
            candidate = _by_words(
                line,
                number,
                stands_out=stands_out,
                only=len(self.by_words[words]) == 1,
            )
            if candidate:
                yield candidate
        alone = len(self.by_number.get(number, ())) == 1
        for line in self.by_number.get(number, ()) if number else ():
            candidate = _by_number(
                line,
                words,
                stands_out=stands_out and alone,
            )
            if candidate:
                yield candidate
        for line in self._near(words):
            alike = likeness(words, line.words)
            if alike >= NEAR:
                yield Candidate(
                    line,
                    3 + 4 * alike,
                    Anchor.WORDING,
                    0.9 * alike,
                )

    def _near(self, words: Words) -> Iterator[FormLine]:
        """The lines that share half of their telling words with some words."""
        if not _MOST_TITLE < len(words) <= self.longest:
            return
        telling = [word for word in set(words) if word not in self.common]
        known = [word for word in telling if word in self.by_word]
        if 2 * len(known) < len(telling):
            return
        shared: Counter[int] = Counter()
        for word in known:
            shared.update(self.by_word[word])
        for place, count in shared.items():
            line = self.lines[place]
            least = max(_MOST_TITLE + 1, len(words) / _LONGER)
            if 2 * count >= len(telling) and len(line.words) >= least:
                yield line

    def beginning(
        self,
        words: Words,
        number: str = "",
    ) -> FormLine | None:
        """The longest question, or follow-up question, that a line begins with, and
        goes on after: of several with the same words, that of a number.
        """
        longest: FormLine | None = None
        for line in self.by_beginning.get(words[:_BEGINS], ()):
            if len(words) <= len(line.words) or words[: len(line.words)] != line.words:
                continue
            longest = longest or line
            if line.words == longest.words and line.number == number:
                return line
        return longest


def line_index(lines: tuple[FormLine, ...]) -> LineIndex:
    """The index of the lines of a form."""
    by_words: dict[Words, list[FormLine]] = defaultdict(list)
    by_number: dict[str, list[FormLine]] = defaultdict(list)
    by_beginning: dict[Words, list[FormLine]] = defaultdict(list)
    by_word: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        by_words[line.words].append(line)
        if line.number:
            by_number[line.number].append(line)
        if line.kind in {LineKind.QUESTION, LineKind.FOLLOW_UP}:
            by_beginning[line.words[:_BEGINS]].append(line)
        for word in set(line.words):
            by_word[word].append(line.place)
    for alike in by_beginning.values():
        alike.sort(key=lambda line: -len(line.words))
    longest = max((len(line.words) for line in lines), default=0)
    return LineIndex(
        lines,
        _frozen(by_words),
        _frozen(by_number),
        _frozen(by_beginning),
        by_word,
        frozenset(word for word in by_word if len(by_word[word]) > _MOST_COMMON),
        round(_LONGER * longest),
    )


_Key = TypeVar("_Key")


def _frozen(found: dict[_Key, list[FormLine]]) -> dict[_Key, tuple[FormLine, ...]]:
    return {key: tuple(lines) for key, lines in found.items()}


def _preferred(candidate: Candidate) -> Candidate:
    """One of a line that looks as questions and headings do, rather than as a quote."""
    return Candidate(
        candidate.line,
        candidate.weight + 1,
        candidate.how,
        candidate.sure,
    )


def _by_words(
    line: FormLine,
    number: str,
    *,
    stands_out: bool,
    only: bool,
) -> Candidate | None:
    """A line with exactly the words of one of the form, the `only` one that has them:
    whoever numbers otherwise than the form does keeps its words.
    """
    if line.number and line.number == number:
        return Candidate(
            line,
            CERTAIN,
            Anchor.NUMBER,
            1.0,
        )
    if len(line.words) <= _MOST_TITLE and line.kind is LineKind.HEADING:
        return _by_title(
            line,
            number,
            stands_out=stands_out,
        )
    if number and line.number:
        return Candidate(
            line,
            _RENUMBERED if only else 5,
            Anchor.WORDING,
            0.7,
        )
    return Candidate(
        line,
        STRONG,
        Anchor.WORDING,
        0.95,
    )


def _by_title(
    line: FormLine,
    number: str,
    *,
    stands_out: bool,
) -> Candidate | None:
    """A line with exactly the words of a short title of the form."""
    if number and not stands_out:
        return None
    sure = stands_out and not number
    return Candidate(
        line,
        3 if sure else WEAK - stands_out,
        Anchor.WORDING,
        0.8,
    )


def _by_number(
    line: FormLine,
    words: Words,
    *,
    stands_out: bool,
) -> Candidate | None:
    """A line with the number of one of the form, and other words."""
    if not words:
        return Candidate(
            line,
            4,
            Anchor.NUMBER,
            0.8,
        )
    alike = max(likeness(words, line.words), share_within(line.words, words) - 0.2)
    if len(words) >= _FEW:
        alike = max(alike, share_within(words, line.words) - 0.2)
    if alike >= _NEAR_NUMBERED:
        return Candidate(
            line,
            7 + 3 * alike,
            Anchor.NUMBER,
            0.7 + 0.25 * alike,
        )
    if stands_out and len(words) <= _MOST_HEADING:
        return Candidate(
            line,
            3,
            Anchor.NUMBER,
            NUMBERED_ONLY,
        )
    return None
