"""Packets on disk: their names, and Word files that are known to hold what they
should.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from villkor.base.clock import now
from villkor.base.diagnostic import UserError
from villkor.base.legal_names import legal_stem
from villkor.document.word.beside_text import edge_lines
from villkor.document.word.package import open_package
from villkor.document.word.writer import to_docx
from villkor.exchange.export import reference_of, report_dated
from villkor.exchange.merging.base_store import base_of, base_sum
from villkor.exchange.merging.keep_base import keep_base
from villkor.exchange.own_files import keep_edits, write_with_receipt
from villkor.exchange.packets.packet_choice import Packet
from villkor.exchange.packets.packet_log import record_sent
from villkor.exchange.packets.packet_outline import packet_outline
from villkor.exchange.read_back import read_back
from villkor.exchange.receipt import answer_sum, receipt_of
from villkor.exchange.recipients import (
    LONGEST_STEM,
    name_one_place,
    plain_letters,
    with_ending,
)
from villkor.exchange.report_template import own_template
from villkor.report.model import Report
from villkor.rules.word.gate import hold_back

_MOST_NUMBERS = 3  # in a name
_LONGEST_OWNER = 80
_NO_OWNER = "kollega"


def packet_targets(
    report: Report,
    packets: Sequence[Packet],
    output: Path | None,
    output_dir: Path | None,
) -> list[Path]:
    """Where the Word file of each packet is to be: beside the report, or where
    `--output` or `--output-dir` says.

    Raises UserError if several would have one name, or the name is no Word file's.
    """
    name_one_place(output, output_dir)
    if output and not output.is_dir():
        if len(packets) > 1:
            raise UserError(
                "Det blir en fil för varje ansvarig.",
                "Ange en mapp med --output-dir, eller välj en ansvarig.",
            )
        return [with_ending(output)]
    folder = output_dir or output or report.folder.resolve().parent
    paths = [folder / packet_name(report, packet) for packet in packets]
    if len(set(paths)) < len(paths):
        raise UserError(
            "Flera ansvariga skulle få filer med samma namn.",
            "Ta en ansvarig i taget, och ange filens namn med --output.",
        )
    return paths


def packet_name(report: Report, packet: Packet) -> str:
    """The name of the file: the sections, whose they are and the year, so that nobody
    takes it for the report ("1.2.3-naringsliv-2022.docx").
    """
    numbers = packet.numbers
    begun = "-och-".join(numbers)
    if len(numbers) > _MOST_NUMBERS:
        begun = "avsnitt"
    owner = plain_letters(packet.owner)[:_LONGEST_OWNER].strip("-")
    parts = (begun, owner, str(report.form.year))
    stem = "-".join(part for part in parts if part)
    return f"{legal_stem(stem, 'avsnitt', LONGEST_STEM)}.docx"


def receiver_key(packet: Packet) -> str:
    """Whom a packet goes to, as its receipt has it."""
    return plain_letters(packet.owner) or _NO_OWNER


def export_packets(
    report: Report,
    targets: Sequence[tuple[Path, Packet]],
    template: Path | None = None,
) -> list[bytes]:
    """Write the Word file of each packet, with a receipt beside it, and remember that
    it was sent. Errors in the report do not stop it: it is to be written in.

    Raises UserError as `export_report` does, with nothing written.
    """
    for path, _ in targets:
        keep_edits(path)
    own = template or own_template(report)
    reference = reference_of(report, own)
    dated = report_dated(report)
    ready = []
    base = base_of(report)
    for path, packet in targets:
        document = packet_outline(report, packet)
        document = replace(document, origin=base_sum(base))
        data = to_docx(document, reference, dated, {})
        package = open_package(data, path.name, own=True)
        read_back(report, document, package, packet.asks(report.form))
        hold_back(package, path.name, own)
        receipt = receipt_of(report, document, data, receiver_key(packet), now())
        receipt = replace(
            receipt,
            edges=answer_sum(edge_lines(package)),
            sections=packet.stems,
        )
        ready.append((path, data, receipt))
    is_kept = keep_base(report, base)
    for path, data, receipt in ready:
        write_with_receipt(path, data, receipt)
    for path, packet in targets:
        if is_kept:  # else nothing can be remembered of them
            record_sent(report, packet, path.name)
    return [data for _, data, _ in ready]
