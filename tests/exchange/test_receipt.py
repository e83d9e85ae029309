"""The receipt beside an exported Word file: what it tells, that anyone can check it, and that
nothing else is taken for one.
"""

from __future__ import annotations

import getpass
import json
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.tools import ROOT, SAMPLE, copy_sample, empty_report, own_sample, villkor
from tests.word_files import read_word_text
from villkor import __version__
from villkor.base.diagnostic import UserError
from villkor.document.blocks import Document
from villkor.exchange.by_question import by_question
from villkor.exchange.outline import report_outline
from villkor.exchange.receipt import (
    Receipt,
    answer_sum,
    path_of,
    read_receipt,
    receipt_of,
    sums_of,
    to_json,
)
from villkor.report.load import load_report

WHEN = datetime(2023, 2, 21, 12, 30, tzinfo=UTC)
SUM = "0" * 64
SCHEMA = Draft202012Validator(
    json.loads(
        (ROOT / "docs" / "json-schema" / "kvitto-1.schema.json").read_text(
            encoding="utf-8"
        )
    )
)


@pytest.fixture(scope="module")
def docx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Word file of the sample, as the program makes it, with its receipt beside it."""
    target = tmp_path_factory.mktemp("receipt") / "svar.docx"
    made = villkor(
        "export-docx",
        own_sample(),
        "--to",
        "tillvaxtverket",
        "--output",
        target,
        SOURCE_DATE_EPOCH="1676982600",
        PATH="",
    )
    assert made.returncode == 0, made.stderr
    return target


def told(docx: Path) -> Any:
    return json.loads(path_of(docx).read_text(encoding="utf-8"))


def test_a_receipt_lies_beside_its_word_file_and_is_named_after_it(docx: Path) -> None:
    assert path_of(docx) == docx.with_name("svar.kvitto.json")
    assert path_of(docx).is_file()


def test_it_tells_when_by_which_villkor_to_whom_and_of_which_form(docx: Path) -> None:
    receipt = told(docx)
    assert (receipt["skapad"], receipt["villkor"], receipt["mottagare"], receipt["utkast"]) == (
        "2023-02-21T12:30:00Z", __version__, "tillvaxtverket", False,
    )  # fmt: skip
    form = (ROOT / "templates" / "2022" / "form.yaml").read_bytes()
    assert receipt["formulär"] == {"år": 2022, "sha256": sha256(form).hexdigest()}


def test_its_sums_are_those_of_the_word_file_and_of_every_file_of_the_report(
    docx: Path,
) -> None:
    receipt = told(docx)
    assert receipt["word-fil"] == {
        "namn": "svar.docx",
        "sha256": sha256(docx.read_bytes()).hexdigest(),
        "sidhuvud och sidfot": answer_sum(
            ["Återrapportering av villkorsbeslut – Region Norrbotten", "Sida"]
        ),
    }
    assert receipt["filer"] == {
        path.name: sha256(path.read_bytes()).hexdigest()
        for path in sorted(SAMPLE.glob("*.yaml"))
    }


def test_the_sum_of_each_answer_can_be_reckoned_from_the_word_file(docx: Path) -> None:
    form = load_report(SAMPLE).form
    under = by_question(form, read_word_text(docx.read_bytes()).lines)
    assert told(docx)["svar"] == {
        key: sha256("\n".join(under[key]).encode()).hexdigest()
        for key in form.questions
    }


def test_it_holds_no_text_of_the_report_and_nothing_of_the_machine(docx: Path) -> None:
    text = path_of(docx).read_text(encoding="utf-8")
    for line in read_word_text(docx.read_bytes()).lines:
        assert len(line) < 20 or line not in text
    for word in (
        str(SAMPLE),
        str(docx.parent),
        str(Path.home()),
        socket.gethostname(),
        f'"{getpass.getuser()}"',
    ):
        assert word not in text


def test_a_draft_is_called_one_and_has_a_sum_of_every_answer_that_is_missing(
    tmp_path: Path,
) -> None:
    made = villkor(
        "export-docx",
        empty_report(tmp_path),
        "--to",
        "tillvaxtverket",
        "--draft",
        "--output",
        tmp_path / "a",
        PATH="",
    )
    assert made.returncode == 0, made.stderr
    receipt = told(tmp_path / "a.docx")
    assert receipt["utkast"] is True
    assert receipt["svar"]["1.1.1"] == answer_sum(["Svar saknas."])


def test_a_receipt_reads_back_as_it_was_written(docx: Path) -> None:
    receipt = read_receipt(path_of(docx))
    assert receipt is not None
    assert to_json(receipt, docx) == path_of(docx).read_bytes()


def test_where_there_is_no_receipt_there_is_none(tmp_path: Path) -> None:
    assert read_receipt(tmp_path / "a.kvitto.json") is None


# --- what is no receipt ---


@pytest.fixture(scope="module")
def sound(docx: Path) -> Callable[[], Any]:
    return lambda: told(docx)


CHANGES: dict[str, Callable[[Any], object]] = {
    "of a version to come": lambda receipt: receipt.update(version=2),
    "a version that is no number": lambda receipt: receipt.update(version=True),
    "without a time": lambda receipt: receipt.pop("skapad"),
    "a time that is none": lambda receipt: receipt.update(
        skapad="2023-02-31T00:00:00Z"
    ),
    "a local time": lambda receipt: receipt.update(skapad="2023-02-21T12:30:00"),
    "a time before computers": lambda receipt: receipt.update(
        skapad="0001-01-01T00:00:00Z"
    ),
    "a recipient with a control character": lambda receipt: receipt.update(
        mottagare="\x1b[31mtillvaxtverket"
    ),
    "no recipient": lambda receipt: receipt.update(mottagare=""),
    "a draft in words": lambda receipt: receipt.update(utkast="nej"),
    "no form": lambda receipt: receipt.update(formulär=None),
    "a year in words": lambda receipt: receipt["formulär"].update(år="2022"),
    "a sum that is too short": lambda receipt: receipt["word-fil"].update(sha256="abc"),
    "a sum in capitals": lambda receipt: receipt["word-fil"].update(sha256="A" * 64),
    "a file in another folder": lambda receipt: receipt["filer"].update(
        {"../rapport.yaml": SUM}
    ),
    "a file with a line break in its name": lambda receipt: receipt["filer"].update(
        {"a\nb.yaml": SUM}
    ),
    "an answer without a sum": lambda receipt: receipt["svar"].update({"1.1.1": None}),
    "a list of answers": lambda receipt: receipt.update(svar=[]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_receipt_with_something_wrong_in_it_is_refused(
    sound: Callable[[], Any], tmp_path: Path, change: Callable[[Any], object]
) -> None:
    receipt, path = sound(), tmp_path / "svar.kvitto.json"
    path.write_text(json.dumps(receipt), encoding="utf-8")
    assert read_receipt(path) is not None
    change(receipt)
    path.write_text(json.dumps(receipt), encoding="utf-8")
    with pytest.raises(
        UserError, match=r"svar\.kvitto\.json går inte att läsa som ett kvitto\."
    ) as refusal:
        read_receipt(path)
    assert refusal.value.hint == "Flytta eller ta bort filen."


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"1",
        b"null",
        b'"svar"',
        b"\xff\xfe",
        b"[" * 100_000,
        b"1" * 5000,
        b"PK\x03\x04",
    ],
)
def test_a_file_that_is_something_else_is_no_receipt(
    tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "a.kvitto.json").write_bytes(data)
    with pytest.raises(UserError, match="går inte att läsa som ett kvitto"):
        read_receipt(tmp_path / "a.kvitto.json")


def test_a_receipt_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.kvitto.json").mkdir()
    with pytest.raises(
        UserError,
        match=r"Kvittot .*a\.kvitto\.json går inte att öppna: det är en mapp\.",
    ):
        read_receipt(tmp_path / "a.kvitto.json")


# --- the report while it is exported ---


def made_of(folder: Path, change: Callable[[], object]) -> Receipt:
    """The receipt of a report that something happens to between its being read and its being
    exported.
    """
    report = load_report(folder)
    document: Document = report_outline(report, report.form.recipients[:1])
    change()
    return receipt_of(report, document, b"docx", "tillvaxtverket", WHEN)


@pytest.mark.parametrize("change", ["ändrad", None], ids=["saved", "taken away"])
def test_a_report_that_someone_saves_meanwhile_gets_no_receipt(
    tmp_path: Path, change: str | None
) -> None:
    folder = copy_sample(tmp_path)
    path = folder / "3.1-lansstyrelsen.yaml"
    with pytest.raises(
        UserError,
        match=r"3\.1-lansstyrelsen\.yaml ändrades medan Word-filen skapades\. Inget har sparats\.",
    ):
        made_of(
            folder,
            lambda: (
                path.write_text(change, encoding="utf-8") if change else path.unlink()
            ),
        )


def test_a_file_that_is_no_part_of_the_report_is_not_in_its_receipt(
    tmp_path: Path,
) -> None:
    folder = copy_sample(tmp_path)
    (folder / "anteckningar.yaml").write_text("eget: sak\n", encoding="utf-8")
    assert set(made_of(folder, lambda: None).files) == {
        path.name for path in SAMPLE.glob("*.yaml")
    }


def test_a_file_with_a_name_that_cannot_be_printed_is_left_out(tmp_path: Path) -> None:
    folder = copy_sample(tmp_path)
    (folder / "3.1-lansstyrelsen.yaml").rename(folder / "3.1\tlansstyrelsen.yaml")
    assert "3.1\tlansstyrelsen.yaml" in load_report(folder).sources
    receipt = made_of(folder, lambda: None)
    assert "3.1\tlansstyrelsen.yaml" not in receipt.files
    (tmp_path / "a.kvitto.json").write_bytes(to_json(receipt, tmp_path / "a.docx"))
    assert read_receipt(tmp_path / "a.kvitto.json") == receipt


def test_the_sums_are_those_of_the_files_now(tmp_path: Path) -> None:
    folder = copy_sample(tmp_path)
    report = load_report(folder)
    before = sums_of(report)
    (folder / "3.1-lansstyrelsen.yaml").write_bytes(b"annat")
    (folder / "3.2-statliga-myndigheter.yaml").unlink()
    after = sums_of(report)
    assert before.keys() - after.keys() == {"3.2-statliga-myndigheter.yaml"}
    assert {name for name in after if after[name] != before[name]} == {
        "3.1-lansstyrelsen.yaml"
    }


# --- a law ---

NAMES = st.text(
    st.characters(exclude_categories=["C"], exclude_characters="/\\"),
    min_size=1,
    max_size=40,
)
SUMS = st.binary(max_size=8).map(lambda data: sha256(data).hexdigest())
RECEIPTS = st.builds(
    Receipt,
    # to the year 2999
    written=st.integers(0, 32_503_679_999).map(
        lambda second: datetime.fromtimestamp(second, UTC)
    ),
    program=NAMES,
    year=st.integers(),
    recipient=NAMES,
    draft=st.booleans(),
    form=SUMS,
    docx=SUMS,
    files=st.dictionaries(NAMES, SUMS, max_size=5),
    answers=st.dictionaries(NAMES, SUMS, max_size=5),
    edges=SUMS,
    base=SUMS,
)


@given(receipt=RECEIPTS, name=st.text(max_size=20))
def test_any_receipt_survives_writing_and_reading(
    tmp_path_factory: pytest.TempPathFactory, receipt: Receipt, name: str
) -> None:
    path = tmp_path_factory.mktemp("law") / "a.kvitto.json"
    path.write_bytes(to_json(receipt, Path(f"{name.replace('/', '')}.docx")))
    assert read_receipt(path) == receipt
    assert SCHEMA.is_valid(json.loads(path.read_bytes()))
