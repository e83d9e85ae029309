"""What each export was made of, kept in the report's folder under `.villkor/bas/`: what
a Word file that comes home is compared with, to tell what was changed in it from what
has been changed in the report since.

A base is a file that is named after its own sum. It holds the section files as they
were, and the figures that answers refer to. The Word file has the sum as a
property, and the receipt names it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum, auto
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from villkor.base.diagnostic import UserError
from villkor.base.disk import make_folder, write_whole
from villkor.base.lazy import lazy_module
from villkor.base.plain_files import file_inside, open_plain_file
from villkor.base.side_files import SIDE_FOLDER
from villkor.base.sources import MemorySources
from villkor.document.word.package import Package
from villkor.document.word.properties import origin_of
from villkor.exchange.illustrated import shown_illustrations
from villkor.exchange.merging.merged import Told
from villkor.exchange.receipt import Receipt, path_of, read_receipt
from villkor.figures.number import Figure
from villkor.report.model import Report
from villkor.report.read_sections import read_sections
from villkor.report.report_files import ReportFiles
from villkor.report.values import AnswerValue

if TYPE_CHECKING:
    from villkor.exchange.placing import home_values as home
    from villkor.report import answer_values as values
else:  # an export keeps its base without them
    home = lazy_module("villkor.exchange.placing.home_values")
    values = lazy_module("villkor.report.answer_values")

_FOLDER = "bas"
_VERSION = 1
_MOST_BYTES = 20_000_000  # of a base; one of a whole report is 0.2 million
_MOST_LOOKED_AT = 50  # of all bases, the newest, when nothing tells which it is
_MOST_READ = 5  # of those, whole
_FRACTION = re.compile(r"-?[0-9]{1,60}(?:/0*[1-9][0-9]{0,60})?")


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
    `illustrations` are what its tables and charts of figures said, by name.
    """

    answers: Mapping[str, Told]
    how: HowFound
    origin: str = ""
    damaged: str = ""
    illustrations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class _Base(Struct, frozen=True):
    """A base as it is kept: the form's year, the region, the section files by name, the
    figures by name that their answers may refer to, and what their tables and charts of
    figures said, by name.

    One of a Word file that has come home is `after` the export that it comes from (its
    sum).
    """

    version: int
    year: int = field(name="formulär")
    region: str
    files: dict[str, str] = field(name="filer")
    figures: dict[str, Figure] = field(name="siffror")
    illustrations: dict[str, tuple[str, ...]] = field(
        name="tabeller och diagram", default_factory=dict
    )
    after: str = field(name="efter", default="")


def base_of(report: Report, after: str = "") -> bytes:
    """What a report says now, as the bytes of a base: the same for the same answers.

    If that is what a Word file says that has come home, it is `after` the export that
    the file comes from.
    """
    files = {}
    for section in report.sections:
        if section.path in report.sources:
            files[section.path] = report.sources[section.path]
    figures: dict[str, Figure] = {}
    illustrations: dict[str, tuple[str, ...]] = {}
    if any("{" in told.text.text for told in report.texts):
        figures = dict(report.figures)
        illustrations = shown_illustrations(report)
    base = _Base(
        _VERSION,
        report.form.year,
        report.settings.region,
        files,
        figures,
        illustrations,
        after,
    )
    return msgspec.json.format(msgspec.json.encode(base, enc_hook=str), indent=1)


def base_sum(base: bytes) -> str:
    """The sum by which a base is known."""
    return sha256(base).hexdigest()


def keep_base(report: Report, base: bytes) -> None:
    """Keep a base in a report's folder. Where nothing can be written, nothing is."""
    path = _path(report, base_sum(base))
    try:
        if not path.exists():
            make_folder(path.parent)
            write_whole(path, base)
    except (OSError, UserError):
        return


def find_base(
    report: Report,
    docx: Path,
    package: Package,
    theirs: Mapping[str, AnswerValue],
) -> FoundBase:
    """What a Word file was made of: by what it says itself, or the receipt beside it,
    or else the kept base that it differs least from, if that has half of its answers.

    `theirs` are its answers by question.
    """
    damaged = ""
    for how, name in _named_bases(docx, package):
        path = _path(report, name)
        base = _read_base(path, report)
        if base is not None:
            later = [each for each in _newest_bases(report) if each.after == name]
            closest = _closest_base(report, [*later[:_MOST_READ], base], theirs)
            return replace(closest, how=how, origin=name)
        if path.exists():
            damaged = f"{SIDE_FOLDER}/{_FOLDER}/{path.name}"
    nearest = _nearest_base(report, theirs)
    return replace(nearest, damaged=damaged)


