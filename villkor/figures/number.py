"""A number as someone has written it → what it stands for.

Money is kronor; a share is percent.

"34 %" is everything that rounds to it, from 33,5 up to but not including 34,5, so that
sums and shares can be tested without any hidden tolerance.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from villkor.base.lazy_pattern import lazy_pattern
from villkor.figures.interval import Interval, exact_interval
from villkor.figures.units import MEANT_UNITS, SCALES, Unit

SPACE = r"[ \u00a0\u2009\u202f]"
NUMBER = re.compile(
    rf"(?P<sign>[-−–]?)(?P<whole>\d{{1,3}}(?:{SPACE}\d{{3}})+|\d+)"
    r"(?:,(?P<decimals>\d+))?"
)
_BLANKS = re.compile(rf"{SPACE}+")
_MOST_DIGITS = 24  # Decimal reckons exactly with 28
_UNIT_LIKE = lazy_pattern(r"[^\W\d_]|[€$£(]|[:,]-")
_PIECES = frozenset({"st", "stycken", "styck", "antal"})
# cirka 24,1 mnkr
_AFTER_WORDS = lazy_pattern(
    r"(?i)(?:ca|cirka|c:a|circa|omkring|ungefär|drygt|knappt|nästan|närmare|över|minst|högst"
    r"|ungefärligen|runt|uppemot|totalt|summa|sek|[~≈<>≤≥])[.:]?\s{0,3}"
    r"(?P<number>[-−–]?\d[^\n]{0,60})"
)
# 58,700,000 as it is written in English
_COMMA_GROUPS = lazy_pattern(r"\d{1,3}(?:,\d{3}){2,6}(?![\d,])")
_POINT = re.compile(r"\d[.]\d")


class Figure(Struct, frozen=True):
    """A number as a document has it.

    `interval` is what it can stand for, exactly: by it figures are added, divided and
    compared. The decimals `value`, `low` and `high` are the same for those who read
    them, rounded if they must be. `written` is how someone wrote it ("" for one that is
    reckoned), with the unit's word in small letters and the number of decimals.
    """

    interval: Interval
    value: Decimal
    low: Decimal
    high: Decimal
    written: str = ""
    unit_word: str = ""
    decimals: int = 0

    @property
    def unit(self) -> Unit:
        """Whether it is a count, kronor or percent."""
        return self.interval.unit


class NotANumber(ValueError):
    """The text is no number that can be read one way only.

    Says why and what to write, in Swedish.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def parse_figure(text: str) -> Figure:
    """Read a number with its unit: `58,7 mnkr`, `12 300 tkr`, `164`, `34 %`,
    `34 procent`.

    A count without decimals and without unit is exact. Raises NotANumber for anything
    else, and for `1.234`, which could be a thousand or a little more than one.
    """
    words = _BLANKS.sub(" ", text.strip())
    if _POINT.search(words):
        raise NotANumber(
            f"”{text.strip()}” kan läsas på två sätt, eftersom det står en "
            "punkt i talet.",
            "Skriv decimaler med komma (1,2) och tusental med blanksteg (1 200).",
        )
    match = NUMBER.match(words)
    word = words[match.end() :].strip().casefold() if match else ""
    if not match or word not in SCALES:
        raise _not_a_figure(text.strip(), match[0] if match else "", word)
    if sum(map(str.isdecimal, words)) > _MOST_DIGITS:
        raise NotANumber(
            "Talet är för långt för att vara ett belopp eller ett antal.",
            "Kontrollera siffrorna.",
        )
    return _rounded_figure(match, word, text.strip())


def told_figure(text: str) -> Figure:
    """Read a number that somebody has typed for the summary, as `parse_figure`, but for
    `1,640` and `12,300 kr`: to an English hand those are thousands, and as decimals
    they would be odd. Raises NotANumber for them.
    """
    figure = parse_figure(text)
    scale, unit = SCALES[figure.unit_word]
    whole = unit == "" or (unit == "kr" and scale == 1)
    if not whole or figure.decimals != len("000") or abs(figure.value) < 1:
        return figure
    raise NotANumber(
        f"”{figure.written}” kan läsas på två sätt: tre decimaler eller tusental.",
        f"Är det tusental, skriv {figure.written.replace(',', ' ')}. Är det decimaler, "
        "skriv fler eller färre.",
    )


def _not_a_figure(written: str, number: str, word: str) -> NotANumber:
    """What is said of what is no number with a unit that is known: whether it is the
    unit, or a word before or after the number.
    """
    example = "Skriv till exempel 164, 34 % eller 58,7 mnkr."
    if _COMMA_GROUPS.match(written):
        example = f"Skriv tusental med blanksteg: {written.replace(',', ' ')}."
    if not number or not word:
        hedged = _AFTER_WORDS.fullmatch(written)
        if hedged:
            message = f"”{written}” är inte bara ett tal."
            return NotANumber(message, _only_the_number(hedged["number"], example))
        return NotANumber(f"”{written}” går inte att läsa som ett tal.", example)
    if not _UNIT_LIKE.match(word):
        return NotANumber(f"”{written}” går inte att läsa som ett tal.", example)
    meant = MEANT_UNITS.get(word.rstrip(".*"))
    if word.rstrip(".") in _PIECES:
        message = f"Efter antalet i ”{written}” ska det inte stå någon enhet."
        return NotANumber(message, f"Skriv {number}.")
    if meant is None:
        message = f"Efter talet i ”{written}” står något som inte är en enhet."
        return NotANumber(message, example)
    if not meant:
        message = f"”{written}” är inte i kronor."
        return NotANumber(
            message, "Räkna om beloppet och skriv det i kr, tkr eller mnkr."
        )
    message = f"Enheten i ”{written}” känner villkor inte till."
    return NotANumber(message, f"Skriv {number} {meant}.")


def _only_the_number(words: str, example: str) -> str:
    """What to write instead of a number with a word before it."""
    match = NUMBER.match(words)
    unit = words[match.end() :].strip().casefold() if match else ""
    better = unit if unit in SCALES else MEANT_UNITS.get(unit.rstrip(".*"))
    if not match or better is None:
        return example
    return f"Skriv bara talet: {f'{match[0]} {better}'.rstrip()}."


def _rounded_figure(match: re.Match[str], word: str, written: str) -> Figure:
    """The figure of a number that is found among words with ordinary blanks: half a
    step in its last digit to either side.
    """
    scale, unit = SCALES[word]
    decimals = match["decimals"] or ""
    digits = match["whole"].replace(" ", "")
    if decimals:
        digits += f".{decimals}"
    value = Decimal(digits) * scale
    if match["sign"]:
        value = -value
    half = Decimal(scale) / (2 * 10 ** len(decimals))
    if not unit and not decimals:
        half = Decimal(0)
    low, high = value - half, value + half
    # a half is rounded away from zero: so the end nearest to zero belongs, and the
    # other does not
    interval = Interval(
        Fraction(value),
        Fraction(low),
        Fraction(high),
        low_in=value > 0 or not half,
        high_in=value < 0 or not half,
        unit=unit,
    )
    return Figure(interval, value, low, high, written, word, len(decimals))


def exact_figure(value: Decimal | int, unit: Unit = "") -> Figure:
    """A figure that is known exactly."""
    number = Decimal(value)
    return Figure(exact_interval(number, unit), number, number, number)


def made_exact(figure: Figure) -> Figure:
    """A figure that was written, as one that stands for nothing but itself."""
    value = figure.value
    interval = exact_interval(value, figure.unit)
    return replace(figure, interval=interval, low=value, high=value)
