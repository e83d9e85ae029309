"""Boxes for yes and no, and what is asked of whoever ticks either."""

from __future__ import annotations

import re

from msgspec import Struct

from villkor.authoring.blanks.blank_lines import BOX, BlankLine
from villkor.authoring.blanks.wordings import folded, plain_words

_CHOICE = re.compile(
    rf"""
    (?: {BOX} \s{{0,3}} )? (?P<first> ja | nej ) \b [\s.:]{{0,3}} (?: {BOX} )?
    (?: [\s/,;|.:–—-]{{0,5}} (?: eller \s{{1,3}} )? (?: {BOX} \s{{0,3}} )?
        (?P<second> ja | nej ) \b [\s.:]{{0,3}} (?: {BOX} )? )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AT_END = re.compile(
    rf"""
    (?: {BOX} \s{{0,3}} )? \b (?: ja ) \b [\s.:]{{0,3}} (?: {BOX} )?
    [\s/,;|.:–—-]{{0,5}} (?: eller \s{{1,3}} )? (?: {BOX} \s{{0,3}} )?
    nej \b [\s.:]{{0,3}} (?: {BOX} )? \s{{0,3}} $
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FOLLOW_UP = re.compile(
    r"""
    [(]?
    (?: om | vid | ifall )
    (?: \s (?: ni | du | regionen | svaret | svarat | svarar | har | är | på | frågan
        | fråga | \d[\w.]{0,9} | ovan | ett ) ){0,5}
    \s [”"']? (?P<word> ja | nej ) \b
    """,
    re.VERBOSE,
)
_LABEL = re.compile(r"^svar[ ]?: {0,3}", re.IGNORECASE)
_ASKED_FOR = re.compile(
    r"[(\[] ?ja ?(?:/|,|eller) ?nej ?[)\]]|\bsvara (?:med )?ja eller nej\b"
)
_SENTENCES = re.compile(r"(?<=[.?!:]) (?=(?:Om|Vid|Ifall|\(Om) )")
_JOINERS = " .:,;–—-/"
_OTHER_WORDS = re.compile(rf"{BOX}\s{{0,3}}([^{BOX}\s][^{BOX}]{{0,80}})")


class StatedChoice(Struct, frozen=True):
    """What a line offers: yes, no or both, and the words after that."""

    yes: bool
    no: bool
    after: str
    boxed: bool


def choice_of_line(line: BlankLine) -> StatedChoice | None:
    """What a line offers to choose from; None: it is no such line."""
    offered = {folded(choice) for choice in line.choices}
    if {"ja", "nej"} <= offered and not line.words:
        return StatedChoice(
            yes=True,
            no=True,
            after="",
            boxed=True,
        )
    words = _LABEL.sub("", line.words)
    found = _CHOICE.match(words)
    if found is None or line.number:
        return None
    first, second = found["first"].casefold(), (found["second"] or "").casefold()
    after = words[found.end() :].strip(_JOINERS)
    boxed = BOX in found[0]
    alone = not after and not words.endswith("?")
    if not boxed and not alone:
        return None
    named = {first, second}
    return StatedChoice(
        "ja" in named,
        "nej" in named,
        after,
        boxed,
    )


def is_choice(line: BlankLine) -> bool:
    """Whether a line offers yes, no or both."""
    return choice_of_line(line) is not None


def follow_up_word(text: str) -> str:
    """Whether a line goes on from "ja" or "nej"; "" if it does neither."""
    found = _FOLLOW_UP.match(folded(text))
    return found["word"] if found else ""


def is_follow_up(text: str) -> bool:
    """Whether a line goes on from yes or no."""
    return bool(follow_up_word(text))


def asks_for_choice(words: str) -> bool:
    """Whether the words of a question say that it is answered by yes or no."""
    return bool(_ASKED_FOR.search(folded(words)))


def split_choice(words: str) -> tuple[str, bool]:
    """The words of a question without the boxes for yes and no after them, and whether
    there were any.
    """
    found = _AT_END.search(words)
    if found is None or not words[: found.start()].strip():
        return words, False
    before = words[: found.start()].rstrip()
    boxed = BOX in found[0]
    if not boxed and not before.endswith(("?", ".", ":")):
        return words, False
    return before, True


def split_follow_ups(words: str) -> tuple[str, dict[str, str]]:
    """The words of a question, and what it goes on with for yes and for no."""
    sentences = _SENTENCES.split(words)
    question = sentences[0]
    found: dict[str, str] = {}
    for sentence in sentences[1:]:
        word = follow_up_word(sentence)
        if word and word not in found:
            found[word] = sentence
        elif found:
            last = [*found][-1]
            found[last] += f" {sentence}"
        else:
            question += f" {sentence}"
    return question, found


def other_boxes(line: BlankLine) -> list[str]:
    """What else than yes and no has a box in a line."""
    words = []
    for found in _OTHER_WORDS.finditer(line.words):
        word = plain_words(found[1]).strip(_JOINERS)
        if word and not _CHOICE.match(word):
            words.append(word)
    return words
