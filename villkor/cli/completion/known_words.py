"""The commands, options and rules that can be typed, with a sentence about each, read from
a file that `make docs` writes: to ask typer for them takes a second, and a person who has
pressed Tab waits for a tenth of that at most.
"""

from __future__ import annotations

from pathlib import Path

WORDS_FILE = Path(__file__).with_name("words.tsv")
PROGRAM, RULE, COMMAND = "villkor", "VK", "*"
"""What stands in the place of a command: for the program's own options, for rules and
for the commands themselves."""

Row = tuple[str, str, str, str]
"""A command or what stands for one, a word, its value ("" for none, or values with |
between), and what it does."""


def suggested_words() -> list[Row]:
    """Every row of the file."""
    rows = []
    for line in WORDS_FILE.read_text(encoding="utf-8").splitlines():
        of, word, value, told = line.split("\t")
        rows.append((of, word, value, told))
    return rows


def written_words(rows: list[Row]) -> str:
    """The text of such a file."""
    return "".join("\t".join(row) + "\n" for row in rows)
