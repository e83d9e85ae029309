"""Which region: by name or county code, with the closest names for a misspelt one."""

from __future__ import annotations

from difflib import get_close_matches

import typer

from villkor.diagnostic import UserError
from villkor.form import Region


def find_region(regions: tuple[Region, ...], wanted: str) -> Region:
    """The region of a name, with or without "Region", or of a county code. Raises UserError with the closest names."""
    word = wanted.strip().casefold()
    for region in regions:
        if word in {region.name.casefold(), _short(region), region.county, f"region {_short(region)}"}:
            return region
    names = {key: region.name for region in regions for key in (region.name.casefold(), _short(region))}
    close = list(dict.fromkeys(names[key] for key in get_close_matches(word, names, n=5, cutoff=0.5)))[:3]
    hint = f"Menade du {' eller '.join(close)}?" if close else f"Regioner: {_list(regions)}."
    raise UserError(f"Det finns ingen region ”{wanted.strip()}”.", hint)


def region_missing(regions: tuple[Region, ...]) -> UserError:
    """The error for a command line that names no region where nobody can be asked."""
    return UserError("Regionen saknas.", f'Ange den med --region "Region Norrbotten". Regioner: {_list(regions)}.')


def ask_for_region(regions: tuple[Region, ...]) -> Region:
    """Ask on the terminal until the answer is a region."""
    for region in regions:
        typer.echo(f"  {region.county}  {region.name}")
    while True:
        answer: str = typer.prompt("Region (namn eller länskod)")
        try:
            return find_region(regions, answer)
        except UserError as error:
            typer.echo(f"{error.message} {error.hint}")


def _short(region: Region) -> str:
    """The name as people say it: Norrbotten, Västra Götaland."""
    return region.name.removeprefix("Region ").removesuffix("regionen").casefold()


def _list(regions: tuple[Region, ...]) -> str:
    return ", ".join(f"{region.name} ({region.county})" for region in regions)
