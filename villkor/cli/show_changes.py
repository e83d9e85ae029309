"""An export that shows what has changed since an earlier Word file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rich.console import Console

from villkor.base.diagnostic import UserError
from villkor.base.side_files import refuse_lock_file
from villkor.cli.render.terminal import count_of, say_line
from villkor.exchange.outline import outline_body
from villkor.exchange.redline.earlier_file import Earlier, read_earlier
from villkor.exchange.redline.shown_changes import changed_questions
from villkor.report.model import Report

_MOST_LEFT_OUT = 3  # that are shown
_LONGEST = 60  # characters of each
_TO_READ = (
    "Den är till för att läsas, inte för att lämnas in: spårade ändringar syns för "
    "mottagaren. Rapporten skapas utan --redline."
)


def refuse_with(redline: Path, *, eml: bool, of_sections: bool) -> None:
    """Raise UserError for what goes with no export that shows changes, or if that is
    since no file of a report.
    """
    refuse_lock_file(redline)
    if of_sections:
        raise UserError(
            "--redline visar hela rapporten, och --section och --owner en del av den.",
            "Välj det ena.",
        )
    if eml:
        raise UserError(
            "Med --redline blir det inget mejl: filen är inte till för mottagaren.",
            "Ta bort --eml.",
        )


def earlier_of(
    report: Report,
    redline: Path,
    targets: Iterable[Path],
    *,
    draft: bool,
) -> Earlier:
    """What the report said earlier. Raises UserError as `read_earlier` does, and if the
    earlier file would be replaced.
    """
    if redline.resolve() in {target.resolve() for target in targets}:
        raise UserError(
            f"Jämförelsen skulle skrivas över {redline.name}, som den görs med.",
            "Välj ett annat namn med --output.",
        )
    return read_earlier(report, redline, draft=draft)


def tell_changes(
    out: Console, report: Report, earlier: Earlier, *, draft: bool
) -> None:
    """Say how many answers are shown as changed, and what of the earlier file is not
    shown.
    """
    body = outline_body(report, draft=draft)
    number = len(changed_questions(earlier.body, body))
    many = count_of(number, "svar är ändrat", "svar är ändrade")
    if not number:
        many = "Inget svar är ändrat"
    say_line(out, f"{many} sedan {earlier.since}.", "bold")
    say_line(out, _TO_READ)
    if not earlier.left_out:
        return
    left = count_of(len(earlier.left_out), "ställe", "ställen")
    say_line(
        out,
        f"{left} i den tidigare filen hör inte till något svar och visas inte:",
        "yellow",
    )
    for each in earlier.left_out[:_MOST_LEFT_OUT]:
        words = " ".join(each.words.split())
        if len(words) > _LONGEST:
            words = f"{words[:_LONGEST]}…"
        say_line(out, f"{each.what}: ”{words}”", indent=4)
    if len(earlier.left_out) > _MOST_LEFT_OUT:
        say_line(out, "…", indent=4)
