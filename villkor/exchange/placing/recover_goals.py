"""What a cell says of goals → goals by programme, as the report has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from villkor.document.blocks import Flow, ListBlock, Paragraph, block_lines
from villkor.document.to_markdown import to_markdown
from villkor.document.typed_lines import paragraph_part
from villkor.exchange.placing.labelled import (
    LabelledStretch,
    Labels,
    labelled_stretches,
    labels_of,
)
from villkor.form.model import Form, GoalProgramme
from villkor.report.values import KeyPath, Value

_NUMBER = re.compile(
    r"(?:(?:del)?mål(?:en|et)?|SDG|nr)?[ .:\u00a0]{0,3}(\d{1,2})\b[ .:–—-]{0,5}(.{0,200})",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERS = re.compile(
    r"[ ,\u00a0]{0,3}(?:mål(?:en|et)?|SDG)?[ :\u00a0]{0,3}"
    r"(\d{1,2}(?:(?:[ ,;&\u00a0]|och|samt|mål){1,9}\d{1,2}){0,30})[ .,;]{0,3}",
    re.IGNORECASE,
)
_PARTED = re.compile(r"[.,]?[ \u00a0]{0,3}(?:;[ \u00a0\n]{0,9}|\n|\Z)")
# between two goals with a number: "5 Jämställdhet, 8 Anständiga …"
_NEXT_GOAL = re.compile(
    r"(?:[,;]|[ ]och|[ ]samt)[ \u00a0]{1,3}(?=(?:mål[ ])?\d{1,2}\b)"
)
_DIGITS = re.compile(r"\d{1,2}")
_BEFORE_PROGRAMME = "(?:mål[ ](?:i|enligt|inom|från)[ ])?(?:de[nt][ ])?"
_NOT_LETTERS = re.compile(r"[\W_]+")


def goal_labels(form: Form) -> Labels:
    """The names of the form's programmes, as they are printed and as people write
    them.
    """
    words: dict[str, str] = {}
    for programme in form.programmes:
        words[programme.title.casefold()] = programme.key
        words[programme.key.casefold()] = programme.key
        meaning = form.abbreviations.meanings.get(programme.title, "").casefold()
        for name in filter(None, (meaning, _definite(meaning))):
            words[name] = programme.key
    return labels_of(words, optional=_BEFORE_PROGRAMME)


def _definite(meaning: str) -> str:
    """A name of two words as it stands in a sentence: den regionala strategin."""
    first, _, last = meaning.partition(" ")
    return f"{first}a {last}n" if last and " " not in last else ""


def recovered_goals(
    form: Form,
    labels: Labels,
    blocks: Sequence[Flow],
    key: str,
) -> dict[KeyPath, Value]:
    """What a cell says, by programme under the `key` of its field: or as a text, if it
    cannot be told to which programme something belongs.
    """
    programmes = {programme.key: programme for programme in form.programmes}
    stretches = labelled_stretches(blocks, labels)
    keys = [stretch.key for stretch in stretches]
    told = {}
    mixed = any(_names_another(form, stretch) for stretch in stretches)
    if keys and "" not in keys and len(set(keys)) == len(keys) and not mixed:
        for stretch in stretches:
            told[key, stretch.key] = _goals_in(programmes[stretch.key], stretch)
    if told and all(told.values()):
        return {path: _value(programmes[path[1]], told[path]) for path in told}
    text = to_markdown(blocks)
    return {(key,): text} if text else {}


def _names_another(form: Form, stretch: LabelledStretch) -> bool:
    """Whether another programme is named after a label: "S3: Smarta samhällen, ERUF
    PO1" may be goals of both.
    """
    if not stretch.inline:
        return False
    lines = " ".join(block_lines(stretch.blocks))
    words = f" {_NOT_LETTERS.sub(' ', lines)} "
    for programme in form.programmes:
        if programme.key != stretch.key and f" {programme.title} " in words:
            return True
    return False


def _value(programme: GoalProgramme, goals: Sequence[str]) -> Value:
    return goals[0] if programme.free else tuple(goals)


def _goals_in(programme: GoalProgramme, stretch: LabelledStretch) -> list[str]:
    """The goals of a programme, each in Markdown."""
    if programme.free:
        text = to_markdown(stretch.blocks)
        return [text] if text else []
    found: list[str] = []
    for goal in _one_by_one(stretch):
        found += _named(programme.numbered, goal)
    return found


def _one_by_one(stretch: LabelledStretch) -> Iterator[tuple[Flow, ...]]:
    """The blocks of each goal: an item of a list, or a paragraph, or what ; parts in
    one.
    """
    for block in stretch.blocks:
        if isinstance(block, ListBlock):
            yield from block.items
            continue
        start = 0
        for match in _PARTED.finditer(block.text):
            goal = paragraph_part(block, start, match.start())
            start = match.end()
            if goal.text.strip():
                yield (goal,)


def _named(numbered: Sequence[str], goal: tuple[Flow, ...]) -> list[str]:
    """A goal as the report names it: by its number, if it has one."""
    text = to_markdown(goal)
    is_line = len(goal) == 1 and isinstance(goal[0], Paragraph)
    if not numbered or not is_line:
        return [text] if text else []
    (words,) = block_lines(goal)
    several = _NUMBERS.fullmatch(words)
    if several:
        return [str(int(number)) for number in _DIGITS.findall(several[1])]
    numbers = [_number_of(numbered, each) for each in _NEXT_GOAL.split(words)]
    if all(numbers):
        return numbers
    return [" ".join(words.split())]


def _number_of(numbered: Sequence[str], words: str) -> str:
    """The number of a goal that is told by number and name, or by its name; else ""."""
    told = _NUMBER.fullmatch(words.strip())
    name = _folded(told[2] if told else words)
    number = int(told[1]) if told else 0
    for place, known in enumerate(numbered, start=1):
        same_name = name == _folded(known)
        if number in {0, place} and (same_name or (number and not name)):
            return str(place)
    return ""


def _folded(words: str) -> str:
    return _NOT_LETTERS.sub(" ", words).strip().casefold()
