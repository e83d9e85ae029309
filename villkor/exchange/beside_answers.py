"""What a Word file says beside its text, held against what the report would have put
there: headers, footers and comments.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.document.blocks import CHANGES_MARK, DRAFT_MARK, shown_header
from villkor.document.word.beside_text import (
    comment_lines,
    edge_lines,
    without_figures,
)
from villkor.document.word.package import Package, open_package
from villkor.document.word.template import read_template
from villkor.exchange.outline import document_title
from villkor.exchange.receipt import Receipt, answer_sum
from villkor.exchange.report_template import form_template, own_template
from villkor.report.model import Report

IN_COMMENT = "i en kommentar"
IN_EDGES = "i sidhuvudet eller sidfoten"
IN_BLANK = "i blankettens egen text"


def added_beside(
    report: Report,
    package: Package,
    receipt: Receipt | None,
) -> Iterator[tuple[str, str]]:
    """What only the Word file has, each with where."""
    for line in comment_lines(package):
        yield line, IN_COMMENT
    lines = edge_lines(package)
    if receipt is not None and receipt.edges == answer_sum(lines):
        return
    known = {*_our_words(report), *_template_lines(report)}
    for line in lines:
        if line not in known:
            yield line, IN_EDGES


def lacking_beside(
    report: Report,
    package: Package,
    receipt: Receipt | None,
) -> Iterator[str]:
    """What the headers should say and do not; those of the authority's own form say
    what they did.
    """
    if receipt is not None and receipt.blank:
        return
    words: tuple[str, ...] = _our_words(report)
    if receipt is not None:
        words = words[receipt.draft :][:1]
    lines = edge_lines(package)
    title = without_figures(document_title(report))
    shows_changes = any(CHANGES_MARK in line and line.endswith(title) for line in lines)
    if not shows_changes and not {*words} & {*lines}:
        yield words[0]


def _our_words(report: Report) -> tuple[str, str, str, str]:
    """What villkor puts in headers and footers: of a report, of a draft, on a draft's
    first page, and the number of the page.
    """
    title = document_title(report)
    final = without_figures(shown_header(title, ""))
    draft = without_figures(shown_header(title, DRAFT_MARK))
    return final, draft, DRAFT_MARK, "Sida"


def _template_lines(report: Report) -> tuple[str, ...]:
    """What stands in the headers and footers of the report's template."""
    template = own_template(report)
    if template is None or not template.is_file():
        template = form_template(report)
    return edge_lines(open_package(read_template(template), template.name))
