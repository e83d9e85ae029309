"""The findings in several reports, in each format of `check`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from villkor.base.diagnostic import Diagnostic
from villkor.base.lazy import lazy_module
from villkor.cli.render.checked import Checked, Unread
from villkor.cli.render.formats import CheckFormat, write_line
from villkor.rules.catalogue import RULES

if TYPE_CHECKING:
    from villkor.cli.render import as_github, as_json, as_sarif, roots, terminal
    from villkor.cli.render.roots import Root
else:
    as_github = lazy_module("villkor.cli.render.as_github")
    as_json = lazy_module("villkor.cli.render.as_json")
    as_sarif = lazy_module("villkor.cli.render.as_sarif")
    roots = lazy_module("villkor.cli.render.roots")
    terminal = lazy_module("villkor.cli.render.terminal")


def print_many(
    output: CheckFormat,
    results: Sequence[Checked | Unread],
    *,
    partial: bool,
    quiet: bool,
) -> None:
    """Print the findings in each report, and on standard error which folders cannot be
    read.

    `partial`: not every rule has been tried. `quiet`: nothing is said of the reports
    without findings, nor of them all.
    """
    checked = [result for result in results if isinstance(result, Checked)]
    unread = [result for result in results if isinstance(result, Unread)]
    match output:
        case CheckFormat.TEXT:
            _print_text(checked, len(unread), partial=partial, quiet=quiet)
        case CheckFormat.JSON:
            write_line(as_json.many_json(checked, unread))
        case CheckFormat.GITHUB:
            for result in checked:
                told = as_github.findings_github(
                    result.folder,
                    result.diagnostics,
                    roots.root_of([result.folder]).folder,
                )
                write_line(told)
        case CheckFormat.SARIF:
            about = {"reports": [as_json.about_checked(result) for result in checked]}
            root = roots.root_of(result.folder for result in checked)
            found, place = _in_folders(checked, root), as_sarif.place_of(root)
            write_line(as_sarif.findings_sarif(about, found, RULES, place))
    if unread:
        _tell_unread(unread)


def _in_folders(checked: Sequence[Checked], root: Root) -> list[Diagnostic]:
    """All findings, with the report's folder before the name of the file."""
    found = []
    for result in checked:
        folder = root.path_to(result.folder)
        for diagnostic in result.diagnostics:
            path = (folder / diagnostic.where.path).as_posix()
            found.append(
                replace(diagnostic, where=replace(diagnostic.where, path=path))
            )
    return found


def _print_text(
    checked: Sequence[Checked],
    unread: int,
    *,
    partial: bool,
    quiet: bool,
) -> None:
    out = terminal.console(quiet=quiet)
    _print_each(checked, quiet=quiet)
    if not checked:
        return
    faulty = sum(result.faulty for result in checked)
    words, style = _closing(_counted(checked), faulty, unread, partial=partial)
    terminal.say_line(out, words, style)


def _print_each(checked: Sequence[Checked], *, quiet: bool) -> None:
    out = terminal.console()
    for result in checked:
        if quiet and not result.diagnostics:
            continue
        terminal.say_line(out, f"{result.path}\n", "bold underline")
        sys.stdout.write(f"{result.text}\n")


def _counted(checked: Sequence[Checked]) -> str:
    """How many reports and single files were checked."""
    files = sum(bool(result.only) for result in checked)
    reports = len(checked) - files
    parts = []
    if reports:
        parts.append(terminal.count_of(reports, "rapport", "rapporter"))
    if files:
        parts.append(terminal.count_of(files, "fil", "filer"))
    return " och ".join(parts)


def _closing(
    checked: str,
    faulty: int,
    unread: int,
    *,
    partial: bool,
) -> tuple[str, str]:
    """How it stands with all of them, in a few sentences, and its style."""
    words = f"Granskade {checked}."
    words += f" {faulty} har fel." if faulty else " Ingen har fel."
    if partial:
        words += " Bara en del av reglerna är prövade."
    if unread:
        words += f" {terminal.count_of(unread, 'mapp', 'mappar')} gick inte att läsa."
    return words, "bold red" if faulty or unread else "bold green"


def _tell_unread(unread: Sequence[Unread]) -> None:
    sys.stdout.flush()
    out = terminal.console(sys.stderr)
    for folder in unread:
        terminal.say_line(out, folder.message, "bold red")
        terminal.say_line(out, f"→ {folder.hint}", "green")
