"""Vad som är fel med länkar och med rubriker i fetstil.

The same is found in the Word file (`rules.word.prose`); here it is told where it can be
mended. The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.base.lazy_pattern import lazy_pattern
from villkor.document.web_addresses import ADDRESS, bare_addresses
from villkor.report.model import Report
from villkor.report.texts import prose_texts
from villkor.report.walk import ToldIn
from villkor.rules.prose.link_words import is_unclear_link, may_be_heading
from villkor.rules.prose.pattern import Pattern

_LINK = Pattern(
    r"""
    (?<! [!\\] ) \[ (?P<words> [^\[\]]{0,300} ) \]
    (?P<gap> [ ]? ) \( [ ]{0,3} <? (?P<target> [^()<>\s]{0,2000} )
    """,
    re.VERBOSE,
    likely=r"\] ?\(",
)
_WHOLE_ADDRESS = lazy_pattern(
    r"https?://[^\s/.]+(?:\.[^\s/.]+)*[./]?|mailto:.+@|tel:\+?\d"
)
_WITHOUT_SCHEME = lazy_pattern(
    r"www\.|[\w-]+(?:\.[\w-]+){0,4}\.[a-zåäö]{2,}(?:/|$)", re.IGNORECASE
)
_FILE = lazy_pattern(
    r"file:|[a-z]:[\\/]|\\\\|.*\.(?:docx?|xlsx?|pdf|pptx?|txt)$", re.IGNORECASE
)
_MAIL = lazy_pattern(r"[\w.+-]+@[\w-]+\.")
_WHERE_TO = "Skriv hela adressen, till exempel [ord](https://www.exempel.se/sida)."


def faulty_link(report: Report) -> Iterator[Finding]:
    """En länk leder ingenstans: adressen saknas, är inte hel, eller är en fil.

    Varför: utan https:// letar Word efter en fil på läsarens egen dator. En fil hos er
    når ingen annan.
    Fel: `[strategin](www.exempel.se/strategi)`
    Rätt: `[strategin](https://www.exempel.se/strategi)`
    """
    if not _LINK.may_match(report.whole_text):
        return
    for question, text in prose_texts(report):
        for link in _LINK.finditer(text.text):
            target = link["target"]
            if link["gap"]:
                if ADDRESS.match(target):
                    message = (
                        "Mellan ] och ( står ett blanksteg, så det blir ingen länk."
                    )
                    hint = "Ta bort blanksteget."
                    yield Finding(text.at(link.start()), message, hint, question)
            elif not _WHOLE_ADDRESS.match(target):
                yield Finding(text.at(link.start()), *_what_target(link), question)


def _what_target(link: re.Match[str]) -> tuple[str, str]:
    """What is wrong with the target of a link, and what to write instead."""
    words, target = link["words"], link["target"]
    if not target:
        return f"Länken ”{words}” saknar adress.", _WHERE_TO
    if _FILE.match(target):
        message = f"Länken ”{words}” leder till filen {target}, som läsaren inte når."
        return message, "Länka till en webbsida, eller skriv vad filen heter utan länk."
    if _MAIL.match(target):
        message = f"Länken ”{words}” saknar mailto: före e-postadressen."
        return message, f"Skriv [{words}](mailto:{target})."
    if _WITHOUT_SCHEME.match(target):
        message = (
            f"Länken ”{words}” saknar https:// före adressen, och leder ingenstans."
        )
        return message, f"Skriv [{words}](https://{target})."
    return (
        f"Länken ”{words}” leder till ”{target}”, som inte är någon adress.",
        _WHERE_TO,
    )


def unclear_words(report: Report) -> Iterator[Finding]:
    """Länkens ord säger inte vart den leder.

    Varför: den som lyssnar går från länk till länk utan att höra det som står omkring,
    och en adress läses upp tecken för tecken. En adress som börjar med https:// blir en
    länk i Word-filen, med adressen som ord.
    Fel: `läs mer [här](https://www.exempel.se/strategi)`
    Rätt: `läs mer i [strategin](https://www.exempel.se/strategi)`
    Källa: EN 301 549, avsnitt 10.2.4.4; Microsofts tillgänglighetskontroll.
    """
    how = "Låt länken vara namnet på det som den leder till: [namnet](https://…)."
    for question, text in prose_texts(report):
        if "](" in text.text:
            for link in _LINK.finditer(text.text):
                words = link["words"].strip("*_ ")
                if link["gap"] or not is_unclear_link(words):
                    continue
                message = f"Länken ”{words}” säger inte vart den leder."
                yield Finding(text.at(link.start()), message, how, question)
        if "://" in text.text:
            for start, address in bare_addresses(text.text):
                message = (
                    f"Adressen {address} blir en länk, men säger inte vart den leder."
                )
                yield Finding(text.at(start), message, how, question)


_BOLD_LINE = Pattern(
    r"""
    (?: \A | \n[ \t]{0,20} (?= \n ) \n )      # after an empty line
    [ ]{0,3} (?P<sign> \*\*\*? | __ ) (?P<words> [^*_\n]{1,80} ) (?P=sign) [ ]{0,9}
    (?= \n [ \t]{0,20} \n \s{0,99} \S | \n [ ]{0,3} [-*+] [ ] | \n [ ]{0,3} 1[.)] [ ] )
    """,
    re.VERBOSE,
    likely=r"\*\*|__",
)


def bold_heading(report: Report) -> Iterator[Finding]:
    """Ett stycke är bara fetstil, och ser ut som en rubrik utan att vara det.

    Varför: den som lyssnar hittar inte dit, och innehållsförteckningen saknar raden.
    Formulärets rubriker räcker.
    Fel: `**Näringsliv**` på en egen rad, med en tom rad under
    Rätt: `**Näringsliv.** Regionen har …` i samma stycke
    Källa: EN 301 549, avsnitt 10.1.3.1; Trafikverkets råd om tillgängliga dokument.
    """
    if not _BOLD_LINE.may_match(report.whole_text):
        return
    for told in report.texts:
        if told.part is ToldIn.CELL or not _BOLD_LINE.may_match(told.masked.text):
            continue
        for line in _BOLD_LINE.finditer(told.masked.text):
            words = line["words"].strip()
            if not may_be_heading(words):
                continue
            yield Finding(
                told.text.at(line.start("sign")),
                f"”{words}” är ett stycke i bara fetstil, som ser ut som en rubrik.",
                f"Skriv ihop det med stycket under: **{words}.** …",
                told.question,
            )
