"""Which sections go to a colleague: those of some numbers, or those that someone owns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from villkor.base.diagnostic import UserError
from villkor.base.hints import closest
from villkor.form.model import Form, Question
from villkor.report.model import Report, SectionFile, folded_name

EVERYONE = "alla"


class Packet(Struct, frozen=True):
    """Sections that go to one colleague: the stems of their files in the form's order,
    their numbers as asked for ("1.2.3", or "1.3" for a whole chapter), whose they are
    ("": nobody's, or several's), and the first of their last days within the region.
    """

    stems: tuple[str, ...]
    numbers: tuple[str, ...]
    owner: str
    due: date | None

    def asks(self, form: Form) -> tuple[Question, ...]:
        """The questions of the sections, in the form's order."""
        found: list[Question] = []
        for stem in self.stems:
            found += form.files[stem]
        return tuple(found)


def section_number(stem: str) -> str:
    """The number that the name of a section file begins with: 1.2.3."""
    return stem.partition("-")[0]


def packet_of_sections(report: Report, words: Sequence[str]) -> Packet:
    """The sections of some numbers, chapters or file names.

    Raises UserError for one that the form does not have, with those there are.
    """
    stems: set[str] = set()
    for word in words:
        stems.update(_stems_of(report.form, word))
    in_order = [stem for stem in report.form.files if stem in stems]
    owners = {}
    for section in _sections(report, in_order):
        owners[folded_name(owner_of(section))] = owner_of(section)
    owner = ""
    if len(owners) == 1:
        (owner,) = owners.values()
    numbers = [section_number(_plain(word)) for word in words]
    return _packet(report, in_order, numbers, owner)


def packets_of_owner(report: Report, word: str) -> tuple[Packet, ...]:
    """The sections that someone owns, or with the word for everyone a packet for each
    owner.

    Raises UserError for one who owns nothing, with those who do.
    """
    owned = _owned_sections(report)
    names = {name: spelled for name, (spelled, _) in owned.items()}
    wanted = [folded_name(word)]
    if wanted == [EVERYONE] and EVERYONE not in owned:
        wanted = list(owned)
    if not owned:
        raise UserError(
            "Inget avsnitt har någon ansvarig.",
            "Skriv vem som svarar för avsnittet efter ansvarig: i dess fil, eller ange "
            "avsnittet med --section.",
        )
    packets = []
    for name in wanted:
        if name not in owned:
            raise _unknown_owner(word, names.values())
        spelled, stems = owned[name]
        numbers = [section_number(stem) for stem in stems]
        packets.append(_packet(report, stems, numbers, spelled))
    return tuple(packets)


def _unknown_owner(word: str, owners: Iterable[str]) -> UserError:
    known = list(owners)
    close = closest(word, known)
    hint = f"Ansvariga är {', '.join(known)}."
    if close:
        hint = f"Menas ”{close}”? {hint}"
    return UserError(f"Inget avsnitt har ”{word.strip()}” som ansvarig.", hint)


def _packet(
    report: Report,
    stems: Sequence[str],
    numbers: Sequence[str],
    owner: str,
) -> Packet:
    days = [report.due_day(section) for section in _sections(report, stems)]
    return Packet(
        stems=tuple(stems),
        numbers=tuple(dict.fromkeys(numbers)),
        owner=owner,
        due=min(filter(None, days), default=None),
    )


def _plain(word: str) -> str:
    """A section as it may be typed: a file's name, or a number with its word."""
    plain = " ".join(word.split()).casefold().removesuffix(".yaml")
    return plain.removeprefix("avsnitt ").strip(" .")


def _stems_of(form: Form, word: str) -> list[str]:
    """The stems of the section of a number, of the chapter of one, or of a file."""
    plain = _plain(word)
    found = []
    for stem in form.files:
        number = section_number(stem)
        if plain in {stem, number} or number.startswith(f"{plain}."):
            found.append(stem)
    if found and plain:
        return found
    known = [section_number(stem) for stem in form.files]
    message = f"Formuläret har inget avsnitt {plain or 'utan nummer'}."
    hint = f"Avsnitten är {', '.join(known)}."
    if plain in form.questions:
        number = section_number(form.file_of(form.questions[plain]))
        message = f"{plain} är en fråga, inte ett avsnitt."
        raise UserError(message, f"Den står i avsnitt {number}: skriv {number}.")
    close = closest(plain, known)
    if close:
        hint = f"Menas {close}? {hint}"
    raise UserError(message, hint)


def _sections(report: Report, stems: Iterable[str]) -> list[SectionFile]:
    wanted = set(stems)
    return [section for section in report.sections if section.stem in wanted]


def owner_of(section: SectionFile) -> str:
    """Whose a section is, on one line; "" if nobody is said to own it."""
    if section.owner is None:
        return ""
    return " ".join(section.owner.text.split())


def _owned_sections(report: Report) -> dict[str, tuple[str, list[str]]]:
    """The owners by their folded names: each as first spelled, and the stems."""
    found: dict[str, tuple[str, list[str]]] = {}
    for section in report.sections:
        owner = owner_of(section)
        if owner and section.stem:
            _, stems = found.setdefault(folded_name(owner), (owner, []))
            stems.append(section.stem)
    return found
