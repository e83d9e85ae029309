"""How wide the text of a template's page is, and the lines that must reach its edge."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from docx.enum.text import WD_TAB_ALIGNMENT
from docx.section import Section

from villkor.base.diagnostic import UserError
from villkor.document.word.elements import make_element
from villkor.figures.swedish import swedish_number

_EMU = 635  # in a twip
_TWIPS = 567  # in a centimetre
_NARROWEST = 10  # centimetres: the tables cannot be read in less
_NEAR = 20  # twips: no one sees a tab stop that is so little off


def text_width(section: Section) -> int:
    """The width between the margins in twips.

    Raises UserError if the tables would have no room there.
    """
    beside = (
        (section.left_margin or 0) + (section.right_margin or 0) + (section.gutter or 0)
    )
    width = ((section.page_width or 0) - beside) // _EMU
    if width < _NARROWEST * _TWIPS:
        wide = swedish_number(Fraction(max(width, 0), _TWIPS), 1)
        raise UserError(
            "Word-mallens sida är för smal: det är bara "
            f"{wide}\N{NO-BREAK SPACE}cm mellan "
            "marginalerna, och tabellerna ryms inte.",
            "Gör marginalerna smalare eller sidan bredare (Layout), så att "
            "texten blir minst "
            f"{_NARROWEST}\N{NO-BREAK SPACE}cm bred.",
        )
    return width


def contents_tabs(style: Any, width: int) -> str:
    """The tab stops that a line of the contents needs for its page number to stand at
    the edge; none, if its style has it there.

    The style's own are cleared, so that the number does not stop at them.
    """
    own = _tab_stops(style)
    stops = [
        place for place, alignment in own.items() if alignment != WD_TAB_ALIGNMENT.CLEAR
    ]
    right = [place for place in stops if own[place] is WD_TAB_ALIGNMENT.RIGHT]
    if right == stops and len(stops) == 1 and abs(stops[0] - width) <= _NEAR:
        return ""
    tabs = {
        place: make_element(
            "tab",
            val="clear",
            pos=place,
        )
        for place in stops
    }
    tabs[width] = make_element(
        "tab",
        val="right",
        leader="dot",
        pos=width,
    )
    return make_element("tabs", *(tabs[place] for place in sorted(tabs)))


def _tab_stops(style: Any) -> dict[int, WD_TAB_ALIGNMENT]:
    """The tab stops of a style and of those that it is based on: the twips from the
    margin, and how the text stands there.
    """
    found: dict[int, WD_TAB_ALIGNMENT] = {}
    while style is not None:
        for stop in style.paragraph_format.tab_stops:
            found.setdefault(stop.position // _EMU, stop.alignment)
        style = style.base_style
    return found
