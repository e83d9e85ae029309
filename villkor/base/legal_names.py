"""Names that files may have on every system: those that Windows has no use for are not
written, since a report is moved between disks, by OneDrive too.

After Microsoft's "Naming Files, Paths, and Namespaces".
"""

from __future__ import annotations

import os
from pathlib import Path

from villkor.base.diagnostic import UserError
from villkor.base.lazy_pattern import lazy_pattern

_FORBIDDEN = lazy_pattern(r'[<>:"/\\|?*\x00-\x1f]')
# what Windows calls its devices, whatever comes after a point
_DEVICE = lazy_pattern(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])[ ]{0,9}(?:\.|$)"
)
_LONGEST = 255  # letters of a name


def windows_fault(name: str) -> str:
    """Why a file cannot have a name on Windows, in Swedish; "" if it can."""
    forbidden = _FORBIDDEN.search(name)
    if forbidden:
        return f"tecknet {forbidden[0]} får inte stå i det"
    if not name.strip() or name.endswith((".", " ")):
        return "det slutar med en punkt eller ett blanksteg"
    if _DEVICE.match(name.casefold()):
        return "Windows använder det namnet till annat"
    if len(name) > _LONGEST:
        return "det är för långt"
    return ""


def legal_stem(stem: str, beginning: str, most: int) -> str:
    """A file's name without its ending: cut to so many letters, and with a beginning
    where it would be empty or none that a file may have.
    """
    legal = stem
    if not stem or windows_fault(f"{stem}.docx"):
        legal = f"{beginning}-{stem}"
    return legal[:most].strip("-")


def refuse_illegal_name(path: Path) -> None:
    """Raise UserError on Windows for a name that it would take for something else: a
    part of another file (`a:b.docx`), a device (`con.docx`), a name without its point.
    """
    asks = os.name == "nt" and path.name
    fault = windows_fault(path.name) if asks else ""
    if fault:
        raise UserError(
            f"{path.name} går inte att använda som namn: {fault}. Inget har skrivits.",
            "Välj ett annat namn.",
        )
