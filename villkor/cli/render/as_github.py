"""What GitHub Actions shows beside the lines of the files: findings as workflow
commands.

The commands and their escapes are those of the runner (actions/runner,
ActionCommand.cs; docs.github.com, "Workflow commands").
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from posixpath import normpath

from villkor.base.diagnostic import Diagnostic, Severity

_COMMANDS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}

# A command ends with its line; a property ends at a comma, and the last of them at a
# colon.
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = {**_IN_MESSAGE, **str.maketrans({":": "%3A", ",": "%2C"})}


def findings_github(folder: Path, diagnostics: Sequence[Diagnostic], root: Path) -> str:
    """The findings of `check` in the files of a folder, a command on each line.

    Paths are relative to `root`, the top of the repository. A folder outside it keeps
    its whole path: GitHub then shows the finding without a line.
    """
    shown = folder_from(folder, root)
    return "\n".join(_command(diagnostic, shown) for diagnostic in diagnostics)


def folder_from(folder: Path, root: Path) -> Path:
    """A folder as seen from another one that it stands under, else its whole path."""
    whole, top = folder.resolve(), root.resolve()
    if whole.is_relative_to(top):
        return whole.relative_to(top)
    return whole


def _command(diagnostic: Diagnostic, folder: Path) -> str:
    where = diagnostic.where
    properties = {
        "file": normpath((folder / where.path).as_posix()),
        "line": str(where.line),
        "col": str(where.column),
        "title": f"{diagnostic.code} {diagnostic.name}",
    }
    written = ",".join(
        f"{key}={value.translate(_IN_PROPERTY)}" for key, value in properties.items()
    )
    message = diagnostic.message
    if diagnostic.hint:
        message += f"\n→ {diagnostic.hint}"
    return (
        f"::{_COMMANDS[diagnostic.severity]} "
        f"{written}::{message.translate(_IN_MESSAGE)}"
    )
