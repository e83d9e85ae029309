"""An export that shows what has changed since an earlier Word file: accepted it is the plain
export, and rejected it says what the earlier one did.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.exchange.test_verify import exported, in_word
from tests.libreoffice import settled_by_libreoffice
from tests.tools import copy_sample, ooxml_errors, villkor
from tests.tracked_changes import body_of, plain_xml, settle, settled
from tests.word_files import read_word_text
from villkor.base.diagnostic import UserError
from villkor.document.word.package import open_package
from villkor.document.word.read_blocks import read_blocks
from villkor.exchange.by_question import spoken_lines
from villkor.exchange.export import export_report
from villkor.exchange.placing.anchors import place_answers
from villkor.exchange.placing.recover import recover_answers
from villkor.exchange.receipt import path_of
from villkor.exchange.redline.earlier_file import read_earlier
from villkor.exchange.verify import verify_file
from villkor.report.load import load_report
from villkor.report.model import Report

EDITS = [
    ("3.1", "Region Norrbotten och länsstyrelsen", "Regionen och **länsstyrelsen**"),
    ("3.2", "\n  - ", "\n  - En ny punkt om samverkan.\n  - "),
    ("4-", "svar: ja", "svar: nej"),
    ("4-", "typ: Analys", "typ: Utvärdering"),
    ("anslag", "belopp: 5,3 mnkr", "belopp: 5,1 mnkr"),
    ("anslag", "belopp: 12,0 mnkr", "belopp: 12,2 mnkr"),
    ("3.5", '"3.5.2": |', '"3.5.3": |'),
]


@pytest.fixture(scope="module")
def _sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample, the Word file of it (svar.docx), and then with edits in the
    sample.
    """
    folder = tmp_path_factory.mktemp("sent")
    report = copy_sample(folder)
    exported(load_report(report), folder / "svar.docx")
    for beginning, old, new in EDITS:
        (path,) = report.glob(f"{beginning}*.yaml")
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
    _without_row(next(report.glob("1.2.3*.yaml")))
    return folder


def _without_row(path: Path) -> None:
    """Take away the second row of the table of projects in a file."""
    first, second, *rest = path.read_text(encoding="utf-8").split("\n  - namn:")
    path.write_text("\n  - namn:".join([first, second, *rest[1:]]), encoding="utf-8")


@pytest.fixture
def sent(_sent: Path, tmp_path: Path) -> Path:
    return shutil.copytree(_sent, tmp_path / "sent")


