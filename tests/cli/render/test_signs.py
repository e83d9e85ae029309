"""Nothing that the input says steers the terminal: what would is shown as a sign, or in JSON
escaped.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.table import Table
from rich.text import Text

from tests.tools import ROOT, copy_sample, empty_report, villkor
from villkor.cli.render.signs import escaped_signs, shown_signs
from villkor.cli.render.terminal import console, say_line

STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
)
EVIL = "a\x1b[2J\x1b]0;t\x07b\x9b31mc\u202ed\u2067e\x00f\x7fg\u2028h"
ODD = st.text(
    st.one_of(st.sampled_from(EVIL), st.characters(exclude_categories=["Cs"]))
)


@given(words=ODD)
def test_whatever_is_printed_holds_no_character_that_steers(words: str) -> None:
    paper = io.StringIO()
    out = console(paper)
    table = Table(words)
    table.add_row(words, Text(words))
    for shown in (
        words,
        Text(words, style="bold"),
        table,
        Text.assemble((words, "red")),
    ):
        out.print(shown, markup=False)
    say_line(out, words, indent=4)
    assert not STEERING.search(paper.getvalue())
    assert not STEERING.search(shown_signs(words))


@given(words=ODD)
def test_what_is_escaped_in_json_is_read_back_as_it_was(words: str) -> None:
    written = escaped_signs(json.dumps([words], ensure_ascii=False))
    assert json.loads(written) == [words]
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written)


@pytest.mark.parametrize("output", ["text", "json", "github", "sarif"])
def test_no_format_of_findings_lets_a_control_through(
    tmp_path: Path, output: str
) -> None:
    folder = copy_sample(
        tmp_path, **{"5": ("status:", f"okänd{EVIL[1:5]}\u202e: a\nstatus:")}
    )
    renamed = folder.rename(tmp_path / "2022\x1b[31m\u202e")
    (renamed / "udda\x1b[2J.yaml").write_text("a", encoding="utf-8")
    found = villkor("check", renamed, "--format", output)
    assert found.returncode == 1
    assert not STEERING.search(found.stdout + found.stderr)


@pytest.mark.parametrize(
    "arguments",
    [["x\x1b[2J"], ["check", "a\x1b[2J\u202e"], ["check", "--select", "VK\x9b1m"]],
)
def test_no_argument_is_given_back_as_it_was(arguments: list[str]) -> None:
    refused = villkor(*arguments)
    assert refused.returncode == 2
    assert not STEERING.search(refused.stdout + refused.stderr)


def test_a_control_in_the_file_of_decisions_is_told_at_its_row(tmp_path: Path) -> None:
    folder = copy_sample(tmp_path)
    path = folder / "beslut-2022.csv"
    text = path.read_text(encoding="utf-8-sig")
    for sign in ("\x1b", "\x00"):
        path.write_text(
            text.replace("Bifall", f"Bifall{sign}", 1), encoding="utf-8-sig"
        )
        (finding,) = json.loads(villkor("check", folder, "--format", "json").stdout)[
            "diagnostics"
        ]
        assert (finding["path"], finding["line"]) == ("beslut-2022.csv", 2)


@pytest.mark.parametrize("name", ["a\nb", 'å;"=?', "a\x1bb", "m\udce4", " ", "a" * 200])
def test_a_mail_with_a_file_of_any_name_is_written(tmp_path: Path, name: str) -> None:
    folder = empty_report(tmp_path)
    output = tmp_path / f"{name}.docx"
    made = villkor(
        "export-docx", folder, "--to", "tillvaxtverket", "--draft", "--eml", "--output", output,
        PATH="",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    assert output.with_suffix(".eml").exists()


def test_the_pages_of_rules_are_there_without_docstrings() -> None:
    shown = [
        villkor("explain", "VK101", PYTHONOPTIMIZE=level).stdout for level in ("0", "2")
    ]
    assert shown[0] == shown[1]
    assert "Varför:" in shown[0]


def test_a_closed_input_and_a_pipe_that_is_closed_early_are_no_trouble() -> None:
    command = f"{sys.executable} -m villkor explain"
    line = f"{command} <&- >/dev/null && {command} | head -c 1 >/dev/null"
    done = subprocess.run(
        ["bash", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
