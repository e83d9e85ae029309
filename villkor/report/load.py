"""A folder of section files → Report, with every fault of reading and never an exception for what a
file says.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from villkor.base.clock import today
from villkor.base.decode import decode_text
from villkor.base.diagnostic import Finding, UserError, Where
from villkor.base.disk import why_not
from villkor.base.faults import Fault, FaultKind
from villkor.base.hints import closest, did_you_mean
from villkor.base.lazy import lazy_module
from villkor.base.yaml.fields import INDENT, Reader, Values
from villkor.base.yaml.nodes import Node, Scalar, Text, parse_yaml
from villkor.form.model import Form
from villkor.grant.keys import GRANT_FILE
from villkor.grant.model import Grant
from villkor.grant.reader import GrantReader
from villkor.report.keys import NOT_APPLICABLE, SECTION_KEYS, SETTINGS_FILE, YES_NO_KEYS
from villkor.report.model import Answer, Report, SectionFile
from villkor.report.read_answers import AnswerReader
from villkor.report.read_settings import read_settings

if TYPE_CHECKING:
    import zipfile

    from villkor.grant.decisions import fill
else:
    zipfile = lazy_module("zipfile")
    fill = lazy_module("villkor.grant.decisions.fill")

_WORD_FILES = {".docx", ".dotx", ".docm", ".dotm"}
_OF_ANSWERS = (*YES_NO_KEYS, NOT_APPLICABLE)


class _Files(Struct):
    """What has been read so far: texts for whoever shows a line, and faults in the order found."""

    folder: Path
    sources: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def top(self, name: str) -> tuple[Node | None, bool]:
        """The top node of a file, and whether the file could be read at all."""
        reader = Reader()
        source = _read(self.folder / name, name, reader)
        self.sources[name] = source or ""
        node = None
        if source is not None:
            node, findings = parse_yaml(source, name)
            reader.faults += [(FaultKind.YAML, finding) for finding in findings]
        self.faults += reader.faults
        return node, source is not None and (node is not None or not reader.faults)

    def take(self, reader: Reader) -> None:
        self.faults += reader.faults


def load_report(folder: Path, last_year: Path | None = None) -> Report:
    """Read the report in a folder, and last year's: the one given, or else the one that
    rapport.yaml names.

    Raises UserError only if the folder, or the one given as last year's, holds no rapport.yaml, or
    if the two are the same.
    """
    report = _load(folder)
    if last_year is not None:
        if last_year.resolve() == folder.resolve():
            raise UserError(
                f"Mappen {last_year} är rapporten själv.", "Ange mappen med fjolårets rapport."
            )
        return replace(report, last_year=_load(last_year))
    named = report.settings.last_year
    if named is None:
        return report
    other = folder / Path(named.text.strip())
    if (other / SETTINGS_FILE).is_file() and other.resolve() != folder.resolve():
        return replace(report, last_year=_load(other))
    message = (
        f"Mappen ”{named.text.strip()}” är inte fjolårets rapport, så svaren jämförs "
        "inte med fjolårets."
    )
    hint = (
        "Skriv sökvägen till den mappen efter fjolåret:, räknat från rapportens mapp, till exempel "
        "../2021, eller ta bort raden."
    )
    return replace(
        report, faults=(*report.faults, (FaultKind.LAST_YEAR, Finding(named.where, message, hint)))
    )


def _load(folder: Path) -> Report:
    if not (folder / SETTINGS_FILE).is_file():
        raise UserError(
            f"Mappen {folder} är ingen rapport: filen {SETTINGS_FILE} saknas.",
            "Skapa en rapport med villkor init.",
        )
    files = _Files(folder)
    top, readable = files.top(SETTINGS_FILE)
    reader = Reader()
    form, settings = read_settings(top, reader)
    # else what is missing is missing because the file could not be read, and that is said already
    if readable:
        files.take(reader)
    if settings.template:
        files.take(_template(folder, settings.template))
    grant = _grant(files, form)
    sections = _sections(files, form)
    return Report(
        folder, form, settings, sections, grant, tuple(files.faults), files.sources, today()
    )


def _template(folder: Path, named: Text) -> Reader:
    """The fault of a Word template that is not there, or is no Word file; what is in it is looked
    at when it is used.
    """
    reader, name = Reader(), named.text.strip()
    path = folder / name
    if not path.is_file():
        hint = (
            "Skriv sökvägen till mallen efter mall:, räknat från rapportens mapp, eller ta bort "
            "raden för att använda villkors egen."
        )
        reader.fault(FaultKind.TEMPLATE, named.where, f"Word-mallen ”{name}” finns inte.", hint)
    elif path.suffix.casefold() not in _WORD_FILES or not zipfile.is_zipfile(path):
        hint = (
            "Öppna mallen i Word och spara den som Word-dokument (.docx) eller Word-mall (.dotx)."
        )
        reader.fault(FaultKind.TEMPLATE, named.where, f"”{name}” är ingen Word-mall.", hint)
    return reader


def _read(path: Path, name: str, reader: Reader) -> str | None:
    """The text of a file, or None."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        reader.fault(
            FaultKind.UNREADABLE,
            Where(name),
            f"Filen går inte att öppna: {why_not(error)}.",
            "Kontrollera att du får läsa den, och att inget annat program låser den.",
        )
        return None
    text, finding = decode_text(raw, name)
    if finding:
        reader.faults.append((FaultKind.ENCODING, finding))
    return text


