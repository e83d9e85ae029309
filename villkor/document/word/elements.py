"""WordprocessingML from a terse notation, so that the writer reads like the document it
makes.

It is made as text and parsed once: a report has some 10 000 elements, and to make them
one by one takes thrice the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from villkor.base.lazy import lazy_module
from villkor.document.word.package import MAIN, RELATIONS, WORD_2010, Element

if TYPE_CHECKING:
    from docx import oxml
else:
    oxml = lazy_module("docx.oxml")  # for those who write alone

_SPACES = {
    "w": MAIN,
    "r": RELATIONS,
    "w14": WORD_2010,
}
_DECLARED = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())

# What XML 1.0 cannot hold. The reader of section files refuses these; text from
# elsewhere must not break the file either.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PIECES = re.compile(r"(\n|\t)")
# What stands for something else in XML, or is read as another blank: in text, and in an
# attribute.
_IN_TEXT = re.compile(r"[&<>\r]")
_IN_ATTRIBUTE = re.compile(r'[&<>\r\n\t"]')


def make_element(tag: str, *children: str, **attributes: str | int) -> str:
    """An element of the main namespace: `make("jc", val="center")` is
    `<w:jc w:val="center"/>`.

    So are attributes without a prefix.
    """
    told = ""
    for name, value in attributes.items():
        whole_name = name if ":" in name else f"w:{name}"
        told += f' {whole_name}="{attribute_text(value)}"'
    inside = "".join(children)
    return f"<w:{tag}{told}>{inside}</w:{tag}>" if inside else f"<w:{tag}{told}/>"


def printable_text(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NOT_XML.sub("", text)


def attribute_text(value: str | int) -> str:
    """What stands between the quotation marks of an attribute."""
    if isinstance(value, int):
        return str(value)
    if value.isalnum():
        return value
    return _IN_ATTRIBUTE.sub(_character_reference, printable_text(value))


def _character_reference(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};"


def text_run(text: str, *properties: str) -> str:
    """A run. Line breaks and tabs in the text become Word's own."""
    shape = "".join(properties)
    inside = f"<w:rPr>{shape}</w:rPr>" if shape else ""
    for piece in _PIECES.split(printable_text(text)):
        if piece == "\n":
            inside += "<w:br/>"
        elif piece == "\t":
            inside += "<w:tab/>"
        elif piece:
            inside += (
                "<w:t "
                'xml:space="preserve">'
                f"{_IN_TEXT.sub(_character_reference, piece)}</w:t>"
            )
    return f"<w:r>{inside}</w:r>"


def field_runs(
    instruction: str,
    result: Iterable[str] = (),
    *,
    dirty: bool = False,
) -> tuple[str, str]:
    """A complex field as the runs that begin it and the one that ends it.

    Word reckons it, and shows `result` until then.
    """
    begin = make_element("fldChar", fldCharType="begin")
    if dirty:
        begin = make_element("fldChar", fldCharType="begin", dirty="true")
    told = _IN_TEXT.sub(_character_reference, instruction)
    code = f'<w:instrText xml:space="preserve"> {told} </w:instrText>'
    runs = (
        make_element("r", begin),
        make_element("r", code),
        make_element("r", make_element("fldChar", fldCharType="separate")),
        *result,
    )
    return "".join(runs), make_element("r", make_element("fldChar", fldCharType="end"))


def parsed_body(xml: str) -> list[Element]:
    """The elements of such a text."""
    return list(oxml.parse_xml(f"<w:body {_DECLARED}>{xml}</w:body>"))
