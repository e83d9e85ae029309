"""What stands in a document, as parts of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from villkor.document.blocks import (
    Block,
    Changed,
    Chart,
    Facts,
    Heading,
    ListBlock,
    Locked,
    Paragraph,
    Role,
    Run,
    Table,
    TaggedAnswer,
)
from villkor.document.html.bars import bar_chart
from villkor.document.html.nodes import Content, html_node, scrolled_table

_SAFE = ("http://", "https://", "mailto:")
_LOOKS = {
    Role.ANSWER: "",
    Role.QUESTION: "fraga",
    Role.LEGAL_BASIS: "grund",
    Role.FOLLOW_UP: "foljdfraga",
    Role.CHOICE: "val",
    Role.CAPTION: "bildtext",
    Role.SOURCE: "kalla",
    Role.GAP: "lucka",
    Role.GUIDANCE: "hjalp",
    Role.ROW: "rad",
    Role.NAME: "namn",
    Role.LABEL: "etikett",
    Role.TITLE: "titel",
    Role.SUBTITLE: "undertitel",
    Role.COVER: "framsida",
    Role.COVER_LABEL: "etikett",
}
_DEEPEST = 6


def flow_nodes(blocks: Iterable[Block]) -> Iterator[Element]:
    """Blocks in their order. What is there for pages of paper alone is left out."""
    for block in blocks:
        match block:
            case Paragraph():
                yield html_node("p", _run_nodes(block.runs), _LOOKS[block.role])
            case ListBlock():
                yield _list_node(block)
            case Heading():
                yield heading_node(block.text, block.level)
            case Table():
                yield _table_node(block)
            case Chart():
                yield bar_chart(block)
            case TaggedAnswer() | Locked():
                yield from flow_nodes(block.blocks)
            case Changed():
                yield from flow_nodes(block.after)
            case Facts():
                yield _facts_node(block)
            case _:
                pass


def heading_node(
    text: str,
    level: int,
    place: str = "",
) -> Element:
    """A heading below the title of the page, with the id that links go to."""
    attributes = {"id": place} if place else {}
    depth = min(level + 1, _DEEPEST)
    return html_node(
        f"h{depth}",
        text,
        attributes=attributes,
    )


def _run_nodes(runs: Iterable[Run]) -> Iterator[Content]:
    for run in runs:
        content: Content = run.text
        if run.box:
            said = "ikryssad" if run.ticked else "inte ikryssad"
            attributes = {"role": "img", "aria-label": said}
            content = html_node("span", run.text, "ruta", attributes)
        if run.italic:
            content = html_node("em", [content])
        if run.bold:
            content = html_node("strong", [content])
        if run.language:
            content = html_node(
                "span",
                [content],
                attributes={"lang": run.language},
            )
        if is_safe_link(run.link):
            content = html_node(
                "a",
                [content],
                attributes={"href": run.link},
            )
        yield content


def is_safe_link(address: str) -> bool:
    """Whether a link leads to a web page or a mail, and to nothing else."""
    return address.casefold().startswith(_SAFE)


def _list_node(block: ListBlock) -> Element:
    items = [html_node("li", _tight_nodes(item)) for item in block.items]
    if not block.ordered:
        return html_node("ul", items)
    attributes = {"start": str(block.start)} if block.start != 1 else {}
    return html_node(
        "ol",
        items,
        attributes=attributes,
    )


def _tight_nodes(blocks: Iterable[Block]) -> list[Content]:
    """What stands in a cell or an item: a lone paragraph is its text."""
    parts = list(blocks)
    match parts:
        case [Paragraph(role=Role.ANSWER) as alone]:
            return list(_run_nodes(alone.runs))
        case _:
            return list(flow_nodes(parts))


def _table_node(table: Table) -> Element:
    if table.beside:
        return html_node("dl", _beside_nodes(table), "insats")
    heads = []
    for column, heading in enumerate(table.header):
        heads.append(_cell_node("th", [heading], table, column, {"scope": "col"}))
    rows = []
    for row in table.rows:
        cells = []
        for column, cell in enumerate(row):
            # the first cell says what the row is about
            tag = "td" if column else "th"
            scope = {} if column else {"scope": "row"}
            cells.append(
                _cell_node(tag, _tight_nodes(cell), table, column, scope),
            )
        rows.append(html_node("tr", cells))
    parts = [
        html_node("thead", [html_node("tr", heads)]),
        html_node("tbody", rows),
    ]
    return scrolled_table(html_node("table", parts), table.description)


def _cell_node(
    tag: str,
    content: Iterable[Content],
    table: Table,
    column: int,
    attributes: dict[str, str],
) -> Element:
    looks = "tal" if column in table.figures else ""
    return html_node(tag, content, looks, attributes)


def _beside_nodes(table: Table) -> Iterator[Element]:
    """The headings of a table, each with what its cells say."""
    for row in table.rows:
        for heading, cell in zip(table.header, row, strict=True):
            parts = [html_node("dt", heading), html_node("dd", _tight_nodes(cell))]
            yield html_node("div", parts)


def _facts_node(facts: Facts) -> Element:
    rows = []
    for label, value in facts.rows:
        parts = [html_node("dt", label), html_node("dd", value)]
        rows.append(html_node("div", parts))
    return html_node("dl", rows, "fakta")
