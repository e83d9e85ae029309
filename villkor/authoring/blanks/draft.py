"""What is found in a Word form → a draft of a form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from villkor.authoring.blanks.addressees import drafted_recipients
from villkor.authoring.blanks.blank_lines import BlankLine, BlankPart
from villkor.authoring.blanks.columns import DraftedTables
from villkor.authoring.blanks.drafted import (
    DraftedForm,
    DraftedHeading,
    DraftedItem,
    DraftedQuestion,
    DraftNote,
)
from villkor.authoring.blanks.drafted_questions import drafted_question
from villkor.authoring.blanks.facts import deadline_fact, title_fact
from villkor.authoring.blanks.flow import flow_of
from villkor.authoring.blanks.gathered import GatheredForm, gathered_form
from villkor.authoring.blanks.names import file_stem
from villkor.authoring.blanks.outline_items import OutlinedItem, outlined_items
from villkor.authoring.blanks.question_reading import read_question
from villkor.authoring.blanks.roles import sorted_parts
from villkor.authoring.blanks.wordings import folded
from villkor.document.word.found import FoundDocument
from villkor.form.model import IN_TABLES, Form, FormHeading, Question

_ROOT = "F"  # the heading of questions that stand under none
_NO_QUESTIONS = "Word-filen har inga frågor som villkor känner igen."
_CHANGES = (
    "Word-filen har spårade ändringar. De är lästa som godtagna: kontrollera att det är "
    "den slutliga filen."
)
_COMMENTS = "Word-filen har {} kommentarer, som inte är med i formuläret."


class _Draft(Struct):
    """The draft so far."""

    like: Form | None
    tables: DraftedTables
    title: str
    items: list[DraftedItem] = field(default_factory=list)
    headings: dict[str, FormHeading] = field(default_factory=dict)
    instructions: dict[str, list[str]] = field(default_factory=dict)
    stems: set[str] = field(default_factory=set)
    asked_under: set[str] = field(default_factory=set)

    def add(self, outlined: OutlinedItem) -> None:
        """Add an item."""
        if outlined.item.asks:
            self._add_question(outlined)
        else:
            self._add_heading(outlined)

    def _add_heading(self, outlined: OutlinedItem) -> None:
        item, parent = outlined.item, self._parent(outlined)
        line = item.line
        title = line.words if outlined.id[0].isdigit() else line.text
        if line.shown and not outlined.id[0].isdigit():
            title = f"{line.shown} {line.words}"
        level = self.headings[parent].level + 1 if parent else 1
        stem = ""
        if outlined.id in self.asked_under:
            stem = self._stem(
                outlined.id,
                title,
                line.words,
            )
        basis = self._known_basis(title)
        heading = FormHeading(
            outlined.id,
            parent,
            level,
            title,
            stem,
            basis,
        )
        self.headings[heading.id] = heading
        why, doubts = tuple(dict.fromkeys(item.why)), tuple(dict.fromkeys(item.doubts))
        self.items.append(
            DraftedHeading(
                heading,
                line.place,
                why,
                doubts,
            )
        )
        self._instruct(
            heading.id,
            _told_in([*item.below, *item.told]),
        )

    def _parent(self, outlined: OutlinedItem) -> str:
        """The heading above an item; the form's title, where its number wants one."""
        parent = outlined.parent
        if parent or not (outlined.item.asks or "." in outlined.id):
            return parent
        if _ROOT not in self.headings:
            stem = (
                self._stem(
                    "",
                    "svar",
                    "svar",
                )
                if _ROOT in self.asked_under
                else ""
            )
            root = FormHeading(
                _ROOT,
                "",
                1,
                self.title,
                stem,
            )
            self.headings[_ROOT] = root
            self.items.append(
                DraftedHeading(
                    root,
                    0,
                    ("formulärets titel",),
                )
            )
        return _ROOT

    def _stem(
        self,
        key: str,
        title: str,
        words: str,
    ) -> str:
        """The stem of the file that begins with a heading, as in the last form if that
        has the heading.
        """
        for heading in self.like.headings.values() if self.like else ():
            same = folded(heading.title) == folded(title) and heading.id == key
            if same and heading.file and heading.file not in self.stems:
                self.stems.add(heading.file)
                return heading.file
        digits = key if key[:1].isdigit() else key[1:]
        number = digits if digits[:1].isdigit() and not key.startswith("R") else ""
        stem = file_stem(
            number,
            words,
            self.stems | {"rapport", "anslag", "form"},
        )
        self.stems.add(stem)
        return stem

    def _known_basis(self, title: str) -> tuple[str, ...]:
        """The legal basis that the last form gives for a heading of the same words."""
        for heading in self.like.headings.values() if self.like else ():
            if folded(heading.title) == folded(title):
                return heading.legal_basis
        return ()

    def _add_question(self, outlined: OutlinedItem) -> None:
        parent = self._parent(outlined)
        above = self.headings[parent].title
        reading = read_question(outlined)
        drafted = drafted_question(
            reading,
            self.tables,
            above,
        )
        question = replace(drafted.question, parent=parent)
        self.items.append(replace(drafted, question=self._as_known(question)))
        told = _told_in(outlined.item.told)
        self._instruct(parent, [*reading.help, *reading.instructions, *told])
        for table in reading.tables:
            for lines in table.headings:
                self._instruct(IN_TABLES, lines[1:])

    def _as_known(self, question: Question) -> Question:
        """A question with villkor's help and the exemptions that the last form has for
        one of the same words.
        """
        wanted = folded(question.wording)
        for known in self.like.questions.values() if self.like else ():
            if folded(known.wording) == wanted:
                guidance = question.guidance or known.guidance
                return replace(
                    question,
                    guidance=guidance,
                    exemptions=known.exemptions,
                )
        return question

    def _instruct(
        self,
        under: str,
        texts: Sequence[str],
    ) -> None:
        told = self.instructions.setdefault(under, [])
        told += [text for text in texts if text not in told]


