"""The fixed words of typer's help pages, in Swedish: they are constants of a module of
typer.
"""

from __future__ import annotations

from typer import rich_utils


def speak_swedish() -> None:
    """Say the headings and remarks of all help pages in Swedish from now on."""
    rich_utils.ARGUMENTS_PANEL_TITLE = "Argument"
    rich_utils.OPTIONS_PANEL_TITLE = "Val"
    rich_utils.COMMANDS_PANEL_TITLE = "Kommandon"
    rich_utils.DEFAULT_STRING = "[om inget anges: {}]"
    rich_utils.REQUIRED_LONG_STRING = "[måste anges]"
