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
from villkor.cli.long_work import Quiet
from villkor.cli.open_report import Folders
from villkor.cli.render.formats import CheckFormat, print_findings
from villkor.cli.subject import Subject, open_subject
from villkor.rules import speller

if TYPE_CHECKING:
    from villkor.cli import check_form, check_many, check_word_file, watch_check
    from villkor.cli.render import mends, spelling_state, terminal
    from villkor.rules import catalogue, mend
else:
    check_form = lazy_module("villkor.cli.check_form")
    check_many = lazy_module("villkor.cli.check_many")
    check_word_file = lazy_module("villkor.cli.check_word_file")
    watch_check = lazy_module("villkor.cli.watch_check")
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
_Watch = Annotated[
    bool,
    typer.Option(
        "--watch",
        help="Granska igen varje gång som en fil sparas, tills du trycker Ctrl-C.",
    ),
]
_WordFile = Annotated[
    Path | None,
    typer.Option(
        metavar="FIL",
        show_default=False,
        help="Granska en Word-fil i stället: tillgänglighet och dolda uppgifter.",
    ),
]

_Form = Annotated[
    str | None,
    typer.Option(
        metavar="MAPP",
        show_default=False,
        help=(
            "Granska ett formulär i stället: en mapp med form.yaml, en rapport eller "
            "ett år."
        ),
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
    watch: _Watch = False,
    form: _Form = None,
    quiet: Quiet = False,
) -> None:
    """Check a report, several, a Word file or a form, and exit by what is found."""
    chosen = Chosen(split_codes(select), split_codes(ignore), strict, quiet)
    several = len(folders or ()) > 1
    folder = folders[0] if folders else None
    if watch:
        others = any((several, docx, form, fix, diff, quiet))
        _refuse_beside_watch(others, output)
        code = watch_check.watch_check(folder, chosen, compare)
    elif form is not None or docx is not None:
        of_report = any((folders, compare, fix, diff))
        code = _check_other(form, docx, output, chosen, of_report=of_report)
    elif folders and several:
        _refuse_for_several(any((compare, fix, diff)))
        code = check_many.check_many(folders, output, chosen)
    else:
        code = _check_report(folder, output, chosen, compare, fix=fix, diff=diff)
    raise typer.Exit(code)


def _check_other(
    form: str | None,
    docx: Path | None,
    output: CheckFormat,
    chosen: Chosen,
    *,
    of_report: bool,
) -> int:
    """Print what is wrong with a form, or else with a Word file."""
    if form is not None:
        _refuse_others("--form granskas ett formulär", of_report or docx is not None)
        return check_form.check_form(form, output, chosen)
    assert docx is not None  # noqa: S101 - one of the two is given
    _refuse_others("--docx granskas en Word-fil", of_report)
    return check_word_file.check_word_file(docx, output, chosen)


def _refuse_for_several(others: bool) -> None:  # noqa: FBT001
    """Raise UserError for what is not done to several reports."""
    if others:
        raise UserError(
            "Med --compare, --fix och --diff granskas en rapport i taget.",
            "Ange bara en mapp, eller ta bort valen.",
        )


def _refuse_beside_watch(others: bool, output: CheckFormat) -> None:  # noqa: FBT001
    """Raise UserError for what --watch cannot do."""
    if output is not CheckFormat.TEXT:
        raise UserError(
            "Med --watch visas resultatet som text.",
            "Ta bort --format.",
        )
    if others:
        raise UserError(
            "Med --watch granskas en rapport i taget, och inget ändras.",
            "Ange bara en mapp, och ta bort --docx, --form, --fix, --diff och --quiet.",
        )


def _refuse_others(what: str, others: bool) -> None:  # noqa: FBT001
    """Raise UserError if options of a report are given for something else."""
    if others:
        raise UserError(
            f"Med {what} och ingen rapport.",
            "Ta bort mappen, --compare, --fix och --diff, och granska en sak i taget.",
        )


def _check_report(  # noqa: PLR0913 - what the options say
    folder: Path | None,
    output: CheckFormat,
    chosen: Chosen,
    compare: Path | None,
    *,
    fix: bool,
    diff: bool,
) -> int:
    """Print what is wrong with one report, mended before if that is asked for."""
    asked = speller.spelling_is_asked(chosen.select, chosen.ignore)
    if asked:
        speller.start_speller()  # it reads its dictionary while we read the report
    subject = open_subject(
        folder,
        quiet=chosen.quiet or output is not CheckFormat.TEXT,
        last_year=compare,
    )
    known_codes(chosen)
    if fix or diff:
        subject = _mended(subject, chosen, show=diff, write=fix)
    found = catalogue.run_rules(subject.report, chosen.select, chosen.ignore)
    diagnostics = subject.told(found)
    print_findings(
        output,
        subject,
        diagnostics,
        partial=chosen.partial,
        quiet=chosen.quiet,
    )
    as_text = output is CheckFormat.TEXT and not chosen.quiet
    if as_text and asked and sys.stdout.isatty():
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
