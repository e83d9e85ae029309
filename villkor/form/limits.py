"""How many rows a text lets one fill in: "max 5", "högst tio", "upp till 8 exempel",
"mellan tre och fem insatser", "två per område".

What is not understood ("högst ett tiotal", "minst tre", "fem till tio") is no limit: who
asks must have somebody look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from villkor.base.lazy_pattern import lazy_pattern
from villkor.form.number_words import NUMBER_WORDS

_MOST_ROWS = 100  # a larger number is of letters, people or money
_TENS = {
    "trettio": 30,
    "fyrtio": 40,
    "femtio": 50,
}
_NUMBERS = NUMBER_WORDS | _TENS | {"tjugofem": 25, "hundra": 100}
_WORDS = "|".join(_NUMBERS)
_NUMBER = rf"(?:\d{{1,3}}(?!\d|[.,:]\d|(?!st\b)[a-zåäö])|(?:{_WORDS})\b)"
_RANGE = r"(?: ?[–—-] ?| till | eller )"
# such as "högst fem", "max antal insatser: 5", "inte lista fler än tio"
_AT_MOST = lazy_pattern(
    rf"""
    \b (?: högst | högsta (?= [ ]antal) | max (?:imalt|imum|imala)? \.? | upp[ ]till
        | som[ ]mest | på[ ]sin[ ]höjd
        | (?: inte | ej ) [ ] (?: [a-zåäö]{{1,20}} [ ] ){{0,3}} (?: fler | mer ) [ ]än
        | begränsa[^.\d]{{0,30}} [ ]till
        | maximala[ ]antalet [^.\d]{{0,30}} [ ]är )
    (?: [ -]? antal (?:et)? (?: [ ] [a-zåäö]{{1,20}} ){{0,2}} | [ ] (?: rader | insatser ) )?
    :? [ ]? \(?
    (?: (?: de | av | totalt | ca | cirka ) \.? [ ] )?
    (?: {_NUMBER.replace(" ", "[ ]")} {_RANGE.replace(" ", "[ ]")} )?
    (?P<number> {_NUMBER} )
    """,
    re.VERBOSE,
)
# "mellan tre och fem insatser", "3–5 exempel"
_BETWEEN = lazy_pattern(
    rf"(?<![\w–—.,-])(?:mellan {_NUMBER} och |{_NUMBER}{_RANGE})(?P<number>{_NUMBER})"
)
# "två insatser per område"
_COUNTED = lazy_pattern(rf"(?<![\w–—.,-])(?P<number>{_NUMBER})")
_FOR_EACH = lazy_pattern(
    r"\b(?:(?:per|(?:för|inom|i) (?:varje|var)) ([a-zåäö]{1,30})|vardera\b)"
)
_ROWS = lazy_pattern(
    r"(?:[ ][a-zåäö-]{1,30}){0,2}[ ]?"
    r"(?:(?:st|stycken|rad|rader|punkt|punkter|förslag|mål|exempel|projekt)\b|insats|aktivitet"
    r"|åtgärd|analys|uppfölj|utvärder|satsning|process|resultat|samarbet|område|aktör"
    r"|viktigast|myndighet|initiativ|utmaning|händelse|lärdom|erfarenhet|medskick|slutsats"
    r"|prioritering)"
)
# what is counted in the answer or told in the question, and no rows
_NO_ROWS = lazy_pattern(
    r"\)?[ -]?(?:%|procent|promille|kr\b|kronor|tkr|mnkr|mkr|mdkr|miljon|miljard|tusen|hundra"
    r"|tiotal|dussin|tjog|par\b|tecken|ord\b|sid|a4|a3|halv|mening(?:ar)?\b|stycken text"
    r"|stycke\b|blanksteg|bild|minut|timm|dag|veck|månad|år(?:en|s)?\b|gång|[kmg]b\b|km\b"
    r"|mil\b|meter|grader|anställda|person|invånare|deltagare|heltid|poäng|steg\b|nivå"
    r"|viss|[–—-] ?\d|/|\d)"
)
_OF_TEXT = lazy_pattern(
    r"\b(?:tecken|ord|sida|sidor|längd|längden|procent|kronor|år)\b"
)
# "fråga 2 eller 3" counts nothing
_LABEL = lazy_pattern(
    r"\b(?:fråg|punkt|avsnitt|prioritering|tabell|kapitel|steg|nivå|skala)"
)
_IN_ALL = lazy_pattern(r"\b(?:totalt|sammanlagt|tillsammans)\b")
_END = lazy_pattern(r"[.;?!](?: |$)")
_ARTICLES = {"en", "ett"}
_SOON = 60  # letters after a number, in which it is said what it is counted for
_LATELY = 25  # letters before it
_SAME = 4  # letters of a word that has been said: "insatser … per insats"


class RowLimit(Struct, frozen=True):
    """The largest number of rows, and the words that say so. `per` if it is counted for
    each of something.
    """

    rows: int
    words: str
    per: bool = False


def row_limits(text: str) -> tuple[RowLimit, ...]:
    """The largest numbers of rows that a text names, each once; none if it names none.

    Numbers of words, letters, pages, people, years and money are not of rows, and a
    least number is no limit.
    """
    words = " ".join(text.split()).casefold()
    found: dict[tuple[int, bool], RowLimit] = {}
    for limit in _limits_in(words):
        found.setdefault((limit.rows, limit.per), limit)
    return tuple(found.values())


def _limits_in(words: str) -> Iterator[RowLimit]:
    for match in _AT_MOST.finditer(words):
        limit = _limit_of(words, match)
        if limit:
            yield limit
    for match in _BETWEEN.finditer(words):
        limit = _limit_of(words, match)
        if limit and _counts_rows(words, match):
            yield limit
    for match in _COUNTED.finditer(words):
        limit = _limit_of(words, match)
        if limit and limit.per and _counts_rows(words, match):
            yield limit


def _limit_of(words: str, match: re.Match[str]) -> RowLimit | None:
    """What a number limits; None if it does not count rows."""
    number = match["number"]
    rows = _NUMBERS[number] if number in _NUMBERS else int(number)
    if not 0 < rows <= _MOST_ROWS or _NO_ROWS.match(words, match.end()):
        return None
    if not _ROWS.match(words, match.end()):
        lately = _sentence_before(words, match)[-_LATELY:]
        if number in _ARTICLES or _OF_TEXT.search(lately + match[0]):
            return None
    each = _each_of(words, match)
    said = match[0] + (each or "")
    return RowLimit(rows, said, each is not None)


def _counts_rows(words: str, match: re.Match[str]) -> bool:
    lately = _sentence_before(words, match)[-_LATELY:]
    is_label = _LABEL.search(lately) is not None
    return not is_label and _ROWS.match(words, match.end()) is not None


def _each_of(words: str, match: re.Match[str]) -> str | None:
    """What follows the number up to that of which it is of each: "högst två per område",
    not "högst fem insatser, med mål per insats". "" if that is said before the number,
    None if nowhere.
    """
    before = _sentence_before(words, match) + match[0]
    if _IN_ALL.search(before):
        return None
    if _FOR_EACH.search(before):
        return ""
    after = words[match.end() : match.end() + _SOON]
    sentence = _END.split(after, maxsplit=1)[0]
    found = _FOR_EACH.search(sentence)
    if not found:
        return None
    between = sentence[: found.start()]
    if found[1] and found[1][:_SAME] in between:
        return None
    return sentence[: found.end()]


def _sentence_before(words: str, match: re.Match[str]) -> str:
    """The sentence up to the number, or the end of it."""
    before = words[max(0, match.start() - 2 * _SOON) : match.start()]
    return _END.split(before)[-1]
