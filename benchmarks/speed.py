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


def seconds(*commands: tuple[str | Path, ...], path: str | None = None) -> list[float]:
    """The median time of whole processes, run by turns so that a busy machine is as busy for each of them. `path` is that of the first."""
    taken: list[list[float]] = [[] for _ in commands]
    for _ in range(ROUNDS):
        for number, command in enumerate(commands):
            environment = {**os.environ, "PATH": path} if path and number == 0 else None
            start = time.perf_counter()
            subprocess.run([*map(str, command)], env=environment, stdout=subprocess.DEVNULL, check=True)
            taken[number].append(time.perf_counter() - start)
    return [statistics.median(times) for times in taken]


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
        files = sorted(SAMPLE.glob("*.yaml"))
        check, lint, schema = seconds(
            (ours / "villkor", "check", SAMPLE),
            (yamllint / "yamllint", "-d", "relaxed", SAMPLE),
            (jsonschema / "check-jsonschema", "--schemafile", folder / "schema.json", *files),
        )
        row("check / yamllint -d relaxed", check, lint, 0.75)
        row("check / check-jsonschema", check, schema, 0.75)
        docx, text = folder / "a.docx", folder / "a.md"
        ours_export = (ours / "villkor", "export-docx", SAMPLE, "--to", "tillvaxtverket", "--output", docx)
        (export,) = seconds(ours_export, path=str(ours))
        if pandoc := shutil.which("pandoc"):
            subprocess.run([pandoc, docx, "--to", "markdown", "--output", text], check=True)
            row("export-docx / pandoc", *seconds(ours_export, (pandoc, text, "--output", folder / "b.docx"), path=str(ours)), 1.0)
        else:
            print(f"export-docx {export * 1000:.0f} ms; pandoc is not installed, so there is nothing to compare with")


if __name__ == "__main__":
    main()