def draft_form(
    found: FoundDocument,
    year: int,
    like: Form | None,
) -> DraftedForm:
    """What a Word form asks, for the report of a year. `like` is the form of the
    nearest year: what a Word file cannot tell is as there.
    """
    form = gathered_form(sorted_parts(flow_of(found.blocks)))
    title = title_fact(
        form.front,
        year,
        like,
    )
    told = _lines_beside(form)
    deadline = deadline_fact(
        told,
        year,
        like,
    )
    draft = _Draft(
        like,
        DraftedTables(like),
        title.value,
    )
    outlined = outlined_items(form.items)
    draft.asked_under = {each.parent or _ROOT for each in outlined if each.item.asks}
    for each in outlined:
        draft.add(each)
    recipients = drafted_recipients(_first_addressed(form, told), like)
    return DraftedForm(
        year,
        title.value,
        date.fromisoformat(deadline.value),
        (title, deadline),
        recipients,
        tuple(draft.items),
        _instructions_of(draft),
        tuple(_notes(found, draft.items)),
    )


def _instructions_of(draft: _Draft) -> dict[str, tuple[str, ...]]:
    """The authority's own words by the headings that they stand under."""
    instructions = {}
    for under, texts in draft.instructions.items():
        if texts:
            instructions[under] = tuple(texts)
    return instructions


def _lines_beside(form: GatheredForm) -> list[BlankLine]:
    """What is said before and beside the headings and questions."""
    parts: list[BlankPart] = list(form.front)
    for item in form.items:
        parts += item.below
    return [part for part in parts if isinstance(part, BlankLine) and part.text]


def _first_addressed(
    form: GatheredForm,
    told: list[BlankLine],
) -> list[BlankLine]:
    """What is said before the first question, if that names an address, else all."""
    front = [part for part in form.front if isinstance(part, BlankLine) and part.text]
    return front if any("@" in line.text for line in front) else told


def _told_in(parts: Sequence[BlankPart]) -> list[str]:
    lines = [part for part in parts if isinstance(part, BlankLine)]
    return [line.words for line in lines if line.words and not line.is_place]


def _notes(
    found: FoundDocument,
    items: Sequence[DraftedItem],
) -> Iterator[DraftNote]:
    if not any(isinstance(item, DraftedQuestion) for item in items):
        yield DraftNote(_NO_QUESTIONS)
    if found.changes:
        yield DraftNote(_CHANGES, found.changes[0].near)
    if found.comments:
        yield DraftNote(
            _COMMENTS.format(len(found.comments)),
            found.comments[0].near,
        )
