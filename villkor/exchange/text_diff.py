"""What two documents that answer the same form say, and where one of them differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from villkor.document.word.package import Package
from villkor.document.word.read_blocks import read_blocks
from villkor.exchange.by_question import COVER, by_question, spoken_lines
from villkor.exchange.placing.lines_under import lines_under
from villkor.form.model import Form


class Said(Struct, frozen=True):
    """What a document says: every line, what stands under each question and heading,
    and in each tagged part of a question. What is `reworded` is asked in other words.
    """

    lines: frozenset[str]
    under: Mapping[str, list[str]]
    tagged: Mapping[str, Mapping[str, list[str]]]
    reworded: frozenset[str] = frozenset()


def said_by(
    form: Form,
    words: Iterable[str],
    tags: Mapping[str, Iterable[str]],
) -> Said:
    """What is said by the lines of a document, and by those of its tagged parts (by
    key).
    """
    lines = spoken_lines(words)
    parts: dict[str, dict[str, list[str]]] = {}
    for key, inside in tags.items():
        question, *_ = key.split(":")
        parts.setdefault(question, {})[key] = spoken_lines(inside)
    return Said(frozenset(lines), by_question(form, lines), parts)


def said_anywhere(form: Form, said: Said, package: Package) -> Said:
    """What a Word file says, where not all of its headings and questions are written as
    an export writes them: with numbers of their own, or in other words.
    """
    names = {heading.text for heading in form.headings.values()}
    names |= form.questions.keys()
    if names <= said.under.keys():
        return said
    found = lines_under(form, read_blocks(package))
    if found.under.keys() <= said.under.keys():
        return said
    return replace(said, under=found.under, reworded=frozenset(found.reworded))


def is_same_answer(key: str, want: Said, found: Said) -> bool:
    """Whether an answer is the same: what stands under its question, or else in the
    parts with its tags.

    Tags hold where someone has written beside the answer or changed the question, and
    the place where a program has lost the tags.
    """
    wanted = want.under.get(key, [])
    if key in found.under and found.under[key] == wanted:
        return True
    if key in found.tagged:
        return found.tagged[key] == want.tagged.get(key)
    if key in found.under:
        return False
    return found.lines.issuperset(wanted)


def differing_questions(form: Form, want: Said, found: Said) -> frozenset[str]:
    """The questions whose answers are not the same."""
    differing = [key for key in form.questions if not is_same_answer(key, want, found)]
    return frozenset(differing)


def answer_words(key: str, found: Said) -> list[str]:
    """What stands under a question, or else in the parts with its tags."""
    words = list(found.under.get(key, ()))
    if not words:
        for part in found.tagged.get(key, {}).values():
            words += part
    return words


def lacking_lines(form: Form, want: Said, found: Said) -> Iterator[str]:
    """What should stand outside the answers and does not: questions, headings and what
    is told on the cover and under headings.
    """
    for name, words in want.under.items():
        question = form.questions.get(name)
        if name != COVER and not _asks(found, name):
            yield form.printed(question) if question else name
        if question:
            continue
        for line in words:
            if line not in found.lines:
                yield line


def _asks(found: Said, name: str) -> bool:
    """Whether a question or heading is there, in its own words."""
    return name in found.under and name not in found.reworded


def added_lines(form: Form, want: Said, found: Said) -> Iterator[tuple[str, str]]:
    """The lines of the Word file that the report does not have, or not so many times,
    beside the answers that differ.
    """
    differing = set()
    for name in {*want.under, *found.under} & form.questions.keys():
        if not is_same_answer(name, want, found):
            differing.add(name)
    left: Counter[str] = Counter()
    for name, words in want.under.items():
        if name not in differing:
            left.update(words)
    for name, words in found.under.items():
        if name in differing:
            continue
        for line in words:
            left[line] -= 1
            if left[line] < 0:
                yield line, name
