"""The files that may stand beside a form: the words of the trade, and the authority's
own words beside its questions.
"""

from __future__ import annotations

from villkor.base.decode import decode_text
from villkor.base.diagnostic import UserError
from villkor.base.plain_files import RefusedFile
from villkor.base.refusals import why_not
from villkor.base.signs import cleaned_text
from villkor.form.model import IN_TABLES, Form
from villkor.form.places import INSTRUCTIONS_FILE, WORDS_FILE, FormPlace, Keeper

_MOST_BYTES = 5_000_000  # of a file; a form is 0.04 million
MEND_FORM = {
    Keeper.REPORT: (
        "Rätta filen i rapportens mapp formulär, eller hämta den som låg där från "
        "början."
    ),
    Keeper.NAMED: "Rätta filen, och kör kommandot igen.",
    Keeper.USER: "Rätta filen, eller flytta den ur din datamapp.",
    Keeper.PROGRAM: "Rätta filen, eller installera villkor på nytt.",
}
"""What to do about a faulty file of a form, by who keeps it."""


def form_bytes(place: FormPlace, name: str, most: int = _MOST_BYTES) -> bytes:
    """The bytes of a file of a form, `most` of them.

    Raises UserError if it cannot be opened, or is larger.
    """
    path = place.path_of(name)
    try:
        with place.open_file(name) as file:
            data = file.read(most + 1)
    except OSError as error:
        hint = "Kontrollera att du får läsa filen."
        if isinstance(error, RefusedFile):
            hint = error.hint
        raise UserError(
            f"Formuläret {path} går inte att öppna: {why_not(error)}.",
            hint,
        ) from error
    if len(data) > most:
        raise UserError(
            f"{path} är större än {most // 1_000_000} MB, så den läses inte. Ett "
            "formulär är mycket mindre.",
            "Kontrollera att det är rätt fil.",
        )
    return data


def read_words(place: FormPlace) -> frozenset[str]:
    """The words of the list beside a form, one a line: those of the trade, which are
    spelt as they should be. None, if there is no list.

    Raises UserError if the list cannot be read.
    """
    return frozenset(_lines_of(place, WORDS_FILE))


def read_instructions(place: FormPlace, form: Form) -> dict[str, tuple[str, ...]]:
    """What the authority says beside its headings and questions: paragraphs by the id
    of the heading that they stand under, those of header cells under `IN_TABLES`. None,
    if there is no such file.

    Raises UserError if the form has no heading with an id.
    """
    found: dict[str, list[str]] = {}
    under = IN_TABLES
    for line in _lines_of(place, INSTRUCTIONS_FILE):
        if line.startswith("[") and line.endswith("]"):
            under = line[1:-1]
            if under not in {IN_TABLES, *form.headings}:
                raise UserError(
                    "Formuläret går inte att använda: "
                    f"{place.path_of(INSTRUCTIONS_FILE)} nämner rubriken ”{under}”, som "
                    "inte finns.",
                    MEND_FORM[place.keeper],
                )
        else:
            found.setdefault(under, []).append(line)
    return {key: tuple(texts) for key, texts in found.items()}


def _lines_of(place: FormPlace, name: str) -> list[str]:
    """The lines of a file that say something; none, if there is no such file."""
    if not place.has_file(name):
        return []
    text, finding = decode_text(form_bytes(place, name), place.path_of(name))
    if text is None:
        told = f"{finding.where}: {finding.message}" if finding else ""
        raise UserError(
            f"Formuläret går inte att använda:\n{told}", MEND_FORM[place.keeper]
        )
    lines = [line.strip() for line in cleaned_text(text).splitlines()]
    return [line for line in lines if line and not line.startswith("#")]
