"""The styles that a template of one's own lacks, lent from villkor's own template: a
region's template has the looks of its letters, and not of questions and tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy

from villkor.document.word.package import Element, word_name
from villkor.document.word.roles import IN_WORD
from villkor.document.word.sound_parts import keep_order, lists_of
from villkor.document.word.styles import child_of

_VAL, _TYPE, _ID = word_name("val"), word_name("type"), word_name("styleId")
_LINKS = ("basedOn", "next", "link")
# what some programs call the styles of Word in Swedish
_TRANSLATED = {
    swedish.casefold(): name
    for name, swedish in IN_WORD.items()
    if swedish not in {"Rubrik", "Underrubrik"}  # LibreOffice has others of those names
}


def lend_styles(
    styles: Element,
    lists: Element,
    own_styles: Element,
    own_lists: Element,
    wanted: Iterable[str],
) -> list[str]:
    """Put the styles that are wanted and not there into a template's styles, with the
    lists that they belong to, and give the names of those.

    `own_styles` and `own_lists` are those of the template that lends.
    """
    lender = _Lender(styles, lists, own_styles, own_lists)
    lent = [name for name in wanted if lender.lend(name)]
    keep_order(lists)
    return lent


class _Lender:
    """Two templates: one that lends, and one that is lent to."""

    def __init__(
        self,
        styles: Element,
        lists: Element,
        own_styles: Element,
        own_lists: Element,
    ) -> None:
        self.styles, self.lists = styles, lists
        self.own_lists = own_lists
        self.own = _by_name(own_styles)
        self.own_by_id = _by_id(own_styles)
        _translate_names(styles)
        self.there = _by_name(styles)
        self.ids = set(_by_id(styles))
        self.copies: set[Element] = set()

    def lend(self, name: str) -> bool:
        """Lend a style unless it is there. Whether it, or its list, was lent."""
        source = self.own[name.casefold()]
        there = self.there.get(name.casefold())
        if there is not None and there in self.copies:  # another is based on it
            return True
        if there is not None and there.get(_TYPE) == source.get(_TYPE):
            return self._lend_list(there, source)
        if there is not None:  # of another kind: it keeps its look under another name
            said = child_of(there, word_name("name"))
            if said is not None:
                said.set(_VAL, f"{name} (mallens)")
        self._copy(name, source)
        return True

    def _copy(self, name: str, source: Element) -> str:
        """Copy a style, and those that it is based on and are not there. Gives its
        id.
        """
        copy = deepcopy(source)
        copy.attrib.pop(word_name("default"), None)
        key = self._free_id(source.get(_ID, ""))
        copy.set(_ID, key)
        self.there[name.casefold()] = copy
        self.copies.add(copy)
        for tag in _LINKS:
            link = child_of(copy, word_name(tag))
            if link is not None:
                self._relink(copy, link)
        number = _number_of(copy)
        if number is not None:
            number.set(_VAL, self._copied_list(number.get(_VAL, "")))
        self.styles.append(copy)
        return key

    def _free_id(self, key: str) -> str:
        while key in self.ids:
            key = f"villkor{key}"
        self.ids.add(key)
        return key

    def _relink(self, copy: Element, link: Element) -> None:
        """Let a link lead to the template's style of the same name: what is based on
        Normal gets the template's letters.
        """
        target = self.own_by_id.get(link.get(_VAL, ""))
        name = "" if target is None else _name_of(target)
        there = self.there.get(name.casefold())
        if target is None:
            copy.remove(link)
        elif there is not None and there.get(_TYPE) == target.get(_TYPE):
            link.set(_VAL, there.get(_ID, ""))
        else:
            link.set(_VAL, self._copy(name, target))

    def _lend_list(self, there: Element, source: Element) -> bool:
        """Give a style of lists our list, if it belongs to none that is there."""
        wanted = _number_of(source)
        if wanted is None:
            return False
        number = self._inherited_number(there)
        if number in lists_of(self.lists):
            _set_number(there, number)
            return False
        _set_number(there, self._copied_list(wanted.get(_VAL, "")))
        return True

    def _inherited_number(self, style: Element) -> str:
        """The list that a style belongs to, or one that it is based on."""
        by_id = _by_id(self.styles)
        while True:
            number = _number_of(style)
            if number is not None:
                return str(number.get(_VAL, ""))
            based = child_of(style, word_name("basedOn"))
            if based is None or based.get(_VAL, "") not in by_id:
                return ""
            style = by_id[based.get(_VAL, "")]

    def _copied_list(self, key: str) -> str:
        """Copy one of our lists with its look. Gives its id in the template."""
        number = _with_id(self.own_lists, "num", "numId", key)
        look = child_of(number, word_name("abstractNumId"))
        if look is None:
            return "0"
        abstract = _with_id(
            self.own_lists,
            "abstractNum",
            "abstractNumId",
            look.get(_VAL, ""),
        )
        copied = _renumbered(self.lists, "abstractNum", "abstractNumId", abstract)
        new = _renumbered(self.lists, "num", "numId", number)
        for child in new.iter(word_name("abstractNumId")):
            child.set(_VAL, copied.get(word_name("abstractNumId"), ""))
        return str(new.get(word_name("numId"), ""))


def _renumbered(
    lists: Element,
    tag: str,
    attribute: str,
    source: Element,
) -> Element:
    """A copy of a list or its look in a template, with the first id that is free."""
    name = word_name(attribute)
    taken = [int(each.get(name, "0")) for each in lists.iter(word_name(tag))]
    free = max(taken, default=0) + 1
    copy = deepcopy(source)
    copy.set(name, str(free))
    lists.append(copy)
    return copy


def _with_id(
    lists: Element,
    tag: str,
    attribute: str,
    key: str,
) -> Element:
    for each in lists.findall(word_name(tag)):
        if each.get(word_name(attribute)) == key:
            return each
    raise LookupError(key)


def _translate_names(styles: Element) -> None:
    """Give the styles that are named in Swedish the names that Word files have."""
    there = _by_name(styles)
    for swedish, name in _TRANSLATED.items():
        style = there.get(swedish)
        if style is None or name.casefold() in there:
            continue
        said = child_of(style, word_name("name"))
        if said is not None:
            said.set(_VAL, name)


def _number_of(style: Element) -> Element | None:
    return style.find(f"{word_name('pPr')}/{word_name('numPr')}/{word_name('numId')}")


def _set_number(style: Element, key: str) -> None:
    """Let a style belong to a list."""
    number = _number_of(style)
    if number is not None:
        number.set(_VAL, key)
        return
    properties = child_of(style, word_name("pPr"))
    if properties is None:
        properties = style.makeelement(word_name("pPr"))
        _insert_properties(style, properties)
    holder = properties.makeelement(word_name("numPr"))
    number = holder.makeelement(word_name("numId"), {_VAL: key})
    holder.append(number)
    old = child_of(properties, word_name("numPr"))
    if old is not None:
        properties.remove(old)
    before = 0
    for place, child in enumerate(properties, start=1):
        if child.tag in _BEFORE_LISTS:
            before = place
    properties.insert(before, holder)


# what comes before numPr in the properties of a paragraph (17.3.1.26)
_BEFORE_LISTS = {
    word_name(tag)
    for tag in (
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "framePr",
        "widowControl",
    )
}
# what comes after pPr in a style (17.7.4.17)
_AFTER_PARAGRAPH = {
    word_name(tag) for tag in ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")
}


def _insert_properties(style: Element, properties: Element) -> None:
    for place, child in enumerate(style):
        if child.tag in _AFTER_PARAGRAPH:
            style.insert(place, properties)
            return
    style.append(properties)


def _name_of(style: Element) -> str:
    name = child_of(style, word_name("name"))
    return "" if name is None else str(name.get(_VAL, ""))


def _by_name(styles: Element) -> dict[str, Element]:
    """The styles by their names in small letters."""
    found = {}
    for style in styles.findall(word_name("style")):
        found[_name_of(style).casefold()] = style
    return found


def _by_id(styles: Element) -> Mapping[str, Element]:
    found = {}
    for style in styles.findall(word_name("style")):
        found[style.get(_ID, "")] = style
    return found
