"""Regler för att Word-filen är hel: sådant som Word vägrar öppna eller lagar tyst, och som en
validering mot standarden släpper igenom.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.document.word.package import RELATIONS, Element, word_name
from villkor.document.word.story import WordFile

_P, _TBL, _TR, _TC, _R, _SDT, _INSIDE = (
    word_name(tag) for tag in ("p", "tbl", "tr", "tc", "r", "sdt", "sdtContent")
)
_THROUGH = {
    _SDT,
    _INSIDE,
    word_name("customXml"),
    word_name("ins"),
    word_name("moveTo"),
    word_name("smartTag"),
}
_BLOCKS = {
    word_name(tag)
    for tag in (
        "body",
        "tc",
        "hdr",
        "ftr",
        "footnote",
        "endnote",
        "comment",
        "txbxContent",
        "docPartBody",
    )
}
_LINES = {
    _P,
    *(
        word_name(tag)
        for tag in ("hyperlink", "fldSimple", "del", "moveFrom", "dir", "bdo", "rt", "rubyBase")
    ),
}
_HOLDERS = {_P: _BLOCKS, _TBL: _BLOCKS, _TR: {_TBL}, _TC: {_TR}, _R: _LINES}
_WORDS = {_P: "ett stycke", _TBL: "en tabell", _TR: "en rad", _TC: "en cell", _R: "en bit text"}
_NEW_COPY = "Öppna filen i Word, låt Word reparera den och spara den på nytt."


def broken_table(file: WordFile) -> Iterator[Finding]:
    """En tabell är trasig: en cell slutar inte med ett stycke, eller en rad har inga celler.

    Varför: Word säger att filen är skadad och öppnar den inte, trots att den följer standardens
    schema.
    Fel: en cell som slutar med en tabell.
    Rätt: ett stycke sist i varje cell, även efter en tabell.
    Källa: ECMA-376 del 1, avsnitt 17.4.65 (tc).
    """
    for table in file.tables:
        if not table.rows or not all(cells for _, cells in table.rows):
            yield Finding(
                file.where(table.number), f"{table.place} har en rad utan celler.", _NEW_COPY
            )
        bad = sum(_last(cell) != _P for _, cells in table.rows for cell in cells)
        if bad:
            many = f"{bad} celler" if bad > 1 else "en cell"
            yield Finding(
                file.where(table.number),
                f"{table.place} har {many} som inte slutar med ett stycke.",
                _NEW_COPY,
            )


def _last(cell: Element) -> str:
    """What a cell ends with: the last paragraph or table in it, through content controls."""
    for child in cell.iterchildren(reversed=True):
        if child.tag in {_P, _TBL}:
            return str(child.tag)
        if child.tag in _THROUGH and (found := _last(child)):
            return found
    return ""


def repeated_id(file: WordFile) -> Iterator[Finding]:
    """Två delar av filen har samma id.

    Varför: Word lagar filen när den öppnas, och länkar, bokmärken och kontroller kan då hamna fel
    eller försvinna.
    Fel: två bokmärken som heter `_Toc00000001`.
    Rätt: varje bokmärke, kontroll, bild, lista och formatmall har ett id för sig.
    Källa: ECMA-376 del 1, avsnitt 17.13.6.2 (bookmarkStart) och 17.5.2.18 (id).
    """
    for what, ids in _ids(file):
        for value, times in Counter(ids).items():
            if times > 1 and value:
                yield Finding(file.where(), f"{times} {what} har samma id, ”{value}”.", _NEW_COPY)


def _ids(file: WordFile) -> Iterator[tuple[str, list[str]]]:
    package, val = file.package, word_name("val")
    roots = [root for _, root in package.content]
    marks = [mark for root in roots for mark in root.iter(word_name("bookmarkStart"))]
    yield "bokmärken", [mark.get(word_name("name"), "") for mark in marks]
    yield (
        "bokmärken",
        [
            mark.get(word_name("id"), "")
            for mark in marks
            if mark.getroottree().getroot() is roots[0]
        ],
    )
    yield (
        "kontroller",
        [
            each.get(val, "")
            for root in roots
            for each in root.iter(word_name("id"))
            if each.getparent().tag == word_name("sdtPr")
        ],
    )
    yield (
        "bilder",
        [
            each.get("id", "")
            for each in roots[0].iter(_PICTURE)
            if next(each.iterancestors(_FALLBACK), None) is None
        ],
    )
    for kind, tag, name, what in _NAMED:
        part = package.part(kind)
        if part is not None:
            yield what, [each.get(word_name(name), "") for each in part.iter(word_name(tag))]
    for part, root in package.xml.items():
        if part.endswith(".rels"):
            yield f"länkar i {part}", [each.get("Id", "") for each in root]


_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NAMED = (
    ("styles", "style", "styleId", "formatmallar"),
    ("numbering", "num", "numId", "listor"),
    ("numbering", "abstractNum", "abstractNumId", "listmallar"),
    ("comments", "comment", "id", "kommentarer"),
)


def broken_part_relation(file: WordFile) -> Iterator[Finding]:
    """Filen hänvisar till en del som inte finns, eller som saknar innehållstyp.

    Varför: Word säger att filen är skadad, eller visar ett rött kryss i stället för bilden.
    Fel: en bild vars del har tagits bort ur filen.
    Rätt: varje hänvisning leder till en del som finns i filen.
    Källa: ECMA-376 del 2, avsnitten om relationer och innehållstyper.
    """
    package = file.package
    names = {name.casefold() for name in package.names}
    for part, root in package.xml.items():
        if not part.endswith(".rels"):
            used = {str(key) for key in root.xpath(f"//@*[namespace-uri()='{RELATIONS}']")}
            for key in sorted(used - {*package.links.get(part, {}), ""}):
                yield Finding(
                    file.where(), f"Delen {part} hänvisar till ”{key}”, som inte finns.", _NEW_COPY
                )
    for part, links in package.links.items():
        for link in links.values():
            if (
                not link.external
                and link.kind != "hyperlink"
                and link.target.casefold() not in names
            ):
                whose = f"Delen {part}" if part else "Filen"
                yield Finding(
                    file.where(),
                    f"{whose} hänvisar till {link.target}, som inte finns i den.",
                    _NEW_COPY,
                )
    for name in sorted(_untyped(file)):
        yield Finding(file.where(), f"Filen säger inte vad delen {name} är.", _NEW_COPY)


_TYPES = "[Content_Types].xml"


def _untyped(file: WordFile) -> set[str]:
    types = file.package.xml.get(_TYPES)
    parts = {name for name in file.package.names if not name.endswith("/")} - {_TYPES}
    if types is None:
        return parts
    endings = {str(each.get("Extension", "")).casefold() for each in types}
    named = {str(each.get("PartName", "")).lstrip("/").casefold() for each in types}
    return {
        name
        for name in parts
        if name.casefold() not in named and name.casefold().rsplit(".", 1)[-1] not in endings
    }


_ANCHORED = re.compile(r'(?:PAGEREF|REF|NOTEREF)\s+"?([^\s"\\]+)', re.IGNORECASE)


def dangling_reference(file: WordFile) -> Iterator[Finding]:
    """En länk, formatmall eller lista som texten använder finns inte i filen.

    Varför: länken leder ingenstans, eller texten faller tillbaka på ett annat utseende.
    Fel: en rad i innehållsförteckningen vars rubrik är borttagen.
    Rätt: Högerklicka på innehållsförteckningen och välj Uppdatera fält.
    """
    package = file.package
    numbering = package.part("numbering")
    roots = [root for _, root in package.content]
    marks = {
        str(mark.get(word_name("name"), ""))
        for root in roots
        for mark in root.iter(word_name("bookmarkStart"))
    } | {"_top"}
    lists = {
        "0",
        *(
            str(each.get(word_name("numId"), ""))
            for each in (numbering.iter(word_name("num")) if numbering is not None else ())
        ),
    }
    used = {
        str(link.get(word_name("anchor"), ""))
        for root in roots
        for link in root.iter(word_name("hyperlink"))
    } - {""}
    used |= {match[1] for instruction in file.fields if (match := _ANCHORED.match(instruction))}
    styles = {
        str(each.get(word_name("val"), ""))
        for root in roots
        for each in root.iter(word_name("pStyle"), word_name("rStyle"), word_name("tblStyle"))
    }
    numbered = {
        str(each.get(word_name("val"), ""))
        for root in roots
        for each in root.iter(word_name("numId"))
    }
    missing = (
        ("Länken", used - marks, "Uppdatera innehållsförteckningen, eller ta bort länken."),
        ("Formatmallen", styles - {*file.styles.by_id}, "Ge texten en formatmall som finns."),
        ("Listan", numbered - lists, "Gör om listan: Start > Punktlista."),
    )
    for what, names, how in missing:
        for name in sorted(names):
            yield Finding(file.where(), f"{what} ”{name}” används men finns inte i filen.", how)


def misplaced_control(file: WordFile) -> Iterator[Finding]:
    """En innehållskontroll, ett stycke eller en bit text står där Word inte tar emot den.

    Varför: Word säger att filen är skadad. En kontroll runt stycken får inte stå bredvid text i ett
    stycke, och en kontroll runt text inte bredvid stycken.
    Fel: en kontroll med ett helt stycke, inne i ett annat stycke.
    Rätt: samma slag inuti kontrollen som omkring den.
    Källa: ECMA-376 del 1, avsnitt 17.5.2 (strukturerade dokumenttaggar).
    """
    for _, root in file.package.content:
        wrong: Counter[tuple[str, str]] = Counter()
        for element in root.iter(*_HOLDERS):
            parent = element.getparent()
            while parent is not None and parent.tag in _THROUGH:
                parent = parent.getparent()
            if (
                parent is not None
                and parent.tag.startswith(word_name(""))
                and parent.tag not in _HOLDERS[element.tag]
            ):
                wrong[element.tag, parent.tag] += 1
        for control in root.iter(_SDT):
            if control.getparent().tag == _R:
                wrong[_SDT, _R] += 1
        for (tag, parent_tag), times in wrong.items():
            what, inside = (
                _WORDS.get(tag, "en innehållskontroll"),
                _WORDS.get(parent_tag, "en annan del"),
            )
            yield Finding(
                file.where(),
                f"{what.capitalize()} står i {inside}, där Word inte tar emot "
                f"{'det' if what.startswith('ett') else 'den'}"
                f"{f' ({times} gånger)' if times > 1 else ''}.",
                _NEW_COPY,
            )


def unfinished_field(file: WordFile) -> Iterator[Finding]:
    """Ett fält, som ett sidnummer eller en innehållsförteckning, börjar utan att sluta eller slutar
    utan att börja.

    Varför: Word tar då resten av dokumentet för en del av fältet, och texten försvinner när fältet
    uppdateras.
    Fel: slutet av fältet borttaget tillsammans med ett stycke.
    Rätt: infoga fältet på nytt.
    Källa: ECMA-376 del 1, avsnitt 17.16.18 (fldChar).
    """
    for part, root in file.package.content:
        depth = lowest = 0
        for mark in root.iter(word_name("fldChar")):
            depth += {"begin": 1, "end": -1}.get(mark.get(word_name("fldCharType"), ""), 0)
            lowest = min(lowest, depth)
        if depth or lowest:
            message = f"I delen {part} börjar ett fält som inte slutar, eller tvärtom."
            yield Finding(file.where(), message, "Ta bort fältet och infoga det på nytt.")
