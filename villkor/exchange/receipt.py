"""The receipt of an export: what was in the report and in the Word file when it was
written, as sums that anyone can check.

It lies beside the Word file as <name>.kvitto.json. It holds no text of the report, no
path and no name of a person or a machine.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TypeVar
from unicodedata import category

from msgspec import Struct

from villkor import __version__
from villkor.base.decode import decode_text
from villkor.base.diagnostic import UserError
from villkor.base.plain_files import file_inside, open_plain_file
from villkor.base.refusals import why_not
from villkor.base.signs import cleaned_text
from villkor.document.blocks import Document, block_lines
from villkor.exchange.by_question import by_question
from villkor.report.model import Report

VERSION = 1
SUFFIX = ".kvitto.json"
_TIME = "%Y-%m-%dT%H:%M:%SZ"

# What may stand in a receipt. Whoever reads one prints some of it, so it must not hold
# just anything.
_A_TIME = re.compile(r"(19[7-9]|2\d\d)\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_A_SUM = re.compile("[0-9a-f]{64}")
_A_NAME = re.compile(r"[^/\\]{1,255}")
_EDGES = "sidhuvud och sidfot"
_BESIDE = "bredvid"
_SECTIONS = "avsnitt"
_BASE = "bas"
_BLANK = "blankett"

_T = TypeVar("_T")


class Receipt(Struct, frozen=True):
    """An export: when (UTC), by which villkor, to whom (a recipient's key), and the
    SHA-256 of all that went in and came out.

    `files` are the report's files by name, and `answers` what stands under each
    question in the Word file, by the question's id. `edges` is what stands in its
    headers and footers; "" in a receipt from before that was told. `beside` are the
    sums of what else villkor wrote there: the PDF, the mail, the Word file before.
    `sections` are the stems of those that alone are in a packet, whose recipient is
    their owner; () is all of them. `base` is the sum of the base that is kept of the
    report (see `merging.base_store`); "" in a receipt from before that was kept.
    `blank` are the sums of the lines beside the answers, in order, where the file is
    the authority's own that is filled in; () in our own layout.
    """

    written: datetime
    program: str
    year: int
    recipient: str
    draft: bool
    form: str
    docx: str
    files: Mapping[str, str]
    answers: Mapping[str, str]
    edges: str = ""
    beside: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    base: str = ""
    blank: tuple[str, ...] = ()


def path_of(docx: Path) -> Path:
    """Where the receipt of a Word file lies."""
    return docx.with_name(docx.stem + SUFFIX)


def checksum(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal digits."""
    return sha256(data).hexdigest()


def answer_sum(words: Sequence[str]) -> str:
    """The sum of what stands under a question, as `by_question` gives it: of its lines,
    with a line feed between them, in UTF-8.
    """
    return checksum("\n".join(words).encode("utf-8", "surrogatepass"))


def sums_of(report: Report) -> dict[str, str]:
    """The sum of each of the report's files, as they stand on disk now.

    A file that cannot be read, or whose name cannot, is left out.
    """
    sums = {}
    for name in report.sources:
        data = file_bytes(report, name)
        if data is not None and _is_name(name):
            sums[name] = checksum(data)
    return sums


def file_bytes(report: Report, name: str) -> bytes | None:
    """The bytes of a file of the report now; None if it cannot be read."""
    try:
        with open_plain_file(file_inside(report.folder, name)) as file:
            return file.read()
    except OSError:
        return None


def _text_of(report: Report, name: str) -> str:
    """What stands in a file of the report now; "" if it cannot be read."""
    data = file_bytes(report, name)
    if data is None:
        return ""
    text, _ = decode_text(data, name)
    return cleaned_text(text or "")


def receipt_of(
    report: Report,
    document: Document,
    docx: bytes,
    recipient: str,
    written: datetime,
) -> Receipt:
    """The receipt of a Word file made of a report by way of a document.

    Raises UserError if someone has saved a file of the report since it was read: the
    sums would be of something else.
    """
    for name, source in report.sources.items():
        if _text_of(report, name) != source:
            raise UserError(
                f"{name} ändrades medan Word-filen skapades. Inget har sparats.",
                "Kör kommandot igen.",
            )
    form = report.form
    under = by_question(form, block_lines(document.blocks))
    return Receipt(
        written=written,
        program=__version__,
        year=form.year,
        recipient=recipient,
        draft=document.draft,
        form=form.checksum,
        docx=checksum(docx),
        files=sums_of(report),
        answers={key: answer_sum(under[key]) for key in form.questions if key in under},
        base=document.origin,
    )


def to_json(receipt: Receipt, docx: Path) -> bytes:
    """The receipt as the bytes of its file.

    The keys are described in docs/json-schema/kvitto-1.schema.json.
    """
    told = {
        "version": VERSION,
        "villkor": receipt.program,
        "skapad": receipt.written.astimezone(UTC).strftime(_TIME),
        "mottagare": receipt.recipient,
        "utkast": receipt.draft,
        "formulär": {"år": receipt.year, "sha256": receipt.form},
        "word-fil": {
            "namn": docx.name,
            "sha256": receipt.docx,
            _EDGES: receipt.edges,
        },
        "filer": dict(sorted(receipt.files.items())),
        "svar": dict(receipt.answers),
        _SECTIONS: list(receipt.sections),
        _BASE: receipt.base,
        _BESIDE: list(receipt.beside),
    }
    if receipt.blank:
        told[_BLANK] = list(receipt.blank)
    # the name may hold what is no text
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode(
        "utf-8",
        "replace",
    )


def read_receipt(path: Path) -> Receipt | None:
    """The receipt in a file, or None if there is none.

    Raises UserError for a file that is no receipt.
    """
    try:
        return _receipt(json.loads(path.read_bytes()))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UserError(
            f"Kvittot {path} går inte att öppna: {why_not(error)}.",
            "Kontrollera att du får läsa det.",
        ) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UserError(
            f"{path} går inte att läsa som ett kvitto.",
            "Flytta eller ta bort filen.",
        ) from error


def _receipt(told: object) -> Receipt:
    """What a receipt tells.

    Raises KeyError, TypeError or ValueError for what is none.
    """
    version = _part(told, "version", int)
    if version != VERSION:
        raise ValueError(version)
    written = _matching(_A_TIME, _part(told, "skapad", str))
    form = _part(told, "formulär", dict)
    docx = _part(told, "word-fil", dict)
    return Receipt(
        written=datetime.strptime(written, _TIME).replace(tzinfo=UTC),
        program=_name(_part(told, "villkor", str)),
        year=_part(form, "år", int),
        recipient=_name(_part(told, "mottagare", str)),
        draft=_part(told, "utkast", bool),
        form=_matching(_A_SUM, _part(form, "sha256", str)),
        docx=_matching(_A_SUM, _part(docx, "sha256", str)),
        files=_sums(_part(told, "filer", dict)),
        answers=_sums(_part(told, "svar", dict)),
        edges=_matching(_A_SUM, _part(docx, _EDGES, str)) if docx.get(_EDGES) else "",
        beside=_listed_sums(told, _BESIDE),
        sections=_listed_sections(told),
        base=_base_sum(told),
        blank=_listed_sums(told, _BLANK),
    )


def _listed_sums(told: object, key: str) -> tuple[str, ...]:
    """The sums under a key; not all receipts have it."""
    if not isinstance(told, dict) or key not in told:
        return ()
    return tuple(_matching(_A_SUM, each) for each in _part(told, key, list))


def _listed_sections(told: object) -> tuple[str, ...]:
    """The sections of a packet; a receipt of the whole report has none."""
    if not isinstance(told, dict) or _SECTIONS not in told:
        return ()
    return tuple(map(_name, _part(told, _SECTIONS, list)))


def _base_sum(told: object) -> str:
    """The sum of the base; a receipt of villkor 0.1 has none."""
    if not isinstance(told, dict) or not told.get(_BASE):
        return ""
    return _matching(_A_SUM, _part(told, _BASE, str))


def _part(told: object, key: str, kind: type[_T]) -> _T:
    value = told[key] if isinstance(told, dict) else None
    if type(value) is not kind:  # not isinstance: true is no number here
        raise TypeError(key)
    return value


def _matching(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(text)
    return text


def _name(text: str) -> str:
    if not _is_name(text):
        raise ValueError(text)
    return text


def _is_name(text: str) -> bool:
    """Whether a text can be the name of a file or a recipient, and be printed: no
    control characters, no half ones.
    """
    control = any(category(letter).startswith("C") for letter in text)
    return _A_NAME.fullmatch(text) is not None and not control


def _sums(told: Mapping[str, object]) -> dict[str, str]:
    sums = {}
    for name in told:
        sums[_name(name)] = _matching(_A_SUM, _part(told, name, str))
    return sums
