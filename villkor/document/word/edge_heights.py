"""How high the header of a Word template is, and whether it has room above the text: one
that has not pushes the text down on every page, or stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from villkor.document.word.measures import twips, whole_number
from villkor.document.word.package import (
    PICTURE,
    RELATIONS,
    Element,
    Package,
    word_name,
)
from villkor.document.word.styles import (
    Styles,
    child_of,
    look_of,
    read_styles,
    style_in,
)

_EMU = 635  # in a twip
_USUAL_SIZE = 22  # half points
_LINE = 12.2  # twips of height for each half point of the letters
_NEAR = 60  # twips: no one sees a header that is so little too high
_SPACING = f"{word_name('pPr')}/{word_name('spacing')}"


def header_overflow(package: Package) -> tuple[int, int] | None:
    """How much room the highest header needs with a line of ours below it, and how much
    there is, both in twips from the edge of the paper; None if there is room.
    """
    main = package.xml[package.main]
    section = next(main.iter(word_name("sectPr")), None)
    if section is None:
        return None
    margins = child_of(section, word_name("pgMar"))
    if margins is None:
        return None
    top = twips(margins.get(word_name("top"))) or 0
    room = abs(top)
    distance = twips(margins.get(word_name("header"))) or 0
    highest = max(_header_heights(package, section), default=0)
    needed = distance + highest
    if needed <= room + _NEAR:
        return None
    return needed, room


def _header_heights(package: Package, section: Element) -> Iterator[int]:
    heights = _Heights(package)
    links = package.links.get(package.main, {})
    for reference in section.iter(word_name("headerReference")):
        link = links.get(reference.get(f"{{{RELATIONS}}}id", ""))
        if link is None or link.target not in package.xml:
            continue
        height = heights.of_blocks(package.xml[link.target])
        if reference.get(word_name("type")) == "default":
            height += heights.of_line("header")
        yield height


class _Heights:
    """What is known of the styles of a template, to tell how high its text is."""

    def __init__(self, package: Package) -> None:
        root = package.part("styles")
        self._styles: Styles = read_styles(root)
        self._spaces = _spaces_of(root)
        self._names: dict[str, str] = {}
        for key, style in self._styles.by_id.items():
            self._names[style.name] = key

    def of_blocks(self, parent: Element) -> int:
        """Of the paragraphs and tables in an element, one below the other."""
        height = 0
        for child in parent:
            if child.tag == word_name("p"):
                height += self._of_paragraph(child)
            elif child.tag == word_name("tbl"):
                for row in child.iter(word_name("tr")):
                    cells = [self.of_blocks(cell) for cell in row if len(cell)]
                    height += max(cells, default=0)
            elif child.tag in {word_name("sdt"), word_name("sdtContent")}:
                height += self.of_blocks(child)
        return height

    def of_line(self, style: str) -> int:
        """Of a line in a style, by its name."""
        return self._of_text(self._names.get(style), {})

    def _of_paragraph(self, paragraph: Element) -> int:
        properties = child_of(paragraph, word_name("pPr"))
        own = look_of(properties)
        height = self._of_text(style_in(properties), own)
        for holder in paragraph.iter(f"{{{PICTURE}}}inline"):
            for extent in holder.iter(f"{{{PICTURE}}}extent"):
                picture = whole_number(extent.get("cy")) or 0
                height = max(height, picture // _EMU)
        return height

    def _of_text(
        self,
        style: str | None,
        own: Mapping[str, object],
    ) -> int:
        _, look = self._styles.of_paragraph(style)
        size = {**look, **own}.get("size", _USUAL_SIZE)
        letters = size if isinstance(size, int) else _USUAL_SIZE
        key = style or self._styles.paragraph
        space = self._spaces.get(key, self._spaces[""])
        return round(letters * _LINE) + space


def _spaces_of(root: Element | None) -> dict[str, int]:
    """The space above and below the paragraphs of each style, in twips; of those that
    name none, by "".
    """
    found = {"": 0}
    if root is None:
        return found
    default = f"{word_name('docDefaults')}/{word_name('pPrDefault')}/{_SPACING}"
    usual = _told_spaces(root.find(default))
    styles = {}
    for style in root.iter(word_name("style")):
        styles[style.get(word_name("styleId"), "")] = style
    for key in styles:
        told: dict[str, int] = {}
        above, met = key, set()
        while above in styles and above not in met:
            met.add(above)
            told = {**_told_spaces(styles[above].find(_SPACING)), **told}
            based = child_of(styles[above], word_name("basedOn"))
            above = "" if based is None else based.get(word_name("val"), "")
        found[key] = sum({**usual, **told}.values())
    return {**found, "": sum(usual.values())}


def _told_spaces(spacing: Element | None) -> dict[str, int]:
    if spacing is None:
        return {}
    told = {}
    for side in ("before", "after"):
        length = twips(spacing.get(word_name(side)))
        if length is not None:
            told[side] = length
    return told
