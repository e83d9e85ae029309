"""Vad som är fel med textens tecken: bokstäver, blanksteg, citattecken och streck.

The docstring of a rule is its manual page, in Swedish. A rule is silent when a reader could defend
what is written. What has one right answer is mended by `villkor.mend`, from the same patterns.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from villkor.base.diagnostic import Finding
from villkor.base.yaml.nodes import Text
from villkor.document.braces import masked_text
from villkor.report.model import Report
from villkor.report.texts import prose_texts
from villkor.rules.prose.pattern import Pattern

# What is no prose: links' addresses (with their titles), tags, web addresses with or without https,
# e-mail addresses, and the rows of a typed table, which VK205 refuses as a whole.
_NO_PROSE = Pattern(
    r"(?<=\]\()[^()\n]*(?:\([^()\n]*\)[^()\n]*)*(?=\))"
    r"|</?[a-zA-Z][^<>\n]*>"
    r"|(?:https?://|www\.|(?<![\w.-])[\w-]+"
    r"(?:\.[\w-]+)*\.[a-z]{2,}/)[^\s<>()\[\]]*[^\s<>()\[\].,;:!?*_\"”“]"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|^[ \t]*\|.*\|[ \t]*$",
    re.MULTILINE,
)


_LIKELY_NO_PROSE = Pattern(r"[<|@/]|\]\(|www")


@cache
def readable(text: str) -> str:
    """The text with a letter for every character that is no prose, so that offsets hold.

    References to figures are covered.
    """
    text = masked_text(text)
    if not _LIKELY_NO_PROSE.search(text):
        return text
    return _NO_PROSE.sub(lambda match: "x" * len(match[0]), text)


def matches(
    report: Report, pattern: Pattern, likely: str
) -> Iterator[tuple[str, Text, re.Match[str]]]:
    """Every match in every Markdown text, addresses and tables aside: the question's id, the text
    and the match with its offsets.

    `likely` is a simple pattern that every match contains: most texts hold none, and are passed
    over in a moment.
    """
    sign = re.compile(likely)
    for question, text in prose_texts(report):
        if sign.search(text.text):
            yield from ((question, text, match) for match in pattern.finditer(readable(text.text)))


def by_text(
    found: Iterator[tuple[str, Text, re.Match[str]]],
) -> Iterator[tuple[str, Text, list[re.Match[str]]]]:
    """The matches of each text together, for faults that come in swarms."""
    swarms: dict[int, tuple[str, Text, list[re.Match[str]]]] = {}
    for question, text, match in found:
        swarms.setdefault(id(text), (question, text, []))[2].append(match)
    yield from swarms.values()


def broken_letters(report: Report) -> Iterator[Finding]:
    """En bokstav med prickar, ring eller accent är delad i två tecken, eller prickarna står lösa.

    Varför: text som kopierats ur en PDF kan få delade bokstäver. En sökning hittar dem inte.
    Fel: `fo¨r` eller `fo r`
    Rätt: `för`
    """
    for question, text, found in by_text(
        matches(report, BROKEN_LETTER, r"[\u0300-\u036f\u00a8\u02da\u00b4]|[Ff]o r")
    ):
        first = found[0]
        whole = unicodedata.normalize("NFC", first[0])
        if first["split"] and len(whole) == 1 < len(first[0]):
            message = f"Bokstaven ”{whole}” är skriven som två tecken."
        elif first["space"]:
            message = f"”{first[0]}” ser ut att ha mist prickarna: för."
        else:
            message = (
                f"Här står ett löst tecken (U+{ord(first[0][-1]):04X}) som hör ihop med en bokstav."
            )
        more = f" Texten har {len(found)} sådana ställen." if len(found) > 1 else ""
        yield Finding(
            text.at(first.start()), message + more, "Skriv om ordet från tangentbordet.", question
        )


# "˚" after a digit is meant as a degree sign; "fo" is no Swedish word, so "fo r" is a broken "för".
BROKEN_LETTER = Pattern(
    r"(?P<split>[^\W\d_]?[\u0300-\u036f]+)|\u00a8|(?<!\d)(?<!\d )\u02da|(?<=[eE])\u00b4|\b[Ff]o"
    r"(?P<space> )r"
)


def double_space(report: Report) -> Iterator[Finding]:
    """Två eller flera blanksteg står i rad inne i en rad.

    Varför: extra blanksteg syns som luckor i texten, och de ligger ofta kvar efter ett struket ord.
    Fel: `Regionen  har`
    Rätt: `Regionen har`
    """
    for question, text, match in matches(report, DOUBLE_SPACE, r"\S[ \u00a0]{2}"):
        yield Finding(
            text.at(match.start()),
            f"Här står {len(match[0])} blanksteg i rad.",
            "Ta bort alla utom ett.",
            question,
        )


# After a list marker Markdown allows several blanks, and at the end of a line two blanks break it.
DOUBLE_SPACE = Pattern(
    r"(?<=\S)(?<!^[-*+])(?<!\s[-*+])(?<!^\d[.)])(?<!\s\d[.)])(?<!\d\d[.)])[ \u00a0]{2,}"
    r"(?=[^\s,;:!?])",
    re.MULTILINE,
)


def space_before_mark(report: Report) -> Iterator[Finding]:
    """Ett blanksteg står före ett skiljetecken.

    Varför: komma, punkt, semikolon, kolon, utropstecken och frågetecken skrivs direkt efter ordet.
    Fel: `företagen , kommunerna`
    Rätt: `företagen, kommunerna`
    """
    for question, text, match in matches(report, SPACE_BEFORE_MARK, r"[ \u00a0][.,:;?!]"):
        yield Finding(
            text.at(match.start()),
            f"Ett blanksteg står före ”{match['mark']}”.",
            "Ta bort blanksteget.",
            question,
        )


# Not before an ellipsis (... or …), a name such as .NET, a number such as ,5 or between the numbers
# of a ratio (1 : 2).
SPACE_BEFORE_MARK = Pattern(
    r"(?<=[^\s.])(?<!^[-*+])(?<!\s[-*+])[ \u00a0]+"
    r"(?P<mark>\.(?![\w.]| *\.)|,(?!\d)|:(?!(?<=\d[ \u00a0]:) ?\d)(?![-()])|;|\?|!(?!\[))",
    re.MULTILINE,
)


def wrong_quotes(report: Report) -> Iterator[Finding]:
    """Citattecknen är raka, av olika slag eller från ett annat språk.

    Varför: på svenska är citattecknet ” både före och efter orden.
    Fel: `"Framtidens jobb"`, `'Framtidens jobb'` eller `“Framtidens jobb”`
    Rätt: `”Framtidens jobb”`
    """
    for question, text, match in matches(report, QUOTES, """["“„”']"""):
        opening, closing = match[0][0], match[0][-1]
        if (opening, closing) == ("”", "”") and len(match[0]) > 1:
            continue
        words = " ".join(text.text[match.start() + 1 : match.end() - 1].split())
        kind = "raka" if opening == closing and opening in "\"'" else f"{opening} och {closing}"
        message = (
            f"Citattecknen kring ”{words}” är {kind}."
            if words
            else f"Citattecknet {opening} används inte på svenska."
        )
        yield Finding(text.at(match.start()), message, "Skriv ” både före och efter.", question)


