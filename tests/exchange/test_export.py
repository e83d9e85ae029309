from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from ruamel.yaml import YAML

from tests.exported import EPOCH, NAME
from tests.tools import (
    SAMPLE,
    copy_sample,
    empty_report,
    need,
    ooxml_errors,
    own_sample,
    villkor,
)
from tests.word_files import read_word_text
from villkor.base.diagnostic import UserError
from villkor.exchange.export import export_report
from villkor.report.load import load_report
from villkor.report.model import Report

# without LibreOffice there are no page numbers, and the export takes no time
NO_LAYOUT = {"PATH": ""}


@pytest.fixture(scope="session")
def sample(sent_to_all: Path) -> Path:
    """The Word file of the sample report, as the program makes it."""
    return sent_to_all / NAME


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The draft of a report in which nothing is answered yet, with its PDF beside it."""
    need("soffice")
    folder = tmp_path_factory.mktemp("draft")
    made = villkor(
        "export-docx",
        empty_report(folder),
        "--to",
        "tillvaxtverket",
        "--draft",
        "--pdf",
    )
    assert made.returncode == 0, made.stderr
    docx_file = folder / NAME.replace(".docx", "-utkast.docx")
    pdf = docx_file.with_suffix(".pdf")
    (said,) = re.findall("^PDF till Tillväxtverket: .*", made.stdout, re.MULTILINE)
    assert said.endswith(pdf.name)
    return docx_file


def page_texts(docx_file: Path) -> list[str]:
    """The text of each page of the PDF beside a Word file, as LibreOffice lays it out."""
    pdf = docx_file.with_suffix(".pdf")
    about = subprocess.run(
        [need("pdfinfo"), pdf], check=True, capture_output=True, text=True
    ).stdout
    text = subprocess.run(
        [need("pdftotext"), "-layout", pdf, "-"],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    ).stdout
    pages = text.split("\f")[:-1]
    assert f"Pages:           {len(pages)}\n" in about
    return pages


@pytest.fixture(scope="module")
def pages(sample: Path) -> list[str]:
    """The text of each page of the sample."""
    return page_texts(sample)


def test_the_open_xml_sdk_finds_no_error_in_the_sample(sample: Path) -> None:
    assert ooxml_errors(sample) == []


def test_the_open_xml_sdk_finds_no_error_in_an_empty_draft(draft: Path) -> None:
    assert ooxml_errors(draft) == []


def test_libreoffice_lays_the_sample_out_on_a_reasonable_number_of_pages(
    pages: list[str],
) -> None:
    assert 30 <= len(pages) <= 55
    assert not any("UTKAST" in page for page in pages)


def test_each_page_says_which_it_is_and_of_how_many(pages: list[str]) -> None:
    for number, page in enumerate(pages, start=1):
        assert page.rstrip().endswith(f"Sida {number} ({len(pages)})")


def test_every_page_but_the_cover_has_the_title_at_its_head(pages: list[str]) -> None:
    for page in pages[1:]:
        assert page.lstrip().startswith(
            "Återrapportering av villkorsbeslut 2022 – Region Norrbotten"
        )


def test_every_page_of_a_draft_says_utkast(draft: Path) -> None:
    pages = page_texts(draft)
    assert len(pages) > 2
    for page in pages:
        assert page.lstrip().startswith("UTKAST")


def test_every_question_stands_in_the_file_with_its_number_and_official_wording(
    sample: Path,
) -> None:
    printed = read_word_text(sample.read_bytes()).lines
    for question in load_report(SAMPLE).form.questions.values():
        assert (
            question.wording
            if question.id == "5"
            else f"{question.id} {question.wording}"
        ) in printed


# What the references of the sample stand for, by hand.
STANDS_FOR = {
    "siffra: andel projektverksamhet | procent": "61 procent",
    "siffra: andel företagsstöd | procent": "34 procent",
    "siffra: andel kommersiell service | procent": "5 procent",
    "siffra: inkomna ansökningar": "164",
    "siffra: beviljade ansökningar": "125",
    "siffra: avslagna ansökningar": "39",
    "siffra: beviljat investeringsstöd | miljoner kronor": "58,7 miljoner kronor",
    "siffra: utlösta investeringar | miljoner kronor": "183 miljoner kronor",
    "siffra: stöd till livsmedelsförädling | miljoner kronor": "9,1 miljoner kronor",
    "siffra: företag ledda av kvinnor | procent": "24 procent",
    "siffra: företag ledda av män | procent": "66 procent",
    "siffra: företag med delad ledning | procent": "10 procent",
    "siffra: beslut med EU-medel": "46",
    "siffra: beslut inom REACT-EU": "39",
    "siffra: beslut inom Covid-projektet": "7",
    "siffra: beviljat i Covid-projektet | miljoner kronor": "26,1 miljoner kronor",
    "siffra: utbetalt i Covid-projektet | miljoner kronor": "21,9 miljoner kronor",
    "diagram: fördelning": (
        "Projektverksamhet 61; Företagsstöd 34; Kommersiell service 5"
    ),
    "tabell: prioriteringar": (
        "Prioritering Belopp Attraktiva livsmiljöer och tillgänglighet 32,3 mnkr Innovation och "
        "företagande 120,1 mnkr Internationellt samarbete 1,4 mnkr Kompetensförsörjning 5,3 mnkr "
        "Övrigt 12,0 mnkr Totalt 171,1 mnkr"
    ),
}


def texts(node: object) -> Iterator[str]:
    """Every text in a section file, as a YAML library reads it."""
    match node:
        case dict():
            yield from (
                text
                for key, value in node.items()
                if key not in {"svar", "finansierat"}
                for text in texts(value)
            )
        case list():
            yield from (text for value in node for text in texts(value))
        case str():
            yield node


def test_every_line_of_every_answer_stands_in_the_file(sample: Path) -> None:
    """By the section files themselves, not by the program's own reading of them."""
    printed = " ".join(" ".join(read_word_text(sample.read_bytes()).lines).split())
    for path in SAMPLE.glob("[1-5]*.yaml"):
        answers = YAML(typ="safe").load(path)
        for text in texts(
            {key: answer for key, answer in answers.items() if key[0].isdigit()}
        ):
            for line in text.splitlines():
                said = re.sub(
                    r"\{(.*?)\}", lambda reference: STANDS_FOR[reference[1]], line
                )
                # without the marks of Markdown
                words = re.sub(r"^ *(- |\d+\. )|\*|\[|\]\(\S*\)", "", said).split()
                assert " ".join(words) in printed


