"""The same work on many reports: by a process for each core, with a bar on a
terminal.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from villkor.base.lazy import lazy_module
from villkor.cli.long_work import with_bar

if TYPE_CHECKING:
    from concurrent import futures
else:
    futures = lazy_module("concurrent.futures")

_FEW = 4  # reports: fewer are done before more processes have started
_CHUNK = 4  # reports that a process is given at a time
# As often does a process look for garbage. The program itself hardly does
# (docs/decisions/0039).
_OBJECTS = 20_000

Made = TypeVar("Made")


def work_on_each(
    work: Callable[[Path], Made],
    folders: Sequence[Path],
    label: str,
    *,
    quiet: bool = False,
) -> list[Made]:
    """What the work gives of each folder, in their order, with a bar unless `quiet`.

    `work` is done in other processes. What it gives is sent back from there and kept,
    so it should be small.
    """
    processes = min(os.cpu_count() or 1, len(folders))
    if len(folders) < _FEW or processes == 1:
        return _kept(map(work, folders), len(folders), label, quiet=quiet)
    with futures.ProcessPoolExecutor(
        processes,
        initializer=gc.set_threshold,
        initargs=(_OBJECTS,),
    ) as pool:
        made = pool.map(work, folders, chunksize=_CHUNK)
        return _kept(made, len(folders), label, quiet=quiet)


def _kept(made: Iterable[Made], total: int, label: str, *, quiet: bool) -> list[Made]:
    with with_bar(made, total, label, quiet=quiet) as pieces:
        return list(pieces)


def each_once(folders: Iterable[Path]) -> list[Path]:
    """The folders without those that are named once more, be it in another way."""
    found: dict[Path, Path] = {}
    for folder in folders:
        found.setdefault(folder.resolve(), folder)
    return list(found.values())
