"""Writing to disk so that a file or folder is there whole or not at all, whenever the
power goes.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from villkor.base.diagnostic import UserError
from villkor.base.legal_names import refuse_illegal_name
from villkor.base.listed_words import first_words
from villkor.base.patience import patiently
from villkor.base.refusals import what_to_do, why_not
from villkor.base.temporary import (
    clean_files,
    clean_folders,
    temporary_file,
    temporary_folder,
)

_MAY_BE_WRITTEN = 0o222
_PROCESSES = "proc"  # where Linux keeps what programs have open
_JUST_MADE = {errno.ENOTEMPTY, errno.EEXIST}  # by somebody else
_MAY_WRITE = "Kontrollera namnet, och att du får skriva i mappen."
_OPEN_OR_PROTECTED = "Är filen öppen i Word, eller mappen skrivskyddad?"
_TO_WRITE = {
    errno.ENOENT: "Skapa mappen först, eller välj en annan.",
    errno.ENOTDIR: "Kontrollera sökvägen.",
    errno.EISDIR: "Ange ett namn på en fil, till exempel i den mappen.",
    errno.ENOSPC: "Gör plats på disken, eller välj en annan.",
    errno.ENAMETOOLONG: "Välj ett kortare namn.",
}
_MOST_NAMES = 5  # of files in the way that are told


def saved_at(path: Path) -> datetime | None:
    """When a file was last saved (UTC, whole seconds), or None if that cannot be
    told.
    """
    try:
        return datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
    except (OSError, ValueError, OverflowError):
        return None


def write_whole(
    path: Path,
    data: bytes,
    look_again: Callable[[], object] | None = None,
) -> None:
    """Write a file by way of a temporary one beside it.

    What is there is replaced with its rights and its owner, and a link leads to it as
    before. `look_again` is called when all is ready, and raises if what is there now is
    not to be replaced. Raises UserError if the place cannot be written to.
    """
    try:
        target = place_of(path)
        clean_files(target.parent, [target.name])
        with (
            temporary_file(target) as (handle, temporary),
            os.fdopen(handle, "wb") as file,
        ):
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            take_after(target, temporary)
            if look_again:
                look_again()
            if os.name == "nt":  # which moves nothing that is open
                file.close()
            patiently(partial(temporary.replace, target))
    except OSError as error:
        number = error.errno or 0
        raise UserError(
            f"Det går inte att skriva {path}: {why_not(error)}.",
            what_to_do(error, _TO_WRITE.get(number, _OPEN_OR_PROTECTED), path),
        ) from error


def place_of(path: Path) -> Path:
    """The file that is written when a path is: what a link leads to.

    Raises UserError for what is no plain file, and for one that is protected; OSError
    for a folder.
    """
    refuse_illegal_name(path)
    target = Path(os.path.realpath(path))
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return target
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not stat.S_ISREG(mode) or path.absolute().parts[1] == _PROCESSES:
        raise UserError(
            f"{path} är ingen vanlig fil, utan en enhet eller ett rör. Inget har "
            "skrivits.",
            "Ange ett namn på en fil.",
        )
    if not mode & _MAY_BE_WRITTEN or not os.access(path, os.W_OK):
        raise UserError(
            f"{path} är skrivskyddad. Inget har skrivits över.",
            "Ta bort skrivskyddet, eller välj ett annat namn.",
        )
    return target


def take_after(old: Path, new: Path) -> None:
    """Give a new file the rights and the owner of the one that it replaces, or those of
    any new file.
    """
    try:
        before = old.stat()
    except FileNotFoundError:
        new.chmod(0o666 & ~_umask())
        return
    now = new.stat()
    if (before.st_uid, before.st_gid) != (now.st_uid, now.st_gid):
        with suppress(OSError):  # only an administrator may give a file away
            os.chown(new, before.st_uid, before.st_gid)
    shutil.copystat(old, new)
    os.utime(new)


def make_folder(folder: Path) -> None:
    """Make a folder, and those that it stands in, unless it is there.

    Raises UserError if that cannot be done.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _not_made(folder, error) from error


def create_folder(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Make a folder of files: texts (UTF-8, LF), and what is bytes as it is.

    The last file comes last, and nothing that exists is touched.

    A name may have a folder before it: `folder/name`. Raises UserError, with nothing
    written, if any of the files is there already or the place cannot be written to.
    """
    refuse_illegal_name(folder.absolute())
    try:
        _refuse_taken(folder, files)
        folder.parent.mkdir(parents=True, exist_ok=True)
        clean_folders(folder.parent)
        with temporary_folder(folder.parent) as temporary:
            for name, content in files.items():
                (temporary / name).parent.mkdir(exist_ok=True)
                data = content.encode() if isinstance(content, str) else content
                (temporary / name).write_bytes(data)
            temporary.chmod(0o777 & ~_umask())
            _move_into(temporary, folder, list(files))
    except OSError as error:
        raise _not_made(folder, error) from error


def _not_made(folder: Path, error: OSError) -> UserError:
    return UserError(f"Det går inte att skapa {folder}: {why_not(error)}.", _MAY_WRITE)


def _refuse_taken(folder: Path, names: Iterable[str]) -> None:
    """Refuse a folder that has any of the files already, or is a file itself."""
    in_the_way = [name for name in names if (folder / name).exists()]
    if in_the_way:
        names = first_words(in_the_way, _MOST_NAMES)
        raise UserError(
            f"I {folder} finns redan {names}. Inget har ändrats.",
            "Välj en annan mapp: villkor init ÅR MAPP.",
        )
    if folder.exists() and not folder.is_dir():
        raise UserError(
            f"{folder} är en fil, inte en mapp. Inget har ändrats.",
            "Välj ett annat namn: villkor init ÅR MAPP.",
        )


def _move_into(temporary: Path, folder: Path, names: list[str]) -> None:
    """Move the files to their folder: all, or none if one of them cannot be moved.

    What another program has put there meanwhile is not touched.
    """
    if not folder.exists():
        try:
            temporary.rename(folder)
        except OSError as error:
            if error.errno not in _JUST_MADE:
                raise
            _refuse_taken(folder, names)
        else:
            return
    moved: list[Path] = []
    made: list[Path] = []
    try:
        for name in names:
            target = folder / name
            if not target.parent.is_dir():
                target.parent.mkdir()
                made.append(target.parent)
            _move_to_free(temporary / name, target)
            moved.append(target)
    except OSError:
        for path in moved:
            path.unlink(missing_ok=True)
        for path in made:
            path.rmdir()
        raise


def _move_to_free(source: Path, target: Path) -> None:
    """Move a file where none is. Raises FileExistsError if there is one."""
    try:
        target.hardlink_to(source)
    except FileExistsError:
        raise
    except OSError:  # a disk that has no second names
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST)) from None
        source.rename(target)
    else:
        source.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
