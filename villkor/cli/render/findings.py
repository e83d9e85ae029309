"""Diagnostics as text: a line for each, with the source line and the way to mend it;
then the sections and a sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from rich.console import Console
from rich.table import Table
from rich.text import Text

from villkor.base.diagnostic import WORDS, Diagnostic, Severity, Where
from villkor.cli.render.closing import Verdicts, closing_line, print_closing
from villkor.cli.render.terminal import (
    Words,
    count_of,
    fitted,
    new_table,
    pointed,
    say_line,
)
from villkor.cli.subject import Subject
from villkor.report.model import Report
from villkor.rules.progress import UNANSWERED, Progress, section_progress

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_NOUNS = {
    Severity.ERROR: ("fel", "fel"),
    Severity.WARNING: ("varning", "varningar"),
    Severity.NOTE: ("notis", "notiser"),
}
_ERRORS_OF_A_CODE = 200  # shown: more are of a wrong file, and one remedy mends them
_SHOWN_OF_A_CODE = 20  # of warnings and notes: errors must never drown
_EXCERPT_WIDTH = 100


def print_text(
    console: Console,
    subject: Subject,
    diagnostics: Sequence[Diagnostic],
    *,
    partial: bool = False,
) -> None:
    """Print everything that `check` has to say about a report, or about a file of it:
    file by file in the form's order, the errors of each first.

    `partial`: not every rule has been tried.
    """
    report = subject.report
    sections = section_progress(report, diagnostics, subject.only)
    print_by_file(console, diagnostics, report)
    if sections:
        console.print(fitted(console, _section_table(sections)))
        console.print()
    say_line(console, closing_line(subject, diagnostics, sections, partial=partial))


def say_mendable(console: Console, lines: int, *, partial: bool = False) -> None:
    """Print how many lines --fix would mend, if any."""
    if lines:
        command = "--fix" if partial else "villkor check --fix"
        say_line(
            console,
            f"{count_of(lines, 'rad', 'rader')} kan rättas med {command}.",
        )


def print_word_text(
    console: Console,
    name: str,
    diagnostics: Sequence[Diagnostic],
    *,
    partial: bool = False,
    quiet: bool = False,
) -> None:
    """Print everything that `check --docx` has to say about a Word file.

    `partial`: not every rule has been tried. `quiet`: only the findings.
    """
    shown = list(_capped_findings(diagnostics))
    for diagnostic in shown:
        _print_finding(console, diagnostic, _paragraph_place(diagnostic.where), ())
    _print_left_out(console, diagnostics, shown)
    if not quiet:
        _print_word_verdict(console, name, diagnostics, partial=partial)


def _print_word_verdict(
    console: Console,
    name: str,
    diagnostics: Sequence[Diagnostic],
    *,
    partial: bool,
) -> None:
    print_closing(
        console,
        name,
        diagnostics,
        Verdicts(
            refused="Rätta felen innan filen lämnas in.",
            doubtful="Filen kan lämnas in.",
            clean="Filen kan lämnas in.",
        ),
        partial=partial,
    )


def print_found(
    console: Console,
    diagnostics: Sequence[Diagnostic],
    sources: Mapping[str, Sequence[str]],
) -> None:
    """Print findings in files of which the lines are given by their names."""
    shown = list(_capped_findings(diagnostics))
    for diagnostic in shown:
        where = diagnostic.where
        _print_finding(console, diagnostic, str(where), sources.get(where.path, ()))
    _print_left_out(console, diagnostics, shown)


def print_by_file(
    console: Console,
    diagnostics: Sequence[Diagnostic],
    report: Report,
) -> None:
    """Print the findings in each file under its name, if they are in several.

    What is left out of a file is counted there, so that none looks better than it is.
    """
    shown = _by_file(_capped_findings(diagnostics))
    by_file = _by_file(diagnostics)
    several = len(by_file) > 1
    for path in report.in_order(shown):
        if several:
            say_line(console, f"{_heading(path, by_file[path])}\n", "bold underline")
        lines = report.sources.get(path, "").split("\n")
        for diagnostic in shown[path]:
            _print_finding(console, diagnostic, str(diagnostic.where), lines)
        _print_left_out(console, by_file.pop(path), shown[path])
    elsewhere = list(chain.from_iterable(by_file.values()))
    _print_left_out(console, elsewhere, [], " i andra filer")


def _by_file(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    found: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        found.setdefault(diagnostic.where.path, []).append(diagnostic)
    return found


def _heading(path: str, diagnostics: Iterable[Diagnostic]) -> str:
    """The name of a file, and how many findings of each weight there are in it."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    words = [
        count_of(counts[severity], *nouns)
        for severity, nouns in _NOUNS.items()
        if counts[severity]
    ]
    return f"{path}: {', '.join(words)}"


