"""An export replaces what villkor wrote, and nothing else, whenever it is looked at."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

import pytest

from tests.tools import SAMPLE, own_sample, villkor
from villkor.base.diagnostic import UserError
from villkor.exchange.own_files import keep_edits, write_beside, write_with_receipt
from villkor.exchange.receipt import Receipt, checksum, path_of, read_receipt, to_json
from villkor.exchange.verify import verify_file
from villkor.report.load import load_report

NO_LAYOUT = {"PATH": os.devnull}
EXPORT = ("export-docx", own_sample(), "--to", "tillvaxtverket", "--eml", "--output")


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    done = villkor(*EXPORT, folder / "ut.docx", **NO_LAYOUT)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def folder(exported: Path, tmp_path: Path) -> Path:
    """A copy of an export: the Word file, its receipt, the mail and its text."""
    return Path(shutil.copytree(exported, tmp_path / "ut"))


def receipt_of(data: bytes, folder: Path) -> Receipt:
    receipt = read_receipt(folder / "ut.kvitto.json")
    assert receipt
    return Receipt(
        **{
            **{f: getattr(receipt, f) for f in receipt.__struct_fields__},
            "docx": checksum(data),
        }
    )


def test_an_export_is_replaced_by_the_next_whatever_goes_with_it(folder: Path) -> None:
    for path in folder.iterdir():
        path.chmod(0o600)
    for options in ((), ("--draft",)):
        done = villkor(*EXPORT, folder / "ut.docx", *options, **NO_LAYOUT)
        assert done.returncode == 0, done.stderr
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


@pytest.mark.parametrize("name", ["ut.docx", "ut.eml", "ut.mejl.txt"])
def test_what_somebody_has_changed_is_told_before_anything_is_made(
    name: str, folder: Path
) -> None:
    (folder / name).write_bytes((folder / name).read_bytes() + b"mine")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = villkor(*EXPORT, folder / "ut.docx", **NO_LAYOUT)
    assert done.returncode == 2
    assert str(folder / name) in done.stderr
    assert "Inget har skrivits över." in done.stderr
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@pytest.mark.parametrize("name", ["ut.eml", "ut.mejl.txt", "ut.kvitto.json"])
def test_what_somebody_has_put_there_is_not_replaced(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"mine")
    done = villkor(*EXPORT, tmp_path / "ut.docx", **NO_LAYOUT)
    assert done.returncode == 2
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        name: b"mine"
    }


def test_a_pdf_that_is_not_ours_is_not_replaced(folder: Path) -> None:
    docx, pdf = folder / "ut.docx", folder / "ut.pdf"
    write_beside(docx, pdf, b"first")
    write_beside(docx, pdf, b"second")
    pdf.write_bytes(b"first")  # which was ours once
    write_beside(docx, pdf, b"third")
    pdf.write_bytes(b"mine")
    with pytest.raises(UserError, match="villkor vet inte om någon har skrivit i den"):
        write_beside(docx, pdf, b"fourth")
    assert pdf.read_bytes() == b"mine"


def test_what_is_saved_while_the_word_file_is_made_is_not_replaced(
    folder: Path,
) -> None:
    docx = folder / "ut.docx"
    receipt = path_of(docx).read_bytes()
    docx.write_bytes(b"saved by somebody")
    with pytest.raises(UserError, match="har ändrats sedan villkor skrev den"):
        write_with_receipt(docx, b"new", receipt_of(b"new", folder))
    assert docx.read_bytes() == b"saved by somebody"
    assert path_of(docx).read_bytes() == receipt


class TestKilledBetween:
    """The receipt is written, and the Word file is not."""

    def test_the_next_export_goes_on(self, folder: Path) -> None:
        docx = folder / "ut.docx"
        old = docx.read_bytes()
        write_with_receipt(docx, b"new", receipt_of(b"new", folder))
        docx.write_bytes(old)
        keep_edits(docx)
        write_with_receipt(docx, b"newer", receipt_of(b"newer", folder))
        assert docx.read_bytes() == b"newer"

    def test_nobody_is_said_to_have_changed_the_file(self, folder: Path) -> None:
        docx = folder / "ut.docx"
        old = docx.read_bytes()
        write_with_receipt(docx, b"new", receipt_of(b"new", folder))
        docx.write_bytes(old)
        verdict = verify_file(load_report(SAMPLE), docx)
        assert verdict.same
        assert not verdict.touched

    def test_a_receipt_alone_is_replaced(self, folder: Path) -> None:
        docx = folder / "ut.docx"
        docx.unlink()
        write_with_receipt(docx, b"new", receipt_of(b"new", folder))
        assert docx.read_bytes() == b"new"


def test_only_so_many_sums_are_remembered(folder: Path) -> None:
    docx = folder / "ut.docx"
    for number in range(40):
        write_beside(docx, folder / "ut.pdf", b"%d" % number)
    receipt = read_receipt(path_of(docx))
    assert receipt
    assert len(receipt.beside) == 12


def test_a_receipt_of_an_earlier_villkor_remembers_nothing_beside(folder: Path) -> None:
    path = folder / "ut.kvitto.json"
    text = path.read_text(encoding="utf-8")
    start = text.index(',\n  "bredvid"')
    path.write_text(f"{text[:start]}\n}}\n", encoding="utf-8")
    receipt = read_receipt(path)
    assert receipt
    assert receipt.beside == ()
    assert b'"bredvid": []' in to_json(receipt, folder / "ut.docx")


def test_a_pipe_in_the_place_of_a_word_file_is_refused_and_not_waited_for(
    tmp_path: Path,
) -> None:
    os.mkfifo(tmp_path / "ut.docx")
    with pytest.raises(UserError, match="är ingen vanlig fil"):
        keep_edits(tmp_path / "ut.docx")
