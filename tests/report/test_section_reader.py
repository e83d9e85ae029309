"""What a section lacks because it could not be read is known from the section itself: no rule looks
for it in the words of another.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tools import SAMPLE, copy_sample, sources_of
from villkor.base.sources import MemorySources
from villkor.report.load import load_report, read_report
from villkor.report.model import Report, SectionFile
from villkor.rules.catalogue import run_rules

NAME = "3.1-lansstyrelsen.yaml"
ANSWERS = '"3.1.1": |\n  Text.\n"3.1.2": |\n  Text.\n'


def read_with(text: str) -> Report:
    """The complete sample with another text in one section file."""
    files = dict(sources_of(SAMPLE).contents)
    return read_report(MemorySources(files | {NAME: text.encode()}), SAMPLE)


def section_of(report: Report, path: str = NAME) -> SectionFile:
    (section,) = [section for section in report.sections if section.path == path]
    return section


def told(report: Report, code: str) -> list[tuple[str, int]]:
    found = run_rules(report, select=[code])
    return [(diagnostic.where.path, diagnostic.where.line) for diagnostic in found]


@pytest.mark.parametrize(
    ("heading", "misread"),
    [
        ("", set()),
        ("ansvarig:\nstatus:\n", set()),
        ("ansvarig: A\nstatus: utkast\n", set()),
        ("ansvarig: A\nstatus: klar\n", set()),  # it is read, and wrong
        ("ansvarig: A\nstatsu: utkast\n", {"status"}),
        ("ansvarig: A\nStatus: utkast\n", {"status"}),
        ("ansvarigt: A\nstatus: utkast\n", {"ansvarig"}),
        ("ansvarig: [A, B]\nstatus: {a: b}\n", {"ansvarig", "status"}),
        ("ansvarig: A\nstatus:\nstatus: utkast\n", {"status"}),
        ("svar: ja\nnågot annat: x\n", set()),
        ("”3.1.2”: x\n3.9: x\n", set()),
    ],
)
def test_a_key_that_is_written_but_not_read_is_known(
    heading: str, misread: set[str]
) -> None:
    section = section_of(read_with(heading + ANSWERS))
    read = {"status"} if section.status else set()
    read |= {"ansvarig"} if section.owner else set()
    assert section.misread - read == misread


@pytest.mark.parametrize(
    ("heading", "lacking"),
    [
        ("ansvarig: A\n", ["VK703"]),
        ("ansvarig: A\nstatsu: utkast\n", []),
        ("ansvarig: A\nstatus: [utkast]\n", []),
        ("ansvarig: A\nstatus:\nstatus: utkast\n", []),
        ("status: utkast\n", ["VK702"]),
        ("status: utkast\nansvarg: A\n", []),
        ("", ["VK702", "VK703"]),
    ],
)
def test_what_is_told_already_is_not_also_missing(
    heading: str, lacking: list[str]
) -> None:
    report = read_with(heading + ANSWERS)
    missing = [code for code in ("VK702", "VK703") if (NAME, 1) in told(report, code)]
    assert missing == lacking


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      status: ", "      statsu: "),  # the key is misspelt
        ("      status: förväntade", "      status: förväntan"),
        ("      status: förväntade", "      status: [förväntade]"),
    ],
)
def test_a_faulty_status_in_a_table_is_not_that_of_the_section(
    old: str, new: str, tmp_path: Path
) -> None:
    folder = copy_sample(tmp_path, **{"1.2.3": (old, new)})
    (path,) = folder.glob("1.2.3*.yaml")
    text = path.read_text(encoding="utf-8")
    without, count = re.subn(r"(?m)^status:.*\n", "", text)
    assert count == 1
    path.write_text(without, encoding="utf-8", newline="\n")
    report = load_report(folder)
    assert [finding.where.path for _, finding in report.faults] == [path.name]
    assert section_of(report, path.name).misread == set()
    assert told(report, "VK703") == [(path.name, 1)]
