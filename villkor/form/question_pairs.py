"""The questions of one year's form beside those of the next, paired by their wordings:
numbers change from year to year, and some wordings stand under several headings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cache
from math import log

from msgspec import Struct, field

from villkor.form.model import Form, Question

# Of 1: how like two wordings must be to be one question put in other words. Of 22
# rewordings 21 are above (0.68 and more), and of the questions of 2022 and 2025 that
# ask for different things none is (0.55 and less).
_LEAST_LIKE = 0.6
_BEGINNING = 6  # letters of a word, which has different endings
_UNDER_SAME_HEADING = 0.05


_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class QuestionChange(StrEnum):
    """What has become of a question since the year before."""

    SAME = "oförändrad"
    MOVED = "flyttad"
    REWORDED = "omformulerad"
    NEW = "ny"
    GONE = "borttagen"


class QuestionPair(Struct, frozen=True):
    """A question of the new form, and the same one of the old form; one of them is
    None if the question is new or gone.
    """

    change: QuestionChange
    new: Question | None
    old: Question | None


def pair_questions(old: Form, new: Form) -> tuple[QuestionPair, ...]:
    """Every question of both forms once: those of the new one in its order, and then
    those that are gone.
    """
    pairs = _Pairs(old, new)
    pairs.pair_alike()
    pairs.pair_nearly_alike()
    return (*map(pairs.of_new, new.questions.values()), *pairs.gone())


class _Pairs(Struct):
    """What has been paired so far: the old question by the id of the new one."""

    old: Form
    new: Form
    found: dict[str, Question] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def pair_alike(self) -> None:
        """Pair questions of one wording: first those under headings of one wording,
        then those of one number, then whatever is left in the order of the forms.
        """
        for same_place in (_same_heading, _same_number, _anywhere):
            by_words: dict[tuple[str, str], list[Question]] = {}
            for question in self._left_in_old():
                words = _plain_words(question.wording)
                place = same_place(self.old, question)
                by_words.setdefault((words, place), []).append(question)
            for question in self._left_in_new():
                words = _plain_words(question.wording)
                place = same_place(self.new, question)
                candidates = by_words.get((words, place))
                if candidates:
                    self._pair(question, candidates.pop(0))

    def pair_nearly_alike(self) -> None:
        """Pair questions that are alike enough, the most alike first."""
        likeness = _Likeness(self.old)
        alike = []
        for new in self._left_in_new():
            for old in self._left_in_old():
                like = likeness.of_wordings(old.wording, new.wording)
                if like >= _LEAST_LIKE and new.kind is old.kind:
                    if _same_heading(self.old, old) == _same_heading(self.new, new):
                        like += _UNDER_SAME_HEADING
                    alike.append((like, new, old))
        alike.sort(key=lambda each: -each[0])
        for _, new, old in alike:
            if new.id not in self.found and old.id not in self.taken:
                self._pair(new, old)

    def _pair(self, new: Question, old: Question) -> None:
        self.found[new.id] = old
        self.taken.add(old.id)

    def _left_in_new(self) -> list[Question]:
        asked = self.new.questions.values()
        return [each for each in asked if each.id not in self.found]

    def _left_in_old(self) -> list[Question]:
        asked = self.old.questions.values()
        return [each for each in asked if each.id not in self.taken]

    def of_new(self, question: Question) -> QuestionPair:
        """The pair of a question of the new form."""
        old = self.found.get(question.id)
        if old is None:
            return QuestionPair(QuestionChange.NEW, question, None)
        if _plain_words(question.wording) != _plain_words(old.wording):
            return QuestionPair(QuestionChange.REWORDED, question, old)
        moved = question.id != old.id
        return QuestionPair(
            QuestionChange.MOVED if moved else QuestionChange.SAME, question, old
        )

    def gone(self) -> Iterable[QuestionPair]:
        """The questions of the old form that the new one lacks."""
        for question in self._left_in_old():
            yield QuestionPair(QuestionChange.GONE, None, question)


def _same_heading(form: Form, question: Question) -> str:
    return _plain_words(form.headings[question.parent].title)


def _same_number(_form: Form, question: Question) -> str:
    return question.id


def _anywhere(_form: Form, _question: Question) -> str:
    return ""


def _plain_words(text: str) -> str:
    """The words of a text alone: neither case, signs, blanks nor years matter."""
    return " ".join(_WORD.findall(_YEAR.sub("år", text.casefold())))


@cache
def _beginnings(text: str) -> frozenset[str]:
    return frozenset(word[:_BEGINNING] for word in _plain_words(text).split())


class _Likeness:
    """How like wordings are, in which a word counts for more the fewer questions of
    the form have it.
    """

    def __init__(self, form: Form) -> None:
        wordings = {question.wording for question in form.questions.values()}
        self._count = len(wordings)
        self._having: Counter[str] = Counter()
        for wording in wordings:
            self._having.update(_beginnings(wording))

    def of_wordings(self, one: str, other: str) -> float:
        """From 0, no word in common, to 1, the same words."""
        first, second = _beginnings(one), _beginnings(other)
        whole = self._weight(first) + self._weight(second)
        return 2 * self._weight(first & second) / whole if whole else 0.0

    def _weight(self, words: frozenset[str]) -> float:
        weights = [
            log((self._count + 1) / (self._having[word] + 0.5)) for word in words
        ]
        return sum(weights)


def differences(pair: QuestionPair) -> list[str]:
    """What differs between the question and last year's, a sentence each."""
    new, old = pair.new, pair.old
    if new is None:
        return ["Frågan ställs inte i år."]
    if old is None:
        return ["Frågan fanns inte i fjol."]
    found = []
    if pair.change is QuestionChange.MOVED:
        found.append(f"I fjol var det fråga {old.id}.")
    if pair.change is QuestionChange.REWORDED:
        found.append(f"I fjol löd den: {old.id} {old.wording}")
    if new.kind is not old.kind:
        found.append("Svaret är av ett annat slag än i fjol.")
    elif new.max_rows != old.max_rows:
        found.append(f"Högst {new.max_rows} rader, i fjol {old.max_rows}.")
    return found


def change_word(pair: QuestionPair) -> str:
    """What has become of a question, in a word."""
    if pair.change is QuestionChange.SAME and differences(pair):
        return "ändrad"
    return str(pair.change)


def changed_pairs(pairs: Sequence[QuestionPair]) -> list[QuestionPair]:
    """Those of the pairs that are not as they were."""
    return [pair for pair in pairs if differences(pair)]
