"""What a new report takes over from last year's: never an answer, since an old answer
must not pass for a new one.

Last year's answers come along as comments, at hand for whoever writes. Who has each
section, the contact, the goals, the words and the names of the figures are filled in,
since they seldom change.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from villkor.authoring.ongoing import ongoing_rows
from villkor.base.yaml.write import written_value
from villkor.figures.number import Figure
from villkor.figures.wording import in_full
from villkor.form.model import Question
from villkor.report.answers import Answer
from villkor.report.model import Report

# what stands before the answer itself on the line with its number: `"2.1": |`
_KEY = re.compile(r"^[^:]*:[ \t]*\|?[ \t]*")


def way_to(last_year: Path, folder: Path) -> str:
    """The path of last year's report from the new one's folder."""
    try:
        return Path(os.path.relpath(last_year.resolve(), folder.resolve())).as_posix()
    except ValueError:
        # another drive of Windows: there is no way from the one to the other
        return last_year.resolve().as_posix()


def owner(report: Report, stem: str) -> str:
    """Who had a section last year, as a YAML value; "" if nobody is named."""
    for section in report.sections:
        if section.stem == stem and section.owner:
            return written_value(section.owner.text)
    return ""


def contact(report: Report) -> str:
    """Last year's contact as a YAML value; "" if none was named."""
    named = report.settings.contact
    return written_value(named.text) if named else ""


def before(figure: Figure | None) -> str:
    """What a figure was last year, as a comment beside its place; "" if it was not
    told.
    """
    return f"# i fjol: {in_full(figure)}" if figure else ""


def old_answer(report: Report, question: Question) -> Iterator[str]:
    """The lines of last year's answer as they stood in its file, without the question's
    number; none if it had no answer.
    """
    answer = _answer_last_year(report, question)
    if answer:
        yield from _written_lines(report, answer)


def going_on(report: Report, question: Question, year: int) -> list[str]:
    """What of last year's answer goes on into a year or beyond (see `ongoing_rows`)."""
    answer = _answer_last_year(report, question)
    return ongoing_rows(answer, year) if answer else []


def _answer_last_year(report: Report, question: Question) -> Answer | None:
    """Last year's answer, if there is one of the same kind.

    A question is known by its wording, since numbers change from year to year, where no
    other question has the same; else by its number.
    """
    answers = report.answers()
    same = [
        answer
        for answer in answers.values()
        if answer.question.wording == question.wording
    ]
    answer = same[0] if len(same) == 1 else answers.get(question.id)
    if answer and not answer.empty and answer.question.kind is question.kind:
        return answer
    return None


def _written_lines(report: Report, answer: Answer) -> Iterator[str]:
    """The lines of an answer in its file, from what stands beside the number on."""
    source = report.sources[answer.where.path].split("\n")
    first = answer.where.line  # the line after the one with the number
    end = first
    while end < len(source) and source[end][:1] in {"", " ", "#"}:
        end += 1
    # what stands above the next question
    while end > first and source[end - 1][:1] in {"", "#"}:
        end -= 1
    beside = _KEY.sub("", source[first - 1])
    if beside:
        yield beside
    yield from source[first:end]
