"""Vad svaren säger: upprepningar, hänvisningar, effekter och siffror i text.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from villkor.base.diagnostic import Finding, Where
from villkor.figures.number import Figure, said
from villkor.form.model import FieldKind, Question
from villkor.report.model import Answer, Effects, Report, Text, TextAnswer, YesNoAnswer
from villkor.rules.prose.clauses import LEAST_COUNT, NUMBER, said_of_a_part, said_of_something_else
from villkor.rules.prose.pattern import Pattern
from villkor.rules.report.answers import masked, prose
from villkor.rules.report.tables import rows

_REPEATED_LETTERS = 60
_SAME_LETTERS = 100
_MOST_WORDS = 400


def repeated_question(report: Report) -> Iterator[Finding]:
    """Svaret börjar med att upprepa frågan.

    Varför: frågan står redan tryckt i formuläret ovanför svaret.
    Fel: `Beskriv inom vilka områden samverkan har skett. Samverkan har skett inom …`
    Rätt: `Samverkan har skett inom …`
    """
    for question, text in prose(report):
        told = "".join(islice(filter(str.isalpha, text.text), _REPEATED_LETTERS)).casefold()
        if len(told) >= _REPEATED_LETTERS and any(_letters(wording).startswith(told) for wording in _wordings(report, question)):
            yield Finding(text.where, "Svaret upprepar frågans ordalydelse.", "Ta bort frågan ur svaret.", question)


def _wordings(report: Report, question: str) -> tuple[str, ...]:
    asked = report.form.questions[question]
    return (asked.wording, *(follow_up.wording for follow_up in (asked.if_yes, asked.if_no) if follow_up))


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
                yield Finding(text.where, message, "Skriv ett eget svar på var och en av frågorna.", answer.question.id)


def answer_texts(answer: Answer) -> Iterator[Text]:
    """The answer itself. Not reasons why questions do not apply, nor a project that stands in two tables: they may be the same."""
    match answer.content:
        case TextAnswer(text):
            yield masked(text)
        case YesNoAnswer(_, _, if_yes, if_no):
            yield from (masked(text) for text in (if_yes, if_no) if text)
        case _:
            pass


def long_paragraph(report: Report) -> Iterator[Finding]:
    """Ett stycke är mycket långt, över 400 ord.

    Varför: ett så långt stycke är svårt att läsa och att hitta i.
    Fel: ett svar på 500 ord utan en tom rad
    Rätt: samma svar i fyra stycken, med en tom rad mellan dem
    """
    for question, text in prose(report):
        for paragraph in _PARAGRAPH.finditer(text.text) if text.text.count(" ") + text.text.count("\n") >= _MOST_WORDS else ():
            words = sum(any(map(str.isalnum, word)) for word in paragraph[0].split())
            if words > _MOST_WORDS:
                place = text.at(paragraph.start() + len(paragraph[0]) - len(paragraph[0].lstrip()))
                yield Finding(place, f"Stycket har {words} ord.", "Dela upp det med tomma rader, eller gör en punktlista.", question)


# From a line that is not empty to the next empty line, or the next item of a list.
_PARAGRAPH = Pattern(r"^[ \t]*\S.*(?:\n(?![ \t]*(?:[-*+]|\d+[.)])[ \t])[ \t]*\S.*)*", re.MULTILINE)


def refers_to_appendix(report: Report) -> Iterator[Finding]:
    """Svaret hänvisar till en bilaga.

    Varför: formuläret har inga bilagor, så det som mottagaren ska läsa måste stå i svaret.
    Fel: `Se bilaga 1 för en beskrivning av samverkan.`
    Rätt: en beskrivning av samverkan i svaret
    """
    for question, text in prose(report):
        for match in _APPENDIX.finditer(text.text) if _APPENDIX_WORD.search(text.text) else ():
            if _DUTY.search(text.text, 0, match.start()):
                continue
            words = " ".join(match[0].split())
            hint = "Skriv det viktigaste ur bilagan i svaret, eller hänvisa till var dokumentet är publicerat."
            yield Finding(text.at(match.start()), f"”{words}” hänvisar till en bilaga, men formuläret har inga bilagor.", hint, question)


# An appendix of something else (”enligt bilaga 1 till förordningen”) is meant as it stands.
_OF_THIS_REPORT = r"(?:denna|detta|den här|det här|(?:åter)?rapport(?:en|eringen)|redovisningen|svaret)\b"
_APPENDIX = Pattern(
    r"(?i)(?:\b(?:se|jfr|jämför|enligt|framgår av|finns i|återfinns i|redovisas i|beskrivs i)\s+(?:(?:även|också|vidare|bifogad|separat)\s+)?"
    r"|(?<=\())(?:bilag(?:a|an|or|orna)\b|bil\.)(?:\s+(?:\d+|(?-i:[A-ZÅÄÖ]|[IVX]+)\b))?+"
    rf"(?!\s+(?:till|i|av|från|ur)\s+(?!{_OF_THIS_REPORT}))"
    r"|\bse\s+bifoga(?:d|de|t)\s+\w+"
    r"|\b(?:bifogas|biläggs)\b(?![^.!?]{0,60}\bansök)"
)
_BLANK = r"(?:(?!\n[ \t]*\n)\s)+"  # within a paragraph
_APPENDIX_WORD = Pattern("[Bb]il(?:a[gn]|äg|[.])|[Bb]ifog|BILAG")  # quick to look for
_DUTY = Pattern(rf"(?i)\b(?:ska|skall|måste|kan|bör|får|skulle|behöver|att){_BLANK}(?:\w+{_BLANK})?\Z")  # what others must enclose


def _effects(report: Report) -> Iterator[tuple[Question, Where, Effects | Text]]:
    """The effects of every row, at their key."""
    for question, row in rows(report):
        for field in question.fields:
            cell = row.cells.get(field.key)
            if field.kind is FieldKind.EFFECTS and isinstance(cell, Effects | Text):
                yield question, row.places.get(field.key, cell.where), cell


def effects_without_status(report: Report) -> Iterator[Finding]:
    """Det framgår inte om effekterna är uppnådda eller förväntade.

    Varför: mottagaren behöver kunna skilja det som har hänt från det som väntas.
    Fel: `effekter: Fler företag exporterar.`
    Rätt: `effekter:` med `kort: Fler företag exporterar.` och `status: förväntade` på rader under
    """
    words = " eller ".join(report.form.effects.statuses)
    terms = ", ".join(key for key, _ in report.form.effects.terms)
    for question, where, effects in _effects(report):
        if isinstance(effects, Text):
            hint = f"Skriv texten under någon av nycklarna {terms}, och lägg till status: {words}."
            yield Finding(where, "Effekterna är inte uppdelade, så det framgår inte om de är uppnådda.", hint, question.id)
        elif effects.status is None and "status" not in effects.misread:
            yield Finding(where, f"Det framgår inte om effekterna är {words}.", f"Lägg till status: {words}.", question.id)


def effects_without_basis(report: Report) -> Iterator[Finding]:
    """Det framgår inte vad uppgiften om effekter bygger på.

    Varför: den som läser vill veta om någon har mätt, utvärderat eller bedömt effekterna.
    Fel: `effekter:` utan `underlag:` under
    Rätt: `effekter:` med `underlag: egen bedömning` på en rad under
    """
    for question, where, effects in _effects(report):
        if isinstance(effects, Effects) and effects.basis is None and "underlag" not in effects.misread:
            hint = f"Lägg till underlag: {', '.join(report.form.effects.bases)}."
            yield Finding(where, "Det framgår inte vad uppgiften om effekter bygger på.", hint, question.id)


def same_name_twice(report: Report) -> Iterator[Finding]:
    """Två rader i samma tabell har samma namn.

    Varför: en insats ska redovisas en gång i varje tabell, och antalet rader är begränsat. Att den står i två tabeller är i sin ordning.
    Fel: två rader med `namn: Go Business` i samma tabell
    Rätt: en enda rad med allt om Go Business
    """
    seen: dict[tuple[str, str], Where] = {}
    for question, row in rows(report):
        field = question.fields[0]
        name = row.cells.get(field.key)
        if field.kind is FieldKind.LINE and isinstance(name, Text):
            words = " ".join(name.text.split())
            first = seen.setdefault((question.id, words.casefold()), name.where)
            if first != name.where:
                message = f"”{words}” står redan i tabellen, på rad {first.line} i filen."
                yield Finding(name.where, message, "Slå ihop de två raderna, eller ge dem namn som skiljer dem åt.", question.id)


def number_contradicts_key_figure(report: Report) -> Iterator[Finding]:
    """Ett antal i texten är ett annat än nyckeltalen i anslag.yaml för samma sak.

    Varför: läsaren jämför siffrorna, och två olika antal av samma sak väcker frågor. Prövas när talet är nästan ett
    nyckeltal: högst en tiondel ifrån det, eller en siffra fel, eller två siffror som har bytt plats. Ungefärliga tal, tal om andra år
    och delar av något prövas inte.
    Fel: ”163 ansökningar” när anslag.yaml har `värde: 164` och `räknar: ansökningar`
    Rätt: ”164 ansökningar”, eller ett nyckeltal till i anslag.yaml om de 163 är något annat
    """
    known = _counted(report)
    if not known:
        return
    nouns = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    pattern = re.compile(rf"(?i){NUMBER}\s+(?P<noun>{nouns})(?![\w-])")
    for question, text in prose(report):
        for match in pattern.finditer(text.text):
            number, noun = int(re.sub(r"\D", "", match["number"])), match["noun"].casefold()
            figures = known[noun]
            if number < LEAST_COUNT or any(figure.low <= number <= figure.high for figure in figures):
                continue
            of_another = said_of_something_else(text.text, match, report.form.year) or said_of_a_part(text.text, match)
            if not of_another and any(_is_slip(number, figure) for figure in figures):
                have = ", ".join(map(said, figures))
                message = f"Texten säger {match['number']} {match['noun']}, men anslag.yaml har {have}."
                hint = "Rätta siffran. Räknar den något annat, så lägg till den bland nyckeltalen i anslag.yaml."
                yield Finding(text.at(match.start()), message, hint, question)


_WITHIN = 10  # so large a part of a figure, one tenth, an old one may be from it
_LEAST_DIGITS = 3  # of two digits one is another too often to be a slip


def _is_slip(number: int, figure: Figure) -> bool:
    """Whether a number is so like a figure that the figure was surely meant."""
    if any(abs(number - end) <= max(Decimal(1), end / _WITHIN) for end in (figure.low, figure.high)):
        return True
    written, right = str(number), f"{figure.value:.0f}"
    wrong = [at for at, (one, other) in enumerate(zip(written, right, strict=False)) if one != other]
    if len(written) != len(right):
        return False
    swapped = sorted(written) == sorted(right) and wrong == [wrong[0], wrong[0] + 1]
    return swapped or (len(wrong) == 1 and len(written) >= _LEAST_DIGITS)


def _counted(report: Report) -> dict[str, list[Figure]]:
    """The counts among the key figures by the one word that says what they count. None, if one that may be meant could not be read."""
    known: dict[str, list[Figure]] = {}
    for figure in report.grant.key_figures if not report.grant.unread else ():
        noun = figure.counts.strip().casefold()
        if noun.isalpha() and figure.value.unit == "":
            known.setdefault(noun, []).append(figure.value)
    return known
