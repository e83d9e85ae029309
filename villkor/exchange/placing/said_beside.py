"""What a paragraph says that the line of the form in it does not: whose words they are
is not sure.
"""

from __future__ import annotations

import re

from villkor.document.word.found import FoundParagraph
from villkor.exchange.placing.form_lines import FormLine
from villkor.exchange.placing.line_signs import stands_out
from villkor.exchange.placing.words import Words, end_of_words, words_of_line

_MUCH_MORE = 6  # words
_STATED = ".!:"
# what a question in other words than the form's begins with
_ASKING = re.compile(
    r"""
    ange | beskriv | bedöm | berätta | finns | fråga | förklara | ge | har | hur | i
    | jämför | kommentera | lista | motivera | nämn | om | på | redogör | redovisa
    | sammanfatta | specificera | svara | till | uppge | utveckla | vad | var | varför
    | vem | vid | vilka | vilken | vilket | är
    """,
    re.VERBOSE,
)


def words_beside(block: FoundParagraph, line: FormLine) -> list[str]:
    """The words of a paragraph that a line of the form does not say."""
    return [word for word in _words_in(block) if word not in line.words]


def says_more(block: FoundParagraph, line: FormLine) -> bool:
    """Whether a paragraph says much that the line of the form in it does not: that is
    no word of the form's, and is shown.
    """
    if len(words_beside(block, line)) < _MUCH_MORE:
        return False
    more = len(_words_in(block)) - len(line.words)
    return more >= _MUCH_MORE or says_other(
        block,
        line,
        _MUCH_MORE,
    )


def says_other(
    block: FoundParagraph,
    line: FormLine,
    fewest: int,
) -> bool:
    """Whether half of the words of a paragraph, and so many, are not the line's."""
    own = words_beside(block, line)
    return len(own) >= fewest and 2 * len(own) >= len(_words_in(block))


def is_statement(block: FoundParagraph, line: FormLine) -> bool:
    """Whether a paragraph makes a sentence of a question's words: "Samverkan med
    kommuner har fungerat väl." It asks nothing, but answers.
    """
    words = _words_in(block)
    if words in {(), line.words} or words[:1] == line.words[:1]:
        return False
    if _ASKING.fullmatch(words[0]):
        return False
    return block.text.rstrip()[-1:] in _STATED and not stands_out(block)


def _words_in(block: FoundParagraph) -> Words:
    """The words of a paragraph without a number before them."""
    return words_of_line(block.text[end_of_words(block.text, 0) :])
