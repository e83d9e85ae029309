"""An export of a report with errors: refused, or marked as a draft."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import Annotated, TextIO

import typer

from villkor.base.listed_words import first_words
from villkor.cli.render.formats import print_as_text
from villkor.cli.render.terminal import console, count_of, say_line
from villkor.cli.subject import Subject
from villkor.report.model import Report
from villkor.rules.catalogue import ERRORS, run_other_rules, run_rules
from villkor.rules.progress import UNANSWERED
from villkor.rules.report.sender import contact_gap, drafted_sections, own_number_gap

# as the rules that tell of it before
_OF_SENDER = {"VK708": contact_gap, "VK709": own_number_gap}
_MOST_NAMES = 5  # of sections that are told
LEFT_OUT = (
    "VK101", "VK102", "VK103", "VK104", "VK105", "VK106", "VK108", "VK109", "VK110",
    "VK111", "VK114", "VK115", "VK116",
)  # fmt: skip
"""The rules of reading: what they tell of is not in the report that is exported."""
Draft = Annotated[
    bool,
    typer.Option("--draft", help="Exportera ett utkast, även om rapporten har fel."),
]


def errors_of_draft(
    report: Report,
    stream: TextIO,
    refusal: str,
    *,
    draft: bool,
) -> str:
    """What is to be said of the errors in a draft, or "" if the report has none.

    Unless it is a draft that is asked for, they are told, and the command ends there.
    """
    errors = run_rules(report, ERRORS)
    if not errors:
        return ""
    if not draft:
        out = console(stream)
        print_as_text(out, Subject(report), run_other_rules(report, errors))
        say_line(out, f"{refusal} Ett utkast går att skapa med --draft.")
        raise typer.Exit(1)
    return _told_of_draft(Counter(error.code for error in errors))


def tell_unready(report: Report) -> None:
    """Say on standard error what looks unready in a report that has been exported and
    is no draft: sections that are said to be drafts, and what the sender has not
    filled in.
    """
    out = console(sys.stderr)
    drafted = [section.path for section in drafted_sections(report)]
    if drafted:
        say_line(out, _drafted_words(report, drafted), "bold yellow")
        say_line(out, "→ Ändra status: i filen när avsnittet är klart.", "green")
    allowed = {allowance.code.upper() for allowance in report.settings.allowances}
    for code, gap in _OF_SENDER.items():
        if code in allowed:
            continue
        for finding in gap(report):
            say_line(out, finding.message, "bold yellow")
            say_line(out, f"→ {finding.where}: {finding.hint}", "green")


def _drafted_words(report: Report, paths: Sequence[str]) -> str:
    listed = first_words(paths, _MOST_NAMES)
    sections = count_of(len(paths), "avsnitt", "avsnitt")
    return f"{sections} har status {report.form.statuses[0]}: {listed}."


def _told_of_draft(codes: Counter[str]) -> str:
    """What is not as it should be in a draft: what is left out of it, or else what
    nobody has answered yet.
    """
    if any(codes[code] for code in LEFT_OUT):
        return (
            "Rapporten har fel. Det som villkor inte kan läsa är inte med i utkastet: "
            "se villkor check."
        )
    unanswered = codes[UNANSWERED]
    others = codes.total() - unanswered
    if not unanswered:
        return "Rapporten har fel: se villkor check."
    questions = count_of(unanswered, "fråga är obesvarad", "frågor är obesvarade")
    left = f"Rapporten är inte färdig: {questions}"
    return f"{left}, och det finns fel: se villkor check." if others else f"{left}."
