"""Where the forms are that come along with villkor."""

from __future__ import annotations

from pathlib import Path


def templates_folder() -> Path:
    """Where the forms are: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"
