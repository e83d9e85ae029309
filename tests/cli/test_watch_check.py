"""villkor check --watch: again at each save, and what has come and gone since the last time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import running
from tests.tools import SAMPLE, copy_sample, villkor
from villkor.base.diagnostic import Diagnostic, Severity, Where
from villkor.cli.came_and_went import finding_changes

AGAIN = "Granskar igen när en fil sparas. Avsluta med Ctrl-C."
CLEAR = "\x1b[2J"


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def test_on_a_terminal_the_screen_is_rewritten_at_each_save(tmp_path: Path) -> None:
    folder = copy_sample(tmp_path)
    grant = folder / "2-anslag-1-1.yaml"
    with running("check", folder, "--watch", terminal=True, NO_COLOR="1") as program:
        first = program.until(AGAIN)
        assert "49 av 49 frågor besvarade" in first
        assert "12.00.00  Granskad." in first
        replaced(grant, "  svar: ja", "  svar: kanske")
        second = program.until(AGAIN)
        assert second.count(CLEAR) == 1
        assert f"{CLEAR}\x1b[H12.00.00  Granskar …\n" in second
        assert "Sedan förra gången: 2 nya anmärkningar." in second
        assert "Ny: 2-anslag-1-1.yaml:" in second
        replaced(grant, "  svar: kanske", "  svar: ja")
        third = program.until(AGAIN)
        assert "gången: 2 är borta." in third
        assert "Borta: 2-anslag-1-1.yaml:" in third
        # a file that is broken for a while, and several that are saved in one go
        for path in sorted(folder.glob("*.yaml")):
            path.write_text("x: [", encoding="utf-8")
        program.until("VK101")
        program.until("… och ")
        program.until(AGAIN)
        code, _ = program.interrupt()
    assert code == 1


def test_in_a_pipe_each_time_is_added_below_the_one_before(tmp_path: Path) -> None:
    folder = copy_sample(tmp_path)
    settings = folder / "rapport.yaml"
    with running("check", folder, "--watch", "--select", "VK1") as program:
        assert "\x1b" not in program.until(AGAIN)
        settings.rename(folder / "rapport.gammal")
        gone = program.until(AGAIN)
        assert "Rapporten går inte att läsa just nu." in gone
        (folder / "rapport.gammal").rename(settings)
        back = program.until(AGAIN)
        assert "Inget har kommit till och inget är borta." in back
        another = copy_sample(tmp_path / "annan")
        # a folder that is moved away, and another that comes in its place
        folder.rename(tmp_path / "flyttad")
        assert "är ingen rapport" in program.until(AGAIN)
        another.rename(folder)
        assert "Inget har kommit till och inget är borta." in program.until(AGAIN)
        settings.write_text("formulär: [", encoding="utf-8")
        assert "VK1" in program.until(AGAIN)
        code, last = program.interrupt()
    assert (code, last.strip()) == (1, "")


@pytest.mark.parametrize(
    ("beside", "words"),
    [
        (["--format", "json"], "Med --watch visas resultatet som text."),
        (["--fix"], "Med --watch granskas en rapport i taget"),
        ([str(SAMPLE)], "Med --watch granskas en rapport i taget"),
    ],
)
def test_one_report_is_watched_as_text(beside: list[str], words: str) -> None:
    refused = villkor("check", SAMPLE, "--watch", *beside)
    assert (refused.returncode, words in refused.stderr) == (2, True)


def found(line: int, message: str) -> Diagnostic:
    return Diagnostic("VK1", "namn", Severity.ERROR, Where("a.yaml", line), message)


def test_what_has_only_moved_has_neither_come_nor_gone() -> None:
    before = [found(1, "Står redan på rad 55."), found(2, "Lika."), found(3, "Lika.")]
    after = [found(9, "Lika."), found(8, "Står redan på rad 7."), found(5, "Ny.")]
    changes = finding_changes(before, after)
    assert changes.came == (after[2],)
    assert changes.went == (before[2],)
