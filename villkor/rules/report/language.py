"""Vad som är fel med språket: förkortningar, siffror och decimaler.

The docstring of a rule is its manual page, in Swedish. A rule is silent when a reader
could defend what is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.report.model import Report
from villkor.rules.prose.pattern import Pattern
from villkor.rules.prose.readable import find_matches
from villkor.rules.report.numerals import UNIT, YEAR

_MKR = Pattern(r"(?i)\bmkr\b", signs=("mkr",))
_MNKR = Pattern(r"(?i)\bmnkr\b", signs=("mnkr",))


def million_as_mkr(report: Report) -> Iterator[Finding]:
    """Miljoner kronor är förkortat mkr.

    Varför: Isof rekommenderar mnkr. Två förkortningar för samma sak i en rapport får
    läsaren att undra vad som skiljer.
    Fel: `58,7 mkr`
    Rätt: `58,7 mnkr`
    Källa: https://frageladan.isof.se/visasvar.py?svar=26167
    """
    both = next(find_matches(report, _MNKR), None) is not None
    for question, text, match in find_matches(report, _MKR):
        message = f"Här står ”{match[0]}”."
        if both:
            message = f"Här står ”{match[0]}”, men på andra ställen mnkr."
        yield Finding(
            text.at(match.start()),
            message,
            "Skriv mnkr, som Isof rekommenderar.",
            question,
        )


# A sentence has an end, which a goal's name or a short point has not: a word of three
# letters, or a short one that is no abbreviation and no unit. "6 §" has no other form.
_DIGITS_FIRST = Pattern(
    r"""
    (?:
        \A [ \t]*
        | \n [ \t]* \n [ \t]*                                # after an empty line
        | ^ [ \t]* (?: [-*+] | \d{1,3}[.)] ) [ \t]+          # a point of a list
        | (?P<after> (?<= [\w)”][.!?] ) \s+ )                # another sentence
    )
    [*_]*
    (?P<number> \d+ (?: [ \u00a0]\d{3} )* (?: [,–-]\d+ )? )  # 45
    (?= [ \u00a0]?% | \s+ (?! kap\b | [a-z][ ]?§ ) [*_]* [^\W\d_] )
    (?=
        (?: [^\n] | \n (?! [ \t]*\n | [ \t]*[-*+][ ] ) ){0,900}?
        (?:
            \w{3}
            | \b (?: år | in | ut | av | på | om | nu | då | se | få | gå | ge | ta | bo | EU )
            | [)”\d]
        )
        [*_]{0,6} [.!?]
        (?: [\s)”*_] | \Z )                                  # företag fick stöd.
    )
    """,
    re.VERBOSE | re.MULTILINE,
    # on the same line not after a word, a number or a comma and a blank, nor in a word
    likely=r"\d(?<![^\s*_]\d)(?<![^\s*+.)!?-][^\S\n]\d)",
)
# "t.ex.", "m.m.", "ca.", "dvs." and the like end no sentence, nor does the figure of a
# date or a list.
_ABBREVIATION = Pattern(
    r"""
    (?:
        \.[^\W\d_]{1,3}
        | \b (?i:
            ca | kl | nr | st | s | jfr | kap | art | dnr | max | min | tel | tfn | osv | etc | bet
            | prop | resp | inkl | exkl | dvs | jmf | mm | mfl | bla | tex | pga | fom | tom | ev
            | ex | fig | tab
        )
        | \b\d{1,2}
    )
    \. $
    """,
    re.VERBOSE,
)


def sentence_begins_with_digits(report: Report) -> Iterator[Finding]:
    """En mening börjar med siffror.

    Varför: läsaren ser sämre var meningen börjar, eftersom siffror inte har stor
    bokstav.
    Fel: `45 företag fick stöd.`
    Rätt: `Stöd gick till 45 företag.`
    Källa: http://www.miun.se/medarbetare/gemensamt/kommunikation/
    checklistor-formular-och-mallar/skrivtips/sprakrad/Siffror-eller-bokstaver/
    """
    for question, text, match in find_matches(report, _DIGITS_FIRST):
        start = match.start()
        before = match.string[max(0, start - 10) : start]
        if match["after"] and _ABBREVIATION.search(before):
            continue
        number = match["number"]
        hint = "Skriv talet med bokstäver, eller vänd på meningen."
        if YEAR.fullmatch(number):
            hint = f"Skriv År {number}, eller vänd på meningen."
        yield Finding(
            text.at(match.start("number")),
            f"Meningen börjar med siffror: {number}.",
            hint,
            question,
        )


_DAYS = 31  # of a month
# What is counted in thousands, perhaps after an adjective. Only such words make a
# number of 1.200, which may also be a section or a version.
_COUNTED = r"""
    (?: [a-zåäö]+[ae] \s+ )?
    (?:
        företag(?: are )? | personer | deltagare | invånare | anställda | ansökningar | jobb
        | arbetstillfällen | elever | studenter | kvinnor | män | ungdomar | unga | barn | hushåll
        | medlemmar | besök(?: are )? | gäster | gästnätter | bostäder | platser | timmar | meter
        | kvadratmeter | kilometer | ton | hektar | bolag | fastigheter | kunder | projekt
        | exemplar
    )
    \b
