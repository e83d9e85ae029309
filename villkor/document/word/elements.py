"""WordprocessingML from a terse notation, so that the writer reads like the document it makes.

It is made as text and parsed once: a report has some 10 000 elements, and to make them one by one
takes thrice the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from docx.oxml import parse_xml
from docx.oxml.ns import nsmap
from lxml.etree import _Element as Element

_SPACES = {
    "w": nsmap["w"],
    "r": nsmap["r"],
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
_BEGIN, _END = (
    "<w:body {}>".format(
        " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES.items())
    ),
    "</w:body>",
)

# What XML 1.0 cannot hold. The reader of section files refuses these; text from elsewhere must not
# break the file either.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PIECES = re.compile(r"(\n|\t)")
# What stands for something else in XML, or is read as another blank: in text, and in an attribute.
_IN_TEXT, _IN_ATTRIBUTE = re.compile(r"[&<>\r]"), re.compile(r'[&<>\r\n\t"]')


def make_element(tag: str, *children: str, **attributes: str | int) -> str:
    """An element of the main namespace: `make("jc", val="center")` is `<w:jc w:val="center"/>`.

    So are attributes without a prefix.
    """
    told = "".join(
        f' {name if ":" in name else f"w:{name}"}="{_attribute(value)}"'
        for name, value in attributes.items()
    )
    inside = "".join(children)
    return f"<w:{tag}{told}>{inside}</w:{tag}>" if inside else f"<w:{tag}{told}/>"


def printable_text(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NOT_XML.sub("", text)


def _attribute(value: str | int) -> str:
    return (
        str(value)
        if isinstance(value, int)
        else _IN_ATTRIBUTE.sub(_reference, printable_text(value))
    )


def _reference(sign: re.Match[str]) -> str:
    return f"&#{ord(sign[0])};"


def text_run(text: str, *properties: str) -> str:
    """A run. Line breaks and tabs in the text become Word's own."""
    shape = "".join(properties)
    inside = make_element("rPr", shape) if shape else ""
    for piece in _PIECES.split(printable_text(text)):
        if piece == "\n":
            inside += "<w:br/>"
        elif piece == "\t":
            inside += "<w:tab/>"
        elif piece:
            inside += f'<w:t xml:space="preserve">{_IN_TEXT.sub(_reference, piece)}</w:t>'
    return make_element("r", inside)


def field_runs(
    instruction: str, result: Iterable[str] = (), *, dirty: bool = False
) -> tuple[str, str]:
    """A complex field as the runs that begin it and the one that ends it.

    Word reckons it, and shows `result` until then.
    """
    begin = make_element("fldChar", fldCharType="begin", **({"dirty": "true"} if dirty else {}))
    code = (
        f'<w:instrText xml:space="preserve"> {_IN_TEXT.sub(_reference, instruction)} </w:instrText>'
    )
    runs = (
        make_element("r", begin),
        make_element("r", code),
        make_element("r", make_element("fldChar", fldCharType="separate")),
        *result,
    )
    return "".join(runs), make_element("r", make_element("fldChar", fldCharType="end"))


def parsed_body(xml: str) -> list[Element]:
    """The elements of such a text."""
    return list(parse_xml(f"{_BEGIN}{xml}{_END}"))