def _grant(files: _Files, form: Form) -> Grant:
    if not (files.folder / GRANT_FILE).is_file():
        reader = Reader()
        reader.fault(
            FaultKind.MISSING_FILE,
            Where(GRANT_FILE),
            "Filen med anslagets siffror saknas.",
            _where_is_it(files.folder, GRANT_FILE)
            or "Lägg tillbaka den, eller kopiera en tom från en ny rapport (villkor init).",
        )
        files.take(reader)
        return Grant()
    top, _ = files.top(GRANT_FILE)
    grant_reader = GrantReader(form)
    grant = grant_reader.grant(top)
    files.take(grant_reader)
    if grant.source is None:
        return grant
    grant, faults = fill.with_decisions(grant, grant.source, files.folder, form)
    files.faults += faults
    return grant


def _sections(files: _Files, form: Form) -> tuple[SectionFile, ...]:
    """The section files in the form's order, then files of other names that hold answers."""
    reader = AnswerReader(form)
    present = sorted(
        path.name
        for path in files.folder.iterdir()
        if path.suffix in {".yaml", ".yml"} and path.is_file()
    )
    expected = {f"{stem}.yaml": stem for stem in form.files}
    sections = [
        _section_file(files, reader, name, stem)
        for name, stem in expected.items()
        if name in present
    ]
    others = [
        name for name in present if name not in expected and name not in {SETTINGS_FILE, GRANT_FILE}
    ]
    strays = [_stray(files, reader, name) for name in others]
    renamed = {form.file_of(answer.question) for stray in strays for answer in stray.answers}
    for name, stem in expected.items():
        if name not in present:
            sections.append(SectionFile(stem, name, None, None, (), readable=stem in renamed))
            if stem not in renamed:
                found = _where_is_it(files.folder, name)
                hint = found or (
                    "Lägg tillbaka filen. Frågorna i den: "
                    f"{', '.join(question.id for question in form.files[stem])}."
                )
                reader.fault(FaultKind.MISSING_FILE, Where(name), "Filen saknas.", hint)
    files.take(reader)
    order = list(form.files)
    return (*sorted(sections, key=lambda section: order.index(section.stem)), *strays)


def _where_is_it(folder: Path, name: str) -> str:
    """A hint if the missing file is there under nearly its name.

    Windows hides ".txt", and may write ".YAML".
    """
    close = {
        f"{name}.txt".casefold(),
        name.casefold(),
        name.removesuffix(".yaml").casefold(),
        f"{name.removesuffix('.yaml')}.txt".casefold(),
    }
    found = next(
        (path.name for path in sorted(folder.iterdir()) if path.name.casefold() in close), ""
    )
    return f"Filen heter {found}. Byt namn på den till {name}." if found else ""


def _section_file(files: _Files, reader: AnswerReader, name: str, stem: str) -> SectionFile:
    top, readable = files.top(name)
    return _section(reader, top, name, stem, readable=readable)


def _stray(files: _Files, reader: AnswerReader, name: str) -> SectionFile:
    """A file of a name that the form does not know: a copy of a section file, a renamed one, or
    something else.
    """
    form, of_file, of_reader = reader.form, len(files.faults), len(reader.faults)
    seen = dict(reader.seen)
    section = _section_file(files, reader, name, "")
    again = [answer for answer in section.answers if answer.question.id in seen]
    if again:
        first = again[0]
        where = seen[first.question.id]
        message = (
            f"Filen ser ut som en kopia av {where.path}: {len(again)} av dess svar står redan där. "
            "Svaren här räknas inte."
        )
        reader.fault(
            FaultKind.ANSWERED_TWICE,
            first.where,
            message,
            "Ta bort filen, eller flytta den ur mappen.",
            first.question.id,
        )
    elif section.answers:
        stem = form.file_of(section.answers[0].question)
        message = f"Filen har ett annat namn än formulärets: frågorna hör till {stem}.yaml."
        reader.fault(
            FaultKind.UNKNOWN_FILE, Where(name), message, f"Byt namn på filen till {stem}.yaml."
        )
    else:
        # what is wrong in a file that is no part of the report is nobody's business
        del files.faults[of_file:], reader.faults[of_reader:]
        files.sources.pop(name)
        known = [f"{stem}.yaml" for stem in form.files]
        hint = did_you_mean(name, [*known, SETTINGS_FILE, GRANT_FILE], "Flytta den ur mappen.")
        reader.fault(FaultKind.UNKNOWN_FILE, Where(name), "Filen hör inte till rapporten.", hint)
    return section


