"""Bars of what is far larger than any report: how long it takes shows that nothing grows faster
than its input.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from textwrap import indent, wrap

from benchmarks.exports import without_office
from benchmarks.programs import SAMPLE, Bench
from benchmarks.results import Result, Unit
from benchmarks.timing import Work, by_turns

_ROUNDS = 3
_ROWS, _FEW_ROWS = 10_000, 20  # the few in a smoke run
_LETTERS, _FEW_LETTERS = 1_000_000, 2_000
_ROW = """\
  - namn: Insats {number}
    beskrivning: |
      En kort beskrivning av insats {number} i länet.
    mål:
      agenda2030: [8]
    prestationer: |
      Tio möten.
    effekter:
      kort: |
        Fler samarbeten.
      status: förväntade
      underlag: uppföljning
"""


def many_rows(bench: Bench) -> list[Result]:
    """`export-docx` of a table with thousands of rows, which is a table each in the Word file."""
    count = _FEW_ROWS if bench.smoke else _ROWS
    folder = bench.empty_folder("large-rows")
    rows = (_ROW.format(number=number) for number in range(count))
    report = _with_answer(folder, "1.2.1.4", "\n" + "".join(rows))
    words = ("export-docx", str(report), "--to", "tillvaxtverket", "--draft")
    output = folder / "ut"
    command = (*bench.programs.villkor, *words, "--output-dir", str(output))
    more = without_office(bench, folder)
    work = Work((command,), {**bench.programs.environment, **more}, output)
    what = f"export-docx --draft, a table of {count} rows"
    return [_seconds(bench, "large-rows", what, 10, work)]


def long_prose(bench: Bench) -> list[Result]:
    """`check` of plain prose."""
    letters = _FEW_LETTERS if bench.smoke else _LETTERS
    folder = bench.empty_folder("large-prose")
    report = _with_answer(folder, "5", f" |\n{_prose(letters)}\n")
    command = (*bench.programs.villkor, "check", str(report))
    work = Work((command,), bench.programs.environment)
    return [_seconds(bench, "large-prose", f"check, {letters} letters", 2, work)]


def _seconds(bench: Bench, name: str, what: str, bar: float, work: Work) -> Result:
    (ours,) = by_turns([work], bench.heavy(_ROUNDS))
    return Result(name, what, Unit.SECONDS, bar, ours.median, ours)


def _with_answer(folder: Path, question: str, answer: str) -> Path:
    """A copy of the sample in which a question has another answer: what stands after its colon."""
    report = folder / SAMPLE.name
    shutil.copytree(SAMPLE, report)
    key = f'"{question}":'
    for path in report.glob("*.yaml"):
        before, found, after = path.read_text(encoding="utf-8").partition(key)
        if found:
            rest = re.search(r"^[^\s]", after, re.MULTILINE)
            following = after[rest.start() :] if rest else ""
            text = f"{before}{key}{answer}{following}"
            path.write_text(text, encoding="utf-8")
    return report


def _prose(letters: int) -> str:
    """Paragraphs of sentences of the sample's own words in any order, the same each time."""
    texts = [
        path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob("4*.yaml"))
    ]
    words = re.findall(r"[a-zåäö]{3,}", "".join(texts))
    paragraphs = []
    for paragraph in _paragraphs(Random(1), words, letters):  # noqa: S311 - the same each time
        lines = "\n".join(wrap(paragraph, 95))
        paragraphs.append(indent(lines, "  "))
    return "\n\n".join(paragraphs)


def _paragraphs(chance: Random, words: list[str], letters: int) -> Iterator[str]:
    length = 0
    while length < letters:
        sentences = []
        for _ in range(6):
            chosen = chance.choices(words, k=chance.randint(7, 15))
            sentences.append(f"{' '.join(chosen).capitalize()}.")
        paragraph = " ".join(sentences)
        length += len(paragraph)
        yield paragraph
