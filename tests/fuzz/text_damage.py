"""Damage to files of text: one to six random changes to their lines and characters, as hasty
editing, bad copies and malice make them.
"""

from __future__ import annotations

import random

# what nobody expects where it stands
PIECES = (
    "\t", "\x00", "\x1b[2J", "\x9b", "\u202e", "\ufeff", "\ufffd", "\u2028", "\r", "å", "o\u0308",
    ": ", "- ", "|", ">", "&a", "*a", "!b", "{", "}", "[", "]", "{siffra: ", "{tabell: x}", "%",
    "#", "'", '"', "\\", "---\n", "...\n", "9" * 5000, "1e999", "-0", "NaN", "2022-13-45",
    "*" * 400,
    "**a *b " * 60, "[" * 300, "![a](" * 80, "`" * 99, "<a ", "&#1;", "ord  " * 200, "\n" * 300,
    "a" * 5000, "../../etc/passwd", "/dev/stdin", "~", "null", "ja", "nej", "? ", "@",
    ";;;;", '";"',
    "=1+1", "12 ansökningar " * 50, "- - - ", "1. " * 90, "> " * 90, " " * 400, "\u00a0",
)  # fmt: skip


def damaged(text: str, chance: random.Random) -> bytes:
    """The text with one to six things in it changed, in some encoding."""
    for _ in range(chance.randint(1, 6)):
        text = chance.choice(_CHANGES)(text, chance)
    encodings = ("utf-8",) * 12 + ("utf-16", "cp1252", "utf-8-sig")
    data = text.encode(chance.choice(encodings), "replace")
    if chance.random() < 0.05:
        data = data[: chance.randrange(len(data) + 1)]
    return data


def _insert(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(PIECES) + text[at:]


def _insert_after_colon(text: str, chance: random.Random) -> str:
    colons = [at for at, sign in enumerate(text) if sign in ":;"] or [0]
    at = chance.choice(colons) + 1
    return text[:at] + " " + chance.choice(PIECES) + text[at:]


def _cut(text: str, chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.choice((1, 1, 3, 40)) :]


def _swap_lines(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _repeat_line(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join(lines[:at] + [lines[at]] * chance.choice((2, 50)) + lines[at:])


def _indent(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = chance.choice((" ", "  ", "\t", "    ")) + lines[at]
    return "\n".join(lines)


def _outdent(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = lines[at].lstrip()
    return "\n".join(lines)


_CHANGES = (
    _insert,
    _insert,
    _insert_after_colon,
    _insert_after_colon,
    _cut,
    _swap_lines,
    _repeat_line,
    _indent,
    _outdent,
)