def _print_left_out(
    console: Console,
    diagnostics: Sequence[Diagnostic],
    shown: Sequence[Diagnostic],
    where: str = "",
) -> None:
    left_out = _counts_of_kinds(diagnostics) - _counts_of_kinds(shown)
    for (code, severity), number in left_out.items():
        more = count_of(number, *_NOUNS[severity])
        say_line(console, f"… och {more} till av samma slag ({code}){where}.\n")


def _paragraph_place(where: Where) -> str:
    """A place in a Word file, whose paragraphs are lines.

    What concerns all of it stands on 1.
    """
    if where.line > 1:
        return f"{where.path}, stycke {where.line}"
    return where.path


def _counts_of_kinds(
    diagnostics: Iterable[Diagnostic],
) -> Counter[tuple[str, Severity]]:
    return Counter((diagnostic.code, diagnostic.severity) for diagnostic in diagnostics)


def _capped_findings(diagnostics: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """All errors, but for those of which a new report or a wrong file is full, and the
    first of each other kind.
    """
    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        seen[diagnostic.code] += 1
        # of which a new report has one for each question, and they would drown others
        is_error = (
            diagnostic.severity is Severity.ERROR and diagnostic.code != UNANSWERED
        )
        most = _ERRORS_OF_A_CODE if is_error else _SHOWN_OF_A_CODE
        if seen[diagnostic.code] <= most:
            yield diagnostic


def _print_finding(
    console: Console,
    diagnostic: Diagnostic,
    place: str,
    lines: Sequence[str],
) -> None:
    colour = COLOURS[diagnostic.severity]
    line = Text.assemble(
        (place, "bold"), "  ", (diagnostic.code, f"bold {colour}"), "  ",
        (f"{WORDS[diagnostic.severity]}: ", colour), diagnostic.message,
    )  # fmt: skip
    say_line(console, line)
    for excerpt in _excerpt_lines(console, diagnostic, lines):
        console.print(excerpt, no_wrap=True, overflow="ellipsis", crop=True)
    if diagnostic.hint:
        say_line(console, f"→ {diagnostic.hint}", "green", indent=4)
    console.print()


def _excerpt_lines(
    console: Console,
    diagnostic: Diagnostic,
    lines: Sequence[str],
) -> Iterator[Text]:
    """The line of the source, with a caret under the place."""
    where = diagnostic.where
    if where.line > len(lines):
        return
    source = lines[where.line - 1]
    if not source.strip():
        return
    room = min(console.width, _EXCERPT_WIDTH) - 12
    line, caret = pointed(source, where.column - 1, room)
    yield Text.assemble((f"{where.line:>6} │ ", "dim"), line)
    if where.column > 1:
        yield Text.assemble(
            ("       │ ", "dim"),
            (caret, COLOURS[diagnostic.severity]),
        )


def _section_table(sections: Sequence[Progress]) -> Table:
    rows = new_table()
    rows.add_column("Fil")
    for heading in ("Besvarade", "Fel", "Varningar"):
        rows.add_column(heading, justify="right", no_wrap=True)
    for section in sections:
        name = Words(section.path, _section_style(section))
        rows.add_row(
            name,
            answered_cell(section),
            str(section.errors),
            str(section.warnings),
        )
    return rows


def _section_style(section: Progress) -> str:
    if section.errors:
        return "red"
    return "yellow" if section.warnings else ""


def answered_cell(section: Progress) -> str:
    """How many of the questions of a section are answered.

    A file outside the form has none.
    """
    return f"{section.answered}/{section.questions}" if section.questions else "–"
