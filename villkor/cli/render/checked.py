"""What a check of one folder among several came to: little enough to be kept of
each.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from villkor.base.diagnostic import Diagnostic, Severity
from villkor.rules.progress import Progress


class Checked(Struct, frozen=True):
    """What a check found in a report, or in one of its files, without the report itself,
    of which many fill the memory.
    """

    folder: Path
    only: str  # the file that alone was asked about; "" if all were
    year: int
    region: str
    diagnostics: tuple[Diagnostic, ...]
    sections: tuple[Progress, ...]
    refused: bool  # it gives exit code 1
    text: str  # as it is printed on this screen, if that is asked for

    @property
    def path(self) -> Path:
        """The folder, or the file that is asked about."""
        return self.folder / self.only

    @property
    def faulty(self) -> bool:
        """Whether it has errors."""
        return any(found.severity is Severity.ERROR for found in self.diagnostics)


class Unread(Struct, frozen=True):
    """A folder that cannot be read as a report, why, and what to do."""

    folder: str
    message: str
    hint: str
