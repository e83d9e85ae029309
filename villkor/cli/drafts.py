"""An export of a report with errors: refused, or marked as a draft."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, TextIO

import typer

from villkor.cli.render.formats import print_as_text
from villkor.cli.render.terminal import console, count_of, say_line
from villkor.cli.subject import Subject
from villkor.report.model import Report
from villkor.rules.catalogue import ERRORS, run_other_rules, run_rules

_UNANSWERED = "VK201"
# of reading: what they tell of is not in the report that is exported
_LEFT_OUT = (
    "VK101", "VK102", "VK103", "VK104", "VK105", "VK106", "VK108", "VK109", "VK110",
    "VK111", "VK114", "VK115", "VK116",
)  # fmt: skip
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


def _told_of_draft(codes: Counter[str]) -> str:
    """What is not as it should be in a draft: what is left out of it, or else what
    nobody has answered yet.
    """
    if any(codes[code] for code in _LEFT_OUT):
        return (
            "Rapporten har fel. Det som villkor inte kan läsa är inte med i utkastet: "
            "se villkor check."
        )
    unanswered = codes[_UNANSWERED]
    others = codes.total() - unanswered
    if not unanswered:
        return "Rapporten har fel: se villkor check."
    questions = count_of(unanswered, "fråga är obesvarad", "frågor är obesvarade")
    left = f"Rapporten är inte färdig: {questions}"
    return f"{left}, och det finns fel: se villkor check." if others else f"{left}."
