"""How large a report a Word file is made of: all of what fits, or nothing, said at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools import copy_sample, report_with, villkor
from villkor.base.diagnostic import UserError
from villkor.exchange.sizes import MOST_LINES, MOST_ROWS, refuse_too_large

FILE = "1.2.3-innovation-och-foretagande.yaml"


def section_of(rows: int) -> str:
    return '"1.2.3.4":\n' + "".join(f"  - namn: P{row}\n" for row in range(rows))


@pytest.mark.no_cover
def test_more_rows_than_other_peoples_files_may_have_are_written_and_verified(
    tmp_path: Path,
) -> None:
    report = copy_sample(tmp_path)
    (report / FILE).write_text(section_of(1500))
    file = tmp_path / "e.docx"
    made = villkor(
        "export-docx",
        report,
        "--to",
        "tillvaxtverket",
        "--draft",
        "--output",
        file,
        PATH="",
    )
    assert made.returncode == 0, made.stderr
    held = villkor("verify", file, report)
    assert held.returncode == 0, held.stdout + held.stderr


def refusal_of(tmp_path: Path, section: str) -> str:
    report = report_with(tmp_path, **{FILE.removesuffix(".yaml"): section})
    with pytest.raises(UserError) as refusal:
        refuse_too_large(report)
    return refusal.value.message.replace("\N{NO-BREAK SPACE}", " ")


def test_more_rows_are_refused_where_they_stand(tmp_path: Path) -> None:
    assert refusal_of(tmp_path, section_of(MOST_ROWS + 1)) == (
        "Rapporten har 12 001 rader i sina tabeller, och en Word-fil görs av högst "
        f"12 000. Flest har 1.2.3.4, i {FILE}: 12 001."
    )


def test_more_lines_of_text_are_refused_where_they_stand(tmp_path: Path) -> None:
    text = '"1.2.3.1": |\n' + "  Text.\n" * (MOST_LINES + 1)
    assert refusal_of(tmp_path, text).startswith(
        "Rapporten har 100 002 rader text, och en Word-fil görs av högst 100 000. "
        f"Flest har 1.2.3.1, i {FILE}: "
    )


def test_it_is_refused_before_anything_is_checked_or_written(tmp_path: Path) -> None:
    report = copy_sample(tmp_path)
    (report / FILE).write_text(section_of(MOST_ROWS + 1))
    refused = villkor(
        "export-docx", report, "--to", "alla", "--output-dir", tmp_path / "ut"
    )
    assert refused.returncode == 2
    assert FILE in refused.stderr
    assert not refused.stdout
    assert not (tmp_path / "ut").exists()
