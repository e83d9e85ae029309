"""Where the forms are, and which years there are forms for."""

from __future__ import annotations

from pathlib import Path


def templates_folder() -> Path:
    """Where the forms are: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def form_years() -> tuple[int, ...]:
    """The years there is a form for, the newest first."""
    found = (path.parent.name for path in templates_folder().glob("*/form.yaml"))
    return tuple(sorted((int(name) for name in found if name.isdigit()), reverse=True))
