"""A chart on a page: a bar for each figure, with its name and the figure in words, which
are text and grow with the reader's letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element

from villkor.document.blocks import Chart
from villkor.document.html.nodes import html_node, scrolled_table
from villkor.figures.swedish import NBSP, swedish_number

_WHOLE = 100  # per cent
_NOTHING = Decimal(0)


def bar_chart(chart: Chart) -> Element:
    """The chart as a table of names, bars and figures: whoever does not see the bars
    hears the rest.
    """
    values = [value for _, value in chart.bars]
    rows = []
    for name, value in chart.bars:
        words = _figure_words(chart, value)
        cell = [
            _drawn_bar(
                value,
                values,
            ),
            html_node(
                "span",
                words,
            ),
        ]
        parts = [
            html_node(
                "th",
                name,
                attributes={"scope": "row"},
            ),
            html_node("td", cell),
        ]
        rows.append(html_node("tr", parts))
    body = html_node("tbody", rows)
    table = html_node("table", [body], "diagram")
    return scrolled_table(table, chart.title)


def _figure_words(
    chart: Chart,
    value: Decimal,
) -> str:
    decimals = chart.decimals
    if decimals is None:
        decimals = _own_decimals(value)
    words = swedish_number(value, decimals)
    return f"{words}{NBSP}{chart.unit}".strip()


def _own_decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def _drawn_bar(
    value: Decimal,
    values: Sequence[Decimal],
) -> Element:
    """A bar from nothing to the value, where the widest of all bars fill the room."""
    lowest, highest = min([*values, _NOTHING]), max([*values, _NOTHING])
    room = highest - lowest or Decimal(1)
    start = _percent((min(value, _NOTHING) - lowest) / room)
    length = _percent(abs(value) / room)
    place = {"x": start, "width": length, "height": "100%"}
    bar = html_node("rect", attributes=place)
    return html_node(
        "svg",
        [bar],
        "stapel",
        {"aria-hidden": "true"},
    )


def _percent(part: Decimal) -> str:
    return f"{part * _WHOLE:.2f}%"