def _closest_base(
    report: Report,
    bases: Sequence[_Base],
    theirs: Mapping[str, AnswerValue],
) -> FoundBase:
    """Of an export, and of what has come home of it before, that which most answers of
    a Word file are the same as; the first of several.
    """
    found = [_found_base(report, base, HowFound.FILE) for base in bases]
    if len(found) == 1:
        return found[0]
    return max(found, key=lambda each: _same_answers(each, theirs))


def _same_answers(base: FoundBase, theirs: Mapping[str, AnswerValue]) -> int:
    same = 0
    for number, value in theirs.items():
        told = base.answers.get(number)
        same += told is not None and told.shown == value
    return same


def _found_base(
    report: Report,
    base: _Base,
    how: HowFound,
) -> FoundBase:
    answers = _told_answers(report, base)
    return FoundBase(answers, how, illustrations=base.illustrations)


def base_of_receipt(report: Report, receipt: Receipt) -> FoundBase | None:
    """What the Word file of a receipt was made of, or None if that is not kept."""
    base = _read_base(_path(report, receipt.base), report) if receipt.base else None
    if base is None:
        return None
    answers = _told_answers(report, base)
    return FoundBase(answers, HowFound.RECEIPT, illustrations=base.illustrations)


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


def _path(report: Report, name: str) -> Path:
    return report.folder / SIDE_FOLDER / _FOLDER / f"{name}.json"


def _read_base(path: Path, report: Report) -> _Base | None:
    """A base that is whole and of the report's form, or None."""
    try:
        inside = file_inside(report.folder, str(path.relative_to(report.folder)))
        with open_plain_file(inside) as file:
            data = file.read(_MOST_BYTES)
        if base_sum(data) != path.stem:
            return None
        base = msgspec.json.decode(data, type=_Base, dec_hook=_as_fraction)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
    is_known = base.version == _VERSION and base.year == report.form.year
    return base if is_known else None


def _as_fraction(_kind: type, told: object) -> Fraction:
    """The fraction that was kept as words. Raises ValueError for what is none."""
    if isinstance(told, str) and _FRACTION.fullmatch(told):
        return Fraction(told)
    raise ValueError(told)


def _told_answers(report: Report, base: _Base) -> dict[str, Told]:
    """The answers of a base, by question."""
    contents = {name: text.encode() for name, text in base.files.items()}
    unanswered = Told(AnswerValue(), AnswerValue())
    found = dict.fromkeys(report.form.questions, unanswered)
    then = replace(report, kept_figures=base.figures)
    for section in read_sections(ReportFiles(MemorySources(contents)), report.form):
        for answer in section.answers:
            number = answer.question.id
            if found[number] is unanswered:
                shown = home.home_values(then, answer)
                found[number] = Told(values.values_of(answer), shown)
    return found


def _nearest_base(report: Report, theirs: Mapping[str, AnswerValue]) -> FoundBase:
    """The base of which most answers are those of a Word file, the newest of several;
    one without answers if it has less than half of them.

    Only those are read whole that have most of its words.
    """
    words = Counter(_words_of(theirs.values()))

    def missing_words(base: _Base) -> int:
        kept = Counter(" ".join(base.files.values()).split())
        return (words - kept).total()

    given = {number: value for number, value in theirs.items() if not value.empty}
    nearest = FoundBase({}, HowFound.NOT)
    half = (len(given) + 1) // 2
    most = max(half, 1) - 1
    for base in sorted(_newest_bases(report), key=missing_words)[:_MOST_READ]:
        found = _found_base(report, base, HowFound.NEAREST)
        same = sum(found.answers[key].shown == value for key, value in given.items())
        if same > most:
            nearest, most = found, same
    return nearest


def _newest_bases(report: Report) -> Iterator[_Base]:
    folder = report.folder / SIDE_FOLDER / _FOLDER
    try:
        paths = [path for path in folder.iterdir() if path.suffix == ".json"]
        paths.sort(key=lambda path: (-path.stat().st_mtime, path.name))
    except OSError:
        return
    for path in paths[:_MOST_LOOKED_AT]:
        base = _read_base(path, report)
        if base is not None:
            yield base


def _words_of(values: Iterable[AnswerValue]) -> Iterator[str]:
    for value in values:
        for parts in (value.parts, *value.rows):
            for told in parts.values():
                texts = (told,) if isinstance(told, str) else told
                for text in texts:
                    yield from text.split()
