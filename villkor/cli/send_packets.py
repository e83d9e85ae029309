"""The sections of a report that `export-docx --section` and `--owner` make Word files
of, for colleagues.
"""

from __future__ import annotations

import sys
from collections.abc import Container, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from villkor.base.diagnostic import UserError
from villkor.base.lazy import lazy_module
from villkor.cli.drafts import LEFT_OUT
from villkor.cli.long_work import counted_words, waiting
from villkor.cli.render.terminal import console, say_line
from villkor.cli.render.written import print_packets, tell_unkept
from villkor.cli.write_exports import OPEN_MAIL
from villkor.exchange.export import Written, export_pdfs
from villkor.exchange.packets.addresses import addresses_path, read_addresses
from villkor.exchange.packets.export_packets import (
    export_packets,
    packet_targets,
    receiver_key,
)
from villkor.exchange.packets.packet_choice import (
    Packet,
    packet_of_sections,
    packets_of_owner,
)
from villkor.exchange.receipt import path_of
from villkor.form.model import Recipient
from villkor.report.model import Report, folded_name
from villkor.rules.catalogue import run_rules

if TYPE_CHECKING:
    from villkor.exchange import mail
    from villkor.exchange.packets import packet_mail
else:
    mail = lazy_module("villkor.exchange.mail")
    packet_mail = lazy_module("villkor.exchange.packets.packet_mail")

_NO_TO = (
    "Ett arbetsexemplar går till den som ansvarar för avsnittet, och inte till någon "
    "mottagare."
)


class PacketOrder(Struct, frozen=True):
    """What is asked for on the command line."""

    sections: tuple[str, ...]
    owner: str | None
    template: Path | None
    eml: bool
    pdf: bool
    quiet: bool = False


def chosen_packets(report: Report, order: PacketOrder, to: str) -> tuple[Packet, ...]:
    """The packets that are asked for.

    Raises UserError for what does not go together, and for unknown sections and owners.
    """
    if to:
        raise UserError(
            "--to går inte att använda tillsammans med --section eller --owner.",
            _NO_TO,
        )
    if order.sections and order.owner is not None:
        raise UserError(
            "--section och --owner går inte att använda tillsammans.",
            "Ange avsnitten, eller den som ansvarar för dem.",
        )
    if order.owner is not None:
        return packets_of_owner(report, order.owner)
    return (packet_of_sections(report, order.sections),)


def packet_files(
    report: Report,
    packets: Sequence[Packet],
    output: Path | None,
    output_dir: Path | None,
) -> list[tuple[Path, Packet]]:
    """The Word file of each packet."""
    paths = packet_targets(report, packets, output, output_dir)
    return list(zip(paths, packets, strict=True))


def send_packets(
    report: Report,
    files: Sequence[tuple[Path, Packet]],
    order: PacketOrder,
) -> None:
    """Write the files, and say what was written and what is not in them."""
    addresses = read_addresses(report) if order.eml else {}
    out = console(quiet=order.quiet)
    many = "Skapar {} arbetsexemplar …"
    making = counted_words(files, "Skapar arbetsexemplaret …", many)
    with waiting(making, quiet=order.quiet):
        data = export_packets(report, files, order.template)
        targets = [(path, _receiver(packet)) for path, packet in files]
        pdfs = export_pdfs(targets, data) if order.pdf else []
        written: list[Written] = []
        for number, (path, recipient) in enumerate(targets):
            docx = Written(recipient, path, len(data[number]))
            receipt = path_of(path)
            written += [docx, Written(recipient, receipt, receipt.stat().st_size)]
            written += pdfs[number : number + 1]
            if order.eml:
                packet = files[number][1]
                letter = packet_mail.packet_mail(
                    report,
                    packet,
                    addresses.get(folded_name(packet.owner)),
                    mail.attached_name(path),
                    addresses_path(report),
                )
                written += mail.write_both(docx, data[number], letter)
    print_packets(out, written)
    tell_unkept(report, files[0][0])
    if order.eml:
        say_line(out, OPEN_MAIL)
        _tell_unknown(report, files, addresses)
    _tell_left_out(report, files)


def _receiver(packet: Packet) -> Recipient:
    return Recipient(
        key=receiver_key(packet),
        name=packet.owner,
        email="",
        register_number="",
    )


def _tell_unknown(
    report: Report,
    files: Sequence[tuple[Path, Packet]],
    addresses: Container[str],
) -> None:
    """Say whose addresses are not known."""
    unknown = []
    for _, packet in files:
        if packet.owner and folded_name(packet.owner) not in addresses:
            unknown.append(packet.owner)
    if unknown:
        say_line(
            console(),
            f"Mejl utan mottagare: {', '.join(unknown)}. Lägg adressen i "
            f"{addresses_path(report)}, eller skriv den i mejlet.",
        )


def _tell_left_out(report: Report, files: Sequence[tuple[Path, Packet]]) -> None:
    """Say on standard error that something in the sections could not be read: it is
    not in the Word file, and may be written there anew.
    """
    paths = {f"{stem}.yaml" for _, packet in files for stem in packet.stems}
    faulty = {each.where.path for each in run_rules(report, LEFT_OUT)} & paths
    out = console(sys.stderr)
    for path in report.in_order(faulty):
        say_line(
            out,
            f"Det som villkor inte kan läsa i {path} är inte med: se villkor check "
            f"{path}.",
            "bold yellow",
        )
