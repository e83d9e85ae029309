"""A folder that is watched: whoever asks is told each time that something in it has been
saved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING

from villkor.base.lazy import lazy_module
from villkor.base.side_files import SIDE_FOLDER, is_side_file

if TYPE_CHECKING:
    import watchfiles
else:
    watchfiles = lazy_module("watchfiles")

# milliseconds: how long nothing more may happen for several saves to be one, how long
# that is waited for at most, and how often it is looked whether somebody has typed Ctrl-C
_QUIET = 100
_LONGEST = 2000
_PATIENCE = 250
# of what editors keep beside a file
_ENDINGS = ("~", ".tmp")


def saved_times(folder: Path) -> Iterator[None]:
    """Yield once when the folder is being watched, and then each time that files in it
    have been saved, moved or removed: once for those that are saved together. A folder
    that goes away is waited for, and whatever comes in its place is watched instead.

    Raises KeyboardInterrupt at Ctrl-C, and OSError if the folder cannot be watched.
    """
    while True:
        yield from _times_in_same(folder)
        if folder.is_dir():
            continue
        yield
        while not folder.is_dir():
            sleep(_PATIENCE / 1000)


def _times_in_same(folder: Path) -> Iterator[None]:
    """The times until the folder has gone. The system tells of the one that it was asked
    about, and not of another that is put under the same name.
    """
    begun = False
    for changes in watchfiles.watch(
        folder,
        watch_filter=_is_told,
        debounce=_LONGEST,
        step=_QUIET,
        rust_timeout=_PATIENCE,
        yield_on_timeout=True,
    ):
        if _has_gone(folder, changes):
            return
        if changes or not begun:
            begun = True
            yield


def _has_gone(
    folder: Path,
    changes: Iterable[tuple[object, str]],
) -> bool:
    """Whether the folder is not there, or was away for a moment."""
    whole = folder.absolute()
    for change, path in changes:
        if change == watchfiles.Change.deleted and Path(path).absolute() == whole:
            return True
    return not folder.is_dir()


def _is_told(_change: object, path: str) -> bool:
    """Whether a file is somebody's, not one that a program needs for a while."""
    place = Path(path)
    if SIDE_FOLDER in place.parts:
        return False
    return not is_side_file(place.name) and not place.name.endswith(_ENDINGS)
