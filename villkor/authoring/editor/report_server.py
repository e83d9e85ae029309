"""The server of an editor: the reports whose files are open, as they stand there, and
what is told of them in the protocol's terms.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

from lsprotocol import types
from msgspec import Struct
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path, to_fs_path
from pygls.workspace import PositionCodec, TextDocument

from villkor import __version__
from villkor.authoring.editor.edited_report import (
    edited_report,
    file_stamps,
    findings_by_file,
    folder_of_file,
)
from villkor.authoring.editor.editor_places import (
    EditorSpan,
    saved_lines,
    span_of_finding,
)
from villkor.base.diagnostic import Diagnostic, Severity, UserError
from villkor.report.model import Report

_SOURCE = "villkor"
_PAUSE_SECONDS = 0.2  # in which those who write go on writing
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


class _Kept(Struct, frozen=True):
    """A report as it was last read, and what it was read from."""

    texts: dict[str, str]
    stamps: dict[str, tuple[int, int]]
    report: Report


class ReportServer(LanguageServer):
    """The server: the reports whose files are open, as they stand in the editor."""

    def __init__(self) -> None:
        super().__init__("villkor", __version__)
        self._shown: dict[Path, set[str]] = {}
        self._kept: dict[Path, _Kept] = {}
        self._found: tuple[Report | None, dict[str, list[Diagnostic]]] = (None, {})
        self._changes: dict[Path, int] = {}

    @property
    def codec(self) -> PositionCodec:
        """How the client counts characters."""
        return self.workspace.position_codec

    def document(self, uri: str) -> TextDocument:
        """The open file of an address."""
        return self.workspace.get_text_document(uri)

    def report_of(self, path: Path) -> Report | None:
        """The report that a file belongs to, as it stands in the editor; None if it
        belongs to none, or cannot be read at all.

        It is read anew only if something in its folder or in the editor has changed.
        """
        folder = folder_of_file(path)
        if folder is None:
            return None
        texts = self._open_texts(folder)
        stamps = file_stamps(folder)
        kept = self._kept.get(folder)
        if kept and (kept.texts, kept.stamps) == (texts, stamps):
            return kept.report
        try:
            report = edited_report(folder, texts)
        except UserError:
            return None
        self._kept[folder] = _Kept(texts, stamps, report)
        return report

    def findings_of(self, report: Report) -> dict[str, list[Diagnostic]]:
        """What is wrong with a report, file by file; asked of the rules once for each
        state of it.
        """
        of_report, found = self._found
        if of_report is not report:
            found = findings_by_file(report)
            self._found = report, found
        return found

    def _open_texts(self, folder: Path) -> dict[str, str]:
        """The open files of a folder, by name."""
        texts = {}
        for uri, document in self.workspace.text_documents.items():
            path = path_of_uri(uri)
            if path.parent == folder and path.suffix == ".yaml":
                texts[path.name] = document.source
        return texts

    async def show_soon(self, path: Path) -> None:
        """Send the findings when nothing has been written there for a moment."""
        folder = path.parent
        change = self._changes.get(folder, 0) + 1
        self._changes[folder] = change
        await asyncio.sleep(_PAUSE_SECONDS)
        if change == self._changes[folder]:
            self.show_findings(path)

    def show_findings(self, path: Path) -> None:
        """Send the findings of all files of the report that a file belongs to."""
        report = self.report_of(path)
        if report is None:
            self._take_back(path.parent)
            return
        found = self.findings_of(report)
        before = self._shown.get(report.folder, set())
        for name in sorted(before | set(found)):
            self._publish(report, name, found.get(name, []))
        self._shown[report.folder] = set(found)

    def _take_back(self, folder: Path) -> None:
        """Send that nothing is wrong in what was a report and is none any longer."""
        for name in sorted(self._shown.pop(folder, ())):
            uri = uri_in(folder, name)
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri, []),
            )

    def _publish(self, report: Report, name: str, found: list[Diagnostic]) -> None:
        told = [self.told_finding(report, each) for each in found]
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri_in(report.folder, name), told),
        )

    def told_finding(self, report: Report, found: Diagnostic) -> types.Diagnostic:
        """A finding as the protocol has it."""
        lines = saved_lines(report, found.where.path)
        hint = f"\n→ {found.hint}" if found.hint else ""
        return types.Diagnostic(
            range=self.told_range(lines, span_of_finding(report, found.where)),
            message=f"{found.message}{hint}",
            severity=_SEVERITIES[found.severity],
            code=found.code,
            source=_SOURCE,
        )

    def told_range(self, lines: list[str], span: EditorSpan) -> types.Range:
        """A stretch as the client counts it."""
        ours = types.Range(
            types.Position(span.line, span.start),
            types.Position(span.line, span.stop),
        )
        return self.codec.range_to_client_units(lines, ours)

    def place_in(self, lines: list[str], told: types.Position) -> types.Position:
        """A place of the client's, in characters of Python."""
        place = self.codec.position_from_client_units(lines, told)
        return types.Position(place.line, place.character)


def path_of_uri(uri: str) -> Path:
    """The path of a file by the address that the client knows it by."""
    return Path(to_fs_path(uri) or "")


def uri_in(folder: Path, name: str) -> str:
    """The address of a file in a folder."""
    return from_fs_path(str(folder / name)) or ""
