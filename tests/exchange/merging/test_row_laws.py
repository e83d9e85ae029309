"""Whatever two people do to a table: no cell that either has written is lost."""

from __future__ import annotations

import re
from itertools import count
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.merging.versions import REPORT
from tests.laws import examples
from villkor.exchange.merging.merge_answers import answer_text, merge_answer
from villkor.exchange.merging.merged import Told
from villkor.report.values import AnswerValue, KeyPath, Value

TABLE = REPORT.form.questions["1.2.3.4"]
NAME, TEXT, GOALS = ("namn",), ("beskrivning",), ("mål", "rus")
Row = dict[KeyPath, Value]


def own_words(value: AnswerValue) -> set[str]:
    return set(re.findall(r"ord\d+", answer_text(value)))


class Clerk:
    """Writes rows and edits them, by a seed; every word is its own."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311
        self.words = (f"ord{number}" for number in count())

    def rows(self) -> list[Row]:
        return [self.row() for _ in range(self.random.randint(0, 4))]

    def row(self) -> Row:
        words = " ".join(next(self.words) for _ in range(6))
        goals = (next(self.words), next(self.words))
        name = self.random.choice((next(self.words), "Samma namn"))
        return {NAME: name, TEXT: words, GOALS: goals}

    def edited(self, rows: list[Row]) -> AnswerValue:
        found = [dict(row) for row in rows]
        for _ in range(self.random.randint(0, 3)):
            place = self.random.randint(0, len(found))
            edit = self.random.choice(("new", "gone", "moved", "name", "text", "goals"))
            if edit == "new" or place == len(found):
                found.insert(place, self.row())
            elif edit in {"gone", "moved"}:
                row = found.pop(place)
                if edit == "moved":
                    found.insert(self.random.randint(0, len(found)), row)
            elif edit == "name":
                found[place][NAME] = next(self.words)
            elif edit == "goals":
                found[place][GOALS] = (*found[place][GOALS][1:], next(self.words))
            else:
                words = str(found[place][TEXT]).split(" ")
                words[self.random.randrange(len(words))] = next(self.words)
                found[place][TEXT] = " ".join(words)
        return AnswerValue(rows=tuple(found))


@pytest.mark.law
@settings(max_examples=examples(300))
@given(st.integers(0, 2**32))
def test_whatever_two_people_do_to_a_table(seed: int) -> None:
    clerk = Clerk(seed)
    rows = clerk.rows()
    base = AnswerValue(rows=tuple(rows))
    ours, theirs = clerk.edited(rows), clerk.edited(rows)
    merged = merge_answer(TABLE, Told(base, base), Told(ours, ours), theirs)
    marked = own_words(merged.marked)
    for conflict in merged.conflicts:
        texts = {NAME: f"{conflict.ours} {conflict.theirs}"}
        marked |= own_words(AnswerValue(texts))
    before, own, other = (own_words(each) for each in (base, ours, theirs))
    assert (own | other) - before <= marked
    assert before & own & other <= marked
    assert marked <= before | own | other
    if theirs in (base, ours):
        assert merged.value == ours
    elif ours == base:
        assert merged.value == theirs
    if merged.conflicts:
        assert merged.value == ours
