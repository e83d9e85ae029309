"""Several files of one folder written whole or not at all, whenever the power goes.

A journal says what is going on: which files are to be replaced, by what sums they are
known before and after, and where the old ones are kept. A run that was killed is undone
by the next: it puts back what the first had replaced, unless all was done.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from villkor.base.diagnostic import UserError
from villkor.base.disk import place_of, take_after
from villkor.base.patience import patiently
from villkor.base.plain_files import RefusedFile, file_inside
from villkor.base.refusals import what_to_do, why_not
from villkor.base.side_files import SIDE_FOLDER
from villkor.base.temporary import left_folders, temporary_folder

_JOURNAL = "journal.json"
_BEFORE, _AFTER = "före", "efter"
KEPT_FOLDER = "före-avbrottet"  # where old files go that cannot be put back
_OPEN_OR_PROTECTED = "Kontrollera att filerna inte är öppna eller skrivskyddade."
_AGAIN = "Kör kommandot igen."


class Replacing(Struct, frozen=True):
    """A file that is to be replaced: its name, its number in the journal, and its sums
    before ("" if there was none) and after.
    """

    name: str
    number: int
    before: str
    after: str


class Interrupted(Struct, frozen=True):
    """What a run that was killed had begun: the files that are put back as they were,
    those that somebody has changed since and that are let be, and those that it had
    written all of.
    """

    put_back: tuple[str, ...] = ()
    let_be: tuple[str, ...] = ()
    done: tuple[str, ...] = ()


def write_together(
    folder: Path,
    files: Mapping[str, bytes],
    before: Mapping[str, bytes | None],
) -> None:
    """Write files in a folder, by their names: all, or none.

    `before` is what stands in each now (None: there is none); rights and owners are
    kept. Raises UserError, with nothing written, if that is not so any more, or if a
    file is protected, lies elsewhere or cannot be written.
    """
    if not files:
        return
    try:
        undone = undo_interrupted(folder)
        if undone.put_back:
            raise UserError("En tidigare körning avbröts. Inget har ändrats.", _AGAIN)
        side = file_inside(folder, SIDE_FOLDER)
        side.mkdir(exist_ok=True)
        with temporary_folder(side) as work:
            _write_all(folder, work, files, before)
    except OSError as error:
        raise UserError(
            f"Det går inte att skriva i {folder}: {why_not(error)}. Inget har ändrats.",
            what_to_do(error, _OPEN_OR_PROTECTED),
        ) from error


def _write_all(
    folder: Path,
    work: Path,
    files: Mapping[str, bytes],
    before: Mapping[str, bytes | None],
) -> None:
    _refuse_changed(folder, before)
    replacing = []
    for number, (name, data) in enumerate(files.items()):
        target = place_of(file_inside(folder, name))
        _write_synced(work / f"{number}.{_AFTER}", data)
        take_after(target, work / f"{number}.{_AFTER}")
        old = before[name]
        if old is not None:
            _keep_old(target, work / f"{number}.{_BEFORE}", old)
        replacing.append(Replacing(name, number, _sum_of(old), _sum_of(data)))
    journal = work / _JOURNAL
    _write_synced(journal, _as_json(replacing))
    _sync_folder(work)
    _sync_folder(work.parent)
    # nobody can remove on Windows what is open
    with journal.open("rb"):
        try:
            _refuse_changed(folder, before)
            for each in replacing:
                target = place_of(file_inside(folder, each.name))
                new = work / f"{each.number}.{_AFTER}"
                patiently(partial(new.replace, target))
        except (OSError, UserError):
            _, lost = _put_back(folder, work, replacing)
            if lost:
                raise _half_written(lost) from None
            raise
    journal.unlink()


def _refuse_changed(folder: Path, before: Mapping[str, bytes | None]) -> None:
    for name, data in before.items():
        if _sum_now(folder, name) != _sum_of(data):
            raise UserError(
                f"{name} har ändrats medan kommandot arbetade. Inget har ändrats.",
                _AGAIN,
            )


def undo_interrupted(folder: Path) -> Interrupted:
    """Undo what a run that was killed had begun to write in a folder, and remove what
    it left.

    What another run is writing is let be. Raises OSError.
    """
    told = Interrupted()
    side = folder / SIDE_FOLDER
    if not may_be_interrupted(folder):
        return told
    with left_folders(side) as left:
        for work in left:
            replacing = _replacing_in(work)
            sums = [_sum_now(folder, each.name) for each in replacing]
            if sums == [each.after for each in replacing]:
                done = tuple(each.name for each in replacing)
                told = Interrupted(told.put_back, told.let_be, told.done + done)
                continue
            put_back, let_be = _put_back(folder, work, replacing)
            told = Interrupted(
                told.put_back + put_back,
                told.let_be + let_be,
                told.done,
            )
    return told


def may_be_interrupted(folder: Path) -> bool:
    """Whether there is anything to look at for `undo_interrupted`: quick."""
    try:
        names = [path.name for path in (folder / SIDE_FOLDER).iterdir()]
    except OSError:
        return False
    return any(name.startswith(f"{SIDE_FOLDER}-") for name in names)


def _put_back(
    folder: Path,
    work: Path,
    replacing: Sequence[Replacing],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Put the old files back. The names of those, and of those that somebody has
    changed or that cannot be put back: their old ones are kept beside.
    """
    put_back, let_be = [], []
    for each in replacing:
        now = _sum_now(folder, each.name)
        if now == each.before:
            continue
        if now == each.after and _is_put_back(folder, work, each):
            put_back.append(each.name)
        else:
            let_be.append(each.name)
            _keep_beside(work, each)
    return tuple(put_back), tuple(let_be)