# From an opening quote to the next quote of the same paragraph; “ and „ also alone. A lone " may be
# inches. Single ones, which may be apostrophes, only around words in the same line that hold none
# and have blanks or marks outside.
QUOTES = Pattern(
    r'(?<!\w)["“„”](?=\S)(?:[^"“”„\n]|\n(?![ \t]*\n))+(?<=\S)["“”]|[“„]'
    r"|(?<![^\s(])'(?=[^\W\d_]{3})[^'\"“”„\n]*[\w.!?]'(?=[\s.,;:!?)]|\Z)"
)


def hyphen_in_range(report: Report) -> Iterator[Finding]:
    """Ett bindestreck står mellan två år eller tal där ett tankstreck ska stå.

    Varför: tankstreck utan blanksteg betyder ”från och till”. Bindestreck håller ihop delarna i ett
    nummer.
    Fel: `2021-2027`
    Rätt: `2021–2027`
    Källa: https://www.studentlitteratur.se/forfattare/for-vara-forfattare/skrivhjalp-till-forfattare/spraktips/tecken/
    """
    for question, text, match in matches(report, HYPHENED, r"\d ?- ?\d"):
        if is_range(match):
            message = f"”{match[0]}” är skrivet med bindestreck."
            yield Finding(
                text.at(match.start()),
                message,
                f"Skriv {match['low']}–{match['high']} med tankstreck.",
                question,
            )


HYPHENED = Pattern(
    r"(?<![\w:/.,+–-])(?<!\d[ \u00a0])(?P<low>(?:0|[1-9]\d{0,3})(?:,\d+)?)"
    r"(?P<gap>-| - ?|- )(?P<high>[1-9]\d{0,3}(?:,\d+)?)(?![\w-]|[:/.,]\d|[ \u00a0]\d\d(?!\d))"
)
YEAR = Pattern(r"(?:19|20)\d\d")
_NUMBERED = Pattern(
    r"(?:\b(?P<word>(?i:dnr|diarie\w*|ärende\w*|beslut|nr|nummer|id|tel|tfn|telefon))[.:]*"
    r"|\b[A-ZÅÄÖ]+\d*)[\s(]*$"
)
_MONTHS = 12


