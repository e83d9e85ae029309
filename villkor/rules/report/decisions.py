"""Vad som är fel i filen med beslut, och siffror som säger emot den.

The docstring of a rule is its manual page, in Swedish. What the decisions come to is
reckoned in `grant.decisions`.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.diagnostic import Finding
from villkor.base.faults import FaultKind
from villkor.figures.wording import in_full
from villkor.report.model import Report


def _met(report: Report, kind: FaultKind) -> Iterator[Finding]:
    return (finding for met, finding in report.faults if met == kind)


def differs_from_decisions(report: Report) -> Iterator[Finding]:
    """En siffra i anslag.yaml stämmer inte med besluten i filen som `beslut:` anger.

    Varför: siffran och besluten är samma pengar. En av dem är fel, och läsaren kan inte
    veta vilken. Siffran jämförs som den är skriven: 58,7 mnkr stämmer med allt som
    avrundas till det. Tas siffran bort räknas den ur besluten i stället.
    Fel: `belopp: 58,7 mnkr` för företagsstöd, när besluten om företagsstöd blir 58 912
    000 kr
    Rätt: `belopp: 58,9 mnkr`, eller det rätta beloppet i filen med beslut
    """
    for found in report.summary.comparisons:
        if not found.agrees:
            come_to = f"{in_full(found.reckoned)}, {found.difference}"
            message = (
                f"”{found.name}”, {found.what}: angivet är {found.stated.written}, men "
                f"besluten blir {come_to}."
            )
            yield Finding(found.where, message, _where_to_look(report))


def _where_to_look(report: Report) -> str:
    """A hint that names the decisions which may be the reason."""
    doubtful: set[int] = set()
    for kind in (FaultKind.DECISION_TWICE, FaultKind.DECISION_OUTSIDE_YEAR):
        doubtful.update(finding.where.line for finding in _met(report, kind))
    if not doubtful:
        return (
            "Rätta siffran, eller beslutet i filen. Tas siffran bort räknas "
            "den ur besluten."
        )
    lines = ", ".join(map(str, sorted(doubtful)))
    rows = f"rad {lines}" if len(doubtful) == 1 else f"raderna {lines}"
    return (
        f"Se först på {rows} i filen med beslut: de står två gånger eller är "
        "från ett annat år."
    )


def unreadable_decision(report: Report) -> Iterator[Finding]:
    """En rad, en kolumn eller hela filen med beslut går inte att läsa, eller kan läsas
    på två sätt.

    Varför: en summa där ett beslut saknas är fel, och därför jämförs inget med filen
    förrän alla rader går att läsa. Siffror skrivs med decimalkomma och blanksteg mellan
    tusental, datum som 2022-03-14. Vad kolumner och ord heter i filen sägs i
    anslag.yaml, och likaså beloppens enhet (`enhet: tkr`) om den inte går att förstå av
    kolumnens namn. Inget belopp tas för kronor när det står något annat.
    Fel: `RUN 2022-0017;företagsstöd;Bifall;1.234`
    Rätt: `RUN 2022-0017;företagsstöd;Bifall;1 234`
    """
    return _met(report, FaultKind.DECISION_ROW)


def decision_twice(report: Report) -> Iterator[Finding]:
    """Samma beslut står på två rader i filen med beslut: samma diarienummer, belopp,
    utfall och dag.

    Varför: beslutet räknas då två gånger. Stora och små bokstäver, blanksteg och
    tankstreck i diarienumret spelar ingen roll. Ett beslut i samma ärende med ett annat
    belopp eller en annan dag är ett eget beslut, som ett tillägg eller en ändring, och
    sägs inte till om.
    Fel: två rader med `RUN 2022-0017`, `100 000` och `2022-03-14`
    Rätt: en rad för varje beslut
    """
    return _met(report, FaultKind.DECISION_TWICE)


def decision_outside_year(report: Report) -> Iterator[Finding]:
    """Ett beslut är daterat ett annat år än det som rapporten gäller.

    Varför: rapporten redovisar årets beslut. Beslutet räknas med tills raden tas bort.
    Fel: `2021-12-20` i filen med beslut till en rapport om 2022
    Rätt: bara beslut från 2022 i filen
    """
    return _met(report, FaultKind.DECISION_OUTSIDE_YEAR)


def doubtful_decision(report: Report) -> Iterator[Finding]:
    """Ett beslut ser fel ut: mer utbetalt än beviljat, bifall utan belopp, avslag med
    belopp, eller mer som dras av än som beviljas.

    Varför: sådana beslut gör att summorna inte går ihop.
    Fel: `Avslag;100 000`
    Rätt: `Bifall;100 000` eller `Avslag;`
    """
    return _met(report, FaultKind.DECISION_DOUBTFUL)


def money_outside_groups(report: Report) -> Iterator[Finding]:
    """Beviljade medel hör inte till någon av stödformerna eller prioriteringarna: ordet
    i filen med beslut är okänt, felstavat eller saknas.

    Varför: pengarna faller då ur summorna, och andelarna räknas av en för liten helhet.
    Därför räknas inga summor ut efter den kolumnen förrän alla beslut har sin plats.
    Rätta ordet i filen, eller skriv i anslag.yaml vad det betyder.
    Fel: `Innovation o företagande` i filen, när prioriteringen heter `Innovation och
    företagande`
    Rätt: `Innovation och företagande`, eller under `värden:` i anslag.yaml
    `RUS-prioritering:` och `Innovation och företagande: [Innovation o företagande]`
    """
    return _met(report, FaultKind.DECISION_OUTSIDE)


def row_left_out(report: Report) -> Iterator[Finding]:
    """Rader i filen med beslut är inga beslut, och är inte med i summorna: summarader,
    rubriker som kommer igen, sidfötter.

    Varför: sådana rader skriver Excel och ärendesystem själva. En rad räknas som
    summarad om den har ett ord som Summa eller Totalt och inget diarienummer, eller bara
    ett belopp som är summan av raderna ovanför. En rad som liknar en summarad men inte
    säkert är en går inte att läsa (VK412).
    Fel: `Summa;;;;1 058 700` sist i filen
    Rätt: bara beslut under kolumnernas namn
    """
    return _met(report, FaultKind.DECISION_LEFT_OUT)


def total_contradicts_rows(report: Report) -> Iterator[Finding]:
    """En summarad i filen med beslut säger något annat än vad besluten ovanför den blir.

    Varför: då saknas kanske beslut i filen, eller så är ett belopp fel.
    Fel: `Summa;;;;1 200 000` under beslut på tillsammans 1 058 700 kr
    Rätt: `Summa;;;;1 058 700`, eller ingen summarad
    """
    return _met(report, FaultKind.DECISION_TOTAL)


def hidden_decision(report: Report) -> Iterator[Finding]:
    """Beslut i arbetsboken står på rader eller i kolumner som är dolda eller filtrerade
    i Excel, men är med i summorna.

    Varför: den som ser på filen ser andra summor än rapportens. Kanske är raderna dolda
    för att de inte ska räknas.
    Fel: ett kvarglömt filter som döljer 12 av 300 beslut
    Rätt: alla rader syns, och det som inte ska räknas är borttaget
    """
    return _met(report, FaultKind.DECISION_HIDDEN)


def names_alike(report: Report) -> Iterator[Finding]:
    """Två namn i samma kolumn i filen med beslut skiljs bara åt av tecken eller
    blanksteg, och räknas var för sig.

    Varför: 1.1 är inte 11, men `REACT-EU` och `REACT EU` är kanske ett och samma. Räknas
    det som två, så blir båda summorna för små. Skillnader i stora och små bokstäver
    spelar ingen roll.
    Fel: `REACT-EU` på några rader och `REACT EU` på andra
    Rätt: `REACT-EU` på alla, eller under `värden:` i anslag.yaml `EU-program:` och
    `REACT-EU: [REACT EU]`
    """
    return _met(report, FaultKind.DECISION_ALIKE)
