"""A report, with what is found wrong in it → one page of HTML that needs nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from xml.etree.ElementTree import Element

from villkor.base.clock import local_now
from villkor.base.diagnostic import Diagnostic, Severity
from villkor.document.blocks import Block, Heading, Paragraph, Role
from villkor.document.html.flow import flow_nodes, heading_node
from villkor.document.html.nodes import html_node
from villkor.exchange.cover import cover_page
from villkor.exchange.outline import document_title
from villkor.exchange.preview.answered import AnsweredItem, items_with_answers
from villkor.exchange.preview.page_parts import (
    contents_list,
    counted_findings,
    finding_list,
    finding_place,
    link_to,
    place_of_item,
    progress_table,
)
from villkor.exchange.preview.placed_findings import PlacedFindings, placed_findings
from villkor.exchange.preview.whole_page import following_line, whole_page
from villkor.figures.swedish import counted, swedish_date
from villkor.form.model import FormHeading, Question
from villkor.report.model import Report, SectionFile
from villkor.rules.progress import Progress, section_progress

_MAIN = "rapporten"
_STATE = "laget"
_QUESTION_DEPTH = 2  # how much lower a question is than the heading above it
_DEEPEST = 6


class _Page:
    """What all parts of a page are made from."""

    def __init__(self, report: Report, diagnostics: Sequence[Diagnostic]) -> None:
        self.report = report
        self.items = list(items_with_answers(report))
        self.placed: PlacedFindings = placed_findings(report, diagnostics)
        self.sections: tuple[Progress, ...] = section_progress(report, diagnostics)
        self.weights = Counter(found.severity for found in diagnostics)
        self.words: Counter[str] = Counter()
        for each in self.items:
            if isinstance(each.item, Question):
                self.words[report.form.file_of(each.item)] += each.words


def preview_page(
    report: Report, diagnostics: Sequence[Diagnostic], *, edition: int = 0
) -> str:
    """The page. One that has an edition, from 1, asks where it came from to be told when
    there is a later one.
    """
    page = _Page(report, diagnostics)
    title = document_title(report)
    return whole_page(title, _body_nodes(page, live=edition > 0), edition)


def _body_nodes(page: _Page, *, live: bool) -> Iterator[Element]:
    yield html_node("a", "Hoppa till rapporten", "hopp", {"href": f"#{_MAIN}"})
    yield _top_node(page.report, live=live)
    headings = page.report.form.headings.values()
    contents = [
        heading_node("Innehåll", 1),
        html_node("p", [link_to(_STATE, "Läget")]),
        contents_list(headings),
    ]
    attributes = {"aria-label": "Innehåll"}
    main = html_node(
        "main",
        _main_nodes(page),
        attributes={"id": _MAIN},
    )
    parts = [
        html_node(
            "nav",
            contents,
            attributes=attributes,
        ),
        main,
    ]
    yield html_node("div", parts, "sida")


def _top_node(report: Report, *, live: bool) -> Element:
    made = local_now()
    day, time = swedish_date(made.date()), f"{made:%H.%M}"
    parts = [
        html_node("p", "Förhandsvisning – inte den handling som lämnas in", "marke"),
        html_node("h1", document_title(report)),
        html_node(
            "p", f"Så här läser villkor rapporten {day} kl. {time}.", "framtagen"
        ),
    ]
    if live:
        parts.append(following_line())
    return html_node("header", parts)


def _main_nodes(page: _Page) -> Iterator[Element]:
    yield html_node("section", _state_nodes(page), "laget")
    cover = html_node("section", _cover_nodes(page.report), "omslag")
    yield cover
    for each in page.items:
        if isinstance(each.item, FormHeading):
            yield from _heading_nodes(page, each.item, each)
        else:
            yield _question_node(page, each.item, each)


def _state_nodes(page: _Page) -> Iterator[Element]:
    yield heading_node("Läget", 1, _STATE)
    answered = sum(section.answered for section in page.sections)
    asked = sum(section.questions for section in page.sections)
    errors, warnings = page.weights[Severity.ERROR], page.weights[Severity.WARNING]
    notes = counted(page.weights[Severity.NOTE], "notis", "notiser")
    words = counted(page.words.total(), "ord", "ord")
    yield html_node(
        "p",
        f"{answered} av {asked} frågor är besvarade, med {words}. "
        f"Granskningen visar {counted_findings(errors, warnings)} och {notes}.",
    )
    if page.placed.total:
        link = link_to(finding_place(1), "Gå till den första anmärkningen")
        yield html_node("p", [link])
    yield progress_table(_progress_rows(page))
    if page.placed.elsewhere:
        yield heading_node("Det som gäller hela rapporten", 2)
        yield from finding_list(
            page.placed.elsewhere, "hela rapporten", page.placed.total
        )


def _progress_rows(page: _Page) -> Iterator[tuple[Progress, str, date | None, int]]:
    sections = {section.path: section for section in page.report.sections}
    places = {}
    for heading in page.report.form.headings.values():
        if heading.file:
            places[heading.file] = place_of_item(heading)
    for progress in page.sections:
        section = sections.get(progress.path)
        stem = section.stem if section else ""
        due = page.report.due_day(section) if section else None
        yield (progress, places.get(stem, ""), due, page.words[stem])


def _cover_nodes(report: Report) -> Iterator[Element]:
    """What the first page of the Word file says besides its title."""
    yield heading_node("Framsidan", 1, "framsidan")
    blocks = cover_page(
        report,
        report.form.recipients,
        draft=False,
    )
    yield from flow_nodes(block for block in blocks if not _is_title(block))


def _is_title(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role in {Role.TITLE, Role.SUBTITLE}


def _heading_nodes(
    page: _Page, heading: FormHeading, shown: AnsweredItem
) -> Iterator[Element]:
    """A heading, and who has the section that begins there."""
    yield heading_node(heading.text, heading.level, place_of_item(heading))
    yield from flow_nodes(shown.blocks[_after_heading(shown) :])
    if heading.file:
        yield html_node("p", _section_words(page, heading.file), "vem")
        found = page.placed.by_stem[heading.file]
        yield from finding_list(found, heading.text, page.placed.total)


def _after_heading(shown: AnsweredItem) -> int:
    """Where what stands under a heading begins among its blocks."""
    kinds = [isinstance(block, Heading) for block in shown.blocks]
    return kinds.index(True) + 1


def _section_words(page: _Page, stem: str) -> str:
    """Who has a section, how far it has come, and how long it is."""
    told: list[str] = []
    for section in page.report.sections:
        if section.stem == stem:
            told += _own_words(page.report, section)
    for progress in page.sections:
        if progress.path == f"{stem}.yaml":
            told.append(f"{progress.answered} av {progress.questions} besvarade")
            told.append(counted_findings(progress.errors, progress.warnings))
    told.append(counted(page.words[stem], "ord", "ord"))
    return " · ".join(told)


def _own_words(report: Report, section: SectionFile) -> Iterator[str]:
    owner = section.owner.text.strip() if section.owner else ""
    status = section.status.text.strip() if section.status else ""
    due = report.due_day(section)
    yield f"Ansvarig: {owner or 'inte angiven'}"
    yield f"Status: {status or 'inte angiven'}"
    if due:
        yield f"Senast: {swedish_date(due)}"


def _question_node(
    page: _Page,
    question: Question,
    shown: AnsweredItem,
) -> Element:
    """A question with its answer, and beside it what is wrong there."""
    level = page.report.form.headings[question.parent].level
    words = page.report.form.printed(question)
    tag = f"h{min(level + _QUESTION_DEPTH, _DEEPEST)}"
    place = place_of_item(question)
    answer = [html_node(tag, words, "fraga", {"id": place}), *flow_nodes(shown.blocks)]
    if shown.words:
        answer.append(html_node("p", counted(shown.words, "ord", "ord"), "antal"))
    found = finding_list(
        page.placed.by_question[question.id], f"fråga {question.id}", page.placed.total
    )
    parts = [html_node("div", answer, "svar"), *found]
    return html_node("section", parts, "svarad", {"aria-labelledby": place})
