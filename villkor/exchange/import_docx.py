"""Word files → what is to be written in the report, put together with what has been
written there meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from villkor.base.diagnostic import UserError
from villkor.base.sources import FolderSources, OverlaySources
from villkor.document.word.found import FoundChange, FoundComment
from villkor.document.word.package import open_package, read_word_file
from villkor.document.word.read_blocks import read_blocks
from villkor.exchange.cover_facts import facts_on_cover
from villkor.exchange.illustrated import other_illustrations
from villkor.exchange.imported_cover import (
    ImportedFact,
    disputed_places,
    edits_of_facts,
    imported_facts,
    settled_places,
)
from villkor.exchange.known_cover import unknown_on_cover
from villkor.exchange.ledger import Ledger, make_ledger
from villkor.exchange.merging.find_base import FoundBase, find_base
from villkor.exchange.merging.merge_answers import merge_answer
from villkor.exchange.merging.merged import Merged, Outcome, Told
from villkor.exchange.placing.anchors import place_answers
from villkor.exchange.placing.home_values import home_values
from villkor.exchange.placing.places import AnswerPlace, Placed
from villkor.exchange.placing.recover import recover_again, recover_answers
from villkor.exchange.placing.recovered import Recovered
from villkor.exchange.receipt import file_bytes
from villkor.exchange.swallowed import swallowed_question
from villkor.report.answer_values import values_of
from villkor.report.load import read_report
from villkor.report.model import Report
from villkor.report.values import AnswerValue
from villkor.report.write_answers import edited_files

_NOTHING = AnswerValue()


class ReadWordFile(Struct, frozen=True):
    """A Word file, and what of it is the answer to what. `rejected`: its tracked changes
    are not taken.
    """

    path: Path
    placed: Placed
    recovered: Recovered
    ledger: Ledger
    base: FoundBase
    cover: tuple[ImportedFact, ...] = ()
    rejected: bool = False

    @property
    def changes(self) -> Sequence[FoundChange]:
        """The tracked changes in it."""
        return self.placed.found.changes

    @property
    def comments(self) -> Sequence[FoundComment]:
        """The comments in it."""
        return self.placed.found.comments

    def question_at(self, place: int | None) -> str:
        """The question whose answer a paragraph belongs to; "" if it is none's."""
        for key, answer in self.placed.answers.items():
            if place in answer.places():
                return key
        return ""


class ImportedAnswer(Struct, frozen=True):
    """What becomes of the answer to a question in a Word file: where it stands there,
    what the report said before, and both put together. `swallowed` is a question that
    is not in the file, and whose answer stands in this one ("": none).
    """

    question: str
    place: AnswerPlace
    before: Told
    merged: Merged
    swallowed: str = ""

    @property
    def is_written(self) -> bool:
        """Whether the report is to say something else than before."""
        return self.merged.value != self.before.written


class ImportedFile(Struct, frozen=True):
    """A Word file with its answers, in the order of the form."""

    read: ReadWordFile
    answers: tuple[ImportedAnswer, ...]


class ImportPlan(Struct, frozen=True):
    """What is to be written: the new bytes of each file of the report that changes, and
    what stood `before` in each file.

    With several Word files each is put together with what those before it gave.
    """

    report: Report
    files: tuple[ImportedFile, ...]
    edits: Mapping[str, bytes]
    before: Mapping[str, bytes]

    @property
    def answers(self) -> tuple[ImportedAnswer, ...]:
        """The answers of all the files."""
        found: list[ImportedAnswer] = []
        for file in self.files:
            found += file.answers
        return tuple(found)

    @property
    def has_conflicts(self) -> bool:
        """Whether a person has to decide about any answer."""
        return any(answer.merged.outcome.needs_decision for answer in self.answers)

    @property
    def has_swallowed(self) -> bool:
        """Whether the answer to one question would be written in that to another."""
        return any(answer.swallowed for answer in self.answers)

    @property
    def has_unplaced(self) -> bool:
        """Whether anything in the Word files belongs nowhere."""
        return any(file.read.ledger.unplaced for file in self.files)


