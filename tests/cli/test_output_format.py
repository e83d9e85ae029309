"""A file that is written is what its name says, or it is not written."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import pytest

from tests.tools import SAMPLE, villkor
from villkor.base.diagnostic import UserError
from villkor.cli.export_text import TextFormat
from villkor.cli.output_format import format_of
from villkor.cli.render.grant_formats import SummaryFormat
from villkor.exchange.recipients import export_targets
from villkor.report.load import load_report

REPORT = load_report(SAMPLE)
OTHERWISE: dict[type[StrEnum], StrEnum] = {
    SummaryFormat: SummaryFormat.TABLE,
    TextFormat: TextFormat.TXT,
}
# of documents, of tables, of pictures and of what else people name files
FOREIGN = (
    *("pdf", "PDF", "docx", "doc", "dotx", "odt", "rtf", "xls", "ods"),
    *("pptx", "html", "png", "eml", "zip", "exe"),
)


@pytest.mark.parametrize(
    ("chosen", "name", "meant"),
    [
        (None, "anslag.CSV", SummaryFormat.CSV),
        (None, "anslag.xlsx", SummaryFormat.XLSX),
        (None, "anslag.markdown", SummaryFormat.MD),
        (None, "anslag.txt", SummaryFormat.TABLE),
        (None, "anslag", SummaryFormat.TABLE),
        (None, "anslag 1.1 slutlig", SummaryFormat.TABLE),
        (None, "anslag.2022", SummaryFormat.TABLE),
        (SummaryFormat.CSV, "anslag.txt", SummaryFormat.CSV),
        (SummaryFormat.JSON, "anslag", SummaryFormat.JSON),
        (None, "svar.csv", TextFormat.CSV),
        (None, "svar.text", TextFormat.TXT),
        (TextFormat.TXT, "svar", TextFormat.TXT),
    ],
)
def test_the_name_says_the_format_or_nothing_against_it(
    chosen: StrEnum | None, name: str, meant: StrEnum
) -> None:
    assert format_of(chosen, Path(name), OTHERWISE[type(meant)]) is meant


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        (SummaryFormat.JSON, "anslag.csv"),
        (SummaryFormat.CSV, "anslag.xlsx"),
        (SummaryFormat.XLSX, "anslag.csv"),
        (SummaryFormat.XLSX, "anslag.txt"),
        (SummaryFormat.TABLE, "anslag.md"),
        (TextFormat.CSV, "svar.xlsx"),
        (TextFormat.TXT, "svar.csv"),
    ],
)
def test_a_name_that_says_another_format_than_the_chosen_one_is_refused(
    chosen: StrEnum, name: str
) -> None:
    with pytest.raises(UserError, match=r"är namnet på .* Inget har") as error:
        format_of(chosen, Path(name), OTHERWISE[type(chosen)])
    assert error.value.hint.startswith("Välj ett namn som slutar på .")


@pytest.mark.parametrize("ending", FOREIGN)
def test_a_format_that_is_not_made_is_refused(ending: str) -> None:
    for otherwise in OTHERWISE.values():
        with pytest.raises(UserError, match=f"fil.{ending} är namnet på"):
            format_of(None, Path(f"fil.{ending}"), otherwise)


@pytest.mark.parametrize("ending", [e for e in FOREIGN if e.casefold() != "docx"])
def test_a_word_file_is_not_written_under_another_name(ending: str) -> None:
    """rapport.doc would become rapport.doc.docx."""
    for name in (f"rapport.{ending}", f"rapport.docx.{ending}"):
        with pytest.raises(UserError) as error:
            export_targets(REPORT, "tillvaxtverket", Path(name), draft=False)
        assert ".docx" in error.value.hint


@pytest.mark.parametrize(
    ("name", "meant"),
    [("rapport.docs", "rapport.docx"), ("rapport.dox", "rapport.docx")],
)
def test_an_ending_that_is_nearly_right_is_a_slip(name: str, meant: str) -> None:
    with pytest.raises(UserError) as error:
        export_targets(REPORT, "tillvaxtverket", Path(name), draft=False)
    assert error.value.hint == f"Menade du {meant}?"


def test_a_folder_for_files_has_no_name_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="--output-dir är en mapp"):
        export_targets(REPORT, "alla", None, tmp_path / "svar.docx", draft=False)
    (tmp_path / "svar.docx").mkdir()
    assert export_targets(REPORT, "alla", None, tmp_path / "svar.docx", draft=False)


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (("summarize-anslag",), "anslag.pdf"),
        (("export-text",), "svar.docx"),
        (("export-docx", "--to", "tillvaxtverket"), "rapport.doc"),
    ],
)
def test_nothing_is_made(command: tuple[str, ...], name: str, tmp_path: Path) -> None:
    done = villkor(*command, SAMPLE, "--output", name, cwd=tmp_path)
    assert done.returncode == 2
    assert "Inget har skrivits" in done.stderr
    assert list(tmp_path.iterdir()) == []
