"""Summaries of the grant as a chart (SVG 1.1), to be put into a document or on a page:
a bar for each part of the grant, with its figures beside it.

It says in words what it shows, for those who do not see it, and fetches nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from textwrap import wrap

from msgspec import Struct

from villkor.base.xml_text import escape_text
from villkor.cli.render.grant_cells import NOT_TOLD, amount_cell, amount_or, percent_or
from villkor.cli.render.grant_sums import line_amount, part_note
from villkor.cli.render.grant_verdict import closing_words
from villkor.figures.number import Figure
from villkor.figures.rounding import rounded
from villkor.grant.summary import Line, Summary

_FEW = 3  # reports that are drawn whole; of more, only what each has in all
# pixels
_WIDTH, _MARGIN = 840, 24
_NAMES, _BARS = 310, 330  # where names end, and the longest bar
_LINE, _BAR, _ROW, _GAP = 17, 20, 32, 14
_BELOW = 5  # the line that letters stand on, below the middle of a bar
_NAME_LETTERS, _NOTE_LETTERS = 40, 110  # on a line
_GREY, _BAR_COLOUR = "#505050", "#1F3A5F"
# how text looks
_IN_INK = ' fill="#1A1A1A"'
_IN_GREY = f' fill="{_GREY}"'
_IN_BOLD = f'{_IN_INK} font-weight="bold"'
_AT_END = f'{_IN_INK} text-anchor="end"'
_FONT = "Calibri, Carlito, Arial, sans-serif"


class _Bar(Struct, frozen=True):
    """A bar: its name, what it shows, and its figures in words."""

    name: str
    value: Decimal | None
    words: str


class _Group(Struct, frozen=True):
    """Bars that are compared with one another, and what is said below them."""

    title: str
    bars: Sequence[_Bar]
    note: str = ""


class _Drawing:
    """What is drawn so far, and how far down it reaches."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.bottom = float(_MARGIN)

    def write(self, text: str, size: int, look: str = _IN_INK) -> None:
        """Write a line of text below what is there."""
        self.bottom += size * 1.35
        self.parts.append(_text(text, _MARGIN, self.bottom, size, look))

    def draw(self, group: _Group, longest: Decimal) -> None:
        """Draw a group below what is there. `longest` is what the longest bar shows."""
        self.bottom += _GAP
        self.write(group.title, 15, _IN_BOLD)
        self.bottom += _GAP / 2
        top = self.bottom
        for bar in group.bars:
            self._draw_bar(bar, longest)
        axis = f'x1="{_NAMES}" y1="{top:g}" x2="{_NAMES}" y2="{self.bottom:g}"'
        self.parts.append(f'<line {axis} stroke="{_GREY}" stroke-width="1"/>')
        for line in wrap(group.note, _NOTE_LETTERS):
            self.write(line, 12, _IN_GREY)

    def _draw_bar(self, bar: _Bar, longest: Decimal) -> None:
        names = wrap(bar.name, _NAME_LETTERS) or [NOT_TOLD]
        height = max(_ROW, _LINE * len(names) + _GAP)
        middle = self.bottom + height / 2
        down = middle + _BELOW - _LINE * (len(names) - 1) / 2
        for name in names:
            self.parts.append(_text(name, _NAMES - 10, down, 14, _AT_END))
            down += _LINE
        length = _length(bar.value, longest)
        if length:
            self.parts.append(_drawn_bar(length, middle))
        across = _NAMES + length + 8
        self.parts.append(_text(bar.words, across, middle + _BELOW, 14))
        self.bottom += height


def _drawn_bar(length: float, middle: float) -> str:
    top = middle - _BAR / 2
    place = f'x="{_NAMES}" y="{top:g}"'
    size = f'width="{length:g}" height="{_BAR}"'
    return f'<rect {place} {size} fill="{_BAR_COLOUR}"/>'


def summaries_chart(summaries: Sequence[Summary]) -> str:
    """The chart of one report or a few, or of what each of many has in all."""
    drawing = _Drawing()
    if len(summaries) > _FEW:
        title = "Anslag 1:1 – totalt i varje rapport"
        groups = [_whole_group(summaries)]
        drawing.write(title, 20, _IN_BOLD)
        drawing.draw(groups[0], _longest(groups))
        words = _group_words(groups[0])
        return _svg(drawing, title, words)
    told = []
    for summary in summaries:
        told.append(_draw_report(drawing, summary))
        drawing.bottom += _GAP
    names = " och ".join(_report_name(summary) for summary in summaries)
    return _svg(drawing, f"Anslag 1:1 – {names}", " ".join(told))


