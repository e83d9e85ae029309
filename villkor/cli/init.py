"""villkor init: a folder with a file for each section."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from villkor.authoring.form_copy import form_copy
from villkor.authoring.new_report import new_report
from villkor.base.clock import today
from villkor.base.diagnostic import UserError
from villkor.base.disk import create_folder
from villkor.base.lazy import lazy_module
from villkor.base.plain_files import is_file
from villkor.cli.asking import can_ask
from villkor.cli.chosen_form import chosen_form, copied_files
from villkor.cli.open_report import open_report
from villkor.cli.region import (
    ask_for_region,
    find_region,
    refuse_split_name,
    region_missing,
)
from villkor.cli.render.question_changes import print_changes
from villkor.cli.render.terminal import console, count_of, say_line
from villkor.form.load import load_form
from villkor.form.model import Form, Region
from villkor.form.places import FORM_FOLDER, form_years
from villkor.form.question_pairs import pair_questions
from villkor.report.keys import SETTINGS_FILE
from villkor.report.model import Report

if TYPE_CHECKING:
    from villkor.cli.render import unplaced
    from villkor.exchange import last_year as word_file
    from villkor.exchange import unplaced_file
    from villkor.exchange.last_year import LastYear
else:
    unplaced = lazy_module("villkor.cli.render.unplaced")
    word_file = lazy_module("villkor.exchange.last_year")
    unplaced_file = lazy_module("villkor.exchange.unplaced_file")

LAST_YEAR_FOLDER = "fjolåret"
"""Where last year's report stands, if it comes from a Word file."""

_Year = Annotated[
    int, typer.Argument(metavar="ÅR", help="Formulärets år, till exempel 2022.")
]
_NewFolder = Annotated[
    Path | None,
    typer.Argument(
        metavar="[MAPP]",
        show_default=False,
        help="Mappen som skapas. Utelämnas den heter den som året.",
    ),
]
_Region = Annotated[
    str | None,
    typer.Option(
        metavar="NAMN",
        show_default=False,
        help="Regionens namn eller länskod.",
    ),
]
_LastYear = Annotated[
    Path | None,
    typer.Option(
        "--from",
        metavar="FJOLÅRET",
        show_default=False,
        help=(
            "Fjolårets rapport, att ta över uppgifter från: mappen med den, eller en "
            "Word-fil."
        ),
    ),
]
_Form = Annotated[
    str | None,
    typer.Option(
        "--form",
        metavar="MAPP",
        show_default=False,
        help=(
            "Mappen med ett eget formulär (form.yaml), myndighetens blankett (.docx), "
            "eller ett annat års formulär att börja med som förlaga. Se vad som finns med "
            "villkor forms."
        ),
    ),
]
_UNOFFICIAL = (
    "Formuläret är en förlaga, inte det officiella formuläret. Frågorna kan skilja sig "
    "från dem som mottagaren ställer."
)


def init(
    year: _Year,
    folder: _NewFolder = None,
    region: _Region = None,
    last_year: _LastYear = None,
    named: _Form = None,
) -> None:
    """Make the folder, and say what is in it and what to do next."""
    target = folder or Path(str(year))
    _refuse_report_there(target)
    form = chosen_form(year, named, target)
    refuse_split_name(form, region, target.name)
    from_word = _read_word_file(form, last_year, region, target)
    before = _last_report(last_year, from_word)
    meant = _wanted_region(form, region, before)
    files = new_report(form, meant, before, target)
    kept = _kept_files(from_word, last_year)
    create_folder(target, {**copied_files(form, target), **kept, **files})
    out = console()
    say_line(out, _what_is_made(form, target, files), "bold green")
    _tell_of_form(form)
    say_line(out, f"Rapporten är för {meant.name} (länskod {meant.county}).")
    if from_word:
        _tell_of_word_file(from_word, last_year)
    elif before:
        say_line(
            out,
            "Ansvariga, kontakt, mål och siffrornas namn är tagna från "
            f"{before.folder}. Fjolårets svar står som kommentarer.",
        )
    if before:
        print_changes(out, pair_questions(before.form, form))
    say_line(out, "Skriv svaren i filerna. Se vad som återstår med villkor check.")


