"""Diagnostics as text: a line for each, with the source line and the way to mend it;
then the sections and a sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from villkor.base.diagnostic import WORDS, Diagnostic, Severity, Where
from villkor.cli.render.terminal import (
    Words,
    count_of,
    fitted,
    new_table,
    pointed,
    say_line,
)
from villkor.report.model import Report
from villkor.rules.progress import Progress

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_NOUNS = {
    Severity.ERROR: ("fel", "fel"),
    Severity.WARNING: ("varning", "varningar"),
    Severity.NOTE: ("notis", "notiser"),
}
_SHOWN_OF_A_CODE = 20  # of warnings and notes: errors must never drown
# of which a new report has one for each question: then they would drown the others
_UNANSWERED = "VK201"
_EXCERPT_WIDTH = 100


def print_text(
    console: Console,
    report: Report,
    diagnostics: Sequence[Diagnostic],
    sections: Sequence[Progress],
    *,
    partial: bool = False,
) -> None:
    """Print everything that `check` has to say about a report.

    `partial`: not every rule has been tried.
    """
    _print_findings(console, diagnostics, report.sources)
    console.print(fitted(console, _section_table(sections)))
    console.print()
    say_line(console, closing_line(report, diagnostics, sections, partial=partial))


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
) -> None:
    """Print everything that `check --docx` has to say about a Word file.

    `partial`: not every rule has been tried.
    """
    _print_findings(console, diagnostics, None)
    errors, warnings = _errors_and_warnings(diagnostics)
    found = _found_words(errors, warnings)
    if partial:
        end, style = "Bara en del av reglerna är prövade.", "bold"
    elif errors:
        end, style = "Rätta felen innan filen lämnas in.", "bold red"
    elif warnings:
        end, style = "Filen kan lämnas in.", "bold yellow"
    else:
        end, style = "Filen kan lämnas in.", "bold green"
    say_line(console, Text(f"{name}: {found}. {end}", style=style))


def _errors_and_warnings(diagnostics: Iterable[Diagnostic]) -> tuple[int, int]:
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    return counts[Severity.ERROR], counts[Severity.WARNING]


def _counted_words(errors: int, warnings: int) -> str:
    return (
        f"{count_of(errors, 'fel', 'fel')} och "
        f"{count_of(warnings, 'varning', 'varningar')}"
    )


def _found_words(errors: int, warnings: int) -> str:
    if errors or warnings:
        return _counted_words(errors, warnings)
    return "inga fel och inga varningar"


def _print_findings(
    console: Console,
    diagnostics: Sequence[Diagnostic],
    sources: Mapping[str, str] | None,
) -> None:
    """Print the findings.

    `sources` are the texts of a report's files; a Word file has none, and paragraphs in
    place of lines.
    """
    shown = list(_capped_findings(diagnostics))
    for diagnostic in shown:
        if sources is None:
            _print_finding(console, diagnostic, _paragraph_place(diagnostic.where), {})
        else:
            _print_finding(console, diagnostic, str(diagnostic.where), sources)
    left_out = _counts_of_kinds(diagnostics) - _counts_of_kinds(shown)
    for (code, severity), number in left_out.items():
        more = count_of(number, *_NOUNS[severity])
        say_line(console, f"… och {more} till av samma slag ({code}).\n")


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
    """All errors, but for those of which a new report is full, and the first of each
    other kind.
    """
    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        seen[diagnostic.code] += 1
        is_error = (
            diagnostic.severity is Severity.ERROR and diagnostic.code != _UNANSWERED
        )
        if is_error or seen[diagnostic.code] <= _SHOWN_OF_A_CODE:
            yield diagnostic


def _print_finding(
    console: Console,
    diagnostic: Diagnostic,
    place: str,
    sources: Mapping[str, str],
) -> None:
    colour = _COLOURS[diagnostic.severity]
    line = Text.assemble(
        (place, "bold"), "  ", (diagnostic.code, f"bold {colour}"), "  ",
        (f"{WORDS[diagnostic.severity]}: ", colour), diagnostic.message,
    )  # fmt: skip
    say_line(console, line)
    for excerpt in _excerpt_lines(console, diagnostic, sources):
        console.print(excerpt, no_wrap=True, overflow="ellipsis", crop=True)
    if diagnostic.hint:
        say_line(console, f"→ {diagnostic.hint}", "green", indent=4)
    console.print()


def _excerpt_lines(
    console: Console,
    diagnostic: Diagnostic,
    sources: Mapping[str, str],
) -> Iterator[Text]:
    """The line of the source, with a caret under the place."""
    where = diagnostic.where
    source = sources.get(where.path, "").split("\n")
    if where.line > len(source) or not source[where.line - 1].strip():
        return
    room = min(console.width, _EXCERPT_WIDTH) - 12
    line, caret = pointed(source[where.line - 1], where.column - 1, room)
    yield Text.assemble((f"{where.line:>6} │ ", "dim"), line)
    if where.column > 1:
        yield Text.assemble(
            ("       │ ", "dim"),
            (caret, _COLOURS[diagnostic.severity]),
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


def closing_line(
    report: Report,
    diagnostics: Sequence[Diagnostic],
    sections: Sequence[Progress],
    *,
    partial: bool,
) -> Text:
    """One sentence: how it stands, and what can be done now."""
    errors, warnings = _errors_and_warnings(diagnostics)
    if partial:
        found = _counted_words(errors, warnings)
        words = f"{found[0].upper()}{found[1:]}. Bara en del av reglerna är prövade."
        return Text(words, style="bold")
    answered = sum(section.answered for section in sections)
    questions = sum(section.questions for section in sections)
    whose = f"{report.settings.region or 'Rapporten'} {report.form.year}"
    found = _found_words(errors, warnings)
    state = f"{whose}: {answered} av {questions} frågor besvarade, {found}."
    if errors:
        words = f"{state} Rapporten kan inte exporteras förrän felen är rättade."
        return Text(words, style="bold red")
    style = "bold yellow" if warnings else "bold green"
    return Text(f"{state} Rapporten kan exporteras.", style=style)
