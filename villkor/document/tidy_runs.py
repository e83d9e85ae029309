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
    known = [_known_run(run) for run in runs]
    linked = map(_with_normal_link, joined_runs(known))
    joined = _without_edges(_without_blanks_at_breaks(linked))
    if MARKED.search("".join(run.text for run in joined)):
        joined = list(in_languages(joined))
    return list(joined_runs(with_addresses(joined)))


def joined_runs(runs: Iterable[Run]) -> Iterator[Run]:
    """Neighbours of one shape as one run, without those that say nothing."""
    told = (run for run in runs if run.text)
    for (bold, italic, link, language), alike in groupby(told, _shape_of):
        text = "".join(run.text for run in alike)
        yield Run(text, bold, italic, link, language=language)


def _shape_of(run: Run) -> tuple[bool, bool, str, str]:
    return run.bold, run.italic, run.link, run.language


def _known_run(run: Run) -> Run:
    """A run without what Markdown does not know."""
    text = NOT_XML.sub("", _BREAK.sub("\n", run.text))
    language = run.language if run.language in _KNOWN_LANGUAGES else ""
    return Run(text, run.bold, run.italic, run.link, language=language)


def _with_normal_link(run: Run) -> Run:
    if run.link in {"", run.text}:  # an address as words is a link as it is
        return run
    return replace(run, link=normal_link(run.link))


def _without_blanks_at_breaks(runs: Iterable[Run]) -> list[Run]:
    kept: list[Run] = []
    for run in runs:
        text = _AROUND_BREAK.sub("\n", run.text)
        if kept and kept[-1].text.endswith("\n"):
            text = text.lstrip(" \t")
        if kept and text.startswith("\n"):
            kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" \t"))
        if text:
            kept.append(replace(run, text=text))
    return list(joined_runs(kept))


def _without_edges(runs: list[Run]) -> list[Run]:
    """The runs without the blanks at the paragraph's ends."""
    first, last = 0, len(runs)
    while first < last and not runs[first].text.strip():
        first += 1
    while first < last and not runs[last - 1].text.strip():
        last -= 1
    kept = runs[first:last]
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept


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
        found = _mirrored(_begun_later(_mirrored(found), shape, trim))
    return list(joined_runs(found))


def _begun_later(runs: list[Run], shape: str, trim: Trim) -> list[Run]:
    """The runs with the shape begun after what `trim` leaves out."""
    kept: list[Run] = []
    inside = False
    before = ""
    for run in runs:
        begun = 0
        if getattr(run, shape) and not inside:
            begun = trim(run.text, before)
        outside = replace(run, text=run.text[:begun])
        kept += (_without(outside, shape), replace(run, text=run.text[begun:]))
        inside = getattr(run, shape) and begun < len(run.text)
        before = run.text[-1:] or before
    return [run for run in kept if run.text]


def _without(run: Run, shape: str) -> Run:
    if shape == "bold":
        return replace(run, bold=False)
    return replace(run, italic=False)


def _mirrored(runs: list[Run]) -> list[Run]:
    return [replace(run, text=run.text[::-1]) for run in reversed(runs)]


def _blanks_before(text: str, _: str) -> int:
    return len(text) - len(text.lstrip())


def _signs_at_letter(text: str, before: str) -> int:
    if not before.isalnum():
        return 0
    return _NOT_LETTERS.match(text).end()  # type: ignore[union-attr]  # always matches
