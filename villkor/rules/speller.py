"""Which words a Swedish dictionary does not know, by hunspell: that of villkor[stavning]
where it is installed, else the program, where that and its Swedish dictionary are.

hunspell needs a tenth of a second, half of it to read its dictionary. So it is a
process that works on a core of its own: it is started before the report is read, given
the words when they are known, and asked for its answer when there is nothing else to
do. It is asked only of words that it has not judged before in the same process.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection
from contextlib import suppress
from functools import cache
from typing import IO, TYPE_CHECKING, NamedTuple

from villkor.base.lazy import lazy_module
from villkor.rules.rule import is_chosen

if TYPE_CHECKING:
    import subprocess
    import tempfile

    from villkor.rules import spell_words
else:
    subprocess = lazy_module("subprocess")
    tempfile = lazy_module("tempfile")
    spell_words = lazy_module("villkor.rules.spell_words")

SPELLING_RULE = "VK513"  # as in the catalogue, which takes long to import
_DICTIONARY = "sv_SE"
# a speller that takes longer than this is broken, and nobody waits for it
_SECONDS = 20


class _Running(NamedTuple):
    """A hunspell that waits for words, and the file in which it answers."""

    process: subprocess.Popen[bytes]
    answered: IO[bytes]


@cache
def _started() -> list[_Running]:
    """The hunspell that has been started and has not yet been given any words, if there
    is one.
    """
    return []


@cache
def _judged() -> dict[str, bool]:
    """What has been judged so far: the word, and whether the dictionary knows it."""
    return {}


def speller_installed() -> bool:
    """Whether there is a hunspell to ask."""
    return bool(_command())


def speller_told() -> str:
    """Which hunspell there is to ask, for people; "" for none."""
    if not speller_installed():
        return ""
    return "villkor[stavning]" if spell_words.wheel_installed() else "hunspell"


@cache
def _command() -> tuple[str, ...]:
    """What starts a hunspell that reads words; () where there is none."""
    if spell_words.wheel_installed():
        return tuple(spell_words.wheel_command())
    program = shutil.which("hunspell")
    if program is None:
        return ()
    return (program, "-l", "-i", "utf-8", "-d", _DICTIONARY)


def spelling_is_asked(
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> bool:
    """Whether words will be looked up by a check of the rules whose codes begin so,
    whatever the report allows.
    """
    return is_chosen(SPELLING_RULE, select, ignore)


def start_speller() -> None:
    """Let hunspell read its dictionary while something else is done.

    Does nothing where it is not installed.
    """
    if _started():
        return
    running = _start()
    if running:
        _started().append(running)


def _start() -> _Running | None:
    command = _command()
    if not command:
        return None
    try:
        # a file and no pipe: a pipe that nobody empties would stop it
        answered = tempfile.TemporaryFile()
    except OSError:  # the disk is full
        return None
    try:
        # our own words
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=answered,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        answered.close()
        return None
    return _Running(process, answered)


def begin_spelling(words: Collection[str]) -> Callable[[], frozenset[str]]:
    """Begin to look words up.

    The function that comes back waits for the answer: the words that the dictionary
    does not know.

    Where there is no hunspell, or no Swedish dictionary, no word is unknown.
    """
    new = sorted(set(words) - _judged().keys())
    running = _taken() if new else None
    if running:
        with suppress(OSError):  # it has no Swedish dictionary, and has ended already
            # it is a pipe, by `_start`
            running.process.stdin.write("\n".join(new).encode())  # type: ignore[union-attr]
            running.process.stdin.close()  # type: ignore[union-attr]

    def unknown() -> frozenset[str]:
        if running:
            wrong = _answer(running)
            for word in new:
                _judged()[word] = word not in wrong
        return frozenset(word for word in words if not _judged().get(word, True))

    return unknown


def _taken() -> _Running | None:
    """The hunspell that has been started, or else a new one."""
    if _started():
        return _started().pop()
    return _start()


def _answer(running: _Running) -> frozenset[str]:
    process, answered = running
    with answered:
        try:
            worked = process.wait(_SECONDS) == 0
        except subprocess.TimeoutExpired:
            process.kill()
            worked = False
        answered.seek(0)
        if not worked:
            return frozenset()
        return frozenset(answered.read().decode("utf-8", "replace").split())
