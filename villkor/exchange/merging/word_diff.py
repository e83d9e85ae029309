"""What differs between two texts, in words: pieces that are kept, struck or added.

A text may hold Markdown. Its marks, references and addresses are never cut in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum, auto

from msgspec import Struct

from villkor.exchange.merging.matched import Replaced, changes_between

# a word or a sign, and the blanks after it
_TOKEN = re.compile(
    r"""
    (?P<core>
        \{ (?: siffra | tabell | diagram ) [^{}]{0,200} \}
        | \]\( [^()\s]{1,2000} \)                       # the address of a link
        | \]\{ [a-z]{2} \}                              # the language of words
        | [*_]{1,3}
        | [^\W_]+ (?: [-'’.,:/@] [^\W_]+ ){0,20}        # S3, bl.a, 58,7, e-post
        | [^\w\s*]                                      # any other sign
        | \A (?= \s )
    )
    (?P<blanks> \s* )
    """,
    re.VERBOSE,
)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
# letters that are kept between two changes are no landmark if they are fewer than this
# share of those of each
_LANDMARK = 0.25
ELLIPSIS = "…"


class PieceKind(Enum):
    """What has become of a piece of a text."""

    KEPT = auto()
    STRUCK = auto()
    ADDED = auto()


class Piece(Struct, frozen=True):
    """Some words, and what has become of them."""

    kind: PieceKind
    text: str


class _Pieces:
    """Pieces that are put together from the beginning on."""

    def __init__(self) -> None:
        self._done: list[Piece] = []
        self._kept: list[str] = []
        self._struck: list[str] = []
        self._added: list[str] = []

    def keep(self, text: str) -> None:
        """Go on with words that are in both."""
        if text:
            self._end_change()
            self._kept.append(text)

    def exchange(self, old: str, new: str) -> None:
        """Go on with words that others have come in the place of."""
        if old == new:
            self.keep(old)
        else:
            self._end_kept()
            self._struck.append(old)
            self._added.append(new)

    def all(self) -> tuple[Piece, ...]:
        """The pieces, of which no two neighbours are of one kind."""
        self._end_change()
        self._end_kept()
        return tuple(self._done)

    def _end_kept(self) -> None:
        self._add(PieceKind.KEPT, "".join(self._kept))
        self._kept = []

    def _end_change(self) -> None:
        """End a change. Blanks that both end with are kept."""
        old, new = "".join(self._struck), "".join(self._added)
        self._struck, self._added = [], []
        blanks = _common_blanks_after(old, new)
        self._add(PieceKind.STRUCK, old.removesuffix(blanks))
        self._add(PieceKind.ADDED, new.removesuffix(blanks))
        if blanks:
            self._kept.append(blanks)

    def _add(self, kind: PieceKind, text: str) -> None:
        if text:
            self._done.append(Piece(kind, text))


def _common_blanks_after(old: str, new: str) -> str:
    """The blanks that both texts end with."""
    number = 0
    for one, other in zip(reversed(old), reversed(new), strict=False):
        if one != other or not one.isspace():
            break
        number += 1
    return old[len(old) - number :]


class _Tokens:
    """A text as words and signs, each with the blanks after it."""

    def __init__(self, text: str) -> None:
        self.cores: list[str] = []
        self.blanks: list[str] = []
        for match in _TOKEN.finditer(text):
            self.cores.append(match["core"])
            self.blanks.append(match["blanks"])

    def text(self, start: int, stop: int) -> str:
        """What stands in a part of it."""
        words: list[str] = []
        for place in range(start, stop):
            words += (self.cores[place], self.blanks[place])
        return "".join(words)

    def letters(self, start: int, stop: int) -> int:
        """How many letters and digits there are in a part of it."""
        cores = self.cores[start:stop]
        return sum(len(core) for core in cores if core[:1].isalnum())


def diff_words(old: str, new: str) -> tuple[Piece, ...]:
    """The two texts in pieces: those kept and struck are the old text, letter for
    letter, and those kept and added the new one.

    What is struck stands before what is added in its place. Takes time in proportion
    to the texts, and a little more.
    """
    old_lines, new_lines = _LINE.findall(old), _LINE.findall(new)
    pieces = _Pieces()
    done = 0
    for change in changes_between(old_lines, new_lines):
        pieces.keep("".join(old_lines[done : change.old]))
        struck = "".join(old_lines[change.old : change.old_stop])
        added = "".join(new_lines[change.new : change.new_stop])
        _diff_passage(pieces, struck, added)
        done = change.old_stop
    pieces.keep("".join(old_lines[done:]))
    return pieces.all()


def near_changes(
    pieces: Iterable[Piece],
    words: int = 8,
) -> tuple[Piece, ...]:
    """The pieces with as many words as that of what is kept before and after each
    change, on one line; an ellipsis stands for the rest.

    Nothing is left of what has no change.
    """
    whole = tuple(pieces)
    if all(piece.kind is PieceKind.KEPT for piece in whole):
        return ()
    last = len(whole) - 1
    found: list[Piece] = []
    for number, piece in enumerate(whole):
        if piece.kind is not PieceKind.KEPT:
            found.append(piece)
            continue
        before = 0 if number == 0 else words
        after = 0 if number == last else words
        text = _shortened(piece.text, before, after)
        found.append(Piece(PieceKind.KEPT, text))
    return tuple(found)


def _shortened(
    text: str,
    first: int,
    last: int,
) -> str:
    """A text with its first and last words alone."""
    tokens = text.split()
    if len(tokens) <= first + last:
        return text
    blanks_before = text[: len(text) - len(text.lstrip())]
    blanks_after = text[len(text.rstrip()) :]
    end = tokens[len(tokens) - last :]
    shown = " ".join([*tokens[:first], ELLIPSIS, *end])
    if first:
        shown = f"{blanks_before}{shown}"
    if last:
        shown = f"{shown}{blanks_after}"
    return shown


def _diff_passage(
    pieces: _Pieces,
    old: str,
    new: str,
) -> None:
    """Go on with two passages that have no line in common."""
    before, after = _Tokens(old), _Tokens(new)
    changes = changes_between(before.cores, after.cores)
    old_done = new_done = 0
    length = len(before.cores)
    end = Replaced(
        length,
        length,
        len(after.cores),
        len(after.cores),
    )
    for change in [
        *_with_landmarks(
            before,
            after,
            changes,
        ),
        end,
    ]:
        while old_done < change.old:
            pieces.keep(before.cores[old_done])
            pieces.exchange(before.blanks[old_done], after.blanks[new_done])
            old_done += 1
            new_done += 1
        pieces.exchange(
            before.text(change.old, change.old_stop),
            after.text(change.new, change.new_stop),
        )
        old_done, new_done = change.old_stop, change.new_stop


def _with_landmarks(
    before: _Tokens,
    after: _Tokens,
    changes: list[Replaced],
) -> list[Replaced]:
    """The changes, those as one between which there is next to nothing: a sign alone,
    or a short word in the midst of others.
    """
    found: list[Replaced] = []
    for change in changes:
        last = found[-1] if found else None
        if last is None:
            found.append(change)
            continue
        between = before.letters(last.old_stop, change.old)
        least = min(
            _size(
                before,
                after,
                last,
            ),
            _size(
                before,
                after,
                change,
            ),
        )
        if between < least * _LANDMARK or not between:
            found[-1] = Replaced(
                last.old,
                change.old_stop,
                last.new,
                change.new_stop,
            )
        else:
            found.append(change)
    return found


def _size(
    before: _Tokens,
    after: _Tokens,
    change: Replaced,
) -> int:
    """The letters that a change strikes or adds, whichever are more."""
    return max(
        before.letters(change.old, change.old_stop),
        after.letters(change.new, change.new_stop),
    )
