"""Regler för tabeller i Word-filen: att de går att läsa upp ruta för ruta.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.document.word.package import Element, word_name
from villkor.document.word.story import WordFile, WordTable
from villkor.document.word.styles import is_on
from villkor.rules.word.prose import is_empty

_HEADER, _SPAN = (
    f"{word_name('trPr')}/{word_name('tblHeader')}",
    f"{word_name('tcPr')}/{word_name('gridSpan')}",
)
_MERGES = (
    f"{word_name('tcPr')}/{word_name('vMerge')}",
    f"{word_name('tcPr')}/{word_name('hMerge')}",
)


def _data_tables(file: WordFile) -> Iterator[WordTable]:
    """The tables with rows and columns. A frame around a text is none."""
    yield from (
        table
        for table in file.tables
        if len(table.rows) > 1 and max(len(cells) for _, cells in table.rows) > 1
    )


def header_row_missing(file: WordFile) -> Iterator[Finding]:
    """En tabell har ingen rubrikrad.

    Varför: skärmläsaren läser upp kolumnens rubrik vid varje cell, om raden är märkt som rubrikrad.
    Raden upprepas då också på nästa sida.
    Fel: en första rad som bara är i fetstil.
    Rätt: raden är märkt: Tabellayout > Upprepa rubrikrader.
    Källa: EN 301 549, avsnitt 10.1.3.1; Microsofts tillgänglighetskontroll.
    """
    for table in _data_tables(file):
        row, _ = table.rows[0]
        if not is_on(row.find(_HEADER)):
            how = "Ställ markören i första raden och välj Tabellayout > Upprepa rubrikrader."
            yield Finding(file.where(table.number), f"{table.place} har ingen rubrikrad.", how)


def merged_cells(file: WordFile) -> Iterator[Finding]:
    """En tabell har sammanslagna eller delade celler, eller en tabell i en cell.

    Varför: den som lyssnar går ruta för ruta och tappar bort vilken rad och kolumn det gäller.
    Fel: en rubrik över två kolumner.
    Rätt: varje rad har lika många celler, och varje kolumn sin egen rubrik.
    Källa: Microsofts tillgänglighetskontroll; Linköpings universitets råd om tillgängliga dokument.
    """
    for table in file.tables:
        if table.nested:
            yield Finding(
                file.where(table.number),
                f"{table.place} står i en annan tabells cell.",
                "Lägg den för sig, före eller efter.",
            )
        if uneven := _uneven(table):
            message = f"{table.place} har {uneven}."
            yield Finding(
                file.where(table.number),
                message,
                "Dela upp cellerna, så att alla rader har lika många.",
            )


def _uneven(table: WordTable) -> str:
    cells = [cell for _, row in table.rows for cell in row]
    if any(_spans(cell) for cell in cells):
        return "sammanslagna celler"
    counts = {len(row) for _, row in table.rows}
    return "olika många celler i raderna" if len(counts) > 1 else ""


def _spans(cell: Element) -> bool:
    span = cell.find(_SPAN)
    wide = span is not None and span.get(word_name("val"), "1") != "1"
    return wide or any(cell.find(merge) is not None for merge in _MERGES)


def empty_cells(file: WordFile) -> Iterator[Finding]:
    """En tabell har tomma celler.

    Varför: den som lyssnar vet inte om cellen är tom med avsikt, om något är glömt eller om
    tabellen är slut.
    Fel: en tom cell.
    Rätt: `–` eller `Inget att redovisa`
    Källa: Linköpings universitets och Trafikverkets råd om tillgängliga dokument.
    """
    filled = {
        paragraph.cell
        for paragraph in file.paragraphs
        if paragraph.cell is not None and not is_empty(paragraph)
    }
    for table in _data_tables(file):
        empty = [
            (row, column)
            for row, (_, cells) in enumerate(table.rows, start=1)
            for column, cell in enumerate(cells, start=1)
            if cell not in filled
            and not any(inner in filled for inner in cell.iter(word_name("tc")))
            and not _spans(cell)
        ]
        if empty:
            row, column = empty[0]
            many = f"{len(empty)} tomma celler, den första i" if len(empty) > 1 else "en tom cell i"
            message = f"{table.place} har {many} rad {row}, kolumn {column}."
            yield Finding(
                file.where(table.number),
                message,
                "Skriv ”–” eller ”Inget att redovisa” i tomma celler.",
            )
