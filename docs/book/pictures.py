"""Pictures for the book: what the terminal shows, pages of Word files, an editor."""

from __future__ import annotations

import io
import json
import re
import subprocess
import tempfile
from pathlib import Path

from rich.console import Console
from rich.syntax import Syntax
from rich.terminal_theme import TerminalTheme
from rich.text import Text

_COLUMNS = 96
_LIGHT = TerminalTheme(
    (255, 255, 255),
    (30, 30, 30),
    [
        (30, 30, 30),
        (176, 0, 32),
        (0, 100, 40),
        (130, 80, 0),
        (0, 70, 170),
        (120, 30, 130),
        (0, 95, 110),
        (90, 90, 90),
    ],
)
_LINKS = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\")
_SPINNER = re.compile("^[\u2800-\u28ff] ")  # it is drawn over when the work is done
_AROUND = 6  # lines of a file above and below a finding


def plain_words(printed: str) -> str:
    """What was printed, without its colours."""
    return Text.from_ansi("\n".join(_shown_lines(printed))).plain.rstrip()


def _shown_lines(printed: str) -> list[str]:
    """The lines that are left on the screen, without addresses of links."""
    lines = _LINKS.sub("", printed).rstrip().split("\n")
    return [line for line in lines if not _SPINNER.match(_without_codes(line))]


def _without_codes(line: str) -> str:
    return Text.from_ansi(line.rpartition("\r")[2]).plain


def terminal_picture(typed: str, printed: str, most_lines: int) -> str:
    """An SVG of a window in which a command was typed, with what it printed."""
    lines = _shown_lines(printed)
    shown = lines[:most_lines]
    if len(lines) > most_lines:
        shown.append("…")
    paper = _paper()
    paper.print(Text(f"$ {typed}", style="bold"))
    paper.print(Text.from_ansi("\n".join(shown)))
    return _as_svg(paper, "Terminalen")


def editor_picture(path: Path, findings_json: str) -> str:
    """An SVG of a file in an editor, with its first finding underlined.

    Raises ValueError if there is no finding in it.
    """
    finding = _first_finding(path.name, json.loads(findings_json))
    text = path.read_text(encoding="utf-8")
    line, column = finding["line"], finding["column"]
    code = Syntax(
        text,
        "yaml",
        theme="friendly",
        line_numbers=True,
        line_range=(max(1, line - _AROUND), line + 1),
        highlight_lines={line},
        word_wrap=False,
    )
    paper = _paper()
    paper.print(code)
    paper.print(Text(" " * (column + 5) + "~~~~", style="bold red"))
    paper.print(Text(f"  {finding['code']} {finding['message']}", style="red"))
    paper.print(Text(f"  {finding['hint']}", style="dim"))
    return _as_svg(paper, path.name)


def _first_finding(name: str, told: dict) -> dict:
    for finding in told["diagnostics"]:
        if finding["path"].endswith(name) and finding["line"]:
            return finding
    raise ValueError(f"there is no finding in {name}")


def _paper() -> Console:
    return Console(
        file=io.StringIO(),
        record=True,
        width=_COLUMNS,
        force_terminal=True,
        color_system="truecolor",
        highlight=False,
    )


def _as_svg(paper: Console, title: str) -> str:
    return paper.export_svg(title=title, theme=_LIGHT, unique_id="villkor")


def page_pictures(path: Path, pages: list[int]) -> list[bytes]:
    """PNG pictures of pages of a Word file, by LibreOffice and poppler."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        convert = ["soffice", profile, "--headless", "--convert-to", "pdf"]
        _run([*convert, "--outdir", folder, str(path)])
        printed = Path(folder, f"{path.stem}.pdf")
        for page in pages:
            target = Path(folder, f"page{page}")
            span = ["-f", str(page), "-l", str(page), "-r", "70"]
            _run(["pdftoppm", *span, "-singlefile", "-png", str(printed), str(target)])
            found.append(target.with_suffix(".png").read_bytes())
    return found


def _run(words: list[str]) -> None:
    subprocess.run(words, check=True, capture_output=True, timeout=180)
