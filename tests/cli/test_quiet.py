"""What takes long says so on a terminal, and `--quiet` says nothing but what is wrong: the exit
codes are the same.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import on_a_terminal
from tests.cli.word_edits import replace_words
from tests.tools import INCOMPLETE, SAMPLE, copy_sample, villkor

HIDDEN, SHOWN = "\x1b[?25l", "\x1b[?25h"  # the cursor, while something moves
CHANGE = ("Utgångsläget är gott: länet", "Utgångsläget är mycket gott: länet")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report, and the Word file that was made of it in silence."""
    folder = tmp_path_factory.mktemp("tyst")
    report = copy_sample(folder)
    made = villkor(
        "export-docx",
        *(report, "--to", "tillvaxtverket", "--output", folder / "svar.docx"),
        *("--quiet", "--eml"),
        PATH="",
    )
    assert (made.returncode, made.stdout, made.stderr) == (0, "", "")
    return folder


@pytest.mark.parametrize(
    "command",
    [
        ("check", "2022", "--ignore", "VK513"),
        ("check", "2022", SAMPLE, "--ignore", "VK513"),
        ("check", "--docx", "svar.docx"),
        ("check", "--form", "2022", "-q"),
        ("verify", "svar.docx", "2022"),
        ("import-docx", "svar.docx", "2022"),
        ("export-text", "2022", "--output", "svar.txt"),
        ("summarize-anslag", "2022", "--output", "anslag.csv"),
    ],
    ids=lambda given: " ".join(map(str, given[:2])),
)
def test_nothing_is_said_where_all_is_well(
    command: tuple[str | Path, ...], home: Path
) -> None:
    done = villkor(*command, "--quiet", cwd=home, PATH="")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("several", [(), (SAMPLE,)])
def test_what_is_wrong_is_said_as_ever_and_nothing_else(
    several: tuple[Path, ...],
) -> None:
    asked = ("check", INCOMPLETE, *several, "--ignore", "VK513")
    whole, quiet = villkor(*asked), villkor(*asked, "--quiet")
    assert quiet.returncode == whole.returncode == 1
    said = quiet.stdout.rstrip()
    assert said in whole.stdout
    left_out = whole.stdout.replace(said, "")
    assert "→" not in left_out
    assert "frågor besvarade" not in quiet.stdout
    assert str(SAMPLE) not in quiet.stdout


def test_what_differs_and_what_comes_home_is_said(home: Path, tmp_path: Path) -> None:
    report = copy_sample(tmp_path)
    docx = tmp_path / "svar.docx"
    docx.write_bytes((home / "svar.docx").read_bytes())
    replace_words(docx, *CHANGE)
    whole = villkor("verify", docx, report)
    quiet = villkor("verify", docx, report, "--quiet")
    assert (quiet.returncode, quiet.stdout) == (1, whole.stdout)
    unsure = villkor("import-docx", docx, report, "--quiet")  # it knows no base
    assert unsure.returncode == 1
    assert "konflikt" in unsure.stdout


def test_what_is_not_finished_in_a_draft_is_said_beside(tmp_path: Path) -> None:
    draft = ("--to", "tillvaxtverket", "--draft", "--output", tmp_path / "utkast.docx")
    report = copy_sample(tmp_path, **{"4-": ('"4.1": |', '"4.1": |\n"4.9": |')})
    done = villkor("export-docx", report, *draft, "-q", PATH="")
    assert (done.returncode, done.stdout) == (0, "")
    assert "villkor check" in done.stderr


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["check", "2022", str(SAMPLE), "--select", "VK4"], "Granskar rapporterna …"),
        (["import-docx", "svar.docx", "2022"], "Läser Word-filen …"),
        (["import-docx", "svar.docx", "svar.docx", "2022"], "Läser 2 Word-filer …"),
    ],
)
def test_on_a_terminal_long_work_is_seen_and_is_gone_when_it_is_done(
    command: list[str], words: str, home: Path
) -> None:
    shown = on_a_terminal(command, home, width=80)
    before, _, after = shown.rpartition(words)
    assert before.count(HIDDEN) == 1
    assert after.count(SHOWN) == 1
    assert words not in after
    quiet = on_a_terminal([*command, "--quiet"], home, width=80)
    assert quiet == ""


def test_a_work_that_fails_leaves_the_terminal_as_it_was(home: Path) -> None:
    command = ["import-docx", "svar.docx", "saknas.docx", "2022"]
    shown = on_a_terminal(command, home, width=80)
    assert shown.count(HIDDEN) == shown.count(SHOWN) == 1
    assert shown.rindex(SHOWN) < shown.index("saknas.docx finns inte")


def test_it_is_not_taken_together_with_watch(home: Path) -> None:
    done = villkor("check", "--watch", "--quiet", cwd=home)
    assert done.returncode == 2
    assert "--quiet" in done.stderr
