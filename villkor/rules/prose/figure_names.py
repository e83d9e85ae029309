"""The names of the grant's figures as prose inflects them: utlösta investeringar is also
De utlösta investeringarna.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from msgspec import Struct

from villkor.figures.number import Figure
from villkor.grant.named_figures import ALLOCATED, TOTAL
from villkor.grant.summary import Line
from villkor.report.model import Report, folded_name
from villkor.rules.prose.pattern import Pattern

_ENDINGS = (
    "arnas", "ernas", "ornas", "arna", "erna", "orna", "ades", "ande", "ens", "ets",
    "ade", "ats", "des", "tes", "ad", "at", "as", "ar", "er", "or", "en", "et", "es",
    "da", "de", "ta", "te", "na", "ns", "a", "e", "n", "s", "t",
)  # fmt: skip
_NO_ENDING = "het"  # verksamhet, of which -et is no ending
_LEAST_STEM = 3
_MOST_REMEMBERED = 4096  # words whose stems are remembered
_ENDING = "(?:" + "|".join(_ENDINGS) + ")?"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[0-9]+")
_SMALL = (
    "antal antalet andel andelen i av med till inom för och från på om hos per som den "
    "det de under vid genom utan samt eller en ett mot ur"
)
_SMALL_WORDS = frozenset(_SMALL.split())
# names that are a word of every text, unless a colon or the like follows
_COMMON_NAMES = frozenset({"övrigt", "övriga", "annat", TOTAL, ALLOCATED})
_LONG_FORM = "verksamhet"  # projektverksamhet is also called projekt
_SHORT_FORMS = ("", "en", "stöd", "stöden", "medel", "medlen", "bidrag", "bidragen")


class HeldFigure(Struct, frozen=True, eq=False):
    """What prose is held against: a name in anslag.yaml, its figures (none, if they are
    unknown), and the stems of its words.
    """

    name: str
    figures: tuple[Figure, ...]
    stems: frozenset[str]
    is_part: bool

    @property
    def is_common(self) -> bool:
        """Whether the name is also a word of any text."""
        return folded_name(self.name) in _COMMON_NAMES


class FigureNames(Struct, frozen=True, eq=False, dict=True):
    """All that prose is held against, to be looked for in texts."""

    held: tuple[HeldFigure, ...]
    allocated: HeldFigure | None = None
    total: HeldFigure | None = None

    @cached_property
    def _pattern(self) -> Pattern:
        """One group for each name."""
        groups = [f"({written})" for written, _ in self._written]
        return Pattern(rf"(?i)(?<![\w-])(?:{'|'.join(groups)})(?![\w-])")

    @cached_property
    def _written(self) -> list[tuple[str, HeldFigure]]:
        """The names as patterns, the longest first."""
        found: list[tuple[str, HeldFigure]] = []
        for one in self.held:
            found.extend((_inflected(name), one) for name in _spellings(one))
        found.sort(key=lambda pair: len(pair[0]), reverse=True)
        return found

    @cached_property
    def by_stem(self) -> dict[str, list[HeldFigure]]:
        """The key figures of several words, by the longest of the words."""
        found: dict[str, list[HeldFigure]] = {}
        for one in self.held:
            if len(one.stems) > 1 and not one.is_part:
                longest = max(one.stems, key=len)
                found.setdefault(longest, []).append(one)
        return found

    def named_in(
        self,
        text: str,
        start: int,
        stop: int,
    ) -> Iterator[tuple[int, int, HeldFigure]]:
        """The names in a part of a text, each with where it begins and ends."""
        if not self.held:
            return
        match = self._pattern.search(text, start, stop)
        while match:
            begin, end = match.span()
            group = match.lastindex or 1
            _, held = self._written[group - 1]
            yield begin, end, held
            match = self._pattern.search(text, end, stop)


@lru_cache(_MOST_REMEMBERED)
def stem_of(word: str) -> str:
    """A word without the ending that it is inflected by, in small letters."""
    small = word.casefold()
    if small.endswith(_NO_ENDING):
        return small
    for ending in _ENDINGS:
        stem = small.removesuffix(ending)
        if stem != small and len(stem) >= _LEAST_STEM:
            return stem
    return small


def stems_in(text: str) -> frozenset[str]:
    """The stems of the words that say something."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return frozenset(stem_of(word) for word in words if word not in _SMALL_WORDS)


def figure_names(report: Report) -> FigureNames:
    """What the prose of a report is held against. Nothing, if a figure may be meant of
    which not even the name could be read.
    """
    grant = report.grant
    if "" in grant.unread:
        return FigureNames(())
    found: dict[str, list[Figure]] = {}
    names: dict[str, str] = {}
    parts = {folded_name(name): name for name in report.form.support_forms}
    for line in _lines_of(report):
        folded = folded_name(line.name)
        parts[folded] = line.name
        found.setdefault(folded, []).extend(_figures_of(line))
    for one in report.summary.comparisons:
        folded = folded_name(one.name)
        found.setdefault(folded, []).append(one.reckoned)
        names.setdefault(folded, one.name)
    for figure in grant.key_figures:
        for name in {figure.name, figure.counts}:
            folded = folded_name(name)
            found.setdefault(folded, []).append(figure.value)
            names[folded] = figure.name
    names |= parts
    for name in (*grant.without_value, *grant.unread):
        folded = folded_name(name)
        found[folded] = []
        names.setdefault(folded, name)
    held = tuple(_held(found, names, parts))
    summary = report.summary
    totals = [summary.total, summary.forms_total or summary.total]
    return FigureNames(held, *_wholes(grant.allocated, *totals))


def _wholes(
    allocated: Figure | None,
    *totals: Figure | None,
) -> tuple[HeldFigure | None, HeldFigure | None]:
    """What is allocated and what is granted of it, each with both figures, since the
    words for them are much the same. None of one that is unknown.
    """
    wholes: list[HeldFigure | None] = []
    granted = totals[0] if all(totals) else None
    for name, first in ((ALLOCATED, allocated), (TOTAL, granted)):
        figures = [first, *totals, allocated]
        known = tuple(figure for figure in figures if figure)
        held = HeldFigure(name, known, frozenset(), is_part=True)
        wholes.append(held if first else None)
    return wholes[0], wholes[1]


def _lines_of(report: Report) -> Iterable[Line]:
    return (*report.summary.support_forms, *report.summary.priorities)


def _figures_of(line: Line) -> Iterator[Figure]:
    for figure in (line.amount, line.stated_share, line.share):
        if figure:
            yield figure


def _held(
    found: dict[str, list[Figure]],
    names: dict[str, str],
    parts: dict[str, str],
) -> Iterator[HeldFigure]:
    for folded, figures in found.items():
        if _WORD.search(folded):
            yield HeldFigure(
                name=names[folded],
                figures=tuple(figures),
                stems=stems_in(folded),
                is_part=folded in parts,
            )


def _spellings(one: HeldFigure) -> Iterator[str]:
    """What a figure is called: by its name, and a part of the grant shorter too."""
    yield one.name
    short = one.name.removesuffix(_LONG_FORM)
    if one.is_part and short != one.name:
        for ending in _SHORT_FORMS:
            yield f"{short}{ending}"


def _inflected(name: str) -> str:
    """A pattern of a name whose words may have other endings."""
    words: list[str] = []
    for word in name.split():
        core = word.strip("\"'”“().,:;")
        if core.casefold() in _SMALL_WORDS or not core.isalpha():
            words.append(re.escape(core))
        else:
            words.append(re.escape(stem_of(core)) + _ENDING)
    return r"\s{1,4}".join(words)
