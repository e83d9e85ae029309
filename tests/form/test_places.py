"""A form is looked for in the report's own folder first, then in the user's data folder, then among
those that come along; and it is read through the report's sources.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools import ROOT, SAMPLE
from villkor.base.diagnostic import UserError
from villkor.base.faults import FaultKind
from villkor.base.sources import FolderSources, MemorySources, OverlaySources
from villkor.form.load import form_in_report, load_form, load_form_at
from villkor.form.places import (
    Keeper,
    data_folder,
    form_years,
    our_template,
    place_in_report,
    place_of_folder,
    template_of,
)
from villkor.report.load import read_report
from villkor.report.model import Report

SOURCE = (ROOT / "templates" / "2022" / "form.yaml").read_text(encoding="utf-8")
OF_2026 = SOURCE.replace("formulär: 2022", "formulär: 2026", 1)


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return data_folder()


def write_form(folder: Path, text: str) -> None:
    folder.mkdir(parents=True)
    (folder / "form.yaml").write_text(text, encoding="utf-8")


def sample_with(**files: str) -> Report:
    contents = {name.replace("__", "/"): text for name, text in files.items()}
    named = {}
    for name, text in contents.items():
        named[f"{name}.yaml"] = text.encode()
    return read_report(OverlaySources(FolderSources(SAMPLE), named), SAMPLE)


class TestTheReportsOwn:
    def test_is_read_through_the_reports_sources_before_any_other(self) -> None:
        title = "titel: Ett eget formulär"
        own = SOURCE.replace("titel: Återrapportering av villkorsbeslut 2022", title)
        report = sample_with(formulär__form=own)
        assert report.form.title == "Ett eget formulär"
        assert report.form.place is not None
        assert report.form.place.keeper is Keeper.REPORT
        assert report.form.checksum != load_form(2022).checksum

    def test_is_told_of_with_its_line_and_column_if_it_is_broken(self) -> None:
        broken = SOURCE.replace("    typ: text", "    typ: txt", 1)
        with pytest.raises(UserError) as error:
            sample_with(formulär__form=broken)
        line = broken[: broken.index("typ: txt")].count("\n") + 1
        place = f"formulär/form.yaml:{line}:16: "
        assert f"{place}”typ” kan inte vara ”txt”." in error.value.message
        assert "rapportens mapp" in error.value.hint

    def test_of_another_year_than_the_report_says_is_a_fault(self) -> None:
        report = sample_with(formulär__form=OF_2026)
        told = [
            finding.message
            for kind, finding in report.faults
            if kind is FaultKind.UNKNOWN_FORM
        ]
        assert len(told) == 1
        assert "”2022”, men det i mappen formulär är för 2026" in told[0]
        assert report.form.year == 2026

    def test_is_not_opened_if_it_is_a_link_out_of_the_report(
        self, tmp_path: Path
    ) -> None:
        (tmp_path / "formulär").symlink_to(ROOT / "templates" / "2022")
        with pytest.raises(UserError, match="länk ut ur rapportens mapp"):
            form_in_report(FolderSources(tmp_path))

    @pytest.mark.parametrize(
        ("data", "why"),
        [
            (b"", "Filen är tom"),
            (SOURCE.encode("latin-1", "replace"), "inte sparad som UTF-8"),
            (SOURCE.encode("utf-16"), "UTF-16"),
            (b"PK\x03\x04", "en Word-, Excel- eller zip-fil"),
            (b"x" * 5_000_001, "större än 5 MB"),
        ],
    )
    def test_that_is_no_text_is_told_in_swedish(self, data: bytes, why: str) -> None:
        with pytest.raises(UserError, match=why):
            form_in_report(MemorySources({"formulär/form.yaml": data}))

    def test_with_many_faults_tells_the_first_of_them(self) -> None:
        broken = SOURCE.replace("    typ: text", "    typ: txt")
        with pytest.raises(UserError) as error:
            form_in_report(MemorySources({"formulär/form.yaml": broken.encode()}))
        assert error.value.message.count("\n") == 21
        assert "… och " in error.value.message


class TestTheUsersOwn:
    def test_is_found_by_its_year_before_the_one_that_comes_along(
        self, own_data_folder: Path
    ) -> None:
        write_form(own_data_folder / "2026", OF_2026)
        write_form(own_data_folder / "2022", SOURCE)
        assert form_years()[0] == 2026
        for year in (2022, 2026):
            place = load_form(year).place
            assert place is not None
            assert place.keeper is Keeper.USER

    def test_in_a_folder_of_another_year_is_refused(
        self, own_data_folder: Path
    ) -> None:
        write_form(own_data_folder / "2027", OF_2026)
        with pytest.raises(UserError, match="är för 2026"):
            load_form(2027)

    def test_is_looked_for_though_there_is_no_such_folder(self) -> None:
        place = load_form(2022).place
        assert place is not None
        assert place.keeper is Keeper.PROGRAM


class TestTemplate:
    def test_beside_a_form_is_its_own(self, tmp_path: Path) -> None:
        write_form(tmp_path / "formulär", SOURCE)
        (tmp_path / "formulär" / "referens.docx").write_bytes(b"PK")
        place = place_in_report(FolderSources(tmp_path))
        assert place is not None
        assert template_of(place) == tmp_path / "formulär" / "referens.docx"

    def test_that_is_missing_is_one_that_comes_along(self, tmp_path: Path) -> None:
        write_form(tmp_path / "form", SOURCE)
        place = place_of_folder(tmp_path / "form")
        assert place is not None
        assert template_of(place) is None
        assert our_template(1999).is_file()

    def test_has_no_path_in_memory(self) -> None:
        files = {"formulär/form.yaml": SOURCE.encode(), "formulär/referens.docx": b""}
        place = place_in_report(MemorySources(files))
        assert place is not None
        assert template_of(place) is None
        assert load_form_at(place).year == 2022


def test_every_template_that_comes_along_has_the_styles_of_the_newest() -> None:
    made = sorted((ROOT / "templates").glob("*/referens.docx"))
    assert len({path.read_bytes() for path in made}) == 1
