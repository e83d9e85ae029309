"""Vad som är fel med textens tecken: bokstäver, blanksteg och citattecken.

The docstring of a rule is its manual page, in Swedish. A rule is silent when a reader
could defend what is written. What has one right answer is mended by `rules/mend`, by
the same patterns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.report.model import Report
from villkor.rules.prose.pattern import Pattern
from villkor.rules.prose.readable import find_matches, matches_by_text
from villkor.rules.report.signs import split_letters

# "˚" after a digit is meant as a degree sign; "fo" is no Swedish word, so "fo r" is a
# broken "för".
BROKEN_LETTER = Pattern(
    r"""
    (?P<split> [^\W\d_]? [\u0300-\u036f]+ )  # o and two dots above, as two characters
    | \u00a8                                 # ¨
    | (?<! \d ) (?<! \d[ ] ) \u02da          # ˚
    | (?<= [eE] ) \u00b4                     # e´
    | \b [Ff]o (?P<space> [ ] ) r            # fo r
    | (?<= [a-zåäö] ) (?P<asked> \? ) (?= [a-zåäö] )  # fr?ga
    """,
    re.VERBOSE,
    signs=("fo r",),
    likely=r"[\u0300-\u036f\u00a8\u02da\u00b4]|\?(?=[a-zåäö])",
)


def broken_letters(report: Report) -> Iterator[Finding]:
    """En bokstav med prickar, ring eller accent är delad i två tecken, eller prickarna
    står lösa.

    Varför: text som kopierats ur en PDF kan få delade bokstäver. En sökning hittar dem
    inte.
    Fel: `fo¨r`, `fo r` eller `f?r`
    Rätt: `för`
    """
    yield from split_letters(report)
    for question, text, found in matches_by_text(report, BROKEN_LETTER):
        message = _how_broken(found[0])
        if len(found) > 1:
            message = f"{message} Texten har {len(found)} sådana ställen."
        yield Finding(
            text.at(found[0].start()),
            message,
            "Skriv om ordet från tangentbordet.",
            question,
        )


def _how_broken(match: re.Match[str]) -> str:
    written = match[0]
    whole = unicodedata.normalize("NFC", written)
    if match["split"] and len(whole) == 1 < len(written):
        return f"Bokstaven ”{whole}” är skriven som två tecken."
    if match["asked"]:
        return "Frågetecknet mitt i ordet ser ut att stå i stället för en bokstav."
    if match["space"]:
        return f"”{written}” ser ut att ha mist prickarna: för."
    return (
        f"Här står ett löst tecken (U+{ord(written[-1]):04X}) som hör ihop "
        "med en bokstav."
    )


# After a list marker Markdown allows several blanks, and at the end of a line two
# blanks break it.
DOUBLE_SPACE = Pattern(
    r"""
    (?<= \S )
    (?<! ^[-*+] )   (?<! \s[-*+] )                       # -
    (?<! ^\d[.)] )  (?<! \s\d[.)] )  (?<! \d\d[.)] )     # 1.
    [ \u00a0]{2,}
    (?= [^\s,;:!?] )
    """,
    re.VERBOSE | re.MULTILINE,
    likely=r"[ \u00a0]{2}(?<=\S..)",  # blanks first: every letter is a \S
)


def double_space(report: Report) -> Iterator[Finding]:
    """Två eller flera blanksteg står i rad inne i en rad.

    Varför: extra blanksteg syns som luckor i texten, och de ligger ofta kvar efter ett
    struket ord.
    Fel: `Regionen  har`
    Rätt: `Regionen har`
    """
    for question, text, match in find_matches(report, DOUBLE_SPACE):
        yield Finding(
            text.at(match.start()),
            f"Här står {len(match[0])} blanksteg i rad.",
            "Ta bort alla utom ett.",
            question,
        )


SPACE_BEFORE_MARK = Pattern(
    r"""
    (?<= [^\s.] )
    (?<! ^[-*+] )  (?<! \s[-*+] )                           # not after a bullet
    [ \u00a0]+
    (?P<mark>
        \.  (?! [\w.] | [ ]*\. )                            # but .NET, … and . . .
        | , (?! \d )                                        # but ,5
        | : (?! (?<= \d[ \u00a0]: ) [ ]?\d ) (?! [-()] )    # but 1 : 2 and :-)
        | ;
        | \?
        | ! (?! \[ )                                        # but a picture
    )
    """,
    re.VERBOSE | re.MULTILINE,
    likely=r"[.,:;?!](?<=[ \u00a0].)",  # there are fewer marks than blanks
)


def space_before_mark(report: Report) -> Iterator[Finding]:
    """Ett blanksteg står före ett skiljetecken.

    Varför: komma, punkt, semikolon, kolon, utropstecken och frågetecken skrivs direkt
    efter ordet.
    Fel: `företagen , kommunerna`
    Rätt: `företagen, kommunerna`
    """
    for question, text, match in find_matches(report, SPACE_BEFORE_MARK):
        yield Finding(
            text.at(match.start()),
            f"Ett blanksteg står före ”{match['mark']}”.",
            "Ta bort blanksteget.",
            question,
        )


# A lone " may be inches. Single quotes, which may be apostrophes, are looked for only
# around words in the same line that hold none and have blanks or marks outside.
QUOTES = Pattern(
    r"""
    (?<! \w ) ["“„”] (?= \S )            # an opening quote
    (?: [^"“”„\n] | \n (?! [ \t]*\n ) )+
    (?<= \S ) ["“”]                      # and the next one of the same paragraph
    |
    [“„]                                 # alone
    |
    (?<! [^\s(] ) ' (?= [^\W\d_]{3} )    # 'Framtidens jobb'
    [^'"“”„\n]*
    [\w.!?] ' (?= [\s.,;:!?)] | \Z )
    """,
    re.VERBOSE,
    signs=('"', "“", "„", "”", "'"),
)


def wrong_quotes(report: Report) -> Iterator[Finding]:
    """Citattecknen är raka, av olika slag eller från ett annat språk.

    Varför: på svenska är citattecknet ” både före och efter orden.
    Fel: `"Framtidens jobb"`, `'Framtidens jobb'` eller `“Framtidens jobb”`
    Rätt: `”Framtidens jobb”`
    """
    for question, text, match in find_matches(report, QUOTES):
        opening, closing = match[0][0], match[0][-1]
        if opening == closing == "”" and len(match[0]) > 1:
            continue
        inside = text.text[match.start() + 1 : match.end() - 1]
        words = " ".join(inside.split())
        if not words:
            message = f"Citattecknet {opening} används inte på svenska."
        elif opening == closing and opening in "\"'":
            message = f"Citattecknen kring ”{words}” är raka."
        else:
            message = f"Citattecknen kring ”{words}” är {opening} och {closing}."
        yield Finding(
            text.at(match.start()),
            message,
            "Skriv ” både före och efter.",
            question,
        )
