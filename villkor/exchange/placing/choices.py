"""Ja or nej: which of the two is ticked, or written, in a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from villkor.document.blocks import Run
from villkor.document.word.found import FoundParagraph

_PIECE = re.compile(
    r"""
    (?P<word> (?: ja | nej ) \b )
    | (?P<tick> [☒☑🗹✓✔✗✘⊠■●◉] | [\[(] \s? [xX✓✔] \s? [\])] | \b [xX] \b )
    | (?P<box> [☐□▢○◯] | [\[(] \s{0,3} [\])] | _{2,10} )
    | (?P<colon> : )
    | (?P<between> [\s/,;|–—-] | \b (?: eller | svar ) \b )
    | (?P<end> [.!] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BOTH = 2
_MOST_PIECES = 12
_SPACES = re.compile(r"\s{1,99}")


class Choice(Struct, frozen=True):
    """What a line says: whether yes and no are ticked (None: they have no box), or are
    only written (`named`).

    `end` is where in the line that ends, and `whole` whether nothing follows it; `firm`
    if there is a box, or the word is a sentence, and `bold` if the words are.
    """

    yes: bool | None
    no: bool | None
    named: tuple[bool, ...]
    end: int
    whole: bool
    firm: bool
    bold: bool = False

    @property
    def boxed(self) -> bool:
        """Whether there is a box."""
        return self.yes is not None or self.no is not None


def choice_in(paragraph: FoundParagraph) -> Choice | None:
    """What the beginning of a paragraph says of ja and nej; None: nothing."""
    shown = "".join(map(_shown, paragraph.runs))
    choice = _with_bold(choice_of(shown), paragraph.runs)
    if choice is None or choice.boxed or not choice.whole:
        return choice
    kept = [run for run in paragraph.runs if not run.struck]
    if len(kept) == len(paragraph.runs):
        return choice
    left = choice_of("".join(run.text for run in kept))
    return choice if left is None else replace(choice, named=left.named)


def _shown(run: Run) -> str:
    """The text of a run, a box by its sign, whatever that is in its font."""
    if not run.box or not run.text:
        return run.text
    return ("☒" if run.ticked else "☐") + run.text[1:]


def choice_of(text: str) -> Choice | None:
    """What the beginning of a text says of ja and nej; None: nothing."""
    pieces, end = _pieces(text)
    words = [word for kind, word in pieces if kind == "word"]
    if not words:
        return None
    if len(words) > _BOTH and words[0] != words[1]:
        words = words[_BOTH:]  # "Ja/Nej: Ja"
    ticks = _ticks(pieces)
    last, _ = pieces[-1]
    whole = not text[end:].strip()
    spaces = _SPACES.match(text, end)
    return Choice(
        yes=ticks.get(True),
        no=ticks.get(False),
        named=tuple(word == "ja" for word in words),
        end=end if spaces is None else spaces.end(),
        whole=whole,
        firm=whole or bool(ticks) or last in {"end", "colon"},
    )


def _pieces(text: str) -> tuple[list[tuple[str, str]], int]:
    """The words and boxes that a text begins with, and where they end."""
    pieces: list[tuple[str, str]] = []
    end = 0
    piece = _PIECE.match(text)
    while piece is not None and len(pieces) < _MOST_PIECES:
        end = piece.end()
        kind = piece.lastgroup or ""
        if kind != "between":
            pieces.append((kind, piece[0].casefold()))
        piece = _PIECE.match(text, end)
    return pieces, end


def _ticks(pieces: Iterable[tuple[str, str]]) -> dict[bool, bool]:
    """Whether the boxes of yes and no are ticked: all of them stand before their words,
    or after them.
    """
    signs = [each for each in pieces if each[0] in {"word", "tick", "box"}]
    if signs and signs[0][0] != "word":
        signs.reverse()
    ticks: dict[bool, bool] = {}
    word: bool | None = None
    for kind, text in signs:
        if kind == "word":
            word = text == "ja"
        elif word is not None:
            ticks[word] = kind == "tick"
    return ticks


def _with_bold(choice: Choice | None, runs: Iterable[Run]) -> Choice | None:
    """Of words without boxes, those in bold are meant, if some are."""
    if choice is None or not choice.whole:
        return choice
    if choice.boxed:
        return choice
    bold = "".join(run.text for run in runs if run.bold)
    said = choice_of(bold)
    if said is None:
        return choice
    return replace(
        choice,
        named=said.named,
        bold=True,
    )


def decided(choices: Iterable[Choice]) -> tuple[bool | None, bool]:
    """What some lines say together: yes, no, or neither; and whether they say both."""
    told = list(choices)
    ticked = {True} if any(choice.yes for choice in told) else set()
    if any(choice.no for choice in told):
        ticked |= {False}
    if len(ticked) > 1:
        return None, True
    boxed = any(choice.boxed for choice in told)
    return _only_one(ticked if boxed else _written(told)), False


def _written(choices: Sequence[Choice]) -> set[bool]:
    """The words in lines without boxes: those in bold, if only one of them is."""
    bold = _named(choice for choice in choices if choice.bold)
    return bold if len(bold) == 1 else _named(choices)


def _only_one(words: set[bool]) -> bool | None:
    return next(iter(words)) if len(words) == 1 else None


def _named(choices: Iterable[Choice]) -> set[bool]:
    named: set[bool] = set()
    for choice in choices:
        named.update(choice.named)
    return named
