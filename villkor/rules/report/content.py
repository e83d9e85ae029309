"""Vad svaren säger: upprepningar, långa stycken och hänvisningar till bilagor.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from villkor.base.diagnostic import Finding
from villkor.base.lazy_pattern import lazy_pattern
from villkor.form.model import Question
from villkor.report.model import Report
from villkor.report.texts import answer_texts, prose_texts
from villkor.rules.prose.pattern import Pattern

_REPEATED_LETTERS = 60
_SAME_LETTERS = 100
_MOST_WORDS = 400


def repeated_question(report: Report) -> Iterator[Finding]:
    """Svaret börjar med att upprepa frågan.

    Varför: frågan står redan tryckt i formuläret ovanför svaret.
    Fel: `Beskriv inom vilka områden samverkan har skett. Samverkan har skett inom …`
    Rätt: `Samverkan har skett inom …`
    """
    for question, text in prose_texts(report):
        asked = report.form.questions[question]
        if not _begins_a_wording(_first_letters(text.text, 1), asked):
            continue  # as nearly always
        beginning = _first_letters(text.text, _REPEATED_LETTERS)
        if len(beginning) < _REPEATED_LETTERS:
            continue
        if _begins_a_wording(beginning, asked):
            yield Finding(
                text.where,
                "Svaret upprepar frågans ordalydelse.",
                "Ta bort frågan ur svaret.",
                question,
            )


def _first_letters(text: str, number: int) -> str:
    return "".join(islice(filter(str.isalpha, text), number)).casefold()


def _begins_a_wording(letters: str, question: Question) -> bool:
    """Whether the question, or one that follows on ja or nej, begins with these
    letters.
    """
    for asked in (question, question.if_yes, question.if_no):
        if asked and _wording_letters(asked.wording).startswith(letters):
            return True
    return False


@cache
def _wording_letters(wording: str) -> str:
    """The letters of a question: kept, since each text is held against it."""
    return _letters(wording)


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))


def same_answer(report: Report) -> Iterator[Finding]:
    """Två frågor har samma svar.

    Varför: frågorna gäller olika saker. Oftast har en text klistrats in på fel ställe.
    Fel: samma text under `"1.1.1"` och `"1.1.3"`
    Rätt: ett eget svar på varje fråga, med en hänvisning till det andra svaret om det
    behövs
    """
    first: dict[str, str] = {}
    for question, text in answer_texts(report):
        words = " ".join(text.text.split())
        earlier = first.setdefault(words, question)
        if earlier != question and len(_letters(words)) >= _SAME_LETTERS:
            message = f"Svaret är detsamma som på fråga {earlier}."
            yield Finding(
                text.where,
                message,
                "Skriv ett eget svar på var och en av frågorna.",
                question,
            )


# From a line that is not empty to the next empty line, or the next item of a list.
_PARAGRAPH = Pattern(
    r"^[ \t]*\S.*(?:\n(?![ \t]*(?:[-*+]|\d+[.)])[ \t])[ \t]*\S.*)*",
    re.MULTILINE,
)


def long_paragraph(report: Report) -> Iterator[Finding]:
    """Ett stycke är mycket långt, över 400 ord.

    Varför: ett så långt stycke är svårt att läsa och att hitta i.
    Fel: ett svar på 500 ord utan en tom rad
    Rätt: samma svar i fyra stycken, med en tom rad mellan dem
    """
    for question, text in prose_texts(report):
        if len(text.text) < 2 * _MOST_WORDS:  # a letter and a blank for each word
            continue
        blanks_and_ends = text.text.count(" ") + text.text.count("\n")
        if blanks_and_ends < _MOST_WORDS:
            continue
        for paragraph in _PARAGRAPH.finditer(text.text):
            count = _count_words(paragraph[0])
            if count > _MOST_WORDS:
                blanks = len(paragraph[0]) - len(paragraph[0].lstrip())
                yield Finding(
                    text.at(paragraph.start() + blanks),
                    f"Stycket har {count} ord.",
                    "Dela upp det med tomma rader, eller gör en punktlista.",
                    question,
                )


def _count_words(text: str) -> int:
    count = 0
    for word in text.split():
        if any(map(str.isalnum, word)):
            count += 1
    return count


_APPENDIX = Pattern(
    r"""
    (?:
        \b
        (?:
            se | jfr | jämför | enligt | framgår[ ]av | finns[ ]i | återfinns[ ]i
            | redovisas[ ]i | beskrivs[ ]i
        )
        \s+
        (?: (?: även | också | vidare | bifogad | separat ) \s+ )?         # Se även
        | (?<= \( )
    )
    (?: bilag(?: a | an | or | orna )\b | bil\. )                         # bilaga
    (?: \s+ (?: \d+ | (?-i: [A-ZÅÄÖ] | [IVX]+ )\b ) )?+                  # 1
    # An appendix of something else (”enligt bilaga 1 till förordningen”) is meant as it stands.
    (?!
        \s+ (?: till | i | av | från | ur ) \s+
        (?!
            (?:
                denna | detta | den[ ]här | det[ ]här
                | (?: åter )?rapport(?: en | eringen )
                | redovisningen | svaret
            )
            \b
        )
    )
    |
    \bse \s+ bifoga(?: d | de | t ) \s+ \w+                              # Se bifogad plan
    |
    \b (?: bifogas | biläggs ) \b (?! [^.!?]{0,60} \bansök )             # Planen bifogas
    """,
    re.VERBOSE | re.IGNORECASE,
    likely=r"[Bb](?:i(?:l(?:a[gn]|äg|[.])|fog)|(?<=B)ILAG)",
)
_BEFORE = 120  # characters in which the word stands that others must enclose it
_BLANK = r"(?: (?! \n[ \t]*\n ) \s )+"  # within a paragraph
# what others must enclose
_DUTY = Pattern(
    rf"""
    \b
    (?: ska | skall | måste | kan | bör | får | skulle | behöver | att )
    {_BLANK} (?: \w+ {_BLANK} )? \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)


