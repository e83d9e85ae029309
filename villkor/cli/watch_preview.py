"""villkor preview --watch: the page shown in the browser, and again at each save."""

from __future__ import annotations

import sys
from contextlib import suppress

from villkor.base.clock import local_now
from villkor.base.diagnostic import UserError
from villkor.base.watched_folder import saved_times
from villkor.cli.browser import show_in_browser
from villkor.cli.render.closing import errors_and_warnings, found_words
from villkor.cli.render.terminal import console, say_line
from villkor.cli.subject import Subject
from villkor.exchange.preview.page_server import PageServer, served_page
from villkor.exchange.preview.preview_page import preview_page
from villkor.exchange.preview.whole_page import trouble_page
from villkor.report.model import Report
from villkor.rules.catalogue import run_rules


def watch_preview(report: Report) -> None:
    """Show the page of a report until somebody types Ctrl-C."""
    out = console()
    subject = Subject(report)
    with suppress(KeyboardInterrupt), served_page() as server:
        for _ in saved_times(report.folder):
            told = _shown_anew(subject, server)
            say_line(out, f"{local_now():%H.%M.%S}  {told}")
            if server.edition == 1:
                _tell_address(server)
    say_line(out, "Sidan visas inte längre.")


def _shown_anew(subject: Subject, server: PageServer) -> str:
    """Show the report as its files are now, and give what is said of it."""
    edition = server.edition + 1
    try:
        report = subject.loaded_anew().report
    except UserError as error:
        server.show_page(trouble_page(error.message, error.hint, edition))
        return f"{error.message} {error.hint}".strip()
    diagnostics = run_rules(report)
    server.show_page(
        preview_page(
            report,
            diagnostics,
            edition=edition,
        )
    )
    found = found_words(*errors_and_warnings(diagnostics))
    return f"Sidan är uppdaterad: {found}."


def _tell_address(server: PageServer) -> None:
    out = console()
    say_line(out, f"Sidan: {server.address}", "bold green")
    say_line(out, "Den visas bara på den här datorn. Avsluta med Ctrl-C.")
    sys.stdout.flush()
    if sys.stdout.isatty():
        show_in_browser(server.address)
