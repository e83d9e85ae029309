"""The region's name and its own register number, where the cover of a blank asks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from villkor.base.diagnostic import UserError
from villkor.document.word.filling.fills import Fill, FillLine
from villkor.document.word.found import FoundParagraph, paragraphs_in
from villkor.exchange.filling.blank_form import OpenBlank, cover_text
from villkor.report.model import Report

_BLANK = r"[\s_.…\u2002-]{0,200}"
_REGION = re.compile(
    rf"(?:(?P<bare>region)|regionens namn|ange region|namn på region(?:en)?)(?P<colon>:?){_BLANK}",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"""
    (?:
        (?: regionens | ert | eget | vårt ) \s{1,3}
            (?: diarienummer | dnr | ärendenummer )
        | (?: diarienummer | dnr | ärendenummer ) \s{1,3}
            (?: hos \s{1,3} regionen | \(? regionen \)? )
        | (?P<any> diarienummer | dnr\.? )
    )
    \s{0,3} :? [\s_.…\u2002-]{0,200}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")


def cover_fills(
    report: Report,
    blank: OpenBlank,
) -> Iterator[Fill]:
    """What is put on the cover. What the report does not have is not put there."""
    lines = [*paragraphs_in(blank.rooms.cover)]
    for number, line in enumerate(lines):
        after = lines[number + 1 :]
        words = _words_for(report, line, after)
        if words:
            yield FillLine(
                _place(
                    line,
                    after,
                    blank,
                ),
                words,
            )


def _words_for(
    report: Report,
    line: FoundParagraph,
    after: Sequence[FoundParagraph],
) -> str:
    text = line.text.strip()
    asked = _REGION.fullmatch(text)
    region = report.settings.region
    if asked and region:
        is_bare = asked["bare"] and not asked["colon"]
        return region.removeprefix("Region ") if is_bare else region
    number = _NUMBER.fullmatch(text)
    own = report.settings.own_register_number
    if number is None or own is None:
        return ""
    if number["any"] and _is_followed_by_numbers(after):
        return ""
    return own.text.strip()


def _is_followed_by_numbers(after: Sequence[FoundParagraph]) -> bool:
    """Whether the next line says whose number it is: the line is a heading of those."""
    for line in after:
        if line.text.strip():
            return _DIGIT.search(line.text) is not None
    return False


def _place(
    line: FoundParagraph,
    after: Sequence[FoundParagraph],
    blank: OpenBlank,
) -> int:
    """The line itself, or the empty cell beside it."""
    cells = blank.free.cells
    for beside in after[:1]:
        is_free = beside.place in blank.free.kinds
        if line.place in cells and beside.place in cells and is_free:
            return beside.place
    return line.place


def refuse_other_region(
    report: Report,
    blank: OpenBlank,
) -> None:
    """Raise UserError if the cover names one region, and another than the report's."""
    text = " ".join(cover_text(blank))
    names = [region.name for region in report.form.regions]
    named = [
        name
        for name in names
        if re.search(
            rf"\b{re.escape(name)}\b",
            text,
        )
    ]
    own = report.settings.region
    if len(named) == 1 and own and own not in named:
        raise UserError(
            f"{blank.name} är ställd till {named[0]}, men rapporten är från {own}. "
            "Inget har skrivits.",
            "Ange en blankett utan namn, eller den som er region har fått.",
        )
