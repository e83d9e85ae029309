"""Files that are no table, though they stand under the name of one: what each is, and
how it becomes a table.
"""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection

from villkor.base.decode import other_file
from villkor.base.table_rows import UnreadableTable

LOOKED_AT = 4096  # bytes
_SPREADSHEET = b"urn:schemas-microsoft-com:office:spreadsheet"
_HTML = (b"<html", b"<!doctype html", b"<table", b"<head", b"<meta", b"<style", b"<div")
_UNPACK = "Packa upp filen, och skriv namnet på den som ligger i den."
_EXPORT_AS_TABLE = "Exportera besluten som CSV eller som Excel-arbetsbok (.xlsx)."
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # in a workbook with a password
_BEGINNINGS = (
    (b"MIME-Version:", "en webbsida", None),
    (b"ID;P", "en fil i formatet SYLK", None),
    (b'{"', "en JSON-fil", _EXPORT_AS_TABLE),
    (b"[{", "en JSON-fil", _EXPORT_AS_TABLE),
    (b"\x1f\x8b", "en packad fil", _UNPACK),
    (b"7z\xbc\xaf", "en packad fil", _UNPACK),
    (b"Rar!", "en packad fil", _UNPACK),
    (b"SQLite format 3", "en databas", _EXPORT_AS_TABLE),
)


def refuse_other_text(first: bytes) -> None:
    """Raise UnreadableTable if what a file begins with is of no table of text."""
    plain = first.replace(b"\0", b"")  # enough of UTF-16 for this
    for mark in (BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE):
        plain = plain.removeprefix(mark)
    beginning = plain.lstrip()
    if beginning.startswith(b"<") and not beginning.startswith(b"<<<<<<<"):
        raise _no_table(_kind_of_markup(beginning))
    for start, what, hint in _BEGINNINGS:
        if beginning.startswith(start):
            raise _no_table(what, hint)
    what = other_file(beginning)
    if what and not beginning.startswith(b"<"):
        raise _no_table(what)


def refuse_old_workbook(content: bytes) -> None:
    """Raise UnreadableTable for a file of Office's older kind, in which workbooks that
    have a password are kept too.
    """
    if _LOCKED in content:
        message = "Arbetsboken är skyddad med ett lösenord."
        hint = "Öppna den i Excel, ta bort lösenordet och spara den i rapportens mapp."
        raise UnreadableTable(message, hint)
    raise _no_table("en Word- eller Excel-fil av äldre slag (.doc, .xls)")


def refuse_other_zip(names: Collection[str], mimetype: bytes) -> None:
    """Raise UnreadableTable if what a zip file has in it is of no workbook (.xlsx)."""
    if "xl/workbook.xml" in names:
        return
    if b"opendocument" in mimetype:
        raise _no_table("en fil från LibreOffice eller OpenOffice (.ods)")
    if "xl/workbook.bin" in names:
        raise _no_table("en binär Excel-arbetsbok (.xlsb)")
    if "word/document.xml" in names:
        raise _no_table("en Word-fil", _EXPORT_AS_TABLE)
    if "[Content_Types].xml" not in names:
        raise _no_table("en zip-fil", _UNPACK)


def _kind_of_markup(beginning: bytes) -> str:
    if _SPREADSHEET in beginning:
        return "ett XML-kalkylblad från Excel 2003"
    small = beginning.lower()
    if any(tag in small for tag in _HTML):
        return "en webbsida"
    return "en XML-fil"


def _no_table(what: str, hint: str | None = None) -> UnreadableTable:
    message = f"Det här är {what}, ingen tabell."
    return UnreadableTable(message, hint) if hint else UnreadableTable(message)
