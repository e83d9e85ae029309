"""The rules on the report as a whole: who has each section, and how far it is said to have come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.tools import SAMPLE, copy_sample, empty_report, report_with
from villkor.diagnostic import Finding
from villkor.load_report import load_report
from villkor.report import Report
from villkor.rules import whole

Check = Callable[[Report], Iterator[Finding]]

APPROVED = 'ansvarig: A\nstatus: godkänd¤\n"3.1.1": |\n  Text.\n"3.1.2": |\n'


def lines(check: Check, report: Report) -> list[tuple[str, int]]:
    return [(finding.where.path, finding.where.line) for finding in check(report)]


def test_vk701_fires_on_an_approved_section_with_an_unanswered_question(tmp_path: Path) -> None:
    (finding,) = whole.approved_but_unanswered(report_with(tmp_path, **{"3.1": APPROVED.replace("¤", "")}))
    assert finding.where.line == APPROVED[: APPROVED.index("¤")].count("\n") + 1
    assert (finding.question, finding.message) == ("3.1.2", "Avsnittet är godkänt, men fråga 3.1.2 är obesvarad.")


def test_vk701_names_every_unanswered_question_once(tmp_path: Path) -> None:
    (finding,) = whole.approved_but_unanswered(report_with(tmp_path, **{"3.1": "status: Godkänd\n"}))
    assert "frågorna 3.1.1 och 3.1.2 är obesvarade" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        APPROVED.replace("¤", "").replace("godkänd", "klar"),
        APPROVED.replace("¤", "") + "  Text.\n",
        'status: godkänd\n"3.1.1": |\n  Text.\n"3.1.2":\n  - en punkt\n',  # answered, but not readable: told of already
        'status: godkänd\n"3.1.1": Text: x\n',  # the whole file cannot be read
    ],
)
def test_vk701_is_silent_otherwise(text: str, tmp_path: Path) -> None:
    assert list(whole.approved_but_unanswered(report_with(tmp_path, **{"3.1": text}))) == []


def test_vk701_an_optional_question_may_be_unanswered(tmp_path: Path) -> None:
    assert list(whole.approved_but_unanswered(report_with(tmp_path, **{"5": 'status: godkänd\n"5": |\n'}))) == []


@pytest.mark.parametrize(("check", "old"), [(whole.owner_missing, "ansvarig: Näringsliv"), (whole.status_missing, "status: godkänd")])
def test_vk702_vk703_fire_at_the_empty_key(check: Check, old: str, tmp_path: Path) -> None:
    key = old.split(":", maxsplit=1)[0]
    folder = copy_sample(tmp_path, **{"1.2.3": (old, f"{key}:")})
    path = next(folder.glob("1.2.3*"))
    line = (
        path.read_text(encoding="utf-8")
        .split("\n")
        .index(next(x for x in path.read_text(encoding="utf-8").split("\n") if x.startswith(f"{key}:")))
    )
    assert lines(check, load_report(folder)) == [(path.name, line + 1)]


@pytest.mark.parametrize(("check", "old"), [(whole.owner_missing, "ansvarig: Näringsliv"), (whole.status_missing, "status: godkänd")])
def test_vk702_vk703_fire_at_the_top_if_the_key_is_not_there(check: Check, old: str, tmp_path: Path) -> None:
    folder = copy_sample(tmp_path, **{"1.2.3": (old, "#")})
    assert lines(check, load_report(folder)) == [(next(folder.glob("1.2.3*")).name, 1)]


@pytest.mark.parametrize(
    ("check", "new"), [(whole.owner_missing, "ansvarlig: Näringsliv"), (whole.owner_missing, "ansvarig: [Näringsliv]")]
)
def test_vk702_a_faulty_key_is_told_of_already(check: Check, new: str, tmp_path: Path) -> None:
    folder = copy_sample(tmp_path, **{"1.2.3": ("ansvarig: Näringsliv", new)})
    assert lines(check, load_report(folder)) == []


@pytest.mark.parametrize("check", [whole.owner_missing, whole.status_missing, whole.approved_but_unanswered])
def test_the_sample_is_clean(check: Check) -> None:
    assert list(check(load_report(SAMPLE))) == []


@pytest.mark.parametrize(("having", "missing"), [(0, 0), (7, 0), (8, 8), (15, 1), (16, 0)])
def test_vk702_fires_when_at_least_half_of_the_others_have_an_owner(having: int, missing: int, tmp_path: Path) -> None:
    folder = empty_report(tmp_path)
    stems = list(load_report(folder).form.files)
    assert len(stems) == 16
    for number, stem in enumerate(stems):
        (folder / f"{stem}.yaml").write_text("ansvarig: A\nstatus: klar\n" if number < having else "ansvarig:\nstatus:\n", encoding="utf-8")
    report = load_report(folder)
    assert lines(whole.owner_missing, report) == [(f"{stem}.yaml", 1) for stem in stems[having:]][:missing]
    assert lines(whole.status_missing, report) == [(f"{stem}.yaml", 2) for stem in stems[having:]][:missing]


def test_vk702_files_that_are_not_there_or_not_of_the_form_do_not_count(tmp_path: Path) -> None:
    folder = copy_sample(tmp_path)
    next(folder.glob("3.1*")).unlink()
    next(folder.glob("3.2*")).rename(folder / "3.2-nytt-namn.yaml")
    next(folder.glob("3.3*")).write_bytes('"3.3.1": Å'.encode("cp1252"))
    (folder / "anteckningar.yaml").write_text("a: b\n", encoding="utf-8")
    report = load_report(folder)
    assert lines(whole.owner_missing, report) == lines(whole.status_missing, report) == []
