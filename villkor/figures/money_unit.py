"""What a text beside amounts says of their unit: a heading, a title, or `enhet:`.

A text is read as a unit only when every word of it that speaks of scale, currency or
share is known and they agree. Else it is unclear: a thousand times too little is worse
than a question.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct, field

from villkor.figures.money_words import (
    COMBINED_UNITS,
    CURRENCY_WORDS,
    FOREIGN_WORDS,
    GLUE_WORDS,
    ORE_WORDS,
    SCALE_WORDS,
    SCALES_BY_WORD,
    SHARE_WORDS,
    SHORT_NAMES,
    TURNING_WORDS,
)

KRONA = 100  # öre
_TAX = re.compile(
    r"\b(?:exkl|inkl|ex|exklusive|inklusive|utan|med)\b[. ]{0,2}(?:mervärdes)?"
    r"(?:moms|skatt)(?:en)?\b"
)
_BROKEN_WORD = re.compile(r"(?<=\w)-[ \t]{0,3}\r?\n[ \t]{0,3}(?=[a-zåäö])")
_CAMEL = re.compile("(?<=[a-zåäö])(?=[A-ZÅÄÖ])")
_SPLIT_UNIT = re.compile(r"(?<![^\W_])([tkm])[ .-]{0,2}(kr|kronor|sek|eur|€)(?![^\W_])")
# "(belopp i tkr)" after a name says no more than "(tkr)"
_ABOUT = re.compile(
    r"(?<=[(\[,;:])[ ]?(?:alla |samtliga )?(?:belopp|beloppen|summor|siffror)"
    r"(?: är| anges| redovisas| visas)?(?= i\b)"
)
_TIMES = re.compile(r"(?<!\d)[×✕*'’‘`](?=[ ]?\d)")
_TOKEN = re.compile(
    r"\d{1,3}(?:[ .,'’]\d{3})+(?!\d)|\d+|[tkm]€|[^\W\d_]+|[€$£¥%‰^/]",
)
_TAIL = re.compile(r"[(\[{<,;:/|]|[ ][-–—][ ]")
_SUSPECT = re.compile(
    r"(?:tus|ts[dk]|milj(?!ö)|mill|hundra|tiot|kilo|mega|giga)\w*"
    r"|\w*(?:kr|sek|kronor|eur|euro)"
)
_AMOUNT = re.compile(
    r"(?<!\w)\d[\d \u00a0.,]{0,20}[ \u00a0]?"
    r"(?:kr|tkr|mkr|mnkr|mdkr|[kmt]?sek|kronor|(?:tusen|milj\w{0,5}\.?)(?: kr\w{0,4})?)\b",
    re.IGNORECASE,
)
# what is left of "Alla belopp är angivna i tkr", but for the unit and what binds
_OF_ALL = re.compile(
    "(?:obs|enhet|enheten|alla|samtliga)*(?:ekonomiska)?"
    "(?:belopp|beloppen|summor|siffror|värden|bidrag|stöd)?(?:är|visas|står)?"
)
_PARTING = re.compile(r"[()\[\]{},;:|]|[ ][-–—][ ]")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_VOWELS = frozenset("aeiouyåäöéáü")
_LONGEST_ABBREVIATION = 4
_LONGEST_TEXT = 500
_MOST_REMEMBERED = 4096
_LEAST_ROUND = 2  # zeros of a number that may be a scale


class StatedUnit(Struct, frozen=True):
    """What a text says of the unit of the amounts beside it.

    `ore` is how many öre a number without a unit counts, None if nothing is said or it
    is not understood. `unclear` is the word that is not, and `foreign` whether it is
    another currency. `name` is the rest of the text, folded, to be compared.
    """

    ore: int | None
    name: str
    unclear: str = ""
    foreign: bool = False


class _Words(Struct):
    """What is met, word by word."""

    combined: set[int] = field(default_factory=set)  # tkr: scale and currency in one
    scales: set[int] = field(default_factory=set)  # tusen
    plain: set[str] = field(default_factory=set)  # kr, öre
    units: list[str] = field(default_factory=list)  # those three as they stand
    turning: list[str] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)


@lru_cache(_MOST_REMEMBERED)
def stated_unit(text: str) -> StatedUnit:
    """What a text says of the unit of amounts."""
    plain = _plain_text(text)
    tail = _TAIL.search(plain)
    tail_start = tail.start() if tail else len(plain)
    tokens = list(_TOKEN.finditer(plain))
    words = _Words()
    for at, token in enumerate(tokens):
        _take_word(words, tokens, at, in_tail=token.start() >= tail_start)
    name = "".join(words.rest)
    if words.foreign:
        return StatedUnit(None, name, words.foreign[0].upper(), foreign=True)
    unclear = _first_unclear(words)
    if unclear:
        return StatedUnit(None, name, unclear)
    return StatedUnit(_ore(words), name)


def _plain_text(text: str) -> str:
    """The text in one line of small letters, with words whole and units in one word."""
    visible = unicodedata.normalize("NFKC", text[:_LONGEST_TEXT])
    if not visible.isascii():
        visible = "".join(sign for sign in visible if _is_seen(sign))
    whole = _BROKEN_WORD.sub("", visible)
    spaced = " ".join(_CAMEL.sub(" ", whole).split()).casefold()
    short = _ABOUT.sub("", _TAX.sub(" ", _TIMES.sub(" x ", spaced)))
    return _SPLIT_UNIT.sub(r"\1\2", short)


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign) != "Cf"


def _take_word(
    words: _Words,
    tokens: Sequence[re.Match[str]],
    at: int,
    *,
    in_tail: bool,
) -> None:
    """Take one word for what it is."""
    word = tokens[at][0]
    if _is_unit(word):
        _take_unit(words, word)
    elif word[0].isdecimal():
        _take_number(words, tokens, at, in_tail=in_tail)
    elif word in FOREIGN_WORDS:
        words.foreign.append(word)
    elif word in SHARE_WORDS or _is_suspect(word, in_tail=in_tail):
        words.unclear.append(word)
    elif word == "/":
        _take_slash(words, tokens, at)
    elif word not in GLUE_WORDS:
        words.rest.append(word)
        if word in TURNING_WORDS:
            words.turning.append(word)


def _take_unit(words: _Words, word: str) -> None:
    words.units.append(word)
    if word in COMBINED_UNITS:
        words.combined.add(COMBINED_UNITS[word])
    elif word in SCALES_BY_WORD:
        words.scales.add(SCALES_BY_WORD[word])
    else:
        words.plain.add("öre" if word in ORE_WORDS else "kr")


def _take_slash(words: _Words, tokens: Sequence[re.Match[str]], at: int) -> None:
    """A slash after a unit makes it a unit of something else: kr/år."""
    if at and _is_unit(tokens[at - 1][0]) and at + 1 < len(tokens):
        words.turning.append(f"{tokens[at - 1][0]}/{tokens[at + 1][0]}")


def _is_unit(word: str) -> bool:
    return (
        word in COMBINED_UNITS
        or word in SCALES_BY_WORD
        or word in CURRENCY_WORDS
        or word in ORE_WORDS
    )


def _is_suspect(word: str, *, in_tail: bool) -> bool:
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


def _take_number(
    words: _Words,
    tokens: Sequence[re.Match[str]],
    at: int,
    *,
    in_tail: bool,
) -> None:
    """A thousand, a million or a milliard is a scale. Another round number, or one
    right before a unit, is unclear: it may be an amount.
    """
    token = tokens[at]
    digits = "".join(filter(str.isdecimal, token[0]))
    zeros = len(digits.removeprefix("1"))
    if zeros >= _LEAST_ROUND and not digits.removeprefix("1").strip("0"):
        sure = in_tail or digits[0] == "0" or _stands_by_unit(tokens, at)
        if zeros in SCALE_WORDS and sure and not _stands_by_number(tokens, at):
            words.scales.add(zeros)
            words.units.append(token[0])
        else:
            words.unclear.append(token[0])
        return
    if _stands_before_unit(tokens, at) and not _YEAR.fullmatch(digits):
        words.unclear.append(f"{token[0]} {tokens[at + 1][0]}")
        return
    is_last = at + 1 == len(tokens)
    if not (is_last and words.units and len(digits) == 1):  # the mark of a note
        words.rest.append(digits)


def _stands_before_unit(tokens: Sequence[re.Match[str]], at: int) -> bool:
    """Whether nothing but a blank is between a number and a unit: 50 tkr."""
    if at + 1 == len(tokens) or not _is_unit(tokens[at + 1][0]):
        return False
    text, start = tokens[at].string, tokens[at].start()
    between = text[tokens[at].end() : tokens[at + 1].start()]
    return not between.strip() and text[start - 1 : start] != ":"  # of anslag 1:1


def _stands_by_number(tokens: Sequence[re.Match[str]], at: int) -> bool:
    """Whether the number may go on, or have begun, in another word: 1000 000."""
    for first, second in pairwise(tokens[max(at - 1, 0) : at + 2]):
        between = first.string[first.end() : second.start()]
        numbers = first[0][0].isdecimal() and second[0][0].isdecimal()
        if numbers and between in {" ", ".", ",", "'"}:
            return True
    return False


def _stands_by_unit(tokens: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a unit, or a word of multiplication, stands right by a number."""
    beside = {token[0] for token in tokens[max(at - 1, 0) : at + 2]}
    return any(_is_unit(word) or word in {"x", "tal", "tals", "s"} for word in beside)


