"""A folder of section files → Report, with every fault of reading and never an exception for what a file says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from villkor.decode import decode
from villkor.diagnostic import UserError, Where
from villkor.fields import Fault, Reader, did_you_mean
from villkor.files import why
from villkor.form import Form
from villkor.load_answers import NOT_APPLICABLE, YES_NO_KEYS, AnswerReader
from villkor.load_form import load_form, years
from villkor.load_grant import GrantReader
from villkor.report import Allowance, Answer, Grant, Report, SectionFile, Settings
from villkor.yaml_text import Node, Scalar, parse

SETTINGS_FILE = "rapport.yaml"
GRANT_FILE = "anslag.yaml"
_SETTINGS_KEYS = ("formulär", "region", "diarienummer", "kontakt", "mål", "tillåt")
_REGION_NUMBER = "region"  # the key of the region's own register number, beside the recipients' keys


@dataclass
class _Files:
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
            node, findings = parse(source, name)
            reader.faults += [("yaml", finding) for finding in findings]
        self.faults += reader.faults
        return node, source is not None and (node is not None or not reader.faults)

    def take(self, reader: Reader) -> None:
        self.faults += reader.faults


def load_report(folder: Path) -> Report:
    """Read the report in a folder. Raises UserError only if the folder holds no rapport.yaml."""
    if not (folder / SETTINGS_FILE).is_file():
        raise UserError(f"Mappen {folder} är ingen rapport: filen {SETTINGS_FILE} saknas.", "Skapa en rapport med villkor init.")
    files = _Files(folder)
    top, readable = files.top(SETTINGS_FILE)
    reader = Reader()
    mapping = reader.mapping(top, "Filen")
    values = reader.values(mapping, _SETTINGS_KEYS) if mapping else {}
    form = _form(values, reader)
    settings = _settings(values, form, reader)
    if readable:  # else what is missing is missing because the file could not be read, and that is said already
        files.take(reader)
    grant = _grant(files, form)
    sections = _sections(files, form)
    return Report(folder, form, settings, sections, grant, tuple(files.faults), files.sources)


def _read(path: Path, name: str, reader: Reader) -> str | None:
    """The text of a file, or None."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        reader.fault(
            "unreadable",
            Where(name),
            f"Filen går inte att öppna: {why(error)}.",
            "Kontrollera att du får läsa den, och att inget annat program låser den.",
        )
        return None
    text, finding = decode(raw, name)
    if finding:
        reader.faults.append(("encoding", finding))
    return text


def _form(values: dict[str, Node], reader: Reader) -> Form:
    """The form that the report names, or the newest with a fault, so that the rest can be read all the same."""
    known = years()
    scalar = reader.scalar(values.get("formulär"), "”formulär”")
    if scalar and scalar.text.strip().isdecimal() and int(scalar.text) in known:
        return load_form(int(scalar.text))
    where = scalar.where if scalar else Where(SETTINGS_FILE)
    what = f"Formuläret ”{scalar.text.strip()}” finns inte" if scalar else "Det står inte vilket års formulär rapporten följer"
    have = " eller ".join(str(year) for year in known)
    reader.fault("unknown form", where, f"{what}. Rapporten läses som {known[0]} så länge.", f"Skriv formulär: {have}.")
    return load_form(known[0])


def _settings(values: dict[str, Node], form: Form, reader: Reader) -> Settings:
    region = reader.scalar(values.get("region"), "”region”")
    known = form.region_named(region.text) if region else None
    if region and not known:
        names = [region.name for region in form.regions]
        hint = did_you_mean(region.text, names) or "Skriv regionens namn, till exempel Region Norrbotten."
        reader.fault("unknown value", region.where, f"Det finns ingen region ”{region.text.strip()}”.", hint)
    if not region:
        reader.fault("missing", Where(SETTINGS_FILE), "Rapporten saknar region.", "Skriv till exempel region: Region Norrbotten.")
    numbers = reader.mapping(values.get("diarienummer"), "”diarienummer”")
    keys = (*(recipient.key for recipient in form.recipients), _REGION_NUMBER)
    by_key = reader.values(numbers, keys) if numbers else {}
    register = {key: reader.text(by_key, key) for key in by_key}
    goals = reader.mapping(values.get("mål"), "”mål”")
    programmes = tuple(programme.key for programme in form.programmes if not programme.numbered and not programme.free)
    listed = reader.values(goals, programmes) if goals else {}
    return Settings(
        region=known.name if known else (region.text.strip() if region else ""),
        register_numbers={key: number for key, number in register.items() if number and key != _REGION_NUMBER},
        own_register_number=register.get(_REGION_NUMBER, ""),
        contact=reader.scalar(values.get("kontakt"), "”kontakt”"),
        goals={key: tuple(name.text.strip() for name in reader.scalars(node, f"”{key}”")) for key, node in listed.items()},
        allowances=_allowances(values.get("tillåt"), reader),
    )