def redline(
    report: Report, earlier: Path, target: Path, *, draft: bool = True
) -> bytes:
    """The bytes of an export that shows changes, made without LibreOffice."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PATH", "")
        (data,) = export_report(
            report,
            [(target, report.form.recipients[-1])],
            draft=draft,
            earlier=read_earlier(report, earlier, draft=draft),
        )
    return data


def answers_in(data: bytes, report: Report) -> object:
    found = read_blocks(open_package(data, "a.docx"))
    return recover_answers(report.form, place_answers(report.form, found)).answers


def spoken(data: bytes) -> list[str]:
    """The lines of a Word file: LibreOffice leaves an empty one where a table is gone."""
    return spoken_lines(read_word_text(data).lines)


def test_accepted_it_is_the_plain_export_and_rejected_the_earlier_one(
    sent: Path,
) -> None:
    report = load_report(sent / "2022")
    shown = redline(report, sent / "svar.docx", sent / "a.docx")
    plain = exported(report, sent / "plain.docx", draft=True).read_bytes()
    accepted = body_of(shown)
    settle(accepted, accept=True)
    assert plain_xml(accepted) == plain_xml(body_of(plain))
    assert read_word_text(shown).lines == read_word_text(plain).lines
    earlier = (sent / "svar.docx").read_bytes()
    rejected = settled(shown, accept=False)
    lines, before = read_word_text(rejected).lines, read_word_text(earlier).lines
    assert lines[:2] == [before[0], f"{before[1]} – utkast"]  # the cover is today's
    assert lines[2:] == before[2:]
    assert answers_in(rejected, report) == answers_in(earlier, report)


def test_the_validator_has_nothing_to_say_of_it_ooxml(sent: Path) -> None:
    report = load_report(sent / "2022")
    redline(report, sent / "svar.docx", sent / "a.docx")
    assert ooxml_errors(sent / "a.docx") == []


def test_libreoffice_accepts_and_rejects_it_the_same_way(sent: Path) -> None:
    report = load_report(sent / "2022")
    shown = redline(report, sent / "svar.docx", sent / "a.docx")
    accepted, rejected = settled_by_libreoffice(sent / "a.docx", sent / "office")
    assert spoken(accepted) == spoken(shown)
    assert spoken(rejected)[2:] == spoken((sent / "svar.docx").read_bytes())[2:]


def test_what_someone_has_written_in_the_earlier_file_counts(sent: Path) -> None:
    in_word(
        sent, lambda xml: xml.replace("Den gröna omställningen", "Omställningen", 1)
    )
    report = load_report(sent / "2022")
    earlier = read_earlier(report, sent / "svar.docx", draft=True)
    assert earlier.since == "filen svar.docx"
    rejected = settled(
        redline(report, sent / "svar.docx", sent / "a.docx"), accept=False
    )
    assert any(
        line.startswith("Omställningen") for line in read_word_text(rejected).lines
    )


@pytest.mark.parametrize("kept", [True, False], ids=["file", "base"])
def test_a_receipt_does_with_the_file_beside_it_or_without(
    sent: Path, *, kept: bool
) -> None:
    report = load_report(sent / "2022")
    by_file = redline(report, sent / "svar.docx", sent / "a.docx")
    if not kept:
        (sent / "svar.docx").unlink()
    receipt = path_of(sent / "svar.docx")
    earlier = read_earlier(report, receipt, draft=True)
    assert earlier.since == "den 21 februari 2023"
    assert redline(report, receipt, sent / "b.docx") == by_file


def test_a_receipt_of_what_is_no_longer_known_is_told(sent: Path) -> None:
    (sent / "svar.docx").unlink()
    shutil.rmtree(sent / "2022" / ".villkor")
    report = load_report(sent / "2022")
    with pytest.raises(UserError, match="finns inte kvar i rapportens mapp"):
        read_earlier(report, path_of(sent / "svar.docx"), draft=True)
    with pytest.raises(UserError, match=r"Kvittot .* finns inte"):
        read_earlier(report, sent / "annat.kvitto.json", draft=True)


def test_what_is_no_earlier_file_of_the_report_is_told(sent: Path) -> None:
    report = load_report(sent / "2022")
    with pytest.raises(UserError, match="är inte ett svar på formuläret 2022"):
        read_earlier(report, Path("templates/2022/referens.docx"), draft=True)


def test_the_file_is_named_and_marked_so_that_nobody_hands_it_in(
    tmp_path: Path,
) -> None:
    folder = copy_sample(tmp_path)
    exported(load_report(folder), tmp_path / "svar.docx")
    command = ("export-docx", folder, "--to", "tillvaxtverket", "--redline")
    made = villkor(*command, tmp_path / "svar.docx", PATH="")
    assert made.returncode == 0, made.stderr
    name = "aterrapportering-2022-region-norrbotten-tillvaxtverket-andringar.docx"
    assert "Word-fil med ändringar till Tillväxtverket" in made.stdout
    assert "Inget svar är ändrat sedan den 21 februari 2023." in made.stdout
    assert (tmp_path / name).exists()
    checked = villkor("check", "--docx", tmp_path / name, "--format", "json").stdout
    messages = [found["message"] for found in json.loads(checked)["diagnostics"]]
    assert messages == ["Filen är märkt som en jämförelse, som inte ska lämnas in."]
    found = verify_file(load_report(folder), tmp_path / name)
    assert found.same, found


def test_with_errors_it_is_made_only_as_a_draft(sent: Path) -> None:
    command = ("export-docx", sent / "2022", "--to", "tillvaxtverket", "--redline")
    refused = villkor(*command, sent / "svar.docx", PATH="")
    assert refused.returncode == 1
    assert "Ett utkast går att skapa med --draft." in refused.stdout
    made = villkor(*command, sent / "svar.docx", "--draft", PATH="")
    assert made.returncode == 0, made.stderr
    assert "7 svar är ändrade sedan den 21 februari 2023." in made.stdout
    (written,) = sent.glob("*-andringar.docx")
    checked = villkor("check", "--docx", written, "--format", "json").stdout
    codes = {found["code"] for found in json.loads(checked)["diagnostics"]}
    assert {"VK831", "VK837"} <= codes


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--eml"], "Med --redline blir det inget mejl"),
        (["--section", "1.2.3"], "--redline visar hela rapporten"),
        (["--output", "svar.docx"], "skulle skrivas över svar.docx"),
    ],
)
def test_what_does_not_go_with_it_is_refused(
    sent: Path, more: list[str], message: str
) -> None:
    refused = villkor(
        "export-docx", "2022", "--to", "tillvaxtverket", "--draft",
        "--redline", "svar.docx", *more, cwd=sent, PATH="",
    )  # fmt: skip
    assert refused.returncode == 2
    assert message in refused.stderr
