"""What stands on the cover of a Word file, held against what the form and the report
say there: what neither of them says has no place in the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from villkor.document.blocks import block_lines
from villkor.document.word.controls import LOCKED_COVER
from villkor.document.word.found import FoundParagraph, paragraphs_in
from villkor.exchange.cover import cover_page
from villkor.exchange.outline import document_title
from villkor.exchange.packets.packet_page import lines_of_pages
from villkor.exchange.placing.places import Placed
from villkor.report.model import Report

_WORD = re.compile(r"[\w@./:+-]+")
_LABELS = "skickas i wordformat word-format word till diarienummer dnr region utkast beslut kontakt"


def unknown_on_cover(report: Report, placed: Placed) -> frozenset[int]:
    """The places on the cover whose words neither the form nor the report has."""
    known = known_words(report)
    of_packet = known | _words_of(lines_of_pages(report))
    cover = frozenset(placed.cover)
    found = set()
    for paragraph in paragraphs_in(placed.found.blocks):
        if paragraph.place not in cover:
            continue
        words = of_packet if LOCKED_COVER.key in paragraph.controls else known
        if not _is_known(paragraph, words):
            found.add(paragraph.place)
    return frozenset(found)


def known_words(report: Report) -> frozenset[str]:
    """Every word that may stand on the cover of a report, in small letters."""
    form = report.form
    lines = [_LABELS, document_title(report), form.file_format]
    for draft in (False, True):
        lines += block_lines(
            cover_page(
                report,
                form.recipients,
                draft=draft,
            )
        )
    for recipient in form.recipients:
        lines += (recipient.name, recipient.email, recipient.register_number)
    return _words_of(lines)


def _words_of(lines: Iterable[str]) -> frozenset[str]:
    words: set[str] = set()
    for line in lines:
        words.update(_words_in(line))
    return frozenset(words)


def _is_known(paragraph: FoundParagraph, known: frozenset[str]) -> bool:
    return known.issuperset(_words_in(paragraph.text))


def _words_in(line: str) -> list[str]:
    plain = line.replace("\N{EN DASH}", "-").casefold()
    return [word.strip("-.:/") for word in _WORD.findall(plain) if word.strip("-.:/")]
