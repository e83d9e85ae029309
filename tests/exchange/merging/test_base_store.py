"""Each export keeps what it was made of, and a Word file that comes home is held against that,
whatever has been changed since: it says itself what it comes from, its receipt does, or it is told
by its words.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.tools import copy_sample, need
from tests.tools import villkor as run_villkor
from villkor.document.word.origin import origin_of
from villkor.document.word.package import Package, open_package, read_package
from villkor.exchange.merging.base_store import base_of, base_sum
from villkor.exchange.merging.find_base import FoundBase, HowFound, find_base
from villkor.exchange.placing.home_values import home_values
from villkor.exchange.receipt import path_of, read_receipt
from villkor.report.answer_values import values_of
from villkor.report.load import load_report
from villkor.report.values import AnswerValue

NAME = "svar.docx"
# no LibreOffice: page numbers are nothing here
SPARE = {"PATH": "/nowhere", "SOURCE_DATE_EPOCH": "1676937600"}
# a question whose answer refers to figures, with tables and charts
MONEY = "2.1"


def villkor(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return run_villkor(*arguments, **SPARE)


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report, and a Word file that was made of it."""
    folder = tmp_path_factory.mktemp("sent")
    copy_sample(folder)
    made = villkor(
        "export-docx",
        folder / "2022",
        "--to",
        "regeringskansliet",
        "--output",
        folder / NAME,
    )
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture
def home(sent: Path, tmp_path: Path) -> Path:
    """The same, in which the report has been changed since: an answer, and a figure."""
    home = Path(shutil.copytree(sent, tmp_path / "hemma"))
    answers = home / "2022" / "2-anslag-1-1.yaml"
    text = answers.read_text(encoding="utf-8")
    answers.write_text(text.replace("varje år hur", "alltid hur"), encoding="utf-8")
    figures = home / "2022" / "anslag.yaml"
    text = figures.read_text(encoding="utf-8")
    changed = text.replace("9,1 mnkr", "9,2 mnkr")
    assert changed != text
    figures.write_text(changed, encoding="utf-8")
    return home


@pytest.fixture(scope="module")
def theirs(sent: Path) -> dict[str, AnswerValue]:
    """What comes home of a Word file in which nobody has changed anything."""
    report = load_report(sent / "2022")
    answers = report.answers()
    return {number: home_values(report, answer) for number, answer in answers.items()}


def base_files(folder: Path) -> list[Path]:
    return sorted((folder / "2022" / ".villkor" / "bas").iterdir())


def nameless(package: Package) -> Package:
    """A Word file that does not say what it was made of."""
    part = package.part("custom-properties")
    assert part is not None
    links = {owner: dict(found) for owner, found in package.links.items()}
    for found in links.values():
        for key, link in list(found.items()):
            if link.kind == "custom-properties":
                del found[key]
    return replace(package, links=links)


def found_in(
    folder: Path, package: Package, theirs: dict[str, AnswerValue]
) -> FoundBase:
    return find_base(load_report(folder / "2022"), folder / NAME, package, theirs)


def assert_as_it_was(
    found: FoundBase, sent: Path, theirs: dict[str, AnswerValue]
) -> None:
    """The answers of the base are those of the report when the Word file was made."""
    before = load_report(sent / "2022").answers()
    assert found.answers.keys() >= theirs.keys()
    for number, answer in before.items():
        assert found.answers[number].written == values_of(answer)
        assert found.answers[number].shown == theirs[number]
    assert "24 procent" in str(found.answers[MONEY].shown.parts[()]).replace(
        "\xa0", " "
    )
    assert {
        "tabell: prioriteringar",
        "diagram: fördelning",
    } <= found.illustrations.keys()


def test_a_word_file_names_its_base_as_its_receipt_does(sent: Path) -> None:
    (base,) = base_files(sent)
    receipt = read_receipt(path_of(sent / NAME))
    assert receipt is not None
    assert base.name == f"{receipt.base}.json"
    assert base_sum(base.read_bytes()) == receipt.base
    assert origin_of(read_package(sent / NAME)) == receipt.base
    assert base_of(load_report(sent / "2022")) == base.read_bytes()


def test_it_is_held_against_what_it_was_made_of(
    home: Path, sent: Path, theirs: dict[str, AnswerValue]
) -> None:
    package = read_package(home / NAME)
    path_of(home / NAME).unlink()
    found = found_in(home, package, theirs)
    assert (found.how, found.damaged) == (HowFound.FILE, "")
    assert_as_it_was(found, sent, theirs)


