"""A language server over stdio, for editors that speak the protocol (LSP): findings
while one writes, what can be done about them, and what may be written.

pygls speaks the protocol; what is said is made by the other rooms here.
"""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from villkor.authoring.editor.completions import Completion, completions_at
from villkor.authoring.editor.editor_places import EditorSpan, saved_lines
from villkor.authoring.editor.hover_text import hover_text
from villkor.authoring.editor.question_lines import questions_in
from villkor.authoring.editor.quick_fixes import QuickFix, file_mends, fixes_of
from villkor.authoring.editor.report_server import (
    ReportServer,
    path_of_uri,
    uri_in,
)
from villkor.report.keys import SETTINGS_FILE
from villkor.report.model import Report
from villkor.rules.mend import Mend

_FIX_ALL = types.CodeActionKind.SourceFixAll
_QUICK_FIX = types.CodeActionKind.QuickFix

server = ReportServer()


@server.feature(types.TEXT_DOCUMENT_DID_OPEN)
def opened(ls: ReportServer, told: types.DidOpenTextDocumentParams) -> None:
    """Say what is wrong with the report of a file that is opened."""
    ls.show_findings(path_of_uri(told.text_document.uri))


@server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
async def changed(ls: ReportServer, told: types.DidChangeTextDocumentParams) -> None:
    """Say what is wrong now, when the writer pauses."""
    await ls.show_soon(path_of_uri(told.text_document.uri))


@server.feature(types.TEXT_DOCUMENT_DID_SAVE)
def saved(ls: ReportServer, told: types.DidSaveTextDocumentParams) -> None:
    """Say what is wrong now, of files that are not open too."""
    ls.show_findings(path_of_uri(told.text_document.uri))


@server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
def closed(ls: ReportServer, told: types.DidCloseTextDocumentParams) -> None:
    """Say what is wrong with the files as they are saved."""
    ls.show_findings(path_of_uri(told.text_document.uri))


@server.feature(types.TEXT_DOCUMENT_HOVER)
def hovered(ls: ReportServer, told: types.HoverParams) -> types.Hover | None:
    """What stands where the pointer rests."""
    document = ls.document(told.text_document.uri)
    report = ls.report_of(path_of_uri(document.uri))
    if report is None:
        return None
    lines = document.source.split("\n")
    place = ls.place_in(lines, told.position)
    words = hover_text(report, lines, place.line, place.character)
    if not words:
        return None
    return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, words))


@server.feature(
    types.TEXT_DOCUMENT_COMPLETION,
    types.CompletionOptions(trigger_characters=["{", ":", " ", "-"]),
)
def completed(ls: ReportServer, told: types.CompletionParams) -> types.CompletionList:
    """What may be written at a place."""
    document = ls.document(told.text_document.uri)
    path = path_of_uri(document.uri)
    report = ls.report_of(path)
    items: list[types.CompletionItem] = []
    if report:
        lines = document.source.split("\n")
        place = ls.place_in(lines, told.position)
        found = completions_at(report, path.name, lines, place.line, place.character)
        items += [_completion_item(ls, lines, place, each) for each in found]
    return types.CompletionList(is_incomplete=False, items=items)


def _completion_item(
    ls: ReportServer,
    lines: list[str],
    place: types.Position,
    found: Completion,
) -> types.CompletionItem:
    start = place.character - len(found.instead_of)
    span = EditorSpan(place.line, start, place.character)
    edit = types.TextEdit(ls.told_range(lines, span), found.words)
    return types.CompletionItem(found.words, detail=found.about, text_edit=edit)


@server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
def outlined(
    ls: ReportServer,
    told: types.DocumentSymbolParams,
) -> list[types.DocumentSymbol]:
    """The questions of a file."""
    document = ls.document(told.text_document.uri)
    report = ls.report_of(path_of_uri(document.uri))
    if report is None:
        return []
    lines = document.source.split("\n")
    symbols = []
    for found in questions_in(report.form, lines):
        last = EditorSpan(found.stop - 1, 0, len(lines[found.stop - 1]))
        first = ls.told_range(
            lines, EditorSpan(found.start, 0, len(lines[found.start]))
        )
        whole = types.Range(first.start, ls.told_range(lines, last).end)
        name = f"{found.question.id} {found.question.wording}"
        symbols.append(types.DocumentSymbol(name, types.SymbolKind.Key, whole, first))
    return symbols


@server.feature(
    types.TEXT_DOCUMENT_CODE_ACTION,
    types.CodeActionOptions(code_action_kinds=[_QUICK_FIX, _FIX_ALL]),
)
def offered(
    ls: ReportServer,
    told: types.CodeActionParams,
) -> list[types.CodeAction]:
    """What can be done about the findings that a stretch of a file touches."""
    document = ls.document(told.text_document.uri)
    path = path_of_uri(document.uri)
    report = ls.report_of(path)
    if report is None:
        return []
    wanted = range(told.range.start.line + 1, told.range.end.line + 2)
    fixed: dict[QuickFix, list[types.Diagnostic]] = {}
    for found in ls.findings_of(report).get(path.name, []):
        if found.where.line in wanted:
            for fix in fixes_of(report, found):
                fixed.setdefault(fix, []).append(ls.told_finding(report, found))
    actions = [_action(ls, report, fix, told) for fix, told in fixed.items()]
    everything = file_mends(report, path.name)
    if everything:
        actions.append(_mend_all(ls, report, everything))
    return actions


def _action(
    ls: ReportServer,
    report: Report,
    fix: QuickFix,
    findings: list[types.Diagnostic],
) -> types.CodeAction:
    changes: dict[str, list[types.TextEdit]] = {}
    for uri, edit in _edits(ls, report, fix.lines):
        changes.setdefault(uri, []).append(edit)
    if fix.allowance:
        lines = saved_lines(report, SETTINGS_FILE)
        span = ls.told_range(lines, fix.allowance.span)
        edit = types.TextEdit(span, fix.allowance.text)
        changes[uri_in(report.folder, SETTINGS_FILE)] = [edit]
    return types.CodeAction(
        title=fix.title,
        kind=_QUICK_FIX,
        diagnostics=findings,
        edit=types.WorkspaceEdit(changes=changes),
    )


def _mend_all(
    ls: ReportServer,
    report: Report,
    found: tuple[Mend, ...],
) -> types.CodeAction:
    changes: dict[str, list[types.TextEdit]] = {}
    for uri, edit in _edits(ls, report, found):
        changes.setdefault(uri, []).append(edit)
    return types.CodeAction(
        title="Rätta allt som bara kan rättas på ett sätt",
        kind=_FIX_ALL,
        edit=types.WorkspaceEdit(changes=changes),
    )


def _edits(
    ls: ReportServer,
    report: Report,
    found: tuple[Mend, ...],
) -> Iterator[tuple[str, types.TextEdit]]:
    """The lines as they should be, each with the address of its file."""
    for mend in found:
        lines = saved_lines(report, mend.path)
        span = EditorSpan(mend.line - 1, 0, len(lines[mend.line - 1]))
        yield (
            uri_in(report.folder, mend.path),
            types.TextEdit(ls.told_range(lines, span), mend.new),
        )
