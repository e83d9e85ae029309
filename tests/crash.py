"""Kill the program at random moments, and see that no file is torn or lost and that the next run
reads what is there: `make crash`, or `python -m tests.crash 200`.

`init`, `check --fix`, `export-docx` and `import-docx` are killed in turn, each in a copy of a
folder; then the same command is run to its end.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.tools import SAMPLE, run_cold, villkor

KILLS = 200
_LATE = 0.6  # of the time that a command takes: what it writes, it writes at its end
_ENVIRONMENT = {"SOURCE_DATE_EPOCH": "1676937600", "PATH": os.devnull}  # no LibreOffice

Files = Mapping[str, bytes]


class Command:
    """A command, the folder that it is run in, and what stands there when it is done."""

    def __init__(self, name: str, folder: Path, *arguments: str) -> None:
        self.name = name
        self.before = folder
        self.arguments = arguments
        work = Path(shutil.copytree(folder, folder.with_name(f"{name}-done")))
        start = time.monotonic()
        done = run_cold([*arguments], work, _surroundings())
        assert done.returncode == 0, done.stderr
        self.seconds = time.monotonic() - start
        self.after = files_in(work)

    def kill_once(self, chance: random.Random, work: Path) -> tuple[bool, list[str]]:
        """Kill it at a moment, and run it again: whether it was killed before its end,
        and what went wrong.
        """
        shutil.copytree(self.before, work)
        process = subprocess.Popen(
            [sys.executable, "-m", "villkor", *self.arguments],
            cwd=work,
            env=_surroundings(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        least = chance.choice((0, _LATE))
        try:
            process.wait(chance.uniform(least, 1.1) * self.seconds)
        except subprocess.TimeoutExpired:
            process.kill()
        killed = process.wait() < 0
        wrong = self._torn(files_in(work))
        again = villkor(*self.arguments, cwd=work, **_ENVIRONMENT)
        is_there = self.name == "init" and "finns redan" in again.stderr
        if again.returncode and not is_there:
            wrong.append(f"the next run: {again.stderr.strip()}")
        return killed, wrong + self._different(files_in(work))

    def _torn(self, found: Files) -> list[str]:
        """What is neither as before nor as after, but for what is on its way."""
        before = files_in(self.before)
        wrong = [f"lost: {name}" for name in before if name not in found]
        for name, content in found.items():
            is_hidden = (
                Path(name).parts[0].startswith(".villkor-") or ".villkor-" in name
            )
            whole = {_told(name, files.get(name)) for files in (before, self.after)}
            if not is_hidden and _told(name, content) not in whole:
                wrong.append(f"torn: {name}")
        return wrong

    def _different(self, found: Files) -> list[str]:
        """What is not as if nobody had been killed."""
        names = sorted({*found, *self.after})
        return [
            f"not as it should be: {name}"
            for name in names
            if not _is_sound_base(name, found.get(name))
            and _told(name, found.get(name)) != _told(name, self.after.get(name))
        ]


def _is_sound_base(name: str, content: bytes | None) -> bool:
    """Whether a file is what an export or a Word file said, whole, or is not there: what is kept
    beyond the exports' own depends on when a run was killed, and may be missing.
    """
    if ".villkor/bas/" not in name:
        return False
    return content is None or hashlib.sha256(content).hexdigest() == Path(name).stem


def _surroundings() -> dict[str, str]:
    return {**os.environ, "PYTHONUTF8": "1", **_ENVIRONMENT}


def _told(name: str, content: bytes | None) -> bytes | None:
    """A file as it is compared: a receipt without what it remembers of files before."""
    if content is None or not name.endswith(".kvitto.json"):
        return content
    return content.partition(b'"bredvid"')[0]


def files_in(folder: Path) -> Files:
    """The files under a folder by their paths."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def commands_in(folder: Path) -> Sequence[Command]:
    """The commands to kill, each with a folder of its own."""
    empty, faulty, exported = (folder / name for name in ("new", "fix", "export"))
    empty.mkdir()
    shutil.copytree(SAMPLE, faulty / "2022")
    for path in (faulty / "2022").glob("[1-5]*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("  Under 2022", "  Under  2022"), encoding="utf-8")
    shutil.copytree(SAMPLE, exported / "2022")
    export = ("export-docx", "2022", "--to", "alla", "--output-dir", "ut", "--eml")
    done = villkor(*export, cwd=exported, **_ENVIRONMENT)
    assert done.returncode == 0, done.stderr
    section = exported / "2022" / "5-ovriga-medskick.yaml"
    text = section.read_text(encoding="utf-8")
    section.write_text(text.replace("tre frågor", "tre saker"), encoding="utf-8")
    imported = _with_word_file(folder / "import", *export)
    return (
        Command("init", empty, "init", "2022", "mapp", "--region", "25"),
        Command("fix", faulty, "check", "--fix", "2022"),
        Command("export", exported, *export),
        Command("import", imported, "import-docx", "svar.docx", "2022", "--yes"),
    )


def _with_word_file(folder: Path, *export: str) -> Path:
    """A folder with a report, and a Word file in which answers of two of its sections are
    others.
    """
    shutil.copytree(SAMPLE, folder / "2022")
    done = villkor(*export, cwd=folder, **_ENVIRONMENT)
    assert done.returncode == 0, done.stderr
    sent = min(folder.glob("ut/*.docx"))
    with zipfile.ZipFile(sent) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    with zipfile.ZipFile(folder / "svar.docx", "w") as package:
        for name, content in parts:
            changed = content.replace("tre frågor".encode(), b"tre saker")
            package.writestr(name, changed.replace(b"Klusterutveckl", b"Klusterskap"))
    return folder


def crash(kills: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Kill the commands so many times. How often each was killed before its end, and
    what went wrong.
    """
    chance = random.Random(seed)  # noqa: S311 - nothing is secret
    killed: Counter[str] = Counter()
    wrong: list[str] = []
    with TemporaryDirectory(prefix="crash-") as name:
        commands = commands_in(Path(name))
        for number in range(kills):
            command = commands[number % len(commands)]
            work = Path(name) / "work"
            was_killed, found = command.kill_once(chance, work)
            killed[command.name] += was_killed
            wrong += [f"{command.name} {number}: {each}" for each in found]
            shutil.rmtree(work)
    return killed, wrong


def main() -> int:
    """Print what came of it, and give 1 if anything went wrong."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    start = time.monotonic()
    killed, wrong = crash(kills, seed=time.time_ns())
    counts = ", ".join(f"{name} {number}" for name, number in sorted(killed.items()))
    seconds = time.monotonic() - start
    told = "\n".join(wrong) or "no file torn or lost, none misread by the next run"
    sys.stdout.write(
        f"{kills} runs, {killed.total()} killed ({counts}), {seconds:.0f} s\n{told}\n"
    )
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
