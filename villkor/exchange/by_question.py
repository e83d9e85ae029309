"""The lines of a document → what stands under each question, whoever wrote the
document.
"""

from __future__ import annotations

from collections.abc import Iterable

from villkor.form.model import Form

COVER = ""  # the name of what stands before the first heading


def by_question(form: Form, lines: Iterable[str]) -> dict[str, list[str]]:
    """The lines under each question (by its id) and under each heading (by its text),
    and those of the cover.

    A question or heading that the document lacks is not there. Blanks at the ends of a
    line and blank lines are left out: they say nothing, and programs add and drop them.
    """
    begins = {heading.text: heading.text for heading in form.headings.values()}
    for question in form.questions.values():
        begins[form.printed(question)] = question.id
    under = COVER
    found: dict[str, list[str]] = {COVER: []}
    for line in spoken_lines(lines):
        name = begins.get(line, "")
        if name and name not in found:
            under = name
            found[under] = []
        else:
            found[under].append(line)
    return found


def spoken_lines(lines: Iterable[str]) -> list[str]:
    """The lines that say something, without blanks at their ends, and without soft
    hyphens: some programs make marks of them that are no characters.
    """
    spoken = []
    for line in lines:
        words = line.replace("\N{SOFT HYPHEN}", "").strip()
        if words:
            spoken.append(words)
    return spoken
