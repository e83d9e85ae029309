"""The sentence in which `check` ends: how many errors and warnings there are, and what can
be done now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from rich.console import Console
from rich.text import Text

from villkor.base.diagnostic import Diagnostic, Severity
from villkor.cli.render.terminal import count_of, say_line
from villkor.cli.subject import Subject
from villkor.rules.progress import Progress


def errors_and_warnings(diagnostics: Iterable[Diagnostic]) -> tuple[int, int]:
    """How many errors there are, and how many warnings."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    return counts[Severity.ERROR], counts[Severity.WARNING]


def _counted_words(errors: int, warnings: int) -> str:
    return (
        f"{count_of(errors, 'fel', 'fel')} och "
        f"{count_of(warnings, 'varning', 'varningar')}"
    )


def found_words(errors: int, warnings: int) -> str:
    """How many they are, in words."""
    if errors or warnings:
        return _counted_words(errors, warnings)
    return "inga fel och inga varningar"


def closing_line(
    subject: Subject,
    diagnostics: Sequence[Diagnostic],
    sections: Sequence[Progress],
    *,
    partial: bool,
) -> Text:
    """One sentence: how it stands, and what can be done now."""
    errors, warnings = errors_and_warnings(diagnostics)
    if partial:
        found = _counted_words(errors, warnings)
        words = f"{found[0].upper()}{found[1:]}. Bara en del av reglerna är prövade."
        return Text(f"{words} {_not_tried(subject)}".strip(), style="bold")
    answered = sum(section.answered for section in sections)
    questions = sum(section.questions for section in sections)
    state = f"{_whose(subject)}: "
    if questions:
        state += f"{answered} av {questions} frågor besvarade, "
    state += f"{found_words(errors, warnings)}."
    if subject.only:
        ending = _not_tried(subject)
    elif errors:
        ending = "Rapporten kan inte exporteras förrän felen är rättade."
    else:
        ending = "Rapporten kan exporteras."
    return Text(f"{state} {ending}", style=_style_of(errors, warnings))


def _style_of(errors: int, warnings: int) -> str:
    if errors:
        return "bold red"
    return "bold yellow" if warnings else "bold green"


def _whose(subject: Subject) -> str:
    """What is asked about: a report by its region and year, or a file by its name."""
    report = subject.report
    if subject.only:
        return subject.only
    return report.name


def _not_tried(subject: Subject) -> str:
    """What is not said by the findings in a single file; "" of a report."""
    if subject.alone:
        return (
            f"Bara den filen är granskad, efter {subject.report.form.year} års "
            "formulär. Den ligger inte i någon rapport (rapport.yaml saknas), så det "
            "som beror på resten är inte prövat: siffror ur anslag.yaml, regionens mål "
            "och ordlista, och vad andra avsnitt säger."
        )
    if subject.only:
        return (
            "Bara den filen är granskad: vad som är fel i rapportens andra filer visas "
            "inte här."
        )
    return ""


class Verdicts(Struct, frozen=True):
    """What is said at the end of a file with errors, one with warnings alone, and one
    with neither.
    """

    refused: str
    doubtful: str
    clean: str


def print_closing(
    console: Console,
    name: str,
    diagnostics: Sequence[Diagnostic],
    verdicts: Verdicts,
    *,
    partial: bool,
) -> None:
    """Print how many errors and warnings something has, and what may be done with it;
    nothing of the latter if not every rule has been tried (`partial`).
    """
    errors, warnings = errors_and_warnings(diagnostics)
    if partial:
        end, style = "Bara en del av reglerna är prövade.", "bold"
    elif errors:
        end, style = verdicts.refused, "bold red"
    elif warnings:
        end, style = verdicts.doubtful, "bold yellow"
    else:
        end, style = verdicts.clean, "bold green"
    found = found_words(errors, warnings)
    say_line(console, Text(f"{name}: {found}. {end}", style=style))
