"""Copies of a report's files, compared with the originals: which answers differ, and
which stand only in the copy, so that nobody throws away what is written nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from villkor.base.diagnostic import Finding, Where
from villkor.base.lazy_pattern import lazy_pattern
from villkor.base.listed_words import listed_words
from villkor.report.answers import Answer, YesNoAnswer
from villkor.report.walk import ToldText, told_in_answer

_MOST_ANSWERS = 6  # that a message names
_AWAY = "Ta bort filen, eller flytta den ur mappen."
# the name of a file without what a copy has besides: " - Kopia", " (1)", "-DATORNAMN"
_LETTERS = lazy_pattern(r"[^\W_]+")


class _Compared(Struct):
    """The answers of a copy beside those of the report: the same, others, and those
    that the report has nothing for.
    """

    same: list[Answer] = field(default_factory=list)
    differing: list[Answer] = field(default_factory=list)
    only_here: list[Answer] = field(default_factory=list)


def copy_finding(
    answers: Sequence[Answer],
    originals: Mapping[str, Answer],
    name: str,
) -> Finding:
    """What a file with answers that are told before holds besides them.

    `originals` are the answers told before, by question. Some of the answers are.
    """
    again = [answer for answer in answers if answer.question.id in originals]
    original = originals[again[0].question.id].where.path
    compared = _compare_answers(answers, originals)
    if not compared.differing and not compared.only_here:
        message = (
            f"Filen är en kopia av {original}: inget svar skiljer sig från dem som står "
            "där. Svaren här räknas inte."
        )
        return Finding(again[0].where, message, _AWAY, again[0].question.id)
    parts = [f"Filen ser ut som en kopia av {original}."]
    if compared.differing:
        parts.append(f"Andra svar än där: {_places(compared.differing, originals)}.")
    if compared.only_here:
        parts.append(f"Bara här: {_places(compared.only_here, {})}.")
    parts.append(_what_counts(compared, originals))
    first = min([*compared.differing, *compared.only_here], key=_place_of)
    hint = (
        f"Jämför filerna och för över det som ska med till {original}. Flytta sedan "
        f"{name} ur mappen."
    )
    return Finding(first.where, " ".join(parts), hint, first.question.id)


def _place_of(answer: Answer) -> Where:
    return answer.where


def _what_counts(compared: _Compared, originals: Mapping[str, Answer]) -> str:
    counted = [
        answer.question.id
        for answer in compared.only_here
        if answer.question.id not in originals
    ]
    if counted:
        return f"Av svaren här räknas bara {listed_words(counted)}."
    return "Svaren här räknas inte."


def _compare_answers(
    answers: Iterable[Answer],
    originals: Mapping[str, Answer],
) -> _Compared:
    compared = _Compared()
    for answer in answers:
        said = _said_in(answer)
        there = _said_in(originals.get(answer.question.id))
        if said == there or not said:
            compared.same.append(answer)
        elif there:
            compared.differing.append(answer)
        else:
            compared.only_here.append(answer)
    return compared


def _said_in(answer: Answer | None) -> list[str]:
    """What an answer says, however its lines are broken; [] if nothing."""
    said: list[str] = []
    if answer is None:
        return said
    content = answer.content
    if isinstance(content, YesNoAnswer) and content.word:
        said.append(content.word.text.strip().casefold())
    said += map(_said_in_text, told_in_answer(answer))
    if not said and answer.misread:
        return ["?"]  # something that could not be read
    return said


def _said_in_text(told: ToldText) -> str:
    return f"{told.key} {' '.join(told.text.text.split())}"


def _places(answers: Sequence[Answer], originals: Mapping[str, Answer]) -> str:
    named = []
    for answer in answers[:_MOST_ANSWERS]:
        place = f"rad {answer.where.line}"
        original = originals.get(answer.question.id)
        if original:
            place += f", där rad {original.where.line}"
        named.append(f"{answer.question.id} ({place})")
    more = len(answers) - _MOST_ANSWERS
    if more > 0:
        named.append(f"{more} till")
    return listed_words(named)


def looks_like_copy(name: str, known: Iterable[str]) -> str:
    """The file that a name is a copy of, by its words ("anslag - Kopia.yaml"); "" if it
    is of none.
    """
    words = _LETTERS.findall(name.casefold())[:-1]
    found = ""
    for other in known:
        beginning = _LETTERS.findall(other.casefold())[:-1]
        copied = (
            words[: len(beginning)] == beginning
            or words[-len(beginning) :] == beginning
        )
        if copied and len(other) > len(found):
            found = other
    return found


def unread_copy_finding(
    name: str,
    original: str,
    copy: str,
    text: str,
) -> Finding:
    """What is told of a copy that has no answers: of anslag.yaml and rapport.yaml, or one
    that cannot be read. `copy` and `text` are what the two files hold.
    """
    if copy == text:
        message = (
            f"Filen är en kopia av {original}, med samma innehåll. Den läses inte."
        )
        return Finding(Where(name), message, _AWAY)
    line = _first_difference(copy, text)
    message = (
        f"Filen ser ut som en kopia av {original}, men är inte likadan: den skiljer sig "
        f"från rad {line}. Den läses inte."
    )
    hint = (
        f"Jämför filerna och för över det som ska med till {original}. Flytta sedan "
        f"{name} ur mappen."
    )
    return Finding(Where(name, line), message, hint)


def _first_difference(copy: str, text: str) -> int:
    """The line, from 1, from which two texts differ."""
    lines, others = copy.split("\n"), text.split("\n")
    for number, (line, other) in enumerate(zip(lines, others, strict=False), start=1):
        if line != other:
            return number
    return min(len(lines), len(others))
