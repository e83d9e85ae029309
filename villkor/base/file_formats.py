"""What the ending of a file's name says that the file is."""

from __future__ import annotations

from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path

from villkor.base.diagnostic import UserError

_YAML = "en YAML-fil"
# endings that programs go by, and what such a file is
_KINDS = {
    "en PDF": "pdf",
    "en Word-fil": "docx",
    "en äldre Word-fil": "doc",
    "en Word-mall": "dotx dot dotm",
    "en Word-fil med makron": "docm",
    "ett textdokument": "odt ott rtf pages wpd",
    "en Excel-fil": "xlsx",
    "en äldre Excel-fil": "xls",
    "en Excel-fil med makron": "xlsm xlsb xltx",
    "ett kalkylblad": "ods numbers",
    "en presentation": "pptx ppt odp key",
    "en webbsida": "html htm mhtml",
    "en bild": "png jpg jpeg gif svg bmp tif tiff webp",
    "ett mejl": "eml msg",
    "en textfil": "txt text",
    "en CSV-fil": "csv tsv",
    "en Markdown-fil": "md markdown",
    "en JSON-fil": "json sarif",
    _YAML: "yaml yml",
    "en XML-fil": "xml",
    "ett arkiv": "zip 7z rar gz tar",
    "ett program": "exe bat cmd ps1 sh py",
}
_ALIKE = 0.74  # by difflib: docs and dox for docx


def ending_of(path: Path) -> str:
    """The letters after the last point of a file's name, in small letters; "" if there
    are none.
    """
    _, point, ending = path.name.rpartition(".")
    return ending.casefold().strip() if point else ""


def kind_of_ending(ending: str) -> str:
    """What a file with the ending is, in Swedish, or "" if that is not known."""
    for kind, endings in _KINDS.items():
        if ending in endings.split():
            return kind
    return ""


def refuse_other_format(
    output: Path,
    endings: Collection[str],
    written: str,
    hint: str,
) -> None:
    """Raise UserError if a file to write has a name that says another format than those
    with the endings: the one that is `written`, in Swedish.

    An ending that nobody knows (`rapport.2022`) says nothing; one that is nearly right
    is a slip.
    """
    ending = ending_of(output)
    if ending in endings:
        return
    kind = kind_of_ending(ending)
    if ending in _KINDS[_YAML].split():
        raise UserError(
            f"{output} har ett namn som rapportens egna filer. Inget har skrivits.",
            "Välj ett namn som inte slutar på .yaml.",
        )
    if kind:
        raise UserError(
            f"{output.name} är namnet på {kind}, men det som skrivs är {written}. "
            "Inget har skrivits.",
            hint,
        )
    close = get_close_matches(ending, endings, n=1, cutoff=_ALIKE)
    if close:
        raise UserError(
            f"{output.name} har en okänd ändelse. Inget har skrivits.",
            f"Menade du {output.with_suffix('.' + close[0]).name}?",
        )
