"""Which folder is meant, when none is named or the named one is not quite it."""

from __future__ import annotations

from pathlib import Path

import pytest

from villkor.base.diagnostic import UserError
from villkor.report.find import find_report, named_part


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def make(*folders: Path) -> None:
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "rapport.yaml").touch()


def test_the_working_folder_comes_first(here: Path) -> None:
    make(here, here / "2022")
    assert find_report(None) == (here, False)


def test_then_a_parent(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(here / "2022")
    inside = here / "2022" / "underlag"
    inside.mkdir()
    monkeypatch.chdir(inside)
    assert find_report(None) == (here / "2022", True)


def test_then_the_newest_year_below(here: Path) -> None:
    make(here / "2021", here / "2022", here / "arkiv")
    assert find_report(None) == (Path("2022"), True)


def test_a_copy_is_never_taken_for_the_report(here: Path) -> None:
    make(here / "2022", here / "2022 - kopia")
    assert find_report(None) == (Path("2022"), True)


def test_several_without_a_year_must_be_chosen_between(here: Path) -> None:
    make(here / "gammal", here / "ny")
    with pytest.raises(UserError, match="flera rapporter: gammal, ny"):
        find_report(None)


def test_a_single_one_below_is_taken_whatever_its_name(here: Path) -> None:
    make(here / "rapporten")
    assert find_report(None) == (Path("rapporten"), True)


def test_nothing_at_all_says_how_to_make_one(here: Path) -> None:
    (here / "tom").mkdir()
    with pytest.raises(UserError) as error:
        find_report(None)
    assert "villkor init" in error.value.hint


def test_a_report_further_down_is_told_of_and_not_taken(here: Path) -> None:
    (here / "Mina dokument").mkdir()
    make(here / "Mina dokument" / "2022")
    with pytest.raises(UserError) as error:
        find_report(None)
    assert error.value.hint == 'Gå till rapportens mapp: cd "Mina dokument/2022".'


def test_a_named_folder_is_taken_or_the_report_just_below_it(here: Path) -> None:
    make(here / "a" / "2022")
    assert find_report(here / "a" / "2022") == (here / "a" / "2022", False)
    assert find_report(here / "a") == (here / "a" / "2022", True)


def test_a_named_file(here: Path) -> None:
    make(here / "2022")
    assert find_report(here / "2022" / "rapport.yaml") == (here / "2022", False)
    (here / "x.txt").touch()
    with pytest.raises(UserError, match="är en fil"):
        find_report(here / "x.txt")
    (here / "svar.docx").touch()
    with pytest.raises(UserError) as error:
        find_report(here / "svar.docx")
    assert "villkor check --docx svar.docx" in error.value.hint


def test_a_file_of_a_report_can_be_named_alone(here: Path) -> None:
    make(here / "2022")
    for name in ("rapport.yaml", "4-analys.yaml", "ANSLAG.YAML", "beslut.csv"):
        (here / "2022" / name).touch()
    named = [named_part(path) for path in sorted((here / "2022").iterdir())]
    assert [path.name for path in named if path] == ["4-analys.yaml", "ANSLAG.YAML"]
    assert named_part(here / "2022") is named_part(here / "saknas.yaml") is None
    with pytest.raises(UserError, match="namnet är för långt"):
        named_part(Path("a" * 300))


def test_a_named_folder_that_is_not_there(here: Path) -> None:
    with pytest.raises(UserError, match="finns inte"):
        find_report(here / "saknas")


def test_a_path_that_cannot_be_looked_up_is_told_with_the_reason() -> None:
    with pytest.raises(UserError, match="går inte att läsa: namnet är för långt"):
        find_report(Path("a" * 300))