def _allowances(node: Node | None, reader: Reader) -> tuple[Allowance, ...]:
    found = []
    for item in reader.sequence(node, "”tillåt”"):
        mapping = reader.mapping(item, "Ett undantag", "Skriv kod:, var: och skäl: på var sin rad.")
        values = reader.values(mapping, ("kod", "var", "skäl")) if mapping else {}
        code, place, reason = (reader.text(values, key) for key in ("kod", "var", "skäl"))
        if mapping and not (code and reason):
            message = "Undantaget saknar kod eller skäl, och gäller därför inte."
            reader.fault("missing", item.where, message, "Skriv kod: (till exempel VK304) och skäl: (varför det är rätt).")
        elif mapping:
            found.append(Allowance(code, place, reason, item.where))
    return tuple(found)


def _grant(files: _Files, form: Form) -> Grant:
    if not (files.folder / GRANT_FILE).is_file():
        reader = Reader()
        reader.fault(
            "missing file",
            Where(GRANT_FILE),
            "Filen med anslagets siffror saknas.",
            _where_is_it(files.folder, GRANT_FILE) or "Lägg tillbaka den, eller kopiera en tom från en ny rapport (villkor init).",
        )
        files.take(reader)
        return Grant()
    top, _ = files.top(GRANT_FILE)
    grant_reader = GrantReader(form)
    grant = grant_reader.grant(top)
    files.take(grant_reader)
    return grant


def _sections(files: _Files, form: Form) -> tuple[SectionFile, ...]:
    """The section files in the form's order, then files of other names that hold answers."""
    reader = AnswerReader(form)
    present = sorted(path.name for path in files.folder.iterdir() if path.suffix in {".yaml", ".yml"} and path.is_file())
    expected = {f"{stem}.yaml": stem for stem in form.files}
    sections = [_section_file(files, reader, name, stem) for name, stem in expected.items() if name in present]
    others = [name for name in present if name not in expected and name not in {SETTINGS_FILE, GRANT_FILE}]
    strays = [_stray(files, reader, name) for name in others]
    renamed = {form.file_of(answer.question) for stray in strays for answer in stray.answers}
    for name, stem in expected.items():
        if name not in present:
            sections.append(SectionFile(stem, name, None, None, (), readable=stem in renamed))
            if stem not in renamed:
                found = _where_is_it(files.folder, name)
                hint = found or f"Lägg tillbaka filen. Frågorna i den: {', '.join(question.id for question in form.files[stem])}."
                reader.fault("missing file", Where(name), "Filen saknas.", hint)
    files.take(reader)
    order = list(form.files)
    return (*sorted(sections, key=lambda section: order.index(section.stem)), *strays)


def _where_is_it(folder: Path, name: str) -> str:
    """A hint if the missing file is there under nearly its name. Windows hides ".txt", and may write ".YAML"."""
    close = {
        f"{name}.txt".casefold(),
        name.casefold(),
        name.removesuffix(".yaml").casefold(),
        f"{name.removesuffix('.yaml')}.txt".casefold(),
    }
    found = next((path.name for path in sorted(folder.iterdir()) if path.name.casefold() in close), "")
    return f"Filen heter {found}. Byt namn på den till {name}." if found else ""


def _section_file(files: _Files, reader: AnswerReader, name: str, stem: str) -> SectionFile:
    top, readable = files.top(name)
    return _section(reader, top, name, stem, readable=readable)