def _section(
    reader: AnswerReader, top: Node | None, name: str, stem: str, *, readable: bool
) -> SectionFile:
    form = reader.form
    mapping = reader.mapping(
        top, "Filen", "Börja raden med frågans nummer inom citattecken och kolon."
    )
    values = reader.values(mapping)
    answers = _answers(reader, values, name, stem)
    status = reader.scalar(values.get("status"), "”status”")
    if status and status.text.strip().casefold() not in form.statuses:
        text = status.text.strip()
        reader.fault(
            FaultKind.UNKNOWN_VALUE,
            status.where,
            f"”status” kan inte vara ”{text}”.",
            did_you_mean(text, form.statuses),
        )
    readable = readable and (
        mapping is not None or top is None or (isinstance(top, Scalar) and top.empty)
    )
    return SectionFile(
        stem,
        name,
        reader.scalar(values.get("ansvarig"), "”ansvarig”"),
        status,
        tuple(answers),
        readable,
    )


def _answers(reader: AnswerReader, values: Values, name: str, stem: str) -> list[Answer]:
    """The answers of a file.

    Other keys are faults; right under a question with nothing in it, they have slid out from it.
    """
    form = reader.form
    answers: list[Answer] = []
    above = False  # whether the key above is a question with nothing in it
    for key, node in values.items():
        where = values.places[key]
        if key in form.questions:
            _place(reader, key, where, name, stem)
            answers += reader.answers(form.questions[key], where, node)
            above = values.lacks(key)
        elif (meant := _number_in(key)) in form.questions:
            answers.append(Answer(form.questions[meant], where, None, misread=True))
            _unknown(reader, key, where, stem)
        elif key not in SECTION_KEYS:
            slid = above and (
                key in _OF_ANSWERS or not (_number_in(key) or closest(key, SECTION_KEYS))
            )
            if not (slid and answers[-1].misread):  # several lines that have slid out are one slip
                _unknown(reader, key, where, stem)
            if slid:
                answers[-1] = replace(answers[-1], misread=True)
    return answers


def _place(reader: AnswerReader, key: str, where: Where, name: str, stem: str) -> None:
    """Tell if a question stands in a file where it does not belong, or for the second time."""
    right = reader.form.file_of(reader.form.questions[key])
    if stem and right != stem:
        reader.fault(
            FaultKind.MISPLACED_QUESTION,
            where,
            f"Fråga {key} hör hemma i filen {right}.yaml.",
            "Flytta svaret dit.",
            key,
        )
    seen = reader.seen.setdefault(key, where)
    if stem and seen.path != name:
        message = (
            f"Fråga {key} besvaras också i {seen.path}, rad {seen.line}. Svaret här räknas inte."
        )
        reader.fault(
            FaultKind.ANSWERED_TWICE, where, message, "Slå ihop svaren i den ena filen.", key
        )


def _number_in(key: str) -> str:
    """The number that a key begins with, as the form writes it: `1.1.2` for `”1.1.2”`, `1.1.2.`,
    `1,1,2` and `1.1.2 a`.
    """
    match = re.match(r"[^\w]*(\d+(?:[.,]\d+)*)", key)
    return match[1].replace(",", ".") if match else ""


def _unknown(reader: AnswerReader, key: str, where: Where, stem: str) -> None:
    form, meant = reader.form, _number_in(key)
    if not stem:
        return  # a file of another name is told as a whole
    if meant in form.questions and key.strip("”“„’'") == meant:
        message = "Frågans nummer står inom typografiska citattecken, som YAML inte känner till."
        reader.fault(
            FaultKind.UNKNOWN_KEY, where, message, f'Skriv raka citattecken: "{meant}":', meant
        )
    elif meant in form.questions:
        message = f"Raden börjar med ”{key}”, men ska börja med bara frågans nummer."
        reader.fault(
            FaultKind.UNKNOWN_QUESTION,
            where,
            message,
            f'Skriv numret inom raka citattecken: "{meant}":',
            meant,
        )
    elif meant and key[:1].isdigit():
        here = f"Frågorna i filen: {', '.join(question.id for question in form.files[stem])}."
        hint = (
            here
            if key not in form.headings
            else "Det är en rubrik. Svaret skrivs under en av dess frågor."
        )
        reader.fault(
            FaultKind.UNKNOWN_QUESTION,
            where,
            f"Formuläret {form.year} har ingen fråga {key}.",
            hint,
        )
    elif key in _OF_ANSWERS:
        reader.fault(
            FaultKind.UNKNOWN_KEY,
            where,
            f"”{key}” hör till en fråga, men står inte under någon.",
            INDENT,
        )
    else:
        hint = did_you_mean(key, SECTION_KEYS, f"Är det text i svaret ovanför? {INDENT}")
        reader.fault(FaultKind.UNKNOWN_KEY, where, f"Okänd nyckel: ”{key}”.", hint)
