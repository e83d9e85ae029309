"""Vad som är fel med tecknen i och kring tal: streck, blanksteg och procenttecken.

The docstring of a rule is its manual page, in Swedish. A rule is silent when a reader
could defend what is written. What has one right answer is mended by `rules/mend`, by
the same patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from villkor.base.diagnostic import Finding
from villkor.report.model import Report
from villkor.rules.prose.pattern import Pattern
from villkor.rules.prose.readable import find_matches, matches_by_text

HYPHENED = Pattern(
    r"""
    (?<! [\w:/.,+–-] ) (?<! \d[ \u00a0] )
    (?P<low> (?: 0 | [1-9]\d{0,3} ) (?: ,\d+ )? )      # 2021
    (?P<gap> - | [ ]-[ ]? | -[ ] )
    (?P<high> [1-9]\d{0,3} (?: ,\d+ )? )               # 2027
    (?! [\w-] | [:/.,]\d | [ \u00a0]\d\d(?!\d) )
    """,
    re.VERBOSE,
    likely=r"-(?<=[\d ]-) ?\d",
)
YEAR = Pattern(r"(?:19|20)\d\d")
_NUMBERED = Pattern(
    r"""
    (?:
        \b
        (?P<word>
            (?i: dnr | diarie\w* | ärende\w* | beslut | nr | nummer | id | tel | tfn | telefon )
        )
        [.:]*
        | \b[A-ZÅÄÖ]+\d*                               # RUN
    )
    [\s(]* $
    """,
    re.VERBOSE,
)
_NUMBERED_REACH = 30  # letters
_MONTHS = 12
_FIXED = "Det gör villkor check --fix."
_HARD_BLANK = f"Sätt ett hårt blanksteg där. {_FIXED}"
_ON_ONE_LINE = (
    "Skriv talet och enheten på samma rad, och sätt ett hårt blanksteg mellan dem. "
    "Blanksteget sätter villkor check --fix."
)


def hyphen_in_range(report: Report) -> Iterator[Finding]:
    """Ett bindestreck står mellan två år eller tal där ett tankstreck ska stå.

    Varför: tankstreck utan blanksteg betyder ”från och till”. Bindestreck håller ihop
    delarna i ett nummer.
    Fel: `2021-2027`
    Rätt: `2021–2027`
    Källa: https://www.studentlitteratur.se/forfattare/for-vara-forfattare/
    skrivhjalp-till-forfattare/spraktips/tecken/
    """
    for question, text, match in find_matches(report, HYPHENED):
        if is_range(match):
            message = f"”{match[0]}” är skrivet med bindestreck."
            hint = f"Skriv {match['low']}–{match['high']} med tankstreck."
            yield Finding(text.at(match.start()), message, hint, question)


def is_range(match: re.Match[str]) -> bool:
    """Whether two numbers with a hyphen are a range.

    A year and another number may be a register number, a law or a month.
    """
    first, last = match["low"], match["high"]
    low = Decimal(first.replace(",", "."))
    high = Decimal(last.replace(",", "."))
    from_year = YEAR.fullmatch(first) is not None
    to_year = YEAR.fullmatch(last) is not None
    start = match.start()
    lead = match.string[max(0, start - _NUMBERED_REACH) : start]
    before = _NUMBERED.search(lead)
    if from_year and to_year:
        is_numbered = before and before["word"]
        return low < high and not is_numbered
    if match["gap"] != "-" or before:
        return False
    if from_year:
        return _is_short_year(last, after=int(low))
    return low < high and not to_year


def _is_short_year(written: str, *, after: int) -> bool:
    """Whether a number is a later year without its century: 2021-27, but not
    2021-12.
    """
    if len(written) != len("27"):
        return False
    number = int(written)
    return number > _MONTHS and number > after % 100


# Not first on a line (it may be a bullet), in "1920- och -30-talen" or "covid -19", nor
# in a range with blanks (2021 -2027).
HYPHEN_MINUS = Pattern(
    r"""
    (?: (?<= \S[ \u00a0] ) | (?<= \( ) )
    (?<! \d[ \u00a0] ) (?<! ovid[ ] ) (?<! OVID[ ] )
    - \d+ (?: ,\d+ )?                                  # -5,2
    (?! [\d-] )
    """,
    re.VERBOSE,
    signs=(" -", "\u00a0-", "(-"),
)


def hyphen_as_minus(report: Report) -> Iterator[Finding]:
    """Ett bindestreck står som minustecken framför ett tal.

    Varför: bindestreck hör till ord. Minus är ett eget tecken, och saknas det på
    tangentbordet går tankstreck bra.
    Fel: `-5,2 procent`
    Rätt: `−5,2 procent`
    Källa: https://kommuntorget.fi/blogg/2012/05/bindestreck-eller-tankstreck/
    """
    for question, text, match in find_matches(report, HYPHEN_MINUS):
        hint = f"Skriv {match[0].replace('-', '−')} med minustecken. {_FIXED}"
        yield Finding(
            text.at(match.start()),
            f"”{match[0]}” har bindestreck som minustecken.",
            hint,
            question,
        )


# What a number is counted in, as it is after it. No blanks nor # but in brackets: it
# also stands in verbose patterns.
UNIT = r"(?:procent|(?:tkr|mn?kr|mdkr|kr|kronor|miljon(?:er)?|miljard(?:er)?)\b)"
# A number in groups is no telephone number: that begins with 0 or +, or goes on with
# groups of two.
BREAKABLE = Pattern(
    rf"""
    (?P<grouped>
        (?<! [\w+:.,/–-] ) (?<! \d[ \u00a0] )
        [1-9]\d{{0,2}} (?: [ ]\d{{3}} )+               # 58 912 000
        (?! [\w-] | [ \u00a0]\d )
    )
    | (?<= \d ) (?: [ ]+ | [ ]*\n[ ]* ) (?= % | § | {UNIT} )    # 34 %
    | § (?: [ ] | \n[ ]* ) (?= \d )                    # § 3
    """,
    re.VERBOSE,
    signs=("§",),
    likely=r"\d\s+(?:\d{3}|[%§]|procent|tkr|mn?kr|mdkr|kr|mil)",
)


def breakable_number(report: Report) -> Iterator[Finding]:
    """Ett vanligt blanksteg står mellan ett tal och dess enhet, eller mellan tusental.

    Varför: med ett hårt blanksteg hamnar talet och enheten alltid på samma rad.
    Skillnaden syns inte i filen.
    Fel: `58,7 mnkr` med vanligt blanksteg
    Rätt: `58,7 mnkr` med hårt blanksteg, som `villkor check --fix` sätter (i Word är
    det Ctrl+Skift+blanksteg)
    Källa: https://frageladan.isof.se/visasvar.py?svar=26902 (%) och
    https://www.mediesprak.fi/gruppering-av-stora-tal (tusental)
    """
    for question, text, found in matches_by_text(report, BREAKABLE):
        count = sum(map(_count_breaks, found))
        where = "ett ställe" if count == 1 else f"{count} ställen"
        message = (
            f"På {where} i texten kan ett tal skiljas från sin enhet eller delas av "
            "en radbrytning."
        )
        broken = any("\n" in match[0] for match in found)
        hint = _ON_ONE_LINE if broken else _HARD_BLANK
        yield Finding(text.at(found[0].start()), message, hint, question)


def _count_breaks(match: re.Match[str]) -> int:
    if match["grouped"]:
        return match[0].count(" ")
    return 1


_TIGHT_PERCENT = Pattern(
    r"""
    (?<! [\w,.] )
    (?! (?<= [ \u00a0]\d{3}[ \u00a0] ) \d{3} (?!\d) )    # no group of a larger number
    \d+ (?: [ \u00a0]\d{3} )* (?: [,.]\d+ )? %         # 34%
    (?! [\w-] )                                        # but 50%-ig
    """,
    re.VERBOSE,
    signs=("%",),
)


def percent_without_space(report: Report) -> Iterator[Finding]:
    """Procenttecknet står direkt efter talet.

    Varför: mellan tal och procenttecken ska det stå ett hårt blanksteg. I löpande text
    är ordet procent bättre.
    Fel: `34%`
    Rätt: `34 procent`, eller `34 %` med hårt blanksteg
    Källa: https://frageladan.isof.se/visasvar.py?svar=26902
    """
    for question, text, match in find_matches(report, _TIGHT_PERCENT):
        number = match[0].removesuffix("%")
        yield Finding(
            text.at(match.start()),
            f"”{match[0]}” saknar blanksteg före %.",
            f"Skriv {number} procent.",
            question,
        )