def _draw_report(drawing: _Drawing, summary: Summary) -> str:
    """Draw a report, and give what is drawn in words."""
    title, whole = f"Anslag 1:1 – {_report_name(summary)}", _whole_words(summary)
    groups = [*_groups(summary)]
    closing = closing_words(summary).plain
    drawing.write(title, 20, _IN_BOLD)
    if whole:
        drawing.write(whole, 14, _IN_GREY)
    for group in groups:
        drawing.draw(group, _longest(groups))
    drawing.bottom += _GAP
    for line in wrap(closing, _NOTE_LETTERS):
        drawing.write(line, 12, _IN_GREY)
    said = [_group_words(group) for group in groups]
    return " ".join(part for part in (f"{title}.", whole, *said, closing) if part)


def _report_name(summary: Summary) -> str:
    return f"{summary.region or NOT_TOLD} {summary.year}"


def _whole_words(summary: Summary) -> str:
    if not summary.total:
        return ""
    of_all = ""
    if summary.allocated:
        of_all = f" av {amount_cell(summary.allocated)} tilldelade"
    return f"Totalt {amount_cell(summary.total)}{of_all}."


def _groups(summary: Summary) -> Iterator[_Group]:
    both = (
        ("Beviljade medel per prioritering", summary.priorities),
        ("Anslagets fördelning per stödform", summary.support_forms),
    )
    for title, lines in both:
        if lines:
            bars = [_line_bar(line, summary) for line in lines]
            yield _Group(title, bars, part_note(lines, summary))


def _line_bar(line: Line, summary: Summary) -> _Bar:
    """The bar of a part: of its amount, or of its share where no total is known."""
    share = line.share or line.stated_share
    if line.amount is None and not summary.total:
        return _Bar(_shown(line.name), _value(share), percent_or(share))
    words = line_amount(line)
    if share:
        words += f" ({percent_or(share)})"
    return _Bar(_shown(line.name), _value(line.amount), words)


def _whole_group(summaries: Sequence[Summary]) -> _Group:
    bars = []
    for summary in summaries:
        words = amount_or(summary.total)
        bars.append(_Bar(_report_name(summary), _value(summary.total), words))
    return _Group("Totalt beviljat", bars)


def _value(figure: Figure | None) -> Decimal | None:
    if figure is None:
        return None
    return figure.value


def _shown(name: str) -> str:
    return name[:1].upper() + name[1:]


def _longest(groups: Sequence[_Group]) -> Decimal:
    values = [Decimal(0)]
    for group in groups:
        values += [bar.value for bar in group.bars if bar.value is not None]
    return max(values)


def _length(value: Decimal | None, longest: Decimal) -> float:
    """The length of a bar; none of what is not told, or is less than nothing."""
    if value is None or value <= 0 or longest <= 0:
        return 0.0
    return float(rounded(value * _BARS / longest, 1))


def _group_words(group: _Group) -> str:
    told = "; ".join(f"{bar.name} {bar.words}" for bar in group.bars)
    return f"{group.title}: {told}. {group.note}".strip()


def _text(
    text: str,
    across: float,
    down: float,
    size: int,
    look: str = _IN_INK,
) -> str:
    place = f'x="{across:g}" y="{down:g}" font-size="{size}"'
    return f"<text {place}{look}>{escape_text(_drawable(text))}</text>"


def _drawable(text: str) -> str:
    """The text without signs that XML cannot hold."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\u00a0 ")


def _svg(drawing: _Drawing, title: str, description: str) -> str:
    height = int(drawing.bottom) + _MARGIN
    size = f'width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}"'
    named = 'role="img" aria-labelledby="titel beskrivning" xml:lang="sv" lang="sv"'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {named}>',
        f'<title id="titel">{escape_text(_drawable(title))}</title>',
        f'<desc id="beskrivning">{escape_text(_drawable(description))}</desc>',
        f'<rect width="{_WIDTH}" height="{height}" fill="#FFFFFF"/>',
        f'<g font-family="{_FONT}">',
        *drawing.parts,
        "</g></svg>",
    ]
    return "\n".join(lines) + "\n"
