"""Vad svaren säger: upprepningar, hänvisningar, effekter och siffror i text.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from villkor.base.diagnostic import Finding
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
        told = "".join(islice(filter(str.isalpha, text.text), _REPEATED_LETTERS)).casefold()
        if len(told) >= _REPEATED_LETTERS and any(
            _letters(wording).startswith(told) for wording in _wordings(report, question)
        ):
            yield Finding(
                text.where,
                "Svaret upprepar frågans ordalydelse.",
                "Ta bort frågan ur svaret.",
                question,
            )


def _wordings(report: Report, question: str) -> tuple[str, ...]:
    asked = report.form.questions[question]
    return (
        asked.wording,
        *(follow_up.wording for follow_up in (asked.if_yes, asked.if_no) if follow_up),
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text.casefold()))


def same_answer(report: Report) -> Iterator[Finding]:
    """Två frågor har samma svar.

    Varför: frågorna gäller olika saker. Oftast har en text klistrats in på fel ställe.
    Fel: samma text under `"1.1.1"` och `"1.1.3"`
    Rätt: ett eget svar på varje fråga, med en hänvisning till det andra svaret om det behövs
    """
    first: dict[str, str] = {}
    for answer in report.answers().values():
        for text in answer_texts(answer):
            words = " ".join(text.text.split())
            earlier = first.setdefault(words, answer.question.id)
            if earlier != answer.question.id and len(_letters(words)) >= _SAME_LETTERS:
                message = f"Svaret är detsamma som på fråga {earlier}."
                yield Finding(
                    text.where,
                    message,
                    "Skriv ett eget svar på var och en av frågorna.",
                    answer.question.id,
                )


def long_paragraph(report: Report) -> Iterator[Finding]:
    """Ett stycke är mycket långt, över 400 ord.

    Varför: ett så långt stycke är svårt att läsa och att hitta i.
    Fel: ett svar på 500 ord utan en tom rad
    Rätt: samma svar i fyra stycken, med en tom rad mellan dem
    """
    for question, text in prose_texts(report):
        for paragraph in (
            _PARAGRAPH.finditer(text.text)
            if text.text.count(" ") + text.text.count("\n") >= _MOST_WORDS
            else ()
        ):
            words = sum(any(map(str.isalnum, word)) for word in paragraph[0].split())
            if words > _MOST_WORDS:
                place = text.at(paragraph.start() + len(paragraph[0]) - len(paragraph[0].lstrip()))
                yield Finding(
                    place,
                    f"Stycket har {words} ord.",
                    "Dela upp det med tomma rader, eller gör en punktlista.",
                    question,
                )


# From a line that is not empty to the next empty line, or the next item of a list.
_PARAGRAPH = Pattern(r"^[ \t]*\S.*(?:\n(?![ \t]*(?:[-*+]|\d+[.)])[ \t])[ \t]*\S.*)*", re.MULTILINE)


def refers_to_appendix(report: Report) -> Iterator[Finding]:
    """Svaret hänvisar till en bilaga.

    Varför: formuläret har inga bilagor, så det som mottagaren ska läsa måste stå i svaret.
    Fel: `Se bilaga 1 för en beskrivning av samverkan.`
    Rätt: en beskrivning av samverkan i svaret
    """
    for question, text in prose_texts(report):
        for match in _APPENDIX.finditer(text.text) if _APPENDIX_WORD.search(text.text) else ():
            if _DUTY.search(text.text, 0, match.start()):
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


# An appendix of something else (”enligt bilaga 1 till förordningen”) is meant as it stands.
_OF_THIS_REPORT = (
    r"(?:denna|detta|den här|det här|(?:åter)?rapport(?:en|eringen)|redovisningen|svaret)\b"
)
_APPENDIX = Pattern(
    r"(?i)"
    r"(?:\b(?:se|jfr|jämför|enligt|framgår av|finns i|återfinns i|redovisas i|beskrivs i)\s+"
    r"(?:(?:även|också|vidare|bifogad|separat)\s+)?"
    r"|(?<=\())(?:bilag(?:a|an|or|orna)\b|bil\.)(?:\s+(?:\d+|(?-i:[A-ZÅÄÖ]|[IVX]+)\b))?+"
    rf"(?!\s+(?:till|i|av|från|ur)\s+(?!{_OF_THIS_REPORT}))"
    r"|\bse\s+bifoga(?:d|de|t)\s+\w+"
    r"|\b(?:bifogas|biläggs)\b(?![^.!?]{0,60}\bansök)"
)
_BLANK = r"(?:(?!\n[ \t]*\n)\s)+"  # within a paragraph
_APPENDIX_WORD = Pattern("[Bb]il(?:a[gn]|äg|[.])|[Bb]ifog|BILAG")  # quick to look for
# what others must enclose
_DUTY = Pattern(
    rf"(?i)\b(?:ska|skall|måste|kan|bör|får|skulle|behöver|att){_BLANK}(?:\w+{_BLANK})?\Z"
)
