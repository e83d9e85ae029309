"""The lines of an export that are neither the form's nor an answer's: what stands above
a table or a chart, above a row, and in the place of what is not answered.
"""

from __future__ import annotations

import re

from msgspec import Struct

from villkor.document.blocks import Role
from villkor.document.word.found import NOTE, FoundParagraph
from villkor.document.word.roles import STYLES
from villkor.exchange.own_words import EMPTY
from villkor.exchange.packets.packet_words import LAST_WORDS, question_help
from villkor.form.model import Form

_LABEL = re.compile(
    r"(?:ert |regionens )?svar\s{0,3}(?:\([^()]{1,60}\)\s{0,3})?(?::[\s_.…]{0,400})?",
    re.IGNORECASE,
)
_STYLES = {STYLES[role].casefold() for role in (Role.CAPTION, Role.SOURCE)}


class OwnLines(Struct, frozen=True):
    """The captions, the sources and the names of rows of an export, and the help to
    questions and the last line of a packet.
    """

    captions: re.Pattern[str]
    rows: re.Pattern[str]
    help_words: frozenset[str]

    def knows(
        self,
        paragraph: FoundParagraph,
        *,
        in_table: bool,
    ) -> bool:
        """Whether a paragraph is one of them. The names of rows stand only under a
        question that asks for a table (`in_table`): words like theirs may stand in an
        answer as well.
        """
        words = paragraph.text.strip()
        if is_answer_label(words) and not paragraph.controls:
            return True
        if self.is_help(words):
            return True
        if in_table and self.rows.fullmatch(words):
            return True
        return self.is_caption(paragraph)

    def is_help(self, words: str) -> bool:
        """Whether a text is help to a question, or a paragraph of it."""
        plain = " ".join(words.split())
        return bool(plain) and plain in self.help_words

    def is_caption(self, paragraph: FoundParagraph) -> bool:
        """Whether a paragraph is a caption or a source, or ends a packet, by its words
        and its looks.
        """
        return _looks_so(paragraph) and self.says_source(paragraph)

    def says_source(self, paragraph: FoundParagraph) -> bool:
        """Whether a paragraph has the words of one."""
        return self.captions.fullmatch(paragraph.text.strip()) is not None


def _looks_so(paragraph: FoundParagraph) -> bool:
    """Whether a paragraph has the style of a caption or a source, or a number that Word
    counts, or stands in a control.
    """
    counted = any(run.sequence not in {"", NOTE} for run in paragraph.runs)
    return counted or paragraph.style in _STYLES or bool(paragraph.controls)


def own_lines(form: Form) -> OwnLines:
    """Those of a form."""
    help_words: set[str] = set()
    for question in form.questions.values():
        told = [each.text for each in question_help(form, question)]
        # as the authority's own file has it
        told += [question.guidance, *question.guidance.splitlines()]
        help_words.update(" ".join(line.split()) for line in told)
    return OwnLines(
        _captions(form),
        _rows(form),
        frozenset(help_words),
    )


def _captions(form: Form) -> re.Pattern[str]:
    regions = "|".join(re.escape(region.name) for region in form.regions)
    decisions = f"beslut om anslaget {form.year} och "
    day = r"(?: senast [a-zåäö]{1,9} \d{1,2} [a-z]{1,9} \d{4})?"
    lines = [
        rf"(?:Tabell|Diagram) \d{{0,3}}\. .{{1,300}}, (?:{regions}) {form.year}",
        rf"Källa: (?:{regions}), (?:{decisions})?egen uppföljning\.",
        rf"{re.escape(LAST_WORDS)}{day}\.",
    ]
    return re.compile("|".join(lines))


def _rows(form: Form) -> re.Pattern[str]:
    """What matches the names of rows: "Insats 1 av 5", and "Insats 1", too."""
    names = set()
    for question in form.questions.values():
        if question.columns and question.columns[0].row_name:
            names.add(re.escape(question.columns[0].row_name))
    rows = "|".join(sorted(names)) or "(?!)"
    return re.compile(rf"(?:{rows}) \d{{1,3}}(?: av (?:högst )?\d{{1,3}})?[.:]?")


def is_answer_label(text: str) -> bool:
    """Whether a text only says that the answer follows: "Svar:", or "Svar"."""
    return _LABEL.fullmatch(text.strip()) is not None


def stands_for_nothing(text: str) -> bool:
    """Whether a text stands where nothing is answered."""
    return text.strip() in EMPTY