def _first_unclear(words: _Words) -> str:
    """The word that is not understood, or those that speak against each other."""
    if words.unclear:
        return words.unclear[0]
    powers = words.combined | words.scales
    if words.turning and words.units:
        return words.turning[0]
    doubly = bool(words.combined) and bool(words.plain) and not words.scales
    if len(powers) > 1 or doubly or (powers and "öre" in words.plain):
        return " och ".join(dict.fromkeys(words.units))
    return ""


def _ore(words: _Words) -> int | None:
    """How many öre one is, None if no unit is told."""
    powers = words.combined | words.scales
    if powers:
        return KRONA * int(10 ** max(powers))
    if words.plain:
        return KRONA if "kr" in words.plain else 1
    return None


def unit_of_title(text: str) -> StatedUnit:
    """What a text that stands beside the headings, as a title does, says of the unit of
    all amounts.

    Amounts in it say nothing ("Beslut över 100 tkr"). It says a unit if the whole or a
    part of it says nothing else ("Beslut 2022, alla belopp i tkr"); else a word of
    scale makes it unclear.
    """
    stated = stated_unit(text)
    parts = _PARTING.split(text[:_LONGEST_TEXT])
    for part in (text, *(part for part in parts if not _DIGIT.search(part))):
        of_part = stated_unit(part)
        if of_part.ore and _OF_ALL.fullmatch(of_part.name):
            return of_part
    plain = _plain_text(_AMOUNT.sub(" ", text[:_LONGEST_TEXT]))
    for token in _TOKEN.finditer(plain):
        word = token[0]
        if word in COMBINED_UNITS or word in FOREIGN_WORDS or _SUSPECT.fullmatch(word):
            return StatedUnit(None, stated.name, word)
        if SCALES_BY_WORD.get(word) and len(word) > _LONGEST_ABBREVIATION:
            return StatedUnit(None, stated.name, word)
    return StatedUnit(None, stated.name)
