"""From where the files of a report are named for other programs: the repository that
they lie in, else the working folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

_LINK = b"gitdir:"


class Root(Struct, frozen=True):
    """A folder that paths are told from, and whether it is a repository's."""

    folder: Path
    is_repository: bool

    def path_to(self, folder: Path) -> Path:
        """Another folder as seen from here; whole, if it cannot be reached."""
        whole = folder.resolve()
        try:
            return Path(os.path.relpath(whole, self.folder))
        except ValueError:  # on another drive of Windows
            return whole


def root_of(folders: Iterable[Path]) -> Root:
    """The repository that all the folders lie in, or the working folder if there is no
    such one.
    """
    found = {repository_of(folder) for folder in folders}
    if len(found) == 1:
        repository = found.pop()
        if repository is not None:
            return Root(repository, is_repository=True)
    return Root(Path.cwd().resolve(), is_repository=False)


def repository_of(folder: Path) -> Path | None:
    """The top of the git repository, worktree or submodule that a folder lies in (what
    `git rev-parse --show-toplevel` says), or None.

    Of a worktree and a submodule the .git is a file that says where the rest is.
    """
    whole = folder.resolve()
    for above in (whole, *whole.parents):
        if _is_top(above / ".git"):
            return above
    return None


def _is_top(git: Path) -> bool:
    try:
        if git.is_dir():
            return (git / "HEAD").is_file()
        if not git.is_file():
            return False
        with git.open("rb") as file:
            return file.read(len(_LINK)) == _LINK
    except OSError:
        return False
