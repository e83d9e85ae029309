"""villkor check --watch: the findings of a report, and again at each save."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from rich.console import Console
from rich.text import Text

from villkor.base.clock import local_now
from villkor.base.diagnostic import WORDS, Diagnostic, UserError
from villkor.base.watched_folder import saved_times
from villkor.cli.came_and_went import Changes, finding_changes
from villkor.cli.chosen import Chosen, known_codes
from villkor.cli.long_lived import begin_long_life
from villkor.cli.render.formats import print_as_text
from villkor.cli.render.terminal import console, count_of, say_line
from villkor.cli.subject import Subject, open_subject
from villkor.rules.catalogue import run_rules

_MOST = 5  # of what has come, and of what has gone, that are told
_AGAIN = "Granskar igen när en fil sparas. Avsluta med Ctrl-C."
_UNREADABLE = 2  # as a command that could not run


def watch_check(
    folder: Path | None,
    chosen: Chosen,
    last_year: Path | None,
) -> int:
    """Print what is wrong with a report, or a file of it, at each save until Ctrl-C.

    Gives the exit code of the last time. Raises UserError if there is none to begin
    with.
    """
    out = console()
    subject = open_subject(folder, quiet=False, last_year=last_year)
    known_codes(chosen)
    watched = _Watched(out, subject, chosen)
    begin_long_life()
    with suppress(KeyboardInterrupt):
        for _ in saved_times(subject.report.folder):
            watched.check_again()
    return watched.code


class _Watched:
    """What is checked again and again, and what was found the last time."""

    def __init__(
        self,
        out: Console,
        subject: Subject,
        chosen: Chosen,
    ) -> None:
        self.code = 0
        self._out = out
        self._subject = subject
        self._chosen = chosen
        self._before: Sequence[Diagnostic] | None = None

    def check_again(self) -> None:
        """Print the findings as the files are now, and what has come and gone."""
        out = self._out
        if out.is_terminal:
            out.clear()
        # editors that underline what is found go by this line and the last one
        say_line(out, f"{_time()}  Granskar …", "dim")
        sys.stdout.flush()
        try:
            self._print_findings()
        except UserError as error:  # it may be there again at the next save
            self.code = _UNREADABLE
            say_line(out, error.message, "bold red")
            if error.hint:
                say_line(out, f"→ {error.hint}", "green")
            say_line(out, f"\n{_time()}  Rapporten går inte att läsa just nu.", "bold")
        say_line(out, _AGAIN)
        if not out.is_terminal:
            out.print()
        sys.stdout.flush()

    def _print_findings(self) -> None:
        subject, chosen = self._subject.loaded_anew(), self._chosen
        found = run_rules(
            subject.report,
            chosen.select,
            chosen.ignore,
        )
        diagnostics = subject.told(found)
        self.code = int(chosen.is_refused(diagnostics))
        print_as_text(
            self._out,
            subject,
            diagnostics,
            partial=chosen.partial,
        )
        self._out.print()
        if self._before is None:
            say_line(self._out, f"{_time()}  Granskad.", "bold")
        else:
            _print_changes(self._out, finding_changes(self._before, diagnostics))
        self._before = diagnostics


def _time() -> str:
    return f"{local_now():%H.%M.%S}"


def _print_changes(out: Console, changes: Changes) -> None:
    came, went = len(changes.came), len(changes.went)
    if not came and not went:
        say_line(out, f"{_time()}  Inget har kommit till och inget är borta.", "bold")
        return
    said = []
    if came:
        said.append(count_of(came, "ny anmärkning", "nya anmärkningar"))
    if went:
        said.append(f"{went} är borta")
    say_line(out, f"{_time()}  Sedan förra gången: {', '.join(said)}.", "bold")
    _print_some(out, "Ny", changes.came, "red")
    _print_some(out, "Borta", changes.went, "green")


def _print_some(
    out: Console,
    word: str,
    found: Sequence[Diagnostic],
    colour: str,
) -> None:
    for each in found[:_MOST]:
        weight = WORDS[each.severity]
        line = Text.assemble(
            (f"{word}: ", colour),
            f"{each.where}  {each.code}  {weight}: {each.message}",
        )
        say_line(out, line, indent=2)
    more = len(found) - _MOST
    if more > 0:
        say_line(out, f"… och {more} till", indent=2)
