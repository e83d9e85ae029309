"""How fast villkor is, beside well-known tools on the same folder: whole processes, each in an environment of its own.

    python benchmarks/speed.py            # needs PyPI for yamllint and check-jsonschema, and pandoc if it is installed

The bars (docs/architecture.md): `check` with all rules at most 0.75 × yamllint and 0.75 × check-jsonschema; `export-docx`, its
own read-back included and without LibreOffice, at most 1.0 × pandoc writing the same text.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "sample_reports" / "norrbotten-2022"
ROUNDS = 11


def environment(folder: Path, *packages: str) -> Path:
    """A new environment with some packages. Gives its folder of programs."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    subprocess.run([folder / "bin" / "python", "-m", "pip", "--quiet", "install", *packages], check=True)
    return folder / "bin"


def seconds(*command: str | Path, path: str | None = None) -> float:
    """The median time of a whole process."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run([*map(str, command)], env={**os.environ, "PATH": path or os.environ["PATH"]}, stdout=subprocess.DEVNULL, check=True)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def row(what: str, ours: float, theirs: float, bar: float) -> None:
    """Print one comparison."""
    print(f"{what:<34} {ours * 1000:6.0f} ms  {theirs * 1000:6.0f} ms  {ours / theirs:5.2f} × (bar {bar})")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = environment(folder / "villkor", "--constraint", str(ROOT / "constraints.txt"), str(ROOT))
        yamllint = environment(folder / "yamllint", "yamllint")
        jsonschema = environment(folder / "jsonschema", "check-jsonschema")
        (folder / "schema.json").write_text('{"type": "object"}')
        check = seconds(ours / "villkor", "check", SAMPLE)
        row("check / yamllint -d relaxed", check, seconds(yamllint / "yamllint", "-d", "relaxed", SAMPLE), 0.75)
        files = sorted(SAMPLE.glob("*.yaml"))
        other = seconds(jsonschema / "check-jsonschema", "--schemafile", folder / "schema.json", *files)
        row("check / check-jsonschema", check, other, 0.75)
        docx, text = folder / "a.docx", folder / "a.md"
        export = seconds(ours / "villkor", "export-docx", SAMPLE, "--to", "tillvaxtverket", "--output", docx, path=str(ours))
        if pandoc := shutil.which("pandoc"):
            subprocess.run([pandoc, docx, "--to", "markdown", "--output", text], check=True)
            row("export-docx / pandoc", export, seconds(pandoc, text, "--output", folder / "b.docx"), 1.0)
        else:
            print(f"export-docx {export * 1000:.0f} ms; pandoc is not installed, so there is nothing to compare with")


if __name__ == "__main__":
    main()
