"""Who gets the report: the chosen recipients, what their files are called, and what
fills the gaps of mails.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from villkor.base.diagnostic import UserError
from villkor.base.file_formats import ending_of, kind_of_ending, refuse_other_format
from villkor.base.legal_names import legal_stem
from villkor.base.yaml.nodes import Text
from villkor.form.model import Form, Recipient
from villkor.form.placeholders import filled_pattern
from villkor.report.model import Report

ALL = "alla"
LONGEST_STEM = 120  # Windows has room for 259 letters, with the folders


def words_of(report: Report, recipient: Recipient) -> dict[str, str]:
    """What fills each gap, on one line; "" for what the report does not say.

    The form's register number is used unless the report has one.
    """
    form, settings = report.form, report.settings
    number = settings.register_numbers.get(recipient.key)
    found = {
        "titel": form.title,
        "år": str(form.year),
        "region": settings.region,
        "mottagare": recipient.name,
        "nyckel": recipient.key,
        "diarienummer": _text(number) or recipient.register_number,
        "eget diarienummer": _text(settings.own_register_number),
        "kontakt": _text(settings.contact),
    }
    return {name: " ".join(word.split()) for name, word in found.items()}


def _text(text: Text | None) -> str:
    return text.text if text else ""


def export_targets(  # noqa: PLR0913 - what is typed
    report: Report,
    to: str,
    output: Path | None,
    output_dir: Path | None = None,
    *,
    draft: bool,
    redline: bool = False,
) -> list[tuple[Path, Recipient]]:
    """The Word files that `--to`, `--output` and `--output-dir` ask for, each with its
    recipient. A `redline` shows what has changed, and is named so.

    Raises UserError for a recipient that the form does not have (with those there are),
    for a name that is no Word file's, or if several files would have one name.
    """
    chosen = _chosen(report.form, to)
    name_one_place(output, output_dir)
    if output and not output.is_dir():
        return [(_word_file(output, chosen), chosen[0])]
    folder = output_dir or output or report.folder.resolve().parent
    files = {
        folder
        / file_name(
            report,
            recipient,
            draft=draft,
            redline=redline,
        ): recipient
        for recipient in chosen
    }
    if len(files) < len(chosen):
        raise UserError(
            "Flera mottagare skulle få filer med samma namn.",
            "Skriv {nyckel} i mottagarnas filnamn i formuläret.",
        )
    return list(files.items())


def _chosen(form: Form, to: str) -> list[Recipient]:
    word = to.strip().casefold()
    chosen = [
        recipient
        for recipient in form.recipients
        if word in {ALL, recipient.key, recipient.name.casefold()}
    ]
    if not chosen:
        keys = [recipient.key for recipient in form.recipients]
        raise UserError(
            f"Det finns ingen mottagare som heter ”{to}”.",
            f"Välj någon av: {', '.join((*keys, ALL))}.",
        )
    return chosen


def name_one_place(output: Path | None, output_dir: Path | None) -> None:
    """Raise UserError if the two contradict each other, or the Word file is named as a
    PDF.
    """
    if output and output_dir:
        raise UserError(
            "--output och --output-dir går inte att använda tillsammans.",
            "Ange en mapp med --output-dir.",
        )
    if output and output.suffix.casefold() == ".pdf":
        raise UserError(
            f"--output är Word-filens namn, och {output.name} är en PDF.",
            "Skriv ett namn som slutar på .docx, och lägg till --pdf.",
        )
    if output and not output.is_dir():
        hint = f"Skriv {output.with_suffix('.docx').name}."
        refuse_other_format(
            output,
            ("docx",),
            "en Word-fil",
            hint,
        )
    if output_dir and kind_of_ending(ending_of(output_dir)) and not output_dir.is_dir():
        raise UserError(
            f"--output-dir är en mapp, och {output_dir.name} är ett namn på en fil.",
            "Ange filens namn med --output, eller en mapp med --output-dir.",
        )


def _word_file(output: Path, chosen: Sequence[Recipient]) -> Path:
    """The one file that is named, with its ending."""
    if len(chosen) > 1:
        raise UserError(
            f"Med --to {ALL} blir det en fil för varje mottagare.",
            "Ange en mapp med --output-dir, eller välj en mottagare.",
        )
    return with_ending(output)


def with_ending(output: Path) -> Path:
    """The name of a Word file, with its ending."""
    if output.suffix.casefold() == ".docx":
        return output
    return output.with_name(f"{output.name}.docx")


def file_name(
    report: Report,
    recipient: Recipient,
    *,
    draft: bool,
    redline: bool = False,
) -> str:
    """The name of the file: a–z, 0–9 and hyphens, the sender's name included (practice
    for remiss answers, and SKR's webbhandbok).
    """
    name = filled_pattern(recipient.file_name, words_of(report, recipient))
    if draft:
        name += " utkast"
    if redline:
        name += " ändringar"
    stem = legal_stem(plain_letters(name), f"rapport-{recipient.key}", LONGEST_STEM)
    return f"{stem}.docx"


def plain_letters(words: str) -> str:
    """Words as a part of a file's name: a–z, 0–9 and hyphens."""
    # é is taken apart into e and an accent, which is no ASCII
    letters = (
        unicodedata.normalize("NFKD", words.casefold())
        .encode("ascii", "ignore")
        .decode()
    )
    return re.sub(
        "[^a-z0-9]+",
        "-",
        letters,
    ).strip("-")
