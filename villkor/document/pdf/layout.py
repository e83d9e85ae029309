"""Word files laid out as PDFs by LibreOffice, where it is installed."""

from __future__ import annotations

import json
import os
import shutil
import signal
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from villkor.base.lazy import lazy_module
from villkor.base.temporary import clean_folders, temporary_folder

if TYPE_CHECKING:
    import subprocess
    import tempfile
else:
    subprocess = lazy_module("subprocess")
    tempfile = lazy_module("tempfile")

MOST_SECONDS = 120  # for each file
_BOOKMARKS = {"ExportBookmarks": True}
# A tagged PDF that says it keeps to PDF/UA-1 (ISO 14289), with the boxes to tick as
# signs and not as fields of a form.
_ACCESSIBLE = {
    **_BOOKMARKS,
    "PDFUACompliance": True,
    "UseTaggedPDF": True,
    "ExportFormFields": False,
    "InitialView": 1,
}


def layout_installed() -> bool:
    """Whether there is a LibreOffice to do it."""
    return shutil.which("soffice") is not None


def to_pdf(data: bytes, *, accessible: bool = True) -> bytes | None:
    """The document as a PDF with its headings as bookmarks, tagged if it is to be
    `accessible`.

    None if it could not be made.
    """
    (pdf,) = to_pdfs([data], accessible=accessible)
    return pdf


def to_pdfs(files: Sequence[bytes], *, accessible: bool = True) -> list[bytes | None]:
    """Each of the documents as `to_pdf` gives it, with LibreOffice started once for
    them all.
    """
    if not layout_installed():
        return [None for _ in files]
    anywhere = Path(tempfile.gettempdir())
    clean_folders(anywhere)
    with temporary_folder(anywhere) as folder:
        sources = [folder / f"layout-{number}.docx" for number, _ in enumerate(files)]
        for source, data in zip(sources, files, strict=True):
            source.write_bytes(data)
        if not _lay_out(folder, sources, _ACCESSIBLE if accessible else _BOOKMARKS):
            return [None for _ in files]
        return [_bytes_of(source.with_suffix(".pdf")) for source in sources]


def _lay_out(
    folder: Path,
    sources: Sequence[Path],
    options: Mapping[str, bool | int],
) -> bool:
    """Have LibreOffice write a PDF beside each source. Whether it went through them."""
    command = [
        "soffice",
        # beside the one that may be open on the desktop
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        f"pdf:writer_pdf_Export:{_export_options(options)}",
        "--outdir",
        str(folder),
        *(source.name for source in sources),
    ]
    return _run_bounded(command, folder, MOST_SECONDS * len(sources))


def _run_bounded(command: Sequence[str], folder: Path, seconds: float) -> bool:
    """Run a program in a folder. Whether it went well, and in that time: else it is
    ended with all that it has started, and so it is when villkor is interrupted.
    """
    try:
        process = subprocess.Popen(  # our own words only
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return process.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it has started, which are a group of their own."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _export_options(options: Mapping[str, bool | int]) -> str:
    """What LibreOffice is told about the PDF: each option with its type, as JSON."""
    told = {}
    for name, value in options.items():
        kind = "boolean" if isinstance(value, bool) else "long"
        told[name] = {"type": kind, "value": str(value).lower()}
    return json.dumps(told)


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
