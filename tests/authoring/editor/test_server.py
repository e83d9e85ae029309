"""The language server, driven by a client over stdio as an editor drives it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.uris import from_fs_path

from tests.tools import copy_sample, followed

MOST_SECONDS = 60
FILE = "5-ovriga-medskick.yaml"


class Editor:
    """An editor with one report, and the findings that it has been told."""

    def __init__(self, folder: Path, client: LanguageClient) -> None:
        self.folder = folder
        self.client = client
        self.told: dict[str, list[types.Diagnostic]] = {}
        self.news = asyncio.Event()

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(told: types.PublishDiagnosticsParams) -> None:
            self.told[told.uri] = list(told.diagnostics)
            if told.uri == self.uri(FILE):
                self.news.set()

    def uri(self, name: str) -> str:
        return from_fs_path(str(self.folder / name)) or ""

    def named(self, name: str = FILE) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri(name))

    async def open_with(self, text: str, name: str = FILE) -> list[types.Diagnostic]:
        """Open a file with a text that is not saved, and wait for its findings."""
        self.news.clear()
        item = types.TextDocumentItem(self.uri(name), "yaml", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await asyncio.wait_for(self.news.wait(), MOST_SECONDS)
        return self.told[self.uri(name)]

    async def change_to(self, text: str) -> list[types.Diagnostic]:
        self.news.clear()
        whole = types.TextDocumentContentChangeWholeDocument(text)
        versioned = types.VersionedTextDocumentIdentifier(2, self.uri(FILE))
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(versioned, [whole])
        )
        await asyncio.wait_for(self.news.wait(), MOST_SECONDS)
        return self.told[self.uri(FILE)]

    async def actions_at(self, line: int) -> list[types.CodeAction]:
        place = types.Position(line, 0)
        given = await self.client.text_document_code_action_async(
            types.CodeActionParams(
                self.named(), types.Range(place, place), types.CodeActionContext([])
            )
        )
        return [
            action for action in given or [] if isinstance(action, types.CodeAction)
        ]

    async def words_at(self, line: int, character: int) -> dict[str, str]:
        given = await self.client.text_document_completion_async(
            types.CompletionParams(self.named(), types.Position(line, character))
        )
        assert isinstance(given, types.CompletionList)
        return {item.label: item.detail or "" for item in given.items}


def in_editor(
    folder: Path, scene: Callable[[Editor], Coroutine[None, None, None]]
) -> None:
    """Play a scene in an editor that has started the server, and end both."""

    async def played() -> None:
        client = LanguageClient("prov", "1")
        command = [sys.executable, "-m", "villkor", "language-server"]
        await client.start_io(*command, env={**os.environ, **followed()})
        folders = [types.WorkspaceFolder(from_fs_path(str(folder)) or "", "rapport")]
        begun = types.InitializeParams(
            types.ClientCapabilities(), workspace_folders=folders
        )
        await asyncio.wait_for(client.initialize_async(begun), MOST_SECONDS)
        client.initialized(types.InitializedParams())
        await asyncio.wait_for(scene(Editor(folder, client)), MOST_SECONDS)
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()

    asyncio.run(played())


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_sample(tmp_path_factory.mktemp("editor"))


def test_an_editor_has_findings_mends_help_and_words(report: Path) -> None:
    # 𝄞 is one character to Python and two to the protocol
    text = (
        "ansvarig: Regional utveckling\nstatus: klar\n\n"
        '"5": |\n'
        '  Tonen 𝄞 och "raka" tecken står här.\n'
        "  Det kom in {siffra: inkomna ansökningar} ansökningar.\n"
    )

    async def scene(editor: Editor) -> None:
        found = await editor.open_with(text)
        quotes = [each for each in found if "citat" in each.message.lower()]
        assert quotes, found
        assert quotes[0].source == "villkor"
        assert quotes[0].range.start.line == 4
        in_utf16 = '  Tonen 𝄞 och "raka"'.encode("utf-16-le")
        quote_at = len(in_utf16[: in_utf16.index('"'.encode("utf-16-le"))]) // 2
        assert quotes[0].range.start.character == quote_at

        actions = await editor.actions_at(4)
        titles = [action.title for action in actions]
        assert f"Rätta raden ({quotes[0].code})" in titles
        assert "Rätta allt som bara kan rättas på ett sätt" in titles
        mended = actions[titles.index(f"Rätta raden ({quotes[0].code})")]
        assert mended.edit
        assert mended.edit.changes
        (edit,) = mended.edit.changes[editor.uri(FILE)]
        assert edit.new_text == "  Tonen 𝄞 och ”raka” tecken står här."
        assert (
            edit.range.end.character
            == len('  Tonen 𝄞 och "raka" tecken står här.'.encode("utf-16-le")) // 2
        )
        allowed = [action for action in actions if action.title.startswith("Tillåt")]
        assert allowed[0].edit
        assert allowed[0].edit.changes
        (entry,) = allowed[0].edit.changes[editor.uri("rapport.yaml")]
        assert f"kod: {quotes[0].code}" in entry.new_text
        assert entry.new_text.endswith("skäl:\n")

        hover = await editor.client.text_document_hover_async(
            types.HoverParams(editor.named(), types.Position(3, 1))
        )
        assert hover
        assert isinstance(hover.contents, types.MarkupContent)
        assert hover.contents.value.startswith("**5** ")
        figure = await editor.client.text_document_hover_async(
            types.HoverParams(editor.named(), types.Position(5, 20))
        )
        assert figure
        assert isinstance(figure.contents, types.MarkupContent)
        assert figure.contents.value == "**inkomna ansökningar**: 164"

        outline = await editor.client.text_document_document_symbol_async(
            types.DocumentSymbolParams(editor.named())
        )
        assert outline
        assert [symbol.name[:2] for symbol in outline] == ["5 "]

        words = await editor.words_at(5, len("  Det kom in {siffra: "))
        assert words["inkomna ansökningar"] == "164"
        assert "totalt" in words
        statuses = await editor.words_at(1, len("status: "))
        assert list(statuses) == ["utkast", "klar", "godkänd"]

        assert not await editor.change_to(text.replace('"raka"', "krokiga"))

    in_editor(report, scene)


def test_goals_of_the_region_are_given_where_goals_are_written(report: Path) -> None:
    name = "1.2.3-innovation-och-foretagande.yaml"
    lines = (report / name).read_text(encoding="utf-8").split("\n")
    number = (
        next(place for place, line in enumerate(lines) if line.strip() == "rus:") + 1
    )
    lines[number] = "          - "

    async def scene(editor: Editor) -> None:
        item = types.TextDocumentItem(editor.uri(name), "yaml", 1, "\n".join(lines))
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        given = await editor.client.text_document_completion_async(
            types.CompletionParams(
                editor.named(name), types.Position(number, len(lines[number]))
            )
        )
        assert isinstance(given, types.CompletionList)
        words = [item.label for item in given.items]
        assert "Hög livskvalitet i attraktiva livsmiljöer" in words

    in_editor(report, scene)


def test_a_file_that_belongs_to_no_report_is_let_be(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("a: 1\n", encoding="utf-8")

    async def scene(editor: Editor) -> None:
        item = types.TextDocumentItem(editor.uri(FILE), "yaml", 1, "a: 1\n")
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        assert await editor.actions_at(0) == []
        assert editor.told == {}

    in_editor(tmp_path, scene)
