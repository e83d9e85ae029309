"""Words that differ between the report and a Word file, as a person reads them: a line
for each of the two, with the words that only it has in brackets and in colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from rich.console import Console
from rich.text import Text

from villkor.cli.render.terminal import count_of, say_line
from villkor.exchange.differing_words import Passage
from villkor.exchange.merging.word_diff import (
    ELLIPSIS,
    Piece,
    PieceKind,
    near_changes,
)

MOST_PASSAGES = 6  # of an answer that are shown
_MOST_LETTERS = 420  # of a line: five or six rows of a terminal
_MOST_WORDS = 30  # of a stretch that is in one of the two alone
_PARAGRAPH_END = " ¶ "


class Side(Struct, frozen=True):
    """One of the two: what it is called, what a passage is called that only it has,
    which words are its own, and their colour.
    """

    name: str
    alone: str
    kind: PieceKind
    colour: str


VERIFIED = (
    Side("Rapporten:  ", "Bara i rapporten: ", PieceKind.STRUCK, "bold cyan"),
    Side("Word-filen: ", "Bara i Word-filen: ", PieceKind.ADDED, "bold magenta"),
)


def print_passages(
    out: Console,
    passages: Sequence[Passage],
    indent: int,
    most: int = MOST_PASSAGES,
    sides: Sequence[Side] = VERIFIED,
) -> None:
    """Print the words that differ in an answer, with some words around them: in the
    first passages, and how many more there are.

    `sides` are the older and the newer text, as a person is to know them.
    """
    place = ""
    for passage in passages[:most]:
        if _place_words(passage) != place:
            place = _place_words(passage)
            say_line(out, place, "bold", indent=indent)
        pieces = _shown_pieces(passage.pieces)
        for line in _lines_of_sides(pieces, sides):
            say_line(out, line, indent=indent)
    left = len(passages) - most
    if left > 0:
        more = count_of(left, "ställe", "ställen")
        say_line(out, f"{ELLIPSIS} och {more} till i svaret.", indent=indent)


def _place_words(passage: Passage) -> str:
    """Where in an answer a passage stands; "" for the answer itself."""
    if not passage.row:
        return f"{passage.part}:" if passage.part else ""
    if passage.column:
        return f"rad {passage.row}, {passage.column}:"
    return f"rad {passage.row}:"


def _shown_pieces(pieces: Iterable[Piece]) -> list[Piece]:
    """As much as there is room for, of what has changed and what stands around it."""
    found: list[Piece] = []
    length = 0
    for piece in near_changes(pieces):
        text = piece.text.strip("\n").replace("\n", _PARAGRAPH_END)
        if piece.kind is not PieceKind.KEPT:
            text = _first_words(text)
        found.append(Piece(piece.kind, text))
        length += len(text)
        if length > _MOST_LETTERS:
            found.append(Piece(PieceKind.KEPT, f" {ELLIPSIS}"))
            break
    return found


def _first_words(text: str) -> str:
    """The first words of a long text, and how many more there are."""
    words = text.split(" ")
    if len(words) <= _MOST_WORDS:
        return text
    left = count_of(len(words) - _MOST_WORDS, "ord", "ord")
    return f"{' '.join(words[:_MOST_WORDS])} {ELLIPSIS} {left} till"


def _lines_of_sides(
    pieces: Sequence[Piece],
    sides: Sequence[Side],
) -> Iterator[Text]:
    """What each of the two says, or the one that says anything."""
    told = [side for side in sides if _says_anything(side, pieces)]
    for side in told:
        line = Text(side.alone if len(told) == 1 else side.name)
        for piece in pieces:
            if piece.kind is PieceKind.KEPT:
                line.append(piece.text)
            elif piece.kind is side.kind:
                words = piece.text.rstrip(" ") or piece.text
                line.append(f"[{words}]", style=side.colour)
                line.append(piece.text[len(words) :])
        yield line


def _says_anything(side: Side, pieces: Iterable[Piece]) -> bool:
    return any(piece.kind in {PieceKind.KEPT, side.kind} for piece in pieces)
