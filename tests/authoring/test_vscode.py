"""The task in .vscode/ finds in what `check --watch` really prints each finding that it has."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from tests.cli.running import running
from tests.tools import INCOMPLETE, villkor
from villkor.authoring.vscode import vscode_files
from villkor.base.diagnostic import Severity

AGAIN = "Granskar igen när en fil sparas. Avsluta med Ctrl-C."


def the_task() -> dict[str, object]:
    (task,) = json.loads(vscode_files()[".vscode/tasks.json"])["tasks"]
    return task


def found_by_task(task: dict, printed: str) -> set[tuple[str, str, int, int, str]]:
    """What VS Code marks: weight, file, line, column and code."""
    found = set()
    for matcher in task["problemMatcher"]:
        pattern = matcher["pattern"]
        for line in printed.split("\n"):
            match = re.search(pattern["regexp"], line)
            if match:
                line_and_column = (
                    int(match[pattern["line"]]),
                    int(match[pattern["column"]]),
                )
                place = (
                    match[pattern["file"]],
                    *line_and_column,
                    match[pattern["code"]],
                )
                found.add((matcher["severity"], *place))
    return found


def test_each_finding_that_is_printed_is_marked_in_its_file(tmp_path: Path) -> None:
    folder = tmp_path / "2022"
    shutil.copytree(INCOMPLETE, folder)
    task = the_task()
    with running(
        "check", folder, "--watch", terminal=True, **task["options"]["env"]
    ) as program:
        printed = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", program.until(AGAIN))
        program.interrupt()
    marked = found_by_task(task, printed)
    told = json.loads(villkor("check", folder, "--format", "json").stdout)[
        "diagnostics"
    ]
    weights = {
        Severity.ERROR: "error",
        Severity.WARNING: "warning",
        Severity.NOTE: "info",
    }
    for weight, path, line, column, code in marked:
        assert any(
            (each["path"], each["line"], each["column"], each["code"])
            == (path, line, column, code)
            and weights[each["severity"]] == weight
            for each in told
        )
    shown = {(each["code"]) for each in told if each["severity"] != "note"}
    assert {code for *_, code in marked} >= shown
    begins, ends = (
        task["problemMatcher"][0]["background"][key]
        for key in ("beginsPattern", "endsPattern")
    )
    lines = printed.replace("\r", "").split("\n")
    begun = [number for number, line in enumerate(lines) if re.search(begins, line)]
    ended = [number for number, line in enumerate(lines) if re.search(ends, line)]
    assert len(begun) == len(ended) == 1
    assert begun[0] < ended[0]
    assert len({matcher["owner"] for matcher in task["problemMatcher"]}) == len(weights)


def test_a_new_report_has_the_files(tmp_path: Path) -> None:
    made = villkor("init", "2022", "--region", "25", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    for name, text in vscode_files().items():
        assert (tmp_path / "2022" / name).read_text(encoding="utf-8") == text
    assert "VK113" not in villkor("check", tmp_path / "2022").stdout
