"""Files that programs lay beside the one that is open in them, and that are nobody's
work.
"""

from __future__ import annotations

import os
from pathlib import Path

from villkor.base.diagnostic import UserError

_OFFICE = "~$"
# in the folder of a report: what villkor remembers of it, and no part of it
SIDE_FOLDER = ".villkor"


def is_side_file(name: str) -> bool:
    """Whether a file is the mark of Word or Excel that another one is open (`~$x.docx`),
    or hidden: LibreOffice's mark (`.~lock.x#`), what a Mac lays on other disks (`._x`),
    what a program is about to write (`.x.1a2b3c`).
    """
    return name.startswith((_OFFICE, "."))


def open_mark(path: Path) -> Path | None:
    """The mark beside a file that Word, Excel or LibreOffice has it open, if there is
    one. It may be left of a program that was killed.

    Word writes `~$` over the first letter or two of a longer name, Excel before any.
    """
    name, folder = path.name, path.parent
    marks = [f"{_OFFICE}{name[written_over:]}" for written_over in range(3)]
    for mark in (*marks, f".~lock.{name}#"):
        if os.path.lexists(folder / mark):
            return folder / mark
    return None


def refuse_lock_file(path: Path) -> None:
    """Raise UserError if the mark that a file is open is named in that file's place.

    Word and Excel write `~$` before the name, or over its first two letters.
    """
    if not path.name.startswith(_OFFICE):
        return
    ending = path.name.removeprefix(_OFFICE)
    hint = "Ange filen som är öppen, utan ~$ i namnet."
    for other in sorted(path.parent.glob("*")):
        if other.name.endswith(ending) and other.name != path.name:
            hint = f"Menade du {other.name}?"
    raise UserError(
        f"{path.name} är bara ett märke om att en fil är öppen i Word eller Excel.",
        hint,
    )
