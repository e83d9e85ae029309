"""What exports were made of is kept, but not for ever, and where it cannot be that is said."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from tests.tools import copy_sample, villkor
from villkor.exchange.merging.base_store import base_of, base_path, base_sum
from villkor.exchange.merging.keep_base import keep_base
from villkor.report.load import load_report
from villkor.report.model import Report

LONG_AGO = datetime(2021, 1, 1, tzinfo=UTC).timestamp()
MANY = 130


@pytest.fixture
def report(tmp_path: Path) -> Report:
    return load_report(copy_sample(tmp_path))


def test_the_newest_are_kept_and_those_that_a_receipt_or_a_packet_needs(
    report: Report,
) -> None:
    docx = report.folder.parent / "svar.docx"
    made = villkor(
        "export-docx",
        report.folder,
        "--to",
        "tillvaxtverket",
        "--output",
        docx,
    )
    assert made.returncode == 0, made.stderr
    (kept,) = base_path(report, "").parent.glob("*.json")
    for path in add_others(report):
        assert path.exists()
    os.utime(kept, (LONG_AGO - MANY, LONG_AGO - MANY))
    assert keep_base(report, b"{}")
    left = set(kept.parent.glob("*.json"))
    assert kept in left  # the oldest, which the receipt names
    assert len(left) == 101


def add_others(report: Report) -> list[Path]:
    """So many old bases beside those that are there."""
    folder = base_path(report, "").parent
    paths = [
        folder / f"{sha256(bytes([number])).hexdigest()}.json" for number in range(MANY)
    ]
    for path in paths:
        path.write_bytes(b"{}")
        os.utime(path, (LONG_AGO, LONG_AGO))
    return paths


def test_none_is_thrown_away_while_a_packet_that_is_as_old_is_out(
    report: Report,
) -> None:
    folder = base_path(report, "").parent
    folder.mkdir(parents=True)
    log = {
        "version": 1,
        "händelser": [{"dag": "2020-12-24", "vad": "skickat", "avsnitt": ["4-analys"]}],
    }
    (folder.parent / "utskick.json").write_text(json.dumps(log), encoding="utf-8")
    paths = add_others(report)
    assert keep_base(report, base_of(report))
    assert all(path.exists() for path in paths)


def test_none_is_thrown_away_while_a_receipt_cannot_be_read(report: Report) -> None:
    base_path(report, "").parent.mkdir(parents=True)
    paths = add_others(report)
    (report.folder.parent / "svar.kvitto.json").write_text("halvt", encoding="utf-8")
    assert keep_base(report, base_of(report))
    assert all(path.exists() for path in paths)


def test_that_it_cannot_be_kept_is_said_and_the_word_file_is_made(
    report: Report,
) -> None:
    (report.folder / ".villkor").write_text("ingen mapp", encoding="utf-8")
    docx = report.folder.parent / "svar.docx"
    for choice in (("--to", "tillvaxtverket"), ("--section", "5")):
        made = villkor("export-docx", report.folder, *choice, "--output", docx)
        assert made.returncode == 0, made.stderr
        assert ".villkor går inte att skriva i" in " ".join(made.stderr.split())
    assert docx.exists()
    assert not base_path(report, base_sum(base_of(report))).exists()
