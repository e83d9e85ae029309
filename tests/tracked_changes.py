"""What Word makes of tracked changes when someone accepts or rejects all of them (ECMA-376 part 1,
17.13.5), so that tests can hold it against the file without them.
"""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy

from docx.oxml.ns import qn
from lxml import etree
from lxml.etree import _Element as Element

from tests.word_files import DOCUMENT, packed, parts_of

_INS, _DEL = qn("w:ins"), qn("w:del")
_TEXTS = {qn("w:delText"): qn("w:t"), qn("w:delInstrText"): qn("w:instrText")}
_LINK = qn("w:hyperlink")
_RUN, _SHAPE = qn("w:r"), qn("w:rPr")


def settled(data: bytes, *, accept: bool) -> bytes:
    """A Word file in which all tracked changes have been accepted, or rejected."""
    parts = parts_of(data)
    root = etree.fromstring(parts[DOCUMENT])
    settle(root, accept=accept)
    return packed({**parts, DOCUMENT: etree.tostring(root)})


def settle(root: Element, *, accept: bool) -> None:
    """Accept or reject every change in an element."""
    gone, stays = (_DEL, _INS) if accept else (_INS, _DEL)
    for row in list(root.iter(qn("w:tr"))):
        marks = row.find(qn("w:trPr"))
        if marks is not None and marks.find(gone) is not None:
            row.getparent().remove(row)
    for paragraph in list(root.iter(qn("w:p"))):
        _settle_end(paragraph, gone, stays)
    for kind in ("w:pPrChange", "w:rPrChange"):
        for change in list(root.iter(qn(kind))):
            _settle_shape(change, accept=accept)
    for mark in list(root.iter(gone)):
        _drop(mark)
    for mark in list(root.iter(stays)):
        _unwrap(mark)
    for text in list(root.iter(*_TEXTS)):
        text.tag = _TEXTS[text.tag]
    _drop_empty(root)


def _settle_end(paragraph: Element, gone: str, stays: str) -> None:
    """A paragraph whose end goes is one with the next."""
    marks = paragraph.find(f"{qn('w:pPr')}/{_SHAPE}")
    if marks is None:
        return
    if marks.find(gone) is None:
        for mark in marks.findall(stays):
            marks.remove(mark)
        return
    following = _following(paragraph)
    own = [child for child in paragraph if child.tag != qn("w:pPr")]
    if following is None:
        # nothing to be one with: nothing of it may be left
        left = deepcopy(paragraph)
        for mark in list(left.iter(gone)):
            _drop(mark)
        assert not "".join(left.itertext()).strip()
        assert paragraph.getparent().tag != qn("w:tc"), "a cell must have a paragraph"
    else:
        place = 1 if following.find(qn("w:pPr")) is not None else 0
        following[place:place] = own
    paragraph.getparent().remove(paragraph)


def _following(paragraph: Element) -> Element | None:
    """The next paragraph in the same control or cell."""
    following = paragraph.getnext()
    return following if following is not None and following.tag == qn("w:p") else None


def _settle_shape(change: Element, *, accept: bool) -> None:
    properties = change.getparent()
    if accept:
        properties.remove(change)
        return
    mark = properties.find(_SHAPE) if properties.tag == qn("w:pPr") else None
    for child in list(properties):
        properties.remove(child)
    properties.extend(list(change[0]))
    if mark is not None:
        properties.append(mark)


def _drop(element: Element | None) -> None:
    if element is not None and element.getparent() is not None:
        element.getparent().remove(element)


def _unwrap(element: Element) -> None:
    for child in list(element):
        element.addprevious(child)
    _drop(element)


def _drop_empty(root: Element) -> None:
    """Take away what has nothing in it."""
    for kind in ("w:rPr", "w:pPr", "w:trPr", "w:hyperlink"):
        for element in list(root.iter(qn(kind))):
            if not len(element):
                _drop(element)
    for table in list(root.iter(qn("w:tbl"))):
        if table.find(qn("w:tr")) is None:
            _drop(table)
    for content in list(root.iter(qn("w:sdtContent"))):
        if not len(content):
            _drop(content.getparent())


def plain_xml(root: Element) -> str:
    """An element as XML, with links that follow each other and lead to one place as one, and so
    with runs in one shape.
    """
    whole = deepcopy(root)
    for link in list(whole.iter(_LINK)):
        before = link.getprevious()
        if (
            before is not None
            and before.tag == _LINK
            and before.items() == link.items()
        ):
            link[0:0] = list(before)
            _drop(before)
    for run in list(whole.iter(_RUN)):
        before = run.getprevious()
        if before is None or before.tag != _RUN or _looks(before) != _looks(run):
            continue
        if _is_words(before) and _is_words(run):
            shape = before.find(_SHAPE)
            _drop(run.find(_SHAPE))
            run[0:0] = [child for child in before if child is not shape]
            if shape is not None:
                run.insert(0, shape)
            _drop(before)
    for run in whole.iter(_RUN):
        _join_texts(run)
    return etree.tostring(whole, encoding=str)


def _looks(run: Element) -> bytes:
    shape = run.find(_SHAPE)
    return b"" if shape is None else etree.tostring(shape)


def _is_words(run: Element) -> bool:
    words = {_SHAPE, qn("w:t"), qn("w:br"), qn("w:tab")}
    return all(child.tag in words for child in run)


def _join_texts(run: Element) -> None:
    for text in list(run.iter(qn("w:t"))):
        before = text.getprevious()
        if before is not None and before.tag == text.tag:
            before.text = (before.text or "") + (text.text or "")
            _drop(text)


def body_of(data: bytes) -> Element:
    """The body of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(DOCUMENT))[0]
