"""Opening the files of somebody's folder, and no others: not what a link in it leads
out to, and nothing that waits for somebody to write (a pipe, a terminal).
"""

from __future__ import annotations

import os
import stat
from pathlib import Path, PureWindowsPath
from typing import BinaryIO

_NO_FILE = "det är ingen vanlig fil"
_OUTSIDE = "den ligger utanför rapportens mapp"
_LINK = "den är en länk ut ur rapportens mapp"
_ON_THE_WEB = "det är en webbadress, ingen fil"
_FETCH_IT = "Hämta hem filen, lägg den i rapportens mapp och skriv bara dess namn."
_SAVE_IT = "Spara den som en vanlig fil i rapportens mapp."
_PUT_IT_HERE = "Lägg själva filen i rapportens mapp."
_BLOCKED = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class RefusedFile(OSError):
    """A file that is not opened, whatever the system allows: why, and what to do."""

    def __init__(self, why: str, hint: str) -> None:
        super().__init__(why)
        self.why = why
        self.hint = hint


def outside_folder() -> RefusedFile:
    """The refusal of a name that leads out of the folder."""
    return RefusedFile(_OUTSIDE, _PUT_IT_HERE)


def refuse_elsewhere(name: str) -> None:
    """Raise RefusedFile for a name that no folder has a file of: an address of the web,
    and on another system than Windows what begins with one of its drives or servers.
    """
    if ":" not in name and "\\" not in name:
        return
    scheme, mark, _ = name.partition("://")
    if mark and scheme.casefold() != "file":
        raise RefusedFile(_ON_THE_WEB, _FETCH_IT)
    if mark or (_has_drive(name) and not Path(name).drive):
        raise outside_folder()


def with_slashes(name: str) -> str:
    """A path as it is written in a report, where Windows' backslash is as good as a
    slash, on every system. What begins with a drive or a server stays as it is.
    """
    if "\\" not in name or _has_drive(name):
        return name
    return name.replace("\\", "/")


def _has_drive(name: str) -> bool:
    r"""Whether a path begins with a drive (`C:`) or a server (`\\server\`)."""
    return bool(PureWindowsPath(name).drive)


def is_file(path: Path) -> bool:
    """Whether a path leads to a plain file: never an exception, however long it is."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises for a long name


def is_folder(path: Path) -> bool:
    """Whether a path leads to a folder: never an exception, however long it is."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises for a long name


def file_inside(folder: Path, name: str) -> Path:
    """Where the path from a folder leads, if that is in the folder, links and all.

    Raises RefusedFile if it is not.
    """
    whole, inside = os.path.realpath(folder), os.path.realpath(folder / name)
    if inside == whole or inside.startswith(os.path.join(whole, "")):  # noqa: PTH118
        return Path(inside)
    if _leads_out(whole, name):
        raise outside_folder()
    raise RefusedFile(_LINK, _PUT_IT_HERE)


def _leads_out(folder: str, name: str) -> bool:
    """Whether a path leads out of a folder by its words, before any link is met."""
    path = os.path.normpath(os.path.join(folder, name))  # noqa: PTH118
    return not path.startswith(os.path.join(folder, ""))  # noqa: PTH118


def open_plain_file(path: Path) -> BinaryIO:
    """A plain file to read bytes from.

    Never waits. Raises OSError, and RefusedFile if it is something else.
    """
    handle = os.open(path, os.O_RDONLY | _BLOCKED)
    try:
        _refuse_unplain(os.fstat(handle).st_mode)
    except RefusedFile:
        os.close(handle)
        raise
    return os.fdopen(handle, "rb")


def _refuse_unplain(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise RefusedFile("det är en mapp", _PUT_IT_HERE)
    if not stat.S_ISREG(mode):
        raise RefusedFile(_NO_FILE, _SAVE_IT)
