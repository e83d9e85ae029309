"""Which words a Swedish dictionary does not know, by hunspell, where that program and its Swedish dictionary are installed.

hunspell needs a tenth of a second, most of it to read its dictionary. So it is begun early and works on a core of its own while
the other rules are reckoned, and it is asked only of words that it has not judged before in the same process.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection
from functools import cache

_DICTIONARY = "sv_SE"
_SECONDS = 20  # a speller that takes longer than this is broken, and nobody waits for it


@cache
def _judged() -> dict[str, bool]:
    """What has been judged so far: the word, and whether the dictionary knows it."""
    return {}


def begin(words: Collection[str]) -> Callable[[], frozenset[str]]:
    """Begin to look words up. The function that comes back waits for the answer: the words that the dictionary does not know.

    Where there is no hunspell, or no Swedish dictionary, no word is unknown.
    """
    new = sorted({word for word in words if word not in _judged()})
    program = shutil.which("hunspell") if new else None
    finish = _asked(program, new) if program else None

    def unknown() -> frozenset[str]:
        if finish is not None:
            wrong = finish()
            _judged().update((word, word not in wrong) for word in new)
        return frozenset(word for word in words if not _judged().get(word, True))

    return unknown


def _asked(program: str, words: list[str]) -> Callable[[], frozenset[str]]:
    """Start hunspell. Words and answers go through files, since a pipe that nobody empties would stop it."""
    import subprocess  # noqa: PLC0415 - most of what villkor does needs neither
    import tempfile  # noqa: PLC0415

    asked, answered = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115 - closed when it is done
    asked.write("\n".join(words).encode())
    asked.seek(0)
    command = [program, "-l", "-i", "utf-8", "-d", _DICTIONARY]
    try:
        process = subprocess.Popen(command, stdin=asked, stdout=answered, stderr=subprocess.DEVNULL)  # noqa: S603 - our own words only
    except OSError:
        return frozenset

    def finish() -> frozenset[str]:
        with asked, answered:
            try:
                worked = process.wait(_SECONDS) == 0
            except subprocess.TimeoutExpired:
                process.kill()
                worked = False
            answered.seek(0)
            return frozenset(answered.read().decode("utf-8", "replace").split() if worked else ())

    return finish
