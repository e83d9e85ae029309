"""Which region: by name or county code, with the closest names for a misspelt one."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches

import typer

from villkor.base.diagnostic import UserError
from villkor.base.listed_words import listed_words
from villkor.form.model import Form, Region

_BEGINNING = 4  # letters of a region's name that are enough to know it by
_ALIKE = 0.65  # of get_close_matches
# what stands around the name: Region …, …s län, …s läns landsting
_AROUND = re.compile(
    r"^(?:region(?:en)? )?(?P<name>.+?)(?:s?(?: läns?| lan)?(?: landsting| kommun)?)$"
)
_COUNTY = re.compile(r"(?P<code>\d{1,2})\b {0,9}(?P<name>.*)", re.ASCII)
_ALSO = {"södermanland": "sörmland", "vgr": "västra götaland"}


def find_region(form: Form, wanted: str) -> Region:
    """The region that is meant: by its name or its county's, by county code or letter,
    or the only one whose name begins so.

    Raises UserError with the closest names.
    """
    normal = unicodedata.normalize("NFC", wanted).casefold()
    word = " ".join(normal.split()).strip(".,")
    county = _COUNTY.fullmatch(word)
    if county and not county["name"]:
        return _of_county(form, county["code"])
    region, name = _of_name(form, county["name"] if county else word)
    if region and (county is None or region == _of_county(form, county["code"])):
        return region
    close = _closest_names(form, name)
    hint = (
        f"Menade du {listed_words(close, 'eller')}?"
        if close
        else f"Regioner: {_listed(form.regions)}."
    )
    raise UserError(f"Det finns ingen region ”{wanted.strip()}”.", hint)


def refuse_split_name(form: Form, named: str | None, after: str) -> None:
    """Refuse a region's name of which the shell has made two words: an option, and the
    folder after it.

    Raises UserError with how it is written.
    """
    whole = f"{named or ''} {after}".casefold()
    region, _ = _of_name(form, whole)
    if region and named and after.isalpha():
        raise UserError(
            "Ett namn med blanksteg skrivs inom citattecken.",
            f'Skriv --region "{region.name}".',
        )


def _of_name(form: Form, word: str) -> tuple[Region | None, str]:
    """The region of a name or a county letter, and the bare name to look for others
    by.
    """
    around = _AROUND.match(word)
    bare = around["name"] if around else word
    name = _ALSO.get(bare, bare)
    region = form.region_named(word) or _of_letter(form, word)
    return region or form.region_named(name) or _only_one(form, name), name


def _of_county(form: Form, code: str) -> Region:
    """The region of a county code, which may lack its first 0."""
    region = form.region_named(f"{code:0>2}")
    if region:
        return region
    raise UserError(
        f"Inget län har koden {code}.",
        f"Regioner: {_listed(form.regions)}.",
    )


def _of_letter(form: Form, word: str) -> Region | None:
    """The region of a county letter (BD)."""
    for region in form.regions:
        if word == region.letter.casefold():
            return region
    return None


def _only_one(form: Form, name: str) -> Region | None:
    """The only region whose name begins as the one given, with or without the dots and
    rings of its letters.
    """
    begun = [
        region for region in form.regions if _bare(region.short).startswith(_bare(name))
    ]
    if len(begun) == 1 and len(name) >= _BEGINNING:
        return begun[0]
    return None


def _bare(name: str) -> str:
    """A name in the letters a to z."""
    letters = unicodedata.normalize("NFKD", name)
    return letters.encode("ascii", "ignore").decode()


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


def list_regions(form: Form) -> None:
    """Show the regions with their county codes on the terminal."""
    for region in form.regions:
        typer.echo(f"  {region.county}  {region.name}")


def ask_for_region(form: Form) -> Region:
    """Ask on the terminal until the answer is a region."""
    list_regions(form)
    while True:
        answer: str = typer.prompt("Region (namn eller länskod)")
        try:
            return find_region(form, answer)
        except UserError as error:
            typer.echo(f"{error.message} {error.hint}")


def _listed(regions: tuple[Region, ...]) -> str:
    return ", ".join(f"{region.name} ({region.county})" for region in regions)
