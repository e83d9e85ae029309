"""The wheel carries what the program needs, and works away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.tools import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--wheel-dir",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True, cwd=folder)
    (path,) = folder.glob("*.whl")
    return path


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
