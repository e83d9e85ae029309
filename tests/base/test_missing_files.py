from __future__ import annotations

from pathlib import Path

import pytest

from villkor.base.missing_files import missing_file_hint


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is worked in, with Word files in it, below it and beside it."""
    here = tmp_path / "Återrapport"
    for place in (
        "rapporten.docx",
        "2022/avsnitt.docx",
        "~$pporten.docx",
        "anslag.pdf",
    ):
        (here / place).parent.mkdir(exist_ok=True, parents=True)
        (here / place).write_bytes(b"")
    (tmp_path / "fjolåret.docx").write_bytes(b"")
    monkeypatch.chdir(here)
    return here


@pytest.mark.parametrize(
    ("named", "hint"),
    [
        ("raporten.docx", "Menade du rapporten.docx?"),
        ("RAPPORTEN.DOCX", "Menade du rapporten.docx?"),
        ("rapporten", "Menade du rapporten.docx?"),
        ("avsnitt.docx", "Menade du 2022/avsnitt.docx?"),
        ("fjolåret.docx", "Menade du ../fjolåret.docx?"),
        ("2022/rapporten.docx", "Menade du rapporten.docx?"),
        ("fjolaret.docx", "Menade du ../fjolåret.docx?"),
        ("svar.docx", "I mappen finns rapporten.docx."),
        ("svar.odt", "Kontrollera stavningen, och att du står i rätt mapp."),
        ("annan/svar.docx", "Kontrollera stavningen, och att du står i rätt mapp."),
        ("a\0b.docx", "I mappen finns rapporten.docx."),
    ],
)
def test_a_file_that_is_not_there_is_looked_for_near(
    named: str, hint: str, folder: Path
) -> None:
    assert missing_file_hint(Path(named)) == hint
    assert folder.is_dir()
