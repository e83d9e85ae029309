"""The sentence that a summary of the grant ends with."""

from __future__ import annotations

from rich.text import Text

from villkor.cli.render.grant_cells import amount_cell
from villkor.cli.render.terminal import count_of
from villkor.grant.summary import Summary

_WRONG, _DOUBTFUL, _RIGHT = "bold red", "bold yellow", "bold green"


def closing_words(summary: Summary) -> Text:
    """How it stands, and what to do: what is worst comes first."""
    wrong = summary.contradictions + len(summary.faults)
    if summary.unread:
        found = count_of(
            summary.unread,
            "uppgift i anslag.yaml går",
            "uppgifter i anslag.yaml går",
        )
        words = f"{found} inte att läsa och är inte med här. Se villkor check."
        return Text(words, style=_WRONG)
    if summary.undecided:
        words = (
            "Filen med beslut går inte att läsa helt, och jämförs inte med något. Se "
            "villkor check."
        )
        return Text(words, style=_WRONG)
    if summary.outside:
        words = (
            "Beviljade medel ligger utanför stödformerna eller prioriteringarna, så "
            "summorna är inte kända. Se villkor check."
        )
        return Text(words, style=_WRONG)
    if wrong or summary.forms_total_agrees is False:
        return Text(_what_is_wrong(summary, wrong), style=_WRONG)
    if not summary.total:
        words = "Fördelningen och prioriteringarna i anslag.yaml har inga belopp än."
        return Text(words, style=_DOUBTFUL)
    doubtful = len(summary.broken())
    if doubtful:
        found = count_of(doubtful, "samband", "samband")
        words = (
            f"{found} är värt att titta på (!). Annars stämmer alla angivna siffror."
        )
        return Text(words, style=_DOUBTFUL)
    return Text("Alla angivna siffror stämmer med varandra.", style=_RIGHT)


def _what_is_wrong(summary: Summary, wrong: int) -> str:
    found = count_of(wrong, "uppgift", "uppgifter")
    if summary.forms_total_agrees is False and summary.forms_total and summary.total:
        forms, total = amount_cell(summary.forms_total), amount_cell(summary.total)
        sums = f"stödformerna blir {forms} och prioriteringarna {total}"
        return f"{found} stämmer inte: {sums}. Rätta i anslag.yaml."
    place = "anslag.yaml"
    if any(not comparison.agrees for comparison in summary.comparisons):
        place = "anslag.yaml eller i filen med beslut"
    return f"{found} stämmer inte. Rätta i {place}."