def _refuse_report_there(target: Path) -> None:
    """Refuse to make a report anew, or one in another: the command was given twice, or
    in the wrong folder.
    """
    if is_file(target / SETTINGS_FILE):
        raise UserError(
            f"Rapporten i mappen {target} finns redan. Inget har ändrats.",
            f'Gå till den med cd "{target}", och se vad som återstår med villkor check. '
            "Ska det bli en rapport till, så ange en annan mapp: villkor init ÅR MAPP.",
        )
    for folder in target.absolute().parents:
        if is_file(folder / SETTINGS_FILE):
            raise UserError(
                f"Mappen {folder} är en rapport, och där läggs inte en till. Inget har "
                "ändrats.",
                "Gå ut ur den med cd .. och ge kommandot igen.",
            )


def _last_report(named: Path | None, from_word: LastYear | None) -> Report | None:
    """Last year's report, if one is named: its folder, or what its Word file holds."""
    if from_word:
        return from_word.report
    if named is None:
        return None
    return open_report(named, quiet=True)


def _tell_of_word_file(from_word: LastYear, last_year: Path | None) -> None:
    """Say what last year's Word file gave, and what could not be placed."""
    out = console()
    count = count_of(len(from_word.report.answers()), "svar", "svar")
    say_line(
        out,
        f"{count} och tabellernas mål är tagna från {last_year}. Svaren står som "
        f"kommentarer, och som fjolårets rapport i mappen {LAST_YEAR_FOLDER}. Vem som "
        "ansvarar för vad står inte i Word-filen: skriv det efter ansvarig:.",
    )
    if from_word.ledger.unplaced:
        unplaced.print_unplaced(out, from_word.ledger)
        kept_in = f"{LAST_YEAR_FOLDER}/{unplaced_file.UNPLACED_FILE}"
        say_line(out, f"Det finns kvar i {kept_in}.\n")


def _tell_of_form(form: Form) -> None:
    told = f"Formuläret är {form.title}, med en kopia i mappen {FORM_FOLDER}."
    if form.unofficial:
        say_line(console(), f"{told} {_UNOFFICIAL}", "bold yellow")
    else:
        say_line(console(), told)


def _read_word_file(
    form: Form,
    path: Path | None,
    region: str | None,
    target: Path,
) -> LastYear | None:
    """Last year's report, if it is a Word file: by the nearest form before this year's,
    if there is one.
    """
    if path is None or path.name == SETTINGS_FILE or not is_file(path):
        return None
    earlier = [year for year in form_years() if year < form.year]
    before = load_form(earlier[0]) if earlier else form
    owner = find_region(form, region) if region else None
    return word_file.last_year_of(before, path, owner, target / LAST_YEAR_FOLDER)


def _kept_files(
    last_year: LastYear | None,
    path: Path | None,
) -> dict[str, str | bytes]:
    """The files of last year's report that a Word file holds, by their names under the
    new one's folder, and last the form that it follows.
    """
    if last_year is None or path is None:
        return {}
    files: dict[str, str | bytes] = {**last_year.files}
    if last_year.ledger.unplaced:
        told = unplaced_file.unplaced_text("", [(path.name, last_year.ledger)], today())
        files = {unplaced_file.UNPLACED_FILE: told, **files}
    if last_year.report.form.place:
        files |= form_copy(last_year.report.form.place)
    return {f"{LAST_YEAR_FOLDER}/{each}": text for each, text in files.items()}


def _what_is_made(form: Form, target: Path, files: dict[str, str]) -> str:
    optional = sum(not question.required for question in form.questions.values())
    voluntary = count_of(optional, "frivillig", "frivilliga")
    questions = f"{len(form.questions)} frågor, varav {voluntary}"
    to_write_in = sum(name.endswith(".yaml") for name in files)
    return f"Skapade {target} med {to_write_in} filer för {questions}."


def _wanted_region(form: Form, named: str | None, before: Report | None) -> Region:
    if named:
        return find_region(form, named)
    if before:
        return find_region(form, before.settings.region)
    if not can_ask():
        raise region_missing(form)
    return ask_for_region(form)
