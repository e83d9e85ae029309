"""Två versioner av ett svar, som en inläsning av en Word-fil har lämnat kvar.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.diagnostic import Finding, Where
from villkor.report.model import Report
from villkor.report.two_versions import AT_END, IN_REPORT, marks_in

_CHOOSE = (
    "Låt den text stå kvar som ska gälla, och ta bort den andra och raderna med ¤¤¤."
)


def two_versions_left(report: Report) -> Iterator[Finding]:
    """Två versioner av samma svar står kvar: rapportens och en Word-fils.

    Varför: svaret har ändrats både i rapporten och i Word, på samma ställe. villkor
    väljer aldrig åt någon, och `import-docx --write-conflicts` skriver därför in båda.
    Bara den som vet vad som ska gälla kan välja. Finns ordet (borttaget) i en version
    är texten borttagen i den.
    Fel: `¤¤¤ Så står det i rapporten`
    Rätt: bara den text som ska gälla, utan rader med ¤¤¤
    """
    for section in report.sections:
        source = report.sources.get(section.path, "")
        for line, mark in marks_in(source):
            yield Finding(Where(section.path, line), _message(mark), _CHOOSE)


def _message(mark: str) -> str:
    if mark == IN_REPORT:
        return "Här står två versioner av samma text. Först den i rapporten."
    if mark == AT_END:
        return "Här slutar de två versionerna."
    source = mark.strip("¤ ").removeprefix("Så står det i ") or "en annan fil"
    return f"Här börjar den andra versionen: {source}."
