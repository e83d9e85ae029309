"""What has been found in a Word form, as a person reads it: a table, and beneath it
what to look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from villkor.authoring.blanks.drafted import (
    DraftedFact,
    DraftedForm,
    DraftedHeading,
    DraftedItem,
    DraftedQuestion,
    DraftedRecipient,
)
from villkor.cli.render.terminal import count_of, new_table, say_line
from villkor.form.model import Kind

_KINDS = {Kind.TEXT: "text", Kind.YES_NO: "ja/nej", Kind.TABLE: "tabell"}
_GAPS = 10  # blanks between six columns
_LEAST_ROOM = 24
_MOST_OF_WHY = 0.4  # of the room for words
_UNSURE, _SURE = "nej", "ja"
DraftedPart = DraftedItem | DraftedFact | DraftedRecipient


def print_draft(out: Console, draft: DraftedForm) -> None:
    """Print what was found, each line with why and how sure it is."""
    _print_items(out, draft)
    out.print()
    for fact in draft.facts:
        _print_fact(out, _fact_label(fact), fact)
    for recipient in draft.recipients:
        _print_fact(out, "Mottagare", recipient)
    out.print()
    say_line(out, _counted(draft), "bold")


def _print_items(out: Console, draft: DraftedForm) -> None:
    numbers = max((len(item.id) for item in draft.items), default=0)
    fixed = max(numbers, len("Nummer")) + len("rubrik") + len("Rader") + len("Säkert")
    room = max(out.width - fixed - _GAPS, _LEAST_ROOM)
    why = int(room * _MOST_OF_WHY)
    rows = new_table()
    rows.add_column("Nummer", no_wrap=True)
    rows.add_column("Slag", no_wrap=True)
    rows.add_column("Rader", no_wrap=True, justify="right")
    rows.add_column("Fråga eller rubrik", no_wrap=True)
    rows.add_column("Varför", no_wrap=True)
    rows.add_column("Säkert", no_wrap=True)
    for item in draft.items:
        kind, limit = kind_of_item(item)
        rows.add_row(
            item.id,
            kind,
            limit,
            _cut(item.words, room - why),
            _cut(", ".join(item.why), why),
            _UNSURE if item.doubts else _SURE,
            style=_style_of(item),
        )
    out.print(rows)


def kind_of_item(item: DraftedItem) -> tuple[str, str]:
    """What an item is, in a word, and how many rows its table may have."""
    if isinstance(item, DraftedHeading):
        return "rubrik", ""
    question = item.question
    limit = str(question.max_rows) if question.max_rows else ""
    return _KINDS[question.kind], limit


def _style_of(item: DraftedItem) -> str:
    if item.doubts:
        return "yellow"
    return "bold" if isinstance(item, DraftedHeading) else ""


def _cut(text: str, room: int) -> str:
    """As much of a text as has room, on one line."""
    words = " ".join(text.split())
    if len(words) <= room:
        return words
    return f"{words[: room - 2].rstrip()} …"


def _fact_label(fact: DraftedFact) -> str:
    return fact.key[:1].upper() + fact.key[1:]


def _print_fact(
    out: Console,
    label: str,
    part: DraftedFact | DraftedRecipient,
) -> None:
    value = shown_value(part)
    why = f" ({', '.join(part.why)})" if part.why else ""
    told = f"{label}: {value or 'saknas'}{why}"
    say_line(out, told, "yellow" if part.doubts else "")


def shown_value(part: DraftedFact | DraftedRecipient) -> str:
    """What was found, in a line."""
    if isinstance(part, DraftedFact):
        return part.value
    recipient = part.recipient
    told = [recipient.name, recipient.email, recipient.register_number]
    return ", ".join(word for word in told if word)


def _counted(draft: DraftedForm) -> str:
    questions = sum(isinstance(item, DraftedQuestion) for item in draft.items)
    headings = len(draft.items) - questions
    unsure = len(list(doubts_of(draft)))
    told = (
        f"{count_of(questions, 'fråga', 'frågor')} och "
        f"{count_of(headings, 'rubrik', 'rubriker')}."
    )
    if not unsure:
        return f"{told} Inget är osäkert."
    return f"{told} {count_of(unsure, 'sak är osäker', 'saker är osäkra')}."


def doubts_of(draft: DraftedForm) -> Iterator[tuple[str, str]]:
    """All that is unsure: what it is about, and what to look at."""
    for note in draft.notes:
        yield "Filen", note.text
    for fact in draft.facts:
        yield from _told(_fact_label(fact), fact.doubts)
    for recipient in draft.recipients:
        yield from _told(recipient.recipient.name, recipient.doubts)
    for item in draft.items:
        yield from _told(item.id, item.doubts)


def _told(about: str, doubts: Sequence[str]) -> Iterator[tuple[str, str]]:
    for doubt in doubts:
        yield about, doubt


def print_doubts(out: Console, draft: DraftedForm) -> None:
    """Print what is unsure, and what to look at; nothing, if all is sure."""
    found = list(doubts_of(draft))
    if not found:
        return
    say_line(out, "Att kontrollera:", "bold yellow")
    for about, doubt in found:
        line = Text.assemble((f"{about}: ", "bold"), doubt)
        say_line(out, line, indent=2)
    out.print()
