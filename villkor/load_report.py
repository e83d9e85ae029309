"""A folder of section files → Report, with every fault of reading and never an exception for what a file says."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from villkor.diagnostic import UserError, Where
from villkor.fields import Fault, Reader, did_you_mean
from villkor.form import Form
from villkor.load_answers import AnswerReader
from villkor.load_form import load_form, years
from villkor.load_grant import GrantReader
from villkor.report import Answer, Grant, Report, SectionFile, Settings
from villkor.yaml_text import Node, parse

SETTINGS_FILE = "rapport.yaml"
GRANT_FILE = "anslag.yaml"
_SETTINGS_KEYS = ("formulär", "region", "diarienummer", "kontakt", "mål")
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
        source = _decode(self.folder / name, name, reader)
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
    top, _ = files.top(SETTINGS_FILE)
    reader = Reader()
    mapping = reader.mapping(top, "Filen")
    values = reader.values(mapping, _SETTINGS_KEYS) if mapping else {}
    form = _form(values, reader)
    settings = _settings(values, form, reader)
    files.take(reader)
    grant = _grant(files, form)
    sections = _sections(files, form)
    return Report(folder, form, settings, sections, grant, tuple(files.faults), files.sources)


def _decode(path: Path, name: str, reader: Reader) -> str | None:
    """The text of a file with LF line ends, or None. A byte order mark and CRLF are read without a word."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        reader.fault("unreadable", Where(name), f"Filen går inte att öppna ({error.strerror}).", "Stäng den i andra program.")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        where = Where(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = "Filen är inte sparad som UTF-8, så å, ä och ö blir fel."
        reader.fault("encoding", where, message, "Öppna filen i redigeraren och spara den med teckenkodningen UTF-8.")
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _form(values: dict[str, Node], reader: Reader) -> Form:
    """The form that the report names, or the newest with a fault, so that the rest can be read all the same."""
    known = years()
    scalar = reader.scalar(values.get("formulär"), "”formulär”")
    if scalar and scalar.text.strip().isdecimal() and int(scalar.text) in known:
        return load_form(int(scalar.text))
    where = scalar.where if scalar else Where(SETTINGS_FILE)
    what = f"Formuläret ”{scalar.text.strip()}” finns inte" if scalar else "Det står inte vilket års formulär rapporten följer"
    have = ", ".join(str(year) for year in known)
    reader.fault("unknown form", where, f"{what}. Rapporten läses som {known[0]} så länge.", f"Skriv formulär: och ett av åren {have}.")
    return load_form(known[0])


def _settings(values: dict[str, Node], form: Form, reader: Reader) -> Settings:
    names = [region.name for region in form.regions]
    region = reader.scalar(values.get("region"), "”region”")
    if region and region.text.strip() not in names:
        reader.fault("unknown value", region.where, f"Det finns ingen region ”{region.text.strip()}”.", did_you_mean(region.text, names))
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
        region=region.text.strip() if region else "",
        register_numbers={key: number for key, number in register.items() if number and key != _REGION_NUMBER},
        own_register_number=register.get(_REGION_NUMBER, ""),
        contact=reader.text(values, "kontakt"),
        goals={key: tuple(name.text.strip() for name in reader.scalars(node, f"”{key}”")) for key, node in listed.items()},
    )


def _grant(files: _Files, form: Form) -> Grant:
    if not (files.folder / GRANT_FILE).is_file():
        reader = Reader()
        reader.fault("missing file", Where(GRANT_FILE), "Filen med anslagets siffror saknas.", "Hämta den med villkor init i en tom mapp.")
        files.take(reader)
        return Grant()
    top, _ = files.top(GRANT_FILE)
    grant_reader = GrantReader(form)
    grant = grant_reader.grant(top)
    files.take(grant_reader)
    return grant


def _sections(files: _Files, form: Form) -> tuple[SectionFile, ...]:
    """The section files in the form's order, then files of other names, whose answers count but stand in the wrong place."""
    reader = AnswerReader(form)
    present = sorted(path.name for path in files.folder.iterdir() if path.suffix in {".yaml", ".yml"} and path.is_file())
    expected = {f"{stem}.yaml": stem for stem in form.files}
    others = [name for name in present if name not in expected and name not in {SETTINGS_FILE, GRANT_FILE}]
    sections = []
    for name, stem in (*expected.items(), *((name, "") for name in others)):
        if name not in present:
            hint = f"Lägg tillbaka filen. Frågorna i den: {', '.join(question.id for question in form.files[stem])}."
            reader.fault("missing file", Where(name), "Filen saknas.", hint)
            sections.append(SectionFile(stem, name, None, None, (), readable=False))
            continue
        if not stem:
            reader.fault("unknown file", Where(name), "Filen hör inte till formuläret.", did_you_mean(name, expected))
        top, readable = files.top(name)
        sections.append(_section(reader, top, name, stem, readable=readable))
    files.take(reader)
    return tuple(sections)


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
            _unknown(reader, entry.key.text, entry.key.where)
        else:
            question = form.questions[key]
            if form.file_of(question) != stem:
                message = f"Fråga {key} hör hemma i filen {form.file_of(question)}.yaml."
                reader.fault("misplaced question", entry.key.where, message, "Flytta svaret dit.", key)
            seen = reader.seen.setdefault(key, entry.key.where)
            if seen.path != name:
                message = f"Fråga {key} besvaras också i {seen.path}, rad {seen.line}. Svaret här räknas inte."
                reader.fault("answered twice", entry.key.where, message, "Slå ihop svaren i den ena filen.", key)
            answers.append(reader.answer(question, entry))
    status = reader.scalar(values.get("status"), "”status”")
    if status and status.text.strip() not in form.statuses:
        text = status.text.strip()
        reader.fault("unknown value", status.where, f"”status” kan inte vara ”{text}”.", did_you_mean(text, form.statuses))
    return SectionFile(stem, name, reader.scalar(values.get("ansvarig"), "”ansvarig”"), status, tuple(answers), readable)


def _unknown(reader: AnswerReader, key: str, where: Where) -> None:
    form = reader.form
    if key[:1].isdigit():
        hint = (
            "Jämför med frågorna i formuläret." if key not in form.headings else "Det är en rubrik. Svaret skrivs under en av dess frågor."
        )
        reader.fault("unknown question", where, f"Formuläret {form.year} har ingen fråga {key}.", hint)
    else:
        reader.fault("unknown key", where, f"Okänd nyckel: ”{key}”.", did_you_mean(key, ("ansvarig", "status")))
