"""A folder that is watched: whoever asks is told each time that something in it has been
saved.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
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
    have been saved, moved or removed: once for those that are saved together.

    Raises KeyboardInterrupt at Ctrl-C, and OSError if the folder cannot be watched.
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
        if changes or not begun:
            begun = True
            yield


def _is_told(_change: object, path: str) -> bool:
    """Whether a file is somebody's, not one that a program needs for a while."""
    place = Path(path)
    if SIDE_FOLDER in place.parts:
        return False
    return not is_side_file(place.name) and not place.name.endswith(_ENDINGS)
