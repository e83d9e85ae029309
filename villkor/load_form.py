"""templates/ → Form: the questions of a year, read from data with every fault of the data told at once."""

from __future__ import annotations

from pathlib import Path

from villkor.diagnostic import UserError
from villkor.form import Form, Region, wording_sum
from villkor.form_reader import FormReader
from villkor.yaml_text import Mapping


def templates_folder() -> Path:
    """Where the forms are: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def years() -> tuple[int, ...]:
    """The years there is a form for, the newest first."""
    found = (path.parent.name for path in templates_folder().glob("*/form.yaml"))
    return tuple(sorted((int(name) for name in found if name.isdigit()), reverse=True))


def load_form(year: int) -> Form:
    """The form of a year. Raises UserError if there is none, or with every fault of the file, one line each."""
    path = templates_folder() / str(year) / "form.yaml"
    if year not in years():
        known = ", ".join(str(known) for known in years())
        raise UserError(f"Det finns inget formulär för {year}.", f"Formulär finns för: {known}.")
    regions = load_regions()
    form, faults = read_form(path.read_text(encoding="utf-8"), str(path), regions)
    if form is None or faults:
        raise UserError("Formuläret går inte att använda:\n" + "\n".join(faults), "Rätta filen, eller installera villkor på nytt.")
    return form


def load_regions() -> tuple[Region, ...]:
    """The 21 regions, in the order of their county codes. Raises UserError if the file is faulty."""
    path = templates_folder() / "regioner.yaml"
    reader = FormReader(str(path))
    regions = []
    for node in reader.sequence(reader.top(path.read_text(encoding="utf-8")), "Filen"):
        values = reader.part(node, ("länskod", "bokstav", "namn"))
        regions.append(Region(*(reader.required(values, key, node) for key in ("länskod", "bokstav", "namn"))))
    if reader.faults:
        raise UserError("Listan över regioner går inte att använda:\n" + "\n".join(reader.messages()))
    return tuple(regions)


def read_form(source: str, path: str, regions: tuple[Region, ...]) -> tuple[Form | None, list[str]]:
    """Read form.yaml. Gives the form (None if it cannot be put together) and its faults as `path:line:column: text`."""
    reader = FormReader(path)
    top = reader.top(source)
    if not isinstance(top, Mapping):
        if not reader.faults and top is not None:
            reader.fault("wrong type", top.where, "Filen ska bestå av nycklar med värden.")
        return None, reader.messages() or [f"{path}:1:1: Filen är tom."]
    form = reader.form(top, regions)
    if not reader.faults and (have := wording_sum(map(form.printed, form.questions.values()))) != form.wording:
        message = f"Frågorna är inte ordagrant de som ”ordalydelse” är kontrollsumman av. Deras summa är {have}."
        reader.fault("unknown value", top.where, message, "Rätta frågan. Är ändringen beslutad, så skriv den nya summan.")
    return (None if reader.faults else form), reader.messages()
