"""The loss ledger of a Word file that comes home: every character of it went into an
answer, is the form's own, or is told to have no place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from villkor.base.diagnostic import UserError
from villkor.document.blocks import DRAFT_MARK
from villkor.document.word.found import (
    Beside,
    FoundBeside,
    FoundBlock,
    FoundParagraph,
    FoundTable,
    paragraphs_in,
)
from villkor.exchange.placing.places import Placed
from villkor.exchange.placing.recovered import Recovered

_WHAT = {
    Beside.HEADER: "sidhuvud",
    Beside.FOOTER: "sidfot",
    Beside.HIDDEN: "dold text",
    Beside.PICTURE: "bild",
    Beside.CHART: "diagram",
    Beside.OBJECT: "inbäddat objekt",
    Beside.DOCUMENT: "inbäddat dokument",
}
_WORD = re.compile(r"[^\W\d_]+")
_PAGE_WORDS = {"sida", "sid", "av", DRAFT_MARK.casefold()}
_LONGEST = 60  # characters of a neighbour that are shown
_CUT = "…"


class Unplaced(Struct, frozen=True):
    """What has no place in the report: its words, what it is (in Swedish), the last of
    the form's words before it, and the words right before and after it.
    """

    words: str
    what: str
    under: str = ""
    before: str = ""
    after: str = ""


class Ledger(Struct, frozen=True):
    """How many characters, not counting blanks, went into answers, are the form's own,
    and have no place; and what that is.
    """

    placed: int
    official: int
    unplaced_letters: int
    unplaced: tuple[Unplaced, ...]

    @property
    def letters(self) -> int:
        """All characters of the file."""
        return self.placed + self.official + self.unplaced_letters


def make_ledger(
    placed: Placed,
    recovered: Recovered,
    strange: frozenset[int] = frozenset(),
) -> Ledger:
    """The ledger of a file. `strange` are the places on its cover that say what neither
    the form nor the report does.

    Comments are not in it: they are no part of the text. Raises UserError if the three
    counts do not add up to the characters that the file holds, counted otherwise.
    """
    found = placed.found
    own = placed.official | (frozenset(placed.cover) - strange)
    counts = {"placed": 0, "official": 0, "unplaced": 0}
    lost: set[int] = set()
    for paragraph in paragraphs_in(found.blocks):
        kind = "unplaced"
        if paragraph.place in recovered.used:
            kind = "placed"
        elif paragraph.place in own:
            kind = "official"
        elif paragraph.text.strip():
            lost.add(paragraph.place)
        counts[kind] += letters_of(paragraph.text)
    for beside in found.beside:
        if beside.kind is Beside.HIDDEN:
            counts["unplaced"] += letters_of(beside.text)
    places = _Neighbours(found.blocks, placed.official, strange)
    unplaced = [*places.unplaced(lost), *_beside(placed, recovered, places)]
    ledger = Ledger(
        counts["placed"],
        counts["official"],
        counts["unplaced"],
        tuple(unplaced),
    )
    _refuse_difference(ledger.letters, found.letters)
    return ledger


def _refuse_difference(counted: int, letters: int) -> None:
    """Raise UserError if two ways of counting a file differ."""
    if counted != letters:
        raise UserError(
            f"villkor har hittat {counted} tecken i Word-filen, men den har {letters}. "
            "Därför har inget lästs in.",
            "Det är ett fel i villkor: rapportera det gärna.",
        )


def letters_of(text: str) -> int:
    """How many characters that are no blanks a text has."""
    return sum(map(len, text.split()))


class _Neighbours:
    """The paragraphs of a file in order, and what stands around each of them."""

    def __init__(
        self,
        blocks: Sequence[FoundBlock],
        official: frozenset[int],
        strange: frozenset[int],
    ) -> None:
        self._spoken: list[tuple[FoundParagraph, str]] = []
        self._under: dict[int, str] = {}
        self._index: dict[int, int] = {}
        under = ""
        for paragraph, what in _kinds(blocks):
            if paragraph.place in official and what == "stycke":
                under = paragraph.text.strip() or under
            self._under[paragraph.place] = under
            self._index[paragraph.place] = len(self._spoken)
            if paragraph.place in strange:
                what = "framsidan"  # noqa: PLW2901
            if paragraph.text.strip():
                self._spoken.append((paragraph, what))

    def unplaced(self, lost: set[int]) -> Iterator[Unplaced]:
        """What is lost, in the order of the file."""
        for paragraph, what in self._spoken:
            if paragraph.place in lost:
                yield self.around(paragraph.text.strip(), what, paragraph.place)

    def around(self, words: str, what: str, place: int | None) -> Unplaced:
        """Words that stand at a place, or nowhere, with their neighbours."""
        if place is None or place not in self._index:
            return Unplaced(words, what)
        index = self._index[place]
        before = self._spoken[index - 1][0].text.strip() if index else ""
        itself = self._spoken[index : index + 1]
        following = index
        if itself and itself[0][0].place == place:
            following += 1
        after = ""
        for paragraph, _ in self._spoken[following : following + 1]:
            after = paragraph.text.strip()
        cut_before = _CUT + before[-_LONGEST:] if len(before) > _LONGEST else before
        cut_after = after[:_LONGEST] + _CUT if len(after) > _LONGEST else after
        return Unplaced(words, what, self._under[place], cut_before, cut_after)


def _kinds(blocks: Sequence[FoundBlock]) -> Iterator[tuple[FoundParagraph, str]]:
    """Each paragraph, and what it is."""
    for block in blocks:
        what = "tabellcell" if isinstance(block, FoundTable) else "stycke"
        for paragraph in paragraphs_in((block,)):
            yield paragraph, "textruta" if paragraph.boxed else what


def _beside(
    placed: Placed,
    recovered: Recovered,
    places: _Neighbours,
) -> Iterator[Unplaced]:
    """What stands beside the text, and is neither ours nor told elsewhere."""
    shown = {line for lines in recovered.illustrations.values() for line in lines}
    shown |= {note.words for note in recovered.notes}
    cover = _words_of(placed)
    for beside in placed.found.beside:
        if beside.kind is Beside.COMMENT:
            continue
        if beside.kind in {Beside.HEADER, Beside.FOOTER} and _is_known(beside, cover):
            continue
        if beside.kind is Beside.CHART and beside.text in shown:
            continue
        yield places.around(beside.text.strip(), _WHAT[beside.kind], beside.near)


def _words_of(placed: Placed) -> Mapping[str, None]:
    """The words of the cover and of the form."""
    own = placed.official | frozenset(placed.cover)
    words: dict[str, None] = {}
    for paragraph in paragraphs_in(placed.found.blocks):
        if paragraph.place in own:
            words |= dict.fromkeys(_WORD.findall(paragraph.text.casefold()))
    return words


def _is_known(beside: FoundBeside, words: Mapping[str, None]) -> bool:
    """Whether a header or footer says nothing that does not stand in the text: the
    report's title, and the number of the page.
    """
    said = _WORD.findall(beside.text.casefold())
    return all(word in words or word in _PAGE_WORDS for word in said)
