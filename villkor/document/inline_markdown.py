"""The runs of a paragraph → its words in Markdown, with the fewest marks that say the
same. That they do is tried by reading them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from villkor.document.blocks import Paragraph, Run
from villkor.document.markdown import markdown_blocks
from villkor.document.markdown_escapes import is_only_letters, places_of_marks
from villkor.document.markdown_marks import (
    Mark,
    changed_marks,
    in_opening_order,
    marks_of,
)
from villkor.document.tidy_runs import (
    joined_runs,
    tidy_runs,
    without_blank_edges,
    without_edges_in_words,
    without_shapes,
)


class _Way(Struct, frozen=True):
    """A way to write marks: the sign of italics, whether a language's mark stands
    within the others, whether an address may stand without brackets, and whether all
    that could be a mark gets a backslash.
    """

    italic: str = "*"
    language_within: bool = False
    bare: bool = True
    every: bool = False


_MOST_RUNS = 2000  # in a paragraph that is written with its shapes
# the most usual first
_WAYS = (
    _Way(),
    _Way(italic="_"),
    _Way(bare=False),
    _Way(language_within=True),
    _Way(italic="_", language_within=True),
    _Way(bare=False, every=True),
    _Way(italic="_", bare=False, every=True),
)


def inline_markdown(runs: Iterable[Run]) -> str:
    """A paragraph in Markdown, a line for each of its lines; "" if it says nothing.

    What Markdown cannot say (a blank that is bold, a parenthesis in bold within a word)
    is said in the nearest way, with every letter.
    """
    given = list(runs)
    words = given[0].text if len(given) == 1 else ""
    # as most paragraphs are
    if given == [Run(words)] and words == words.strip() and is_only_letters(words):
        return words
    tidy = tidy_runs(given)
    if not tidy:
        return ""
    nearest = _nearest_first(tidy) if len(tidy) <= _MOST_RUNS else ()
    for near in nearest:
        for written in _written_ways(near):
            if _says(written, near):
                return written
    return _composed(without_shapes(tidy), _Way(bare=False, every=True))


def _says(written: str, runs: list[Run]) -> bool:
    """Whether a text is read as a paragraph of those runs."""
    match markdown_blocks(written):
        case (Paragraph(found),):
            return list(joined_runs(found)) == runs
        case _:
            return False


def _nearest_first(runs: list[Run]) -> Iterator[list[Run]]:
    """The runs, and then what is more and more like them only in its words."""
    trimmed = without_blank_edges(runs)
    moved = without_blank_edges(without_edges_in_words(trimmed))
    # only a bracket can stand between emphasis and a blank
    if moved != runs and any(run.link or run.language for run in runs):
        yield runs
        yield trimmed
    yield moved
    upright = (Run(run.text, run.bold, link=run.link) for run in moved)
    yield list(joined_runs(upright))
    yield without_shapes(runs)


def _written_ways(runs: list[Run]) -> Iterator[str]:
    """The ways in which runs can be written, each once."""
    tried: set[str] = set()
    for way in _WAYS:
        written = _composed(runs, way)
        if written not in tried:
            tried.add(written)
            yield written


def _composed(runs: list[Run], way: _Way) -> str:
    """The runs with their marks, written in one way."""
    linked = [run.link != "" for run in runs]
    if way.bare:
        linked = [run.link not in {"", run.text} for run in runs]
    needed = []
    for run, with_link in zip(runs, linked, strict=True):
        needed.append(marks_of(run, way.italic, linked=with_link))
    words = _escaped_words(runs, linked, every=way.every)
    open_marks: list[Mark] = []
    pieces: list[str] = []
    ordered = in_opening_order(needed, language_within=way.language_within)
    for word, marks in zip(words, ordered, strict=True):
        signs = changed_marks(open_marks, marks)
        if "[" in signs and pieces and _begins_picture(pieces[-1]):
            pieces[-1] = pieces[-1][:-1] + "\\!"  # it would begin a picture
        pieces += (*signs, word)
    pieces += changed_marks(open_marks, ())
    return "".join(pieces)


def _begins_picture(written: str) -> bool:
    """Whether Markdown ends with an exclamation mark that no backslash stands before
    but as a letter itself.
    """
    before = written.removesuffix("!")
    backslashes = len(before) - len(before.rstrip("\\"))
    return before != written and backslashes % 2 == 0


def _escaped_words(runs: list[Run], linked: list[bool], *, every: bool) -> list[str]:
    """The words of each run, with a backslash before what would be a mark, and each
    line break as Markdown has it.
    """
    whole = "".join(run.text for run in runs)
    places = set(places_of_marks(whole, every=every))
    words: list[str] = []
    start = 0
    for run, with_link in zip(runs, linked, strict=True):
        signs: list[str] = []
        for place, sign in enumerate(run.text, start):
            within = with_link and sign in "[]"
            escaped = within or sign == "\n" or place in places
            signs.append("\\" + sign if escaped else sign)
        words.append("".join(signs))
        start += len(run.text)
    return words
