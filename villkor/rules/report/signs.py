"""Vad som är fel med tecken som inte är vad de ser ut att vara.

The reader has met them, in every file of the report (`report.sign_faults`). What can be
taken away without a word being changed is mended by `rules.mend`. The docstring of a
rule is its manual page, in Swedish.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.base.faults import FaultKind
from villkor.report.model import Report


def _met_signs(report: Report, kind: FaultKind) -> Iterator[Finding]:
    return (finding for met, finding in report.faults if met is kind)


def lost_letters(report: Report) -> Iterator[Finding]:
    """En bokstav har gått förlorad: där den stod står tecknet �.

    Varför: tecknet � skrivs av program som inte kunde läsa bokstaven. Vilken det var
    går inte att se, och läsaren får gissa.
    Fel: `Regionen vill lyfta fr�gan.`
    Rätt: `Regionen vill lyfta frågan.`
    """
    return _met_signs(report, FaultKind.LOST_LETTER)


def unseen_signs(report: Report) -> Iterator[Finding]:
    """Texten innehåller tecken som inte syns, eller blanksteg av annan bredd.

    Varför: mjuka bindestreck, blanksteg utan bredd och tecken för skrivriktning följer
    med ur Word, PDF och webbsidor. En sökning hittar inte ordet, och två namn som ser
    lika ut är inte lika. villkor läser texten som om tecknen inte fanns.
    Fel: `inno·vation`, där · är ett mjukt bindestreck som inte syns
    Rätt: `innovation`
    """
    return _met_signs(report, FaultKind.UNSEEN_SIGN)


def strange_signs(report: Report) -> Iterator[Finding]:
    """Ett tecken finns bara i vissa typsnitt, eller betyder ingenting.

    Varför: pilar, bockar och punkter ur typsnitten Symbol och Wingdings är tecken som
    bara de typsnitten har. I Word-filen blir de tomma rutor.
    Fel: en pil ur Wingdings som kopierats från Word
    Rätt: `→`, eller pilen skriven med ord
    """
    return _met_signs(report, FaultKind.STRANGE_SIGN)


def split_letters(report: Report) -> Iterator[Finding]:
    """Letters in two parts, which are part of the rule of broken letters."""
    return _met_signs(report, FaultKind.SPLIT_LETTER)
