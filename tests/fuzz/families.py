"""The families of broken files, and what is done with each: it is read, or refused in words.

An exception that is no refusal is a fall, and so is what takes too long.
"""

from __future__ import annotations

import importlib.util
import signal
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from types import FrameType

from tests.fuzz.decision_files import DECISIONS, broken_decision_files
from tests.fuzz.section_files import broken_section_files
from tests.fuzz.workbooks import broken_workbooks
from tests.tools import SAMPLE
from villkor.base.sources import MemorySources
from villkor.document.blocks import block_lines
from villkor.exchange.outline import report_outline
from villkor.report.load import read_report
from villkor.rules.catalogue import run_rules

MOST_SECONDS = 5  # of the processor, for one file
Made = Iterator[tuple[str, bytes]]
Family = tuple[Callable[[int, Iterable[int]], Made], Callable[[str, bytes], None]]


class TooSlow(Exception):
    """The file took longer than any file may."""


@cache
def _sample() -> dict[str, bytes]:
    kept = (
        "rapport.yaml",
        "anslag.yaml",
        "2-anslag-1-1.yaml",
        "5-ovriga-medskick.yaml",
    )
    return {name: (SAMPLE / name).read_bytes() for name in kept}


def use_in_report(name: str, data: bytes) -> None:
    """Check a report with the file in it, and write what it answers."""
    files = _sample() | {Path(name).name: data}
    if name.endswith(".xlsx"):
        grant = files["anslag.yaml"].decode()
        files["anslag.yaml"] = grant.replace(DECISIONS, Path(name).name).encode()
    report = read_report(MemorySources(files), Path("2022"))
    run_rules(report, ignore=("VK513",))
    block_lines(report_outline(report, report.form.recipients, draft=True).blocks)


def _word_families() -> dict[str, Family]:
    """Those of Word files, where what breaks them is."""
    if importlib.util.find_spec("tests.fuzz.check_files") is None:
        return {}
    check = importlib.import_module("tests.fuzz.check_files")
    templates = importlib.import_module("tests.fuzz.templates")
    word_files = importlib.import_module("tests.fuzz.word_files")
    folder = Path(tempfile.mkdtemp(prefix="villkor-fuzz-"))

    def use(judge: Callable[[bytes, Path], str]) -> Callable[[str, bytes], None]:
        return lambda name, data: void(judge(data, folder / Path(name).name))

    return {
        "word": (word_files.broken_word_files, use(check.fails_as_word_file)),
        "templates": (templates.broken_templates, use(check.fails_as_template)),
    }


def void(_: object) -> None:
    """Let a refusal be."""


FAMILIES: dict[str, Family] = {
    "sections": (broken_section_files, use_in_report),
    "decisions": (broken_decision_files, use_in_report),
    "workbooks": (broken_workbooks, use_in_report),
    **_word_families(),
}
COUNTS = {
    "sections": 14_000,
    "decisions": 6_000,
    "workbooks": 500,
    "word": 2_000,
    "templates": 1_000,
}


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise TooSlow


def falls(
    family: str, seed: int, numbers: Iterable[int]
) -> Iterator[tuple[str, bytes, str]]:
    """Each file that fell or took too long, by its name, with what happened and where."""
    make, use = FAMILIES[family]
    signal.signal(signal.SIGVTALRM, _stop)
    for name, data in make(seed, numbers):
        signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
        try:
            use(name, data)
        except Exception as error:  # noqa: BLE001 - all of them are what is looked for
            place = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{place.filename}:{place.lineno}"
            yield name, data, f"{type(error).__name__} {error} ({where})"
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
