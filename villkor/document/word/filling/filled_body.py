"""What is to be filled in → the body of a Word file, in its places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from villkor.base.diagnostic import UserError
from villkor.document.word.elements import parsed_body, text_run
from villkor.document.word.filling.filled_blocks import BlockWriter
from villkor.document.word.filling.filled_rows import RowFiller
from villkor.document.word.filling.fills import (
    Fill,
    FillChoice,
    FillLine,
    FillRows,
    FillText,
)
from villkor.document.word.filling.free_places import is_prompt
from villkor.document.word.filling.place_looks import PlaceLook, look_at
from villkor.document.word.filling.put_in_place import put_below, put_instead
from villkor.document.word.filling.ticked import tick
from villkor.document.word.measures import whole_number
from villkor.document.word.reading_order import read_part
from villkor.document.word.styles import child_of

_CELL_MARGINS = 240  # twips
# what is written on: after a colon, or anywhere at the end
_AFTER_COLON = re.compile(r"(?<=:)\s{0,9}[_.…\u2002]{3,400}\s{0,9}$")
_RULED = re.compile(r"[_.…\u2002]{2,400}\s{0,9}$")
_LONGEST_RULE = 420


def fill_body(
    target: DocxDocument,
    fills: Iterable[Fill],
    *,
    swedish: bool,
) -> None:
    """Fill in the places of a document. `swedish`: its text is that already.

    Raises UserError if a place is not what it should be.
    """
    part = read_part(target.element)
    places = [paragraph.element for paragraph in part.paragraphs]
    filler = _Filler(target, places, swedish=swedish)
    for fill in fills:
        filler.fill(fill)


class _Filler:
    """Fills in the places of a document, which are the paragraphs that it had."""

    def __init__(
        self,
        target: DocxDocument,
        places: Sequence[Element],
        *,
        swedish: bool,
    ) -> None:
        self._places = places
        self._write = BlockWriter(
            target,
            swedish=swedish,
        )
        self._rows = RowFiller(self._write, places)

    def fill(self, fill: Fill) -> None:
        """Fill in one place."""
        match fill:
            case FillText():
                self._fill_text(fill)
            case FillLine():
                self._fill_line(fill)
            case FillChoice():
                self._fill_choice(fill)
            case FillRows():
                self._rows.fill(fill)

    def _fill_text(self, fill: FillText) -> None:
        place = self._places[fill.place]
        width = _width_at(place)
        if fill.instead:
            look = look_at(place)
            put_instead(
                place,
                self._write.elements(
                    fill.blocks,
                    look,
                    width,
                ),
            )
        else:
            look = self._look_below(fill)
            _clear_prompts(place)
            _clear_ruled(place, _AFTER_COLON)
            put_below(
                place,
                self._write.elements(
                    fill.blocks,
                    look,
                    width,
                ),
            )
        for gone in fill.gone:
            paragraph = self._places[gone]
            parent = paragraph.getparent()
            if parent is not None and _has_other_paragraph(
                parent,
                paragraph,
            ):
                parent.remove(paragraph)

    def _look_below(self, fill: FillText) -> PlaceLook:
        """The look of what is put below a question: that of the empty line there, or
        else that of plain text.
        """
        for gone in fill.gone:
            return look_at(self._places[gone])
        return PlaceLook()

    def _fill_line(self, fill: FillLine) -> None:
        """Words at the end of a line, in the letters of its last run."""
        place = self._places[fill.place]
        _clear_prompts(place)
        _clear_ruled(place, _RULED)
        texts = [text for text in place.iter(qn("w:t")) if text.text]
        words = fill.words
        if texts and not (texts[-1].text or "").endswith((" ", "\N{NO-BREAK SPACE}")):
            words = f" {words}"
        if texts:
            texts[-1].text = f"{texts[-1].text}{words}"
            texts[-1].set(
                "{http://www.w3.org/XML/1998/namespace}space",
                "preserve",
            )
        else:
            look = look_at(place)
            place.extend(
                parsed_body(
                    text_run(
                        words.strip(),
                        look.font + look.size,
                    )
                )
            )

    def _fill_choice(self, fill: FillChoice) -> None:
        paragraphs = [self._places[place] for place in fill.places]
        if not tick(
            paragraphs,
            fill.words,
            fill.chosen,
        ):
            raise UserError(
                f"Det gick inte att kryssa för ”{fill.chosen}” i blanketten.",
                "Kryssa för det i den färdiga filen, eller rätta rutan i blanketten.",
            )


def _width_at(place: Element) -> int:
    """The width of the cell that a place stands in, in twips; 0 if it is in none, or
    the cell does not say.
    """
    for cell in place.iterancestors(qn("w:tc")):
        properties = child_of(cell, qn("w:tcPr"))
        told = (
            None
            if properties is None
            else child_of(
                properties,
                qn("w:tcW"),
            )
        )
        if told is not None and told.get(qn("w:type")) == "dxa":
            width = whole_number(told.get(qn("w:w"))) or 0
            return max(width - _CELL_MARGINS, 0)
    return 0


def _has_other_paragraph(
    parent: Element,
    paragraph: Element,
) -> bool:
    """Whether a cell or the like still ends as it must without a paragraph."""
    if parent.tag == qn("w:body"):
        return True
    others = [child for child in parent if child is not paragraph]
    return bool(others) and others[-1].tag in {qn("w:p"), qn("w:sdt")}


def _clear_prompts(place: Element) -> None:
    """Take away the controls in a line that only ask for something to be written."""
    for control in list(place.iter(qn("w:sdt"))):
        parent = control.getparent()
        if parent is not None and is_prompt(control):
            parent.remove(control)


def _clear_ruled(
    place: Element,
    pattern: re.Pattern[str],
) -> None:
    """Take away the lines and dots to write on at the end of a line."""
    texts = [text for text in place.iter(qn("w:t")) if text.text]
    for text in reversed(texts):
        shown = text.text or ""
        ruled = pattern.search(
            shown,
            max(0, len(shown) - _LONGEST_RULE),
        )
        if ruled is None:
            return
        text.text = shown[: ruled.start()]
        if text.text:
            return
