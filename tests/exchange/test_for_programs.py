"""The five functions that other programs import: their examples are run, in a folder of copies."""

from __future__ import annotations

import doctest
import re
import shutil
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest

import villkor
from tests.tools import INCOMPLETE, ROOT, SAMPLE, copy_sample, empty_report
from villkor import UserError, check, export_docx, import_docx, load_report
from villkor.exchange import for_programs

HANDBOOK = ROOT / "docs" / "handbok" / "programmerare.md"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copies of the samples, and in the folder `ut` what the examples have exported there."""
    folder = tmp_path_factory.mktemp("samples")
    for sample in (SAMPLE, INCOMPLETE):
        without = shutil.ignore_patterns(".villkor")
        shutil.copytree(sample, folder / sample.name, ignore=without)
    names = {name: getattr(villkor, name) for name in villkor.__all__}
    with chdir(folder):
        failed, tried = doctest.testmod(for_programs, globs={**names, "Path": Path})
    assert (failed, tried > len(names)) == (0, True)
    return folder


def test_the_examples_of_the_functions(samples: Path) -> None:
    (docx,) = (samples / "ut").glob("*.docx")
    assert docx.with_suffix(".kvitto.json").is_file()


def test_the_example_of_the_handbook(
    samples: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chapter = HANDBOOK.read_text(encoding="utf-8")
    code = re.findall(r"```python\n(.*?)```", chapter, re.DOTALL)
    home = samples / "hemma"
    home.mkdir()
    (home / "regioner").mkdir()
    for name in (SAMPLE.name, INCOMPLETE.name):
        shutil.copytree(samples / name, home / "regioner" / name)
    with chdir(home):
        exec(code[0], {})  # noqa: S102 - our own
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Region Norrbotten: 0 fel")
    assert len(lines) == 2


def test_they_are_imported_when_asked_for() -> None:
    asked = (
        "import sys, villkor; home = 'villkor.exchange.for_programs'\n"
        "assert set(villkor.__all__) <= set(dir(villkor))\n"
        "print(home in sys.modules); villkor.check\n"
        "print(home in sys.modules, 'typer' in sys.modules, 'rich' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True", "False", "False"]
    with pytest.raises(AttributeError, match="load_reports"):
        _ = villkor.load_reports  # type: ignore[attr-defined]


def test_what_cannot_be_done_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    report = load_report(str(empty_report(tmp_path)))
    with pytest.raises(UserError, match="har 48 fel"):
        export_docx(report, "alla", tmp_path / "ut")
    with pytest.raises(UserError, match="ingen mottagare"):
        export_docx(report, "nobody", tmp_path / "ut", draft=True)
    with pytest.raises(UserError, match="Ingen regels kod"):
        check(report, select=["VX"])
    with pytest.raises(UserError):
        load_report(tmp_path / "finns-inte")
    assert [path.name for path in tmp_path.iterdir()] == ["2022"]


def test_a_word_file_comes_home_when_that_is_asked_for_and_nothing_is_to_be_decided(
    samples: Path, tmp_path: Path
) -> None:
    files = [*(samples / "ut").glob("*.docx")]
    folder = copy_sample(tmp_path)
    (path,) = folder.glob("3.1-*.yaml")
    whole = path.read_text(encoding="utf-8")
    changed = whole.replace("har skilda uppdrag", "har samma uppdrag")
    path.write_text(changed, encoding="utf-8", newline="\n")
    with pytest.raises(UserError, match="har ingen plats i rapporten, eller"):
        import_docx(load_report(folder), files, write=True)
    assert path.read_text(encoding="utf-8") == changed
    emptied = re.sub(r'"3.1.1": \|\n(?:  .*\n|\n)+', '"3.1.1":\n\n', whole)
    path.write_text(emptied, encoding="utf-8", newline="\n")
    report = load_report(folder)
    assert set(import_docx(report, files).edits) == {path.name}
    assert path.read_text(encoding="utf-8") == emptied
    import_docx(report, files, write=True)
    assert not check(load_report(folder), select=["VK201"])
