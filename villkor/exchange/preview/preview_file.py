"""The page as a file: where it is put if nobody says where, and which files are ours to
replace.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from villkor.base.diagnostic import UserError
from villkor.base.disk import place_of, write_whole
from villkor.base.file_formats import refuse_other_format
from villkor.base.lazy import lazy_module
from villkor.base.refusals import why_not
from villkor.report.model import Report

if TYPE_CHECKING:
    import platformdirs
else:
    platformdirs = lazy_module("platformdirs")

_ENDINGS = ("html", "htm")
_HINT = "Välj ett namn som slutar på .html."
_SEAL = "<!-- villkor {} -->\n"
_SUM = 64  # characters of a SHA-256
_PRIVATE = 0o700  # the rights of a folder that is its owner's alone


def cached_page(report: Report) -> Path:
    """Where the page of a report is put if nobody says where: among the user's own
    files that may be thrown away, since the report is only read. Each report has its
    own.
    """
    folder = platformdirs.user_cache_path(
        "villkor",
        appauthor=False,
    )
    whole = str(report.folder.resolve())
    place = sha256(
        whole.encode(
            "utf-8",
            "surrogateescape",
        )
    ).hexdigest()[:8]
    return folder / "preview" / f"rapport-{report.form.year}-{place}.html"


def write_cached_page(
    path: Path,
    page: str,
) -> None:
    """Write the page there. Raises UserError if it cannot be written."""
    try:
        path.parent.mkdir(
            mode=_PRIVATE,
            parents=True,
            exist_ok=True,
        )
    except OSError as error:
        raise UserError(
            f"Det går inte att skapa mappen {path.parent}: {why_not(error)}.",
            "Ange ett namn på filen med --output.",
        ) from error
    write_whole(path, _sealed_page(page))


def write_preview(
    path: Path,
    page: str,
) -> None:
    """Write the page under the name that somebody has given.

    Raises UserError if a file is there that is not ours, or that has been changed since
    we wrote it, and for a name that says another format.
    """
    refuse_other_format(
        path,
        _ENDINGS,
        "en webbsida",
        _HINT,
    )
    _keep_others(path)
    write_whole(
        path,
        _sealed_page(page),
        lambda: _keep_others(path),
    )


def _sealed_page(page: str) -> bytes:
    """The page with its sum at its end, by which it is known again."""
    data = page.encode()
    return data + _SEAL.format(sha256(data).hexdigest()).encode()


def _keep_others(path: Path) -> None:
    try:
        place_of(path)
        found = path.read_bytes()
    except FileNotFoundError:
        return
    except OSError as error:
        raise UserError(
            f"Det går inte att läsa {path}: {why_not(error)}.",
            _HINT,
        ) from error
    page = found[: -len(_SEAL.format("0" * _SUM))]
    if found != _sealed_page(
        page.decode(
            "utf-8",
            "replace",
        )
    ):
        raise UserError(
            f"{path} finns redan, och är inte en sida som villkor preview har skrivit. "
            "Inget har skrivits över.",
            "Flytta filen eller byt namn på den, eller välj ett annat namn.",
        )
