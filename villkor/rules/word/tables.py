"""Regler för tabeller i Word-filen: att de går att läsa upp ruta för ruta.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.document.word.package import Element, word_name
from villkor.document.word.story import WordFile, WordTable
from villkor.document.word.styles import child_of, is_on
from villkor.rules.word.blanks import filled_cells

_HEADER = f"{word_name('trPr')}/{word_name('tblHeader')}"
_SPAN = word_name("gridSpan")
_MERGES = {word_name("vMerge"), word_name("hMerge")}


def _data_tables(file: WordFile) -> Iterator[WordTable]:
    """The tables with rows and columns. A frame around a text is none."""
    for table in file.tables:
        widest = max((len(cells) for _, cells in table.rows), default=0)
        if len(table.rows) > 1 and widest > 1:
            yield table


def header_row_missing(file: WordFile) -> Iterator[Finding]:
    """En tabell har ingen rubrikrad.

    Varför: skärmläsaren läser upp kolumnens rubrik vid varje cell, om raden är märkt
    som rubrikrad. Raden upprepas då också på nästa sida.
    Fel: en första rad som bara är i fetstil.
    Rätt: raden är märkt: Tabellayout > Upprepa rubrikrader.
    Källa: EN 301 549, avsnitt 10.1.3.1; Microsofts tillgänglighetskontroll.
    """
    for table in _data_tables(file):
        row, _ = table.rows[0]
        if not is_on(row.find(_HEADER)):
            how = (
                "Ställ markören i första raden och välj Tabellayout > "
                "Upprepa rubrikrader."
            )
            yield Finding(
                file.where(table.number),
                f"{table.place} har ingen rubrikrad.",
                how,
            )


def merged_cells(file: WordFile) -> Iterator[Finding]:
    """En tabell har sammanslagna eller delade celler, eller en tabell i en cell.

    Varför: den som lyssnar går ruta för ruta och tappar bort vilken rad och kolumn det
    gäller.
    Fel: en rubrik över två kolumner.
    Rätt: varje rad har lika många celler, och varje kolumn sin egen rubrik.
    Källa: Microsofts tillgänglighetskontroll; Linköpings universitets råd om
    tillgängliga dokument.
    """
    for table in file.tables:
        if table.nested:
            yield Finding(
                file.where(table.number),
                f"{table.place} står i en annan tabells cell.",
                "Lägg den för sig, före eller efter.",
            )
        uneven = _uneven(table)
        if uneven:
            message = f"{table.place} har {uneven}."
            how = "Dela upp cellerna, så att alla rader har lika många."
            yield Finding(file.where(table.number), message, how)


def _uneven(table: WordTable) -> str:
    for _, cells in table.rows:
        if any(map(_is_merged, cells)):
            return "sammanslagna celler"
    counts = {len(cells) for _, cells in table.rows}
    return "olika många celler i raderna" if len(counts) > 1 else ""


def _is_merged(cell: Element) -> bool:
    properties = child_of(cell, word_name("tcPr"))
    if properties is None:
        return False
    for each in properties:
        if each.tag in _MERGES:
            return True
        if each.tag == _SPAN and each.get(word_name("val"), "1") != "1":
            return True
    return False


def empty_cells(file: WordFile) -> Iterator[Finding]:
    """En tabell har tomma celler.

    Varför: den som lyssnar vet inte om cellen är tom med avsikt, om något är glömt
    eller om tabellen är slut.
    Fel: en tom cell.
    Rätt: `–` eller `Inget att redovisa`
    Källa: Linköpings universitets och Trafikverkets råd om tillgängliga dokument.
    """
    filled = filled_cells(file.paragraphs)
    for table in _data_tables(file):
        empty = _empty_places(table, filled)
        if not empty:
            continue
        row, column = empty[0]
        many = (
            f"{len(empty)} tomma celler, den första i"
            if len(empty) > 1
            else "en tom cell i"
        )
        message = f"{table.place} har {many} rad {row}, kolumn {column}."
        how = "Skriv ”–” eller ”Inget att redovisa” i tomma celler."
        yield Finding(file.where(table.number), message, how)


def _empty_places(table: WordTable, filled: set[Element]) -> list[tuple[int, int]]:
    """The row and column, from 1, of each cell in which nothing stands."""
    found = []
    for row, (_, cells) in enumerate(table.rows, start=1):
        for column, cell in enumerate(cells, start=1):
            # the cell itself, and those of tables within it
            stands_in = any(inner in filled for inner in cell.iter(word_name("tc")))
            if not stands_in and not _is_merged(cell):
                found.append((row, column))
    return found
