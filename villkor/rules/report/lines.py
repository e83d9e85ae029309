"""Vad som är fel med textens rader: de flyter ihop till ett stycke i Word-filen.

Lists and tables that are pasted from Word, Excel or a PDF file keep their lines in the
section file, but Markdown joins them. What has one right answer is mended by
`rules.mend_lines`. The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from villkor.base.diagnostic import Finding, Where
from villkor.base.yaml.nodes import Text
from villkor.report.model import Report
from villkor.report.texts import prose_texts
from villkor.rules.prose.folded_text import lost_break
from villkor.rules.prose.joined_lines import short_lines
from villkor.rules.prose.pattern import Pattern
from villkor.rules.prose.readable import find_matches, readable_text
from villkor.rules.prose.typed_lists import TypedItem, may_hold_list, typed_items
from villkor.rules.prose.typed_tables import may_hold_table, typed_tables
from villkor.rules.report.answers import missing_bullets

# what --fix makes points of a list: signs that are nothing else, and letters and
# numbers, which stay with their words
SIGNS = frozenset({"sign", "dash", "hyphen", "hard", "word"})
LETTERS = frozenset({"letter", "number"})
_MENDED = "villkor check --fix gör det."


def typed_bullets(report: Report) -> Iterator[Finding]:
    """Raderna ser ut som en punktlista, men börjar inte med bindestreck.

    Varför: tecken som • och Words egna punkter är inga listtecken i filen. Raderna
    flyter ihop till ett stycke i Word.
    Fel: `• en punkt` på en rad och `• en punkt till` på nästa
    Rätt: `- en punkt` på en rad och `- en punkt till` på nästa
    """
    if not may_hold_list(report.whole_text):
        return
    without_bullets: set[Where] | None = None
    for question, text in prose_texts(report):
        items = [item for item in typed_items(text.text) if item.kind in SIGNS]
        if not items:
            continue
        if without_bullets is None:
            without_bullets = {finding.where for finding in missing_bullets(report)}
        if text.where in without_bullets:
            continue  # that is told already
        yield Finding(
            text.at(items[0].start),
            _how_typed(items[0]),
            f"Börja varje punkt med bindestreck och blanksteg. {_MENDED}",
            question,
        )


def _how_typed(item: TypedItem) -> str:
    if item.kind == "hyphen":
        return (
            "Bindestrecket har inget blanksteg efter sig, så raden blir ingen "
            "punktlista i Word."
        )
    if item.kind == "hard":
        return (
            f"Efter {item.mark} står ett hårt blanksteg, så raden blir ingen punktlista "
            "i Word."
        )
    if "\ue000" <= item.mark <= "\uf8ff":
        return "Raden börjar med en punkt ur Word, som inte blir en punktlista här."
    return f"Raden börjar med tecknet {item.mark}, som inte blir en punktlista i Word."


def joined_lines(report: Report) -> Iterator[Finding]:
    """Rader som är skilda i filen flyter ihop till löpande text i Word-filen.

    Varför: en ensam radbrytning är inget i Markdown, och efter > eller utan lodstreck
    tar YAML bort den. En lista med a), b) och c), eller med ett ord på varje rad, blir
    en enda mening.
    Fel: `a) kompetens` på en rad och `b) energi` på nästa
    Rätt: `- a) kompetens` på en rad och `- b) energi` på nästa
    """
    for question, text in prose_texts(report):
        place = lost_break(text)
        if place:
            yield _folded_finding(text, place, question)
            continue
        items = [item for item in typed_items(text.text) if item.kind in LETTERS]
        if items:
            yield _lettered_finding(text, items, question)
        elif not list(typed_tables(text.text)):
            yield from _short_findings(text, question)


def _folded_finding(text: Text, place: Where, question: str) -> Finding:
    message = "Radbrytningen försvinner när filen läses, så raden flyter ihop med den ovanför."
    hint = (
        "Skriv | (lodstreck) efter kolonet och texten på raderna under, med två "
        "blanksteg före."
    )
    if text.style in {"", ">"}:
        hint += " villkor check --fix rättar det."
    return Finding(place, message, hint, question)


def _lettered_finding(text: Text, items: list[TypedItem], question: str) -> Finding:
    first, second = items[:2]
    message = (
        f"Raderna som börjar med {first.mark} och {second.mark} flyter ihop till "
        "löpande text i Word-filen."
    )
    hint = f"Börja varje rad med bindestreck och blanksteg: - {first.mark} … {_MENDED}"
    if first.kind == "number":
        hint = (
            f"Skriv ett blanksteg efter {first.mark}, och sätt en tom rad före listan "
            "om den inte börjar på 1."
        )
    return Finding(text.at(first.start), message, hint, question)


def _short_findings(text: Text, question: str) -> Iterator[Finding]:
    if text.style != "|":
        return
    for line in short_lines(text.text):
        message = "Här följer korta rader, som flyter ihop till en mening i Word-filen."
        hint = (
            "Är det en lista, börja varje rad med bindestreck och blanksteg. Är det "
            "stycken, sätt en tom rad mellan dem."
        )
        yield Finding(_line_place(text, line), message, hint, question)
        return


def _line_place(text: Text, line: int) -> Where:
    """Where a line of a text in a literal block begins."""
    return Where(text.where.path, text.where.line + line, text.where.column)


def typed_table(report: Report) -> Iterator[Finding]:
    """En tabell ur Word, Excel eller en PDF står som text, och dess celler flyter ihop.

    Varför: tabbar och blanksteg mellan cellerna blir vanliga blanksteg i Word-filen, och
    raderna blir en enda mening. Ingen ser längre vilket tal som hör till vilket år.
    Fel: `2021`, `12` och `3,4 mnkr` på en rad med tabbar emellan
    Rätt: `- 2021: 12 beslut, 3,4 mnkr`
    """
    if not may_hold_table(report.whole_text):
        return
    for question, text in prose_texts(report):
        for table in typed_tables(readable_text(text.text)):
            columns = max(map(len, table.rows))
            message = (
                f"Raderna ser ut som en tabell med {columns} kolumner, men flyter ihop "
                "till löpande text i Word-filen."
            )
            hint = (
                "Ett svar rymmer ingen sådan tabell. Skriv varje rad som en punkt, till "
                f"exempel: {table.example}. Siffror i anslag.yaml blir en tabell med "
                "{tabell: …}."
            )
            yield Finding(_table_place(text, table.line), message, hint, question)


def _table_place(text: Text, line: int) -> Where:
    if text.style == "|":
        return _line_place(text, line)
    return text.where


HYPHENATED = Pattern(
    r"""
    \b (?P<first> [^\W\d_]{1,40} (?<= [a-zåäöé]{2} ) )
    (?:
        [-\u2010\u2011\u00ac] (?: [ ]{0,2} \n [ \t]{0,40} | [ ] )     # sam- verkan
        (?! (?: och | eller | samt | till | men | som | inte | utan | kontra
                | resp (?: ektive )? ) \b )
        | \u00ac                                                      # sam¬verkan
    )
    (?P<second> (?= [a-zåäöé]{2} ) [^\W\d_]{2,40} )
    """,
    re.VERBOSE,
    likely=r"[-\u2010\u2011\u00ac][ \n]|\u00ac",
)


def hyphenated_word(report: Report) -> Iterator[Finding]:
    """Ett ord är avstavat, och bindestrecket följer med in i Word-filen.

    Varför: text ur en PDF har kvar bindestrecken där raderna bröts. I Word-filen står
    de mitt i en rad, och en sökning hittar inte ordet.
    Fel: `sam-` sist på en rad och `verkan` först på nästa
    Rätt: `samverkan`
    """
    for question, text, match in find_matches(report, HYPHENATED):
        word = match["first"] + match["second"]
        yield Finding(
            text.at(match.start()),
            f"Ordet ”{word}” är avstavat, och delas så i Word-filen.",
            f"Skriv ihop det: {word}. Hör bindestrecket till ordet, så skriv hela ordet "
            "på en rad.",
            question,
        )
