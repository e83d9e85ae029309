"""Writing to disk so that a file or folder is there whole or not at all, whenever the
power goes.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from villkor.base.diagnostic import UserError
from villkor.base.lazy import lazy_module
from villkor.base.plain_files import RefusedFile

if TYPE_CHECKING:
    import tempfile
else:
    tempfile = lazy_module("tempfile")

_MAY_WRITE = "Kontrollera namnet, och att du får skriva i mappen."
_MOST_NAMES = 5  # of files in the way that are told
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
}
_INSTEAD = {
    errno.ENOENT: "Skapa mappen först, eller välj en annan.",
    errno.ENOTDIR: "Kontrollera sökvägen.",
    errno.EISDIR: "Ange ett namn på en fil, till exempel i den mappen.",
    errno.ENOSPC: "Gör plats på disken, eller välj en annan.",
    errno.ENAMETOOLONG: "Välj ett kortare namn.",
}


def why_not(error: OSError) -> str:
    """What the operating system means, or why we refuse, in Swedish."""
    if isinstance(error, RefusedFile):
        return error.why
    return _WHY.get(error.errno or 0, f"systemfel {error.errno}")


def saved_at(path: Path) -> datetime | None:
    """When a file was last saved (UTC, whole seconds), or None if that cannot be
    told.
    """
    try:
        return datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
    except (OSError, ValueError, OverflowError):
        return None


def write_whole(path: Path, data: bytes) -> None:
    """Write a file by way of a temporary one beside it.

    Raises UserError if the place cannot be written to.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        hint = _INSTEAD.get(
            error.errno or 0,
            "Är filen öppen i Word, eller mappen skrivskyddad?",
        )
        raise UserError(
            f"Det går inte att skriva {path}: {why_not(error)}.",
            hint,
        ) from error


def make_folder(folder: Path) -> None:
    """Make a folder, and those that it stands in, unless it is there.

    Raises UserError if that cannot be done.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _not_made(folder, error) from error


def create_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """Make a folder of text files (UTF-8, LF).

    The last file comes last, and nothing that exists is touched.

    A name may have a folder before it: `folder/name`. Raises UserError, with nothing
    written, if any of the files is there already or the place cannot be written to.
    """
    try:
        _refuse_taken(folder, texts)
        folder.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(prefix=".villkor-", dir=folder.parent))
        try:
            for name, text in texts.items():
                (temporary / name).parent.mkdir(exist_ok=True)
                (temporary / name).write_text(text, encoding="utf-8", newline="\n")
            temporary.chmod(0o777 & ~_umask())
            _move_into(temporary, folder, list(texts))
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
    except OSError as error:
        raise _not_made(folder, error) from error


def _not_made(folder: Path, error: OSError) -> UserError:
    return UserError(f"Det går inte att skapa {folder}: {why_not(error)}.", _MAY_WRITE)


def _refuse_taken(folder: Path, names: Iterable[str]) -> None:
    """Refuse a folder that has any of the files already, or is a file itself."""
    in_the_way = [name for name in names if (folder / name).exists()]
    if in_the_way:
        listed = ", ".join(in_the_way[:_MOST_NAMES])
        if len(in_the_way) > _MOST_NAMES:
            listed += f" och {len(in_the_way) - _MOST_NAMES} till"
        raise UserError(
            f"I {folder} finns redan {listed}. Inget har ändrats.",
            "Välj en annan mapp: villkor init ÅR MAPP.",
        )
    if folder.exists() and not folder.is_dir():
        raise UserError(
            f"{folder} är en fil, inte en mapp. Inget har ändrats.",
            "Välj ett annat namn: villkor init ÅR MAPP.",
        )


def _move_into(temporary: Path, folder: Path, names: list[str]) -> None:
    """Move the files to their folder: all, or none if one of them cannot be moved."""
    if not folder.exists():
        temporary.rename(folder)
        return
    moved: list[Path] = []
    made: list[Path] = []
    try:
        for name in names:
            target = folder / name
            if not target.parent.is_dir():
                target.parent.mkdir()
                made.append(target.parent)
            (temporary / name).rename(target)
            moved.append(target)
    except OSError:
        for path in moved:
            path.unlink(missing_ok=True)
        for path in made:
            path.rmdir()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
