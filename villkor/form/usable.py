"""What a form must have, and how its names may be written, for a report to be made of
it: names become keys and names of files.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from villkor.base.diagnostic import Where
from villkor.base.faults import FaultKind
from villkor.base.legal_names import windows_fault
from villkor.base.yaml.nodes import Mapping, Node, Scalar
from villkor.form.model import FieldKind, Form, FormHeading, Kind, Question
from villkor.form.reader import FormReader, place_in

_ID = re.compile(r"[\w.-]{1,24}")  # `1.2.3.4`, `A.1`
_STEM = re.compile(r"\w[\w .-]{0,79}(?<![ .])")  # `4-analys`
_RECIPIENT = re.compile(r"[a-z0-9-]{1,40}")  # `tillvaxtverket`
_BESIDE_TERMS = ("status", "underlag")  # what else stands among the effects of a row
_LEAST_STATUSES = 2
_FIRST_YEAR, _LAST_YEAR = 1000, 9999  # a report names its year with four digits
_TAKEN_IDS = {"ansvarig", "status"}  # what else stands in a section file
_TAKEN_FILES = {"rapport", "anslag", "form"}
_TAKEN_KEYS = {"alla", "region"}  # of `--to`, and of the region's own number


def is_question_id(key: str) -> bool:
    """Whether a number can be a key in a section file."""
    return bool(_ID.fullmatch(key)) and key not in _TAKEN_IDS


def question_id_fault(reader: FormReader, node: Node | None) -> None:
    """Tell of a question's id that cannot be a key in a section file."""
    if not isinstance(node, Scalar):
        return
    key = node.text.strip()
    if not is_question_id(key):
        message = f"”{key}” kan inte vara numret på en fråga."
        hint = "Numret får bokstäver, siffror, punkt och bindestreck, högst 24 tecken."
        reader.fault(
            FaultKind.UNKNOWN_VALUE,
            node.where,
            message,
            hint,
        )


def file_name_fault(
    reader: FormReader,
    node: Node | None,
    headings: Iterable[FormHeading],
) -> None:
    """Tell of a section file's stem that cannot be one, or that a heading before has."""
    if not isinstance(node, Scalar):
        return
    stem = node.text.strip()
    if stem and not _is_stem(stem):
        message = f"”{stem}” kan inte vara namnet på en fil."
        hint = "Skriv namnet utan mapp och ändelse, till exempel 4-analys."
        reader.fault(
            FaultKind.UNKNOWN_VALUE,
            node.where,
            message,
            hint,
        )
    elif stem and any(_same_file(stem, heading.file) for heading in headings):
        message = f"Två rubriker har filen ”{stem}”."
        reader.fault(
            FaultKind.DUPLICATE_KEY,
            node.where,
            message,
        )


def _is_stem(stem: str) -> bool:
    """Whether a section file can have a name, on every system."""
    is_name = _STEM.fullmatch(stem) and not windows_fault(f"{stem}.yaml")
    return bool(is_name) and stem.casefold() not in _TAKEN_FILES


def _same_file(stem: str, other: str) -> bool:
    """Whether two names are one to Windows and to a Mac."""
    return stem.casefold() == other.casefold()


def recipient_key_fault(reader: FormReader, key: str, node: Node) -> None:
    """Tell of a recipient's key that `--to` and file names cannot use."""
    if not _RECIPIENT.fullmatch(key) or key in _TAKEN_KEYS:
        message = f"”{key}” kan inte vara nyckeln för en mottagare."
        hint = "Skriv den med a–z, 0–9 och bindestreck."
        reader.fault(
            FaultKind.UNKNOWN_VALUE,
            node.where,
            message,
            hint,
        )


def where_in(top: Mapping, key: str) -> Where:
    """Where a key stands at the margin of the form; if it does not, where the form
    begins.
    """
    for entry in top.entries:
        if entry.key.text == key:
            return entry.key.where
    return top.where


def tell_lacking(reader: FormReader, top: Mapping, form: Form) -> None:
    """Tell of what the form lacks, though it or its tables need it, and of names that
    stand for two things.
    """
    kinds = set()
    for question in form.questions.values():
        kinds |= {field.kind for field in question.fields}
        _tell_table(reader, top, question)
    _tell_doubled_names(reader, top, form)
    if not _FIRST_YEAR <= form.year <= _LAST_YEAR:
        message = f"”formulär” ska vara ett år med fyra siffror, inte {form.year}."
        reader.fault(
            FaultKind.NUMBER,
            where_in(
                top,
                "formulär",
            ),
            message,
        )
    if len(form.statuses) < _LEAST_STATUSES:
        message = "”status” behöver minst två ord: det första och det sista steget."
        reader.fault(
            FaultKind.MISSING,
            where_in(
                top,
                "status",
            ),
            message,
        )
    for key in _lacking(form, kinds):
        where = where_in(top, key.partition(":")[0])
        reader.fault(
            FaultKind.MISSING,
            where,
            f"”{key}” saknas.",
        )


def _tell_doubled_names(reader: FormReader, top: Mapping, form: Form) -> None:
    programmes = [programme.key for programme in form.programmes]
    for key in _twice(programmes):
        message = f"Två målprogram heter ”{key}”."
        reader.fault(
            FaultKind.DUPLICATE_KEY,
            where_in(
                top,
                "målprogram",
            ),
            message,
        )
    terms = [key for key, _ in form.effects.terms]
    for key in _twice([*terms, *_BESIDE_TERMS]):
        message = f"Två slag av effekter heter ”{key}”."
        reader.fault(
            FaultKind.DUPLICATE_KEY,
            where_in(
                top,
                "effekter",
            ),
            message,
        )


def _tell_table(reader: FormReader, top: Mapping, question: Question) -> None:
    part = reader.parts.get(question.id)
    where = place_in(part, "tabell", top.where)
    if question.kind is Kind.TABLE and not question.fields:
        message = f"Tabellen i fråga {question.id} har inga kolumner."
        reader.fault(FaultKind.MISSING, where, message)
    if question.kind is Kind.TABLE and not question.max_rows:
        message = f"Tabellen i fråga {question.id} får inga rader."
        limit = place_in(
            part,
            "högst antal rader",
            top.where,
        )
        reader.fault(FaultKind.NUMBER, limit, message)
    for key in _twice([field.key for field in question.fields]):
        message = f"Två fält i tabellen i fråga {question.id} heter ”{key}”."
        reader.fault(FaultKind.DUPLICATE_KEY, where, message)


def _lacking(form: Form, kinds: set[FieldKind]) -> list[str]:
    """The keys of form.yaml that the kinds of fields need, and that say nothing."""
    effects = form.effects
    needed: dict[str, object] = {"mottagare": form.recipients}
    if FieldKind.GOALS in kinds:
        needed["målprogram"] = form.programmes
    if FieldKind.EFFECTS in kinds:
        needed["effekter: på sikt"] = effects.terms
        needed["effekter: status"] = effects.statuses
        needed["effekter: underlag"] = effects.bases
    return [key for key, values in needed.items() if not values]


def _twice(keys: list[str]) -> list[str]:
    return [key for key, count in Counter(keys).items() if count > 1]
