"""What is answered: one region's report of one year, as frozen data with a place for every word.

`load_report` makes it from the section files. Text is kept as it was written (Markdown, untrimmed),
since rules point at single characters of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field

from villkor.base.diagnostic import Where
from villkor.base.faults import Fault
from villkor.base.yaml.nodes import Text
from villkor.form.model import Form, Question
from villkor.grant.model import Grant
from villkor.grant.summary import Summary, summarize_grant


class Goals(Struct, frozen=True):
    """The goals that a row refers to, by programme key.

    A free programme has one text, the others one text a goal.
    """

    by_programme: tuple[tuple[str, tuple[Text, ...]], ...]
    where: Where


class Effects(Struct, frozen=True):
    """Effects by term key, whether they are achieved or expected, and what that is built on.

    `misread` as in `Row`.
    """

    by_term: tuple[tuple[str, Text], ...]
    status: Text | None
    basis: Text | None
    where: Where
    misread: frozenset[str] = frozenset()


Cell = Text | Goals | Effects


class Row(Struct, frozen=True):
    """A row of a table: the cells that are filled in, by field key.

    `places` says where each key of the row stands. `misread` are the keys of fields that are
    written but could not be read, or that a misspelt key was probably meant for: that is told
    already, so they are not also missing.
    """

    cells: Mapping[str, Cell]
    where: Where
    places: Mapping[str, Where]
    misread: frozenset[str] = frozenset()


class TextAnswer(Struct, frozen=True):
    """An answer in Markdown."""

    text: Text


class YesNoAnswer(Struct, frozen=True):
    """Ja or nej (None: neither is written), the word itself, and the follow-ups.

    `misread` as in `Row`.
    """

    choice: bool | None
    word: Text | None
    if_yes: Text | None
    if_no: Text | None
    misread: frozenset[str] = frozenset()


class TableAnswer(Struct, frozen=True):
    """The rows of a table."""

    rows: tuple[Row, ...]


class NotApplicable(Struct, frozen=True):
    """The question does not apply, and why (None: no reason is given)."""

    reason: Text | None


class Answer(Struct, frozen=True):
    """What stands under a question's number. `content` is None if nothing is written there.

    `misread`: what the answer lacks (all of it, ja or nej, the reason) is written, but could not be
    read.
    """

    question: Question
    where: Where
    content: TextAnswer | YesNoAnswer | TableAnswer | NotApplicable | None
    misread: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is answered: nothing is written, or a table without rows, or neither ja
        nor nej.
        """
        match self.content:
            case None | TableAnswer(rows=()):
                return True
            case YesNoAnswer(word=None):
                return True
            case _:
                return False


class SectionFile(Struct, frozen=True):
    """A section file: its stem in the form, who owns it, how far it has come, and its answers in
    the order written.
    """

    stem: str
    path: str
    owner: Text | None
    status: Text | None
    answers: tuple[Answer, ...]
    readable: bool = True


class Allowance(Struct, frozen=True):
    """Findings that are accepted on purpose: of which rule, where (a file or a question; "" is
    everywhere), and why.
    """

    code: str
    place: str
    reason: str
    where: Where


class Settings(Struct, frozen=True):
    """rapport.yaml: the region, register numbers by recipient key (and the region's own), contact,
    goals, allowances.

    `year` is the one that it names, whether there is a form of that year or not (0: it names none).
    `last_year` and `template` are the paths of last year's report and of an own Word template, from
    this report's folder. `words` are the region's own, which are spelt as they should be. `misread`
    as in `Row`, with the recipients' keys.
    """

    region: str
    year: int = 0
    register_numbers: Mapping[str, Text] = field(default_factory=dict)
    own_register_number: Text | None = None
    contact: Text | None = None
    goals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    allowances: tuple[Allowance, ...] = ()
    last_year: Text | None = None
    template: Text | None = None
    words: tuple[str, ...] = ()
    misread: frozenset[str] = frozenset()


class Report(Struct, frozen=True, eq=False, dict=True):
    """A whole report, compared by identity.

    `sources` is the text of each file read, by path, for whoever wants to show a line of it.
    `today` is the day on which the report is read. `last_year` is the report to compare it with, if
    there is one.
    """

    folder: Path
    form: Form
    settings: Settings
    sections: tuple[SectionFile, ...]
    grant: Grant
    faults: tuple[Fault, ...]
    sources: Mapping[str, str]
    today: date
    last_year: Report | None = None

    @cached_property
    def _answers(self) -> dict[str, Answer]:
        found: dict[str, Answer] = {}
        for section in self.sections:
            for answer in section.answers:
                found.setdefault(answer.question.id, answer)
        return found

    def answers(self) -> Mapping[str, Answer]:
        """The answers by question id, the first where a question is answered twice."""
        return self._answers

    @cached_property
    def summary(self) -> Summary:
        """Where the grant went, and what does not agree."""
        year = self.settings.year or self.form.year
        return summarize_grant(
            self.grant, self.form, self.faults, region=self.settings.region, year=year
        )

    def unreadable(self) -> set[str]:
        """The stems of section files that could not be read, whose questions are therefore not
        known to be unanswered.
        """
        return {section.stem for section in self.sections if not section.readable}
