"""Content controls (w:sdt): the boxes in a Word file by which an answer is found again,
whatever is done around it.

A control has a tag for the program and a title for the person, who sees it in Word when
writing there (ECMA-376 part 1, 17.5.2). An answer's control says that it is a document
part, and names the part by the same tag: of a control that says nothing of the kind,
LibreOffice 7 keeps neither the tag, nor more than the first paragraph, nor that
paragraph's bold words.
"""

from __future__ import annotations

from collections.abc import Iterable

from villkor.document.blocks import Tag
from villkor.document.word.elements import attribute_text, make_element
from villkor.document.word.package import Element, word_name
from villkor.document.word.styles import child_of

LONGEST = 64  # characters of a tag or a title: Word refuses more
KEPT, SHUT = "sdtLocked", "sdtContentLocked"  # ECMA-376 part 1, 17.18.50
_TICKED, _UNTICKED = "2612", "2610"  # ☒ and ☐
_SIGNS = "Segoe UI Symbol"
_PROPERTIES, _VAL = word_name("sdtPr"), word_name("val")
_NAMES = (word_name("tag"), word_name("docPartGallery"))

# around what we write in a header, so that it is known when the file becomes a template
OURS = "villkor:"  # how the tags begin of what is no answer
EDGE = Tag("villkor:sidhuvud", "Sidhuvud")
# around what is not to be changed: on the first page, and of what is asked
LOCKED_COVER = Tag("villkor:framsida", "Framsida (låst)")
LOCKED = Tag("villkor:formulär", "Formulärets text (låst)")


def control(
    tag: Tag,
    number: int,
    content: Iterable[str],
    *,
    gap: bool = False,
    lock: str = "",
) -> str:
    """A control around paragraphs.

    `number` is its id, which no other in the file may have.

    What stands in a `gap` goes away when someone begins to write there. What has a
    `lock` cannot be deleted by mistake (`KEPT`), nor changed (`SHUT`).
    """
    shut = make_element("lock", val=lock) if lock else ""
    placeholder = make_element("showingPlcHdr") if gap else ""
    key = attribute_text(tag.key[:LONGEST])
    part = f'<w:docPartObj><w:docPartGallery w:val="{key}"/></w:docPartObj>'
    properties = _control_properties(tag, number, shut, placeholder, part)
    inside = "".join(content)
    return f"<w:sdt>{properties}<w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def box(
    tag: Tag,
    number: int,
    run: str,
    *,
    ticked: bool,
) -> str:
    """A box to tick, around the run that shows its sign."""
    state = (
        f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/>'
        f'<w14:checkedState w14:val="{_TICKED}" w14:font="{_SIGNS}"/>'
        f'<w14:uncheckedState w14:val="{_UNTICKED}" w14:font="{_SIGNS}"/>'
        "</w14:checkbox>"
    )
    return make_element(
        "sdt",
        _control_properties(tag, number, state),
        make_element("sdtContent", run),
    )


def _control_properties(tag: Tag, number: int, *more: str) -> str:
    title = attribute_text(tag.title[:LONGEST])
    key = attribute_text(tag.key[:LONGEST])
    inside = "".join(more)
    names = f'<w:alias w:val="{title}"/><w:tag w:val="{key}"/>'
    return f'<w:sdtPr>{names}<w:id w:val="{number}"/>{inside}</w:sdtPr>'


def key_of(element: Element) -> str:
    """The tag of a control, or the name of the part that it is; "" if it has none."""
    properties = child_of(element, _PROPERTIES)
    if properties is None:
        return ""
    for name in _NAMES:
        found = next(properties.iter(name), None)
        if found is not None:
            return str(found.get(_VAL, ""))
    return ""
