"""A text that refers to the grant's figures → blocks with the figures in their places.

`{siffra: namn}` may stand anywhere in a text. `{tabell: namn}` and `{diagram: namn}`
stand alone in a paragraph of an answer. What cannot be followed is left as it is
written, so that a draft shows it; `reference_faults` says why.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from villkor.document import markdown
from villkor.document.blocks import (
    Chart,
    Flow,
    ListBlock,
    Part,
    Role,
    Table,
    text_paragraph,
)
from villkor.document.braces import FIGURE, TABLE, Reference
from villkor.figures.wording import in_words
from villkor.grant import illustrations
from villkor.report.model import Report, folded_name
from villkor.report.reference_faults import reference_fault
from villkor.report.referred_text import ReferredText, referred_text


def cell_blocks(report: Report, text: str) -> tuple[Flow, ...]:
    """The paragraphs and lists of a text in a cell, with the figures in their
    places.
    """
    if "{" not in text:
        return markdown.markdown_blocks(text)
    referred = referred_text(text)
    words = {}
    for sign, reference in referred.by_sign.items():
        words[ord(sign)] = _words_for(report, reference, referred)
    return tuple(_with_words(block, words) for block in referred.blocks)


def answer_blocks(report: Report, text: str) -> tuple[Part, ...]:
    """The paragraphs, lists, tables and charts of an answer, with the figures in their
    places.
    """
    found: list[Part] = []
    for _, parts in named_stretches(report, text):
        found += parts
    return tuple(found)


def named_stretches(report: Report, text: str) -> list[tuple[str, tuple[Part, ...]]]:
    """The same in stretches of text, with "" as their name, and tables and charts by
    themselves, named as they are referred to.
    """
    if "{" not in text:
        return [("", markdown.markdown_blocks(text))]
    found: list[tuple[str, tuple[Part, ...]]] = [("", ())]
    placed = referred_text(text).placed
    for reference, block in zip(placed, cell_blocks(report, text), strict=True):
        name, before = found[-1]
        if reference and reference_fault(report, reference) is None:
            data = _illustration(report, reference)
            called = f"{reference.kind}: {reference.name.casefold()}"
            found.append((called, (data,)))
            note = _note_under(report, reference)
            if note:
                source = text_paragraph(note, Role.SOURCE)
                found.append(("", (source,)))
        elif name:
            found.append(("", (block,)))
        else:
            found[-1] = ("", (*before, block))
    return [stretch for stretch in found if stretch[1]] or found


def with_figures(report: Report, text: str) -> str:
    """The text as it is written, but with the figures in their places."""
    if "{" not in text:
        return text
    referred = referred_text(text)
    for reference in reversed(referred.references):
        words = _words_for(report, reference, referred)
        text = text[: reference.start] + words + text[reference.stop :]
    return text


def _words_for(report: Report, reference: Reference, referred: ReferredText) -> str:
    """What stands in the place of a reference in running text."""
    if reference.kind == FIGURE and reference_fault(report, reference) is None:
        figure = report.figures_by_name[folded_name(reference.name)]
        return in_words(figure, reference.unit.casefold(), reference.decimals)
    return " ".join(referred.written(reference).split())


def _with_words(block: Flow, words: Mapping[int, str]) -> Flow:
    """The block with words in the place of signs."""
    if isinstance(block, ListBlock):
        items = []
        for item in block.items:
            parts = tuple(_with_words(part, words) for part in item)
            items.append(parts)
        return replace(block, items=tuple(items))
    runs = []
    for run in block.runs:
        text = run.text.translate(words)
        runs.append(replace(run, text=text))
    return replace(block, runs=tuple(runs))


def _note_under(report: Report, reference: Reference) -> str:
    """What is to be said under a table, if anything is."""
    if reference.kind != TABLE:
        return ""
    return illustrations.illustration_note(reference.name.casefold(), report.grant)


def _illustration(report: Report, reference: Reference) -> Table | Chart:
    """The table or chart that a reference asks for."""
    name = reference.name.casefold()
    if reference.kind == TABLE:
        return illustrations.illustration_table(name, report.grant)
    return illustrations.illustration_chart(name, report.grant)