def test_the_properties_name_title_region_and_language(sample: Path) -> None:
    properties = docx.Document(str(sample)).core_properties
    assert (
        properties.title
        == "Återrapportering av villkorsbeslut 2022 – Region Norrbotten"
    )
    assert (
        properties.subject
        == "Återrapportering av villkorsbeslut 2022, till Tillväxtverket"
    )
    assert (properties.author, properties.last_modified_by) == (
        "Region Norrbotten",
        "Region Norrbotten",
    )
    assert properties.language == "sv-SE"
    assert (
        f"{properties.created:%F} {properties.modified:%F}" == "2023-02-21 2023-02-21"
    )


def test_no_part_of_the_file_names_the_library_that_made_it(sample: Path) -> None:
    with zipfile.ZipFile(sample) as package:
        for name in package.namelist():
            assert b"python-docx" not in package.read(name), name


def test_the_file_holds_nothing_but_the_report_and_its_looks_and_names_no_machine_and_no_user(
    sample: Path,
) -> None:
    with zipfile.ZipFile(sample) as package:
        parts = {name: package.read(name) for name in package.namelist()}
        assert {info.date_time for info in package.infolist()} == {
            (1980, 1, 1, 0, 0, 0)
        }
    kinds = {re.sub(r"\d+", "", name) for name in parts}
    assert kinds == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "docProps/custom.xml",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/webSettings.xml",
        "word/fontTable.xml",
        "word/theme/theme.xml",
        "word/header.xml",
        "word/footer.xml",
        "word/charts/chart.xml",
        "word/charts/_rels/chart.xml.rels",
        "word/embeddings/Microsoft_Excel_Sheet.xlsx",
    }
    whole = b"".join(parts.values())
    assert not re.search(rf"\b{re.escape(socket.gethostname())}\b".encode(), whole)
    for word in (
        str(Path.home()),
        str(sample.parent),
        "w:ins ",
        "w:del ",
        "w:vanish",
        "w:comment",
        "w:rsid",
        "Author",
    ):
        assert word.encode() not in whole, word


