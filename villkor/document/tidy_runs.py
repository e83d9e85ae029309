"""Runs as Word has them → runs as Markdown can say them: neighbours of one shape as
one, and no blanks at the edges of what is emphasised.

Not a letter is taken away, and not a letter is added.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from msgspec.structs import replace

from villkor.document.blocks import Run
from villkor.document.commonmark import LANGUAGES, MARKED, normal_link
from villkor.document.markdown import NOT_XML, in_languages, with_addresses

_BREAK = re.compile(r"\r\n?|[\u2028\u2029\x0b]")
_AROUND_BREAK = re.compile(r"[ \t]{0,99}\n[ \t]{0,99}")
_NOT_LETTERS = re.compile(r"[\W_]*")
_KNOWN_LANGUAGES = frozenset(LANGUAGES.values())

Trim = Callable[[str, str], int]
"""How much of a text is left out at its beginning, with the sign that stands before
it.
"""


def tidy_runs(runs: Iterable[Run]) -> list[Run]:
    """The runs of a paragraph without blanks at its ends, in shapes that Markdown
    knows.
    """
    known = map(_known_run, runs)
    linked = map(_with_normal_link, joined_runs(known))
    whole = _without_blanks_at_breaks(linked)
    tidy = _without_edges(whole)
    text = "".join(run.text for run in tidy)
    if MARKED.search(text):
        tidy = list(in_languages(tidy))
    found = with_addresses(tidy)
    return list(joined_runs(found))


def joined_runs(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbours of one shape as one run, without those that say nothing."""
    told = (run for run in runs if run.text)
    for shape, alike in groupby(told, _shape_of):
        text = "".join(run.text for run in alike)
        yield _with_text(shape, text)


def _shape_of(run: Run) -> Run:
    """A run without its words, and without what Markdown does not know."""
    return Run(
        "",
        run.bold,
        run.italic,
        run.link,
        language=run.language,
    )


def _with_text(run: Run, text: str) -> Run:
    return replace(run, text=text)


def _known_run(run: Run) -> Run:
    """A run without what Markdown does not know."""
    shape = _shape_of(run)
    if run.language not in _KNOWN_LANGUAGES:
        shape = replace(shape, language="")
    broken = _BREAK.sub("\n", run.text)
    return _with_text(shape, NOT_XML.sub("", broken))


def _with_normal_link(run: Run) -> Run:
    if run.link in {"", run.text}:  # an address as words is a link as it is
        return run
    return replace(run, link=normal_link(run.link))


def _without_blanks_at_breaks(runs: Iterable[Run]) -> list[Run]:
    kept: list[Run] = []
    for run in runs:
        text = _AROUND_BREAK.sub("\n", run.text)
        before = kept[-1].text if kept else ""
        if before.endswith("\n"):
            text = text.lstrip(" \t")
        if before and text.startswith("\n"):
            shorter = before.rstrip(" \t")
            kept[-1] = _with_text(kept[-1], shorter)
        if text:
            kept.append(_with_text(run, text))
    return list(joined_runs(kept))


def _without_edges(runs: list[Run]) -> list[Run]:
    """The runs without the blanks at the paragraph's ends."""
    begun = _without_beginning(runs)
    mirrored = _without_beginning(_mirrored(begun))
    return _mirrored(mirrored)


def _without_beginning(runs: list[Run]) -> list[Run]:
    """The runs without the blanks before the first word."""
    for number, run in enumerate(runs):
        text = run.text.lstrip()
        if text:
            first = _with_text(run, text)
            return [first, *runs[number + 1 :]]
    return []


def without_blank_edges(runs: Iterable[Run]) -> list[Run]:
    """The runs with the blanks at the edges of bold and italics outside them."""
    return _with_edges_moved(runs, _blanks_before)


def without_edges_in_words(runs: Iterable[Run]) -> list[Run]:
    """The runs with commas, parentheses and the like outside bold and italics that
    begin or end at a letter: Markdown sees no emphasis there.
    """
    return _with_edges_moved(runs, _signs_at_letter)


def without_shapes(runs: Iterable[Run]) -> list[Run]:
    """The runs without bold, italics and languages."""
    plain = (Run(run.text, link=run.link) for run in runs)
    return list(joined_runs(plain))


def _with_edges_moved(runs: Iterable[Run], trim: Trim) -> list[Run]:
    found = list(runs)
    for shape in ("bold", "italic"):
        found = _begun_later(found, shape, trim)
        mirrored = _begun_later(_mirrored(found), shape, trim)
        found = _mirrored(mirrored)
    return list(joined_runs(found))


def _begun_later(runs: list[Run], shape: str, trim: Trim) -> list[Run]:
    """The runs with the shape begun after what `trim` leaves out."""
    kept: list[Run] = []
    inside = False
    before = ""
    for run in runs:
        text = run.text
        shaped = bool(getattr(run, shape))
        begun = 0
        if shaped and not inside:
            begun = trim(text, before)
        outside = _with_text(run, text[:begun])
        kept.append(_without(outside, shape))
        kept.append(_with_text(run, text[begun:]))
        inside = shaped and begun < len(text)
        before = text[-1:] or before
    return [run for run in kept if run.text]


def _without(run: Run, shape: str) -> Run:
    if shape == "bold":
        return replace(run, bold=False)
    return replace(run, italic=False)


def _mirrored(runs: list[Run]) -> list[Run]:
    """The runs from the last letter to the first."""
    found = []
    for run in reversed(runs):
        backwards = run.text[::-1]
        found.append(_with_text(run, backwards))
    return found


def _blanks_before(text: str, _: str) -> int:
    return len(text) - len(text.lstrip())


def _signs_at_letter(text: str, before: str) -> int:
    if not before.isalnum():
        return 0
    return _NOT_LETTERS.match(text).end()  # type: ignore[union-attr]  # always matches
