"""A form → the files that a report keeps of it, so that it can be read when villkor no
longer has that form; and a form of one year made the start of another's.
"""

from __future__ import annotations

import re

from villkor.base.diagnostic import UserError
from villkor.base.refusals import why_not
from villkor.base.sources import MemorySources
from villkor.base.yaml.write import comment_lines, written_value
from villkor.form.laws import law_of_year
from villkor.form.load import load_form_at
from villkor.form.model import Form
from villkor.form.places import (
    BLANK_FILE,
    FORM_FILE,
    FORM_FOLDER,
    INSTRUCTIONS_FILE,
    TEMPLATE_FILE,
    WORDS_FILE,
    FormPlace,
    Keeper,
)

_ABOUT = (
    "Förlaga, inte det officiella formuläret: gjord av villkor av formuläret för {}. "
    "Byt ut den när mottagarens formulär för {} har kommit. Gå igenom frågor, "
    "lagrum, mottagare och sista dag tills dess."
)
_KEPT = (FORM_FILE, WORDS_FILE, INSTRUCTIONS_FILE, TEMPLATE_FILE, BLANK_FILE)
# the keys at the margin that say of which year the form is, and the recipients' numbers
_TOP_KEY = re.compile(r"^(formulär|titel|sista dag|förlaga)[ \t]*:.*$", re.MULTILINE)
_NUMBER = re.compile(r"^([ \t]{1,20}diarienummer[ \t]*:).*$", re.MULTILINE)


def form_copy(place: FormPlace) -> dict[str, bytes]:
    """The files of a form by their names in a report.

    Raises UserError if one cannot be read.
    """
    files = {}
    for name in _KEPT:
        if place.has_file(name):
            files[f"{FORM_FOLDER}/{name}"] = _bytes_of(place, name)
    return files


def _bytes_of(place: FormPlace, name: str) -> bytes:
    try:
        with place.open_file(name) as file:
            return file.read()
    except OSError as error:
        raise UserError(
            f"{place.path_of(name)} går inte att öppna: {why_not(error)}.",
            "Kontrollera att du får läsa filen.",
        ) from error


def borrowed_form(form: Form, place: FormPlace, year: int) -> Form:
    """A form of another year as the start of one: its questions as they are, marked as
    no official form, with the year's last day and without the recipients' numbers.

    Raises UserError if it cannot be made.
    """
    files = form_copy(place)
    files.pop(f"{FORM_FOLDER}/{BLANK_FILE}", None)  # it is of the other year
    name = f"{FORM_FOLDER}/{FORM_FILE}"
    text = files[name].decode("utf-8-sig").replace("\r\n", "\n")
    files[name] = _text_of_year(text, form, year).encode()
    sources = MemorySources(files)
    return load_form_at(
        FormPlace(Keeper.REPORT, sources, FORM_FOLDER, f"{FORM_FOLDER}/")
    )


def _text_of_year(text: str, form: Form, year: int) -> str:
    law = law_of_year(year)
    last_day = law.deadline(year) if law else form.deadline.replace(year=year + 1)
    title = form.title.replace(str(form.year), str(year))
    if not form.unofficial:
        title += " – förlaga"
    new = {
        "formulär": f"formulär: {year}\nförlaga: ja",
        "titel": f"titel: {written_value(title)}",
        "sista dag": f"sista dag: {last_day}",
        "förlaga": "# (förlaga)",
    }
    changed = _TOP_KEY.sub(lambda line: new[line[1]], text)
    changed = _NUMBER.sub(r"\1", changed)
    return f"{comment_lines(_ABOUT.format(form.year, year))}\n{changed}"
