"""The words that say what amounts count: scales, currencies, and what turns them into
something else, and which others may be such words. In small letters.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CURRENCY_WORDS = _words("kr krona kronor kronorna sek")
ORE_WORDS = _words("öre ören")
SCALE_WORDS = {
    3: _words("tusen tusental tusentals tus ts tsd thousand thousands"),
    6: _words(
        "miljon miljoner miljontal miljontals milj mio mln mn mill million millions"
    ),
    9: _words("miljard miljarder miljardtals mdr mrd md"),
}
_LETTERS = {3: "tk", 6: "m"}  # before a currency: tkr, k SEK, M kr
FOREIGN_WORDS = _words(
    "€ $ £ ¥ eur euro euros ecu usd dollar gbp pund nok dkk isk chf pln teur keur meur "
    "mneur t€ k€ m€"
)
SHARE_WORDS = _words("^ % ‰ procent promille procentandel")
# words that turn a unit into something else: "avrundat till tusental", "kr per år"
TURNING_WORDS = _words(
    "ej inte icke per styck över under minst högst max eller avrundat avrundad "
    "avrundade avrundning avr närmaste"
)
GLUE_WORDS = _words(
    "i in a x och of svenska sv hela tal tals s anges angivet angivna angett uttryckt "
    "redovisas redovisat"
)
SHORT_NAMES = _words("nr dnr jfr bl fn")  # no vowel, and yet no unit


def _known_units() -> dict[str, int]:
    """Words that are scale and currency in one, and their power of ten."""
    units = {"mnkr": 6, "mdkr": 9, "tskr": 3}
    for power, words in SCALE_WORDS.items():
        for word in (*words, *_LETTERS.get(power, "")):
            for currency in CURRENCY_WORDS:
                units[f"{word}{currency}"] = power
    return units


COMBINED_UNITS = _known_units()
SCALES_BY_WORD = {word: power for power, words in SCALE_WORDS.items() for word in words}
_SUSPECT = re.compile(
    r"(?:tus|ts[dk]|milj(?!ö)|mill|hundra|tiot|kilo|mega|giga)\w*"
    r"|\w*(?:kr|sek|kronor|eur|euro)"
)
_VOWELS = frozenset("aeiouyåäöéáü")
_LONGEST_ABBREVIATION = 4


def is_unit_word(word: str) -> bool:
    """Whether a word is a unit of money, a scale, or both."""
    return (
        word in COMBINED_UNITS
        or word in SCALES_BY_WORD
        or word in CURRENCY_WORDS
        or word in ORE_WORDS
    )


def is_suspect_word(word: str, *, in_tail: bool) -> bool:
    """Whether a word that is not known may speak of scale or currency: as those do, or
    a short one without vowels where units stand.
    """
    if _SUSPECT.fullmatch(word):
        return True
    short = in_tail and len(word) <= _LONGEST_ABBREVIATION and word.isalpha()
    return (
        short
        and word not in SHORT_NAMES
        and word not in {"x", "s"}
        and _VOWELS.isdisjoint(word)
    )


def speaks_of_scale(word: str) -> bool:
    """Whether a word of a title speaks of scale or currency. Abbreviations of a scale
    alone may be something else.
    """
    if word in SCALES_BY_WORD:
        return len(word) > _LONGEST_ABBREVIATION
    if word in COMBINED_UNITS or word in FOREIGN_WORDS:
        return True
    return _SUSPECT.fullmatch(word) is not None
