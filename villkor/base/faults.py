"""The kinds of fault that a reader meets.

Each kind is passed on by a rule of its own: of the files in `rules.report.structure`,
of the decisions in `rules.report.decisions`.
"""

from __future__ import annotations

from enum import StrEnum

from villkor.base.diagnostic import Finding


class FaultKind(StrEnum):
    """What sort of fault it is.

    A reader gives the kind, and a rule its code and severity.
    """

    # of a file as such
    YAML = "yaml"
    ENCODING = "encoding"
    UNREADABLE = "unreadable"
    MISSING_FILE = "missing file"
    UNKNOWN_FILE = "unknown file"
    UNKNOWN_FORM = "unknown form"
    LAST_YEAR = "last year"
    TEMPLATE = "template"
    # of keys and values
    DUPLICATE_KEY = "duplicate key"
    UNKNOWN_KEY = "unknown key"
    WRONG_TYPE = "wrong type"
    MISSING = "missing"
    UNKNOWN_VALUE = "unknown value"
    CUT_TEXT = "cut text"
    NUMBER = "number"
    # of letters
    LOST_LETTER = "lost letter"
    SPLIT_LETTER = "split letter"
    UNSEEN_SIGN = "unseen sign"
    STRANGE_SIGN = "strange sign"
    # of questions
    UNKNOWN_QUESTION = "unknown question"
    MISPLACED_QUESTION = "misplaced question"
    ANSWERED_TWICE = "answered twice"
    WORDING = "wording"
    # of the decisions about the grant
    DECISION_ROW = "decision row"
    DECISION_TWICE = "decision twice"
    DECISION_OUTSIDE_YEAR = "decision outside year"
    DECISION_DOUBTFUL = "decision doubtful"
    DECISION_OUTSIDE = "decision outside groups"
    DECISION_LEFT_OUT = "row that is no decision"
    DECISION_TOTAL = "total of decisions"
    DECISION_HIDDEN = "hidden decision"
    DECISION_ALIKE = "names alike"


Fault = tuple[FaultKind, Finding]

# what is told of letters, though the file is read all the same
OF_LETTERS = {
    FaultKind.LOST_LETTER,
    FaultKind.SPLIT_LETTER,
    FaultKind.UNSEEN_SIGN,
    FaultKind.STRANGE_SIGN,
}
