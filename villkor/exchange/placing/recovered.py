"""What comes home from a Word file, as frozen data. `exchange.placing.recover` makes
it.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from villkor.report.values import AnswerValue


class RecoverNote(Struct, frozen=True):
    """What could not come home as it was: in which question, what was made of it (in
    Swedish), and its words.
    """

    question: str
    what: str
    words: str


class Recovered(Struct, frozen=True):
    """The answers of a Word file by question.

    `used` are the places whose words went into answers, or are words of villkor itself
    ("Svar saknas.", a caption). `left` are the places in answers whose words have no
    home in the report. `illustrations` are the lines of each table or chart of figures,
    by question and name ("tabell: prioriteringar"); `captions` are those above and below
    it.
    """

    answers: Mapping[str, AnswerValue]
    notes: tuple[RecoverNote, ...] = ()
    used: frozenset[int] = frozenset()
    left: tuple[int, ...] = ()
    illustrations: Mapping[tuple[str, str], tuple[str, ...]] = field(
        default_factory=dict
    )
    captions: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