"""
_POINTED = Pattern(
    rf"""
    (?<! [\w.,:/] ) (?<! [^\W\d_]- )
    (?P<whole> 0 | [1-9]\d{{0,8}} ) \.                          # 58.
    (?P<rest> \d{{3}}\.\d{{3}} | \d+ )                         # 7
    (?! [\w/:-] | [.,]\d )
    (?P<unit> \s* (?: % | {UNIT} | (?: årsarbetskraft | heltid )\w* ) )?
    (?P<counted> (?<= \.\d{{3}} ) \s+ {_COUNTED} )?
    """,
    re.VERBOSE,
    likely=r"[.](?<=\d[.])\d",
)
_REFERRING = Pattern(
    r"""
    (?:
        (?i:
            mål(?: et | en )? | kl\.? | klockan | kap\.
            | (?:
                avsnitt | kapit | punkt | fråg | tabell | figur | bilag | version | artikel
                | \b\w{0,30}område
            ) \w{0,30}
        )
        | \b[A-ZÅÄÖ]+\d*                                        # RUN
    )
    \s{0,9} $
    """,
    re.VERBOSE,
)
_ABOUT = Pattern(r"\b(?i:cirka|ca\.?|omkring|ungefär|drygt|knappt|nästan)\s*$")


def decimal_point(report: Report) -> Iterator[Finding]:
    """Ett tal i texten är skrivet med punkt.

    Varför: 1.200 kan läsas som ett tusental eller som ett decimaltal.
    Fel: `58.7 mnkr`
    Rätt: `58,7 mnkr`
    Källa: https://www.mediesprak.fi/gruppering-av-stora-tal
    """
    for question, text, match in find_matches(report, _POINTED):
        start = match.start()
        before = match.string[max(0, start - 40) : start]
        if _REFERRING.search(before):
            continue
        if match["unit"] or match["counted"] or _is_number(match, before):
            hint = (
                "Skriv decimaler med komma (1,2) och tusental med hårt "
                "blanksteg (1 200)."
            )
            yield Finding(
                text.at(match.start()),
                f"”{match['whole']}.{match['rest']}” är skrivet med punkt.",
                hint,
                question,
            )


def _is_number(match: re.Match[str], before: str) -> bool:
    """Without a unit, 2.3 may be a section, a date or a version, 13.30 a time, and what
    begins with a year a law.
    """
    if "." in match["rest"]:
        return False
    if _ABOUT.search(before):
        return True
    whole = match["whole"]
    return int(whole) > _DAYS and not YEAR.fullmatch(whole)
