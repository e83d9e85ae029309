"""What is asked: the form of one year, as frozen data.

`load_form` makes it from a folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property

from msgspec import Struct, field

from villkor.figures.relations.tree import Comparison
from villkor.form.demand import Demand
from villkor.form.places import FormPlace

IN_TABLES = "tabeller"  # what the instructions in header cells stand under


class Kind(StrEnum):
    """The three kinds of question."""

    TEXT = "text"
    YES_NO = "ja_nej"
    TABLE = "tabell"


class FieldKind(StrEnum):
    """What a table's field may hold."""

    LINE = "rad"  # a name: one line of plain text
    TEXT = "text"  # Markdown
    # one of the values; unknown ones are refused only if the list is known to be whole
    CHOICE = "val"
    YES_NO = "ja_nej"
    GOALS = "mål"
    EFFECTS = "effekter"


class Field(Struct, frozen=True):
    """One thing that a row of a table tells, and the key it has in the section file."""

    key: str
    kind: FieldKind
    required: bool = True
    values: tuple[str, ...] = ()
    values_complete: bool = False
    guidance: str = ""


class Column(Struct, frozen=True):
    """A column of the Word table: its official heading and its fields. `row_name`, of
    the first one, is what a row is called if each is shown by itself.
    """

    heading: str
    fields: tuple[Field, ...]
    row_name: str = ""


class FollowUp(Struct, frozen=True):
    """The question that an answer of yes or no leads to."""

    wording: str
    bullets: bool = False


class Exemption(Struct, frozen=True):
    """A region to which a question does not apply (by county code), and why."""

    county: str
    reason: str


class FormHeading(Struct, frozen=True):
    """A report, chapter or section heading.

    `file` is the stem of the section file that begins here, if one does.
    """

    id: str
    parent: str
    level: int
    title: str
    file: str = ""
    legal_basis: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The heading as it is printed: numbered, where its id is a number that the
        title does not already say.
        """
        return f"{self.id} {self.title}" if self.id[0].isdigit() else self.title


class Question(Struct, frozen=True):
    """A question of the form.

    `wording` is official, letter for letter; `guidance` is villkor's own. `demand` is
    what the law says, if the form tells it, and `table` what its table is called there.
    """

    id: str
    parent: str
    kind: Kind
    wording: str
    required: bool = True
    bullets: bool = False
    columns: tuple[Column, ...] = ()
    max_rows: int = 0
    if_yes: FollowUp | None = None
    if_no: FollowUp | None = None
    guidance: str = ""
    exemptions: tuple[Exemption, ...] = ()
    demand: Demand | None = None
    table: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields of a row, in column order."""
        return tuple(field for column in self.columns for field in column.fields)


class Recipient(Struct, frozen=True):
    """Who gets the report, with the number it has in the recipient's register.

    `file_name`, `subject` and `text` are patterns with gaps (see `placeholders`): the
    name of the Word file, and the mail it goes with.
    """

    key: str
    name: str
    email: str
    register_number: str
    file_name: str = "aterrapportering {år} {region} {nyckel}"
    subject: str = "{titel} – {region}[, dnr {diarienummer}]"
    text: str = (
        "Hej!\n\n"
        "{titel} från {region} bifogas som Word-fil.\n\n"
        "[Ert diarienummer: {diarienummer}]\n"
        "[Vårt diarienummer: {eget diarienummer}]\n\n"
        "[Kontakt: {kontakt}]"
    )


class GoalProgramme(Struct, frozen=True):
    """A set of goals that a table may refer to.

    `numbered` names are fixed by the form; `free` takes any text.
    """

    key: str
    title: str
    numbered: tuple[str, ...] = ()
    free: bool = False

    @property
    def has_names(self) -> bool:
        """Whether the region names the goals itself, in rapport.yaml."""
        return not self.numbered and not self.free


class EffectTerms(Struct, frozen=True):
    """How effects are told: terms (key, heading), words for their status and basis."""

    terms: tuple[tuple[str, str], ...]
    statuses: tuple[str, ...]
    bases: tuple[str, ...]


