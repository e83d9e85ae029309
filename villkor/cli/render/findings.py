"""Diagnostics as text: a line for each, with the source line and the way to mend it; then the
sections and a sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from villkor.base.diagnostic import WORDS, Diagnostic, Severity
from villkor.cli.render.terminal import Words, count_of, fitted, new_table, pointed, say_line
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
    console.print(fitted(console, _sections(sections)))
    console.print()
    say_line(console, closing_line(report, diagnostics, sections, partial=partial))


def say_mendable(console: Console, lines: int, *, partial: bool = False) -> None:
    """Print how many lines --fix would mend, if any."""
    if lines:
        command = "--fix" if partial else "villkor check --fix"
        say_line(console, f"{count_of(lines, 'rad', 'rader')} kan rättas med {command}.")


def print_word_text(
    console: Console, name: str, diagnostics: Sequence[Diagnostic], *, partial: bool = False
) -> None:
    """Print everything that `check --docx` has to say about a Word file.

    `partial`: not every rule has been tried.
    """
    _print_findings(console, diagnostics, None)
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    found = (
        f"{count_of(errors, 'fel', 'fel')} och {count_of(warnings, 'varning', 'varningar')}"
        if errors or warnings
        else "inga fel och inga varningar"
    )
    if partial:
        end, style = "Bara en del av reglerna är prövade.", "bold"
    elif errors:
        end, style = "Rätta felen innan filen lämnas in.", "bold red"
    else:
        end, style = "Filen kan lämnas in.", "bold yellow" if warnings else "bold green"
    say_line(console, Text(f"{name}: {found}. {end}", style=style))


def _print_findings(
    console: Console, diagnostics: Sequence[Diagnostic], sources: Mapping[str, str] | None
) -> None:
    """Print the findings.

    `sources` are the texts of a report's files; a Word file has none, and paragraphs in place of
    lines.
    """
    shown = list(_capped(diagnostics))
    for diagnostic in shown:
        where = diagnostic.where
        paragraph = f", stycke {where.line}" if where.line > 1 else ""
        _print_finding(
            console,
            diagnostic,
            f"{where.path}{paragraph}" if sources is None else str(where),
            sources or {},
        )
    left_out = Counter((each.code, each.severity) for each in diagnostics) - Counter(
        (each.code, each.severity) for each in shown
    )
    for (code, severity), number in left_out.items():
        say_line(
            console, f"… och {count_of(number, *_NOUNS[severity])} till av samma slag ({code}).\n"
        )


def _capped(diagnostics: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        seen[diagnostic.code] += 1
        if (diagnostic.severity is Severity.ERROR and diagnostic.code != _UNANSWERED) or seen[
            diagnostic.code
        ] <= _SHOWN_OF_A_CODE:
            yield diagnostic


def _print_finding(
    console: Console, diagnostic: Diagnostic, place: str, sources: Mapping[str, str]
) -> None:
    colour = _COLOURS[diagnostic.severity]
    line = Text.assemble(
        (place, "bold"), "  ", (diagnostic.code, f"bold {colour}"), "  ",
        (f"{WORDS[diagnostic.severity]}: ", colour), diagnostic.message,
    )  # fmt: skip
    say_line(console, line)
    for excerpt in _excerpt(console, diagnostic, sources):
        console.print(excerpt, no_wrap=True, overflow="ellipsis", crop=True)
    if diagnostic.hint:
        say_line(console, f"→ {diagnostic.hint}", "green", indent=4)
    console.print()


def _excerpt(
    console: Console, diagnostic: Diagnostic, sources: Mapping[str, str]
) -> Iterator[Text]:
    """The line of the source, with a caret under the place."""
    where = diagnostic.where
    source = sources.get(where.path, "").split("\n")
    if where.line > len(source) or not source[where.line - 1].strip():
        return
    line, caret = pointed(
        source[where.line - 1], where.column - 1, min(console.width, _EXCERPT_WIDTH) - 12
    )
    yield Text.assemble((f"{where.line:>6} │ ", "dim"), line)
    if where.column > 1:
        yield Text.assemble(("       │ ", "dim"), (caret, _COLOURS[diagnostic.severity]))


def _sections(sections: Sequence[Progress]) -> Table:
    rows = new_table()
    rows.add_column("Fil")
    for heading in ("Besvarade", "Fel", "Varningar"):
        rows.add_column(heading, justify="right", no_wrap=True)
    for section in sections:
        style = "red" if section.errors else ("yellow" if section.warnings else "")
        answered = f"{section.answered}/{section.questions}" if section.questions else "–"
        rows.add_row(
            Words(section.path, style), answered, str(section.errors), str(section.warnings)
        )
    return rows


def closing_line(
    report: Report,
    diagnostics: Sequence[Diagnostic],
    sections: Sequence[Progress],
    *,
    partial: bool,
) -> Text:
    """One sentence: how it stands, and what can be done now."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    answered, questions = sum(s.answered for s in sections), sum(s.questions for s in sections)
    state = (
        f"{report.settings.region or 'Rapporten'} {report.form.year}: {answered} av "
        f"{questions} frågor besvarade"
    )
    found = f"{count_of(errors, 'fel', 'fel')} och {count_of(warnings, 'varning', 'varningar')}"
    if partial:
        return Text(
            f"{found[0].upper()}{found[1:]}. Bara en del av reglerna är prövade.", style="bold"
        )
    if errors:
        return Text(
            f"{state}, {found}. Rapporten kan inte exporteras förrän felen är rättade.",
            style="bold red",
        )
    if warnings:
        return Text(f"{state}, {found}. Rapporten kan exporteras.", style="bold yellow")
    return Text(
        f"{state}, inga fel och inga varningar. Rapporten kan exporteras.", style="bold green"
    )
