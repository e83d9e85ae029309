"""Bytes → text, or what the file is instead, said so that the officer can save it
anew.
"""

from __future__ import annotations

import re

from villkor.base.diagnostic import Finding, Where

_SAVE_AS_UTF8 = "Öppna filen i redigeraren och spara den med teckenkodningen UTF-8."
_SAVE_AS_TEXT = "Spara texten som en vanlig textfil i UTF-8."

# How files begin that are no text files, but end up under a text file's name.
_OTHER_FILES = (
    (b"PK", "en Word-, Excel- eller zip-fil"),
    (b"\xd0\xcf\x11\xe0", "en Word- eller Excel-fil av äldre slag"),
    (b"%PDF", "en PDF-fil"),
    (b"{\\rtf", "en fil i formatet RTF"),
    (b"<", "en webbsida"),
)
# å, ä, ö, é and a dash of UTF-8 that some program read as something else and saved
# again: as Windows-1252 (twice too), Latin-1, Mac Roman or the code pages of DOS.
_READ_WRONGLY = re.compile(
    "Ã[¥¤¶©…„–ƒ\x84\x85\x96]|â€[“”™œ]|√[•§∂ÖÑñ]|├[ÑñÂ╢]",
)
# Letters of Mac Roman and of DOS that were read as Windows-1252, inside a word, and
# letters that are lost.
_OTHER_ENCODING = re.compile(
    "(?<=[^\\W\\d_])[ŠšŒœŽžŸ†‡„”…€™‰‹›ˆ•?](?=[^\\W\\d_])|\N{REPLACEMENT CHARACTER}"
)
# ö as a web page, an address or a mail writes it
_CODE = re.compile(
    "&#(?:x[0-9A-Fa-f]{2}|[0-9]{3})|&[aoAO](?:uml|ring)|[%=]C3[%=][89AB]"
)
_NOT_UTF8 = "Filen är inte sparad som UTF-8, så å, ä och ö blir fel."


def other_file(raw: bytes) -> str:
    """What a file is that is no text, by how it begins: "en PDF-fil".

    "" if it may be text.
    """
    for beginning, what in _OTHER_FILES:
        if raw.startswith(beginning):
            return what
    return ""


def decode_text(raw: bytes, path: str) -> tuple[str | None, Finding | None]:
    """The text with LF line ends, or None and why.

    A byte order mark and CRLF are read without a word.
    """
    what = other_file(raw)
    if what:
        return None, Finding(
            Where(path),
            f"Det här är {what}, ingen textfil.",
            _SAVE_AS_TEXT,
        )
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw[:2]:
        return None, Finding(
            Where(path),
            "Filen är sparad som UTF-16 (”Unicode”), inte som UTF-8.",
            _SAVE_AS_UTF8,
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        return None, Finding(
            _place_after(before, path),
            _NOT_UTF8,
            _SAVE_AS_UTF8,
        )
    text = _with_line_feeds(text)
    match = _READ_WRONGLY.search(text)
    if match:
        return None, Finding(
            _place_after(text[: match.start()], path),
            _read_wrongly(match[0]),
            "Hämta den senaste hela versionen, eller rätta å, ä och ö i hela filen.",
        )
    return text, None


def _read_wrongly(signs: str) -> str:
    return (
        f"Här står ”{signs}”: filen har öppnats med fel teckenkodning och sparats så."
    )


def spoilt_letters(text: str) -> str:
    """What is said of a heading in which å, ä or ö has become something else; "" if
    none has.
    """
    match = _READ_WRONGLY.search(text)
    if match:
        return _read_wrongly(match[0])
    match = _CODE.search(text)
    if match:
        return f"Här står ”{match[0]}”: å, ä och ö är skrivna som koder."
    return _NOT_UTF8 if _OTHER_ENCODING.search(text) else ""


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _place_after(before: str, path: str) -> Where:
    lines = _with_line_feeds(before)
    return Where(path, lines.count("\n") + 1, len(lines) - lines.rfind("\n"))
