"""Whether a Word file answers the form of a report, and is of its region."""

from __future__ import annotations

from villkor.base.diagnostic import UserError
from villkor.document.blocks import PACKET_MARK
from villkor.exchange.by_question import COVER
from villkor.exchange.text_diff import Said
from villkor.report.model import Report


def refuse_other_report(report: Report, found: Said, name: str) -> None:
    """Raise UserError if the Word file answers another form, or is another region's:
    every answer would differ, which says nothing.
    """
    form = report.form
    own = report.settings.region
    if PACKET_MARK.capitalize() in found.under[COVER]:
        raise UserError(
            f"{name} är ett arbetsexemplar av några avsnitt, inte rapporten.",
            f"Ta hem svaren med villkor import-docx {name}.",
        )
    known = found.under.keys() | found.tagged.keys()
    if known.isdisjoint(form.questions):
        message = (
            f"{name} är inte ett svar på formuläret {form.year}: ingen av frågorna "
            "finns i filen."
        )
        raise UserError(message, "Ange Word-filen som villkor export-docx skapade.")
    cover = {line.removesuffix(" – utkast") for line in found.under[COVER]}
    other = next((region.name for region in form.regions if region.name in cover), "")
    if other and own not in cover:
        message = (
            f"{name} är från {other}, men rapporten i {report.folder} är från "
            f"{own or 'en region som inte är ifylld'}."
        )
        raise UserError(
            message,
            "Ange rapportens mapp efter Word-filen: villkor verify FIL MAPP.",
        )
