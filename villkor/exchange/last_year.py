"""A Word file that was never in villkor → last year's report, to carry over from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from villkor.base.diagnostic import UserError
from villkor.base.sources import MemorySources
from villkor.base.yaml.write import written_value
from villkor.document.word.found import FoundDocument, paragraphs_in
from villkor.document.word.package import open_package, read_word_file
from villkor.document.word.read_blocks import read_blocks
from villkor.exchange.ledger import Ledger, make_ledger
from villkor.exchange.placing.anchors import place_answers
from villkor.exchange.placing.recover import recover_answers
from villkor.form.model import Form, Region
from villkor.report.keys import SETTINGS_FILE
from villkor.report.load import read_report
from villkor.report.model import Report
from villkor.report.values import AnswerValue
from villkor.report.write_answers import edited_files

_FIRST_PARAGRAPHS = 60  # among which the region is named


class LastYear(Struct, frozen=True):
    """Last year's report, the text of each of its files by name, and the ledger of the
    Word file that it is made of.
    """

    report: Report
    files: Mapping[str, str]
    ledger: Ledger


def last_year_of(
    form: Form,
    path: Path,
    region: Region | None,
    folder: Path,
) -> LastYear:
    """The report that a Word file holds, as it is to stand in a folder. `region` is
    whose it is, if that is known; else the file tells.

    Raises UserError if it is no Word file, tells of no region, or answers no question.
    """
    package = open_package(read_word_file(path), path.name)
    found = read_blocks(package)
    placed = place_answers(form, found)
    recovered = recover_answers(form, placed)
    answers = {
        key: value for key, value in recovered.answers.items() if not value.empty
    }
    if not answers:
        raise UserError(
            f"I {path} finns inga svar på frågorna i formuläret för {form.year}.",
            "Ange Word-filen med fjolårets rapport, eller mappen med den.",
        )
    owner = region or _region_in(form, found)
    if owner is None:
        raise UserError(
            f"Det går inte att se vilken region {path} är från.",
            "Ange den med --region.",
        )
    settings = "\n".join(_settings_lines(form, owner, answers.values())) + "\n"
    contents = {SETTINGS_FILE: settings.encode()}
    alone = MemorySources(contents)
    sections = edited_files(read_report(alone, folder), answers, alone)
    contents = {**sections, SETTINGS_FILE: settings.encode()}
    return LastYear(
        read_report(MemorySources(contents), folder),
        {name: data.decode() for name, data in contents.items()},
        make_ledger(placed, recovered),
    )


def _region_in(form: Form, found: FoundDocument) -> Region | None:
    """The one region that is named where a file begins, or in its headers."""
    lines = [beside.text for beside in found.beside]
    for paragraph in paragraphs_in(found.blocks):
        lines.append(paragraph.text)
        if len(lines) >= _FIRST_PARAGRAPHS:
            break
    text = "\n".join(lines).casefold()
    named = [each for each in form.regions if each.name.casefold() in text]
    return named[0] if len(named) == 1 else None


def _settings_lines(
    form: Form,
    region: Region,
    answers: Iterable[AnswerValue],
) -> Iterator[str]:
    """The lines of rapport.yaml, with the goals that the tables refer to."""
    yield f"formulär: {form.year}"
    yield f"region: {region.name}"
    goals: dict[str, dict[str, None]] = {}
    for answer in answers:
        for row in answer.rows:
            for path, value in row.items():
                if isinstance(value, tuple):
                    goals.setdefault(path[-1], {}).update(dict.fromkeys(value))
    named = [each for each in form.programmes if each.has_names and each.key in goals]
    if named:
        yield "mål:"
    for programme in named:
        yield f"  {programme.key}:"
        for goal in goals[programme.key]:
            yield f"    - {written_value(goal)}"