_DENIED = lazy_pattern(
    r"(?i)\b(?:inte|ej|icke|ingen|inget|inga|aldrig|utan|varken|slipper|saknas)\b"
)
_CLAUSE_REACH = 60  # letters


def _is_denied(match: re.Match[str]) -> bool:
    """Whether the clause says that there is no appendix: bifogas inte.

    A parenthesis is a clause of its own: inga effekter (bilaga 1).
    """
    text = match.string
    start, stop = match.span()
    before = text[max(0, start - _CLAUSE_REACH) : start]
    after = text[stop : stop + _CLAUSE_REACH]
    clause = re.split(r"[.,;:!?]\s|[()]|\n\s*\n", before)[-1]
    rest = re.split(r"[.,;:!?()]|\n\s*\n|\b(?:men|utan)\b", after, maxsplit=1)[0]
    return bool(_DENIED.search(clause) or _DENIED.search(rest))


def refers_to_appendix(report: Report) -> Iterator[Finding]:
    """Svaret hänvisar till en bilaga.

    Varför: formuläret har inga bilagor, så det som mottagaren ska läsa måste stå i
    svaret.
    Fel: `Se bilaga 1 för en beskrivning av samverkan.`
    Rätt: en beskrivning av samverkan i svaret
    """
    if not _APPENDIX.may_match(report.whole_text):
        return
    for question, text in prose_texts(report):
        if not _APPENDIX.may_match(text.text):
            continue
        for match in _APPENDIX.finditer(text.text):
            first = max(0, match.start() - _BEFORE)
            on_duty = _DUTY.search(text.text, first, match.start())
            if on_duty or _is_denied(match):
                continue
            words = " ".join(match[0].split())
            hint = (
                "Skriv det viktigaste ur bilagan i svaret, eller hänvisa till var "
                "dokumentet är publicerat."
            )
            yield Finding(
                text.at(match.start()),
                f"”{words}” hänvisar till en bilaga, men formuläret har inga bilagor.",
                hint,
                question,
            )
