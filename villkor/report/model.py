"""What is answered: one region's report of one year, as frozen data.

`load_report` makes it from the section files, `read_report` from any other sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field

from villkor.base.diagnostic import Where
from villkor.base.faults import Fault
from villkor.base.yaml.nodes import Text
from villkor.figures.number import Figure
from villkor.form.model import Form
from villkor.grant.model import Grant
from villkor.grant.named_figures import named_figures
from villkor.grant.summary import Summary, summarize_grant
from villkor.report.answers import Answer
from villkor.report.walk import ToldText, told_in_answer


def folded_name(name: str) -> str:
    """The name of a figure as it is compared: in small letters, with single blanks."""
    return " ".join(name.split()).casefold()


class WrittenDay(Struct, frozen=True):
    """A day, and where it is written."""

    day: date
    where: Where


class SectionFile(Struct, frozen=True):
    """A section file: its stem in the form, who owns it, how far it has come, and its
    answers in the order written.

    `misread` as in `Row`. `due` is its own last day, before the form's.
    """

    stem: str
    path: str
    owner: Text | None
    status: Text | None
    answers: tuple[Answer, ...]
    readable: bool = True
    misread: frozenset[str] = frozenset()
    due: WrittenDay | None = None


class Allowance(Struct, frozen=True):
    """Findings that are accepted on purpose: of which rule, where (a file or a
    question; "" is everywhere), and why.
    """

    code: str
    place: str
    reason: str
    where: Where


class BoardDecision(Struct, frozen=True):
    """The decision about the report: whose, on which day, and in which paragraph of the
    minutes ("4"). What is not told is "" or None.
    """

    board: str
    day: date | None
    paragraph: str


class Settings(Struct, frozen=True):
    """rapport.yaml: the region, register numbers by recipient key (and the region's
    own), contact, goals, allowances.

    `year` is the one that it names, whether there is a form of that year or not (0: it
    names none). `last_year`, `template` and `blank` are the paths of last year's
    report, of an own Word template and of the authority's own Word form, from this
    report's folder. `words` are the region's own, which
    are spelt as they should be. `due` is the last day of the sections that have none
    of their own. `required_status` is what every section must be before the report is
    exported as final ("": anything). `misread` as in `Row`, with the recipients' keys.
    """

    region: str
    year: int = 0
    register_numbers: Mapping[str, Text] = field(default_factory=dict)
    own_register_number: Text | None = None
    contact: Text | None = None
    day: date | None = None
    decision: BoardDecision | None = None
    goals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    allowances: tuple[Allowance, ...] = ()
    last_year: Text | None = None
    template: Text | None = None
    blank: Text | None = None
    words: tuple[str, ...] = ()
    misread: frozenset[str] = frozenset()
    due: WrittenDay | None = None
    required_status: str = ""


class Report(Struct, frozen=True, eq=False, dict=True):
    """A whole report, compared by identity.

    `sources` is the text of each file read, by path, for whoever wants to show a line
    of it, cleaned (`base.signs`), and `saved` that of those that are saved otherwise.
    `today` is the day on which the report is read. `last_year` is the report to
    compare it with, if there is one. `kept_figures` are those that answers can refer
    to, if they are not the grant's as it is now.
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
    saved: Mapping[str, str] = field(default_factory=dict)
    kept_figures: dict[str, Figure] | None = None

    @property
    def name(self) -> str:
        """What it is called: its region and year."""
        return f"{self.settings.region or 'Rapporten'} {self.form.year}"

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
    def texts(self) -> tuple[ToldText, ...]:
        """Every text of those answers, in the order of the files."""
        found: list[ToldText] = []
        for answer in self._answers.values():
            found += told_in_answer(answer)
        return tuple(found)

    @cached_property
    def whole_text(self) -> str:
        """All of them as rules see them, one after another, each on lines of its own:
        what is nowhere in it need not be looked for in each.
        """
        return "\n".join(told.masked.text for told in self.texts)

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """The figures that answers can refer to, by name (see `named_figures`)."""
        if self.kept_figures is not None:
            return self.kept_figures
        return named_figures(self.grant, self.summary.total)

    @cached_property
    def figures_by_name(self) -> dict[str, Figure]:
        """The same by the names as they are compared (see `folded_name`)."""
        return {folded_name(name): figure for name, figure in self.figures.items()}

    @cached_property
    def summary(self) -> Summary:
        """Where the grant went, and what does not agree."""
        year = self.settings.year or self.form.year
        return summarize_grant(
            self.grant,
            self.form,
            self.faults,
            region=self.settings.region,
            year=year,
        )

    def due_day(self, section: SectionFile) -> date | None:
        """The last day within the region to answer a section; None if none is set."""
        due = section.due or self.settings.due
        return due.day if due else None

    def in_order(self, paths: Iterable[str]) -> list[str]:
        """Paths in the order in which the report is read: the files on all of it, the
        sections in the form's order, and then what else there is.
        """
        sections = [section.path for section in self.sections]
        others = [path for path in self.sources if path not in sections]
        places = {path: place for place, path in enumerate([*others, *sections])}
        return sorted(paths, key=lambda path: (places.get(path, len(places)), path))

    def unreadable(self) -> set[str]:
        """The stems of section files that could not be read, whose questions are
        therefore not known to be unanswered.
        """
        return {section.stem for section in self.sections if not section.readable}
