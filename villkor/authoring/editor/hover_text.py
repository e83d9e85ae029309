"""What is shown where the pointer rests: the question with its help, or a figure."""

from __future__ import annotations

from villkor.authoring.editor.question_lines import question_at
from villkor.document.braces import FIGURE, references_in
from villkor.form.model import Kind, Question
from villkor.report.model import Report, folded_name
from villkor.report.references import with_figures

_KINDS = {
    Kind.TEXT: "Svaret är en text.",
    Kind.YES_NO: "Svaret är ja eller nej.",
    Kind.TABLE: "Svaret är en tabell.",
}


def hover_text(report: Report, lines: list[str], line: int, character: int) -> str:
    """Markdown about what stands at a place; "" if there is nothing to say."""
    if line >= len(lines):
        return ""
    figure = _figure_text(report, lines[line], character)
    if figure:
        return figure
    question = question_at(report.form, lines, line)
    return question_text(question) if question else ""


def _figure_text(report: Report, line: str, character: int) -> str:
    """What the figure comes to whose name the place is in."""
    for reference in references_in(line):
        inside = reference.start <= character < reference.stop
        if inside and reference.kind == FIGURE:
            if folded_name(reference.name) not in report.figures_by_name:
                return ""
            words = with_figures(report, line[reference.start : reference.stop])
            return f"**{reference.name}**: {words}"
    return ""


def question_text(question: Question) -> str:
    """A question whole, with how it is answered and what helps to answer it."""
    parts = [f"**{question.id}** {question.wording}", _KINDS[question.kind]]
    if question.max_rows:
        parts.append(f"Högst {question.max_rows} rader.")
    if not question.required:
        parts.append("Frågan är frivillig.")
    for word, follow_up in (("ja", question.if_yes), ("nej", question.if_no)):
        if follow_up:
            parts.append(f"Vid {word}: {follow_up.wording}")
    if question.guidance:
        parts.append(f"*{question.guidance}*")
    return "\n\n".join(parts)
