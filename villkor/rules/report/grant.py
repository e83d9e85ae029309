"""Siffror som säger emot varandra.

The docstring of a rule is its manual page, in Swedish. What must hold comes from the
form (`samband`) and from the report's own `kontroller`, and is reckoned in `summary`.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.diagnostic import Finding, Where
from villkor.figures.interval import can_be_at_most
from villkor.figures.number import Figure
from villkor.figures.relations.explain import explain_relation
from villkor.figures.relations.reckon import Relation
from villkor.figures.relations.shown import stated_sides
from villkor.figures.swedish import swedish_millions, swedish_percent
from villkor.form.model import Tells
from villkor.grant.keys import GRANT_FILE
from villkor.grant.relations import Implied
from villkor.report.model import Report


def shares_not_whole(report: Report) -> Iterator[Finding]:
    """Andelarna per stödform blir inte 100 procent, hur de än är avrundade.

    Varför: de ska tillsammans vara hela anslaget.
    Fel: 61 %, 34 % och 8 %
    Rätt: 61 %, 34 % och 5 %
    """
    for broken in report.summary.broken(Tells.SHARES_NOT_WHOLE):
        message = f"Andelarna blir {_written(broken.relation.left)}, inte 100 %."
        yield Finding(_where(report, broken), message, "Kontrollera andelarna.")


def share_contradicts_amount(report: Report) -> Iterator[Finding]:
    """En angiven andel stämmer inte med den andel som beloppet är av helheten.

    Varför: beloppet och andelen redovisas bredvid varandra, och läsaren räknar efter.
    Fel: 58,7 mnkr av 171,1 mnkr, angivet som 36 %
    Rätt: 58,7 mnkr av 171,1 mnkr, angivet som 34 %
    """
    for broken in report.summary.broken(Tells.SHARE_CONTRADICTS_AMOUNT):
        share, stated = (
            swedish_percent(broken.relation.left.value),
            _written(broken.relation.right),
        )
        message = (
            f"{_about(broken)}andelen är angiven som {stated}, men beloppet är "
            f"{share} av helheten."
        )
        yield Finding(_where(report, broken), message, "Rätta andelen eller beloppet.")


def broken_relation(report: Report) -> Iterator[Finding]:
    """Ett samband under `kontroller` i anslag.yaml håller inte, eller går inte att
    läsa.

    Varför: sambanden är de räkningar som en läsare gör först.
    Fel: `beviljade ansökningar + avslagna ansökningar = inkomna ansökningar` när summan
    blir fel
    Rätt: rätta den siffra som är fel, eller sambandet
    """
    summary = report.summary
    yield from summary.faults
    for relation in summary.relations:
        if not relation.holds:
            message, figures = _told(relation)
            yield Finding(
                relation.where or Where(GRANT_FILE),
                message,
                figures or "Rätta sambandet.",
            )


def _told(relation: Relation) -> tuple[str, str]:
    """A relation with how it comes out, and what its names stand for."""
    told = f"”{relation.written}”: {explain_relation(relation)}."
    figures = ", ".join(
        f"{name} är {stated_sides(several)}"
        for name, several in relation.figures.items()
    )
    if not figures:
        return told, ""
    return told, f"{figures[0].upper()}{figures[1:]}."


def parts_contradict_total(report: Report) -> Iterator[Finding]:
    """Beloppen per stödform blir inte samma summa som beloppen per prioritering.

    Varför: båda redovisar hela anslaget, delat på olika sätt.
    Fel: stödformer på tillsammans 68,8 mnkr och prioriteringar på tillsammans 85,8 mnkr
    Rätt: samma summa på båda hållen
    """
    for broken in report.summary.broken(Tells.PARTS_CONTRADICT_TOTAL):
        forms, priorities = (
            _written(broken.relation.left),
            _written(broken.relation.right),
        )
        message = f"Stödformerna blir {forms} men prioriteringarna {priorities}."
        yield Finding(
            _where(report, broken),
            message,
            "Kontrollera beloppen i de två uppställningarna.",
        )


def more_than_allocated(report: Report) -> Iterator[Finding]:
    """Mer är fördelat än vad som är tilldelat.

    Varför: det kan vara rätt, eftersom beslut kan bygga på bemyndiganden och EU-medel,
    men det kan också vara ett skrivfel.
    Fel: 171,1 mnkr fördelat och `tilldelat: 17,1 mnkr`
    Rätt: kontrollera tilldelat, och förklara skillnaden i svaret på frågan om
    fördelningen
    """
    summary, grant = report.summary, report.grant
    if (
        summary.total
        and grant.allocated
        and grant.allocated_where
        and not can_be_at_most(summary.total.interval, grant.allocated.interval)
    ):
        message = (
            f"{swedish_millions(summary.total.value)} är fördelat, men "
            f"{swedish_millions(grant.allocated.value)} är tilldelat."
        )
        hint = (
            "Kontrollera beloppen. Stämmer de, så förklara skillnaden i svaret (till "
            "exempel bemyndiganden eller EU-medel)."
        )
        yield Finding(grant.allocated_where, message, hint)


def paid_above_granted(report: Report) -> Iterator[Finding]:
    """Mer är utbetalt än vad som är beviljat, enligt två nyckeltal med i övrigt samma
    namn.

    Varför: av samma medel går det inte att betala ut mer än vad som har beviljats.
    Kanske har siffrorna bytt plats.
    Fel: `utbetalt i projektet: 26,1 mnkr` och `beviljat i projektet: 21,9 mnkr`
    Rätt: `utbetalt i projektet: 21,9 mnkr` och `beviljat i projektet: 26,1 mnkr`
    """
    for broken in report.summary.broken(Tells.PAID_ABOVE_GRANTED):
        paid, granted = broken.relation.names[0], broken.relation.names[-1]
        message = (
            f"”{paid}” är {_written(broken.relation.left)}, men ”{granted}” är bara "
            f"{_written(broken.relation.right)}."
        )
        hint = (
            "Kontrollera de två siffrorna. Gäller utbetalningarna också tidigare års "
            "beslut, så låt namnet säga det."
        )
        yield Finding(_where(report, broken), message, hint)


def decided_contradict_received(report: Report) -> Iterator[Finding]:
    """De beviljade och de avslagna blir tillsammans inte lika många som de inkomna,
    enligt tre nyckeltal med i övrigt samma namn.

    Varför: en ansökan som är avgjord är antingen beviljad eller avslagen, och läsaren
    lägger ihop dem.
    Fel: `inkomna ansökningar: 164`, `beviljade ansökningar: 125` och
    `avslagna ansökningar: 29`
    Rätt: `avslagna ansökningar: 39`. Är några inte avgjorda, så skriv det som ett eget
    samband under `kontroller`: `beviljade ansökningar + avslagna ansökningar + vilande
    ansökningar = inkomna ansökningar`
    """
    for broken in report.summary.broken(Tells.DECIDED_CONTRADICT_RECEIVED):
        hint = (
            "Rätta den siffra som är fel. Är några inte avgjorda, så ge dem ett namn "
            "och skriv sambandet under kontroller."
        )
        yield Finding(_where(report, broken), _told(broken.relation)[0], hint)


def part_above_whole(report: Report) -> Iterator[Finding]:
    """En del av anslaget är större än hela anslaget.

    Varför: en av siffrorna är fel, eller i fel enhet. Regeln prövar det som inte andra
    regler om andelar och summor redan säger.
    Fel: `belopp: 587 mnkr` för företagsstöd, när prioriteringarna tillsammans är 171,1
    mnkr
    Rätt: `belopp: 58,7 mnkr`
    """
    for broken in report.summary.broken(Tells.PART_ABOVE_WHOLE):
        part, whole = broken.relation.left, broken.relation.right
        if part.unit == "%":
            message = (
                f"{_about(broken)}andelen är angiven som {_written(part)}, mer än "
                "hela anslaget."
            )
            hint = "Kontrollera andelen."
        else:
            message = (
                f"{_about(broken)}beloppet är {_written(part)}, mer än hela anslaget, "
                f"{_written(whole)}."
            )
            hint = (
                "Kontrollera beloppet och enheten, och de belopp som "
                "helheten räknas av."
            )
        yield Finding(_where(report, broken), message, hint)


def _where(report: Report, implied: Implied) -> Where:
    """Where the part that a relation is about stands, or the first key figure in it, or
    else the first support form.
    """
    if implied.part:
        return implied.part.where
    figures = {figure.name: figure.where for figure in report.grant.key_figures}
    for name in implied.relation.names:
        if name in figures:
            return figures[name]
    if report.summary.support_forms:
        return report.summary.support_forms[0].source.where
    return Where(GRANT_FILE)


def _about(implied: Implied) -> str:
    return f"”{implied.part.name}”: " if implied.part else ""


def _written(figure: Figure) -> str:
    return stated_sides([figure])
