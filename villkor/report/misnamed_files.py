"""Files that are nearly named as those of a report, and are read by nobody: of another
ending than `.yaml`, as when Windows hides `.txt` and a program has added it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from villkor.base.decode import decode_text
from villkor.base.diagnostic import Finding, Where
from villkor.report.copied_files import looks_like_copy, unread_copy_finding
from villkor.report.keys import YAML_ENDINGS
from villkor.report.report_files import ReportFiles

_PLAIN_ENDINGS = {"", ".txt"}
_BACKUP = "~"  # last in the name of what an editor keeps beside a file


def is_yaml_name(name: str) -> bool:
    """Whether a file is read, by its name. Windows may write `.YAML`."""
    return PurePath(name).suffix.casefold() in YAML_ENDINGS


def misnamed_findings(
    files: ReportFiles,
    sections: Iterable[str],
    known: Iterable[str],
) -> list[Finding]:
    """What is told of files that are nearly named as one that the report has: it is
    written in them too, perhaps, and they are not read.

    `sections` are the names of section files, `known` those of all files.
    """
    wanted = {PurePath(name).stem.casefold(): name for name in sections}
    others = list(known)
    found = []
    for name in files.sources.file_names():
        original = _meant_name(name, wanted, others)
        if original in files.texts:
            text, other = _text_of(files, name), files.texts[original]
            found.append(unread_copy_finding(name, original, text, other))
        elif original and not files.renaming_hint(original):
            message = "Filen läses inte: namnet slutar inte på .yaml."
            hint = f"Byt namn på den till {original}."
            found.append(Finding(Where(name), message, hint))
    return found


def _meant_name(
    name: str,
    sections: dict[str, str],
    known: list[str],
) -> str:
    """The file of a report that a name of another ending is nearly that of, or ""."""
    if is_yaml_name(name) or name.endswith(_BACKUP):
        return ""
    small = name.casefold()
    if any(ending in small for ending in YAML_ENDINGS):
        return looks_like_copy(name, known)
    path = PurePath(small)
    if path.suffix in _PLAIN_ENDINGS:
        return sections.get(path.stem, "")
    return sections.get(small, "")  # `1.1-strategi` has no ending, though it looks so


def _text_of(files: ReportFiles, name: str) -> str:
    try:
        with files.sources.open_file(name) as file:
            text, _ = decode_text(file.read(), name)
    except OSError:
        return ""
    return text or ""
