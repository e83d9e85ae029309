"""Regler för att Word-filen är hel: tabeller, kontroller och fält som Word vägrar öppna
eller lagar tyst, och som en validering mot standarden släpper igenom.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.document.word.package import Element, word_name
from villkor.document.word.story import WordFile

_P, _R, _TBL = word_name("p"), word_name("r"), word_name("tbl")
_TR, _TC = word_name("tr"), word_name("tc")
_SDT, _INSIDE = word_name("sdt"), word_name("sdtContent")
_MAIN = word_name("")
# what Word looks through
_THROUGH = {
    _SDT,
    _INSIDE,
    word_name("customXml"),
    word_name("ins"),
    word_name("moveTo"),
    word_name("smartTag"),
}
# what may hold paragraphs and tables, and what may hold runs
_BLOCKS = {
    word_name("body"),
    word_name("tc"),
    word_name("hdr"),
    word_name("ftr"),
    word_name("footnote"),
    word_name("endnote"),
    word_name("comment"),
    word_name("txbxContent"),
    word_name("docPartBody"),
}
_LINES = {
    _P,
    word_name("hyperlink"),
    word_name("fldSimple"),
    word_name("del"),
    word_name("moveFrom"),
    word_name("dir"),
    word_name("bdo"),
    word_name("rt"),
    word_name("rubyBase"),
}
_HOLDERS = {
    _P: _BLOCKS,
    _TBL: _BLOCKS,
    _TR: {_TBL},
    _TC: {_TR},
    _R: _LINES,
}
_WORDS = {
    _P: "ett stycke",
    _TBL: "en tabell",
    _TR: "en rad",
    _TC: "en cell",
    _R: "en bit text",
}
_ENDS = {_P, _TBL}
NEW_COPY = "Öppna filen i Word, låt Word reparera den och spara den på nytt."


def broken_table(file: WordFile) -> Iterator[Finding]:
    """En tabell är trasig: en cell slutar inte med ett stycke, eller en rad har inga
    celler.

    Varför: Word säger att filen är skadad och öppnar den inte, trots att den följer
    standardens schema.
    Fel: en cell som slutar med en tabell.
    Rätt: ett stycke sist i varje cell, även efter en tabell.
    Källa: ECMA-376 del 1, avsnitt 17.4.65 (tc).
    """
    for table in file.tables:
        has_rows = table.element.find(_TR) is not None  # struck ones are no rows here
        if not has_rows or not all(cells for _, cells in table.rows):
            message = f"{table.place} har en rad utan celler."
            yield Finding(file.where(table.number), message, NEW_COPY)
        bad = 0
        for _, cells in table.rows:
            bad += sum(_last_tag(cell) != _P for cell in cells)
        if bad:
            many = f"{bad} celler" if bad > 1 else "en cell"
            message = f"{table.place} har {many} som inte slutar med ett stycke."
            yield Finding(file.where(table.number), message, NEW_COPY)


def _last_tag(cell: Element) -> str:
    """What a cell ends with: the last paragraph or table in it, through content
    controls.
    """
    for child in reversed(cell):
        tag = str(child.tag)
        if tag in _ENDS:
            return tag
        if tag in _THROUGH:
            found = _last_tag(child)
            if found:
                return found
    return ""


def misplaced_control(file: WordFile) -> Iterator[Finding]:
    """En innehållskontroll, ett stycke eller en bit text står där Word inte tar emot
    den.

    Varför: Word säger att filen är skadad. En kontroll runt stycken får inte stå
    bredvid text i ett stycke, och en kontroll runt text inte bredvid stycken.
    Fel: en kontroll med ett helt stycke, inne i ett annat stycke.
    Rätt: samma slag inuti kontrollen som omkring den.
    Källa: ECMA-376 del 1, avsnitt 17.5.2 (strukturerade dokumenttaggar).
    """
    for _, root in file.package.content:
        for (tag, parent_tag), times in _misplaced_in(root).items():
            what = _WORDS.get(tag, "en innehållskontroll")
            inside = _WORDS.get(parent_tag, "en annan del")
            it = "det" if what.startswith("ett") else "den"
            often = f" ({times} gånger)" if times > 1 else ""
            message = (
                f"{what.capitalize()} står i {inside}, där Word inte tar "
                f"emot {it}{often}."
            )
            yield Finding(file.where(), message, NEW_COPY)


def _misplaced_in(root: Element) -> Counter[tuple[str, str]]:
    """How often what stands where Word does not take it, by the two tags."""
    wrong: Counter[tuple[str, str]] = Counter()
    for element in root.iter(*_HOLDERS):
        holder = _holder_of(element)
        if not holder.startswith(_MAIN):  # another standard's, or none
            continue
        if holder not in _HOLDERS[element.tag]:
            wrong[element.tag, holder] += 1
    for control in root.iter(_SDT):
        parent = control.getparent()
        if parent is not None and parent.tag == _R:
            wrong[_SDT, _R] += 1
    return wrong


def _holder_of(element: Element) -> str:
    """The tag of what an element stands in, through content controls; "" for the
    root.
    """
    parent = element.getparent()
    while parent is not None and parent.tag in _THROUGH:
        parent = parent.getparent()
    return "" if parent is None else str(parent.tag)


def unfinished_field(file: WordFile) -> Iterator[Finding]:
    """Ett fält, som ett sidnummer eller en innehållsförteckning, börjar utan att sluta
    eller slutar utan att börja.

    Varför: Word tar då resten av dokumentet för en del av fältet, och texten försvinner
    när fältet uppdateras.
    Fel: slutet av fältet borttaget tillsammans med ett stycke.
    Rätt: infoga fältet på nytt.
    Källa: ECMA-376 del 1, avsnitt 17.16.18 (fldChar).
    """
    for part, root in file.package.content:
        depth = lowest = 0
        for mark in root.iter(word_name("fldChar")):
            kind = mark.get(word_name("fldCharType"))
            if kind == "begin":
                depth += 1
            elif kind == "end":
                depth -= 1
                lowest = min(lowest, depth)
        if depth or lowest:
            message = f"I delen {part} börjar ett fält som inte slutar, eller tvärtom."
            yield Finding(
                file.where(),
                message,
                "Ta bort fältet och infoga det på nytt.",
            )
