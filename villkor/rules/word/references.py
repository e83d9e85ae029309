"""Regler för det som hänvisar till annat i Word-filen: att varje id är ett enda, och
att det som hänvisas till finns.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.document.word.compatible import shown_elements
from villkor.document.word.package import (
    CONTENT_TYPES,
    PICTURE,
    RELATIONS,
    Element,
    word_name,
)
from villkor.document.word.story import WordFile
from villkor.rules.word.sound import NEW_COPY

# the kind of a part, what has an id in it, the attribute that it is in, and what it is
# called
_NAMED = (
    ("styles", "style", "styleId", "formatmallar"),
    ("numbering", "num", "numId", "listor"),
    ("numbering", "abstractNum", "abstractNumId", "listmallar"),
    ("comments", "comment", "id", "kommentarer"),
)


def repeated_id(file: WordFile) -> Iterator[Finding]:
    """Två delar av filen har samma id.

    Varför: Word lagar filen när den öppnas, och länkar, bokmärken och kontroller kan då
    hamna fel eller försvinna.
    Fel: två bokmärken som heter `_Toc00000001`.
    Rätt: varje bokmärke, kontroll, bild, lista och formatmall har ett id för sig.
    Källa: ECMA-376 del 1, avsnitt 17.13.6.2 (bookmarkStart) och 17.5.2.18 (id).
    """
    for what, ids in _ids_in(file):
        for value, times in Counter(ids).items():
            if times > 1 and value:
                yield Finding(
                    file.where(),
                    f"{times} {what} har samma id, ”{value}”.",
                    NEW_COPY,
                )


def _ids_in(file: WordFile) -> Iterator[tuple[str, list[str]]]:
    """All ids of each kind that must differ from one another."""
    package = file.package
    document = package.xml[package.main]
    roots = [root for _, root in package.content]
    yield "bokmärken", _values(roots, "bookmarkStart", "name")
    yield "bokmärken", _values([document], "bookmarkStart", "id")
    yield "kontroller", _control_ids(roots)
    yield "bilder", _picture_ids(document)
    for kind, tag, attribute, what in _NAMED:
        part = package.part(kind)
        if part is not None:
            yield what, _values([part], tag, attribute)
    for name, root in package.xml.items():
        if name.endswith(".rels"):
            yield f"länkar i {name}", [each.get("Id", "") for each in root]


def _values(roots: list[Element], tag: str, attribute: str) -> list[str]:
    """An attribute of every element of a kind that is shown; "" where it is not
    set.
    """
    found = []
    for root in roots:
        shown = shown_elements(root, word_name(tag))
        found += [str(each.get(word_name(attribute), "")) for each in shown]
    return found


def _control_ids(roots: list[Element]) -> list[str]:
    found = []
    for root in roots:
        for properties in shown_elements(root, word_name("sdtPr")):
            ids = properties.iterchildren(word_name("id"))
            found += [each.get(word_name("val"), "") for each in ids]
    return found


def _picture_ids(document: Element) -> list[str]:
    pictures = shown_elements(document, f"{{{PICTURE}}}docPr")
    return [picture.get("id", "") for picture in pictures]


def broken_part_relation(file: WordFile) -> Iterator[Finding]:
    """Filen hänvisar till en del som inte finns, eller som saknar innehållstyp.

    Varför: Word säger att filen är skadad, eller visar ett rött kryss i stället för
    bilden.
    Fel: en bild vars del har tagits bort ur filen.
    Rätt: varje hänvisning leder till en del som finns i filen.
    Källa: ECMA-376 del 2, avsnitten om relationer och innehållstyper.
    """
    for part, key in _unlinked_keys(file):
        message = f"Delen {part} hänvisar till ”{key}”, som inte finns."
        yield Finding(file.where(), message, NEW_COPY)
    for part, target in _absent_parts(file):
        whose = f"Delen {part}" if part else "Filen"
        message = f"{whose} hänvisar till {target}, som inte finns i den."
        yield Finding(file.where(), message, NEW_COPY)
    for name in sorted(_untyped_parts(file)):
        yield Finding(file.where(), f"Filen säger inte vad delen {name} är.", NEW_COPY)


def _unlinked_keys(file: WordFile) -> Iterator[tuple[str, str]]:
    """The parts that use the id of a link that they do not have, and that id."""
    for part, root in file.package.xml.items():
        if part.endswith(".rels"):
            continue
        used = {str(key) for key in root.xpath(f"//@*[namespace-uri()='{RELATIONS}']")}
        known = file.package.links.get(part, {}).keys()
        for key in sorted(used - known - {""}):
            yield part, key


def _absent_parts(file: WordFile) -> Iterator[tuple[str, str]]:
    """The parts that link to one that is not in the file, and its name."""
    names = {name.casefold() for name in file.package.names}
    for part, links in file.package.links.items():
        for link in links.values():
            if link.external or link.kind == "hyperlink":
                continue
            if link.target.casefold() not in names:
                yield part, link.target


def _untyped_parts(file: WordFile) -> set[str]:
    """The parts whose content type is told neither by their name nor by its ending."""
    parts = {name for name in file.package.names if not name.endswith("/")}
    parts.discard(CONTENT_TYPES)
    types = file.package.xml.get(CONTENT_TYPES)
    if types is None:
        return parts
    endings: set[str] = set()
    named: set[str] = set()
    for told in types:
        part = str(told.get("PartName", ""))
        ending = str(told.get("Extension", ""))
        named.add(part.lstrip("/").casefold())
        endings.add(ending.casefold())
    found = set()
    for name in parts:
        written = name.casefold()
        ending = written.rsplit(".", 1)[-1]
        if written not in named and ending not in endings:
            found.add(name)
    return found


_ANCHORED = re.compile(r'(?:PAGEREF|REF|NOTEREF)\s+"?([^\s"\\]+)', re.IGNORECASE)


def dangling_reference(file: WordFile) -> Iterator[Finding]:
    """En länk, formatmall eller lista som texten använder finns inte i filen.

    Varför: länken leder ingenstans, eller texten faller tillbaka på ett annat utseende.
    Fel: en rad i innehållsförteckningen vars rubrik är borttagen.
    Rätt: Högerklicka på innehållsförteckningen och välj Uppdatera fält.
    """
    roots = [root for _, root in file.package.content]
    numbering = file.package.part("numbering")
    marks = {*_values(roots, "bookmarkStart", "name"), "_top", ""}
    lists = {"0"}
    if numbering is not None:
        lists.update(_values([numbering], "num", "numId"))
    styles = set()
    for tag in ("pStyle", "rStyle", "tblStyle"):
        styles.update(_values(roots, tag, "val"))
    anchors = {*_values(roots, "hyperlink", "anchor"), *_referred_marks(file)}
    numbers = {*_values(roots, "numId", "val")}
    missing = (
        (
            "Länken",
            anchors - marks,
            "Uppdatera innehållsförteckningen, eller ta bort länken.",
        ),
        (
            "Formatmallen",
            styles - {*file.styles.by_id},
            "Ge texten en formatmall som finns.",
        ),
        ("Listan", numbers - lists, "Gör om listan: Start > Punktlista."),
    )
    for what, names, how in missing:
        for name in sorted(names):
            yield Finding(
                file.where(),
                f"{what} ”{name}” används men finns inte i filen.",
                how,
            )


def _referred_marks(file: WordFile) -> Iterator[str]:
    """The bookmarks that fields show the page or the text of."""
    for instruction in file.fields:
        mark = _ANCHORED.match(instruction)
        if mark:
            yield mark[1]
