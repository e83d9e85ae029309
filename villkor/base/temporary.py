"""Files and folders that are not in their places yet: named after what they are to be,
held by a lock as long as somebody makes them, and removed by the next run if that was
killed.

Of Windows it is enough that nobody can remove what another has open.
"""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from villkor.base.lazy import lazy_module
from villkor.base.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    import tempfile
else:
    tempfile = lazy_module("tempfile")

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has none
    locks: Any = None
else:
    locks = fcntl

_MARK = ".villkor-"
_LONGEST = 50  # letters of a name that are kept, of at most 255 bytes with its marks
_OURS = lazy_pattern(r"\.(?P<name>.+)\.villkor-[a-z0-9_]{8}", re.DOTALL)
# as villkor 0.1 named them
_FORMER = lazy_pattern(
    r"\.(?P<name>.+)\.(?=[a-z_]*[0-9])(?=[0-9]*[a-z_])[a-z0-9_]{8}", re.DOTALL
)
_FOLDER = lazy_pattern(r"\.villkor-[a-z0-9_]{8}")
_PRIVATE = 0o600  # the rights of a file that was not finished


@contextmanager
def temporary_file(target: Path) -> Iterator[tuple[int, Path]]:
    """An open file beside the one that it is to be, and its path: gone afterwards,
    unless it has been given its name.

    Whoever takes over the handle closes it. Raises OSError.
    """
    handle, temporary = _held_file(target)
    try:
        yield handle, temporary
    finally:
        temporary.unlink(missing_ok=True)


def _held_file(target: Path) -> tuple[int, Path]:
    """A new file that is locked. Another run may have taken it for a left one before
    that; then the next is tried.
    """
    while True:
        prefix = f".{target.name[:_LONGEST]}{_MARK}"
        handle, name = tempfile.mkstemp(prefix=prefix, dir=target.parent)
        _is_locked(handle)
        if Path(name).exists():
            return handle, Path(name)
        os.close(handle)


@contextmanager
def temporary_folder(parent: Path) -> Iterator[Path]:
    """A folder in another one, gone afterwards unless it has been moved. Raises
    OSError.
    """
    temporary = Path(tempfile.mkdtemp(prefix=_MARK, dir=parent))
    handle = None
    try:
        if locks is not None:
            handle = os.open(temporary, os.O_RDONLY)
            locks.flock(handle, locks.LOCK_EX | locks.LOCK_NB)
        yield temporary
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
        if handle is not None:
            os.close(handle)


def clean_files(folder: Path, names: Collection[str]) -> None:
    """Remove what a killed run left beside the files of these names in a folder.

    What cannot be removed, or is being made by another run, stays.
    """
    wanted = {name[:_LONGEST] for name in names} | set(names)
    for path in _hidden_in(folder):
        if _is_left_of(path, wanted):
            _remove_left(path)


def _is_left_of(path: Path, wanted: Collection[str]) -> bool:
    """Whether a hidden file is one that was to be any of the wanted ones."""
    ours = _OURS.fullmatch(path.name)
    if ours:
        return ours["name"] in wanted
    former = _FORMER.fullmatch(path.name)
    return former is not None and former["name"] in wanted and _is_private(path)


def clean_folders(parent: Path) -> None:
    """Remove the folders that a killed run left in another one."""
    for path in _hidden_in(parent):
        if _FOLDER.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
            _remove_left(path)


@contextmanager
def left_folders(parent: Path) -> Iterator[list[Path]]:
    """The folders that a killed run left in another one, held so that no other run
    takes them: gone afterwards.
    """
    handles = []
    found = []
    for path in _hidden_in(parent):
        if _FOLDER.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
            handle = _held_folder(path)
            if handle is not None:
                handles.append(handle)
                found.append(path)
    try:
        yield found
        for path in found:
            shutil.rmtree(path, ignore_errors=True)
    finally:
        for handle in handles:
            os.close(handle)


def _held_folder(path: Path) -> int | None:
    """A handle of a folder that is locked from now on; None if another run holds it."""
    if locks is None:  # pragma: no cover - Windows, where nobody moves what is open
        try:
            for inside in path.iterdir():
                inside.rename(inside)
            return os.open(os.devnull, os.O_RDONLY)
        except OSError:
            return None
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    if _is_locked(handle):
        return handle
    os.close(handle)
    return None


def _hidden_in(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.name.startswith("."))
    except OSError:
        return []


def _is_private(path: Path) -> bool:
    try:
        return stat.S_IMODE(path.lstat().st_mode) == _PRIVATE
    except OSError:
        return False


def _remove_left(path: Path) -> None:
    """Remove a file or folder that nobody holds."""
    if locks is None or path.is_symlink():
        return
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except OSError:
        return
    try:
        if _is_locked(handle):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
    except OSError:
        pass
    finally:
        os.close(handle)


def _is_locked(handle: int) -> bool:
    """Lock an open file, or say that another run holds it. Where the disk has no locks
    a new file is held by none, and a left one stays.
    """
    if locks is None:
        return True
    try:
        locks.flock(handle, locks.LOCK_EX | locks.LOCK_NB)
    except OSError:
        return False
    return True