def _is_put_back(folder: Path, work: Path, each: Replacing) -> bool:
    """Put an old file back, or take away a new one: whether that could be done."""
    old = work / f"{each.number}.{_BEFORE}"
    try:
        target = file_inside(folder, each.name)
        if not each.before:
            target.unlink()
            return True
        if _sum_in(old) != each.before:
            return False
        # a copy: if this run is killed too, the next begins anew
        copy = Path(shutil.copy2(old, work / f"{each.number}.kopia"))
        take_after(target, copy)
        shutil.copystat(old, copy)
        copy.replace(target)
    except OSError:
        return False
    return True


def _keep_beside(work: Path, each: Replacing) -> None:
    old = work / f"{each.number}.{_BEFORE}"
    with suppress(OSError):
        kept = work.parent / KEPT_FOLDER
        kept.mkdir(exist_ok=True)
        shutil.copy2(old, kept / each.name)


def _keep_old(target: Path, kept: Path, data: bytes) -> None:
    """Keep what stands in a file, with its rights and the time that it was saved."""
    _write_synced(kept, data)
    take_after(target, kept)
    shutil.copystat(target, kept)


def _half_written(names: Sequence[str]) -> UserError:
    return UserError(
        f"Det gick inte att skriva alla filer, och inte heller att återställa "
        f"{', '.join(names)}.",
        f"Filerna som de var ligger i {SIDE_FOLDER}/{KEPT_FOLDER} i rapportens mapp.",
    )


def _replacing_in(work: Path) -> list[Replacing]:
    """What the journal in a folder says; nothing if there is none, or none that is
    whole: then nothing was replaced yet.
    """
    found = []
    try:
        for number, told in enumerate(json.loads((work / _JOURNAL).read_bytes())):
            name, before, after = told["namn"], told[_BEFORE], told[_AFTER]
            if Path(name).name != name or not (after and before + after).isalnum():
                return []
            found.append(Replacing(name, number, before, after))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []
    return found


def _as_json(replacing: Sequence[Replacing]) -> bytes:
    told = [
        {"namn": each.name, _BEFORE: each.before, _AFTER: each.after}
        for each in replacing
    ]
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _write_synced(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    """Have the names in a folder written down; Windows knows no such thing."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def _sum_of(data: bytes | None) -> str:
    return "" if data is None else sha256(data).hexdigest()


def _sum_now(folder: Path, name: str) -> str:
    """The sum of a file in a folder; "" if there is none."""
    try:
        return _sum_in(file_inside(folder, name))
    except RefusedFile:
        return ""


def _sum_in(path: Path) -> str:
    try:
        return _sum_of(path.read_bytes())
    except FileNotFoundError:
        return ""
