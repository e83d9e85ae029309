"""The wheel carries what the program needs, and works away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from release.builds import build, last_commit
from release.wheels import lacking_wheels


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("wheel"), last_commit())


def test_a_commit_is_built_to_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    again = build(tmp_path, last_commit())
    for path in wheel.parent.iterdir():
        assert path.read_bytes() == (again.parent / path.name).read_bytes()


def test_what_another_platform_needs_is_missed(tmp_path: Path) -> None:
    """pip asks the machine that it runs on, and Windows' own are told by no machine here."""
    needs = {"villkor": 'a; extra == "xlsx"', "a": 'c; platform_system == "Windows"'}
    for name, wanted in needs.items():
        with zipfile.ZipFile(tmp_path / f"{name}.whl", "w") as made:
            told = f"Name: {name}\nVersion: 1\nRequires-Dist: {wanted}\n"
            made.writestr(f"{name}-1.dist-info/METADATA", told)
    assert lacking_wheels(tmp_path, "win_amd64", "3.11") == {"c"}
    assert lacking_wheels(tmp_path, "manylinux2014_x86_64", "3.11") == set()
    (tmp_path / "a.whl").unlink()
    assert lacking_wheels(tmp_path, "manylinux2014_x86_64", "3.11") == {"a"}


def test_the_wheel_holds_the_forms_and_the_type_marker_and_nothing_of_the_tests(
    wheel: Path,
) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "villkor/py.typed",
        "villkor/exchange/preview/live.js",
        "villkor/exchange/preview/page.css",
        "villkor/templates/2022/form.yaml",
        "villkor/templates/2022/referens.docx",
        "villkor/templates/2025/form.yaml",
        "villkor/templates/lagar.yaml",
        "villkor/templates/regioner.yaml",
    } <= names
    assert not [
        name
        for name in names
        if name.startswith(("tests/", "templates/", "sample_reports/"))
        or name.endswith("build_reference.py")
    ]


def test_the_unpacked_wheel_makes_checks_and_exports_a_report_outside_the_checkout(
    wheel: Path, tmp_path: Path
) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    environment = {
        **os.environ,
        "PYTHONPATH": str(tmp_path / "installed"),
        "PYTHONUTF8": "1",
    }

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "villkor", *arguments]
        return subprocess.run(
            command,
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    where = subprocess.run(
        [sys.executable, "-c", "import villkor; print(villkor.__file__)"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(tmp_path / "installed") in where.stdout
    assert run("init", "2022", "--region", "Region Skåne").returncode == 0
    assert run("check").returncode == 1
    assert run("export-docx", "--to", "tillvaxtverket", "--draft").returncode == 0
    assert (
        tmp_path / "aterrapportering-2022-region-skane-tillvaxtverket-utkast.docx"
    ).is_file()
