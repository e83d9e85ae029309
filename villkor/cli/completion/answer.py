"""The answer to a shell that asks what may stand where somebody has pressed Tab."""

from __future__ import annotations

import os
import sys

from villkor.cli.completion.at_hand import Suggestion
from villkor.cli.completion.suggest import suggestions

_WORDS = "_VILLKOR_WORDS"  # with a line each: PowerShell drops an empty argument
_LISTED = "63"  # COMP_TYPE in bash, where it lists what it will not put in
_LINE = 78  # signs of one that bash lists
_HALF = 41  # as wide are all at least, so that they stand below each other
_QUOTES = ('"', "'")
_PLAIN = frozenset(",.-_/:@%+=")


def answer_shell(shell: str) -> None:
    """Print what may stand in the place of the last word, a line each.

    The words that are typed stand after the name of the program, the one that is begun
    last.
    """
    words = sys.argv[1:]
    if _WORDS in os.environ:
        words = os.environ[_WORDS].split("\n")
    asked = _of_bash(words) if shell == "bash" else _of_others(words)
    # nothing that a colleague has written in a file steers the terminal
    found = [each for each in suggestions(asked) if "".join(each).isprintable()]
    sys.stdout.write("".join(f"{line}\n" for line in _drawn(shell, words, found)))


def _drawn(
    shell: str,
    words: list[str],
    found: list[Suggestion],
) -> list[str]:
    match shell:
        case "bash":
            return _for_bash(words[-1] if words else "", found)
        case "zsh":
            return [_for_zsh(*each) for each in found]
        case "fish":
            return ["\t".join(each).strip() for each in found]
    return [f"{word}\t{told or word}" for word, told in found]


def _for_zsh(
    word: str,
    told: str,
) -> str:
    escaped = word.replace(":", "\\:")
    return f"{escaped}:{told}" if told else escaped


def _of_bash(words: list[str]) -> list[str]:
    """The words without the sign = that bash takes for a word of its own, and without
    what is typed for bash alone.
    """
    found = [word for word in words[:-1] if word != "="]
    last = words[-1] if words else ""
    if last == "=":
        last = ""
    return [*map(_unquoted, found), _unquoted(last)]


def _of_others(words: list[str]) -> list[str]:
    """The words, the last without a quotation mark that is not closed yet."""
    return [*words[:-1], *map(_unquoted, words[-1:])]


def _unquoted(word: str) -> str:
    if word.startswith(_QUOTES):
        return word[1:].removesuffix(word[0])
    return word.replace("\\", "")


def _for_bash(
    begun: str,
    found: list[Suggestion],
) -> list[str]:
    """The words as bash puts them in, or with what they are where it lists them."""
    if os.environ.get("COMP_TYPE") == _LISTED and len(found) > 1:
        widest = max(len(word) for word, _ in found)
        drawn = [f"{word:{widest}}  {told}"[:_LINE] for word, told in found]
        return [line.ljust(_HALF) for line in drawn]
    if begun.startswith(_QUOTES):  # where a sign that steers cannot be escaped
        return [word for word, _ in found if "\\" not in _escaped(word, " ")]
    return [_escaped(word) for word, _ in found]


def _escaped(
    word: str,
    also: str = "",
) -> str:
    """A word with a backslash before whatever would end it or steer bash."""
    escaped = ""
    for sign in word:
        is_plain = sign.isalnum() or sign in _PLAIN or sign in also
        escaped += sign if is_plain else f"\\{sign}"
    return escaped
