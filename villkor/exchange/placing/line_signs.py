"""What a paragraph looks like, and whether it goes on with a line of the form."""

from __future__ import annotations

from villkor.document.word.found import FoundParagraph
from villkor.exchange.placing.form_lines import FormLine
from villkor.exchange.placing.line_index import LineIndex
from villkor.exchange.placing.words import said_line, words_of_line

_APPENDIX = {("bilaga",), ("bilagor",)}
_STYLES = {"fråga", "följdfråga", "rättslig grund"}


def stands_out(paragraph: FoundParagraph) -> bool:
    """Whether a paragraph looks as headings and questions do."""
    if paragraph.level or paragraph.style in _STYLES:
        return True
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def heads_appendix(paragraph: FoundParagraph) -> bool:
    """Whether a paragraph is the heading of an appendix."""
    words = words_of_line(paragraph.text)
    return words[0:1] in _APPENDIX and stands_out(paragraph)


def goes_on(
    line: FormLine,
    text: str,
    done: int,
    index: LineIndex,
) -> int:
    """How many words of a line of the form have been said after some text, of which
    `done` were said before it; `done` itself if the text is none of it.
    """
    words = said_line(text, index.longest).words
    rest = line.words[done:]
    if words and rest[: len(words)] == words:
        return done + len(words)
    return done
