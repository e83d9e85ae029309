"""Belopp och andelar i texten som är andra än de i anslag.yaml.

The docstring of a rule is its manual page, in Swedish. A rule is silent when a reader
could defend what is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from villkor.base.diagnostic import Finding
from villkor.document.braces import FIGURE
from villkor.figures.number import Figure
from villkor.figures.units import Unit
from villkor.figures.wording import in_words
from villkor.grant.named_figures import share_name
from villkor.report.model import Report
from villkor.report.reference_faults import leads_to
from villkor.report.texts import PLAIN
from villkor.report.walk import ToldIn, ToldText
from villkor.rules.prose.amount_links import Link, links_in
from villkor.rules.prose.figure_names import FigureNames, figure_names
from villkor.rules.prose.quantities import may_have_quantities
from villkor.rules.prose.readable import readable_text
from villkor.rules.prose.sentences import sentences_of

_WORDS: dict[Unit, tuple[str, str]] = {
    "kr": ("beloppet", "miljoner kronor"),
    "%": ("andelen", "procent"),
}


def amount_contradicts_grant(report: Report) -> Iterator[Finding]:
    """Ett belopp i texten är ett annat än det som anslag.yaml har för samma sak.

    Varför: läsaren jämför beloppen, och två olika belopp för samma sak väcker frågor.
    Prövas när orden runt beloppet säger att det är en stödform, en prioritering, hela
    anslaget eller ett nyckeltal. Avrundning är inget fel, och inte heller ”drygt”,
    ”knappt” och ”cirka” när de stämmer. Belopp om andra år, om budget, om andras pengar
    och om en del av något prövas inte.
    Fel: ”64,2 mnkr till projektverksamhet” när anslag.yaml har `belopp: 46,2 mnkr`
    Rätt: ”46,2 mnkr till projektverksamhet”, eller ord som visar vad de 64,2 är
    """
    yield from _contradicting(report, "kr")


def share_contradicts_grant(report: Report) -> Iterator[Finding]:
    """En andel i texten är en annan än den som anslag.yaml har för samma sak.

    Varför: läsaren jämför andelarna, och två olika andelar av samma sak väcker frågor.
    Prövas som belopp (VK427), mot andelen i anslag.yaml eller den som beloppen där ger.
    Fel: ”15,2 miljoner kronor (37 procent) till kommersiell service” när anslag.yaml
    har `andel: 12 %`
    Rätt: ”15,2 miljoner kronor (12 procent) till kommersiell service”
    """
    yield from _contradicting(report, "%")


def _contradicting(report: Report, unit: Unit) -> Iterator[Finding]:
    if not may_have_quantities(report.whole_text):
        return
    names, links = _all_links(report)
    known = [one for held in names.held for one in held.figures if one.unit == unit]
    for told, link in links:
        figure = _contradicted(link, unit, known)
        if figure:
            where = told.text.at(link.quantity.start)
            message, hint = _said(report, link, figure)
            yield Finding(where, message, hint, told.question)


@lru_cache(maxsize=1)
def _all_links(report: Report) -> tuple[FigureNames, list[tuple[ToldText, Link]]]:
    """Kept, since both rules ask for them."""
    names = figure_names(report)
    found: list[tuple[ToldText, Link]] = []
    for told in report.texts:
        found.extend((told, link) for link in _links(report, told, names))
    return names, found


def _links(report: Report, told: ToldText, names: FigureNames) -> Iterator[Link]:
    """The amounts of a text that are said of a figure, each with the first figure. In a
    cell, which tells of one project, not those of a whole support form.
    """
    text = readable_text(told.text.text)
    if told.kind in PLAIN or not may_have_quantities(text):
        return
    year = report.form.year
    own_words = frozenset(report.settings.region.casefold().split())
    done: set[int] = set()
    for sentence in sentences_of(text, year):
        for link in links_in(sentence, names, year, own_words):
            start = link.quantity.start
            if start in done or (told.part is ToldIn.CELL and link.figure.is_part):
                continue
            done.add(start)
            yield link


def _contradicted(link: Link, unit: Unit, known: Collection[Figure]) -> Figure | None:
    """The figure that a quantity contradicts. One that is not surely said of it must
    be a slip for it, and none of the others.
    """
    quantity = link.quantity
    if quantity.unit != unit:
        return None
    figures = [one for one in link.figure.figures if one.unit == unit]
    if not figures or any(map(quantity.agrees_with, figures)):
        return None
    if link.sure:
        return figures[0]
    if any(map(quantity.agrees_with, known)):
        return None
    slips = [one for one in figures if quantity.is_slip_for(one)]
    return slips[0] if slips else None


def _said(report: Report, link: Link, figure: Figure) -> tuple[str, str]:
    """What is said of a contradiction, and what to do."""
    held = link.figure
    word, unit = _WORDS[figure.unit]
    name = f"”{held.name}”"
    if held.is_part and figure.unit == "%":
        name = f"andelen för {name}"
    states = "är {} i" if figure.written else "blir {} enligt"
    there = states.format(in_words(figure))
    message = f"Här står {link.quantity.words}, men {name} {there} anslag.yaml."
    hint = f"Rätta {word} här eller där. Menas något annat, så skriv ut vad."
    quoted = share_name(held.name) if held.is_part and word == "andelen" else held.name
    if figure.written and leads_to(report, quoted, figure):
        hint += f" Med {{{FIGURE}: {quoted} | {unit}}} hämtas siffran därifrån."
    return message, hint
