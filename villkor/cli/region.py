"""Which region: by name or county code, with the closest names for a misspelt one."""

from __future__ import annotations

from difflib import get_close_matches

import typer

from villkor.base.diagnostic import UserError
from villkor.form.model import Form, Region

_BEGINNING = 4  # letters of a region's name that are enough to know it by
_ALIKE = 0.65  # of get_close_matches


def find_region(form: Form, wanted: str) -> Region:
    """The region that is meant: by name or county code, or the only one whose name
    begins so.

    Raises UserError with the closest names.
    """
    region = form.region_named(wanted)
    if region:
        return region
    word = wanted.strip().casefold().removeprefix("region ")
    begun = [region for region in form.regions if region.short.startswith(word)]
    if len(begun) == 1 and len(word) >= _BEGINNING:
        return begun[0]
    close = _closest_names(form, word)
    hint = (
        f"Menade du {_one_of(close)}?"
        if close
        else f"Regioner: {_listed(form.regions)}."
    )
    raise UserError(f"Det finns ingen region ”{wanted.strip()}”.", hint)


def _closest_names(form: Form, word: str) -> list[str]:
    """The names of the regions whose short names hold the word, else of those that are
    like it.
    """
    names = {region.short: region.name for region in form.regions}
    parts = [short for short in names if word and word in short]
    close = parts or get_close_matches(word, names, n=3, cutoff=_ALIKE)
    return [names[short] for short in close]


def region_missing(form: Form) -> UserError:
    """The error for a command line that names no region where nobody can be asked."""
    return UserError(
        "Regionen saknas.",
        'Ange den med --region "Region Norrbotten". Regioner: '
        f"{_listed(form.regions)}.",
    )


def ask_for_region(form: Form) -> Region:
    """Ask on the terminal until the answer is a region."""
    for region in form.regions:
        typer.echo(f"  {region.county}  {region.name}")
    while True:
        answer: str = typer.prompt("Region (namn eller länskod)")
        try:
            return find_region(form, answer)
        except UserError as error:
            typer.echo(f"{error.message} {error.hint}")


def _one_of(names: list[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} eller {last}" if first else last


def _listed(regions: tuple[Region, ...]) -> str:
    return ", ".join(f"{region.name} ({region.county})" for region in regions)
