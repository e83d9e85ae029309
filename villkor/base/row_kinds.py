"""Rows of a table that are none of its records: totals, repeated headings, footers.

By their words alone, in Swedish and as Excel and Power BI write them: whether a total
is one, its amounts must tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from villkor.base.lazy_pattern import lazy_pattern

_LABEL = lazy_pattern(
    r"(?:(?:del|slut|total|mellan|under|års)?summ(?:a|or|ering)|s:a|sum|[Σ∑]|tot|"
    r"total(?:t|en|er|summa)?|sub ?total|grand total|sammanlagt|ack|ackumulerat|"
    r"medel|medelvärde|genomsnitt|snitt|median|antal)\b[.:]?|[Σ∑]",
    re.IGNORECASE,
)
# a label with no more than a year, a number and signs after it
_ONLY_LABEL = lazy_pattern(
    r"[\s\d.,:;=()–-]{0,80}(?:kr|kronor|sek|st|beslut)?[\s.:]{0,20}"
)
_FOOTER = lazy_pattern(
    r"(?:utskri\w+|sida?n?\.?\s\d|page\s\d|printed|källa|källor|exporter\w+|"
    r"uttag\w*|hämta[dt]|skapa[dt]|framtag\w+|(?:senast )?uppdaterad\w*|"
    r"utdrag\w*|(?:rapporten|listan|tabellen|filen|uppgifterna)(?= [^\W\d])|"
    r"\d{1,6} (?:rader|poster|beslut|ärenden)|rapportdatum|slut på|"
    r"urval|applied filters|tillämpade filter|anm\w*\.?|"
    r"kommentar|förklaring|copyright|©|\*)(?![^\W\d_])",
    re.IGNORECASE,
)
# a footer that says what the amounts count is none that may be left out
_SCALE = lazy_pattern(
    r"\b(?:tkr|kkr|mkr|mnkr|mdkr|ksek|msek|tusen\w*|miljon\w*|miljard\w*|1 ?000-tal\w*)",
    re.IGNORECASE,
)
_NUMBER_LIKE = lazy_pattern(
    r"[\s.,:%+()−–-]{0,20}\d[\s\d.,:%()−–-]{0,60}(?:kr|kronor|sek)?\s{0,9}"
)
_MOST_IN_FOOTER = 6  # cells
_LONGEST_LABEL = 200


def is_label(cell: str) -> bool:
    """Whether a cell begins as the label of a total does."""
    return len(cell) < _LONGEST_LABEL and _LABEL.match(cell.strip()) is not None


def is_only_label(cell: str) -> bool:
    """Whether a cell is the label of a total and says nothing else: Summa 2022:."""
    words = cell.strip()
    found = _LABEL.match(words)
    return found is not None and bool(_ONLY_LABEL.fullmatch(words[found.end() :]))


def is_number_like(cell: str) -> bool:
    """Whether a cell has digits, and none but the signs of numbers and days."""
    return len(cell) < _LONGEST_LABEL and _NUMBER_LIKE.fullmatch(cell) is not None


def is_footer(cells: Sequence[str]) -> bool:
    """Whether a row is what a program writes below a table: who, when, which page.

    Not one that says in which unit the amounts are.
    """
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not 0 < len(filled) <= _MOST_IN_FOOTER or _SCALE.search(" ".join(filled)):
        return False
    return _FOOTER.match(filled[0]) is not None
