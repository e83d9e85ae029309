"""What rules ask of the files: whether rapport.yaml names a form, and where a key
stands.
"""

from __future__ import annotations

import re

from villkor.base.diagnostic import Where
from villkor.base.faults import FaultKind
from villkor.report.keys import SETTINGS_FILE
from villkor.report.model import Report

# faults of rapport.yaml that leave the form a guess
_UNREAD = {
    FaultKind.YAML,
    FaultKind.ENCODING,
    FaultKind.UNREADABLE,
    FaultKind.UNKNOWN_FORM,
}


def form_is_known(report: Report) -> bool:
    """Whether rapport.yaml could be read, and names a form that there is."""
    if "formulär" in report.settings.misread:
        return False
    for kind, finding in report.faults:
        if kind in _UNREAD and finding.where.path == SETTINGS_FILE:
            return False
    return True


def place_of_key(report: Report, path: str, *keys: str) -> Where:
    """The line of the first of the keys (patterns) that begins a line of a file, or the
    top of the file if none does.
    """
    source = report.sources.get(path, "")
    for key in keys:
        found = re.search(rf"^{key}[ \t]*:", source, re.MULTILINE)
        if found:
            return Where(path, source.count("\n", 0, found.start()) + 1)
    return Where(path)
