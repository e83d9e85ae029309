"""The paragraphs of a Word file in which nothing stands but what may be written over."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum, auto

from msgspec import Struct

from villkor.document.word.package import Element, Package, word_name
from villkor.document.word.read_parts import ReadParagraph
from villkor.document.word.reading_order import read_part
from villkor.document.word.styles import child_of

# dots and lines to write on
_RULED = re.compile(r"[\s_.…\u2002-\u200a-]{0,2000}")
_PROMPT = re.compile(
    r"""
    \W{0,3} (?:
        klicka [ ] (?: eller [ ] tryck [ ] )? här [ ] för [ ] att [ ] (?: ange | skriva )
        | (?: click | tap ) [ ] (?: or [ ] tap [ ] )? here [ ] to [ ] enter
        | (?: skriv | ange | fyll [ ] i ) [ ] (?: svar | svaret | text | texten ) [ ]
          här
        | skriv [ ] här
    ) \b .{0,40}
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_LABEL = re.compile(
    r"\s{0,9}(?:ert |regionens )?svar\s{0,3}(?:\([^()]{1,60}\)\s{0,3})?:[\s_.…]{0,400}",
    re.IGNORECASE,
)
_LONGEST = 2000
# what is there to be seen, or says where something begins
_KEPT = (
    word_name("sectPr"),
    word_name("drawing"),
    word_name("pict"),
    word_name("object"),
    word_name("footnoteReference"),
    word_name("endnoteReference"),
    word_name("commentRangeStart"),
    word_name("commentRangeEnd"),
    word_name("commentReference"),
    word_name("fldSimple"),
)
_FORM_TEXT = "FORMTEXT"
_PAIRS = (
    (word_name("bookmarkStart"), word_name("bookmarkEnd")),
    (word_name("permStart"), word_name("permEnd")),
)
_MARKED = word_name("showingPlcHdr")


class Free(Enum):
    """What a free place is: an empty line, one that asks for an answer, or one that
    says what is asked for ("Svar:") before a place for it.
    """

    EMPTY = auto()
    PROMPT = auto()
    LABEL = auto()


class FreePlaces(Struct, frozen=True):
    """The free paragraphs by their places, the number of the cell that each paragraph
    of a table stands in, and how many paragraphs there are.
    """

    kinds: Mapping[int, Free]
    cells: Mapping[int, int]
    count: int

    def same_cell(
        self,
        one: int,
        other: int,
    ) -> bool:
        """Whether two paragraphs stand in the same cell, or in none."""
        return self.cells.get(one) == self.cells.get(other)


def free_places(package: Package) -> FreePlaces:
    """The free paragraphs of a file."""
    kinds = {}
    cells = {}
    numbers: dict[Element, int] = {}
    part = read_part(package.xml[package.main])
    for place, paragraph in enumerate(part.paragraphs):
        kind = _kind_of(paragraph)
        if kind is not None:
            kinds[place] = kind
        if paragraph.cell is not None:
            cells[place] = numbers.setdefault(
                paragraph.cell,
                len(numbers),
            )
    return FreePlaces(
        kinds,
        cells,
        len(part.paragraphs),
    )


def _kind_of(paragraph: ReadParagraph) -> Free | None:
    element = paragraph.element
    if _keeps_something(element):
        return None
    if any(map(is_prompt, paragraph.controls)) or _is_all_control(element):
        return Free.PROMPT
    if _LABEL.fullmatch(text_outside_prompts(element)):
        return Free.LABEL
    text = "".join(run.text for run in paragraph.runs)
    return _kind_of_text(element, text)


def _kind_of_text(element: Element, text: str) -> Free | None:
    if len(text) > _LONGEST:
        return None
    if _has_form_text(element) or _PROMPT.fullmatch(text.strip()):
        return Free.PROMPT if _says_nothing(text) else None
    if not text.strip():
        return Free.EMPTY
    return Free.PROMPT if _RULED.fullmatch(text) else None


def is_prompt(control: Element) -> bool:
    """Whether what stands in a control only asks for something to be written."""
    properties = child_of(control, word_name("sdtPr"))
    return (
        properties is not None
        and child_of(
            properties,
            _MARKED,
        )
        is not None
    )


def text_outside_prompts(paragraph: Element) -> str:
    """The text of a paragraph, without that of controls that only ask for some."""
    pieces = []
    for text in paragraph.iter(word_name("t")):
        around = text.iterancestors(word_name("sdt"))
        if not any(map(is_prompt, around)):
            pieces.append(text.text or "")
    return "".join(pieces)


def only_asks(text: str) -> bool:
    """Whether a text only says that an answer is to be written there."""
    said = text[:_LONGEST].strip()
    return bool(_LABEL.fullmatch(said) or _PROMPT.fullmatch(said))


def _says_nothing(text: str) -> bool:
    plain = text.strip()
    return _RULED.fullmatch(plain) is not None or _PROMPT.fullmatch(plain) is not None


def _is_all_control(paragraph: Element) -> bool:
    """Whether nothing is said in a paragraph outside controls with prompts."""
    if next(paragraph.iter(_MARKED), None) is None:
        return False
    return not text_outside_prompts(paragraph).strip()


def _has_form_text(paragraph: Element) -> bool:
    codes = [code.text or "" for code in paragraph.iter(word_name("instrText"))]
    return any(code.strip().startswith(_FORM_TEXT) for code in codes)


def _keeps_something(paragraph: Element) -> bool:
    """Whether a paragraph has what cannot be taken away with it."""
    if next(paragraph.iter(*_KEPT), None) is not None:
        return True
    for code in paragraph.iter(word_name("instrText")):
        if not (code.text or "").strip().startswith(_FORM_TEXT):
            return True
    for line_break in paragraph.iter(word_name("br")):
        if (
            line_break.get(
                word_name("type"),
                "textWrapping",
            )
            != "textWrapping"
        ):
            return True
    for begins, ends in _PAIRS:
        starts = len([*paragraph.iter(begins)])
        if starts != len([*paragraph.iter(ends)]):
            return True
    return False
