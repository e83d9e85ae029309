"""Regler för formulärets filer: läsarens egna fynd, ett slag i taget.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from villkor.base.diagnostic import Finding
from villkor.base.faults import FaultKind
from villkor.rules.form.subject import FormFile

_OTHER_NAME = "Ge den ena ett annat nummer eller namn."
_LIKE_OTHERS = (
    "Skriv som i ett formulär som fungerar: villkor forms visar var de finns."
)


def _met_in(form: FormFile, *kinds: FaultKind, hint: str) -> Iterator[Finding]:
    """What the reader met of some kinds, with a hint where it gave none."""
    for met, finding in form.examined.faults:
        if met in kinds and finding.hint:
            yield finding
        elif met in kinds:
            yield replace(finding, hint=hint)


def broken_form(form: FormFile) -> Iterator[Finding]:
    """Formulärets fil går inte att läsa.

    Varför: utan form.yaml vet villkor inte vad som frågas, och inget kommando kan
    användas för rapporten.
    Fel: `fråga: Beskriv målet: fler jobb`
    Rätt: `fråga: >-` och `Beskriv målet: fler jobb` på raden under, indragen.
    """
    yield from _met_in(
        form,
        FaultKind.YAML,
        FaultKind.ENCODING,
        hint=_LIKE_OTHERS,
    )


def doubled_in_form(form: FormFile) -> Iterator[Finding]:
    """Något i formuläret har samma nummer, nyckel eller fil som något annat.

    Varför: svaret skrivs under frågans nummer, så två frågor med samma nummer går inte
    att skilja åt.
    Fel: två delar med `id: "1.1.2"`.
    Rätt: `id: "1.1.2"` och `id: "1.1.3"`.
    """
    yield from _met_in(form, FaultKind.DUPLICATE_KEY, hint=_OTHER_NAME)


def unknown_key_in_form(form: FormFile) -> Iterator[Finding]:
    """En nyckel i formuläret som villkor inte känner till.

    Varför: det som står under en okänd nyckel kommer inte med i formuläret.
    Fel: `fraga: Beskriv arbetet.`
    Rätt: `fråga: Beskriv arbetet.`
    """
    yield from _met_in(form, FaultKind.UNKNOWN_KEY, hint=_LIKE_OTHERS)


def wrong_value_in_form(form: FormFile) -> Iterator[Finding]:
    """Ett värde i formuläret är av fel slag: text i stället för ett tal eller en lista.

    Varför: villkor kan inte räkna rader, dagar eller kolumner efter ett sådant värde.
    Fel: `högst antal rader: fem`
    Rätt: `högst antal rader: 5`
    """
    yield from _met_in(
        form,
        FaultKind.WRONG_TYPE,
        FaultKind.NUMBER,
        FaultKind.CUT_TEXT,
        hint=_LIKE_OTHERS,
    )


def missing_in_form(form: FormFile) -> Iterator[Finding]:
    """Något som formuläret behöver saknas.

    Varför: utan till exempel sista dag, mottagare och en fil för varje fråga går det
    inte att göra en rapport av formuläret.
    Fel: en fråga under en rubrik utan `fil`.
    Rätt: `fil: 1.1-strategin` på rubriken ovanför frågan.
    """
    yield from _met_in(form, FaultKind.MISSING, hint=_LIKE_OTHERS)


def unknown_value_in_form(form: FormFile) -> Iterator[Finding]:
    """Ett värde i formuläret hör inte till dem som kan stå där.

    Varför: villkor kan bara tre slags frågor (text, ja_nej och tabell) och har bestämda
    ord för tabellernas fält.
    Fel: `typ: fritext`
    Rätt: `typ: text`
    """
    yield from _met_in(form, FaultKind.UNKNOWN_VALUE, hint=_LIKE_OTHERS)


def changed_wording(form: FormFile) -> Iterator[Finding]:
    """Frågorna är inte ordagrant de som formuläret säger att de är.

    Varför: frågorna är myndighetens, bokstav för bokstav. Summan efter `ordalydelse`
    avslöjar en ändring som ingen har menat.
    Fel: ett ord i en fråga är ändrat, men `ordalydelse` är den gamla.
    Rätt: frågan som i blanketten, eller den nya summan om ändringen är beslutad.
    """
    yield from _met_in(form, FaultKind.WORDING, hint=_LIKE_OTHERS)


def spoilt_letter_in_form(form: FormFile) -> Iterator[Finding]:
    """En bokstav i formuläret har gått förlorad, eller finns bara i vissa typsnitt.

    Varför: frågorna trycks som de står, så en tom ruta i formuläret blir en tom ruta i
    Word-filen.
    Fel: en fråga där `å` har blivit en ruta.
    Rätt: frågan som den står i blanketten.
    """
    yield from _met_in(
        form,
        FaultKind.LOST_LETTER,
        FaultKind.STRANGE_SIGN,
        hint=_LIKE_OTHERS,
    )


def broken_beside_form(form: FormFile) -> Iterator[Finding]:
    """En fil bredvid formuläret går inte att läsa.

    Varför: `ordlista.txt`, `inledningar.txt` och `blankett.docx` hör till formuläret,
    och ett fel i dem stoppar kommandon som läser dem.
    Fel: `blankett.docx` är en PDF som har bytt namn.
    Rätt: myndighetens blankett, sparad som Word-dokument (.docx).
    """
    yield from form.beside
