"""Swedish words looked up by hunspell from a wheel (`villkor[stavning]`), where no program
of that name need be installed.

It is a process of its own, as the program is (`rules/speller`): words come in on standard
input, a line each, and those that the dictionary does not know go out.

    python -P -m villkor.rules.spell_words
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from villkor.base.lazy import lazy_module

if TYPE_CHECKING:
    import hunspell
else:
    hunspell = lazy_module("hunspell")

_DICTIONARY = "sv_SE"


def wheel_installed() -> bool:
    """Whether both wheels are there: chunspell, and hunspell-sv with the dictionary."""
    words = _dictionaries() / f"{_DICTIONARY}.dic"
    if not words.is_file():
        return False
    try:
        hunspell.Hunspell  # noqa: B018 - it is imported here
    except (ImportError, AttributeError):  # or another library has the name
        return False
    return True


def wheel_command() -> list[str]:
    """What starts the process.

    `-P`: not the folder that somebody stands in, which may hold modules.
    """
    return [sys.executable, "-P", "-m", "villkor.rules.spell_words"]


def _dictionaries() -> Path:
    return Path(sys.prefix, "share", "hunspell")


def look_words_up() -> None:
    """Print the words of standard input that the dictionary does not know."""
    folder = str(_dictionaries())
    speller = hunspell.Hunspell(_DICTIONARY, hunspell_data_dir=folder)
    for line in sys.stdin.buffer:
        word = line.decode("utf-8", "replace").strip()
        if word and not speller.spell(word):
            sys.stdout.buffer.write(f"{word}\n".encode())


if __name__ == "__main__":
    look_words_up()
