"""villkor forms: which forms there are, and where they come from."""

from __future__ import annotations

from pathlib import Path

import typer

from villkor.base.diagnostic import UserError
from villkor.base.sources import FolderSources
from villkor.cli.open_report import Folder
from villkor.cli.render.form_list import FoundForm, print_forms
from villkor.cli.render.terminal import console
from villkor.form.load import load_form_at
from villkor.form.places import FormPlace, data_folder, place_in_report, places_by_year
from villkor.report.find import find_report


def forms(folder: Folder = None) -> None:
    """Print the forms there are, the report's own first; exit 1 if one is faulty."""
    own = place_in_report(FolderSources(_report_folder(folder)))
    places = [own] if own else []
    for of_year in places_by_year().values():
        places += of_year
    found = [_found_form(place) for place in places]
    print_forms(console(), found, data_folder())
    if not all(each.form for each in found):
        raise typer.Exit(1)


def _report_folder(named: Path | None) -> Path:
    """The report whose own form is listed too; no report is needed."""
    try:
        return find_report(named)[0]
    except UserError:
        if named is not None:
            raise
        return Path()


def _found_form(place: FormPlace) -> FoundForm:
    try:
        return FoundForm(place, load_form_at(place))
    except UserError as error:
        return FoundForm(place, None, error.message)
