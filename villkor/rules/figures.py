"""Siffror som säger emot varandra.

The docstring of a rule is its manual page, in Swedish. All comparison is on the intervals of `villkor.figures`.
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.diagnostic import Finding, Where
from villkor.figures import millions, percent, said
from villkor.report import KeyFigure, Report
from villkor.rules.pattern import Pattern
from villkor.summary import Line, Summary, summarize


def shares_not_whole(report: Report) -> Iterator[Finding]:
    """Andelarna per stödform blir inte 100 procent, hur de än är avrundade.

    Varför: de ska tillsammans vara hela anslaget.
    Fel: 61 %, 34 % och 8 %
    Rätt: 61 %, 34 % och 5 %
    """
    summary = summarize(report)
    if summary.share_sum_agrees is False and summary.share_sum:
        where = next(line.source.where for line in summary.support_forms)
        yield Finding(where, f"Andelarna blir {percent(summary.share_sum.value, 0)}, inte 100 %.", "Kontrollera andelarna.")


def share_contradicts_amount(report: Report) -> Iterator[Finding]:
    """En angiven andel stämmer inte med den andel som beloppet är av helheten.

    Varför: beloppet och andelen redovisas bredvid varandra, och läsaren räknar efter.
    Fel: 58,7 mnkr av 171,1 mnkr, angivet som 36 %
    Rätt: 58,7 mnkr av 171,1 mnkr, angivet som 34 %
    """
    summary = summarize(report)
    for line in (*summary.support_forms, *summary.priorities):
        if line.agrees is False and line.share and line.stated_share and not line.decided:  # else VK411
            message = f"”{line.name}”: andelen är angiven som {line.stated_share.written}, men beloppet är {percent(line.share.value)} av helheten."
            yield Finding(line.source.where, message, "Rätta andelen eller beloppet.")


def broken_relation(report: Report) -> Iterator[Finding]:
    """Ett samband under `kontroller` i anslag.yaml håller inte, eller går inte att läsa.

    Varför: sambanden är de räkningar som en läsare gör först.
    Fel: `beviljade ansökningar + avslagna ansökningar = inkomna ansökningar` när summan blir fel
    Rätt: rätta den siffra som är fel, eller sambandet
    """
    summary = summarize(report)
    places = {control.text.strip(): control.where for control in report.grant.controls}
    yield from summary.faults
    for relation in summary.relations:
        if not relation.holds:
            figures = ", ".join(f"{word} är {said(figure)}" for word, figure in relation.terms if figure.written != word)
            where = places.get(relation.written, Where("anslag.yaml"))
            yield Finding(where, f"Sambandet håller inte: {relation.written}.", f"{figures[:1].upper()}{figures[1:]}.")


def parts_contradict_total(report: Report) -> Iterator[Finding]:
    """Beloppen per stödform blir inte samma summa som beloppen per prioritering.

    Varför: båda redovisar hela anslaget, delat på olika sätt.
    Fel: stödformer på tillsammans 68,8 mnkr och prioriteringar på tillsammans 85,8 mnkr
    Rätt: samma summa på båda hållen
    """
    summary = summarize(report)
    if summary.forms_total_agrees is False and summary.forms_total and summary.total:
        where = next(line.source.where for line in summary.support_forms)
        message = f"Stödformerna blir {millions(summary.forms_total.value)} men prioriteringarna {millions(summary.total.value)}."
        yield Finding(where, message, "Kontrollera beloppen i de två uppställningarna.")


def more_than_allocated(report: Report) -> Iterator[Finding]:
    """Mer är fördelat än vad som är tilldelat.

    Varför: det kan vara rätt, eftersom beslut kan bygga på bemyndiganden och EU-medel, men det kan också vara ett skrivfel.
    Fel: 171,1 mnkr fördelat och `tilldelat: 17,1 mnkr`
    Rätt: kontrollera tilldelat, och förklara skillnaden i svaret på frågan om fördelningen
    """
    summary, grant = summarize(report), report.grant
    if summary.total and grant.allocated and grant.allocated_where and summary.total.low > grant.allocated.high:
        message = f"{millions(summary.total.value)} är fördelat, men {millions(grant.allocated.value)} är tilldelat."
        hint = "Kontrollera beloppen. Stämmer de, så förklara skillnaden i svaret (till exempel bemyndiganden eller EU-medel)."
        yield Finding(grant.allocated_where, message, hint)


def paid_above_granted(report: Report) -> Iterator[Finding]:
    """Mer är utbetalt än vad som är beviljat, enligt två nyckeltal med i övrigt samma namn.

    Varför: av samma medel går det inte att betala ut mer än vad som har beviljats. Kanske har siffrorna bytt plats.
    Fel: `utbetalt i projektet: 26,1 mnkr` och `beviljat i projektet: 21,9 mnkr`
    Rätt: `utbetalt i projektet: 21,9 mnkr` och `beviljat i projektet: 26,1 mnkr`
    """
    figures = report.grant.key_figures
    granted = {_GRANTED.sub("*", figure.name.casefold()): figure for figure in figures if _GRANTED.search(figure.name)}
    for paid in figures if granted else ():
        other = granted.get(_PAID.sub("*", paid.name.casefold())) if _PAID.search(paid.name) else None
        above = other and paid.value.unit == other.value.unit and paid.value.low > other.value.high
        if other and above and not _in_broken_relation(report, paid, other):
            message = f"”{paid.name}” är {said(paid.value)}, men ”{other.name}” är bara {said(other.value)}."
            hint = "Kontrollera de två siffrorna. Gäller utbetalningarna också tidigare års beslut, så låt namnet säga det."
            yield Finding(paid.where, message, hint)


_PAID, _GRANTED = Pattern(r"(?i)\butbetal(?:t|d|da|at|ats)\b"), Pattern(r"(?i)\bbevilj(?:at|ad|ade|ats)\b")


def _in_broken_relation(report: Report, *figures: KeyFigure) -> bool:
    """Whether a relation that does not hold names all the figures: then VK403 tells of them."""
    names = {figure.name.casefold() for figure in figures}
    return any(not relation.holds and names <= {word.casefold() for word, _ in relation.terms} for relation in summarize(report).relations)


def part_above_whole(report: Report) -> Iterator[Finding]:
    """En del av anslaget är större än hela anslaget.

    Varför: en av siffrorna är fel, eller i fel enhet. Regeln prövar det som inte andra regler om andelar och summor redan säger.
    Fel: `belopp: 587 mnkr` för företagsstöd, när prioriteringarna tillsammans är 171,1 mnkr
    Rätt: `belopp: 58,7 mnkr`
    """
    summary = summarize(report)
    for line in (*summary.support_forms, *summary.priorities):
        by_amount, by_share = _above_whole(summary, line)
        if by_amount and line.amount and summary.total:
            message = f"”{line.name}” är {line.amount.written}, mer än hela anslaget, {millions(summary.total.value)}."
            yield Finding(line.source.where, message, "Kontrollera beloppet och enheten, och de belopp som helheten räknas av.")
        elif by_share and line.stated_share:
            message = f"”{line.name}”: andelen är angiven som {line.stated_share.written}, mer än hela anslaget."
            yield Finding(line.source.where, message, "Kontrollera andelen.")


def _above_whole(summary: Summary, line: Line) -> tuple[bool, bool]:
    """Whether a stated amount and a stated share are above the whole, and no other rule says so of them."""
    of_form = line in summary.support_forms
    told = line.agrees is False and not line.decided  # VK402
    by_amount = (
        bool(line.share and line.share.low > _WHOLE)
        and not told
        and not line.decided
        and not (of_form and summary.forms_total_agrees is False)
    )  # VK404
    by_share = bool(line.stated_share and line.stated_share.low > _WHOLE) and not told
    return by_amount, by_share and not (of_form and summary.share_sum_agrees is False)  # VK401


_WHOLE = 100  # percent
