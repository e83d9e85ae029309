"""How a report stands, in three lines: what is answered, what is wrong, and the days left
with the command to go on with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from villkor.base.diagnostic import Diagnostic
from villkor.cli.render.closing import (
    errors_and_warnings,
    found_words,
)
from villkor.cli.render.manual import deadline
from villkor.cli.render.terminal import say_line
from villkor.exchange.exports_near import exports_near
from villkor.report.model import Report
from villkor.rules.progress import UNANSWERED, Progress, section_progress


def print_standing(
    out: Console,
    report: Report,
    diagnostics: Sequence[Diagnostic],
) -> None:
    """Print the three lines."""
    sections = section_progress(report, diagnostics)
    say_line(out, _answered_line(report, sections), "bold")
    say_line(out, _found_line(diagnostics))
    days = deadline(report.form.deadline, report.today)
    step = _next_step(
        report,
        diagnostics,
        sections,
    )
    say_line(out, Text.assemble(days, " ", ("Nästa steg: ", "bold"), step))


def _answered_line(
    report: Report,
    sections: Sequence[Progress],
) -> str:
    answered = sum(section.answered for section in sections)
    asked = sum(section.questions for section in sections)
    return f"{report.name}: {answered} av {asked} frågor är besvarade."


def _found_line(diagnostics: Sequence[Diagnostic]) -> str:
    """How many findings there are beside what is not answered, and in which file the
    most of them are.
    """
    others = [each for each in diagnostics if each.code != UNANSWERED]
    errors, warnings = errors_and_warnings(others)
    found = found_words(errors, warnings)
    told = f"{found[0].upper()}{found[1:]}"
    if len(others) < len(diagnostics):
        told += ", utöver det som är obesvarat"
    if errors + warnings == 0:
        return f"{told}."
    files = Counter(each.where.path for each in others)
    if len(files) == 1:
        return f"{told}, i {others[0].where.path}."
    return f"{told}, flest i {files.most_common(1)[0][0]}."


def _next_step(
    report: Report,
    diagnostics: Sequence[Diagnostic],
    sections: Sequence[Progress],
) -> str:
    """The command to go on with, and what it does."""
    errors, warnings = errors_and_warnings(diagnostics)
    if not any(section.answered for section in sections):
        return "skriv svaren i filerna, och se med villkor check vad som återstår."
    if errors:
        return "villkor check visar vad som fattas, var det är fel och hur det rättas."
    if warnings:
        return "villkor check visar varningarna. Rapporten kan exporteras ändå."
    first = report.form.statuses[0]
    if any(section.status == first for section in sections):
        return f"villkor status visar vilka avsnitt som är {first}."
    exports = exports_near(report)
    if not exports:
        return "villkor export-docx --to alla skapar Word-filerna."
    files = exports[0].name if len(exports) == 1 else f"{len(exports)} Word-filer"
    return f"skicka det som är skapat: {files}. Rapporten är inte ändrad sedan dess."
