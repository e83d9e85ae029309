"""Vad som är fel med filerna själva: läsarens egna fynd, ett slag i taget.

Each rule passes on one kind of fault that `load_report` met. The docstring is the
rule's manual page, in Swedish.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.base.faults import FaultKind
from villkor.report.model import Report


def _met(report: Report, kind: FaultKind) -> Iterator[Finding]:
    return (finding for met, finding in report.faults if met == kind)


def broken_yaml(report: Report) -> Iterator[Finding]:
    """Filen går inte att läsa som YAML.

    Varför: en fil som inte går att läsa kan inte granskas, och inget svar i den kommer
    med.
    Fel: `"1.1.1": Målet: fler jobb`
    Rätt: `"1.1.1": |` och `Målet: fler jobb` på raden under, med två blanksteg före.
    """
    return _met(report, FaultKind.YAML)


def wrong_encoding(report: Report) -> Iterator[Finding]:
    """Filen är inte sparad som UTF-8.

    Varför: å, ä och ö blir till andra tecken när filen läses med fel teckenkodning.
    Fel: en fil som sparats med Windows-1252 (”ANSI”).
    Rätt: spara om filen och välj teckenkodningen UTF-8.
    """
    return _met(report, FaultKind.ENCODING)


def unreadable_file(report: Report) -> Iterator[Finding]:
    """Filen går inte att öppna.

    Varför: utan filen vet villkor inte vad som är besvarat.
    Fel: filen är låst av ett annat program eller saknar läsrättighet.
    Rätt: stäng filen i det andra programmet och granska igen.
    """
    return _met(report, FaultKind.UNREADABLE)


def duplicate_key(report: Report) -> Iterator[Finding]:
    """Samma nyckel eller frågenummer står två gånger i en fil.

    Varför: bara den ena texten kan komma med i svaret, och ingen vet vilken som är
    rätt.
    Fel: `"1.1.1": |` på två ställen i filen.
    Rätt: ett enda `"1.1.1": |` med hela svaret.
    """
    return _met(report, FaultKind.DUPLICATE_KEY)


def unknown_key(report: Report) -> Iterator[Finding]:
    """En nyckel som villkor inte känner till.

    Varför: det som står under en okänd nyckel kommer inte med i svaret.
    Fel: `prestation: |`
    Rätt: `prestationer: |`
    """
    return _met(report, FaultKind.UNKNOWN_KEY)


def wrong_type(report: Report) -> Iterator[Finding]:
    """Värdet är av fel slag: en lista där det ska vara text, eller tvärtom.

    Varför: YAML skiljer text från listor, och ett svar av fel slag kan inte sättas in i
    Word-filen.
    Fel: `"1.1.1":` och sedan rader med bindestreck, utan lodstreck.
    Rätt: `"1.1.1": |` och sedan punktlistan, indragen två blanksteg.
    """
    return _met(report, FaultKind.WRONG_TYPE)


def missing_entry(report: Report) -> Iterator[Finding]:
    """En uppgift som rapporten behöver saknas.

    Varför: utan regionens namn går framsidan inte att göra, och en prioritering utan
    namn går inte att redovisa.
    Fel: `region:`
    Rätt: `region: Region Norrbotten`
    """
    return _met(report, FaultKind.MISSING)


def unknown_value(report: Report) -> Iterator[Finding]:
    """Värdet hör inte till dem som kan stå här.

    Varför: status, ja/nej och effekternas underlag har bestämda ord, så att alla
    regioners svar kan jämföras.
    Fel: `status: färdig`
    Rätt: `status: klar`
    """
    return _met(report, FaultKind.UNKNOWN_VALUE)


def unknown_question(report: Report) -> Iterator[Finding]:
    """Frågenumret finns inte i årets formulär.

    Varför: svaret kommer inte med i rapporten. Ofta är numret från ett annat års
    formulär.
    Fel: `"2.10": |`
    Rätt: `"2.1": |`
    """
    return _met(report, FaultKind.UNKNOWN_QUESTION)


def missing_last_year(report: Report) -> Iterator[Finding]:
    """Mappen som sägs hålla fjolårets rapport finns inte, eller är ingen rapport.

    Varför: utan fjolårets rapport ser villkor inte om en text har följt med oförändrad.
    Fel: `fjolåret: ../2020` när mappen heter 2021
    Rätt: `fjolåret: ../2021`, räknat från rapportens egen mapp, eller ingen rad alls
    """
    return _met(report, FaultKind.LAST_YEAR)


def missing_template(report: Report) -> Iterator[Finding]:
    """Word-mallen som `mall:` i rapport.yaml leder till finns inte, eller är ingen
    Word-fil.

    Varför: utan mallen går rapporten inte att exportera, och det märks annars först då.
    Fel: `mall: mall.docx` när filen ligger i en annan mapp
    Rätt: `mall: ../mallar/mall.docx`, räknat från rapportens egen mapp, eller ingen rad
    alls
    """
    return _met(report, FaultKind.TEMPLATE)


def cut_text(report: Report) -> Iterator[Finding]:
    """Slutet av en text läses som en kommentar, eftersom det står # i den.

    Varför: allt efter # på raden försvinner ur svaret, utan att det syns i filen.
    Fel: `"3.1.1": Vi samverkar om projekt #3 i Malmö.`
    Rätt: `"3.1.1": |` och `Vi samverkar om projekt #3 i Malmö.` på raden under, med två
    blanksteg före.
    """
    return _met(report, FaultKind.CUT_TEXT)


def misplaced_question(report: Report) -> Iterator[Finding]:
    """Frågan hör hemma i en annan fil.

    Varför: kollegan som har hand om den filen hittar inte svaret.
    Fel: `"3.1.1": |` i filen 3.2-statliga-myndigheter.yaml
    Rätt: `"3.1.1": |` i filen 3.1-lansstyrelsen.yaml
    """
    return _met(report, FaultKind.MISPLACED_QUESTION)


def answered_twice(report: Report) -> Iterator[Finding]:
    """Frågan besvaras i två filer.

    Varför: bara det ena svaret kan komma med, och det andra går förlorat utan att någon
    märker det.
    Fel: `"1.1.1"` i både 1.1-regional-utvecklingsstrategi.yaml och en kopia av den.
    Rätt: slå ihop svaren och ta bort kopian.
    """
    return _met(report, FaultKind.ANSWERED_TWICE)


def missing_file(report: Report) -> Iterator[Finding]:
    """En av rapportens filer saknas.

    Varför: alla frågor i filen är då obesvarade.
    Fel: filen har bytt namn eller flyttats.
    Rätt: lägg tillbaka filen under det namn som villkor init gav den.
    """
    return _met(report, FaultKind.MISSING_FILE)


def unknown_file(report: Report) -> Iterator[Finding]:
    """En fil i mappen hör inte till formuläret.

    Varför: det kan vara en fil som har bytt namn, till exempel till 4-analys.yaml.txt,
    eller en kopia vars svar krockar med originalets.
    Fel: 4-analys (kopia).yaml
    Rätt: flytta kopian till en annan mapp.
    """
    return _met(report, FaultKind.UNKNOWN_FILE)


def unknown_form(report: Report) -> Iterator[Finding]:
    """Rapporten nämner ett formulär som inte finns.

    Varför: frågorna skiljer mellan åren, och mottagaren tar inte emot svar på fel års
    formulär.
    Fel: `formulär: 22`
    Rätt: `formulär: 2022`
    """
    return _met(report, FaultKind.UNKNOWN_FORM)


def unclear_number(report: Report) -> Iterator[Finding]:
    """Talet går inte att läsa, eller kan läsas på två sätt.

    Varför: 1.234 kan vara ett tusental eller ett decimaltal. villkor gissar aldrig.
    Fel: `belopp: 58.7 mnkr`
    Rätt: `belopp: 58,7 mnkr`
    """
    return _met(report, FaultKind.NUMBER)
