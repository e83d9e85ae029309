"""Where a file may be that is not where it was said to be: misspelt, or in the folder
above or below.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from villkor.base.hints import closest
from villkor.base.listed_words import first_words
from villkor.base.side_files import is_side_file

_MOST_LOOKED_AT = 500  # names in a folder
_MOST_FOLDERS = 50
_MOST_NAMED = 4


def missing_file_hint(path: Path) -> str:
    """A hint for whoever has named a file that is not there: one of the same name in a
    folder near, else of the name most like it, else those of its kind in the folder.
    """
    near: dict[str, Path] = {}
    for folder in _folders_near(path.parent):
        for name in _names_in(folder, path.suffix):
            near.setdefault(Path(name).stem.casefold(), folder / name)
    alike = closest(path.stem, near)
    if alike:
        return f"Menade du {near[alike]}?"
    names = sorted(_names_in(path.parent, path.suffix))
    if names:
        return f"I mappen finns {first_words(names, _MOST_NAMED)}."
    return "Kontrollera stavningen, och att du står i rätt mapp."


def _folders_near(folder: Path) -> Iterator[Path]:
    """The folder, the one around it, and those in it."""
    yield folder
    yield Path("..") if folder == Path() else folder.parent
    with suppress(OSError):
        for inner in islice(folder.iterdir(), _MOST_FOLDERS):
            if inner.is_dir() and not is_side_file(inner.name):
                yield inner


def _names_in(folder: Path, ending: str) -> Iterator[str]:
    """The names of the files of a kind in a folder, or of all if no ending is named;
    none of a folder that cannot be read.
    """
    with suppress(OSError):
        for path in islice(folder.iterdir(), _MOST_LOOKED_AT):
            of_kind = not ending or path.suffix.casefold() == ending.casefold()
            if of_kind and not is_side_file(path.name) and path.is_file():
                yield path.name
