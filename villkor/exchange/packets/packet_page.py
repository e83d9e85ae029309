"""The first page of a packet: what it is, whose it is, when it is to be back, and how to
fill it in.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from villkor.base.listed_words import listed_words
from villkor.document.blocks import (
    GAP,
    OFFER,
    PACKET_MARK,
    ListBlock,
    Paragraph,
    Role,
    block_lines,
    text_paragraph,
)
from villkor.exchange.packets.packet_choice import Packet, owner_of, section_number
from villkor.exchange.packets.packet_words import LAST_WORDS
from villkor.figures.swedish import MONTHS, swedish_date
from villkor.report.model import Report, SectionFile

_MOST_NUMBERS = 8  # on a line
_MOST_DAYS = 31
_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_WRITE = (
    f"Skriv i rutorna under frågorna. Klicka på ”{GAP}” eller ”{OFFER}” och börja "
    "skriva, så försvinner orden. Det som redan är skrivet kan du ändra."
)
_SHAPES = (
    "Det går bra med stycken, punktlistor, numrerade listor, fet och kursiv text och "
    "länkar. Bilder, egna tabeller och egna rubriker kommer inte med."
)
_ROWS = (
    "Tabellerna har plats för så många rader som formuläret tillåter. Lämna dem orörda "
    "som du inte behöver."
)
_SHUT = (
    "Frågor, rubriker och stödtexter är låsta. Är något i dem fel, så skriv det i "
    "mejlet."
)
_SAVE = "Spara filen som Word-dokument, med det namn den har, och skicka tillbaka den."
_HOW = (_WRITE, _SHAPES, _ROWS, _SHUT, _SAVE)


def packet_title(packet: Packet) -> str:
    """What a packet is called: which sections there are, or how many."""
    if len(packet.numbers) > _MOST_NUMBERS:
        return f"{len(packet.numbers)} avsnitt"
    return f"Avsnitt {listed_words(packet.numbers)}"


def long_date(day: date) -> str:
    """A day with its name: fredag 20 januari 2023."""
    return f"{_WEEKDAYS[day.weekday()]} {swedish_date(day)}"


def packet_page(report: Report, packet: Packet) -> Iterator[Paragraph | ListBlock]:
    """The blocks of the first page."""
    settings = report.settings
    sections = [each for each in report.sections if each.stem in packet.stems]
    yield text_paragraph(packet_title(packet), Role.TITLE)
    yield text_paragraph(PACKET_MARK.capitalize(), Role.SUBTITLE)
    for section in sections:
        yield text_paragraph(_line_of(report, packet, section), Role.COVER)
    yield text_paragraph(f"En del av {report.form.title}", Role.COVER)
    if settings.region:
        yield text_paragraph(settings.region, Role.COVER)
    if packet.due:
        yield text_paragraph("Svara senast", Role.COVER_LABEL)
        yield text_paragraph(long_date(packet.due), Role.COVER)
    if packet.owner:
        yield text_paragraph("Ansvarig", Role.COVER_LABEL)
        yield text_paragraph(packet.owner, Role.COVER)
    if settings.contact:
        yield text_paragraph("Lämna svaret till", Role.COVER_LABEL)
        yield text_paragraph(" ".join(settings.contact.text.split()), Role.COVER)
    yield text_paragraph("Så fyller du i", Role.COVER_LABEL)
    yield ListBlock(tuple((text_paragraph(words),) for words in _HOW))


def lines_of_pages(report: Report) -> list[str]:
    """What may stand on the first page of any packet of a report, with any day."""
    form = report.form
    stems = tuple(form.files)
    everything = Packet(stems, tuple(map(section_number, stems)), "", form.deadline)
    lines = block_lines(packet_page(report, everything))
    lines += ("avsnitt och senast Ansvarig", *_WEEKDAYS, *MONTHS)
    for section in report.sections:
        lines.append(owner_of(section))
    numbers = [*range(1, _MOST_DAYS + 1), form.year, form.year + 1, form.year + 2]
    return [*lines, *stems, *form.headings, *map(str, numbers)]


def last_words(packet: Packet) -> Paragraph:
    """What stands last, below a table too."""
    words = LAST_WORDS
    if packet.due:
        words += f" senast {long_date(packet.due)}"
    return text_paragraph(f"{words}.", Role.GUIDANCE)


def _line_of(report: Report, packet: Packet, section: SectionFile) -> str:
    """A section: its heading, whose it is and its day, where they differ from those of
    the packet. The line is no heading's, so that it is not read as one.
    """
    number = section_number(section.stem)
    title = report.form.title_of_file(section.stem).removeprefix(f"{number} ")
    parts = [f"{number}: {title}"]
    owner, due = owner_of(section), report.due_day(section)
    if owner != packet.owner:
        parts.append(owner)
    if due and due != packet.due:
        parts.append(f"senast {swedish_date(due)}")
    return ", ".join(part for part in parts if part)
