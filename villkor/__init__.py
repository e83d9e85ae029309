"""villkor: the regions' yearly återrapportering av villkorsbeslut, from section files
to the Word file.

Other programs import five functions, and the error that they raise, from here; they stand
in `villkor.exchange.for_programs` and are imported when they are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from villkor.base.diagnostic import UserError
    from villkor.exchange.for_programs import checked_report as check
    from villkor.exchange.for_programs import exported_report as export_docx
    from villkor.exchange.for_programs import imported_files as import_docx
    from villkor.exchange.for_programs import report_in as load_report
    from villkor.exchange.for_programs import summarized_report as summarize

__version__ = "0.1.0"
__all__ = [
    "UserError",
    "check",
    "export_docx",
    "import_docx",
    "load_report",
    "summarize",
]

_NAMES = {
    "UserError": "UserError",
    "check": "checked_report",
    "export_docx": "exported_report",
    "import_docx": "imported_files",
    "load_report": "report_in",
    "summarize": "summarized_report",
}


def __dir__() -> list[str]:
    """The names that there are, those not imported yet too: a notebook suggests them."""
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> object:
    """What is asked for of those names, imported now (PEP 562)."""
    if name not in _NAMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from villkor.exchange import for_programs  # noqa: PLC0415 - start-up is short

    return getattr(for_programs, _NAMES[name])
