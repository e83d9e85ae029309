"""What of the letters in a file is not as it looks → faults: in values, keys and names
alike, but not in comments, of which nothing goes into the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from villkor.base.diagnostic import Finding, Where
from villkor.base.faults import Fault, FaultKind
from villkor.base.lazy_pattern import lazy_pattern
from villkor.base.signs import (
    LOST_LETTER,
    cleaned_text,
    split_letters_in,
    strange_signs_in,
    unseen_signs_in,
)
from villkor.base.yaml.nodes import Mapping, Node, Scalar
from villkor.base.yaml.nodes import Sequence as ListNode

# `"1.1.2":`, under which all lines are, until the next key at the margin
_QUESTION = lazy_pattern(
    r"""["'](?P<quoted>[\w.]{1,24})["'][ \t]*:|(?P<bare>\d{1,2}(?:\.\d{1,2}){0,5})[ \t]*:"""
)
_KEY = re.compile(r"[^\s#-]")
_COMMENT = lazy_pattern(r"[ \t]*#")
_BULLET = lazy_pattern(r"^[ \t]*[\ue000-\uf8ff](?=\s)", re.MULTILINE)
_MENDED = "villkor check --fix rättar det."
_MOST_WORDS = 4  # of those with lost letters that a message repeats
_LONGEST_WORD = 40
_LONGEST_SEARCH = 30


class _Met(Struct):
    """The signs of one kind under a question: where the first stands, what it is, and
    how many there are.
    """

    where: Where
    what: str
    count: int = 0


def unclean_faults(saved: str, path: str) -> Iterator[Fault]:
    """Letters in two parts and signs that cannot be seen, as a file is saved: one
    finding a question, and one for what stands outside them.
    """
    met: dict[tuple[FaultKind, str], _Met] = {}
    question = ""
    for number, line in enumerate(saved.split("\n"), start=1):
        if _KEY.match(line):
            question = _question_of(cleaned_text(line))
        if line.isascii() or _COMMENT.match(line):
            continue
        for kind, offset, what in _unclean_in(line):
            signs = met.get((kind, question))
            if signs is None:
                column = len(cleaned_text(line[:offset])) + 1
                where = Where(path, number, column)
                signs = _Met(where, what)
                met[kind, question] = signs
            signs.count += 1
    for (kind, question), signs in met.items():
        yield kind, _UNCLEAN[kind](signs, question)


def _unclean_in(line: str) -> Iterator[tuple[FaultKind, int, str]]:
    letters = split_letters_in(line)
    if letters:
        offset = _first_difference(line, cleaned_text(line))
        for letter in letters:
            yield FaultKind.SPLIT_LETTER, offset, letter
    for offset, name in unseen_signs_in(line):
        yield FaultKind.UNSEEN_SIGN, offset, name


def _first_difference(line: str, other: str) -> int:
    for offset, (one, another) in enumerate(zip(line, other, strict=False)):
        if one != another:
            return offset
    return 0


def _split_finding(signs: _Met, question: str) -> Finding:
    message = f"Bokstaven ”{signs.what}” är skriven som två tecken."
    if signs.count > 1:
        message += f" {_place_name(question)} har {signs.count} sådana bokstäver."
    return Finding(signs.where, message, _MENDED, question)


def _unseen_finding(signs: _Met, question: str) -> Finding:
    message = f"Här står ett tecken som inte syns: {signs.what}."
    if signs.count > 1:
        message += f" {_place_name(question)} har {signs.count} sådana tecken."
    return Finding(signs.where, message, _MENDED, question)


def _place_name(question: str) -> str:
    if question:
        return f"Svaret på {question}"
    return "Filen"


def _question_of(line: str) -> str:
    """The question whose key begins a line, or "" if it is another key."""
    match = _QUESTION.match(line)
    if match is None:
        return ""
    return match["quoted"] or match["bare"]


_UNCLEAN = {
    FaultKind.SPLIT_LETTER: _split_finding,
    FaultKind.UNSEEN_SIGN: _unseen_finding,
}


