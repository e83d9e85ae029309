"""A .docx laid out as a PDF by LibreOffice, where it is installed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

_SECONDS = 120
_BOOKMARKS = {"ExportBookmarks": True}
# A tagged PDF that says it keeps to PDF/UA-1 (ISO 14289), with the boxes to tick as signs and not
# as fields of a form.
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
    """The document as a PDF with its headings as bookmarks, tagged if it is to be `accessible`.

    None if it could not be made.
    """
    if not layout_installed():
        return None
    # where there is no LibreOffice, these would cost an export more than they give (PLC0415)
    import subprocess  # noqa: PLC0415
    import tempfile  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="villkor-") as name:
        folder = Path(name)
        (folder / "layout.docx").write_bytes(data)
        # beside the one that may be open on the desktop
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        to = f"pdf:writer_pdf_Export:{_export_options(accessible)}"
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            name,
            "layout.docx",
        ]
        try:
            # our own words only (S603)
            subprocess.run(command, cwd=folder, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603
            return (folder / "layout.pdf").read_bytes()
        except (OSError, subprocess.SubprocessError):
            return None


# the one thing it is about (FBT001)
def _export_options(accessible: bool) -> str:  # noqa: FBT001
    """What LibreOffice is told about the PDF: each option with its type, as JSON."""
    told = {}
    for name, value in (_ACCESSIBLE if accessible else _BOOKMARKS).items():
        kind = "boolean" if isinstance(value, bool) else "long"
        told[name] = {"type": kind, "value": str(value).lower()}
    return json.dumps(told)
