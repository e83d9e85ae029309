"""What the report at hand and its form offer to be typed: recipients, regions, sections
and owners.

They are looked for in the lines of the files, since to read these as YAML takes longer
than a person who has pressed Tab waits. What is written in a way of its own is not
suggested, and can be typed all the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from villkor.base.plain_files import (
    is_file,
    open_plain_file,
)
from villkor.form.templates import templates_folder

Suggestion = tuple[str, str]
"""A word to type, and what it is."""

_SETTINGS = "rapport.yaml"  # as in report/keys, which takes long to import
_FORM = "form.yaml"
_OWNER = "ansvarig:"
_MOST_BYTES = 500_000  # of a file: one that is larger is no section
_INDENT = "  "


def report_folder(named: list[str]) -> Path | None:
    """The folder of the report that is typed, or that a command would find."""
    for word in named:
        for folder in (Path(word), Path(word).parent):
            if is_file(folder / _SETTINGS):
                return folder
    here = Path.cwd()
    for folder in (here, *here.parents):
        if is_file(folder / _SETTINGS):
            return folder
    inside = [
        folder for folder in sorted(here.iterdir()) if is_file(folder / _SETTINGS)
    ]
    return inside[-1] if inside else None


def recipients(report: Path | None) -> Iterator[Suggestion]:
    """The recipients of the report's form, and all of them together."""
    key = ""
    for line in _block(_form_lines(report), "mottagare:"):
        word, _, value = line.strip().partition(":")
        inside = line.removeprefix(_INDENT)
        if inside != line and not inside.startswith(" "):
            key = word
        elif word == "namn" and key:
            yield key, _bare(value)
            key = ""
    yield "alla", "En fil till var och en av mottagarna."


def regions() -> Iterator[Suggestion]:
    """The regions by the names that they are called, with their county codes."""
    county = ""
    for line in _lines(templates_folder() / "regioner.yaml"):
        word, _, value = line.strip("- ").partition(":")
        if word == "länskod":
            county = _bare(value)
        elif word == "namn":
            name = _bare(value)
            yield name.removeprefix("Region "), f"{name}, länskod {county}"


def sections(report: Path | None) -> Iterator[Suggestion]:
    """The numbers of the report's sections, with their headings."""
    for path in _section_files(report):
        number = path.name.partition("-")[0]
        first = next(iter(_lines(path)), "")
        heading = first.lstrip("# ").removeprefix(number).strip()
        yield number, heading if first.startswith("#") else path.stem


def owners(report: Path | None) -> Iterator[Suggestion]:
    """Whoever has a section, with the numbers of what they have, and all of them."""
    found: dict[str, list[str]] = {}
    for path in _section_files(report):
        for line in _lines(path):
            owner = _bare(line.removeprefix(_OWNER))
            if line.startswith(_OWNER) and owner:
                found.setdefault(owner, []).append(path.name.partition("-")[0])
    for owner, numbers in found.items():
        yield owner, f"Avsnitt {', '.join(numbers)}"
    if found:
        yield "alla", "En fil till var och en som ansvarar för något."


def years() -> Iterator[Suggestion]:
    """The years that villkor has a form for, the newest first."""
    for folder in sorted(templates_folder().iterdir(), reverse=True):
        if folder.name.isdecimal() and is_file(folder / _FORM):
            model = "förlaga: ja" in _lines(folder / _FORM)
            yield folder.name, "En förlaga" if model else "Det officiella formuläret"


def _section_files(report: Path | None) -> list[Path]:
    if report is None:
        return []
    found = [path for path in report.glob("[0-9]*.yaml") if "-" in path.name]
    return sorted(found, key=_place_of)


def _place_of(path: Path) -> list[int]:
    """The numbers that a file's name begins with: 1.10 comes after 1.9."""
    numbers = path.name.partition("-")[0].split(".")
    return [int(number) if number.isdecimal() else 0 for number in numbers]


def _form_lines(report: Path | None) -> list[str]:
    """The lines of the report's form, or of the newest that comes along."""
    places = [report / "formulär"] if report else []
    if report:
        places += _named_form(report)
    for year, _ in years():
        places.append(templates_folder() / year)
    for place in places:
        if is_file(place / _FORM):
            return _lines(place / _FORM)
    return []


def _named_form(report: Path) -> list[Path]:
    """Where the form is that comes along, of the year that the report names."""
    for line in _lines(report / _SETTINGS):
        key, _, year = line.partition(":")
        if key == "formulär":
            return [templates_folder() / _bare(year)]
    return []


def _block(
    lines: list[str],
    heading: str,
) -> list[str]:
    """The indented lines under a heading."""
    if heading not in lines:
        return []
    found = []
    for line in lines[lines.index(heading) + 1 :]:
        if line.strip() and not line.startswith(_INDENT):
            break
        found.append(line)
    return found


def _bare(value: str) -> str:
    """A value without a comment after it, and without quotation marks."""
    return value.partition(" #")[0].strip().strip("\"'")


def _lines(path: Path) -> list[str]:
    """The lines of a file; none of one that cannot be read, or is too large."""
    try:
        with open_plain_file(path) as file:
            if os.fstat(file.fileno()).st_size > _MOST_BYTES:
                return []
            text = file.read().decode("utf-8-sig", "replace")
    except OSError:
        return []
    return [line.rstrip() for line in text.splitlines()]
