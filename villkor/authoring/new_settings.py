"""A form → the text of a new report's rapport.yaml, with last year's contact, words and
goals.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from villkor.authoring import carry_over
from villkor.base.yaml.write import comment_lines, written_value
from villkor.form.model import Form, GoalProgramme, Region
from villkor.report.model import Report

_ABOUT = (
    "Uppgifter om hela rapporten. Raderna med # är förklaringar och kommer inte "
    "med i Word-filen."
)
_ABOUT_NUMBERS = (
    "Ärendets nummer hos mottagarna, enligt formuläret, och regionens "
    "eget diarienummer."
)
_ABOUT_CONTACT = (
    "Vem som svarar på frågor om rapporten: en funktion eller "
    "förvaltning, inte en person."
)
_ABOUT_DAY = (
    "Rapportens datum och beslutet om den, som de ska stå på framsidan. Det som är "
    "tomt står inte där."
)
_ABOUT_DUE_DAY = (
    "Sista dagen inom regionen att skriva sina avsnitt. Har ett avsnitt en annan dag "
    "står senast: i dess fil."
)
_ABOUT_WORDS = (
    "Namn och ord som är rätt skrivna, fast villkor check inte känner till dem."
)
_ABOUT_GOALS = (
    "Mål som tabellerna får hänvisa till, ett per rad med bindestreck. Målen skrivs "
    "på samma sätt i tabellerna, så kan villkor check se att de stämmer. Ett program "
    "utan mål prövas inte."
)
_ABOUT_LAST_YEAR = (
    "Fjolårets rapport, räknat från den här mappen. villkor check säger till om ett "
    "svar är detsamma som då."
)


def new_settings(
    form: Form,
    region: Region,
    last_year: Report | None,
    folder: Path,
) -> str:
    """The text of the file. `folder` is where it will stand."""
    parts = [
        _form_and_region(form, region),
        _register_numbers(form),
        _contact(last_year),
        _dating(form),
        _due_day(form),
        _known_words(last_year),
        _goals(form, last_year),
    ]
    if last_year:
        parts.append(_last_year(last_year, folder))
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _form_and_region(form: Form, region: Region) -> Iterator[str]:
    yield comment_lines(_ABOUT)
    yield f"formulär: {form.year}"
    yield f"region: {region.name}"


def _register_numbers(form: Form) -> Iterator[str]:
    yield comment_lines(_ABOUT_NUMBERS)
    yield "diarienummer:"
    for recipient in form.recipients:
        yield f"  {recipient.key}: {recipient.register_number}".rstrip()
    yield f"{'  region:':<36} # till exempel {form.own_number_example}"


def _contact(last_year: Report | None) -> Iterator[str]:
    yield comment_lines(_ABOUT_CONTACT)
    named = carry_over.contact(last_year) if last_year else ""
    yield f"kontakt: {named}".rstrip()


def _dating(form: Form) -> Iterator[str]:
    yield comment_lines(_ABOUT_DAY)
    yield f"{'datum:':<36} # till exempel {form.year + 1}-02-15"
    yield "beslut:"
    yield f"{'  nämnd:':<36} # till exempel Regionala utvecklingsnämnden"
    yield "  datum:"
    yield "  §:"


def _due_day(form: Form) -> Iterator[str]:
    yield comment_lines(_ABOUT_DUE_DAY)
    yield f"{'senast:':<36} # till exempel {form.year + 1}-01-31"


def _known_words(last_year: Report | None) -> Iterator[str]:
    yield comment_lines(_ABOUT_WORDS)
    yield "ordlista:"
    for word in last_year.settings.words if last_year else ():
        yield f"  - {written_value(word)}"
    yield "  # - Ett ord"


def _goals(form: Form, last_year: Report | None) -> Iterator[str]:
    yield comment_lines(_ABOUT_GOALS)
    yield "mål:"
    for programme in form.programmes:
        if programme.has_names:
            yield from _goals_of(programme, last_year)


def _goals_of(programme: GoalProgramme, last_year: Report | None) -> Iterator[str]:
    yield f"  {programme.key}:"
    goals = last_year.settings.goals.get(programme.key, ()) if last_year else ()
    for goal in goals:
        yield f"    - {written_value(goal)}"
    if not goals:
        yield f"  # - Ett mål i {programme.title}"


def _last_year(last_year: Report, folder: Path) -> Iterator[str]:
    yield comment_lines(_ABOUT_LAST_YEAR)
    yield f"fjolåret: {written_value(carry_over.way_to(last_year.folder, folder))}"