def is_range(match: re.Match[str]) -> bool:
    """Whether two numbers with a hyphen are a range.

    A year and another number may be a register number, a law or a month.
    """
    low, high = (Decimal(match[end].replace(",", ".")) for end in ("low", "high"))
    years = [bool(YEAR.fullmatch(match[end])) for end in ("low", "high")]
    before = _NUMBERED.search(match.string[max(0, match.start() - 30) : match.start()])
    if all(years):
        return low < high and not (before and before["word"])
    if match["gap"] != "-" or before:
        return False
    if years[0]:
        return len(match["high"]) == len("27") and high > _MONTHS and high > low % 100
    return low < high and not years[1]


def hyphen_as_minus(report: Report) -> Iterator[Finding]:
    """Ett bindestreck står som minustecken framför ett tal.

    Varför: bindestreck hör till ord. Minus är ett eget tecken, och saknas det på tangentbordet går
    tankstreck bra.
    Fel: `-5,2 procent`
    Rätt: `−5,2 procent`
    Källa: https://kommuntorget.fi/blogg/2012/05/bindestreck-eller-tankstreck/
    """
    for question, text, match in matches(report, HYPHEN_MINUS, r"[ \u00a0(]-\d"):
        message = f"”{match[0]}” har bindestreck som minustecken."
        yield Finding(
            text.at(match.start()),
            message,
            f"Skriv {match[0].replace('-', '−')} med minustecken (U+2212).",
            question,
        )


# Not first on a line (it may be a bullet), in "1920- och -30-talen" or "covid -19", nor in a range
# with blanks (2021 -2027).
HYPHEN_MINUS = Pattern(
    r"(?:(?<=\S[ \u00a0])|(?<=\())(?<!\d[ \u00a0])(?<!ovid )(?<!OVID )-\d+(?:,\d+)?(?![\d-])"
)


def breakable_number(report: Report) -> Iterator[Finding]:
    """Ett vanligt blanksteg står mellan ett tal och dess enhet, eller mellan tusental.

    Varför: med ett hårt blanksteg hamnar talet och enheten alltid på samma rad. Skillnaden syns
    inte i filen.
    Fel: `58,7 mnkr` med vanligt blanksteg
    Rätt: `58,7 mnkr` med hårt blanksteg (U+00A0)
    Källa: https://frageladan.isof.se/visasvar.py?svar=26902 (%) och
    https://www.mediesprak.fi/gruppering-av-stora-tal (tusental)
    """
    for question, text, found in by_text(
        matches(report, BREAKABLE, r"\d\s+(?:\d{3}|[%§ptmk])|§\s")
    ):
        count = sum(match[0].count(" ") if match["grouped"] else 1 for match in found)
        where = "ett ställe" if count == 1 else f"{count} ställen"
        message = (
            f"På {where} i texten kan ett tal skiljas från sin enhet eller delas av en radbrytning."
        )
        hint = (
            "Sätt ett hårt blanksteg (U+00A0) där, i stället för ett vanligt blanksteg "
            "eller en radbrytning."
        )
        yield Finding(text.at(found[0].start()), message, hint, question)


UNIT = r"(?:procent|(?:tkr|mn?kr|mdkr|kr|kronor|miljon(?:er)?|miljard(?:er)?)\b)"
# A number in groups is no telephone number: that begins with 0 or +, or goes on with groups of two.
BREAKABLE = Pattern(
    r"(?P<grouped>(?<![\w+:.,/–-])(?<!\d[ \u00a0])[1-9]\d{0,2}(?: \d{3})+(?![\w-]|[ \u00a0]\d))"
    rf"|(?<=\d)(?: +|[ ]*\n[ ]*)(?=%|§|{UNIT})|§(?: |\n[ ]*)(?=\d)"
)


def percent_without_space(report: Report) -> Iterator[Finding]:
    """Procenttecknet står direkt efter talet.

    Varför: mellan tal och procenttecken ska det stå ett hårt blanksteg. I löpande text är ordet
    procent bättre.
    Fel: `34%`
    Rätt: `34 procent`, eller `34 %` med hårt blanksteg
    Källa: https://frageladan.isof.se/visasvar.py?svar=26902
    """
    for question, text, match in matches(report, _TIGHT_PERCENT, "%"):
        number = match[0].removesuffix("%")
        yield Finding(
            text.at(match.start()),
            f"”{match[0]}” saknar blanksteg före %.",
            f"Skriv {number} procent.",
            question,
        )


_TIGHT_PERCENT = Pattern(r"(?<![\w,.])\d+(?:[ \u00a0]\d{3})*(?:[,.]\d+)?%(?![\w-])")  # but 50%-ig
