"""Mål i tabellernas rader som inte finns.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from villkor.base.diagnostic import Finding
from villkor.base.hints import closest, did_you_mean
from villkor.base.listed_words import listed_words
from villkor.base.yaml.nodes import Text
from villkor.form.model import GoalProgramme, Question
from villkor.report.answers import Goals
from villkor.report.model import Report
from villkor.report.texts import table_rows
from villkor.rules.prose.pattern import Pattern
from villkor.rules.prose.placeholders import ELLIPSIS

# 8.2, 8.a, delmål 8.2
_TARGET = Pattern(
    r"(?i)(?:(?:del)?mål\s{1,4})?(?P<goal>[0-9]{1,2})[.,](?:[0-9]{1,2}|[a-z])\b\.?",
)
_NUMBER = Pattern(r"[0-9]{1,4}")
_ONLY_NUMBERS = Pattern(r"(?i)(?:[0-9\s,;/&+–.-]|mål|och|samt|eller|till)+")
_RANGE = Pattern(r"[0-9]\s?[–-]\s?[0-9]")
# mål 8, 8. Anständiga arbetsvillkor, SDG 8, 08
_WITH_WORDS = Pattern(
    r"(?i)(?:mål|goal|sdg|nr|#|\s){0,4}0?(?P<goal>[0-9]{1,2})\b(?!\s*%)"
)
_COVER = "\N{OBJECT REPLACEMENT CHARACTER}"


def _named_goals(report: Report) -> Iterator[tuple[Question, str, Text]]:
    """Every goal of every row, with its question and the key of its programme."""
    for question, row in table_rows(report):
        for cell in row.cells.values():
            if not isinstance(cell, Goals):
                continue
            for key, texts in cell.by_programme:
                for text in texts:
                    yield question, key, text


def unknown_numbered_goal(report: Report) -> Iterator[Finding]:
    """Ett mål i Agenda 2030 har ett nummer eller namn som inte finns.

    Varför: målen är 1–17, och mottagaren räknar vilka mål som insatserna bidrar till.
    Fel: `agenda2030: [8, 18]`
    Rätt: `agenda2030: [8, 17]`
    """
    numbered = {
        programme.key: programme
        for programme in report.form.programmes
        if programme.numbered
    }
    for question, key, text in _named_goals(report):
        programme = numbered.get(key)
        if programme is None:
            continue
        word, names = text.text.strip(), programme.numbered
        numbers = {str(number) for number in range(1, len(names) + 1)}
        if word not in numbers and word not in names and word != ELLIPSIS:
            message, hint = _wrong_number(programme, word)
            yield Finding(text.where, message, hint, question.id)


def _wrong_number(programme: GoalProgramme, word: str) -> tuple[str, str]:
    """What is said of something that is neither a goal's number nor its name."""
    names = programme.numbered
    most = len(names)
    goal = _goal_in(_TARGET.fullmatch(word), most)
    if goal:
        message = f"”{word}” är ett delmål. Målet är {goal}."
        return message, f"Skriv {goal}. Vilket delmål det gäller kan stå i texten."
    several = _several_goals(word, most)
    if several:
        listed = ", ".join(map(str, several))
        message = f"”{word}” är flera mål, men läses som ett."
        return message, f"Skriv dem med komma mellan inom hakparentes: [{listed}]."
    goal = _goal_in(_WITH_WORDS.match(word), most)
    if goal:
        message = f"”{word}” är varken ett måls nummer eller dess namn."
        return message, f"Skriv bara numret: {goal}."
    message = f"{programme.title} har inget mål ”{word}”."
    example = f"Skriv nummer från 1 till {most} inom hakparentes, till exempel [8, 9]."
    name = closest(word, names)
    if name:
        return message, f"Menade du ”{name}”? Skriv {names.index(name) + 1}."
    return message, example


def _goal_in(match: re.Match[str] | None, most: int) -> int:
    """The number of the goal that is meant, 0 if there is none of it."""
    if match is None:
        return 0
    goal = int(match["goal"])
    if goal > most:
        return 0
    return goal


def _several_goals(word: str, most: int) -> list[int]:
    """The goals of a text that holds nothing but several of them."""
    if not _ONLY_NUMBERS.fullmatch(word):
        return []
    numbers: list[int] = []
    for written in _NUMBER.finditer(word):
        number = int(written[0])
        if number <= most:
            numbers.append(number)
    if len(numbers) == 1:
        return []
    if _RANGE.search(word) and numbers[0] < numbers[1]:
        first, last, *_ = numbers
        return list(range(first, last + 1))
    return numbers


def goal_outside_register(report: Report) -> Iterator[Finding]:
    """Ett mål finns inte i rapportens register över mål (`mål:` i rapport.yaml).

    Varför: samma mål ska heta likadant i hela rapporten. Är registret tomt för ett
    program prövas inga namn.
    Fel: `rus: [Smarta, hållbara innovationer]`, som YAML läser som två mål.
    Rätt: `rus:` och målets hela namn på en egen rad med bindestreck.
    """
    # the halves of a split name stand on one line, and are told once
    told: set[tuple[str, int, str]] = set()
    for question, key, text in _named_goals(report):
        known = report.settings.goals.get(key, ())
        word = text.text.strip()
        if not known or word in known:
            continue
        whole = _split_name(word, known)
        halves = (text.where.path, text.where.line, whole)
        if halves in told:
            continue
        message = f"Målet ”{word}” finns inte under mål i rapport.yaml."
        hint = f"Menade du ”{whole}”? Skriv namnet på en egen rad med bindestreck."
        if whole:
            told.add(halves)
        else:
            message, hint = _unlisted_goal(report, key, word, message)
        yield Finding(text.where, message, hint, question.id)


def _unlisted_goal(
    report: Report,
    key: str,
    word: str,
    message: str,
) -> tuple[str, str]:
    """What is said of a name that is no goal of its programme: it may be several, one
    and something more, or one of another programme.
    """
    goals = report.settings.goals
    inside = _goals_inside(word, goals[key])
    if len(inside) > 1:
        said = "Här står flera mål på samma rad."
        listed = listed_words([f"”{name}”" for name in inside])
        return said, f"Skriv dem på var sin rad med bindestreck före: {listed}."
    if inside:
        return message, f"Menade du ”{inside[0]}”? Skriv bara målets namn."
    for other, names in goals.items():
        if other != key and word in names:
            return message, f"Det är ett mål under {other}. Flytta det dit."
    otherwise = (
        "Skriv målet så som det står under mål: i rapport.yaml, eller lägg till det "
        "där."
    )
    return message, did_you_mean(word, goals[key], otherwise)


def _goals_inside(word: str, names: Sequence[str]) -> list[str]:
    """The goals whose names stand in a text, in its order, the longest where one is in
    another.
    """
    text = " ".join(word.split()).casefold()
    found: dict[int, str] = {}
    for name in sorted(names, key=len, reverse=True):
        small = name.casefold()
        at = text.find(small)
        if small and at >= 0:
            found[at] = name
            after = text[at + len(small) :]
            covered = _COVER * len(small)
            text = text[:at] + covered + after
    return [found[at] for at in sorted(found)]


def _split_name(part: str, names: Iterable[str]) -> str:
    """The name of which a part stands between commas, or ""."""
    for name in names:
        if f", {part}" in f", {name}" and name != part:
            return name
    return ""
