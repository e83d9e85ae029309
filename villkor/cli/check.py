"""villkor check: what is missing, wrong or inconsistent, in a report, in several or in
a Word file.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from villkor.base.diagnostic import UserError
from villkor.base.lazy import lazy_module
from villkor.cli.chosen import Chosen, known_codes, split_codes
from villkor.cli.open_report import Folders
from villkor.cli.render.formats import CheckFormat, print_findings
from villkor.cli.subject import Subject, open_subject
from villkor.rules import speller

if TYPE_CHECKING:
    from villkor.cli import check_many, check_word_file
    from villkor.cli.render import mends, spelling_state, terminal
    from villkor.rules import catalogue, mend
else:
    check_many = lazy_module("villkor.cli.check_many")
    check_word_file = lazy_module("villkor.cli.check_word_file")
    mends = lazy_module("villkor.cli.render.mends")
    spelling_state = lazy_module("villkor.cli.render.spelling_state")
    terminal = lazy_module("villkor.cli.render.terminal")
    catalogue = lazy_module("villkor.rules.catalogue")
    mend = lazy_module("villkor.rules.mend")

_Format = Annotated[
    CheckFormat, typer.Option("--format", help="Hur resultatet skrivs ut.")
]
_Select = Annotated[
    list[str] | None,
    typer.Option(
        metavar="KOD",
        show_default=False,
        help="Pröva bara regler vars kod börjar så, till exempel VK3.",
    ),
]
_Ignore = Annotated[
    list[str] | None,
    typer.Option(
        metavar="KOD",
        show_default=False,
        help="Pröva inte regler vars kod börjar så.",
    ),
]
_Strict = Annotated[
    bool, typer.Option("--strict", help="Låt även varningar ge utgångskod 1.")
]
_Fix = Annotated[
    bool,
    typer.Option(
        "--fix",
        help=(
            "Rätta det som bara kan rättas på ett sätt: bokstäver, "
            "blanksteg och tecken."
        ),
    ),
]
_LastYear = Annotated[
    Path | None,
    typer.Option(
        metavar="FJOLÅRET",
        show_default=False,
        help="Mappen med fjolårets rapport, att jämföra svaren med.",
    ),
]
_Diff = Annotated[
    bool, typer.Option("--diff", help="Visa vad --fix ändrar. Utan --fix ändras inget.")
]
_WordFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FIL",
        show_default=False,
        help="Granska en Word-fil i stället: tillgänglighet och dolda uppgifter.",
    ),
]


def check(  # noqa: PLR0913 - an option each
    folders: Folders = None,
    *,
    output: _Format = CheckFormat.TEXT,
    select: _Select = None,
    ignore: _Ignore = None,
    strict: _Strict = False,
    fix: _Fix = False,
    compare: _LastYear = None,
    diff: _Diff = False,
    docx: _WordFile = None,
) -> None:
    """Check a report, several, or a Word file, and exit by what is found."""
    chosen = Chosen(split_codes(select), split_codes(ignore), strict)
    several = len(folders or ()) > 1
    if docx is not None:
        if folders or compare or fix or diff:
            raise UserError(
                "Med --docx granskas en Word-fil och ingen rapport.",
                "Ta bort mappen, --compare, --fix och --diff.",
            )
        code = check_word_file.check_word_file(docx, output, chosen)
    elif folders and several:
        if compare or fix or diff:
            raise UserError(
                "Med --compare, --fix och --diff granskas en rapport i taget.",
                "Ange bara en mapp, eller ta bort valen.",
            )
        code = check_many.check_many(folders, output, chosen)
    else:
        code = _check_report(
            folders[0] if folders else None,
            output,
            chosen,
            compare,
            fix,
            diff,
        )
    raise typer.Exit(code)


def _check_report(  # noqa: PLR0913, PLR0917 - what the options say
    folder: Path | None,
    output: CheckFormat,
    chosen: Chosen,
    compare: Path | None,
    fix: bool,  # noqa: FBT001
    diff: bool,  # noqa: FBT001
) -> int:
    """Print what is wrong with one report, mended before if that is asked for."""
    asked = speller.spelling_is_asked(chosen.select, chosen.ignore)
    if asked:
        speller.start_speller()  # it reads its dictionary while we read the report
    subject = open_subject(
        folder,
        quiet=output is not CheckFormat.TEXT,
        last_year=compare,
    )
    known_codes(chosen, of_word_files=False)
    if fix or diff:
        subject = _mended(subject, chosen, show=diff, write=fix)
    found = catalogue.run_rules(subject.report, chosen.select, chosen.ignore)
    diagnostics = subject.told(found)
    print_findings(output, subject, diagnostics, partial=chosen.partial)
    if output is CheckFormat.TEXT and asked and sys.stdout.isatty():
        _tell_unspelt()
    return int(chosen.is_refused(diagnostics))


def _tell_unspelt() -> None:
    """Say that the spelling is not looked at, where there is nothing to do it."""
    if not speller.speller_installed():
        terminal.say_line(terminal.console(), spelling_state.NOT_SPELT, "yellow")


def _mended(
    subject: Subject,
    chosen: Chosen,
    *,
    show: bool,
    write: bool,
) -> Subject:
    """Write and show the mends of the chosen rules, and give what is asked about as it
    is then.

    What is said goes beside the findings, not among them.
    """
    report = subject.report
    codes = mend.mendable_rules(chosen.select, chosen.ignore)
    found = mend.mends(report, codes, subject.only)
    if write:
        mend.write_mends(report, found)  # before it is said: it may not be possible
    mends.print_mends(terminal.console(sys.stderr), found, show=show, written=write)
    return subject.loaded_anew() if write else subject
