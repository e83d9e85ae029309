"""villkor alone, on a terminal: what it is and an offer to make a report, or in a report
how it stands and what to do next.
"""

from __future__ import annotations

from pathlib import Path

import typer
from rich.console import Console

from villkor.base.diagnostic import UserError
from villkor.base.listed_words import listed_words
from villkor.cli.asking import NO, YES
from villkor.cli.chosen_form import chosen_form
from villkor.cli.init import init
from villkor.cli.open_report import open_report
from villkor.cli.region import (
    find_region,
    list_regions,
)
from villkor.cli.render.standing import print_standing
from villkor.cli.render.terminal import console, say_line
from villkor.form.laws import nearest_year
from villkor.form.load import load_form
from villkor.form.model import (
    Form,
    Region,
)
from villkor.form.places import form_years
from villkor.report.find import report_at_hand
from villkor.rules.catalogue import run_rules

_ABOUT = (
    "villkor hjälper en region att skriva återrapporteringen av villkorsbeslut. "
    "Rapporten är en mapp med en fil för varje avsnitt, och där skrivs svaren. villkor "
    "granskar dem, räknar på anslaget och skapar Word-filen som lämnas in, på den här "
    "datorn: ingenting skickas härifrån."
)
_LEAVING = NO | {"", "q", "avsluta", "sluta", "exit"}
_LATER = (
    "Ingenting är skapat. En rapport skapas med villkor init ÅR, och allt som villkor "
    "kan göra visas av villkor --help."
)


def welcome() -> None:
    """Say how the report here stands, or offer to make one where there is none.

    Raises UserError if there are several reports here, or one that cannot be read.
    """
    out = console()
    if report_at_hand():
        report = open_report(None, quiet=False)
        print_standing(out, report, run_rules(report))
        return
    say_line(out, _ABOUT)
    out.print()
    say_line(out, "Här finns ingen rapport. Svara på två frågor för att skapa en.")
    _offer_report(out)


def _offer_report(out: Console) -> None:
    """Ask for a year and a region, and make the report; an empty answer leaves."""
    wanted = _asked_form(out)
    region = _asked_region(out, load_form(wanted[1])) if wanted else None
    if wanted is None or region is None:
        say_line(out, _LATER)
        return
    year, model = wanted
    named = None if model == year else str(model)
    out.print()
    init(
        year,
        None,
        region.name,
        None,
        named,
    )


def _asked_form(out: Console) -> tuple[int, int] | None:
    """The year of the report, and that of the form to make it after; None is to
    leave.
    """
    say_line(out, f"Formulär finns för {_listed_forms()}.")
    while True:
        answer = _asked("Vilket års rapport? (tryck Enter för att avsluta)")
        if answer.casefold() in _LEAVING:
            return None
        if not (answer.isascii() and answer.isdecimal() and len(answer) == len("2022")):
            say_line(out, "Skriv året med fyra siffror.")
            continue
        model = _form_for(out, int(answer))
        if model:
            return int(answer), model


def _form_for(
    out: Console,
    year: int,
) -> int:
    """The year of the form for a report: its own, or the nearest if that will do as a
    model. Without either it is 0.
    """
    try:
        chosen_form(year, None, Path(str(year)))
    except UserError as error:
        if year in form_years():  # it is there, and cannot be used
            raise
        say_line(out, error.message)
    else:
        return year
    near = nearest_year(year)
    agreed = _asked(f"Börja med formuläret för {near} som förlaga? (ja eller nej)")
    return near if agreed.casefold() in YES else 0


def _asked_region(
    out: Console,
    form: Form,
) -> Region | None:
    """The region that the report is of; None is to leave."""
    list_regions(form)
    while True:
        answer = _asked(
            "Vilken region? Skriv namn eller länskod (tryck Enter för att avsluta)"
        )
        if answer.casefold() in _LEAVING:
            return None
        try:
            return find_region(form, answer)
        except UserError as error:
            say_line(out, f"{error.message} {error.hint}")


def _asked(question: str) -> str:
    answer: str = typer.prompt(
        question,
        default="",
        show_default=False,
    )
    return answer.strip()


def _listed_forms() -> str:
    """The years there is a form of, and which of them are models and not official."""
    told = []
    for year in sorted(form_years()):
        unofficial = load_form(year).unofficial
        told.append(f"{year} (en förlaga)" if unofficial else str(year))
    return listed_words(told)
