"""A Word file as somebody leaves it who has worked in it: words written anew, tracked words, a
comment, a footnote, a picture.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.word_files import DOCUMENT, LINKS, OFFICE, TYPES, packed, parts_of

_AUTHOR = "Avdelningen för näringsliv"
_DAY = "2023-01-10T09:00:00Z"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PICTURE = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:extent cx="9525" cy="9525"/><wp:docPr id="900" name="Bild" '
    'descr="{words}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip/>'
    "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def replace_words(docx: Path, old: str, new: str) -> None:
    """Write words in the place of others, which stand once in the document."""
    text = _document(docx)
    assert text.count(old) == 1, (old, text.count(old))
    _write(docx, {DOCUMENT: text.replace(old, new)})


def add_tracked_words(docx: Path, before: str, words: str) -> None:
    """Add words, with changes tracked, in the run before the one that has others."""
    added = (
        f'<w:ins w:id="901" w:author="{_AUTHOR}" w:date="{_DAY}"><w:r>'
        f'<w:t xml:space="preserve">{words}</w:t></w:r></w:ins>'
    )
    _write(docx, {DOCUMENT: _with_before_run(docx, before, added)})


def add_comment(docx: Path, at: str, words: str) -> None:
    """Put a comment at the run that has some words."""
    marks = '<w:commentRangeStart w:id="7"/>'
    text = _with_before_run(docx, at, marks)
    end = '<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
    text = _after_run(text, at, end)
    comments = (
        f'<w:comments {_W}><w:comment w:id="7" w:author="{_AUTHOR}" w:date="{_DAY}"><w:p><w:r>'
        f"<w:t>{words}</w:t></w:r></w:p></w:comment></w:comments>"
    )
    _write(docx, {DOCUMENT: text, **_linked(docx, "comments", comments)})


def add_footnote(docx: Path, at: str, words: str) -> None:
    """Put a footnote after the run that has some words."""
    text = _after_run(_document(docx), at, '<w:r><w:footnoteReference w:id="9"/></w:r>')
    notes = (
        f'<w:footnotes {_W}><w:footnote w:id="9"><w:p><w:r><w:footnoteRef/></w:r><w:r>'
        f"<w:t>{words}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    _write(docx, {DOCUMENT: text, **_linked(docx, "footnotes", notes)})


def add_picture(docx: Path, at: str, words: str) -> None:
    """Paste a picture, with an alternative text, after the run that has some words."""
    text = _after_run(_document(docx), at, _PICTURE.format(words=words))
    _write(docx, {DOCUMENT: text})


def _document(docx: Path) -> str:
    return parts_of(docx.read_bytes())[DOCUMENT].decode()


def _with_before_run(docx: Path, words: str, added: str) -> str:
    text = _document(docx)
    start = text.rindex("<w:r>", 0, text.index(words))
    return text[:start] + added + text[start:]


def _after_run(text: str, words: str, added: str) -> str:
    stop = text.index("</w:r>", text.index(words)) + len("</w:r>")
    return text[:stop] + added + text[stop:]


def _linked(docx: Path, kind: str, xml: str) -> dict[str, str]:
    """A new part of a kind, and what says that it is there."""
    parts = parts_of(docx.read_bytes())
    link = f'<Relationship Id="rId9{len(kind)}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
    links = re.sub("</Relationships>", f"{link}</Relationships>", parts[LINKS].decode())
    override = (
        f'<Override PartName="/word/{kind}.xml" ContentType="{_CONTENT}.{kind}+xml"/>'
    )
    types = re.sub("</Types>", f"{override}</Types>", parts[TYPES].decode())
    return {f"word/{kind}.xml": xml, LINKS: links, TYPES: types}


def _write(docx: Path, changed: dict[str, str]) -> None:
    parts = parts_of(docx.read_bytes())
    new = {name: text.encode() for name, text in changed.items()}
    docx.write_bytes(packed({**parts, **new}))
