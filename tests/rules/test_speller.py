"""hunspell is asked once for each word, never gets in the way, and is missed by nobody where it is
not installed.
"""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import ROOT, empty_report, need
from villkor.rules.speller import begin_spelling

PROGRAM = (
    "import sys; from villkor.rules.speller import begin_spelling, start_speller; "
    "{}print(sorted(begin_spelling(sys.argv[1:])()))"
)


def asked(path: str, *words: str, early: str = "") -> str:
    """What a fresh process says of some words, with the programs of `path`.

    `early` is what it does first.
    """
    command = [sys.executable, "-c", PROGRAM.format(early), *words]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={"PATH": path, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.strip()


def program(folder: Path, text: str) -> str:
    """A folder of programs in which hunspell is a script."""
    path = folder / "hunspell"
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def test_the_words_that_the_dictionary_does_not_know() -> None:
    need("hunspell")
    assert begin_spelling(
        ["region", "regionens", "arbetade", "arbtade", "Luleå", "företagsstöd"]
    )() == {"arbtade"}


def test_words_that_have_been_judged_are_not_asked_of_again() -> None:
    need("hunspell")
    assert begin_spelling(["kommunen", "komunnen"])() == {"komunnen"}
    assert begin_spelling(["komunnen", "kommunen", "länet"])() == {"komunnen"}
    assert begin_spelling([])() == frozenset()


def test_two_may_be_under_way_at_once() -> None:
    need("hunspell")
    one, other = (
        begin_spelling(["skoglig", "skglig"]),
        begin_spelling(["skglig", "vattnig"]),
    )
    assert (other(), one()) == ({"skglig"}, {"skglig"})


def test_ten_thousand_unknown_words_do_not_stop_it() -> None:
    need("hunspell")
    words = {
        f"qz{number:05d}".translate(str.maketrans("0123456789", "bcdfghjklm"))
        for number in range(10_000)
    }
    assert begin_spelling(words)() == words


@pytest.mark.parametrize(
    "early",
    [
        "start_speller(); ",
        "start_speller(); start_speller(); ",
        "start_speller(); begin_spelling([]); ",
    ],
)
def test_it_may_be_started_early(early: str) -> None:
    assert (
        asked(str(Path(need("hunspell")).parent), "region", "arbtade", early=early)
        == "['arbtade']"
    )


def test_started_and_never_asked_it_does_not_keep_the_program_waiting() -> None:
    command = [
        sys.executable,
        "-c",
        "from villkor.rules.speller import start_speller; start_speller()",
    ]
    assert (
        subprocess.run(
            command,
            cwd=ROOT,
            env={"PATH": str(Path(need("hunspell")).parent)},
            check=True,
            timeout=10,
        ).returncode
        == 0
    )


WHEEL = """
class Hunspell:
    def __init__(self, name, hunspell_data_dir):
        assert name == "sv_SE"
    def spell(self, word):
        return word != "arbtade"
"""


def from_wheel(folder: Path, module: str, *words: str) -> str:
    """What is said where a module like chunspell's is installed, and a dictionary."""
    (folder / "hunspell.py").write_text(module, encoding="utf-8")
    (folder / "share" / "hunspell").mkdir(parents=True)
    (folder / "share" / "hunspell" / "sv_SE.dic").touch()
    early = f"sys.path.insert(0, {str(folder)!r}); sys.prefix = {str(folder)!r}; "
    command = [
        sys.executable,
        "-c",
        PROGRAM.replace("from", early + "from", 1).format(""),
    ]
    environment = {"PYTHONPATH": f"{ROOT}{os.pathsep}{folder}", "PATH": str(folder)}
    done = subprocess.run(
        [*command, *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_a_hunspell_from_a_wheel_is_asked_where_there_is_one(tmp_path: Path) -> None:
    """The real one is tried with the bundle (release/tried)."""
    assert from_wheel(tmp_path, WHEEL, "region", "arbtade") == "['arbtade']"


def test_another_library_of_the_name_is_not_asked(tmp_path: Path) -> None:
    assert from_wheel(tmp_path, "class HunSpell: ...", "arbtade") == "[]"


def test_without_hunspell_no_word_is_unknown(tmp_path: Path) -> None:
    assert asked(str(tmp_path), "arbtade") == "[]"


@pytest.mark.parametrize(
    "text",
    [
        "echo Cannot open affix file >&2; exit 1",  # no Swedish dictionary
        "echo arbtade; exit 3",
        "printf 'annat\\377'",  # an answer of something that was not asked
    ],
)
@pytest.mark.parametrize("early", ["", "start_speller(); "])
def test_a_hunspell_that_does_not_work_knows_every_word(
    text: str, early: str, tmp_path: Path
) -> None:
    assert asked(program(tmp_path, text), "arbtade", early=early) == "[]"
    # more than a pipe holds
    assert (
        asked(
            program(tmp_path, text),
            *(f"qz{number}" for number in range(9000)),
            early=early,
        )
        == "[]"
    )


def test_a_hunspell_that_cannot_be_started_knows_every_word(tmp_path: Path) -> None:
    path = program(tmp_path, "")
    (tmp_path / "hunspell").write_bytes(b"\x7fELF no program")
    assert asked(path, "arbtade") == "[]"


def test_where_no_file_can_be_written_every_word_is_known(tmp_path: Path) -> None:
    program(tmp_path, "")
    command = f"ulimit -f 0; {sys.executable} -c '{PROGRAM.format('')}' arbtade"
    environment = {
        "PATH": f"{tmp_path}{os.pathsep}/bin{os.pathsep}/usr/bin",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


@pytest.mark.parametrize(
    ("allowed", "looked_up"),
    [("", False), ("tillåt:\n  - {kod: vk513, skäl: Våra ord.}\n", True)],
)
def test_where_the_rule_is_left_out_words_are_looked_up_only_for_what_is_allowed(
    allowed: str, tmp_path: Path, *, looked_up: bool
) -> None:
    path = program(tmp_path, f"cat >{tmp_path}/words")
    folder = empty_report(tmp_path)
    with (folder / "rapport.yaml").open("a", encoding="utf-8") as settings:
        settings.write(allowed)
    section = next(folder.glob("3.1-*.yaml"))
    section.write_text('"3.1.1": |\n  Ett svar.\n', encoding="utf-8")
    check = (
        "from pathlib import Path; from villkor.report.load import load_report; "
        "from villkor.rules.catalogue import run_rules; "
        f"run_rules(load_report(Path({str(folder)!r})), ignore=['VK513']); "
    )
    asked(path, early=check)
    assert (tmp_path / "words").exists() is looked_up
