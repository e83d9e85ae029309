"""The lines of an export that are neither the form's nor an answer's: what stands above
a table or a chart, above a row, and in the place of what is not answered.
"""

from __future__ import annotations

import re

from msgspec import Struct

from villkor.exchange.own_words import EMPTY
from villkor.exchange.packets.packet_words import LAST_WORDS, question_help
from villkor.form.model import Form


class OwnLines(Struct, frozen=True):
    """The captions, the sources and the names of rows of an export, and the help to
    questions and the last line of a packet.
    """

    pattern: re.Pattern[str]
    help_words: frozenset[str]

    def knows(self, words: str) -> bool:
        """Whether a line is one of them."""
        return words in self.help_words or self.pattern.fullmatch(words) is not None


def own_lines(form: Form) -> OwnLines:
    """Those of a form."""
    help_words: set[str] = set()
    for question in form.questions.values():
        help_words.update(each.text for each in question_help(form, question))
    return OwnLines(_pattern(form), frozenset(help_words))


def _pattern(form: Form) -> re.Pattern[str]:
    regions = "|".join(re.escape(region.name) for region in form.regions)
    names = {
        question.columns[0].row_name
        for question in form.questions.values()
        if question.columns
    }
    rows = "|".join(re.escape(name) for name in sorted(names - {""}))
    decisions = f"beslut om anslaget {form.year} och "
    lines = [
        rf"(?:Tabell|Diagram) \d{{0,3}}\. .{{1,300}}, (?:{regions}) {form.year}",
        rf"Källa: (?:{regions}), (?:{decisions})?egen uppföljning\.",
    ]
    day = r"(?: senast [a-zåäö]{1,9} \d{1,2} [a-z]{1,9} \d{4})?"
    lines.append(rf"{re.escape(LAST_WORDS)}{day}\.")
    if rows:
        lines.append(rf"(?:{rows}) \d{{1,3}}(?: av (?:högst )?\d{{1,3}})?[.:]?")
    return re.compile("|".join(lines))


def stands_for_nothing(text: str) -> bool:
    """Whether a text stands where nothing is answered."""
    return text.strip() in EMPTY