def strange_faults(top: Node | None, text: str) -> Iterator[Fault]:
    """Lost letters and signs that only a certain font has, in the texts and keys under
    the top node of a file that has this text.
    """
    strange = strange_signs_in(text)
    if top is None or not (strange or LOST_LETTER in text):
        return
    for question, scalar in _scalars_under(top):
        if LOST_LETTER in scalar.text:
            yield FaultKind.LOST_LETTER, _lost_finding(scalar, question)
        text = scalar.text
        if scalar.style == "|":  # a bullet of Word's is told as such
            text = _BULLET.sub(_blanks_for, text)
        found = [sign for sign in text if sign in strange]
        if found:
            where = scalar.at(text.index(found[0]))
            yield FaultKind.STRANGE_SIGN, _strange_finding(where, found, question)


def _blanks_for(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _scalars_under(top: Node) -> Iterator[tuple[str, Scalar]]:
    """Every text and key, with the number of the question that it stands under."""
    if not isinstance(top, Mapping):
        yield from (("", scalar) for scalar in _all_scalars(top))
        return
    for entry in top.entries:
        question = _question_of(f"{entry.key.text}:")
        yield question, entry.key
        for scalar in _all_scalars(entry.value):
            yield question, scalar


def _all_scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case ListNode():
            for item in node.items:
                yield from _all_scalars(item)
        case Mapping():
            for entry in node.entries:
                yield entry.key
                yield from _all_scalars(entry.value)


def _lost_finding(scalar: Scalar, question: str) -> Finding:
    """Where letters are lost, and what to look for in the original: the words around
    that are whole.
    """
    text = scalar.text
    words = list(dict.fromkeys(_words_with(text, LOST_LETTER)))
    shown = ", ".join(f"”{word}”" for word in words[:_MOST_WORDS])
    if len(words) > _MOST_WORDS:
        shown += f" och {len(words) - _MOST_WORDS} ord till"
    count = text.count(LOST_LETTER)
    message = f"{count} bokstäver har gått förlorade i {shown}."
    if count == 1:
        message = f"En bokstav har gått förlorad i {shown}."
    hint = "Skriv om orden från originalet: Word-filen, mejlet eller webbsidan."
    whole = _words_to_search(text)
    if whole:
        hint += f" Sök där efter ”{whole}”."
    where = scalar.at(text.index(LOST_LETTER))
    return Finding(where, message, hint, question)


def _words_with(text: str, sign: str) -> Iterator[str]:
    for word in text.split():
        if sign in word:
            yield _shortened_word(word)


def _shortened_word(word: str) -> str:
    if len(word) <= _LONGEST_WORD:
        return word
    return f"{word[:_LONGEST_WORD]}…"


def _words_to_search(text: str) -> str:
    """The longest row of whole words on the line of the first lost letter."""
    start = text.index(LOST_LETTER)
    line_start = text.rfind("\n", 0, start) + 1
    line, _, _ = text[line_start:].partition("\n")
    rows: list[list[str]] = [[]]
    for word in line.split():
        if LOST_LETTER in word:
            rows.append([])
            continue
        longer = [*rows[-1], word]
        if len(" ".join(longer)) <= _LONGEST_SEARCH:
            rows[-1] = longer
    longest = max(rows, key=_length_of)
    return " ".join(longest).strip(".,;:")


def _length_of(words: Sequence[str]) -> int:
    return sum(map(len, words))


def _strange_finding(where: Where, found: list[str], question: str) -> Finding:
    message = (
        f"Tecknet ”{found[0]}” finns bara i typsnitt som Symbol och Wingdings, och "
        "blir en tom ruta i Word-filen."
    )
    if len(found) > 1:
        message += f" Här står {len(found)} sådana tecken."
    hint = (
        "Se i originalet vad som står där, till exempel en pil eller en bock, och "
        "skriv det med ord eller ett vanligt tecken."
    )
    return Finding(where, message, hint, question)
