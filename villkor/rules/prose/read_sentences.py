"""A sentence as a row of letters, one for each word, in which patterns of grammar are
looked for.
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct, field

from villkor.rules.prose.figure_names import FigureNames, HeldFigure, stem_of
from villkor.rules.prose.grant_words import OTHER, letter_of
from villkor.rules.prose.pattern import Pattern
from villkor.rules.prose.quantities import Quantity, mentioned_quantities
from villkor.rules.prose.sentences import Sentence

WORD_OR_SIGN = Pattern(
    r"[^\W\d_]+(?:[-:][^\W\d_]+)*|[0-9]+(?::[0-9]+)?(?:[-–][0-9]+)?|[,():–—-]"
)
_MOST_WORDS = 300  # a longer sentence is none
_LONGEST_END = 400  # letters of a sentence after the last amount or name
AMOUNT_LETTER = "Q"
_SHARE, _NAME = "S", "N"


class ReadSentence(Struct):
    """A sentence as letters, one a word, with what stands behind them by place: the
    stems of all its words, and of those that speak of something else.
    """

    code: str = ""
    quantities: dict[int, Quantity] = field(default_factory=dict)
    names: dict[int, HeldFigure] = field(default_factory=dict)
    stems: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)

    def add_words(self, text: str, year: int, own_words: Collection[str]) -> None:
        """Go on with words that are neither a quantity nor a name."""
        letters: list[str] = []
        for match in WORD_OR_SIGN.finditer(text):
            token = match[0]
            letter = letter_of(token, year, own_words)
            letters.append(letter)
            self.stems.add(stem_of(token))
            if letter == OTHER:
                self.others.add(stem_of(token))
        self.code += "".join(letters)

    def add_quantity(self, quantity: Quantity) -> None:
        """Go on with an amount or a share."""
        self.quantities[len(self.code)] = quantity
        self.code += AMOUNT_LETTER if quantity.unit == "kr" else _SHARE

    def add_name(self, held: HeldFigure, words: str) -> None:
        """Go on with a name, as it is written."""
        self.names[len(self.code)] = held
        self.stems.update(stem_of(word) for word in words.split())
        self.code += _NAME


def read_sentence(
    sentence: Sentence,
    names: FigureNames,
    year: int,
    own_words: Collection[str],
) -> ReadSentence | None:
    """A sentence read. None, if it has no quantity, or has no end."""
    spans = _spans(sentence, names)
    if not spans:
        return None
    text, done, stop = sentence.text, sentence.start, sentence.stop
    read = ReadSentence()
    for begin, end, what in spans:
        if begin < done:
            continue
        read.add_words(text[done:begin], year, own_words)
        if isinstance(what, Quantity):
            read.add_quantity(what)
        else:
            read.add_name(what, text[begin:end])
        done = end
        if len(read.code) > _MOST_WORDS:
            return None
    read.add_words(text[done : min(stop, done + _LONGEST_END)], year, own_words)
    return read if read.quantities else None


def _spans(
    sentence: Sentence,
    names: FigureNames,
) -> list[tuple[int, int, Quantity | HeldFigure]]:
    """The quantities and names of a sentence in its order, and where each stands."""
    text, start, stop = sentence.text, sentence.start, sentence.stop
    found: list[tuple[int, int, Quantity | HeldFigure]] = [
        (one.start, one.stop, one) for one in mentioned_quantities(text, start, stop)
    ]
    if found:
        for begin, end, held in names.named_in(text, start, stop):
            after = text[end : end + 2].strip(" *_")[:1]
            if not held.is_common or after in {":", "("}:
                found.append((begin, end, held))
    return sorted(found, key=lambda span: span[:2])
