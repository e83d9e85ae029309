"""What may stand where Tab is pressed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import ROOT, SAMPLE, empty_report, villkor
from villkor.cli.completion.all_words import all_words
from villkor.cli.completion.known_words import suggested_words
from villkor.cli.completion.suggest import suggestions


def words_at(*typed: str) -> list[str]:
    return [word for word, _ in suggestions([*typed])]


def test_the_known_words_are_those_of_the_program() -> None:
    """`make docs` writes them anew."""
    assert suggested_words() == all_words()


@pytest.mark.parametrize(
    ("typed", "some"),
    [
        ([""], ["init", "check", "export-docx"]),
        (["--"], ["--version", "--install-completion"]),
        (["--install-completion", "z"], ["zsh"]),
        (["che"], ["check"]),
        (["check", "--format", ""], ["text", "json"]),
        (["check", "--format=s"], ["--format=sarif"]),
        (["check", "--select", "vk51"], ["VK513"]),
        (["explain", "VK83"], ["VK837"]),
        (["init", ""], ["2022", "2025"]),
        (["init", "2022", "--region", "norr"], ["Norrbotten"]),
        (["export-docx", str(SAMPLE), "--section", "1.2"], ["1.2.3"]),
        (["export-docx", "--owner", "närings", str(SAMPLE)], []),
    ],
)
def test_words(typed: list[str], some: list[str]) -> None:
    found = words_at(*typed)
    assert set(some) <= set(found)
    assert all(word.casefold().startswith(typed[-1].casefold()) for word in found)


@pytest.mark.parametrize(
    "typed",
    [
        ["check", ""],
        ["export-docx", "--output", ""],
        ["init", "2022", ""],
        ["finns-ej", ""],
    ],
)
def test_the_name_of_a_file_is_left_to_the_shell(typed: list[str]) -> None:
    assert words_at(*typed) == []


def test_each_word_is_explained() -> None:
    for command in ("", "check", "export-docx"):
        assert all(told for _, told in suggestions([*command.split(), "--"]))
    assert dict(suggestions(["init", "2"]))["2025"] == "En förlaga"
    section = dict(suggestions(["export-docx", str(SAMPLE), "--section", ""]))
    assert section["1.2.3"].startswith("Innovation och förnyelse")


def test_what_a_colleague_has_written_steers_no_shell(tmp_path: Path) -> None:
    folder = empty_report(tmp_path)
    for beginning, owner in (("3.1", "$(date)"), ("3.2", "\x1b[2J"), ("3.3", "A `b`")):
        (path,) = folder.glob(f"{beginning}-*.yaml")
        path.write_text(f"ansvarig: {owner}\n", encoding="utf-8")
    typed = ["export-docx", "--owner"]
    bare = villkor(*typed, "", cwd=folder, _VILLKOR_COMPLETE="bash").stdout
    assert bare.splitlines() == ["\\$\\(date\\)", "A\\ \\`b\\`", "alla"]
    quoted = villkor(*typed, '"', cwd=folder, _VILLKOR_COMPLETE="bash").stdout
    assert quoted.splitlines() == ["alla"]


def test_bash_lists_each_with_what_it_is() -> None:
    asked = {"_VILLKOR_COMPLETE": "bash", "COMP_TYPE": "63"}
    shown = villkor("export-docx", "--to", "", cwd=SAMPLE, **asked).stdout
    assert "regeringskansliet  Regeringskansliet" in shown


def test_an_answer_imports_nothing_heavy() -> None:
    """It is given while a person waits: under 100 ms of a processor."""
    asked = (
        "import sys; sys.argv[1:] = ['export-docx', '--to', '']\n"
        "import villkor.cli.main\n"
        "from villkor.cli.completion.answer import answer_shell\n"
        "answer_shell('fish')\n"
        "heavy = {'typer', 'rich', 'msgspec', 'ruamel', 'docx', 'babel'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    command = [sys.executable, "-S", "-c", asked]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
