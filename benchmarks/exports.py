"""Bars of `export-docx`: beside pandoc, and beside LibreOffice where that takes part."""

from __future__ import annotations

import os
from pathlib import Path

from benchmarks.programs import SAMPLE, Bench
from benchmarks.results import Result, compared, lacking
from benchmarks.timing import Work, by_turns, output_of, plain_environment

_FEW = 5  # LibreOffice takes seconds
_ONE = "tillvaxtverket"
_ALL = "alla"


def beside_pandoc(bench: Bench) -> list[Result]:
    """Beside pandoc, which writes the same headings, lists and tables. Neither has LibreOffice."""
    name, what, bar = (
        "export-pandoc",
        "export-docx, no LibreOffice / pandoc md → docx",
        1.0,
    )
    pandoc = bench.programs.peers.get("pandoc")
    if pandoc is None:
        return [lacking(name, what, bar, "pandoc is not installed")]
    folder = bench.empty_folder("pandoc")
    text = folder / "report.md"
    docx = exported_file(bench, folder / "first")
    output_of(
        (pandoc, str(docx), "-t", "markdown", "-o", str(text)), plain_environment()
    )
    theirs = Work(
        ((pandoc, str(text), "-f", "markdown", "-o", str(folder / "pandoc.docx")),)
    )
    ours = _export(bench, folder / "ours", _ONE, **without_office(bench, folder))
    note = _structure(text.read_text(encoding="utf-8"))
    return [compared(name, what, bar, by_turns([ours, theirs], bench.rounds), note)]


def one_with_office(bench: Bench) -> list[Result]:
    """The file to one recipient."""
    what = "export-docx, one recipient / soffice to PDF"
    return _beside_office(bench, "export-office", what, _ONE)


def all_with_office(bench: Bench) -> list[Result]:
    """The files to all recipients, beside one conversion."""
    what = "export-docx, all recipients / soffice to PDF, once"
    return _beside_office(bench, "export-office-all", what, _ALL)


def _beside_office(bench: Bench, name: str, what: str, recipient: str) -> list[Result]:
    """An export that LibreOffice takes part in, beside its own conversion of one exported file.

    Their profile is kept from round to round, so they are not made to set one up each time.
    """
    bar, office = 1.0, bench.programs.peers.get("soffice")
    if office is None:
        return [lacking(name, what, bar, "LibreOffice is not installed")]
    folder = bench.empty_folder(name)
    docx = exported_file(bench, folder / "first")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    place = ("--outdir", str(folder / "theirs"), str(docx))
    theirs = (office, profile, "--headless", "--convert-to", "pdf", *place)
    works = [
        _export(bench, folder / "ours", recipient),
        Work((theirs,), output=folder / "theirs"),
    ]
    return [compared(name, what, bar, by_turns(works, bench.heavy(_FEW)))]


def _export(bench: Bench, output: Path, recipient: str, **more: str) -> Work:
    words = ("export-docx", str(SAMPLE), "--to", recipient, "--output-dir", str(output))
    environment = {**bench.programs.environment, **more}
    return Work(((*bench.programs.villkor, *words),), environment, output)


def exported_file(bench: Bench, folder: Path) -> Path:
    """A file to compare with, exported without LibreOffice, untimed."""
    more = without_office(bench, folder.parent)
    work = _export(bench, folder, _ONE, **more)
    output_of(work.commands[0], plain_environment(**work.environment))
    return next(folder.glob("*.docx"))


def without_office(bench: Bench, folder: Path) -> dict[str, str]:
    """A PATH with hunspell, which the rules ask, and no LibreOffice."""
    place = folder / "path"
    place.mkdir(exist_ok=True)
    hunspell, link = bench.programs.peers.get("hunspell"), place / "hunspell"
    if hunspell and not link.exists():
        link.symlink_to(hunspell)
    return {"PATH": os.fspath(place)}


def _structure(text: str) -> str:
    """What pandoc has to write, so that a text without structure is seen."""
    lines = text.splitlines()
    headings = sum(line.startswith("#") for line in lines)
    bullets = sum(line.lstrip().startswith("- ") for line in lines)
    rules = sum(line.lstrip().startswith(("+--", "+:-", "---")) for line in lines)
    return f"pandoc's text: {headings} headings, {bullets} list items, {rules} lines of tables"
