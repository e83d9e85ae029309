"""Which section files there are → their answers: the files of the form, and those of
other names that hold answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from villkor.base.diagnostic import Where
from villkor.base.faults import FaultKind
from villkor.base.hints import did_you_mean
from villkor.form.model import Form, Question
from villkor.grant.keys import GRANT_FILE
from villkor.report.answers import Answer
from villkor.report.copied_files import (
    copy_finding,
    looks_like_copy,
    unread_copy_finding,
)
from villkor.report.keys import SETTINGS_FILE
from villkor.report.misnamed_files import is_yaml_name, misnamed_findings
from villkor.report.model import SectionFile
from villkor.report.report_files import ReportFiles
from villkor.report.section_reader import SectionReader

_OTHER_FILES = (SETTINGS_FILE, GRANT_FILE)


def read_sections(files: ReportFiles, form: Form) -> tuple[SectionFile, ...]:
    """The section files in the form's order, then files of other names that hold
    answers.
    """
    reader = SectionReader(form)
    stems = {f"{stem}.yaml": stem for stem in form.files}
    present = [name for name in files.sources.file_names() if is_yaml_name(name)]
    known = {*stems, *_OTHER_FILES}
    others = [name for name in present if name not in known]
    read = {}
    for name, stem in stems.items():
        if name in present:
            read[stem] = _read_file(files, reader, name, stem)
    strays = _read_strays(files, reader, others, read.values())
    renamed = _stems_of(strays, form)
    for name, stem in stems.items():
        if stem in read:
            continue
        readable = stem in renamed
        read[stem] = SectionFile(stem, name, None, None, (), readable=readable)
        if not readable:
            _tell_missing(files, reader, name, form.files[stem])
    for finding in misnamed_findings(files, stems, known):
        reader.faults.append((FaultKind.UNKNOWN_FILE, finding))
    files.take_faults(reader)
    return (*map(read.__getitem__, form.files), *strays)


def _tell_missing(
    files: ReportFiles,
    reader: SectionReader,
    name: str,
    questions: tuple[Question, ...],
) -> None:
    hint = files.renaming_hint(name)
    if not hint:
        numbers = ", ".join(question.id for question in questions)
        hint = f"Lägg tillbaka filen. Frågorna i den: {numbers}."
    reader.fault(
        FaultKind.MISSING_FILE,
        Where(name),
        "Filen saknas.",
        hint,
    )


def _stems_of(strays: list[SectionFile], form: Form) -> set[str]:
    """The stems of the files that the questions in files of other names belong to."""
    found = set()
    for stray in strays:
        for answer in stray.answers:
            found.add(form.file_of(answer.question))
    return found


def _read_file(
    files: ReportFiles,
    reader: SectionReader,
    name: str,
    stem: str,
) -> SectionFile:
    top, readable = files.top_node(name)
    return reader.section(top, name, stem, readable=readable)


def _read_strays(
    files: ReportFiles,
    reader: SectionReader,
    names: Iterable[str],
    sections: Iterable[SectionFile],
) -> list[SectionFile]:
    """The files of names that the form does not know."""
    originals: dict[str, Answer] = {}
    for section in sections:
        _take_answers(section, originals)
    strays = []
    for name in names:
        stray = _read_stray(files, reader, name, originals)
        _take_answers(stray, originals)
        strays.append(stray)
    return strays


def _take_answers(section: SectionFile, originals: dict[str, Answer]) -> None:
    for answer in section.answers:
        originals.setdefault(answer.question.id, answer)


def _read_stray(
    files: ReportFiles,
    reader: SectionReader,
    name: str,
    originals: Mapping[str, Answer],
) -> SectionFile:
    """A file of a name that the form does not know: a copy of a section file, a renamed
    one, or something else.
    """
    faults_of_files, faults_of_reader = len(files.faults), len(reader.faults)
    section = _read_file(files, reader, name, "")
    if any(answer.question.id in originals for answer in section.answers):
        finding = copy_finding(section.answers, originals, name)
        reader.faults.append((FaultKind.ANSWERED_TWICE, finding))
    elif section.answers:
        stem = reader.form.file_of(section.answers[0].question)
        reader.fault(
            FaultKind.UNKNOWN_FILE,
            Where(name),
            f"Filen har ett annat namn än formulärets: frågorna hör till {stem}.yaml.",
            f"Byt namn på filen till {stem}.yaml.",
        )
    else:
        # what is wrong in a file that is no part of the report is nobody's business
        del files.faults[faults_of_files:], reader.faults[faults_of_reader:]
        text = files.texts.pop(name)
        files.saved.pop(name, None)
        _tell_foreign(files, reader, name, text)
    return section


def _tell_foreign(
    files: ReportFiles,
    reader: SectionReader,
    name: str,
    text: str,
) -> None:
    """Tell of a file that is no part of the report, or of a copy without answers."""
    sections = [f"{stem}.yaml" for stem in reader.form.files]
    known = [*sections, *_OTHER_FILES]
    if _is_missed(files, name, known):
        return
    original = looks_like_copy(name, known)
    if original in files.texts:
        finding = unread_copy_finding(name, original, text, files.texts[original])
        reader.faults.append((FaultKind.UNKNOWN_FILE, finding))
        return
    hint = did_you_mean(name, known, "Flytta den ur mappen.")
    reader.fault(
        FaultKind.UNKNOWN_FILE,
        Where(name),
        "Filen hör inte till rapporten.",
        hint,
    )


def _is_missed(files: ReportFiles, name: str, known: Iterable[str]) -> bool:
    """Whether a file is one that is missing, but for its capitals: that is told there."""
    alike = [each for each in known if each.casefold() == name.casefold()]
    return any(not files.sources.has_file(each) for each in alike)
