"""The base that a Word file comes from: what it is compared with when it comes home."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from hashlib import sha256
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from villkor.base.diagnostic import UserError
from villkor.base.side_files import SIDE_FOLDER
from villkor.base.sources import MemorySources
from villkor.document.word.origin import origin_of
from villkor.document.word.package import Package
from villkor.exchange.cover_facts import CoverFact, same_fact
from villkor.exchange.merging.base_store import (
    BASE_FOLDER,
    KeptBase,
    base_path,
    newest_bases,
    read_base,
)
from villkor.exchange.merging.merged import Told
from villkor.exchange.placing.home_values import home_values
from villkor.exchange.receipt import Receipt, path_of, read_receipt
from villkor.report.answer_values import values_of
from villkor.report.model import Report
from villkor.report.read_sections import read_sections
from villkor.report.report_files import ReportFiles
from villkor.report.values import AnswerValue

_MOST_READ = 5  # of all bases, whole


class HowFound(Enum):
    """How it is known which base a Word file comes from."""

    FILE = auto()  # the file itself says it
    RECEIPT = auto()  # the receipt beside it does
    NEAREST = auto()  # of all bases this one differs least from it
    NOT = auto()  # it is not known


class FoundBase(Struct, frozen=True):
    """The answers that a Word file was made of, by question: all questions of the form,
    answered or not, or none if the base is not known.

    `origin` is the sum of the export that the file comes from; "" if it does not say.
    `damaged` is the path of a base that should have been used, but is not whole.
    `illustrations` are what its tables and charts of figures said, by name, and `cover`
    is what its cover said (None: that is not known).
    """

    answers: Mapping[str, Told]
    how: HowFound
    origin: str = ""
    damaged: str = ""
    illustrations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cover: Mapping[str, str] | None = None


def find_base(
    report: Report,
    docx: Path,
    package: Package,
    theirs: Mapping[str, AnswerValue],
    facts: Sequence[CoverFact] = (),
) -> FoundBase:
    """What a Word file was made of: by what it says itself, or the receipt beside it,
    or else the kept base that it differs least from, if that has half of its answers.

    `theirs` are its answers by question, and `facts` those on its cover.
    """
    damaged = ""
    for how, name in _named_bases(docx, package):
        path = base_path(report, name)
        base = read_base(path, report)
        if base is not None:
            later = [each for each in newest_bases(report) if each.after == name]
            closest = _closest_base(
                report,
                [*later[:_MOST_READ], base],
                theirs,
                facts,
            )
            return replace(closest, how=how, origin=name)
        if path.exists():
            damaged = f"{SIDE_FOLDER}/{BASE_FOLDER}/{path.name}"
    nearest = _nearest_base(report, theirs)
    return replace(nearest, damaged=damaged)


def _closest_base(
    report: Report,
    bases: Sequence[KeptBase],
    theirs: Mapping[str, AnswerValue],
    facts: Sequence[CoverFact],
) -> FoundBase:
    """Of an export, and of what has come home of it before, that which most answers of
    a Word file, and facts on its cover, are the same as; the first of several.
    """

    def same_told(base: FoundBase) -> int:
        return _same_answers(base, theirs) + _same_facts(base, facts)

    found = [_found_base(report, base, HowFound.FILE) for base in bases]
    if len(found) == 1:
        return found[0]
    return max(found, key=same_told)


def _same_facts(base: FoundBase, facts: Sequence[CoverFact]) -> int:
    told = base.cover or {}
    same = 0
    for fact in facts:
        same += same_fact(fact.told, told.get(fact.key, ""))
    return same


def _same_answers(base: FoundBase, theirs: Mapping[str, AnswerValue]) -> int:
    same = 0
    for number, value in theirs.items():
        told = base.answers.get(number)
        same += told is not None and told.shown == value
    return same


def _found_base(
    report: Report,
    base: KeptBase,
    how: HowFound,
) -> FoundBase:
    answers = _told_answers(report, base)
    return FoundBase(
        answers,
        how,
        illustrations=base.illustrations,
        cover=base.cover,
    )


def base_of_receipt(report: Report, receipt: Receipt) -> FoundBase | None:
    """What the Word file of a receipt was made of, or None if that is not kept."""
    base = read_base(base_path(report, receipt.base), report) if receipt.base else None
    return None if base is None else _found_base(report, base, HowFound.RECEIPT)


def _named_bases(docx: Path, package: Package) -> Iterator[tuple[HowFound, str]]:
    """The sums of the bases that a Word file and its receipt name."""
    named = origin_of(package)
    if _is_sum(named):
        yield HowFound.FILE, named
    try:
        receipt = read_receipt(path_of(docx))
    except UserError:
        return
    if receipt and receipt.base and receipt.base != named:
        yield HowFound.RECEIPT, receipt.base


def _is_sum(text: str) -> bool:
    return len(text) == sha256().digest_size * 2 and text.isalnum() and text.isascii()


def _told_answers(report: Report, base: KeptBase) -> dict[str, Told]:
    """The answers of a base, by question."""
    contents = {name: text.encode() for name, text in base.files.items()}
    unanswered = Told(AnswerValue(), AnswerValue())
    found = dict.fromkeys(report.form.questions, unanswered)
    then = replace(report, kept_figures=base.figures)
    for section in read_sections(ReportFiles(MemorySources(contents)), report.form):
        for answer in section.answers:
            number = answer.question.id
            if found[number] is unanswered:
                shown = home_values(then, answer)
                found[number] = Told(values_of(answer), shown)
    return found


def _nearest_base(report: Report, theirs: Mapping[str, AnswerValue]) -> FoundBase:
    """The base of which most answers are those of a Word file, the newest of several;
    one without answers if it has less than half of them.

    Only those are read whole that have most of its words.
    """
    words = Counter(_words_of(theirs.values()))

    def missing_words(base: KeptBase) -> int:
        kept = Counter(" ".join(base.files.values()).split())
        return (words - kept).total()

    given = {number: value for number, value in theirs.items() if not value.empty}
    nearest = FoundBase({}, HowFound.NOT)
    half = (len(given) + 1) // 2
    most = max(half, 1) - 1
    for base in sorted(newest_bases(report), key=missing_words)[:_MOST_READ]:
        found = _found_base(report, base, HowFound.NEAREST)
        same = _same_answers(found, given)
        if same > most:
            nearest, most = found, same
    return nearest


def _words_of(values: Iterable[AnswerValue]) -> Iterator[str]:
    for value in values:
        for parts in (value.parts, *value.rows):
            for told in parts.values():
                texts = (told,) if isinstance(told, str) else told
                for text in texts:
                    yield from text.split()
