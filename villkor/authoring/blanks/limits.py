"""How many rows a table may have, from the words of its question."""

from __future__ import annotations

import re

from msgspec import Struct

from villkor.authoring.blanks.wordings import folded
from villkor.form.number_words import NUMBER_WORDS

_MORE_NUMBERS = {"tjugofem": 25, "trettio": 30, "fyrtio": 40, "femtio": 50}
_BY_WORD = NUMBER_WORDS | _MORE_NUMBERS
_NUMBER = r"(?P<number>\d{1,3}|[a-zåäö]{2,10})"
_AT_MOST = re.compile(
    rf"""
    \b (?P<words> (?: högst | max (?:imalt|imum)? \.? | som \s mest | upp \s till
        | inte \s (?: fler | mer ) \s än | begränsa[^.]{{0,30}} \s till
        | (?: det \s )? maximala \s antalet [^.]{{0,30}} \s är )
      \s (?: antal (?:et)? [^.\d]{{0,20}} \s? :? \s? )?
      (?: (?: de | till | av | ca | cirka | totalt ) \s )? {_NUMBER} )
    (?P<after> (?: \s [a-zåäö-]{{1,30}} ){{0,2}} )
    """,
    re.VERBOSE,
)
_BETWEEN = re.compile(
    rf"\b(?P<words>(?:mellan )?(?:\d{{1,2}}|[a-zåäö]{{2,8}})"
    rf"(?: ?[–—-] ?| till | och | eller ){_NUMBER})(?P<after>(?: [a-zåäö-]{{1,30}}){{0,2}})"
)
_OF_ROWS = re.compile(
    r"insats|exempel|projekt|rad|aktivitet|åtgärd|analys|uppfölj|utvärder|satsning|"
    r"process|resultat|samarbet|områden|aktörer|styck|st\b|punkter|viktigast|myndighet"
)
_PER = re.compile(
    r"\b(?P<words>(?P<number>en|ett|\d{1,2}|två|tre|fyra|fem)"
    r"(?: [a-zåäö-]{1,25}){0,3} (?:per|för varje) [a-zåäö]{2,30}(?: [a-zåäö]{2,30})?)"
)
_NO_ROWS = re.compile(
    r" ?(?:ord|tecken|sid(?:a|or)|a4(?:-sid(?:a|or))?|mening(?:ar)?|procent|%|kronor|"
    r"tkr|mnkr|mkr|miljon(?:er)?|mb|minuter|år|månader|stycken text|blanksteg)\b"
)


class RowLimit(Struct, frozen=True):
    """The largest number of rows, and the words that say so. `per` if it is counted for
    each of something.
    """

    rows: int
    words: str
    per: bool = False


def limit_in(text: str) -> RowLimit | None:
    """What a text says of the largest number of rows; None: nothing. Numbers of words,
    letters and pages are not of rows, and a least number is no limit.
    """
    words = folded(text)
    for found in _AT_MOST.finditer(words):
        number = _number(found["number"])
        if number and not _NO_ROWS.match(words, found.end("number")):
            per = _PER.match(words[found.start("number") :])
            return RowLimit(
                number,
                found["words"],
                per is not None,
            )
    for found in _BETWEEN.finditer(words):
        number = _number(found["number"])
        if number and _OF_ROWS.search(found["after"]):
            return RowLimit(number, found["words"])
    for found in _PER.finditer(words):
        number = _number(found["number"])
        if number:
            return RowLimit(
                number,
                found["words"],
                per=True,
            )
    return None


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _BY_WORD.get(word, 0)
