"""What whoever exports in the looks of a template of their own should know of it: it
does not stop the export, and shows in the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from villkor.base.listed_words import first_words
from villkor.document.word.edge_heights import header_overflow
from villkor.document.word.package import Package, open_package
from villkor.document.word.roles import style_name
from villkor.document.word.story import word_file_of
from villkor.document.word.template import open_template
from villkor.exchange.report_template import form_template, own_template
from villkor.figures.swedish import NBSP, swedish_number
from villkor.report.model import Report
from villkor.rules.word.unfinished import left_over_in_word, watermark

_MOST_NAMES = 6
_TWIPS = 567  # in a centimetre


def template_notes(report: Report, template: Path | None) -> tuple[str, ...]:
    """What is to be told of the template, a sentence or two each; nothing of our own.

    Raises UserError as an export does.
    """
    chosen = template or own_template(report)
    if chosen is None:
        return ()
    opened = open_template(chosen, form_template(report))
    package = open_package(opened.data, chosen.name)
    return (
        *_lent(chosen, opened.lent),
        *_too_high(chosen, package),
        *_unfinished(chosen, package),
    )


def _unfinished(template: Path, package: Package) -> Iterator[str]:
    file = word_file_of(package, template.name)
    for finding in (*left_over_in_word(file), *watermark(file)):
        yield f"{template.name}: {finding.message} {finding.hint}"


def _lent(template: Path, names: tuple[str, ...]) -> Iterator[str]:
    if not names:
        return
    told = first_words([*map(style_name, names)], _MOST_NAMES)
    yield (
        f"{template.name} saknar formatmallar som rapporten behöver: {told}. De är "
        "hämtade ur villkors egen mall, i mallens teckensnitt."
    )


def _too_high(template: Path, package: Package) -> Iterator[str]:
    overflow = header_overflow(package)
    if overflow is None:
        return
    needed, room = map(_centimetres, overflow)
    yield (
        f"Sidhuvudet i {template.name} behöver ungefär {needed}, men övre marginalen är "
        f"{room}, så texten under trycks ned. Öka övre marginalen i mallen "
        "(Layout > Marginaler), eller gör sidhuvudet lägre."
    )


def _centimetres(length: int) -> str:
    return f"{swedish_number(Fraction(length, _TWIPS), 1)}{NBSP}cm"
