"""What is wrong and where: the one type every check speaks, and the one exception that
stops a command.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Severity(StrEnum):
    """How much a diagnostic weighs. Only errors stop an export and give exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


WORDS = {Severity.ERROR: "fel", Severity.WARNING: "varning", Severity.NOTE: "notis"}


class Where(Struct, frozen=True, order=True):
    """A place in a file of the report: path relative to the report, line and column
    from 1.

    The lines of a Word file are its paragraphs.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Finding(Struct, frozen=True):
    """What a rule yields: a place, what is wrong there, how to mend it, and which
    question it concerns.
    """

    where: Where
    message: str
    hint: str = ""
    question: str = ""


class Diagnostic(Struct, frozen=True):
    """A finding stamped with the code, name and severity of the rule that made it."""

    code: str
    name: str
    severity: Severity
    where: Where
    message: str
    hint: str = ""
    question: str = ""


class UserError(Exception):
    """The command cannot go on.

    Carries Swedish text for the user: what is wrong, and what to do about it.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type[UserError], tuple[str, str]]:
        """Go whole from one process to another: by itself an exception takes its
        message only.
        """
        return UserError, (self.message, self.hint)
