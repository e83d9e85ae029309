"""The forms there are, as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from rich.console import Console

from villkor.cli.render.terminal import Words, fitted, new_table, say_line
from villkor.form.model import Form
from villkor.form.places import BLANK_FILE, FORM_FILE, FormPlace


class FoundForm(Struct, frozen=True):
    """A form and its place; without a form, the `trouble` with it."""

    place: FormPlace
    form: Form | None
    trouble: str = ""


def print_forms(out: Console, found: Sequence[FoundForm], data_folder: Path) -> None:
    """Print the forms, the faults of those that cannot be used, and how to get more."""
    rows = new_table()
    rows.add_column("År", no_wrap=True)
    rows.add_column("Formulär")
    rows.add_column("Frågor", justify="right", no_wrap=True)
    rows.add_column("Slag", no_wrap=True)
    rows.add_column("Blankett", no_wrap=True)
    rows.add_column("Varifrån", no_wrap=True)
    for each in found:
        if each.form:
            rows.add_row(
                str(each.form.year),
                Words(each.form.title),
                str(len(each.form.questions)),
                "förlaga" if each.form.unofficial else "officiellt",
                "Word" if each.place.has_file(BLANK_FILE) else "–",
                str(each.place.keeper),
            )
        else:
            shown = Words(each.place.shown)
            rows.add_row("–", shown, "–", "fel", "–", each.place.keeper)
    out.print(fitted(out, rows))
    out.print()
    for each in found:
        if each.trouble:
            say_line(out, each.trouble, "red")
    say_line(
        out,
        "En förlaga är inte det officiella formuläret. Blanketten är myndighetens egen "
        "Word-fil, som formuläret är läst ur: villkor new-form gör ett formulär av den. "
        f"Ett formulär ligger i en mapp med filen {FORM_FILE}. Ett eget väljs med "
        "villkor init ÅR --form MAPP, eller "
        f"läggs i {data_folder}, i en mapp som heter som året.",
    )
