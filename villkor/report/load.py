"""Sources → Report, with every fault of reading and never an exception for what a file
says.

`load_report` reads a folder on disk, `read_report` any sources.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from villkor.base.clock import today
from villkor.base.diagnostic import Finding, UserError, Where
from villkor.base.faults import FaultKind
from villkor.base.lazy import lazy_module
from villkor.base.plain_files import with_slashes
from villkor.base.refusals import why_not
from villkor.base.sources import FolderSources, Sources
from villkor.base.yaml.fields import Reader
from villkor.base.yaml.nodes import Text
from villkor.form.model import Form
from villkor.grant.keys import GRANT_FILE
from villkor.grant.model import Grant
from villkor.grant.reader import GrantReader
from villkor.report.keys import SETTINGS_FILE
from villkor.report.model import Report
from villkor.report.read_sections import read_sections
from villkor.report.read_settings import read_settings
from villkor.report.report_files import ReportFiles

if TYPE_CHECKING:
    from villkor.base import zip as zip_files
    from villkor.grant import filled_grant
else:
    zip_files = lazy_module("villkor.base.zip")
    filled_grant = lazy_module("villkor.grant.filled_grant")

_WORD_FILES = {".docx", ".dotx", ".docm", ".dotm"}
_NAME_TEMPLATE = (
    "Skriv sökvägen till mallen efter mall:, räknat från rapportens mapp, "
    "eller ta bort raden för att använda villkors egen."
)
_SAVE_TEMPLATE = (
    "Öppna mallen i Word och spara den som Word-dokument (.docx) eller "
    "Word-mall (.dotx)."
)


def load_report(folder: Path, last_year: Path | None = None) -> Report:
    """Read the report in a folder, and last year's: the one given, or else the one that
    rapport.yaml names.

    Raises UserError only if the folder, or the one given as last year's, holds no
    rapport.yaml, or if the two are the same.
    """
    if last_year is None:
        return read_report(FolderSources(folder), folder)
    report = _read_alone(FolderSources(folder), folder)
    if last_year.resolve() == folder.resolve():
        raise UserError(
            f"Mappen {last_year} är rapporten själv.",
            "Ange mappen med fjolårets rapport.",
        )
    return replace(report, last_year=_read_alone(FolderSources(last_year), last_year))


def read_report(sources: Sources, folder: Path) -> Report:
    """Read the report that the sources hold, and last year's, if rapport.yaml names it.

    `folder` is where the report is, or is to be: its name is tried against the year,
    and nothing is read from it. Raises UserError only if there is no rapport.yaml.
    """
    report = _read_alone(sources, folder)
    named = report.settings.last_year
    if named is None:
        return report
    path = named.text.strip()
    other = sources.folder_at(path)
    if other is not None and other.has_file(SETTINGS_FILE):
        return replace(
            report, last_year=_read_alone(other, folder / with_slashes(path))
        )
    message = (
        f"Mappen ”{path}” är inte fjolårets rapport, så svaren jämförs "
        "inte med fjolårets."
    )
    hint = (
        "Skriv sökvägen till den mappen efter fjolåret:, räknat från rapportens mapp, "
        "till exempel ../2021, eller ta bort raden."
    )
    fault = FaultKind.LAST_YEAR, Finding(named.where, message, hint)
    return replace(report, faults=(*report.faults, fault))


def _read_alone(sources: Sources, folder: Path) -> Report:
    """The report without last year's."""
    files = ReportFiles(sources)
    if not sources.has_file(SETTINGS_FILE):
        raise UserError(
            f"Mappen {folder} är ingen rapport: filen {SETTINGS_FILE} saknas.",
            _renamed(files) or "Skapa en rapport med villkor init.",
        )
    top, readable = files.top_node(SETTINGS_FILE)
    reader = Reader()
    form, settings = read_settings(top, reader, sources)
    # else what is missing is missing because the file could not be read, and that is
    # said already
    if readable:
        files.take_faults(reader)
    if settings.template:
        files.take_faults(_try_template(sources, settings.template))
    grant = _read_grant(files, form)
    sections = read_sections(files, form)
    return Report(
        folder,
        form,
        settings,
        sections,
        grant,
        tuple(files.faults),
        files.texts,
        today(),
        saved=files.saved,
    )


def _renamed(files: ReportFiles) -> str:
    """A hint if rapport.yaml is there under nearly its name, or ""."""
    try:
        return files.renaming_hint(SETTINGS_FILE)
    except OSError:  # a folder that is not there
        return ""


def _try_template(sources: Sources, named: Text) -> Reader:
    """The fault of a Word template that is not there, lies outside the folder, or is no
    Word file; what is in it is looked at when it is used.
    """
    reader, name = Reader(), named.text.strip()
    message, hint = f"”{name}” är ingen Word-mall.", _SAVE_TEMPLATE
    is_template = False
    try:
        with sources.open_file(name) as file:
            is_template = bool(zip_files.is_zip(file))
    except FileNotFoundError:
        message, hint = f"Word-mallen ”{name}” finns inte.", _NAME_TEMPLATE
    except OSError as error:
        message = f"Word-mallen ”{name}” går inte att öppna: {why_not(error)}."
        hint = f"Lägg mallen i rapportens mapp. {_NAME_TEMPLATE}"
    if Path(name).suffix.casefold() not in _WORD_FILES or not is_template:
        reader.fault(FaultKind.TEMPLATE, named.where, message, hint)
    return reader


def _read_grant(files: ReportFiles, form: Form) -> Grant:
    if not files.sources.has_file(GRANT_FILE):
        reader = Reader()
        reader.fault(
            FaultKind.MISSING_FILE,
            Where(GRANT_FILE),
            "Filen med anslagets siffror saknas.",
            files.renaming_hint(GRANT_FILE)
            or (
                "Lägg tillbaka den, eller kopiera en tom från en ny rapport "
                "(villkor init)."
            ),
        )
        files.take_faults(reader)
        return Grant()
    top, _ = files.top_node(GRANT_FILE)
    grant_reader = GrantReader(form)
    grant = grant_reader.grant(top)
    files.take_faults(grant_reader)
    if grant.source is None:
        return grant
    grant, faults = filled_grant.with_decisions(
        grant, grant.source, files.sources, form
    )
    files.faults += faults
    return grant
