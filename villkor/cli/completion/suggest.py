"""What may stand where somebody has pressed Tab: a command, an option, or the value of
one.
"""

from __future__ import annotations

from collections.abc import Iterable

from villkor.cli.completion import at_hand
from villkor.cli.completion.at_hand import Suggestion
from villkor.cli.completion.known_words import (
    COMMAND,
    PROGRAM,
    RULE,
    Row,
    suggested_words,
)

_SHELLS = ("bash", "zsh", "fish", "powershell")
_OF_SHELLS = ("--install-completion", "--show-completion")


def suggestions(words: list[str]) -> list[Suggestion]:
    """What may stand in the place of the last word, which has been begun or is "".

    `words` are those after the name of the program. None is suggested where the name
    of a file belongs.
    """
    *before, begun = words or [""]
    rows = suggested_words()
    joined, equals, value = begun.partition("=")
    if begun.startswith("--") and equals:  # --to=till
        values = _values(rows, [*before, joined])
        found = []
        for word, told in _begun(values, value):
            found.append((f"{joined}={word}", told))
        return found
    return _begun(_words_for(rows, before, begun), begun)


def _words_for(
    rows: list[Row],
    before: list[str],
    begun: str,
) -> Iterable[Suggestion]:
    command = _command_of(rows, before)
    if before and _takes_value(rows, command, before[-1]):
        return _values(rows, before)
    if before and before[-1] in _OF_SHELLS:
        return [(shell, "") for shell in _SHELLS]
    if begun.startswith("-"):
        return _rows_of(rows, command or PROGRAM)
    if not command:
        return _rows_of(rows, COMMAND)
    if command == "explain":
        return _rows_of(rows, RULE)
    if command == "init" and not _arguments(rows, command, before):
        return at_hand.years()
    return []


def _values(
    rows: list[Row],
    before: list[str],
) -> Iterable[Suggestion]:
    """What may stand after the option that is the last of the words."""
    command = _command_of(rows, before)
    option = before[-1]
    report = at_hand.report_folder(_arguments(rows, command, before[:-1]))
    match option:
        case "--to":
            return at_hand.recipients(report)
        case "--region":
            return at_hand.regions()
        case "--section":
            return at_hand.sections(report)
        case "--owner":
            return at_hand.owners(report)
        case "--select" | "--ignore":
            return _rows_of(rows, RULE)
    for of, word, value, _ in rows:
        if (of, word) == (command, option) and not value.isupper():
            return [(choice, "") for choice in value.split("|")]
    return []


def _rows_of(
    rows: list[Row],
    wanted: str,
) -> list[Suggestion]:
    found = []
    for of, word, _, told in rows:
        if of == wanted:
            found.append((word, told))
    return found


def _command_of(
    rows: list[Row],
    words: list[str],
) -> str:
    """The command that is typed; "" for none yet."""
    names = [word for word, _ in _rows_of(rows, COMMAND)]
    for word in words:
        if not word.startswith("-"):
            return word if word in names else PROGRAM
    return ""


def _takes_value(
    rows: list[Row],
    command: str,
    option: str,
) -> bool:
    for of, word, value, _ in rows:
        if (of, word) == (command, option):
            return bool(value)
    return False


def _arguments(
    rows: list[Row],
    command: str,
    words: list[str],
) -> list[str]:
    """The words after the command that are no options and no values of any."""
    found = []
    last = ""
    for word in words:
        if not (word.startswith("-") or _takes_value(rows, command, last)):
            found.append(word)
        last = word
    return found[1:]


def _begun(
    offered: Iterable[Suggestion],
    begun: str,
) -> list[Suggestion]:
    """What begins so, in capitals or not."""
    folded = begun.casefold()
    found = []
    for word, told in offered:
        if word.casefold().startswith(folded):
            found.append((word, told))
    return found
