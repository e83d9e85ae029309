"""The sample as the program exports it with LibreOffice, which takes seconds: once for all tests
that look at it and change nothing, in whatever process they are run.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.libreoffice import counted_layouts
from tests.tools import copy_sample, need, villkor

EPOCH = "1676937600"  # 21 February 2023, the last day of the form
NAME = "aterrapportering-2022-region-norrbotten-tillvaxtverket.docx"


def sent_to_all(factory: pytest.TempPathFactory) -> Path:
    """A folder with the Word files to all recipients, their receipts and PDFs; and with
    layouts.txt, which has a line for each time that LibreOffice was started.
    """
    need("soffice")
    return _made_once(factory, "alla", _send_to_all)


def _send_to_all(folder: Path) -> None:
    report = copy_sample(folder)
    export_all = ("export-docx", report, "--to", "alla", "--output-dir", folder)
    with pytest.MonkeyPatch.context() as environment:
        counted_layouts(folder, environment)
        made = villkor(*export_all, "--pdf", SOURCE_DATE_EPOCH=EPOCH)
    assert made.returncode == 0, made.stderr


def _made_once(
    factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]
) -> Path:
    """A folder that the first process of pytest that needs it fills, and the others wait for."""
    common = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        common = common.parent  # that of this process lies in that of all
    folder, done = common / name, common / f"{name}-done"
    with (common / f"{name}-lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(
                folder, ignore_errors=True
            )  # of one that did not get to its end
            folder.mkdir()
            make(folder)
            done.touch()
    return folder
