"""Install a bundle as a new user without a network would, and make a Word file with it.

python -m release.tried ZIP
"""

from __future__ import annotations

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
    sample = ROOT / "sample_reports" / "norrbotten-2022"
    for command in (
        ["sh", str(home / bundle.stem / "installera.sh")],
        ["villkor", "check", str(sample)],
        ["villkor", "export-docx", str(sample), "--to", "alla", "--output-dir", "ut"],
    ):
        subprocess.run(command, cwd=home, env=surroundings, check=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        try_bundle(Path(sys.argv[1]).resolve(), Path(folder))