class Region(Struct, frozen=True):
    """A region, with its county code (länskod) and letter."""

    county: str
    letter: str
    name: str

    @property
    def short(self) -> str:
        """The name as people say it, in small letters: norrbotten, västra götaland."""
        return self.name.removeprefix("Region ").removesuffix("sregionen").casefold()


class Abbreviations(Struct, frozen=True):
    """Those that everyone knows, and what some that need explaining stand for."""

    known: tuple[str, ...] = ()
    meanings: Mapping[str, str] = field(default_factory=dict)


class Tells(StrEnum):
    """The rules that tell when a relation of the form does not hold, by their names."""

    SHARES_NOT_WHOLE = "andelar-inte-hela"
    SHARE_CONTRADICTS_AMOUNT = "andel-mot-belopp"
    PARTS_CONTRADICT_TOTAL = "delar-mot-helhet"
    PAID_ABOVE_GRANTED = "mer-utbetalt-än-beviljat"
    PART_ABOVE_WHOLE = "del-större-än-helhet"
    DECIDED_CONTRADICT_RECEIVED = "avgjorda-mot-inkomna"


class FormRelation(Struct, frozen=True):
    """A relation that the form implies between the figures of any report (see
    `relations.patterns`), and the rule that tells of it.

    Unless it is `firm`, there may be good reasons for it not to hold. It is not tried
    for what a rule in `after` tells of already.
    """

    rule: Tells
    tree: Comparison
    firm: bool = True
    after: tuple[Tells, ...] = ()


class Form(Struct, frozen=True, dict=True):
    """The form of one year. `wording` is the sum of its questions (see `form.wording`).

    `word_forms` count as one in names of figures; `words` are what dictionaries lack.
    `instructions` are the authority's own words, by the id of the heading above them.
    One that is `unofficial` (förlaga) was not made by those who ask.
    """

    year: int
    title: str
    deadline: date
    file_format: str
    own_number_example: str
    recipients: tuple[Recipient, ...]
    items: tuple[FormHeading | Question, ...]
    programmes: tuple[GoalProgramme, ...]
    effects: EffectTerms
    support_forms: tuple[str, ...]
    relations: tuple[FormRelation, ...]
    word_forms: tuple[tuple[str, ...], ...]
    statuses: tuple[str, ...]
    regions: tuple[Region, ...]
    wording: str
    abbreviations: Abbreviations = Abbreviations()
    words: frozenset[str] = frozenset()
    unofficial: bool = False
    place: FormPlace | None = None
    checksum: str = ""  # the SHA-256 of its file
    instructions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The questions by id, in document order."""
        return {item.id: item for item in self.items if isinstance(item, Question)}

    @cached_property
    def headings(self) -> dict[str, FormHeading]:
        """The headings by id, in document order."""
        return {item.id: item for item in self.items if isinstance(item, FormHeading)}

    @cached_property
    def files(self) -> dict[str, tuple[Question, ...]]:
        """The section files by stem, in document order, with the questions that each
        holds.
        """
        found: dict[str, list[Question]] = {}
        for heading in self.headings.values():
            if heading.file:
                found[heading.file] = []
        for question in self.questions.values():
            found[self.file_of(question)].append(question)
        return {stem: tuple(questions) for stem, questions in found.items()}

    def printed(self, question: Question) -> str:
        """A question as it is printed: with its number, where that does not stand in a
        heading of the same number.
        """
        if question.id in self.headings:
            return question.wording
        return f"{question.id} {question.wording}"

    def region_named(self, wanted: str) -> Region | None:
        """The region of a name, with or without "Region" and in any case, or of a
        county code.
        """
        word = wanted.strip().casefold()
        for region in self.regions:
            if word in {region.name.casefold(), region.short, region.county}:
                return region
        return None

    def file_of(self, question: Question) -> str:
        """The stem of the file that holds a question: that of the nearest heading above
        it that has one.
        """
        parent = question.parent
        while not self.headings[parent].file:
            parent = self.headings[parent].parent
        return self.headings[parent].file

    def title_of_file(self, stem: str) -> str:
        """The heading that a section file begins with."""
        return next(item.text for item in self.headings.values() if item.file == stem)
