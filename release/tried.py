"""Install a bundle as a new user without a network would, and make a Word file with it.

python -m release.tried ZIP
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from release.builds import ROOT

_CUT_OFF = {"PIP_NO_INDEX": "1", "http_proxy": "http://localhost:9", "LANG": "C"}


def try_bundle(bundle: Path, home: Path) -> None:
    """Install it in a home, and use it there."""
    zipfile.ZipFile(bundle).extractall(home)
    surroundings = {
        **_CUT_OFF,
        "HOME": str(home),
        "PATH": f"{home}/.local/bin:/usr/bin:/bin",
        "PYTHON": sys.executable,
    }
    sample = home / "norrbotten-2022"
    shutil.copytree(ROOT / "sample_reports" / sample.name, sample)
    for command in (
        ["sh", str(home / bundle.stem / "installera.sh")],
        ["villkor", "check", str(sample)],
        ["villkor", "export-docx", str(sample), "--to", "alla", "--output-dir", "ut"],
    ):
        subprocess.run(command, cwd=home, env=surroundings, check=True)
    _try_spelling(home, surroundings)


def _try_spelling(home: Path, surroundings: dict[str, str]) -> None:
    """A word that is misspelt is found with what the bundle has, and no program."""
    made = ["villkor", "init", "2022", "--region", "Norrbotten"]
    alone = {**surroundings, "PATH": f"{home}/.local/bin"}
    subprocess.run(made, cwd=home, env=alone, check=True)
    section = next((home / "2022").glob("3.1-*.yaml"))
    section.write_text('"3.1.1": |\n  Vi arbtade länge.\n', encoding="utf-8")
    check = ["villkor", "check", "2022", "--select", "VK513"]
    shown = subprocess.run(
        check, cwd=home, env=alone, capture_output=True, text=True, check=True
    )
    assert "”arbtade”" in shown.stdout, shown.stdout


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        try_bundle(Path(sys.argv[1]).resolve(), Path(folder))
