"""Tab after villkor in the shells themselves, by what --install-completion has installed."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import ROOT, need, villkor

SAMPLES = ROOT / "sample_reports"


def surroundings(home: Path) -> dict[str, str]:
    """Those of a new user, whose program is the one that runs these tests."""
    programs = str(Path(sys.executable).parent)
    return {
        "HOME": str(home),
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "LANG": "C.UTF-8",
        "TERM": "dumb",
    }


def run_shell(command: list[str], home: Path) -> list[str]:
    done = subprocess.run(
        command,
        cwd=SAMPLES / "norrbotten-2022",
        env=surroundings(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout.splitlines()


def in_bash(home: Path, lines: list[list[str]]) -> list[list[str]]:
    """What bash would put in the place of the last word of each command line."""
    script = []
    for words in lines:
        typed = " ".join(map(shlex.quote, ["villkor", *words]))
        script += [
            f"COMP_WORDS=({typed}); COMP_CWORD={len(words)}; COMP_TYPE=9",
            "_villkor_words villkor; printf '%s\\n' \"${COMPREPLY[@]}\"; echo ---",
        ]
    shown = run_shell(["bash", "-i", "-c", "\n".join(script)], home)
    found: list[list[str]] = [[]]
    for line in shown:
        if line == "---":
            found.append([])
        elif line:
            found[-1].append(line)
    return found[:-1]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a user who has installed it for each shell, and for bash twice."""
    folder = tmp_path_factory.mktemp("home")
    (folder / ".bashrc").write_text("alias ll='ls -l'", encoding="utf-8")
    for shell in ("bash", "zsh", "fish", "bash"):
        done = villkor(
            "--install-completion", shell, HOME=str(folder), XDG_DATA_HOME=""
        )
        assert done.returncode == 0, done.stderr
    return folder


def test_what_was_in_the_file_of_the_shell_is_kept(home: Path) -> None:
    script = home / ".local" / "share" / "villkor" / "completion.bash"
    lines = (home / ".bashrc").read_text(encoding="utf-8").splitlines()
    assert lines == ["alias ll='ls -l'", f'. "{script}"']


def test_bash(home: Path) -> None:
    options, joined, region, quoted, file = in_bash(
        home,
        [
            ["check", "--f"],
            ["export-docx", "--to", "=", "t"],
            ["init", "2022", "--region", "jäm"],
            ["export-docx", "--owner", '"Regional u'],
            ["verify", ""],
        ],
    )
    assert options == ["--format", "--fix", "--form"]
    assert joined == ["tillvaxtverket"]
    assert region == ["Jämtland\\ Härjedalen"]
    assert quoted == ["Regional utveckling"]
    assert file == []  # bash itself offers the files


def test_fish(home: Path) -> None:
    need("fish")
    asked = "complete -C 'villkor export-docx --to '; complete -C 'villkor verify ansl'"
    shown = run_shell(["fish", "-c", asked], home)
    assert shown == [
        "regeringskansliet\tRegeringskansliet",
        "tillvaxtverket\tTillväxtverket",
        "alla\tEn fil till var och en av mottagarna.",
        "anslag.yaml",
    ]


def test_zsh(home: Path) -> None:
    """What is given to zsh's own `_describe`, which needs a person to show it."""
    need("zsh")
    script = (
        "_describe() { print -l -- $found }; words=(villkor explain VK50); CURRENT=3;"
        "_villkor_words"
    )
    shown = run_shell(["zsh", "-i", "-c", script], home)
    assert shown[0].startswith("VK501:")


def test_no_list_in_the_script_of_powershell_ends_in_a_comma() -> None:
    """PowerShell refuses the whole script then, and is not here to say so."""
    shown = villkor("--show-completion", "powershell").stdout
    assert "param($begun, $line, $cursor)" in shown
    assert ",)" not in shown
