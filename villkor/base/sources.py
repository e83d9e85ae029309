r"""Where the files of a report come from: their names, and the bytes of each.

Whoever reads a report takes its sources as an argument, so that it may be read from a
folder, from what an editor has not saved yet, or from files that are only about to be
written. The disk is one provider (`FolderSources`).

A name may be a path from the folder, with `/` or `\` in it on every system, but a report
stays in its folder: what lies outside, by its name or by a link, is refused. Last year's
report alone lies elsewhere, and of it only the files of a report are read.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from posixpath import normpath
from typing import BinaryIO, Protocol
from unicodedata import normalize

from msgspec import Struct

from villkor.base.plain_files import (
    file_inside,
    is_file,
    is_folder,
    open_plain_file,
    outside_folder,
    refuse_elsewhere,
    with_slashes,
)
from villkor.base.side_files import is_side_file


class Sources(Protocol):
    """The files that stand beside each other in one folder, on a disk or not."""

    def file_names(self) -> list[str]:
        """The names of all files in the folder, in order.

        Folders and side files (`is_side_file`) are left out. Raises OSError.
        """
        ...

    def has_file(self, name: str) -> bool:
        """Whether there is a file of a name. It need not be one that can be opened."""
        ...

    def open_file(self, name: str) -> BinaryIO:
        """A file to read bytes from, and again from its beginning (`seek`).

        Raises OSError, and RefusedFile if it lies outside or is no plain file.
        """
        ...

    def folder_at(self, path: str) -> Sources | None:
        """The files of another folder, by its path from this one.

        None if there is no such folder, or if it is this very one.
        """
        ...


class FolderSources(Struct, frozen=True):
    """The files of a folder on disk."""

    folder: Path

    def file_names(self) -> list[str]:
        """The names of all files in the folder, in order. Raises OSError."""
        files = (path.name for path in self.folder.iterdir() if is_file(path))
        return sorted(name for name in files if not is_side_file(name))

    def has_file(self, name: str) -> bool:
        """Whether the path from the folder leads to a file."""
        return is_file(self.folder / _saved_name(self.folder, name))

    def open_file(self, name: str) -> BinaryIO:
        """The file of a name, which may be a path from the folder to what lies in it.

        Raises OSError, and RefusedFile for what lies elsewhere or is no plain file.
        """
        return open_plain_file(self.path_of(name))

    def path_of(self, name: str) -> Path:
        """Where the file of a name is on the disk.

        Raises RefusedFile for what lies outside the folder.
        """
        saved = _saved_name(self.folder, name)
        inside = file_inside(self.folder, saved)
        if not is_file(inside):
            refuse_elsewhere(name)
        return inside

    def folder_at(self, path: str) -> FolderSources | None:
        """The files of the folder that a path from this one leads to, if it is another
        one.
        """
        other = self.folder / _saved_name(self.folder, path)
        if not is_folder(other) or other.resolve() == self.folder.resolve():
            return None
        return FolderSources(other)


def _saved_name(folder: Path, name: str) -> str:
    """The name, or path from a folder, as it is on the disk.

    What has letters with dots may be saved with the dots beside them, as a Mac does:
    then each part of the path is looked for so too.
    """
    path = with_slashes(name)
    if name.isascii() and path == name:
        return name
    if _is_there(folder / name):
        return name
    found = Path()
    for part in Path(path).parts:
        apart = found / normalize("NFD", part)
        found /= part
        if _is_there(folder / apart):
            found = apart
    return str(found)


def _is_there(path: Path) -> bool:
    return is_file(path) or is_folder(path)


class MemorySources(Struct, frozen=True):
    """Files that are nowhere but in memory, by name.

    What lies outside the folder has its path from it as its name:
    `../2021/rapport.yaml`.
    """

    contents: Mapping[str, bytes]

    def file_names(self) -> list[str]:
        """The names of all files in the folder, in order."""
        here = (name for name in self.contents if "/" not in name)
        return sorted(name for name in here if not is_side_file(name))

    def has_file(self, name: str) -> bool:
        """Whether a file has the name."""
        return _plain_path(name) in self.contents

    def open_file(self, name: str) -> BinaryIO:
        """The file of a name. Raises FileNotFoundError, and RefusedFile for one outside
        the folder.
        """
        path = _plain_path(name)
        if path.startswith(("../", "/")):
            raise outside_folder()
        content = self.contents.get(path)
        if content is None:
            refuse_elsewhere(name)
            raise FileNotFoundError(name)
        return io.BytesIO(content)

    def folder_at(self, path: str) -> MemorySources | None:
        """The files whose names begin with the path.

        What lies beside them is not known there.
        """
        inside = _contents_under(self.contents, path)
        return MemorySources(inside) if inside else None


class OverlaySources(Struct, frozen=True):
    """Other sources with some of their files replaced, or new ones beside them.

    So an editor has a folder in which some files are not saved yet.
    """

    below: Sources
    contents: Mapping[str, bytes]

    def file_names(self) -> list[str]:
        """The names of all files in the folder, replaced or not, in order.

        Raises OSError.
        """
        return sorted(
            {*self.below.file_names(), *MemorySources(self.contents).file_names()}
        )

    def has_file(self, name: str) -> bool:
        """Whether there is a file of the name, replaced or not."""
        return MemorySources(self.contents).has_file(name) or self.below.has_file(name)

    def open_file(self, name: str) -> BinaryIO:
        """What replaces the file of a name, or else the file. Raises OSError."""
        above = MemorySources(self.contents)
        return (
            above.open_file(name)
            if above.has_file(name)
            else self.below.open_file(name)
        )

    def folder_at(self, path: str) -> Sources | None:
        """The folder that the path leads to below, with those of its files replaced
        that are.
        """
        other = self.below.folder_at(path)
        inside = _contents_under(self.contents, path)
        if other is None:
            return MemorySources(inside) if inside else None
        return OverlaySources(other, inside) if inside else other


def _plain_path(name: str) -> str:
    return normpath(with_slashes(name))


def _contents_under(contents: Mapping[str, bytes], path: str) -> dict[str, bytes]:
    """The files under a path, by their names from there on."""
    beginning = _plain_path(path) + "/"
    inside = {}
    for name, content in contents.items():
        if name.startswith(beginning):
            inside[name.removeprefix(beginning)] = content
    return inside
