from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.terminal import compare_with_golden, on_a_terminal
from tests.tools import SAMPLE, copy_sample, empty_report, ooxml_errors, villkor


class TestSummarizeAnslag:
    def test_shows_the_figures_of_the_sample(self) -> None:
        done = villkor("summarize-anslag", SAMPLE)
        assert done.returncode == 0
        compare_with_golden("summarize-anslag.txt", done.stdout)
        text = done.stdout.replace("\N{NO-BREAK SPACE}", " ")
        for figure in (
            "171,1 mnkr",
            "32,3 mnkr",
            "120,1 mnkr",
            "1,4 mnkr",
            "5,3 mnkr",
            "12,0 mnkr",
            "18,9 %",
            "70,2 %",
            "0,8 %",
            "3,1 %",
            "7,0 %",
        ):
            assert figure in text
        for figure in (
            "61 %",
            "34 %",
            "5 %",
            "125 + 39 = 164",
            "23,8 %",
            "58,7 mnkr ≤ 183 mnkr",
        ):
            assert figure in text

    def test_json_gives_exact_decimals_as_text(self) -> None:
        (report,) = json.loads(
            villkor("summarize-anslag", SAMPLE, "--format", "json").stdout
        )["reports"]
        assert report["total"]["value"] == "171100000.0"
        assert [line["amount"]["value"] for line in report["priorities"]][:2] == [
            "32300000.0",
            "120100000.0",
        ]
        assert all(
            relation["holds"]
            for relation in report["relations"] + report["implied_relations"]
        )

    def test_a_contradiction_is_shown_and_gives_exit_code_1(
        self, tmp_path: Path
    ) -> None:
        folder = copy_sample(tmp_path, anslag=("värde: 39\n", "värde: 38\n"))
        done = villkor("summarize-anslag", folder)
        assert done.returncode == 1
        assert (
            "✗ beviljade ansökningar + avslagna ansökningar = inkomna ansökningar"
            in done.stdout
        )
        assert "stämmer inte" in done.stdout

    def test_takes_several_reports(self, tmp_path: Path) -> None:
        done = villkor(
            "summarize-anslag", SAMPLE, copy_sample(tmp_path), "--format", "json"
        )
        assert len(json.loads(done.stdout)["reports"]) == 2

    @pytest.mark.parametrize("kind", ["csv", "md", "svg", "json", "table"])
    def test_a_file_holds_what_is_printed(self, kind: str, tmp_path: Path) -> None:
        path = tmp_path / "anslag"
        done = villkor("summarize-anslag", SAMPLE, "--format", kind, "--output", path)
        assert (done.returncode, done.stdout) == (
            0,
            f"Sammanställningen av anslaget: {path}\n",
        ), done.stderr
        printed = villkor("summarize-anslag", SAMPLE, "--format", kind).stdout
        assert path.read_bytes().decode("utf-8-sig").replace(
            "\r\n", "\n"
        ) == printed.replace("\r\n", "\n")
        # by which Excel knows that it is UTF-8
        assert path.read_bytes().startswith(b"\xef\xbb\xbf") is (kind == "csv")

    def test_a_workbook_holds_the_numbers_as_numbers_and_is_one_that_excel_opens(
        self, tmp_path: Path
    ) -> None:
        path = tmp_path / "anslag.xlsx"
        assert (
            villkor(
                "summarize-anslag", SAMPLE, "--format", "xlsx", "--output", path
            ).returncode
            == 0
        )
        assert ooxml_errors(path) == []
        with zipfile.ZipFile(path) as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<v>120100000</v>" in sheet
        assert "Innovation och företagande" in sheet
        assert "<f>" not in sheet

    def test_a_workbook_is_not_written_to_the_window(self) -> None:
        done = villkor("summarize-anslag", SAMPLE, "--format", "xlsx")
        assert (done.returncode, done.stdout) == (2, "")
        assert "--output anslag.xlsx" in done.stderr

    def test_the_picture_is_a_chart_that_fetches_nothing(self) -> None:
        picture = villkor("summarize-anslag", SAMPLE, "--format", "svg").stdout
        drawn = ET.fromstring(picture)  # noqa: S314 - our own
        words = "".join(drawn.itertext()).replace("\N{NO-BREAK SPACE}", " ")
        assert "171,1 mnkr" in words
        assert "Alla angivna siffror stämmer med varandra." in words
        assert "url(" not in re.sub(r"url\(#[\w-]+\)", "", picture)

    def test_years_and_regions_are_compared_also_a_year_that_has_no_form_here(
        self, tmp_path: Path
    ) -> None:
        before = copy_sample(
            tmp_path / "a",
            rapport=("formulär: 2022", "formulär: 2021"),
            anslag=("beslut: beslut-2022.csv", "beslut:"),
        )
        other = copy_sample(
            tmp_path / "b",
            rapport=("region: Region Norrbotten", "region: Region Västerbotten"),
        )
        done = villkor("summarize-anslag", before, SAMPLE, other)
        assert "Region Norrbotten 2021–2022, miljoner kronor" in done.stdout
        assert "Regionerna 2022" in done.stdout
        assert done.returncode == 0

    def test_a_bar_is_shown_on_a_terminal_while_reports_are_read(
        self, tmp_path: Path
    ) -> None:
        folders = [str(copy_sample(tmp_path / name)) for name in "abcd"]
        shown = on_a_terminal(["summarize-anslag", *folders], tmp_path, width=80)
        assert "Läser rapporterna …" in shown
        assert "Läser" not in villkor("summarize-anslag", *folders).stderr

    def test_reports_of_one_region_and_year_are_told_apart_by_their_folders(
        self, tmp_path: Path
    ) -> None:
        first, second = (copy_sample(tmp_path / name) for name in "ab")
        shown = villkor("summarize-anslag", first, second).stdout
        assert [
            line for line in shown.splitlines() if line.startswith("Anslag 1:1")
        ] == [
            f"Anslag 1:1 – Region Norrbotten ({folder}) 2022"
            for folder in (first, second)
        ]
        assert "Regionerna 2022" in shown

    def test_the_same_folder_given_twice_is_counted_once(self) -> None:
        assert (
            villkor("summarize-anslag", SAMPLE, f"{SAMPLE}/.").stdout
            == villkor("summarize-anslag", SAMPLE).stdout
        )

    def test_an_empty_file_is_no_fault(self, tmp_path: Path) -> None:
        done = villkor("summarize-anslag", empty_report(tmp_path))
        assert done.returncode == 0
        assert "har inga belopp än" in done.stdout
