"""Blocks as parts of a page, read by the rules that browsers read by."""

from __future__ import annotations

from decimal import Decimal
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws import examples
from villkor.document.blocks import Chart, Paragraph, Run, Table, text_paragraph
from villkor.document.html.flow import flow_nodes, is_safe_link
from villkor.document.html.nodes import html_node, html_text, shown_text
from villkor.document.markdown import markdown_blocks

PIECES = [
    *("<", ">", "&", '"', "'", "</p>", "<script>alert(1)</script>", "<!--", "-->"),
    *("<img src=x onerror=alert(1)>", "&lt;b&gt;", "]]>", "</style>", "\n", "\0", "å"),
    *("\x1b[2J", "\u202e", "javascript:", "<svg/onload=1>", "\ud800", "\ufffe"),
]
KNOWN = {
    *("html", "head", "title", "body", "p", "br", "span", "a"),
    *("div", "table", "thead", "tbody", "tr", "th", "td"),
}
TEXT = st.lists(st.one_of(st.sampled_from(PIECES), st.characters()), max_size=8).map(
    "".join
)


def read(page: str) -> Element:
    """The page as a browser reads it, which must find nothing to forgive."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)


def page_of(*nodes: Element) -> str:
    head = html_node("head", [html_node("title", "Prov")])
    return html_text(html_node("html", [head, html_node("body", nodes)]))


@pytest.mark.law
@settings(max_examples=examples(100))
@given(TEXT, TEXT)
def test_no_text_becomes_a_tag_and_none_is_lost(text: str, address: str) -> None:
    linked = Paragraph((Run(text, link=address, language=text),))
    table = Table((text, text), (((linked,), (text_paragraph(text),)),), text)
    seen = read(page_of(*flow_nodes([linked, table])))
    tags = {element.tag for element in seen.iter()}
    assert tags <= KNOWN
    said = shown_text(text).replace("\n", "")
    assert "".join(seen.itertext()) == f"Prov{said * 5}\n"
    for element in seen.iter("a"):
        assert is_safe_link(element.attrib["href"])


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://exempel.se/a?b=c&d", True),
        ("HTTP://exempel.se", True),
        ("mailto:region@exempel.se", True),
        ("javascript:alert(1)", False),
        ("data:text/html,<b>", False),
        ("file:///etc/passwd", False),
        ("//exempel.se", False),
        (" https://exempel.se", False),
        ("", False),
    ],
)
def test_a_link_leads_to_the_web_or_to_a_mail(address: str, *, safe: bool) -> None:
    (shown,) = flow_nodes([Paragraph((Run("ord", link=address),))])
    assert (shown.find("a") is not None) is safe


def test_what_somebody_writes_is_shown_as_it_is_meant() -> None:
    written = "Ett **viktigt** ord, *kursivt*.\n\n3. tre\n4. fyra\n   - under"
    assert "\n".join(
        html_text(node).splitlines()[1] for node in flow_nodes(markdown_blocks(written))
    ) == (
        "<p>Ett <strong>viktigt</strong> ord, <em>kursivt</em>.</p>\n"
        '<ol start="3"><li>tre</li><li><p>fyra</p><ul><li>under</li></ul></li></ol>'
    )


def test_a_bar_is_as_long_as_its_figure_and_says_it_in_words() -> None:
    bars = (("Ökning", Decimal("7.5")), ("Minskning", Decimal("-2.5")))
    (drawn,) = flow_nodes([Chart("Förändring", "Belopp", bars, "mnkr", 1, "")])
    assert [span.text for span in drawn.iter("span")] == ["7,5\xa0mnkr", "−2,5\xa0mnkr"]
    assert [dict(bar.attrib) for bar in drawn.iter("rect")] == [
        {"x": "25.00%", "width": "75.00%", "height": "100%"},
        {"x": "0.00%", "width": "25.00%", "height": "100%"},
    ]


def test_a_chart_of_nothing_has_no_bars() -> None:
    (drawn,) = flow_nodes(
        [Chart("Inget", "Belopp", (("Noll", Decimal(0)),), "", 0, "")]
    )
    assert [bar.attrib["width"] for bar in drawn.iter("rect")] == ["0.00%"]
