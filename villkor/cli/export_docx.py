"""villkor export-docx: the Word files, and what goes with them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from villkor.base.diagnostic import UserError
from villkor.base.disk import make_folder
from villkor.base.lazy import lazy_module
from villkor.cli.drafts import Draft, errors_of_draft, tell_unready
from villkor.cli.long_work import Quiet, counted_words, waiting
from villkor.cli.open_report import Folder, open_report
from villkor.cli.render.terminal import console, say_line
from villkor.cli.render.written import print_written, tell_unkept
from villkor.cli.write_exports import OPEN_MAIL, Parts, export_files, refuse_both
from villkor.document.pdf.layout import layout_installed
from villkor.exchange.own_files import keep_edits
from villkor.exchange.recipients import export_targets
from villkor.exchange.sizes import refuse_too_large
from villkor.form.model import Recipient
from villkor.report.model import Report
from villkor.report.required_status import refuse_unfinished

if TYPE_CHECKING:
    from villkor.cli import send_packets, show_changes
    from villkor.exchange import mail
    from villkor.exchange.filling import blank_form
    from villkor.exchange.redline.earlier_file import Earlier
else:
    send_packets = lazy_module("villkor.cli.send_packets")
    show_changes = lazy_module("villkor.cli.show_changes")
    mail = lazy_module("villkor.exchange.mail")
    blank_form = lazy_module("villkor.exchange.filling.blank_form")

_To = Annotated[
    str,
    typer.Option(
        metavar="MOTTAGARE",
        show_default=False,
        help="Vem filen är till, till exempel tillvaxtverket, eller alla.",
    ),
]
_Output = Annotated[
    Path | None,
    typer.Option(
        metavar="FIL",
        show_default=False,
        help="Word-filens namn. Utelämnas det läggs filen bredvid rapporten.",
    ),
]
_OutputFolder = Annotated[
    Path | None,
    typer.Option(
        metavar="MAPP",
        show_default=False,
        help="Mappen som filerna läggs i. Den skapas om den inte finns.",
    ),
]
_Template = Annotated[
    Path | None,
    typer.Option(
        metavar="FIL",
        show_default=False,
        help="En egen Word-mall, i stället för den i rapport.yaml.",
    ),
]
_Into = Annotated[
    Path | None,
    typer.Option(
        metavar="BLANKETT",
        show_default=False,
        help=(
            "Fyll i myndighetens egen Word-fil, i stället för den som formuläret eller "
            "rapport.yaml har."
        ),
    ),
]
_Mail = Annotated[
    bool,
    typer.Option(
        "--eml",
        help=(
            "Skriv även ett mejl (.eml) med Word-filen bifogad, att öppna och skicka, "
            "och dess text (.txt)."
        ),
    ),
]
_Pdf = Annotated[
    bool,
    typer.Option(
        "--pdf",
        help="Skriv även en tillgänglig PDF. Kräver att LibreOffice är installerat.",
    ),
]


_Section = Annotated[
    list[str] | None,
    typer.Option(
        metavar="AVSNITT",
        show_default=False,
        help=(
            "Bara ett avsnitt, till exempel 1.2.3, att skicka till en kollega. Går att "
            "ange flera gånger."
        ),
    ),
]
_Owner = Annotated[
    str | None,
    typer.Option(
        metavar="ANSVARIG",
        show_default=False,
        help=(
            "Bara de avsnitt som någon ansvarar för, att skicka dit, eller alla: en "
            "fil till var och en."
        ),
    ),
]

_Redline = Annotated[
    Path | None,
    typer.Option(
        metavar="TIDIGARE",
        show_default=False,
        help=(
            "Visa vad som är ändrat sedan en tidigare Word-fil, eller dess kvitto, som "
            "spårade ändringar: för nämnden att läsa, inte för att lämnas in."
        ),
    ),
]


_WHOM = (
    "Skriv mottagaren, till exempel --to tillvaxtverket, eller --section eller --owner "
    "för att skicka avsnitt till en kollega. Läs mer med villkor export-docx --help."
)
_DRAFT_MAIL = (
    "Mejlet är ett utkast och har ingen mottagare. Skriv in den som ska läsa utkastet. "
    "villkor skickar ingenting."
)


def export_docx(  # noqa: PLR0913 - an option each
    to: _To = "",
    folder: Folder = None,
    *,
    section: _Section = None,
    owner: _Owner = None,
    output: _Output = None,
    output_dir: _OutputFolder = None,
    draft: Draft = False,
    template: _Template = None,
    into: _Into = None,
    eml: _Mail = False,
    pdf: _Pdf = False,
    redline: _Redline = None,
    quiet: Quiet = False,
) -> None:
    """Write the Word file to each recipient, and what goes with it."""
    of_sections = bool(section) or owner is not None
    if not (to or of_sections):
        raise UserError("--to måste anges.", _WHOM)
    if redline:
        show_changes.refuse_with(redline, eml=eml, of_sections=of_sections)
    refuse_both(into, template, redline, of_sections=of_sections)
    report = open_report(folder, quiet=quiet)
    _need_layout(pdf=pdf)
    if of_sections:
        sections = tuple(section or ())
        order = send_packets.PacketOrder(sections, owner, template, eml, pdf, quiet)
        _export_packets(report, order, to, output, output_dir)
        return
    shown = redline is not None
    files = export_targets(report, to, output, output_dir, draft=draft, redline=shown)
    blank = None if template or shown else blank_form.chosen_blank(report, into)
    parts = Parts(blank, template, redline, draft, eml, pdf, quiet)
    _export_all(report, files, output_dir, parts)


def _export_all(
    report: Report,
    files: Sequence[tuple[Path, Recipient]],
    output_dir: Path | None,
    parts: Parts,
) -> None:
    refuse_too_large(report)
    draft = parts.draft
    faulty = errors_of_draft(
        report,
        sys.stdout,
        "Ingen Word-fil skapades.",
        draft=draft,
    )
    if not (draft or parts.redline):
        refuse_unfinished(report)
    endings = _endings(eml=parts.eml, pdf=parts.pdf)
    _make_room([path for path, _ in files], endings, output_dir)
    out = console(quiet=parts.quiet)
    making = counted_words(files, "Skapar Word-filen …", "Skapar {} Word-filer …")
    with waiting(making, quiet=parts.quiet):
        earlier = _earlier(report, files, parts)
        written, notes = export_files(report, files, parts, earlier)
    print_written(out, written, draft=draft, redline=earlier is not None)
    tell_unkept(report, written[0].path)
    if earlier:
        show_changes.tell_changes(out, report, earlier, draft=draft)
    if parts.eml:
        say_line(out, _DRAFT_MAIL if draft else OPEN_MAIL)
    _tell_what_is_left(out, notes, faulty)
    if not (draft or parts.redline):
        tell_unready(report)


def _earlier(
    report: Report,
    files: Sequence[tuple[Path, Recipient]],
    parts: Parts,
) -> Earlier | None:
    """The earlier file that changes are to be shown from, if any."""
    if parts.redline is None:
        return None
    paths = [path for path, _ in files]
    return show_changes.earlier_of(report, parts.redline, paths, draft=parts.draft)


def _tell_what_is_left(out: Console, notes: Sequence[str], faulty: str) -> None:
    """Say what is not as it should be in the files: on standard error, if all else is
    quiet.
    """
    beside = console(sys.stderr) if out.quiet else out
    for note in notes:
        say_line(beside, f"notis: {note}", "yellow")
    if faulty:
        say_line(beside, faulty, "bold yellow")


def _export_packets(
    report: Report,
    order: send_packets.PacketOrder,
    to: str,
    output: Path | None,
    output_dir: Path | None,
) -> None:
    packets = send_packets.chosen_packets(report, order, to)
    files = send_packets.packet_files(report, packets, output, output_dir)
    refuse_too_large(report)
    endings = _endings(eml=order.eml, pdf=order.pdf)
    _make_room([path for path, _ in files], endings, output_dir)
    send_packets.send_packets(report, files, order)


def _endings(*, eml: bool, pdf: bool) -> list[str]:
    """The endings of the files that go with a Word file."""
    found = []
    if pdf:
        found.append(".pdf")
    if eml:
        found += [".eml", ".mejl.txt"]
    return found


def _make_room(
    files: Sequence[Path],
    endings: Sequence[str],
    folder: Path | None,
) -> None:
    """See that no file to write has been changed by someone, before any of them is
    written, and make their folder.
    """
    for path in files:
        keep_edits(path)
        for ending in endings:
            keep_edits(path.with_suffix(ending), path)
    if folder:
        make_folder(folder)


def _need_layout(*, pdf: bool) -> None:
    if pdf and not layout_installed():
        message = (
            "En PDF görs av LibreOffice, som inte finns på den här datorn. "
            "Inget har skrivits."
        )
        raise UserError(
            message,
            "Installera LibreOffice (libreoffice.org), eller spara Word-filen "
            "som PDF i Word.",
        )