def test_a_file_that_says_nothing_is_known_by_its_receipt(
    home: Path, sent: Path, theirs: dict[str, AnswerValue]
) -> None:
    found = found_in(home, nameless(read_package(home / NAME)), theirs)
    assert found.how is HowFound.RECEIPT
    assert_as_it_was(found, sent, theirs)


def test_without_either_by_its_words(
    home: Path, sent: Path, theirs: dict[str, AnswerValue]
) -> None:
    """Of two bases the one that it differs least from, though a third of it has been changed."""
    later = villkor(
        "export-docx",
        home / "2022",
        "--to",
        "regeringskansliet",
        "--output",
        home / "senare.docx",
    )
    assert later.returncode == 0, later.stderr
    assert len(base_files(home)) == 2
    path_of(home / NAME).unlink()
    package = nameless(read_package(home / NAME))
    edited = dict(theirs)
    for number in sorted(edited)[: len(edited) // 3]:
        if number != MONEY:
            edited[number] = AnswerValue({(): "Något annat."})
    found = found_in(home, package, edited)
    assert found.how is HowFound.NEAREST
    assert_as_it_was(found, sent, theirs)


def test_what_somebody_else_wrote_has_none(home: Path) -> None:
    path_of(home / NAME).unlink()
    package = nameless(read_package(home / NAME))
    other = {
        number: AnswerValue({(): "Ett eget svar."}) for number in ("1.1.1", "1.1.2")
    }
    found = found_in(home, package, other)
    assert (found.how, found.answers) == (HowFound.NOT, {})


@pytest.mark.parametrize("damage", ["cut", "changed", "empty"])
def test_a_damaged_base_is_told_and_not_used(
    damage: str, home: Path, theirs: dict[str, AnswerValue]
) -> None:
    (base,) = base_files(home)
    whole = base.read_bytes()
    spoilt = {
        "cut": whole[:-9],
        "changed": whole.replace(b"Region", b"Rejion"),
        "empty": b"",
    }
    base.write_bytes(spoilt[damage])
    found = found_in(home, read_package(home / NAME), theirs)
    assert (found.how, found.answers) == (HowFound.NOT, {})
    assert found.damaged == f".villkor/bas/{base.name}"


def test_bases_are_no_part_of_the_report(home: Path) -> None:
    """Nor is a report looked for in them, nor anything that lies there read."""
    hidden = home / "2022" / ".villkor" / "rapport.yaml"
    hidden.write_text("formulär: 1999\n", encoding="utf-8")
    run = run_villkor("check", cwd=home)
    assert run.returncode == 0
    assert ".villkor" not in run.stdout
    assert ".villkor" not in str(sorted(load_report(home / "2022").sources))


def test_where_no_base_can_be_kept_the_word_file_is_the_same(
    sent: Path, tmp_path: Path
) -> None:
    folder = copy_sample(tmp_path)
    (folder / ".villkor").write_text("I vägen.", encoding="utf-8")
    made = villkor(
        "export-docx", folder, "--to", "regeringskansliet", "--output", tmp_path / NAME
    )
    assert made.returncode == 0, made.stderr
    assert (tmp_path / NAME).read_bytes() == (sent / NAME).read_bytes()


def test_drafts_and_packets_keep_theirs(tmp_path: Path) -> None:
    folder = copy_sample(tmp_path)
    draft = villkor(
        "export-docx",
        folder,
        "--to",
        "regeringskansliet",
        "--draft",
        "--output",
        tmp_path / NAME,
    )
    packet = villkor(
        "export-docx", folder, "--section", "1.1", "--output", tmp_path / "b.docx"
    )
    assert (draft.returncode, packet.returncode) == (0, 0), draft.stderr + packet.stderr
    (base,) = base_files(tmp_path)
    for name in (NAME, "b.docx"):
        assert origin_of(read_package(tmp_path / name)) == base.stem


def test_libreoffice_keeps_the_name_of_the_base(sent: Path, tmp_path: Path) -> None:
    """Through its own format and back; so does Word, of whose kind the property is."""
    program = need("soffice")
    before = sent / NAME
    for kind in ("odt", "docx"):
        subprocess.run(
            [
                program,
                f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                tmp_path,
                before,
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        before = tmp_path / f"svar.{kind}"
    saved = open_package(before.read_bytes(), NAME)
    assert origin_of(saved) == origin_of(read_package(sent / NAME))
