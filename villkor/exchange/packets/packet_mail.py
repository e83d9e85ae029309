"""The mail that a packet goes with: to its owner, with what is to be done and when."""

from __future__ import annotations

from email.headerregistry import Address
from pathlib import Path

from villkor.exchange.mail import Mail
from villkor.exchange.packets.packet_choice import Packet, section_number
from villkor.exchange.packets.packet_page import listed_words, long_date
from villkor.figures.swedish import swedish_date
from villkor.report.model import Report

_NOBODY = "(ingen: skriv adressen själv, eller lägg den i {})"


def packet_mail(
    report: Report,
    packet: Packet,
    address: str | None,
    attachment: str,
    known_in: Path,
) -> Mail:
    """The mail, as a colleague reads it.

    `address` is the owner's, and `known_in` the file of addresses.
    """
    form = report.form
    to = None
    if address:
        to = Address(packet.owner, addr_spec=address)
    numbers = tuple(section_number(stem) for stem in packet.stems)
    subject = f"Avsnitt {listed_words(numbers)} i återrapporteringen {form.year}"
    if packet.due:
        subject += f", svar senast {swedish_date(packet.due)}"
    return Mail(
        to=to,
        subject=subject,
        text=_mail_text(report, packet),
        attachment=attachment,
        nobody=_NOBODY.format(known_in),
    )


def _mail_text(report: Report, packet: Packet) -> str:
    form = report.form
    titles = [form.title_of_file(stem) for stem in packet.stems]
    paragraphs = ["Hej!"]
    asked = f"Här kommer {_what(titles)} i {form.title}"
    if packet.owner:
        asked += f", som {packet.owner} ansvarar för"
    what = "Skriv i den bifogade Word-filen och skicka tillbaka den"
    if packet.due:
        what += f" senast {long_date(packet.due)}"
    paragraphs.append(f"{asked}. {what}.")
    if len(titles) > 1:
        paragraphs.append("\n".join(f"– {title}" for title in titles))
    paragraphs.append(
        "På filens första sida står hur den fylls i. Det som saknas är märkt ”Svar "
        "saknas.” Frågor och rubriker är låsta, och ska inte ändras."
    )
    contact = report.settings.contact
    if contact:
        paragraphs.append(f"Frågor: {' '.join(contact.text.split())}")
    return "\n\n".join(paragraphs)


def _what(titles: list[str]) -> str:
    if len(titles) == 1:
        return f"avsnittet {titles[0]}"
    return f"{len(titles)} avsnitt"
