"""The Word file of a packet: locked where it should be, sound, and told from the report."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from tests.tools import (
    ROOT,
    copy_sample,
    empty_report,
    need,
    ooxml_errors,
    villkor,
)
from tests.word_files import read_word_text
from villkor.document.word.controls import LOCKED, LOCKED_COVER, key_of
from villkor.exchange.packets.export_packets import packet_name
from villkor.exchange.packets.packet_choice import packet_of_sections, packets_of_owner
from villkor.exchange.receipt import path_of, read_receipt
from villkor.report.load import load_report

NAME = "1.2.3-naringsliv-2022.docx"
STEM = "1.2.3-innovation-och-foretagande"
OURS = {LOCKED.key, LOCKED_COVER.key}


@pytest.fixture(scope="module")
def written(sent: Path) -> Path:
    return sent / "ut" / NAME


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole of a new report, as one packet."""
    folder = tmp_path_factory.mktemp("tomt")
    sections = [word for number in "12345" for word in ("--section", number)]
    target = folder / "allt.docx"
    report = empty_report(folder)
    done = villkor("export-docx", report, *sections, "--output", target, PATH="")
    assert done.returncode == 0, done.stderr
    return target


def test_every_paragraph_is_locked_or_an_answer(written: Path) -> None:
    body = docx.Document(str(written)).element.body
    for paragraph in body.iter(qn("w:p")):
        controls = list(paragraph.iterancestors(qn("w:sdt")))
        assert controls, "".join(paragraph.itertext())
        (control,) = controls
        (lock,) = [*control.iter(qn("w:lock"))] or [None]
        kind = "" if lock is None else lock.get(qn("w:val"))
        assert (kind == "sdtContentLocked") is (key_of(control) in OURS)


def test_words_that_ask_for_an_answer_go_away_when_one_is_written(empty: Path) -> None:
    body = docx.Document(str(empty)).element.body
    prompts = 0
    for control in body.iter(qn("w:sdt")):
        words = "".join(text.text for text in control.iter(qn("w:t")))
        asks = words in {"Svar saknas.", "Skriv här."}
        assert asks is (control.find(f"./*/{qn('w:showingPlcHdr')}") is not None)
        prompts += asks
        if asks:  # what is written there looks as answers do
            (style,) = control.iter(qn("w:pStyle"))
            assert style.get(qn("w:val")) in {"Svar", "Tabelltext"}
    assert prompts > 200


@pytest.mark.parametrize("name", ["written", "empty"])
def test_the_open_xml_validator_finds_no_fault(
    name: str, request: pytest.FixtureRequest
) -> None:
    assert ooxml_errors(request.getfixturevalue(name)) == []


@pytest.mark.parametrize("name", ["written", "empty"])
def test_check_says_that_it_is_a_packet_and_nothing_else(
    name: str, request: pytest.FixtureRequest
) -> None:
    path = request.getfixturevalue(name)
    done = villkor("check", "--docx", path, "--format", "json")
    found = json.loads(done.stdout)["diagnostics"]
    assert [(each["code"], each["message"]) for each in found] == [
        ("VK837", "Filen är ett arbetsexemplar av några avsnitt.")
    ]


def test_verify_does_not_take_it_for_the_report(sent: Path, written: Path) -> None:
    done = villkor("verify", written, sent / "2022")
    assert done.returncode == 2
    assert "är ett arbetsexemplar av några avsnitt" in done.stderr


def test_the_receipt_says_which_sections_and_to_whom(written: Path) -> None:
    receipt = read_receipt(path_of(written))
    assert receipt is not None
    assert (receipt.recipient, receipt.sections) == ("naringsliv", (STEM,))
    assert receipt.draft
    assert [*receipt.answers] == ["1.2.3.1", "1.2.3.2", "1.2.3.3", "1.2.3.4"]
    schema = json.loads(
        (ROOT / "docs" / "json-schema" / "kvitto-1.schema.json").read_bytes()
    )
    told = json.loads(path_of(written).read_bytes())
    assert told.keys() <= schema["properties"].keys()


def test_a_packet_that_someone_has_written_in_is_not_replaced(
    sent: Path, written: Path, tmp_path: Path
) -> None:
    target = tmp_path / NAME
    path_of(target).write_bytes(path_of(written).read_bytes())
    target.write_bytes(written.read_bytes() + b"\0")
    done = villkor(
        "export-docx", sent / "2022", "--section", "1.2.3", "--output", target
    )
    assert done.returncode == 2
    assert f"villkor import-docx {NAME}" in done.stderr


def test_the_same_report_gives_the_same_bytes(
    sent: Path, written: Path, tmp_path: Path
) -> None:
    again = tmp_path / "igen.docx"
    villkor(
        "export-docx", sent / "2022", "--section", "1.2.3", "--output", again, PATH=""
    )
    assert again.read_bytes() == written.read_bytes()


def test_what_cannot_be_read_is_told_and_stops_nothing(tmp_path: Path) -> None:
    report = copy_sample(tmp_path, **{"1.2.3": ('"1.2.3.2": |', '"1.2.3.2": [')})
    done = villkor("export-docx", report, "--section", "1.2.3", PATH="")
    assert done.returncode == 0
    assert done.stderr.startswith(
        f"Det som villkor inte kan läsa i {STEM}.yaml är inte"
    )
    other = villkor("export-docx", report, "--section", "1.1", PATH="")
    assert (other.returncode, other.stderr) == (0, "")


@pytest.mark.parametrize(
    ("numbers", "name"),
    [
        (["1.2.3"], "1.2.3-naringsliv-2022.docx"),
        (["1.3"], "1.3-2022.docx"),
        (["2", "4"], "2-och-4-2022.docx"),
        (["1.1", "3"], "1.1-och-3-regional-utveckling-2022.docx"),
    ],
)
def test_the_name_says_which_sections_and_whose(
    numbers: list[str], name: str, sent: Path
) -> None:
    report = load_report(sent / "2022")
    assert packet_name(report, packet_of_sections(report, numbers)) == name


def test_many_sections_have_a_short_name(sent: Path) -> None:
    report = load_report(sent / "2022")
    (packet,) = packets_of_owner(report, "regional utveckling")
    assert packet_name(report, packet) == "avsnitt-regional-utveckling-2022.docx"


def test_libreoffice_keeps_every_word_and_every_tag(
    written: Path, tmp_path: Path
) -> None:
    into_docx = ["--headless", "--convert-to", "docx", "--outdir", tmp_path, written]
    profile = f"-env:UserInstallation=file://{tmp_path}/profil"
    subprocess.run([need("soffice"), profile, *into_docx], check=True)
    saved = read_word_text((tmp_path / written.name).read_bytes())
    ours = read_word_text(written.read_bytes())
    assert (saved.lines, saved.tagged) == (ours.lines, ours.tagged)
