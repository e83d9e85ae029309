"""The decision about a report as it is said in words, "Regionstyrelsen, 11 januari
2023, § 4", with or without the commas.
"""

from __future__ import annotations

import re
from datetime import date

from villkor.figures.dates import read_day
from villkor.report.model import BoardDecision

_PARAGRAPH = re.compile(r"\d{1,4}(?: ?[a-z])?")
# the last words of who may decide
_BOARDS = (
    "nämnd",
    "nämnden",
    "styrelse",
    "styrelsen",
    "fullmäktige",
    "utskott",
    "utskottet",
    "beredningen",
    "direktör",
    "direktören",
    "chef",
    "chefen",
)
_MOST_WORDS = 8  # of the name of a board
_DAY_WORDS = (4, 3, 1)  # "den 11 januari 2023", "11 januari 2023", "2023-01-11"


def read_decision_words(text: str) -> BoardDecision | None:
    """The decision that a line tells; None if any of its words is no part of one, or if
    it does not say who decided.
    """
    before, sign, after = " ".join(text.split()).partition("§")
    paragraph = after.strip(" .")
    if sign and not _PARAGRAPH.fullmatch(paragraph):
        return None
    board, day = _board_and_day(before.replace(",", " ").split())
    words = board.split()
    if not words or len(words) > _MOST_WORDS or any(map(str.isdigit, board)):
        return None
    if not words[-1].casefold().endswith(_BOARDS):
        return None
    return BoardDecision(
        board,
        day,
        paragraph,
    )


def _board_and_day(words: list[str]) -> tuple[str, date | None]:
    for length in _DAY_WORDS:
        day = read_day(" ".join(words[-length:]))
        if day is not None:
            return " ".join(words[:-length]), day
    return " ".join(words), None