def test_an_export_to_one_at_the_same_source_date_epoch_gives_the_same_bytes_as_one_to_all(
    sample: Path, tmp_path: Path
) -> None:
    again = {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    made = villkor(
        "export-docx",
        copy_sample(tmp_path),
        "--to",
        "tillvaxtverket",
        "--output",
        tmp_path,
        **again,
    )
    assert made.returncode == 0, made.stderr
    assert (tmp_path / NAME).read_bytes() == sample.read_bytes()


def test_libreoffice_is_started_once_for_all_page_numbers_and_once_for_all_pdfs(
    sent_to_all: Path,
) -> None:
    assert (sent_to_all / "layouts.txt").read_text("utf-8").splitlines() == [
        "laid out"
    ] * 2


def test_each_pdf_is_that_of_the_word_file_beside_it(sent_to_all: Path) -> None:
    covers = {page_texts(path)[0]: path for path in sent_to_all.glob("*.docx")}
    assert len(covers) == 2
    for cover, path in covers.items():
        addressee = read_word_text(path.read_bytes()).lines[3]
        assert addressee in cover


def test_without_a_source_date_epoch_the_file_is_dated_when_the_report_was_last_saved(
    tmp_path: Path,
) -> None:
    folder = copy_sample(tmp_path)
    for number, path in enumerate(sorted(folder.iterdir())):
        os.utime(path, (1_676_000_000 + number % 7,) * 2)
    files = set()
    for name, epoch in (("tom", ""), ("ord", "yesterday"), ("negativ", "-1")):
        made = villkor(
            "export-docx",
            folder,
            "--to",
            "tillvaxtverket",
            "--output",
            tmp_path / name,
            SOURCE_DATE_EPOCH=epoch,
            **NO_LAYOUT,
        )
        assert made.returncode == 0, made.stderr
        files.add((tmp_path / f"{name}.docx").read_bytes())
    assert len(files) == 1
    properties = docx.Document(str(tmp_path / "tom.docx")).core_properties
    assert (
        properties.created
        == properties.modified
        == datetime(2023, 2, 10, 3, 33, 26, tzinfo=UTC)
    )


def test_the_program_says_to_whom_the_file_goes_and_where_it_is(tmp_path: Path) -> None:
    made = villkor(
        "export-docx",
        own_sample(),
        "--to",
        "tillvaxtverket",
        "--output",
        tmp_path,
        **NO_LAYOUT,
    )
    receipt = tmp_path / NAME.replace(".docx", ".kvitto.json")
    assert (
        made.stdout
        == f"Word-fil till Tillväxtverket: {tmp_path / NAME}\nKvitto: {receipt}\n"
    )


def test_a_report_with_errors_is_not_exported(tmp_path: Path) -> None:
    refused = villkor(
        "export-docx", empty_report(tmp_path), "--to", "tillvaxtverket", **NO_LAYOUT
    )
    assert refused.returncode == 1
    assert "Fråga 1.1.1 är obesvarad." in refused.stdout
    assert refused.stdout.endswith(
        "Ingen Word-fil skapades. Ett utkast går att skapa med --draft.\n"
    )
    assert list(tmp_path.rglob("*.docx")) == []


def test_a_report_with_errors_is_exported_as_a_draft(tmp_path: Path) -> None:
    made = villkor(
        "export-docx",
        empty_report(tmp_path),
        "--to",
        "tillvaxtverket",
        "--draft",
        **NO_LAYOUT,
    )
    target = (
        tmp_path / "aterrapportering-2022-region-norrbotten-tillvaxtverket-utkast.docx"
    )
    assert made.returncode == 0, made.stderr
    assert made.stdout.splitlines() == [
        f"Utkast till Tillväxtverket: {target}",
        f"Kvitto: {target.with_suffix('.kvitto.json')}",
        "Rapporten är inte färdig: 48 frågor är obesvarade.",
    ]
    assert "Svar saknas." in read_word_text(target.read_bytes()).lines


def test_to_all_writes_one_file_for_each_recipient_with_only_that_one_on_the_cover(
    tmp_path: Path,
) -> None:
    made = villkor("export-docx", copy_sample(tmp_path), "--to", "alla", **NO_LAYOUT)
    assert made.returncode == 0, made.stderr
    covers = {
        path.name: read_word_text(path.read_bytes()).lines[6:8]
        for path in tmp_path.glob("*.docx")
    }
    assert covers == {
        "aterrapportering-2022-region-norrbotten-regeringskansliet.docx": [
            "Regeringskansliet, li.registrator@regeringskansliet.se",
            "Diarienummer",
        ],
        NAME: ["Tillväxtverket, tillvaxtverket@tillvaxtverket.se", "Diarienummer"],
    }


def test_an_unknown_recipient_stops_the_export_and_lists_those_there_are(
    tmp_path: Path,
) -> None:
    refused = villkor(
        "export-docx", copy_sample(tmp_path), "--to", "landshövdingen", **NO_LAYOUT
    )
    assert refused.returncode == 2
    assert "Det finns ingen mottagare som heter ”landshövdingen”." in refused.stderr
    assert "Välj någon av: regeringskansliet, tillvaxtverket, alla." in refused.stderr
    assert list(tmp_path.rglob("*.docx")) == []


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    refused = villkor(
        "export-docx",
        own_sample(),
        "--to",
        "tillvaxtverket",
        "--output",
        tmp_path / "saknas" / "a.docx",
        **NO_LAYOUT,
    )
    assert refused.returncode == 2
    assert f"Det går inte att skriva {tmp_path / 'saknas' / 'a.docx'}" in refused.stderr


ENGLISH = (
    "The platform is open to all of the regions which have been asked to take part "
    "by the Commission."
)


@pytest.mark.parametrize(
    ("answer", "found"),
    [(ENGLISH, 1), (f"[{ENGLISH}]{{en}}", 0)],
    ids=["unmarked", "marked"],
)
def test_an_english_sentence_is_marked_as_the_answer_has_it(
    tmp_path: Path, answer: str, found: int
) -> None:
    folder = copy_sample(
        tmp_path,
        **{
            "3.1": (
                "Region Norrbotten och länsstyrelsen",
                f"{answer} Region Norrbotten och länsstyrelsen",
            )
        },
    )
    made = villkor(
        "export-docx",
        folder,
        "--to",
        "tillvaxtverket",
        "--output",
        tmp_path / "svar",
        **NO_LAYOUT,
    )
    assert made.returncode == 0, made.stdout
    checked = villkor(
        "check", "--docx", tmp_path / "svar.docx", "--format", "json"
    ).stdout
    assert [finding["code"] for finding in json.loads(checked)["diagnostics"]] == [
        "VK804"
    ] * found
    assert any(
        line.startswith(f"{ENGLISH} Region")
        for line in read_word_text((tmp_path / "svar.docx").read_bytes()).lines
    )


def export(report: Report, target: Path) -> bytes:
    """The bytes of the Word file to the last of the recipients."""
    (data,) = export_report(report, [(target, report.form.recipients[-1])], draft=False)
    return data


def test_an_export_replaces_the_file_of_the_day_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    report = load_report(own_sample())
    target = tmp_path / "a.docx"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1673784000")
    yesterday = export(report, target)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    assert export(report, target) == target.read_bytes() != yesterday
    assert {path.name for path in tmp_path.iterdir()} == {"a.docx", "a.kvitto.json"}


def test_of_several_files_none_is_replaced_if_someone_has_written_in_one(
    tmp_path: Path,
) -> None:
    export_all = ("export-docx", own_sample(), "--to", "alla", "--output-dir", tmp_path)
    assert villkor(*export_all, **NO_LAYOUT).returncode == 0
    first, second = sorted(tmp_path.glob("*.docx"))
    second.write_bytes(second.read_bytes() + b"edited")
    before = {path.name: path.stat().st_ino for path in tmp_path.iterdir()}
    refused = villkor(*export_all, **NO_LAYOUT)
    assert refused.returncode == 2
    assert refused.stderr.startswith(
        f"{second} har ändrats sedan villkor skrev den. Inget har skrivits över."
    )
    assert {path.name: path.stat().st_ino for path in tmp_path.iterdir()} == before
    assert first.exists()


def test_a_file_that_someone_has_written_in_is_never_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    report, target = load_report(own_sample()), tmp_path / "a.docx"
    target.write_bytes(b"someone's own")
    with pytest.raises(
        UserError, match="finns redan, och villkor vet inte om någon har skrivit i den"
    ):
        export(report, target)
    target.unlink()
    export(report, target)
    target.write_bytes(target.read_bytes() + b"edited")
    with pytest.raises(UserError, match="har ändrats sedan villkor skrev den"):
        export(report, target)
    assert target.read_bytes().endswith(b"edited")


def test_a_target_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    report, target = load_report(own_sample()), tmp_path / "a.docx"
    export(report, target)
    target.unlink()
    target.mkdir()
    with pytest.raises(
        UserError, match=r"Det går inte att läsa .*a\.docx: det är en mapp\."
    ) as refusal:
        export(report, target)
    assert refusal.value.hint == "Är filen öppen i Word?"
