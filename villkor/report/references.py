"""A text that refers to the grant's figures → blocks with the figures in their places, and what is
wrong with a reference.

`{siffra: namn}` may stand anywhere in a text. `{tabell: namn}` and `{diagram: namn}` stand alone in
a paragraph of an answer. What cannot be followed is left as it is written, so that a draft shows
it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec.structs import replace

from villkor.base.faults import FaultKind
from villkor.base.hints import did_you_mean
from villkor.document import markdown
from villkor.document.blocks import Chart, Flow, ListBlock, Paragraph, Part, Table
from villkor.document.braces import FIGURE, TABLE, Reference, Trouble, other_braces, references_in
from villkor.figures.number import Figure
from villkor.figures.wording import KINDS, UNITS, in_words, kind_of
from villkor.grant import illustrations
from villkor.grant.keys import GRANT_FILE
from villkor.grant.named_figures import (
    TOTAL,
    named_figures,
    names_without_value,
    share_name,
    without_share,
)
from villkor.report.model import Report

# of the private use area that no font and no keyboard has: what stands for a reference while
# Markdown is read
_FIRST_SIGN = 0x100000
# faults of the file that leave no figure known
_UNREAD = {FaultKind.YAML, FaultKind.ENCODING, FaultKind.UNREADABLE, FaultKind.MISSING_FILE}

_UNKNOWN_KIND = re.compile(r"([^\W\d_]+) ?:")
_KNOWN_KINDS = "Skriv {siffra: namn}, {tabell: namn} eller {diagram: namn}, eller ta bort { och }."


def cell_blocks(report: Report, text: str) -> tuple[Flow, ...]:
    """The paragraphs and lists of a text in a cell, with the figures in their places."""
    if "{" not in text:
        return markdown.markdown_blocks(text)
    signed, found = _signed(text)
    words = {ord(sign): _words(report, reference, text) for sign, reference in found.items()}
    return tuple(_with_words(block, words) for block in markdown.markdown_blocks(signed))


def answer_blocks(report: Report, text: str) -> tuple[Part, ...]:
    """The paragraphs, lists, tables and charts of an answer, with the figures in their places."""
    return tuple(part for _, parts in named_stretches(report, text) for part in parts)


def named_stretches(report: Report, text: str) -> list[tuple[str, tuple[Part, ...]]]:
    """The same in stretches of text, with "" as their name, and tables and charts by themselves,
    named as they are referred to.
    """
    if "{" not in text:
        return [("", markdown.markdown_blocks(text))]
    found: list[tuple[str, tuple[Part, ...]]] = [("", ())]
    for reference, block in zip(_placed(text), cell_blocks(report, text), strict=True):
        name, before = found[-1]
        if reference and reference_fault(report, reference) is None:
            data = _data(report, reference)
            if isinstance(data, Table) and before and isinstance(before[-1], Table):
                # two tables with nothing between them become one in Word
                found.append(("", (Paragraph(()),)))
            found.append((f"{reference.kind}: {reference.name.casefold()}", (data,)))
        elif name:
            found.append(("", (block,)))
        else:
            found[-1] = ("", (*before, block))
    return [stretch for stretch in found if stretch[1]] or found


def with_figures(report: Report, text: str) -> str:
    """The text as it is written, but with the figures in their places."""
    for reference in reversed(list(references_in(text))):
        text = text[: reference.start] + _words(report, reference, text) + text[reference.stop :]
    return text


def reference_faults(report: Report, text: str, *, in_cell: bool) -> Iterator[tuple[int, str, str]]:
    """What is wrong with the references of a text: the offset of each, what it is, and what to do
    instead.

    What a fault in anslag.yaml may be the reason for is left out, since that is told where it
    stands.
    """
    for reference in references_in(text):
        bad = reference_fault(report, reference)
        if bad is None or (reference.fault is None and _may_be_unread(report, reference)):
            bad = _misplaced(reference, text, in_cell=in_cell)
        if bad:
            yield reference.start, bad.message, bad.hint
    for offset, name in other_braces(text):
        if _folded(name) in figures_by_name(report):
            yield (
                offset,
                f"Ordet siffra och ett kolon saknas framför ”{name}”.",
                f"Skriv {{siffra: {name}}}.",
            )
        elif unknown := _UNKNOWN_KIND.match(name):
            yield offset, f"”{unknown[1]}” är inget som villkor kan hämta.", _KNOWN_KINDS


def reference_fault(report: Report, reference: Reference) -> Trouble | None:
    """Why a reference cannot be followed, wherever it stands, or None if it can."""
    if reference.fault:
        return reference.fault
    if reference.kind != FIGURE:
        return illustrations.illustration_fault(
            reference.kind, reference.name.casefold(), report.grant
        )
    figure = figures_by_name(report).get(_folded(reference.name))
    return _wrong_unit(reference, figure) if figure else _no_figure(report, reference.name)


def leads_to(report: Report, name: str, figure: Figure) -> bool:
    """Whether a reference to the name is one to the figure: another one may have the name too, or
    the name a brace in it.
    """
    written = f"{{{FIGURE}: {name}}}"
    found = [
        each
        for each in references_in(written)
        if (each.start, each.stop) == (0, len(written)) and not each.unit
    ]
    return any(
        reference_fault(report, reference) is None
        and figures_by_name(report)[_folded(reference.name)] == figure
        for reference in found
    )


@lru_cache(maxsize=4)
def figures_by_name(report: Report) -> Mapping[str, Figure]:
    """The figures that can be referred to by name, in small letters."""
    return {_folded(name): figure for name, figure in _named(report).items()}


def _named(report: Report) -> dict[str, Figure]:
    return named_figures(report.grant, report.summary.total)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _wrong_unit(reference: Reference, figure: Figure) -> Trouble | None:
    unit = reference.unit.casefold()
    known = [unit for unit in UNITS if kind_of(unit) == figure.unit]
    if not unit or unit in known:
        return None
    hint = (
        f"Skriv {', '.join(known[:-1])} eller {known[-1]} efter |."
        if len(known) > 1
        else "Ta bort | och enheten."
    )
    if unit not in UNITS:
        return Trouble(
            f"”{reference.unit}” är ingen enhet som siffran kan skrivas i.",
            did_you_mean(unit, known, hint),
        )
    what = f"”{reference.name}” är {KINDS[figure.unit]} och kan inte skrivas "
    return Trouble(f"{what}{'som antal' if unit == UNITS[0] else f'i {reference.unit}'}.", hint)


def _no_figure(report: Report, name: str) -> Trouble:
    named = _named(report)
    if _folded(share_name(name)) in figures_by_name(report):
        return Trouble(
            f"”{name}” har inget belopp i anslag.yaml.",
            f"Skriv beloppet där, eller hänvisa till andelen: {share_name(name)}.",
        )
    if _folded(name) in map(_folded, names_without_value(report.grant, report.form, named)):
        of_parts = (
            f"Fyll i alla belopp under {illustrations.PRIORITIES}: eller {illustrations.FORMS}: "
            "där, som det räknas av."
        )
        return Trouble(
            f"”{name}” har inget värde i anslag.yaml.",
            of_parts if _folded(name) == TOTAL else "Fyll i det där.",
        )
    otherwise = (
        f"Namn som finns: {', '.join(named)}."
        if named
        else "Skriv siffran och dess namn under nyckeltal: i anslag.yaml."
    )
    return Trouble(
        f"Det finns ingen siffra som heter ”{name}” i anslag.yaml.",
        did_you_mean(name, named, otherwise),
    )


# characters before a reference that are looked at: all of a long text would be, for each of its
# references
_LONGEST_ADDRESS = 2000


def _in_address(reference: Reference, text: str) -> bool:
    """Whether it stands in the address of a link."""
    return (
        re.search(
            r"\]\([^()\s]*\Z", text[max(0, reference.start - _LONGEST_ADDRESS) : reference.start]
        )
        is not None
    )


def _misplaced(reference: Reference, text: str, *, in_cell: bool) -> Trouble | None:
    if _in_address(reference, text):
        return Trouble(
            "I en länks adress går det inte att hänvisa till en siffra.",
            "Skriv adressen som den är.",
        )
    if reference.kind == FIGURE or (
        not in_cell and (_on_lines_of_its_own(reference, text) or reference in _placed(text))
    ):
        return None
    what = "En tabell" if reference.kind == TABLE else "Ett diagram"
    if in_cell:
        return Trouble(
            f"{what} ryms inte i en tabells cell.",
            "Flytta hänvisningen till ett svar i löpande text.",
        )
    return Trouble(
        f"{what} ska stå för sig, i ett eget stycke.",
        "Skriv hänvisningen på en egen rad, med en tom rad före och efter.",
    )


def _on_lines_of_its_own(reference: Reference, text: str) -> bool:
    """Whether it stands at the beginning of a line, between empty lines: then it is a paragraph,
    and Markdown need not be read to see it.
    """
    before, after = text[: reference.start], text[reference.stop :]
    return (not before or before.endswith("\n\n")) and (
        not after.strip("\n") or after.startswith("\n\n")
    )


def _may_be_unread(report: Report, reference: Reference) -> bool:
    """Whether what a reference asks for may be written in anslag.yaml, where it could not be
    read.
    """
    if any(kind in _UNREAD and finding.where.path == GRANT_FILE for kind, finding in report.faults):
        return True
    unread = {_folded(name) for name in report.grant.unread}
    if reference.kind != FIGURE:
        return bool(unread)
    name = _folded(reference.name)
    return name not in figures_by_name(report) and bool(
        unread & {"", _folded(without_share(name))} or (unread and name == TOTAL)
    )


def _placed(text: str) -> list[Reference | None]:
    """For each block of a text, the table or chart that stands alone in it, or None."""
    signed, found = _signed(text)
    placed = []
    for block in markdown.markdown_blocks(signed):
        reference = found.get(block.text) if isinstance(block, Paragraph) else None
        placed.append(reference if reference and reference.kind != FIGURE else None)
    return placed


def _signed(text: str) -> tuple[str, dict[str, Reference]]:
    """The text with one sign for each reference, which Markdown takes for a letter, and what each
    sign stands for.
    """
    free = (sign for sign in map(chr, range(_FIRST_SIGN, 0x10FFFE)) if sign not in text)
    found = dict(
        zip(
            free,
            (reference for reference in references_in(text) if not _in_address(reference, text)),
            strict=False,
        )
    )
    for sign, reference in reversed(found.items()):
        text = text[: reference.start] + sign + text[reference.stop :]
    return text, found


def _words(report: Report, reference: Reference, text: str) -> str:
    """What stands in the place of a reference in running text."""
    figure = (
        figures_by_name(report).get(_folded(reference.name))
        if reference.kind == FIGURE and reference_fault(report, reference) is None
        else None
    )
    if figure is None:
        return " ".join(text[reference.start : reference.stop].split())
    return in_words(figure, reference.unit.casefold())


def _with_words(block: Flow, words: Mapping[int, str]) -> Flow:
    if isinstance(block, ListBlock):
        return replace(
            block,
            items=tuple(tuple(_with_words(part, words) for part in item) for item in block.items),
        )
    return replace(
        block, runs=tuple(replace(run, text=run.text.translate(words)) for run in block.runs)
    )


def _data(report: Report, reference: Reference) -> Table | Chart:
    make = (
        illustrations.illustration_table
        if reference.kind == TABLE
        else illustrations.illustration_chart
    )
    return make(reference.name.casefold(), report.grant)
