"""The parts of the page that are neither the form's nor the region's: findings, who has
what, and the contents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from xml.etree.ElementTree import Element

from villkor.base.diagnostic import WORDS, Severity
from villkor.document.html.nodes import Content, html_node, scrolled_table
from villkor.exchange.preview.placed_findings import PlacedFinding
from villkor.figures.swedish import counted, swedish_number
from villkor.form.model import FormHeading, Question
from villkor.rules.progress import Progress

_SIGNS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.NOTE: "●"}
_LOOKS = {Severity.ERROR: "fel", Severity.WARNING: "varning", Severity.NOTE: "notis"}
_NONE = "–"
_TITLES = (
    "Avsnitt",
    "Ansvarig",
    "Status",
    "Senast",
    "Besvarade",
    "Ord",
    "Fel",
    "Varningar",
)
_DEEPEST = 3  # headings that stand among the contents


def place_of_item(item: FormHeading | Question) -> str:
    """The id of a heading or a question on the page."""
    kind = "fraga" if isinstance(item, Question) else "avsnitt"
    return f"{kind}-{'-'.join(item.id.split())}"


def link_to(place: str, words: str) -> Element:
    """A link to a place on the page."""
    return html_node(
        "a",
        words,
        attributes={"href": f"#{place}"},
    )


def finding_list(
    found: Sequence[PlacedFinding], about: str, total: int
) -> list[Element]:
    """What is wrong with something, if anything is."""
    if not found:
        return []
    items = [_finding_node(each, total) for each in found]
    attributes = {"aria-label": f"Anmärkningar: {about}"}
    return [html_node("ul", items, "anmarkningar", attributes)]


def _finding_node(placed: PlacedFinding, total: int) -> Element:
    found = placed.diagnostic
    sign = html_node("span", _SIGNS[found.severity], "tecken", {"aria-hidden": "true"})
    word = html_node("strong", f"{WORDS[found.severity].capitalize()}: ")
    parts = [html_node("p", [sign, " ", word, found.message])]
    if found.hint:
        arrow = html_node(
            "span",
            "→ ",
            attributes={"aria-hidden": "true"},
        )
        parts.append(html_node("p", [arrow, found.hint], "hint"))
    where = f"{found.code}, {found.where.path}:{found.where.line}"
    place: list[Content] = [html_node("code", where)]
    if placed.number < total:
        place += [" ", link_to(finding_place(placed.number + 1), "Nästa anmärkning")]
    parts.append(html_node("p", place, "plats"))
    attributes = {"id": finding_place(placed.number)}
    return html_node("li", parts, _LOOKS[found.severity], attributes)


def finding_place(number: int) -> str:
    """The id of a finding on the page."""
    return f"anmarkning-{number}"


def contents_list(headings: Iterable[FormHeading]) -> Element:
    """The headings as links, those of a lower level under the one above them."""
    shown = [heading for heading in headings if heading.level <= _DEEPEST]
    top = html_node("ul")
    lists = [(0, top)]
    for heading in shown:
        while len(lists) > 1 and lists[-1][0] >= heading.level:
            lists.pop()
        item = html_node("li", [link_to(place_of_item(heading), heading.text)])
        _sublist(lists[-1][1], is_top=len(lists) == 1).append(item)
        lists.append((heading.level, item))
    return top


def _sublist(parent: Element, *, is_top: bool) -> Element:
    """The list that items go in: of all, or within an item."""
    if is_top:
        return parent
    if parent[-1].tag != "ul":
        parent.append(html_node("ul"))
    return parent[-1]


def counted_findings(errors: int, warnings: int) -> str:
    """How many they are, in words."""
    return (
        f"{counted(errors, 'fel', 'fel')}, {counted(warnings, 'varning', 'varningar')}"
    )


def progress_table(
    rows: Iterable[tuple[Progress, str, date | None, int]],
) -> Element:
    """Who has what: for each section where it stands on the page ("": nowhere), its last
    day and its words.
    """
    heads = [_head_cell(title) for title in _TITLES]
    lines = [html_node("tr", _progress_cells(*row)) for row in rows]
    parts = [
        html_node("thead", [html_node("tr", heads)]),
        html_node("tbody", lines),
    ]
    return scrolled_table(html_node("table", parts), "Vem som har vad")


def _head_cell(title: str) -> Element:
    return html_node(
        "th",
        title,
        attributes={"scope": "col"},
    )


def _progress_cells(
    section: Progress,
    place: str,
    due: date | None,
    words: int,
) -> Iterator[Element]:
    name = section.title or section.path
    named: Content = link_to(place, name) if place else name
    yield html_node(
        "th",
        [named],
        attributes={"scope": "row"},
    )
    for text in (section.owner, section.status):
        yield html_node("td", text or _NONE)
    yield html_node(
        "td",
        due.isoformat() if due else _NONE,
        "dag",
    )
    for text in _number_cells(section, words):
        yield html_node(
            "td",
            text,
            "tal",
        )


def _number_cells(section: Progress, words: int) -> tuple[str, ...]:
    """What is counted of a section: a file outside the form has no questions."""
    answered, written = _NONE, _NONE
    if section.questions:
        answered = f"{section.answered} av {section.questions}"
        written = swedish_number(words)
    errors, warnings = section.errors, section.warnings
    return answered, written, swedish_number(errors), swedish_number(warnings)
