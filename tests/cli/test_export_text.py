from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import ROOT, SAMPLE, copy_sample, empty_report, villkor
from villkor.report.load import load_report
from villkor.rules.report.sender import contact_gap


class TestExportText:
    def test_prints_a_title_and_every_answer(self) -> None:
        done = villkor("export-text", SAMPLE)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith(
            "Återrapportering av villkorsbeslut 2022 – Region Norrbotten\n"
        )
        assert done.stderr == ""

    def test_a_table_is_the_same_on_paper_and_in_a_file_which_says_that_it_is_utf_8(
        self, tmp_path: Path
    ) -> None:
        printed = subprocess.run(
            [sys.executable, "-m", "villkor", "export-text", SAMPLE, "--format", "csv"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        saved = villkor(
            "export-text", SAMPLE, "--format", "csv", "--output", tmp_path / "svar.csv"
        )
        assert saved.stdout == f"Svaren som text: {tmp_path / 'svar.csv'}\n"
        assert (tmp_path / "svar.csv").read_bytes() == b"\xef\xbb\xbf" + printed
        assert printed.startswith(
            "Fråga;Frågans lydelse;Svar;Antal tecken\r\n".encode()
        )

    def test_a_report_with_errors_is_not_exported_and_what_is_told_stands_beside_the_answers(
        self, tmp_path: Path
    ) -> None:
        refused = villkor("export-text", empty_report(tmp_path))
        assert (refused.returncode, refused.stdout) == (1, "")
        assert "Fråga 1.1.1 är obesvarad." in refused.stderr
        assert refused.stderr.endswith(
            "Ingen text skrevs ut. Ett utkast går att skapa med --draft.\n"
        )

    def test_a_report_with_errors_is_exported_as_a_draft(self, tmp_path: Path) -> None:
        done = villkor(
            "export-text",
            empty_report(tmp_path),
            "--draft",
            "--output",
            tmp_path / "svar.txt",
        )
        assert done.returncode == 0
        assert done.stdout.splitlines() == [
            f"Utkast som text: {tmp_path / 'svar.txt'}",
            "Rapporten är inte färdig: 48 frågor är obesvarade.",
        ]
        title = (tmp_path / "svar.txt").read_text(encoding="utf-8").splitlines()[0]
        assert (
            title
            == "Återrapportering av villkorsbeslut 2022 – Region Norrbotten – utkast"
        )


class TestUnready:
    """What looks unready is told beside the export, which is made all the same."""

    def test_sections_that_are_drafts_and_what_the_sender_left_out(
        self, tmp_path: Path
    ) -> None:
        folder = copy_sample(
            tmp_path,
            **{
                "4-": ("status: godkänd", "status: Utkast "),
                "5-": ("status: godkänd", "status: utkast "),
                "rapport": (
                    "kontakt: Region Norrbotten, regional",
                    "kontakt: # regional",
                ),
            },
        )
        settings = folder / "rapport.yaml"
        settings.write_text(
            settings.read_text(encoding="utf-8").replace(
                "region: RUN 00060-2022", "region:"
            ),
            encoding="utf-8",
        )
        done = villkor("export-text", folder)
        assert done.returncode == 0
        assert done.stderr.splitlines() == [
            "2 avsnitt har status utkast: 4-analys.yaml, 5-ovriga-medskick.yaml.",
            "→ Ändra status: i filen när avsnittet är klart.",
            "Kontakten för frågor om rapporten saknas.",
            f"→ rapport.yaml:12:1: {next(contact_gap(load_report(folder))).hint}",
            "Regionens eget diarienummer saknas.",
            "→ rapport.yaml:9:1: Skriv det efter region: under diarienummer:.",
        ]
        assert villkor("export-text", folder, "--draft").stderr == ""

    def test_nothing_is_said_of_a_ready_report_or_of_what_it_allows(
        self, tmp_path: Path
    ) -> None:
        allowed = "tillåt:\n  - kod: VK709\n    skäl: ärendet är nytt\n"
        folder = copy_sample(
            tmp_path, rapport=("  region: RUN 00060-2022", "  region:")
        )
        with (folder / "rapport.yaml").open("a", encoding="utf-8") as file:
            file.write(allowed)
        for report in (folder, SAMPLE):
            assert villkor("export-text", report).stderr == ""


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ('"2.1": A\n', "Rapporten är inte färdig: "),
        ('"2.1": [A]\n', "Det som villkor inte kan läsa är inte med i utkastet: "),
        ('"2.1": A\n"2.3":\n  svar: ja\n', ", och det finns fel: se villkor check."),
    ],
)
def test_a_draft_says_what_is_unread_only_where_something_is(
    answer: str, told: str, tmp_path: Path
) -> None:
    folder = empty_report(tmp_path)
    (folder / "2-anslag-1-1.yaml").write_text(answer, encoding="utf-8")
    done = villkor("export-text", folder, "--draft", "--output", tmp_path / "svar.txt")
    (said,) = done.stdout.splitlines()[1:]
    assert told in said
    assert ("inte kan läsa" in said) == ("[A]" in answer)
