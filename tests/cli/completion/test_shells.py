"""Tab after villkor in the shells themselves, by what --install-completion has installed."""

from __future__ import annotations

import os
import re
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
    asked = (
        "complete -C 'villkor export-docx --to '; complete -C 'villkor verify ansl';"
        "complete -C 'villkor export-docx --owner \"klimat o'"
    )
    shown = run_shell(["fish", "-c", asked], home)
    assert shown == [
        "regeringskansliet\tRegeringskansliet",
        "tillvaxtverket\tTillväxtverket",
        "alla\tEn fil till var och en av mottagarna.",
        "anslag.yaml",
        "Klimat och energi\tAvsnitt 1.3.3",
    ]


def test_zsh(home: Path) -> None:
    """What is given to zsh's own `_describe`, which needs a person to show it."""
    need("zsh")
    script = (
        "_describe() { print -l -- $found }; words=(villkor explain VK50); CURRENT=3;"
        "_villkor_words; words=(villkor export-docx --owner '\"klimat o'); CURRENT=4;"
        "_villkor_words"
    )
    shown = run_shell(["zsh", "-i", "-c", script], home)
    assert shown[0].startswith("VK501:")
    assert shown[-1] == "Klimat och energi:Avsnitt 1.3.3"


@pytest.mark.parametrize("begun", ["", "Set-Alias ll ls"])
def test_powershell_reads_it_in_the_profile_that_it_names(
    tmp_path: Path, begun: str
) -> None:
    profile = tmp_path / "Dokument" / "profil.ps1"
    stand_in(tmp_path / "pwsh", f"{profile}\nRemoteSigned")
    if begun:  # as Windows' own PowerShell writes files
        profile.parent.mkdir()
        profile.write_text(begun, encoding="utf-16")
    for _ in range(2):
        done = install_in_powershell(tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
    shown = profile.read_text(encoding="utf-16" if begun else "utf-8")
    line = '. "$HOME/.local/share/villkor/completion.powershell"'
    assert shown.splitlines() == [*begun.splitlines(), line]


def test_a_powershell_that_runs_no_scripts_is_left_alone(tmp_path: Path) -> None:
    profile = tmp_path / "profil.ps1"
    stand_in(tmp_path / "pwsh", f"{profile}\nRestricted")
    done = install_in_powershell(tmp_path)
    assert done.returncode == 2
    assert "Get-ExecutionPolicy: Restricted" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["pwsh"]


def test_powershell_takes_no_comma_after_the_last() -> None:
    """Which a formatter of Python may put there: nobody runs PowerShell where this is made."""
    shown = villkor("--show-completion", "powershell").stdout
    assert not re.search(r",\s*\)", shown)
    assert shown.isascii()  # Windows' own reads other letters as it likes


def stand_in(program: Path, told: str) -> None:
    """A program that says what PowerShell does when it is asked for its profile."""
    program.write_text(f"#!/bin/sh\ncat <<'.'\n{told}\n.\n", encoding="utf-8")
    program.chmod(0o755)


def install_in_powershell(home: Path) -> subprocess.CompletedProcess[str]:
    path = f"{home}{os.pathsep}{os.environ['PATH']}"
    command = ["--install-completion", "powershell"]
    return villkor(*command, HOME=str(home), XDG_DATA_HOME="", PATH=path)
