"""What stands in a paragraph of ours, cut as fine as one wants: its words in their
shapes, and what is no words, such as boxes and fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element as Element
from lxml.etree import tostring
from msgspec import Struct
from msgspec.structs import replace

from villkor.document.word.controls import key_of

# signs for what is no words, which no text has: a private use plane (Unicode 23.5)
_FIRST_SIGN = 0xF0000
_WORDS = {qn("w:t"): "", qn("w:br"): "\n", qn("w:tab"): "\t"}
_SHAPE, _FIELD_MARK = qn("w:rPr"), qn("w:fldChar")


class InlinePart(Struct, frozen=True):
    """Some words of a paragraph in one shape and one link, or a thing among them: its
    elements, and one sign for its text.
    """

    text: str
    shape: Element | None = None
    link: Element | None = None
    thing: tuple[Element, ...] = ()

    @property
    def looks(self) -> bytes:
        """What its shape is, to be held against another."""
        return b"" if self.shape is None else tostring(self.shape)

    @property
    def address(self) -> str:
        """By what its link knows where it leads; "" if it is none."""
        return "" if self.link is None else self.link.get(qn("r:id"), "")

    def part(self, start: int, stop: int) -> InlinePart:
        """Some of its words."""
        return replace(self, text=self.text[start:stop])


class Signs:
    """The signs of things: the same for those that say the same."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], str] = {}

    def sign_of(self, kind: str, words: str) -> str:
        """The sign of a thing of a kind."""
        number = _FIRST_SIGN + len(self._known)
        return self._known.setdefault((kind, words), chr(number))


class PartsReader:
    """Gives the parts of a paragraph piece by piece, from its beginning on."""

    def __init__(self, parts: Iterable[InlinePart]) -> None:
        self._parts = list(parts)
        self._place = 0
        self._taken = 0  # of the part that is next

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(part.text for part in self._parts)

    def take(self, length: int) -> Iterator[InlinePart]:
        """The next so many characters."""
        while length:
            part = self._parts[self._place]
            stop = min(len(part.text), self._taken + length)
            yield part.part(self._taken, stop)
            length -= stop - self._taken
            self._taken = stop
            if stop == len(part.text):
                self._place += 1
                self._taken = 0


def inline_parts(paragraph: Element, signs: Signs) -> Iterator[InlinePart]:
    """What stands in a paragraph, in order."""
    field: list[Element] = []
    for child, link in _runs_and_controls(paragraph):
        if child.tag == qn("w:sdt"):
            yield InlinePart(signs.sign_of("control", key_of(child)), thing=(child,))
        elif field or child.find(_FIELD_MARK) is not None:
            field.append(child)
            if _ends_field(child):
                words = "".join(_text_of(each) for each in field)
                sign = signs.sign_of("field", words)
                yield InlinePart(sign, link=link, thing=tuple(field))
                field = []
        elif _is_words(child):
            text = _text_of(child)
            if text:
                yield InlinePart(text, child.find(_SHAPE), link)
        else:
            words = tostring(child, encoding=str)
            yield InlinePart(signs.sign_of("other", words), link=link, thing=(child,))


def _runs_and_controls(
    parent: Element,
    link: Element | None = None,
) -> Iterator[tuple[Element, Element | None]]:
    """The runs and controls of a paragraph, each with the link that it is in."""
    for child in parent:
        if child.tag == qn("w:hyperlink"):
            yield from _runs_and_controls(child, child)
        elif child.tag in {qn("w:r"), qn("w:sdt")}:
            yield child, link


def _ends_field(run: Element) -> bool:
    mark = run.find(_FIELD_MARK)
    return mark is not None and mark.get(qn("w:fldCharType")) == "end"


def _is_words(run: Element) -> bool:
    return all(part.tag in _WORDS or part.tag == _SHAPE for part in run)


def _text_of(run: Element) -> str:
    """The words of a run: those of a break are a line feed."""
    words = [part.text or _WORDS[str(part.tag)] for part in run if part.tag in _WORDS]
    return "".join(words)


def words_run(text: str, shape: Element | None) -> Element:
    """A run of some words in a shape, as `elements.text_run` writes it."""
    run: Element = OxmlElement("w:r")
    if shape is not None:
        run.append(deepcopy(shape))
    for line_number, line in enumerate(text.split("\n")):
        if line_number:
            run.append(OxmlElement("w:br"))
        for piece_number, piece in enumerate(line.split("\t")):
            if piece_number:
                run.append(OxmlElement("w:tab"))
            if piece:
                words: Element = OxmlElement("w:t")
                words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                words.text = piece
                run.append(words)
    return run
