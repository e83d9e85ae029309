"""A box to tick beside a word, in each of the ways in which Word files have one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy

from docx.oxml.ns import qn
from lxml.etree import _Element as Element
from msgspec import Struct

from villkor.document.word.elements import make_element, parsed_body
from villkor.document.word.package import WORD_2010
from villkor.document.word.styles import child_of
from villkor.document.word.symbols import shown_symbol

_BOX = f"{{{WORD_2010}}}checkbox"
_STATE, _VAL = f"{{{WORD_2010}}}val", qn("w:val")
_EMPTY, _TICKED = "☐", "☒"
_SIGNS = "☐□▢○◯"
# a box that is typed: a sign, brackets around nothing, or a line to write on
_TYPED = re.compile(r"[☐□▢○◯]|[\[(]\s{0,3}[\])]|_{2,10}")
_CODE = "2612"
_WINGDINGS = {"wingdings": "F0FE", "wingdings 2": "F052"}


class _Sign(Struct, frozen=True):
    """A word or a box, in the order of reading: the element that it stands in, and
    where in the text of it (-1: it is the element).
    """

    is_box: bool
    text: str
    element: Element
    start: int = -1


def tick(
    paragraphs: Iterable[Element],
    words: Sequence[str],
    chosen: str,
) -> bool:
    """Tick the box of a word that is `chosen` among some `words`, or put one before
    each of them, if they have none. Whether that could be done.
    """
    signs: list[_Sign] = []
    for paragraph in paragraphs:
        signs += _signs_in(paragraph, words)
    boxes = [sign for sign in signs if sign.is_box]
    named = [sign for sign in signs if not sign.is_box]
    if not boxes:
        return _put_boxes(named, chosen)
    if signs[0].is_box:
        signs.reverse()
    word = ""
    for sign in signs:
        if not sign.is_box:
            word = sign.text.casefold()
        elif word == chosen:
            _set_ticked(sign)
            return True
    return False


def _put_boxes(
    named: Sequence[_Sign],
    chosen: str,
) -> bool:
    """Put a box before each word, the last first: those before it stay where they
    are.
    """
    found = False
    for sign in reversed(named):
        text = sign.element.text or ""
        is_chosen = sign.text.casefold() == chosen
        box = _TICKED if is_chosen else _EMPTY
        found = found or is_chosen
        before, after = text[: sign.start], text[sign.start :]
        sign.element.text = f"{before}{box}\N{NO-BREAK SPACE}{after}"
    return found


def _signs_in(
    paragraph: Element,
    words: Sequence[str],
) -> Iterator[_Sign]:
    """The words and boxes of a paragraph."""
    pattern = re.compile(
        rf"\b(?:{'|'.join(words)})\b",
        re.IGNORECASE,
    )
    inside: Element | None = None  # the control whose sign is its own
    for element in paragraph.iter():
        if inside is not None and inside in element.iterancestors():
            continue
        if _box_of(element) is not None:
            inside = element
        if _is_box(element):
            yield _Sign(
                is_box=True,
                text="",
                element=element,
            )
        elif element.tag == qn("w:t"):
            yield from _typed_signs(element, pattern)


def _is_box(element: Element) -> bool:
    """Whether an element is a box, and not a text that has one."""
    if element.tag == qn("w:sym"):
        return shown_symbol(element) in _SIGNS
    return element.tag == qn("w:checkBox") or _box_of(element) is not None


def _typed_signs(
    element: Element,
    pattern: re.Pattern[str],
) -> Iterator[_Sign]:
    text = element.text or ""
    boxes = [(match.start(), True, match[0]) for match in _TYPED.finditer(text)]
    named = [(match.start(), False, match[0]) for match in pattern.finditer(text)]
    found = boxes + named
    for start, is_box, words in sorted(found):
        yield _Sign(
            is_box=is_box,
            text=words,
            element=element,
            start=start,
        )


def _box_of(control: Element) -> Element | None:
    """What a control says of a box to tick, or None."""
    properties = child_of(control, qn("w:sdtPr"))
    return (
        None
        if properties is None
        else child_of(
            properties,
            _BOX,
        )
    )


def _set_ticked(sign: _Sign) -> None:
    element = sign.element
    if sign.start >= 0:
        text = element.text or ""
        end = sign.start + len(sign.text)
        shown = (
            _TICKED
            if sign.text[0] in _SIGNS + "_"
            else f"{sign.text[0]}x{sign.text[-1]}"
        )
        element.text = text[: sign.start] + shown + text[end:]
    elif element.tag == qn("w:sdt"):
        _tick_control(element)
    elif element.tag == qn("w:checkBox"):
        for told in list(element.iterchildren(qn("w:checked"))):
            element.remove(told)
        element.extend(parsed_body(make_element("checked")))
    else:
        font = element.get(
            qn("w:font"),
            "",
        ).casefold()
        code = _WINGDINGS.get(font, _CODE)
        element.set(qn("w:char"), code)


def _tick_control(control: Element) -> None:
    box = _box_of(control)
    if box is None:
        return
    state = child_of(box, f"{{{WORD_2010}}}checked")
    if state is None:
        state = deepcopy(box)
        for child in list(state):
            state.remove(child)
        state.tag = f"{{{WORD_2010}}}checked"
        box.insert(0, state)
    state.set(_STATE, "1")
    shown, font = _ticked_sign(box)
    for text in control.iter(qn("w:t")):
        text.text = shown
        break
    else:
        for symbol in control.iter(qn("w:sym")):
            symbol.set(qn("w:char"), f"{ord(shown):04X}")
    for fonts in control.iter(qn("w:rFonts")):
        for name in ("ascii", "hAnsi", "eastAsia", "cs"):
            if font and fonts.get(qn(f"w:{name}")) is not None:
                fonts.set(qn(f"w:{name}"), font)


def _ticked_sign(box: Element) -> tuple[str, str]:
    """The sign of a box that is ticked, and its font."""
    told = child_of(box, f"{{{WORD_2010}}}checkedState")
    if told is None:
        return _TICKED, ""
    try:
        sign = chr(int(told.get(_STATE, _CODE), 16))
    except ValueError:
        sign = _TICKED
    return sign, told.get(f"{{{WORD_2010}}}font", "")
