"""Which form a new report follows, what `init` says where there is none, and what `forms` lists."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.tools import ROOT, villkor

BUILT_IN = ROOT / "templates" / "2022"


def at(tmp_path: Path, *arguments: str | Path) -> tuple[int, str]:
    done = villkor(*arguments, cwd=tmp_path, XDG_DATA_HOME=str(tmp_path / "data"))
    return done.returncode, done.stdout + done.stderr


def form_of(year: int, folder: Path, old: str = "", new: str = "") -> Path:
    """A copy of the form of 2022 as one of another year."""
    shutil.copytree(BUILT_IN, folder)
    path = folder / "form.yaml"
    text = path.read_text(encoding="utf-8").replace("ulär: 2022", f"ulär: {year}", 1)
    path.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return folder


class TestInit:
    def test_keeps_a_copy_of_the_form_in_the_report(self, tmp_path: Path) -> None:
        assert at(tmp_path, "init", "2022", "--region", "Gotland")[0] == 0
        copy = tmp_path / "2022" / "formulär"
        assert sorted(path.name for path in copy.iterdir()) == [
            "form.yaml",
            "inledningar.txt",
            "ordlista.txt",
            "referens.docx",
        ]
        for path in copy.iterdir():
            assert path.read_bytes() == (BUILT_IN / path.name).read_bytes()

    def test_follows_a_form_that_is_named_and_needs_it_no_more(
        self, tmp_path: Path
    ) -> None:
        named = form_of(2031, tmp_path / "blankett")
        code, told = at(tmp_path, "init", "2031", "--form", named, "--region", "Skåne")
        assert (code, "Skapade 2031" in told) == (0, True)
        shutil.rmtree(named)
        code, told = at(tmp_path, "check", "2031")
        assert code == 1
        assert "0 av 48 frågor besvarade" in told
        assert "VK114" not in told
        code, told = at(tmp_path, "export-docx", "2031", "--to", "alla", "--draft")
        assert code == 0, told

    def test_uses_the_form_that_lies_in_the_folder_already(
        self, tmp_path: Path
    ) -> None:
        own = form_of(2031, tmp_path / "2031" / "formulär")
        before = (own / "form.yaml").read_bytes()
        code, told = at(tmp_path, "init", "2031", "--region", "Skåne")
        assert (code, "Skapade 2031" in told) == (0, True)
        assert (own / "form.yaml").read_bytes() == before

    def test_finds_one_in_the_users_data_folder(self, tmp_path: Path) -> None:
        form_of(2031, tmp_path / "data" / "villkor" / "formulär" / "2031")
        assert at(tmp_path, "init", "2031", "--region", "Skåne")[0] == 0

    @pytest.mark.parametrize(
        ("year", "law", "near"),
        [(2019, "17 § förordningen (2017:583)", 2022), (2023, "2017:583", 2022)],
    )
    def test_without_a_form_says_which_law_governs_the_year_and_what_is_nearest(
        self, tmp_path: Path, year: int, law: str, near: int
    ) -> None:
        code, told = at(tmp_path, "init", str(year), "--region", "Skåne")
        assert code == 2
        assert law in told
        assert f"villkor init {year} --form {near}" in told
        assert "--form MAPP" in told
        assert not (tmp_path / str(year)).exists()

    def test_after_2023_the_new_law_governs_and_sundays_move_the_last_day(
        self, tmp_path: Path
    ) -> None:
        _, told = at(tmp_path, "init", "2026", "--region", "Skåne")
        assert "förordningen (2024:99)" in told
        assert "Sista dagen är 22 februari 2027" in told

    def test_a_year_that_no_known_law_governs_is_said_to_be_unknown(
        self, tmp_path: Path
    ) -> None:
        _, told = at(tmp_path, "init", "2003", "--region", "Skåne")
        assert "känner inte till vilka regler" in told

    def test_begins_with_another_years_form_as_no_official_one(
        self, tmp_path: Path
    ) -> None:
        code, told = at(tmp_path, "init", "2023", "--form", "2022", "--region", "Skåne")
        assert code == 0
        assert "förlaga, inte det officiella formuläret" in told
        form = (tmp_path / "2023" / "formulär" / "form.yaml").read_text("utf-8")
        assert "sista dag: 2024-02-21" in form
        assert "N2021/03079, N2021" not in form
        settings = (tmp_path / "2023" / "rapport.yaml").read_text("utf-8")
        assert "formulär: 2023" in settings
        code, told = at(tmp_path, "check", "2023")
        assert "0 av 48 frågor besvarade" in told

    @pytest.mark.parametrize(
        ("named", "says"),
        [
            ("blankett.docx", "finns inte"),
            ("finns-inte", "finns inte"),
            (".", "filen form.yaml saknas"),
            ("1999", "Det finns inget formulär för 1999"),
        ],
    )
    def test_what_is_no_form_is_refused_with_what_to_do(
        self, tmp_path: Path, named: str, says: str
    ) -> None:
        code, told = at(tmp_path, "init", "2031", "--form", named, "--region", "Skåne")
        assert code == 2
        assert says in told
        assert not (tmp_path / "2031").exists()

    def test_a_form_of_another_year_than_asked_for_is_refused(
        self, tmp_path: Path
    ) -> None:
        named = form_of(2030, tmp_path / "blankett")
        code, told = at(tmp_path, "init", "2031", "--form", named, "--region", "Skåne")
        assert code == 2
        assert "är för 2030, inte för 2031" in told


class TestForms:
    def test_lists_year_title_questions_kind_and_where_from(
        self, tmp_path: Path
    ) -> None:
        form_of(2031, tmp_path / "data" / "villkor" / "formulär" / "2031")
        at(tmp_path, "init", "2023", "--form", "2022", "--region", "Skåne")
        code, told = at(tmp_path, "forms", "2023")
        assert code == 0
        rows = [line for line in told.splitlines() if line[:2] == "20"]
        assert len(rows) >= 3
        assert "förlaga" in rows[0]
        assert rows[0].split()[-2:] == ["rapportens", "mapp"]
        assert any("din datamapp" in row and "2031" in row for row in rows)
        assert any(
            row.split()[-4:] == ["–", "följer", "med", "villkor"]
            and "officiellt" in row
            for row in rows
        )

    def test_one_that_is_broken_is_told_with_its_place(self, tmp_path: Path) -> None:
        folder = tmp_path / "data" / "villkor" / "formulär" / "2031"
        form_of(2031, folder, "sista dag: 2023-02-21", "sista dag: 21/2")
        code, told = at(tmp_path, "forms")
        assert code == 1
        assert "form.yaml:6:12: ”sista dag” ska vara ett datum" in told


def test_a_section_that_is_sent_alone_is_read_after_the_form_that_it_answers(
    tmp_path: Path,
) -> None:
    sample = ROOT / "sample_reports" / "norrbotten-2022" / "4-analys.yaml"
    shutil.copy(sample, tmp_path)
    _, told = at(tmp_path, "check", "4-analys.yaml")
    assert "efter 2022 års formulär" in told
