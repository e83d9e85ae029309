"""The formats of `check`: chosen here, and imported only when chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from villkor.base.diagnostic import Diagnostic
from villkor.base.lazy import lazy_module
from villkor.cli.render.signs import write_data

if TYPE_CHECKING:
    from rich.console import Console

    from villkor.cli.render import (
        as_github,
        as_json,
        as_sarif,
        findings,
        roots,
        terminal,
    )
    from villkor.cli.subject import Subject
    from villkor.rules import catalogue, mend, progress
    from villkor.rules.word import gate
else:
    as_github = lazy_module("villkor.cli.render.as_github")
    as_json = lazy_module("villkor.cli.render.as_json")
    as_sarif = lazy_module("villkor.cli.render.as_sarif")
    findings = lazy_module("villkor.cli.render.findings")
    roots = lazy_module("villkor.cli.render.roots")
    terminal = lazy_module("villkor.cli.render.terminal")
    catalogue = lazy_module("villkor.rules.catalogue")
    mend = lazy_module("villkor.rules.mend")
    progress = lazy_module("villkor.rules.progress")
    gate = lazy_module("villkor.rules.word.gate")


class CheckFormat(StrEnum):
    """How the findings are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def print_findings(
    output: CheckFormat,
    subject: Subject,
    diagnostics: Sequence[Diagnostic],
    *,
    partial: bool,
    quiet: bool,
) -> None:
    """Print the findings in a format.

    `partial`: not every rule has been tried. `quiet`: nothing else is said in text.
    """
    report = subject.report
    match output:
        case CheckFormat.TEXT:
            out = terminal.console()
            print_as_text(out, subject, diagnostics, partial=partial, quiet=quiet)
        case CheckFormat.JSON:
            sections = progress.section_progress(report, diagnostics, subject.only)
            told = as_json.findings_json(report, diagnostics, sections, subject.only)
            write_line(told)
        case CheckFormat.GITHUB:
            write_github(report.folder, diagnostics)
        case CheckFormat.SARIF:
            about = as_json.about_report(report)
            write_sarif(report.folder, diagnostics, about, catalogue.RULES)


def print_word_findings(
    output: CheckFormat,
    path: Path,
    diagnostics: Sequence[Diagnostic],
    *,
    partial: bool,
    quiet: bool,
) -> None:
    """Print the findings in a Word file in a format.

    `partial`: not every rule has been tried. `quiet`: nothing else is said in text.
    """
    match output:
        case CheckFormat.TEXT:
            findings.print_word_text(
                terminal.console(),
                path.name,
                diagnostics,
                partial=partial,
                quiet=quiet,
            )
        case CheckFormat.JSON:
            write_line(as_json.found_json({"file": path.name}, diagnostics))
        case CheckFormat.GITHUB:
            write_github(path.parent, diagnostics)
        case CheckFormat.SARIF:
            about = {"file": path.name}
            write_sarif(path.parent, diagnostics, about, gate.WORD_RULES)


def write_github(folder: Path, diagnostics: Sequence[Diagnostic]) -> None:
    """Write the findings in the files of a folder as GitHub reads them."""
    root = roots.root_of([folder])
    write_line(as_github.findings_github(folder, diagnostics, root.folder))


def write_sarif(
    folder: Path,
    diagnostics: Sequence[Diagnostic],
    about: Mapping[str, object],
    rules: Sequence[as_sarif.RuleInfo],
) -> None:
    """Write the findings in the files of a folder as SARIF."""
    root = roots.root_of([folder])
    place, way = as_sarif.place_of(root), root.path_to(folder)
    write_line(as_sarif.findings_sarif(about, diagnostics, rules, place, way))


def print_as_text(
    out: Console,
    subject: Subject,
    diagnostics: Sequence[Diagnostic],
    *,
    partial: bool = False,
    quiet: bool = False,
) -> None:
    """Print everything that `check` has to say about a report, or a file of it.

    `partial`: not every rule has been tried. `quiet`: only the findings.
    """
    if quiet:
        findings.print_by_file(out, diagnostics, subject.report)
        return
    findings.print_text(out, subject, diagnostics, partial=partial)
    findings.say_mendable(out, _mendable_lines(subject, diagnostics), partial=partial)


def _mendable_lines(subject: Subject, diagnostics: Sequence[Diagnostic]) -> int:
    """How many lines --fix would mend of what was found."""
    codes = mend.TYPOGRAPHY & {diagnostic.code for diagnostic in diagnostics}
    return len(mend.mends(subject.report, codes, subject.only)) if codes else 0


def write_line(text: str) -> None:
    """Write a text for programs to standard output with a line end, as UTF-8; or
    nothing if there is none.
    """
    if text:
        write_data(f"{text}\n".encode("utf-8", "replace"))
