"""Why the operating system refuses a file, and what to do about it, in Swedish.

Windows has numbers of its own, which tell more than those that all systems have: that
Word has a file open, or that OneDrive has it in the cloud alone, is no lack of rights.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from villkor.base.plain_files import RefusedFile
from villkor.base.side_files import open_mark

_BUSY = "filen är öppen i ett annat program, till exempel Word"
_IN_THE_CLOUD = "filen ligger i molnet (OneDrive) och går inte att hämta just nu"
_TOO_LONG = "sökvägen är för lång"
_FORBIDDEN_NAME = "namnet har tecken som inte får stå i ett namn på en fil"
_OUT_OF_REACH = "disken på nätet går inte att nå"
_WHY = {
    errno.EEXIST: "det finns redan en fil med det namnet",
    errno.ENOENT: "mappen finns inte",
    errno.ENOTDIR: "en del av sökvägen är en fil, inte en mapp",
    errno.EISDIR: "det är en mapp",
    errno.EACCES: "du saknar behörighet",
    errno.EPERM: "du saknar behörighet",
    errno.EROFS: "disken är skrivskyddad",
    errno.ENOSPC: "disken är full",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.EIO: "disken går inte att läsa",
}
# those that not all systems know
_WHY_ELSEWHERE = {
    "EBUSY": _BUSY,
    "ETXTBSY": _BUSY,
    "EDEADLK": _IN_THE_CLOUD,  # of a Mac
    "EDQUOT": "det finns ingen plats kvar för dig på disken",
    "ETIMEDOUT": _OUT_OF_REACH,
    "ESTALE": _OUT_OF_REACH,
    "EHOSTDOWN": _OUT_OF_REACH,
    "ENETUNREACH": _OUT_OF_REACH,
}
# Windows' own numbers (winerror.h): held by a program, too long, and OneDrive's
_SHARING, _LOCKED, _BAD_NAME, _LONG_NAME = 32, 33, 123, 206
_BAD_NETWORK = (53, 59, 64, 67, 121, 1231)
_CLOUD = (
    *(358, 362, 363, 364, 365),
    *range(376, 384),
    *range(386, 399),
    *(404, 426),
)
_WHY_ON_WINDOWS = {
    _SHARING: _BUSY,
    _LOCKED: _BUSY,
    _BAD_NAME: _FORBIDDEN_NAME,
    _LONG_NAME: _TOO_LONG,
    **dict.fromkeys(_BAD_NETWORK, _OUT_OF_REACH),
    **dict.fromkeys(_CLOUD, _IN_THE_CLOUD),
}
_LONGEST_PATH = 259  # characters of Windows, where it is not told to take more
_TO_DO_ABOUT = {
    _BUSY: "Stäng filen där, och kör kommandot igen.",
    _IN_THE_CLOUD: (
        "Se att du är ansluten. Högerklicka på rapportens mapp, välj Behåll alltid på "
        "den här enheten och kör kommandot igen."
    ),
    _TOO_LONG: "Lägg filen i en mapp med kortare sökväg, eller välj ett kortare namn.",
    _FORBIDDEN_NAME: "Välj ett namn utan dessa tecken.",
    _OUT_OF_REACH: "Se att du är ansluten, och kör kommandot igen.",
}
_MAY_BE_OPEN = {errno.EACCES, errno.EPERM, errno.EBUSY}


def why_not(error: OSError) -> str:
    """What the operating system means, or why we refuse, in Swedish."""
    if isinstance(error, RefusedFile):
        return error.why
    of_windows = getattr(error, "winerror", None)
    if of_windows in _WHY_ON_WINDOWS:
        return _WHY_ON_WINDOWS[of_windows]
    if of_windows and len(str(error.filename or "")) > _LONGEST_PATH:
        return _TOO_LONG  # which Windows calls a folder that is not there
    number = error.errno or 0
    for name, why in _WHY_ELSEWHERE.items():
        if getattr(errno, name, None) == number:
            return why
    return _WHY.get(number, f"systemfel {number}")


def what_to_do(error: OSError, otherwise: str, path: Path | None = None) -> str:
    """A hint for whoever may not read or write a file: to close it, if it seems to be
    open in a program. `path` is the file, if the error does not say which.
    """
    if isinstance(error, RefusedFile):
        return error.hint
    if path is None and error.filename:
        path = Path(os.fsdecode(error.filename))
    if path and error.errno in _MAY_BE_OPEN and open_mark(path):
        return f"Stäng {path.name} i Word eller Excel, och kör kommandot igen."
    return _TO_DO_ABOUT.get(why_not(error), otherwise)