def plan_import(
    report: Report,
    paths: Iterable[Path],
    *,
    rejected: bool = False,
    with_conflicts: bool = False,
) -> ImportPlan:
    """Read the Word files, and put what they say together with the report.

    `rejected`: tracked changes are not taken. `with_conflicts`: both versions of what
    nobody can decide about are to be written. Raises UserError if a file is no Word
    file, or none of this form and region, or if the report cannot be read whole.
    """
    _need_readable(report)
    before = {}
    for name in report.sources:
        data = file_bytes(report, name)
        if data is not None:
            before[name] = data
    edits: dict[str, bytes] = {}
    files: list[ImportedFile] = []
    current = report
    for path in paths:
        if edits:
            current = read_report(_sources(report, edits), report.folder)
        read = _read_file(current, path, rejected=rejected)
        answers = tuple(_merged_answers(current, read))
        wanted = _wanted(answers, with_conflicts=with_conflicts)
        edits |= edited_files(current, wanted, _sources(report, edits))
        edits |= edits_of_facts(current, read.cover, _sources(report, edits))
        files.append(ImportedFile(read, answers))
    return ImportPlan(report, tuple(files), edits, before)


def _need_readable(report: Report) -> None:
    """Raise UserError if a section cannot be read: what stands in it would be lost."""
    unreadable = sorted(report.unreadable())
    if unreadable:
        raise UserError(
            f"{unreadable[0]}.yaml går inte att läsa. Inget har skrivits in.",
            "Se vad som är fel med filen, och rätta det först: villkor check.",
        )


def _read_file(report: Report, path: Path, *, rejected: bool) -> ReadWordFile:
    data = read_word_file(path)
    package = open_package(data, path.name)
    found = read_blocks(package, rejected=rejected)
    placed = place_answers(report.form, found)
    _of_this_report(report, placed, path.name)
    recovered = recover_answers(report.form, placed)
    told = facts_on_cover(report, placed)
    base = find_base(
        report,
        path,
        package,
        recovered.answers,
        told,
    )
    refused = other_illustrations(report, recovered, base.illustrations)
    if refused:
        recovered = recover_again(report.form, placed, recovered, refused)
    facts = imported_facts(report, told, base.cover)
    strange = unknown_on_cover(report, placed) - settled_places(facts)
    ledger = make_ledger(
        placed,
        recovered,
        strange | disputed_places(facts),
    )
    return ReadWordFile(
        path,
        placed,
        recovered,
        ledger,
        base,
        facts,
        rejected,
    )


def _of_this_report(report: Report, placed: Placed, name: str) -> None:
    """Raise UserError if a Word file answers none of the form's questions."""
    if not placed.answers:
        raise UserError(
            f"{name} är inte ett svar på formuläret {report.form.year}: ingen av "
            "frågorna finns i filen.",
            "Ange en Word-fil med formulärets frågor, till exempel en som villkor "
            "export-docx skapade.",
        )


def _merged_answers(report: Report, read: ReadWordFile) -> Iterable[ImportedAnswer]:
    """Every question that the Word file asks, put together with the report's answer."""
    answers = report.answers()
    asked = read.placed.answers.keys()
    for key, question in report.form.questions.items():
        place = read.placed.answers.get(key)
        if place is None:
            continue
        ours = Told(_NOTHING, _NOTHING)
        answer = answers.get(key)
        if answer is not None:
            ours = Told(values_of(answer), home_values(report, answer))
        theirs = read.recovered.answers.get(key, _NOTHING)
        base = read.base.answers.get(key)
        merged = merge_answer(question, base, ours, theirs, name=read.path.name)
        swallowed = ""
        if merged.value != ours.written and not read.placed.packet:
            swallowed = swallowed_question(
                key,
                read.base.answers,
                asked,
                theirs,
            )
        yield ImportedAnswer(
            key,
            place,
            ours,
            merged,
            swallowed,
        )


def _wanted(
    answers: Iterable[ImportedAnswer],
    *,
    with_conflicts: bool,
) -> dict[str, AnswerValue]:
    """The answers as they are to be written."""
    wanted = {}
    for answer in answers:
        merged = answer.merged
        value = merged.value
        if with_conflicts and merged.outcome is Outcome.CONFLICT:
            value = merged.marked
        if value != answer.before.written:
            wanted[answer.question] = value
    return wanted


def _sources(report: Report, edits: Mapping[str, bytes]) -> OverlaySources:
    return OverlaySources(FolderSources(report.folder), dict(edits))
