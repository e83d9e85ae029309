"""Five functions for those who work with reports in programs and notebooks of their own.

They are imported from villkor itself: `from villkor import load_report, check`. What they
take and give stays as it is within a version 0.x, and CHANGELOG.md tells of any change. A
path may be a `Path` or a text. What cannot be done is a `UserError`, with a `message` and
a `hint` in Swedish; nothing is printed.

    >>> from villkor import check, load_report, summarize
    >>> report = load_report("norrbotten-2022")
    >>> check(report)
    ()
    >>> summarize(report).total.value
    Decimal('171100000.0')
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

from villkor.base.diagnostic import Diagnostic, Severity, UserError
from villkor.base.disk import make_folder
from villkor.base.disk_together import may_be_interrupted
from villkor.exchange.export import export_report
from villkor.exchange.import_docx import ImportPlan, plan_import
from villkor.exchange.recipients import export_targets
from villkor.exchange.sizes import refuse_too_large
from villkor.exchange.write_import import remember_home, write_import
from villkor.grant.summary import Summary
from villkor.report.find import find_report
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.report.required_status import refuse_unfinished
from villkor.rules.catalogue import ERRORS, RULES, run_rules
from villkor.rules.rule import beginning_known

AnyPath: TypeAlias = str | Path


def report_in(folder: AnyPath, last_year: AnyPath | None = None) -> Report:
    """`load_report`: the report in a folder, with last year's if one is to be compared
    with. Nothing is written.

    Bad data is no error here: `check` tells of it. Raises UserError if the folder holds
    no report, if its form cannot be used, or if a command was killed while it wrote
    there, which any command in the folder puts right.

        >>> report = load_report("norrbotten-2022")
        >>> report.settings.region, report.form.year
        ('Region Norrbotten', 2022)
        >>> len(report.answers())
        49
    """
    found, _ = find_report(Path(folder))
    if may_be_interrupted(found):
        raise UserError(
            f"Ett kommando avbröts mitt i att det skrev i {found}.",
            "Kör villkor check i mappen: då blir filerna som de var.",
        )
    before = find_report(Path(last_year))[0] if last_year else None
    return load_report(found, before)


def checked_report(
    report: Report,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> tuple[Diagnostic, ...]:
    """`check`: what is wrong with a report, in the order in which it is read.

    Each finding has a `code`, a `severity` ("error", "warning" or "note"), a `message`,
    a `hint`, the `question` and `where` it stands. `select` and `ignore` are beginnings
    of codes, as those of the command. Raises UserError for one that no rule begins
    with.

        >>> faulty = load_report("ofullstandig-2022")
        >>> for found in check(faulty, select=["VK401"])[:1]:
        ...     print(found.where.path, found.severity.value)
        anslag.yaml error
    """
    chosen = [beginning_known(code, RULES) for code in select]
    left_out = [beginning_known(code, RULES) for code in ignore]
    return tuple(run_rules(report, chosen, left_out))


def summarized_report(report: Report) -> Summary:
    """`summarize`: where the grant went.

    Money is `Decimal` kronor and shares are percent. A figure that is not told, or
    cannot be read, is None: `unread` and `undecided` count those.

        >>> for line in summarize(load_report("norrbotten-2022")).support_forms:
        ...     print(line.name)
        projektverksamhet
        företagsstöd
        kommersiell service
    """
    return report.summary


def exported_report(
    report: Report,
    to: str,
    output_dir: AnyPath | None = None,
    *,
    draft: bool = False,
) -> tuple[Path, ...]:
    """`export_docx`: the Word files to a recipient of the form, or to all with "alla".

    They stand in `output_dir`, which is made, or beside the report, each with its
    receipt. Raises UserError, with nothing written, for an unknown recipient, if the
    report has errors or is not as finished as it requires (`kräv:`) and it is no draft,
    and if a file that is there has been changed by somebody.

        >>> report = load_report("norrbotten-2022")
        >>> [path.name for path in export_docx(report, "tillvaxtverket", "ut")]
        ['aterrapportering-2022-region-norrbotten-tillvaxtverket.docx']
    """
    refuse_too_large(report)
    folder = Path(output_dir) if output_dir else None
    targets = export_targets(report, to, None, folder, draft=draft)
    errors = [] if draft else run_rules(report, ERRORS)
    if errors:
        raise UserError(
            f"{report.folder} har {len(errors)} fel. Ingen Word-fil skapades.",
            "Rätta det som check visar, eller exportera ett utkast med draft=True.",
        )
    if not draft:
        refuse_unfinished(report)
    if folder:
        make_folder(folder)
    export_report(report, targets, draft=draft)
    return tuple(path for path, _ in targets)


def imported_files(
    report: Report,
    files: Iterable[AnyPath],
    *,
    write: bool = False,
) -> ImportPlan:
    """`import_docx`: what Word files say, put together with the report.

    Nothing is written unless `write` is true: then the answers are, in the files of the
    report, which is to be loaded anew after that. Raises UserError, with nothing
    written, for a file that is none of this report, and where a person has to decide:
    if something has no place (`has_unplaced`) or is a conflict (`has_conflicts`).

        >>> report = load_report("norrbotten-2022")
        >>> plan = import_docx(report, sorted(Path("ut").glob("*.docx")))
        >>> plan.has_unplaced, plan.has_conflicts, len(plan.edits)
        (False, False, 0)
    """
    plan = plan_import(report, [Path(file) for file in files])
    if not write:
        return plan
    if plan.has_unplaced or plan.has_conflicts:
        raise UserError(
            "Något i Word-filerna har ingen plats i rapporten, eller är en konflikt. "
            "Inget har skrivits in.",
            "Se vad det är med villkor import-docx --dry-run.",
        )
    written = write_import(plan) if plan.edits else ()
    remember_home(plan, merged=bool(written) or not plan.edits)
    return plan


__all__ = ["Diagnostic", "ImportPlan", "Report", "Severity", "Summary", "UserError"]
