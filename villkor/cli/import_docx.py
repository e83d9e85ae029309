"""villkor import-docx: Word files back into the report."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from villkor.base.diagnostic import UserError
from villkor.base.plain_files import is_folder
from villkor.base.side_files import is_side_file, open_mark, refuse_lock_file
from villkor.cli.asking import can_ask, says_yes
from villkor.cli.long_work import Quiet, counted_words, with_bar
from villkor.cli.open_elsewhere import tell_if_open
from villkor.cli.open_report import open_report
from villkor.cli.render.imported import is_plain, print_done, print_plan
from villkor.cli.render.terminal import console, say_line
from villkor.exchange.import_docx import ImportPlan, plan_import
from villkor.exchange.write_import import remember_home, write_import


class Tracked(StrEnum):
    """What becomes of tracked changes."""

    ACCEPT = "accept"
    REJECT = "reject"


_Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FIL… [MAPP]",
        show_default=False,
        help=(
            "Word-filerna, och rapportens mapp. Utelämnas mappen letar villkor upp den."
        ),
    ),
]
_DryRun = Annotated[
    bool,
    typer.Option("--dry-run", help="Visa vad som skulle skrivas in, och skriv inget."),
]
_Force = Annotated[
    bool,
    typer.Option(
        "--force",
        help=(
            "Skriv in svaren även om något i Word-filen inte hör till någon fråga, "
            "eller kanske hör till en annan fråga. Det som inte hör till någon läggs i "
            "ej-placerat.md i rapportens mapp."
        ),
    ),
]
_Tracked = Annotated[
    Tracked,
    typer.Option(
        "--tracked",
        help="Läs spårade ändringar som godkända (accept) eller avvisade (reject).",
    ),
]
_Conflicts = Annotated[
    bool,
    typer.Option(
        "--write-conflicts",
        help=(
            "Skriv in båda versionerna, med märken runt dem, där ett svar har ändrats "
            "på olika sätt i Word-filen och i rapporten."
        ),
    ),
]
_Yes = Annotated[
    bool, typer.Option("--yes", "-y", help="Fråga inte innan svaren skrivs in.")
]


def import_docx(  # noqa: PLR0913 - an option each
    files: _Files,
    *,
    dry_run: _DryRun = False,
    force: _Force = False,
    tracked: _Tracked = Tracked.ACCEPT,
    write_conflicts: _Conflicts = False,
    yes: _Yes = False,
    quiet: Quiet = False,
) -> None:
    """Write the answers of Word files in the report, and exit by whether all of them
    found their places.
    """
    plan = _read_plan(files, tracked, quiet=quiet, with_conflicts=write_conflicts)
    held = _is_held(plan, force=force, write_conflicts=write_conflicts)
    has_more = _has_more(plan)
    stopped = held or dry_run
    to_write = has_more and not stopped
    needs_look = not (quiet and is_plain(plan))
    will_ask = to_write and _is_asked(yes=yes)
    plan_out = console(quiet=not (needs_look or will_ask))
    print_plan(plan_out, plan)
    written: tuple[str, ...] = ()
    if to_write and _is_wanted(ask=will_ask):
        written = write_import(plan)
    if not dry_run:
        remember_home(plan, merged=not has_more or bool(written))
    out = console(quiet=not needs_look)
    print_done(out, plan, written, held=held, dry_run=dry_run)
    raise typer.Exit(_exit_code(plan, held=held))


def _read_plan(
    files: Sequence[Path],
    tracked: Tracked,
    *,
    quiet: bool,
    with_conflicts: bool,
) -> ImportPlan:
    """What becomes of what the Word files say, with a bar while they are read."""
    documents, folder = _split_folder(files)
    report = open_report(folder, quiet=quiet)
    words = counted_words(documents, "Läser Word-filen …", "Läser {} Word-filer …")
    with with_bar(documents, len(documents), words, quiet=quiet) as paths:
        return plan_import(
            report,
            paths,
            rejected=tracked is Tracked.REJECT,
            with_conflicts=with_conflicts,
        )


def _exit_code(plan: ImportPlan, *, held: bool) -> int:
    return int(held or plan.has_conflicts)


def _has_more(plan: ImportPlan) -> bool:
    """Whether there is anything to write."""
    return bool(plan.edits) or plan.has_unplaced


def _split_folder(paths: Sequence[Path]) -> tuple[list[Path], Path | None]:
    """The Word files, and the folder of the report, if one is named."""
    documents = []
    folders = []
    marks = []
    for path in paths:
        if is_folder(path):
            folders.append(path)
        elif is_side_file(path.name):
            marks.append(path)
        else:
            tell_if_open(path)
            documents.append(path)
    _look_past(marks, documents)
    if not documents:
        raise UserError(
            "Ingen Word-fil är angiven.",
            "Ange den före mappen: villkor import-docx FIL MAPP.",
        )
    if len(folders) > 1:
        raise UserError(
            "Svaren går att skriva in i en rapport i taget.",
            "Ange bara en mapp.",
        )
    return documents, folders[0] if folders else None


def _look_past(marks: Sequence[Path], documents: Sequence[Path]) -> None:
    """Tell of side files among the Word files, as `inkomna/*.docx` takes along.

    The mark of a file that is open is told with that file.
    """
    told = {open_mark(document) for document in documents}
    for mark in marks:
        if not documents:
            refuse_lock_file(mark)
        if mark not in told:
            words = f"{mark.name} är ingen Word-fil, och läses inte."
            say_line(console(), words, "yellow")


def _is_held(plan: ImportPlan, *, force: bool, write_conflicts: bool) -> bool:
    """Whether nothing is to be written until a person has decided about the rest."""
    if (plan.has_unplaced or plan.has_swallowed) and not force:
        return True
    return plan.has_conflicts and not write_conflicts


def _is_asked(*, yes: bool) -> bool:
    return not yes and can_ask()


def _is_wanted(*, ask: bool) -> bool:
    """Whether the answers are to be written: asked for on a terminal."""
    if not ask:
        return True
    return says_yes("Skriva in svaren i rapporten?")
