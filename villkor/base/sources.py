"""Where the files of a report come from: their names, and the bytes of each.

Whoever reads a report takes its sources as an argument, so that it may be read from a folder, from
what an editor has not saved yet, or from files that are only about to be written. The disk is one
provider (`FolderSources`).
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO, Protocol

from msgspec import Struct


class Sources(Protocol):
    """The files that stand beside each other in one folder, on a disk or not."""

    def file_names(self) -> list[str]:
        """The names of all files in the folder, in order. Folders are left out."""
        ...

    def open_file(self, name: str) -> BinaryIO:
        """A file to read bytes from, and again from its beginning (`seek`). Raises OSError."""
        ...


class FolderSources(Struct, frozen=True):
    """The files of a folder on disk."""

    folder: Path

    def file_names(self) -> list[str]:
        """The names of all files in the folder, in order. Raises OSError."""
        return sorted(path.name for path in self.folder.iterdir() if path.is_file())

    def open_file(self, name: str) -> BinaryIO:
        """The file of a name, which may be a path from the folder. Raises OSError."""
        return (self.folder / name).open("rb")


class MemorySources(Struct, frozen=True):
    """Files that are nowhere but in memory, by name."""

    contents: Mapping[str, bytes]

    def file_names(self) -> list[str]:
        """The names of all files, in order."""
        return sorted(self.contents)

    def open_file(self, name: str) -> BinaryIO:
        """The file of a name. Raises FileNotFoundError."""
        if name not in self.contents:
            raise FileNotFoundError(name)
        return io.BytesIO(self.contents[name])
