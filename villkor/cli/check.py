"""villkor check: what is missing, wrong or inconsistent, in a report or a Word file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from villkor.base.diagnostic import UserError
from villkor.cli.open_report import Folder, open_report
from villkor.cli.render.formats import CheckFormat, print_findings
from villkor.report.model import Report
from villkor.rules.manual import AnyRule


def check(  # noqa: PLR0913 - an option each
    folder: Folder = None,
    *,
    output: Annotated[
        CheckFormat, typer.Option("--format", help="Hur resultatet skrivs ut.")
    ] = CheckFormat.TEXT,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KOD",
            show_default=False,
            help="Pröva bara regler vars kod börjar så, till exempel VK3.",
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KOD", show_default=False, help="Pröva inte regler vars kod börjar så."
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Låt även varningar ge utgångskod 1.")
    ] = False,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help="Rätta det som bara kan rättas på ett sätt: bokstäver, blanksteg och tecken.",
        ),
    ] = False,
    compare: Annotated[
        Path | None,
        typer.Option(
            metavar="FJOLÅRET",
            show_default=False,
            help="Mappen med fjolårets rapport, att jämföra svaren med.",
        ),
    ] = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="Visa vad --fix ändrar. Utan --fix ändras inget.")
    ] = False,
    docx: Annotated[
        Path | None,
        typer.Option(
            metavar="FIL",
            show_default=False,
            help="Granska en Word-fil i stället: tillgänglighet och dolda uppgifter.",
        ),
    ] = None,
) -> None:
    """Visa vad som saknas, är fel eller säger emot varandra, var det står och hur det rättas."""
    from villkor.rules import speller  # noqa: PLC0415

    if docx is not None:
        if folder or compare or fix or diff:
            raise UserError(
                "Med --docx granskas en Word-fil och ingen rapport.",
                "Ta bort mappen, --compare, --fix och --diff.",
            )
        raise typer.Exit(_check_word_file(docx, output, select, ignore, strict=strict))
    speller.start_speller()  # it reads its dictionary while we read the report
    from villkor.rules.catalogue import RULES, has_errors, has_warnings, run_rules  # noqa: PLC0415

    report = open_report(folder, quiet=output is not CheckFormat.TEXT, last_year=compare)
    selected, ignored = _codes(select, RULES), _codes(ignore, RULES)
    if fix or diff:
        report = _mend(report, selected, ignored, show=diff, write=fix)
    diagnostics = run_rules(report, selected, ignored)
    print_findings(output, report, diagnostics, partial=bool(select or ignore))
    raise typer.Exit(has_errors(diagnostics) or (strict and has_warnings(diagnostics)))


def _check_word_file(
    path: Path,
    output: CheckFormat,
    select: list[str] | None,
    ignore: list[str] | None,
    *,
    strict: bool,
) -> bool:
    """Print what is wrong with a Word file. Gives whether it is not to be sent."""
    from villkor.cli.render.formats import print_word_findings  # noqa: PLC0415
    from villkor.document.word.package import read_package  # noqa: PLC0415
    from villkor.rules.catalogue import has_errors, has_warnings  # noqa: PLC0415
    from villkor.rules.word.gate import WORD_RULES, inspect_package  # noqa: PLC0415

    package = read_package(path)
    diagnostics = inspect_package(
        package, path.name, _codes(select, WORD_RULES), _codes(ignore, WORD_RULES)
    )
    print_word_findings(output, path, diagnostics, partial=bool(select or ignore))
    return has_errors(diagnostics) or (strict and has_warnings(diagnostics))


def _mend(
    report: Report, select: Sequence[str], ignore: Sequence[str], *, show: bool, write: bool
) -> Report:
    """Write and show the mends of the chosen rules, and give the report as it is then.

    What is said goes beside the findings, not among them.
    """
    from villkor.cli.render.mends import print_mends  # noqa: PLC0415
    from villkor.cli.render.terminal import console  # noqa: PLC0415
    from villkor.report.load import load_report  # noqa: PLC0415
    from villkor.rules import mend  # noqa: PLC0415

    found = mend.mends(report, mend.mendable_rules(select, ignore))
    if write:
        mend.write_mends(report, found)  # before it is said: it may not be possible
    print_mends(console(sys.stderr), found, show=show, written=write)
    if not write:
        return report
    return load_report(report.folder, report.last_year.folder if report.last_year else None)


def _codes(words: list[str] | None, rules: Sequence[AnyRule]) -> list[str]:
    """Codes of some rules as given with an option: several times, or with commas between."""
    if not words:
        return []
    from villkor.rules.manual import beginning_known  # noqa: PLC0415

    return [
        beginning_known(code.strip(), rules)
        for word in words
        for code in word.split(",")
        if code.strip()
    ]
