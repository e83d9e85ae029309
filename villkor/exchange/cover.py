"""Report → the cover of its document: what it is, to whom it goes, and its register
numbers.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.yaml.nodes import Text
from villkor.document.blocks import Block, Facts, Role, text_paragraph
from villkor.figures.swedish import NBSP, swedish_date
from villkor.form.model import Recipient
from villkor.report.keys import REGION_NUMBER
from villkor.report.model import BoardDecision, Report

NO_NUMBER = "–"
UNOFFICIAL = "Skriven efter en förlaga, inte det officiella formuläret."


def cover_page(
    report: Report,
    recipients: tuple[Recipient, ...],
    *,
    draft: bool,
) -> Iterator[Block]:
    """The blocks of the cover. It alone differs between recipients."""
    form, settings = report.form, report.settings
    yield text_paragraph(form.title, Role.TITLE)
    yield text_paragraph(
        settings.region + (" – utkast" if draft else ""),
        Role.SUBTITLE,
    )
    if form.unofficial:
        yield text_paragraph(UNOFFICIAL, Role.COVER)
    if settings.day:
        yield text_paragraph(swedish_date(settings.day), Role.COVER)
    if settings.decision:
        yield text_paragraph("Beslut", Role.COVER_LABEL)
        yield text_paragraph(decision_words(settings.decision), Role.COVER)
    yield text_paragraph(f"Skickas i {form.file_format}-format till", Role.COVER_LABEL)
    for recipient in recipients:
        yield text_paragraph(f"{recipient.name}, {recipient.email}", Role.COVER)
    yield text_paragraph("Diarienummer", Role.COVER_LABEL)
    yield Facts(
        header=("Register hos", "Diarienummer"),
        rows=tuple(_register_numbers(report, recipients)),
        description="Ärendets diarienummer hos mottagarna och hos regionen.",
    )
    if settings.contact:
        yield text_paragraph("Kontakt", Role.COVER_LABEL)
        yield text_paragraph(" ".join(settings.contact.text.split()), Role.COVER)


def told_on_cover(report: Report) -> dict[str, str]:
    """What the cover says that rapport.yaml can say, by its keys there
    ("diarienummer/region"). What is not told is left out.
    """
    settings = report.settings
    found: dict[str, str] = {}
    if settings.day:
        found["datum"] = swedish_date(settings.day)
    if settings.decision:
        found["beslut"] = decision_words(settings.decision)
    if settings.contact:
        found["kontakt"] = " ".join(settings.contact.text.split())
    for each in report.form.recipients:
        written = settings.register_numbers.get(each.key)
        found[number_key(each.key)] = _number(written, each.register_number)
    found[number_key(REGION_NUMBER)] = _number(settings.own_register_number)
    return {key: told for key, told in found.items() if told not in {"", NO_NUMBER}}


def number_key(party: str) -> str:
    """What the register number of a recipient, or of the region, is called."""
    return f"diarienummer/{party}"


def decision_words(decision: BoardDecision) -> str:
    """Whose decision it is, of which day and in which paragraph: as much as is told."""
    parts = [decision.board]
    if decision.day:
        parts.append(swedish_date(decision.day))
    if decision.paragraph:
        parts.append(f"§{NBSP}{decision.paragraph}")
    return ", ".join(part for part in parts if part)


def _register_numbers(
    report: Report,
    recipients: tuple[Recipient, ...],
) -> Iterator[tuple[str, str]]:
    """Whose register, and the number there: the addressees' first, and the region's own
    last.
    """
    settings = report.settings
    addressees_first = sorted(
        report.form.recipients, key=lambda each: each not in recipients
    )
    for each in addressees_first:
        number = _number(settings.register_numbers.get(each.key), each.register_number)
        yield each.name, number
    yield settings.region, _number(settings.own_register_number)


def _number(own: Text | None, of_form: str = "") -> str:
    """The number that the report has, or else the form; a dash if there is none."""
    number = own.text.strip() if own else of_form
    return number or NO_NUMBER
