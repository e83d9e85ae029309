"""What is unsure about a form that has been read, asked about on the terminal."""

from __future__ import annotations

import typer
from msgspec.structs import replace
from rich.console import Console

from villkor.authoring.blanks.amended import (
    kind_fault,
    number_fault,
    with_fact,
    with_kind,
    with_limit,
    with_number,
    with_settled,
    without_question,
)
from villkor.authoring.blanks.drafted import (
    DraftedFact,
    DraftedForm,
    DraftedItem,
    DraftedQuestion,
)
from villkor.cli.render.drafted_form import kind_of_item
from villkor.cli.render.terminal import say_line
from villkor.figures.dates import read_day
from villkor.form.model import Kind

_KINDS = {
    "text": Kind.TEXT,
    "t": Kind.TEXT,
    "ja_nej": Kind.YES_NO,
    "ja/nej": Kind.YES_NO,
    "jn": Kind.YES_NO,
    "tabell": Kind.TABLE,
}
_HELP_ALL = (
    "Enter: det stämmer. n 1.2.3: annat nummer. h: hoppa över, det märks i filen."
)
_HELP_QUESTION = (
    "Enter: det stämmer. n 1.2.3: annat nummer. s text, s ja_nej, s tabell: annat slag. "
    "r 5: högst antal rader. i: ingen fråga. h: hoppa över, det märks i filen."
)
_HELP_FACT = "Enter: det stämmer. Skriv annars vad det ska vara. h: hoppa över."
_HELP_NOTE = "Enter: det stämmer. h: hoppa över, det märks i filen."
_SKIP = "h"
_MOST_ROWS = 999


def settle_doubts(out: Console, draft: DraftedForm) -> DraftedForm:
    """Ask about all that is unsure. Gives the draft as it is decided: what is skipped
    stays unsure.
    """
    kept = []
    for note in draft.notes:
        say_line(out, note.text, "yellow")
        if _asked(out, _HELP_NOTE) == _SKIP:
            kept.append(note)
    draft = replace(draft, notes=tuple(kept))
    for fact in draft.facts:
        if fact.doubts:
            draft = _settle_fact(out, draft, fact)
    draft = _settle_recipients(out, draft)
    for item in draft.items:
        if item.doubts and item in draft.items:
            draft = _settle_item(out, draft, item)
    return draft


def _asked(out: Console, told: str) -> str:
    say_line(out, told, "dim")
    answer: str = typer.prompt("Svar", default="", show_default=False)
    out.print()
    return " ".join(answer.split())


def _settle_fact(
    out: Console,
    draft: DraftedForm,
    fact: DraftedFact,
) -> DraftedForm:
    say_line(out, f"{fact.key}: {fact.value}", "bold")
    _say_doubts(out, fact.doubts)
    while True:
        answer = _asked(out, _HELP_FACT)
        if answer == _SKIP:
            return draft
        value = answer or fact.value
        day = read_day(value)
        if fact.key != "sista dag" or day:
            break
        say_line(out, "Skriv dagen som 2027-02-22.", "red")
    if fact.key == "titel":
        draft = replace(draft, title=value)
    if fact.key == "sista dag" and day:
        draft = replace(draft, deadline=day)
        value = day.isoformat()
    return with_fact(draft, replace(fact, value=value, doubts=()))


def _settle_recipients(out: Console, draft: DraftedForm) -> DraftedForm:
    found = []
    for part in draft.recipients:
        settled = part
        if part.doubts:
            recipient = part.recipient
            say_line(out, f"Mottagare: {recipient.name}, {recipient.email}", "bold")
            _say_doubts(out, part.doubts)
            if _asked(out, _HELP_NOTE) != _SKIP:
                settled = replace(part, doubts=())
        found.append(settled)
    return replace(draft, recipients=tuple(found))


def _say_doubts(out: Console, doubts: tuple[str, ...]) -> None:
    for doubt in doubts:
        say_line(
            out,
            doubt,
            "yellow",
            indent=2,
        )


def _settle_item(
    out: Console,
    draft: DraftedForm,
    item: DraftedItem,
) -> DraftedForm:
    kind, limit = kind_of_item(item)
    rows = f", högst {limit} rader" if limit else ""
    say_line(out, f"{item.id} ({kind}{rows}): {item.words}", "bold")
    _say_doubts(out, item.doubts)
    is_question = isinstance(item, DraftedQuestion)
    while True:
        answer = _asked(out, _HELP_QUESTION if is_question else _HELP_ALL)
        if answer == _SKIP:
            return draft
        decided = _decided(
            draft,
            item,
            answer,
        )
        if isinstance(decided, DraftedForm):
            return decided
        say_line(out, decided, "red")


def _decided(
    draft: DraftedForm,
    item: DraftedItem,
    answer: str,
) -> DraftedForm | str:
    """The draft as an answer says, or why it cannot be so."""
    word, _, value = answer.partition(" ")
    if not answer:
        return with_settled(draft, item)
    if word == "n" and value:
        fault = number_fault(draft, value)
        return fault or with_number(draft, item, value)
    if isinstance(item, DraftedQuestion):
        return _decided_question(
            draft,
            item,
            word,
            value,
        )
    return f"”{answer}” går inte att tolka."


def _decided_question(
    draft: DraftedForm,
    item: DraftedQuestion,
    word: str,
    value: str,
) -> DraftedForm | str:
    if word == "i" and not value:
        return without_question(draft, item)
    if word == "s":
        return _with_kind(draft, item, value.casefold())
    if word == "r":
        return _with_rows(draft, item, value)
    told = f"{word} {value}".strip()
    return f"”{told}” går inte att tolka."


def _with_kind(
    draft: DraftedForm,
    item: DraftedQuestion,
    word: str,
) -> DraftedForm | str:
    if word not in _KINDS:
        return "Slaget kan vara text, ja_nej eller tabell."
    kind = _KINDS[word]
    fault = kind_fault(item, kind)
    return fault or with_kind(draft, item, kind)


def _with_rows(
    draft: DraftedForm,
    item: DraftedQuestion,
    number: str,
) -> DraftedForm | str:
    if item.question.kind is not Kind.TABLE:
        return "Bara en tabell har rader."
    is_short = len(number) <= len(str(_MOST_ROWS))
    rows = int(number) if number.isdecimal() and is_short else 0
    if not 0 < rows <= _MOST_ROWS:
        return f"Antalet rader ska vara ett tal från 1 till {_MOST_ROWS}."
    return with_limit(draft, item, rows)