def _stray(files: _Files, reader: AnswerReader, name: str) -> SectionFile:
    """A file of a name that the form does not know: a copy of a section file, a renamed one, or something else."""
    form, of_file, of_reader = reader.form, len(files.faults), len(reader.faults)
    seen = dict(reader.seen)
    section = _section_file(files, reader, name, "")
    again = [answer for answer in section.answers if answer.question.id in seen]
    if again:
        first = again[0]
        where = seen[first.question.id]
        message = f"Filen ser ut som en kopia av {where.path}: {len(again)} av dess svar står redan där. Svaren här räknas inte."
        reader.fault("answered twice", first.where, message, "Ta bort filen, eller flytta den ur mappen.", first.question.id)
    elif section.answers:
        stem = form.file_of(section.answers[0].question)
        message = f"Filen har ett annat namn än formulärets: frågorna hör till {stem}.yaml."
        reader.fault("unknown file", Where(name), message, f"Byt namn på filen till {stem}.yaml.")
    else:
        del files.faults[of_file:], reader.faults[of_reader:]  # what is wrong in a file that is no part of the report is nobody's business
        files.sources.pop(name)
        known = [f"{stem}.yaml" for stem in form.files]
        hint = did_you_mean(name, [*known, SETTINGS_FILE, GRANT_FILE], "Flytta den ur mappen.")
        reader.fault("unknown file", Where(name), "Filen hör inte till rapporten.", hint)
    return section


def _section(reader: AnswerReader, top: Node | None, name: str, stem: str, *, readable: bool) -> SectionFile:
    form = reader.form
    mapping = reader.mapping(top, "Filen", "Börja raden med frågans nummer inom citattecken och kolon.")
    values: dict[str, Node] = {}
    answers: list[Answer] = []
    for entry in reader.entries(mapping) if mapping else ():
        key = entry.key.text
        if key in {"ansvarig", "status"}:
            values[key] = entry.value
        elif key not in form.questions:
            if (meant := _number_in(key)) in form.questions:
                answers.append(Answer(form.questions[meant], entry.key.where, None, misread=True))
            if stem:
                _unknown(reader, key, entry.key.where, stem)
        else:
            question = form.questions[key]
            if stem and form.file_of(question) != stem:
                message = f"Fråga {key} hör hemma i filen {form.file_of(question)}.yaml."
                reader.fault("misplaced question", entry.key.where, message, "Flytta svaret dit.", key)
            seen = reader.seen.setdefault(key, entry.key.where)
            if stem and seen.path != name:
                message = f"Fråga {key} besvaras också i {seen.path}, rad {seen.line}. Svaret här räknas inte."
                reader.fault("answered twice", entry.key.where, message, "Slå ihop svaren i den ena filen.", key)
            answers += reader.answers(question, entry)
    status = reader.scalar(values.get("status"), "”status”")
    if status and status.text.strip().casefold() not in form.statuses:
        text = status.text.strip()
        reader.fault("unknown value", status.where, f"”status” kan inte vara ”{text}”.", did_you_mean(text, form.statuses))
    readable = readable and (mapping is not None or top is None or (isinstance(top, Scalar) and top.empty))
    return SectionFile(stem, name, reader.scalar(values.get("ansvarig"), "”ansvarig”"), status, tuple(answers), readable)


def _number_in(key: str) -> str:
    """The number that a key begins with, as the form writes it: `1.1.2` for `”1.1.2”`, `1.1.2.`, `1,1,2` and `1.1.2 a`."""
    match = re.match(r"[^\w]*(\d+(?:[.,]\d+)*)", key)
    return match[1].replace(",", ".") if match else ""


def _unknown(reader: AnswerReader, key: str, where: Where, stem: str) -> None:
    form, meant = reader.form, _number_in(key)
    known = ("ansvarig", "status")
    if meant in form.questions and key.strip("”“„’'") == meant:
        message = "Frågans nummer står inom typografiska citattecken, som YAML inte känner till."
        reader.fault("unknown key", where, message, f'Skriv raka citattecken: "{meant}":', meant)
    elif meant in form.questions:
        message = f"Raden börjar med ”{key}”, men ska börja med bara frågans nummer."
        reader.fault("unknown question", where, message, f'Skriv numret inom raka citattecken: "{meant}":', meant)
    elif meant and key[:1].isdigit():
        here = f"Frågorna i filen: {', '.join(question.id for question in form.files[stem])}."
        hint = here if key not in form.headings else "Det är en rubrik. Svaret skrivs under en av dess frågor."
        reader.fault("unknown question", where, f"Formuläret {form.year} har ingen fråga {key}.", hint)
    elif key in {*YES_NO_KEYS, NOT_APPLICABLE}:
        reader.fault("unknown key", where, f"”{key}” hör till en fråga, men står inte under någon.", "Dra in raden två blanksteg.")
    else:
        hint = did_you_mean(key, known, "Är det text i svaret ovanför? Dra in raden två blanksteg.")
        reader.fault("unknown key", where, f"Okänd nyckel: ”{key}”.", hint)
