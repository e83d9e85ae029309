"""What a text beside amounts says of their unit: a heading, a title, or `enhet:`.

A text is read as a unit only when every word of it that speaks of scale, currency or
share is known and they agree. Else it is unclear: a thousand times too little is worse
than a question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import filterfalse, pairwise

from msgspec import Struct, field

from villkor.base.lazy_pattern import lazy_pattern
from villkor.base.listed_words import listed_words
from villkor.figures.heading_text import LONGEST_TEXT, plain_text
from villkor.figures.money_words import (
    COMBINED_UNITS,
    FOREIGN_WORDS,
    GLUE_WORDS,
    ORE_WORDS,
    SCALE_WORDS,
    SCALES_BY_WORD,
    SHARE_WORDS,
    TURNING_WORDS,
    is_suspect_word,
    is_unit_word,
    speaks_of_scale,
)

KRONA = 100  # öre
_TOKEN = re.compile(
    r"\d{1,3}(?:[ .,'’]\d{3})+(?!\d)|\d+|[tkm]€|[^\W\d_]+|[€$£¥%‰^/]",
)
_TAIL = re.compile(r"[(\[{<,;:/|]|[ ][-–—][ ]")
_AMOUNT = re.compile(
    r"(?<!\w)\d[\d \u00a0.,]{0,20}[ \u00a0]?"
    r"(?:kr|tkr|mkr|mnkr|mdkr|[kmt]?sek|kronor|(?:tusen|milj\w{0,5}\.?)(?: kr\w{0,4})?)\b",
    re.IGNORECASE,
)
# what is left of "Alla belopp är angivna i tkr", but for the unit and what binds
_OF_ALL = lazy_pattern(
    "(?:obs|enhet|enheten|alla|samtliga)*(?:ekonomiska)?"
    "(?:belopp|beloppen|summor|siffror|värden|bidrag|stöd)?(?:är|visas|står)?"
)
_PARTING = re.compile(r"[()\[\]{},;:|]|[ ][-–—][ ]")
_DIGIT = re.compile(r"\d")
_YEAR = lazy_pattern(r"(?:19|20)\d\d")
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
    plain = plain_text(text)
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


def _take_word(
    words: _Words,
    tokens: Sequence[re.Match[str]],
    at: int,
    *,
    in_tail: bool,
) -> None:
    """Take one word for what it is."""
    word = tokens[at][0]
    if is_unit_word(word):
        _take_unit(words, word)
    elif word[0].isdecimal():
        _take_number(words, tokens, at, in_tail=in_tail)
    elif word in FOREIGN_WORDS:
        words.foreign.append(word)
    elif word in SHARE_WORDS or is_suspect_word(word, in_tail=in_tail):
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


def _take_slash(
    words: _Words,
    tokens: Sequence[re.Match[str]],
    at: int,
) -> None:
    """A slash after a unit makes it a unit of something else: kr/år."""
    if not 0 < at < len(tokens) - 1:
        return
    before, after = tokens[at - 1][0], tokens[at + 1][0]
    if is_unit_word(before):
        words.turning.append(f"{before}/{after}")


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
    written = tokens[at][0]
    digits = "".join(filter(str.isdecimal, written))
    noughts = digits.removeprefix("1")
    is_last = at + 1 == len(tokens)
    if len(noughts) >= _LEAST_ROUND and not noughts.strip("0"):
        sure = in_tail or digits[0] == "0" or _stands_by_unit(tokens, at)
        if sure and len(noughts) in SCALE_WORDS and not _stands_by_number(tokens, at):
            words.scales.add(len(noughts))
            words.units.append(written)
        else:
            words.unclear.append(written)
    elif _stands_before_unit(tokens, at) and not _YEAR.fullmatch(digits):
        words.unclear.append(f"{written} {tokens[at + 1][0]}")
    elif not _is_mark_of_note(words, digits, is_last=is_last):
        words.rest.append(digits)


def _is_mark_of_note(words: _Words, digits: str, *, is_last: bool) -> bool:
    """Whether a number only refers to a note: (tkr) 1)."""
    return is_last and bool(words.units) and len(digits) == 1


def _stands_before_unit(tokens: Sequence[re.Match[str]], at: int) -> bool:
    """Whether nothing but a blank is between a number and a unit: 50 tkr."""
    if at + 1 == len(tokens):
        return False
    number, unit = tokens[at], tokens[at + 1]
    if not is_unit_word(unit[0]):
        return False
    text, start = number.string, number.start()
    between = text[number.end() : unit.start()]
    of_grant = text[start - 1 : start] == ":"  # anslag 1:1
    return not between.strip() and not of_grant


def _stands_by_number(tokens: Sequence[re.Match[str]], at: int) -> bool:
    """Whether the number may go on, or have begun, in another word: 1000 000."""
    for first, second in pairwise(tokens[max(at - 1, 0) : at + 2]):
        between = first.string[first.end() : second.start()]
        if between not in {" ", ".", ",", "'"}:
            continue
        if first[0][0].isdecimal() and second[0][0].isdecimal():
            return True
    return False


def _stands_by_unit(tokens: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a unit, or a word of multiplication, stands right by a number."""
    for token in tokens[max(at - 1, 0) : at + 2]:
        word = token[0]
        if is_unit_word(word) or word in {"x", "tal", "tals", "s"}:
            return True
    return False


def _first_unclear(words: _Words) -> str:
    """The word that is not understood, or those that speak against each other."""
    if words.unclear:
        return words.unclear[0]
    if words.turning and words.units:
        return words.turning[0]
    if _disagree(words):
        return listed_words(list(dict.fromkeys(words.units)))
    return ""


def _disagree(words: _Words) -> bool:
    """Whether the units that are told are not one: tkr and mnkr, tkr and kr, or
    thousands of öre.
    """
    powers = words.combined | words.scales
    if len(powers) > 1:
        return True
    if words.combined and words.plain and not words.scales:
        return True
    return bool(powers) and "öre" in words.plain


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
    parts = _PARTING.split(text[:LONGEST_TEXT])
    for part in (text, *filterfalse(_DIGIT.search, parts)):
        stated = stated_unit(part)
        if stated.ore and _OF_ALL.fullmatch(stated.name):
            return stated
    plain = plain_text(_AMOUNT.sub(" ", text[:LONGEST_TEXT]))
    words = filter(speaks_of_scale, _TOKEN.findall(plain))
    return StatedUnit(None, stated_unit(text).name, next(words, ""))
