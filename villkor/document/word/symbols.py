"""Characters that a Word file writes as elements, and what each of them is as text."""

from __future__ import annotations

from villkor.document.word.package import Element, word_name

# Characters that programs write as elements, some of them even where a character was
# written.
SIGNS = {
    word_name("tab"): "\t",
    word_name("ptab"): "\t",
    word_name("cr"): "\n",
    word_name("noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
    word_name("softHyphen"): "\N{SOFT HYPHEN}",
}
# boxes to tick, by the last byte of their codes, in the fonts that have them
_BOXES = {
    "wingdings": {0x6F: "☐", 0x71: "☐", 0xA8: "☐", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
    "wingdings 2": {0x50: "✓", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"},
}
_UNKNOWN_SIGN = "\N{BULLET}"
_OF_UNICODE = (range(0x100, 0xD800), range(0xF900, 0xFFFE))


def symbol_sign(code: str, font: str) -> str:
    """The character that a `w:sym` shows (its code in hexadecimals, and its font).

    A code of one byte, or in Unicode's private area, is a place in a font of symbols:
    what stands there only the font knows, so one sign stands for all of them but boxes
    to tick (ECMA-376 part 1, 17.3.3.30).
    """
    try:
        number = int(code, 16)
    except ValueError:
        return _UNKNOWN_SIGN
    if any(number in characters for characters in _OF_UNICODE):
        return chr(number)
    boxes = _BOXES.get(font.casefold(), {})
    return boxes.get(number & 0xFF, _UNKNOWN_SIGN)


def shown_symbol(element: Element) -> str:
    """The character that a `w:sym` shows."""
    code, font = element.get(word_name("char"), ""), element.get(word_name("font"), "")
    return symbol_sign(code, font)
