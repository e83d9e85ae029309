"""What stands in a Word file beside the answers, as a person reads it: tracked changes,
comments, what was made otherwise, and what belongs to no question.
"""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from villkor.cli.render.terminal import count_of, say_line
from villkor.exchange.import_docx import ImportedFile
from villkor.exchange.ledger import Ledger, Unplaced

_INDENT = 4
_LONGEST = 300  # characters of what is shown of one


def print_beside(out: Console, file: ImportedFile) -> None:
    """Print the tracked changes, the comments, and what was made otherwise in answers
    that are written.
    """
    read, changes = file.read, file.read.changes
    if changes:
        many = count_of(len(changes), "spårad ändring", "spårade ändringar")
        taken = "avvisade" if read.rejected else "godkända"
        say_line(out, f"\n{many}, lästa som {taken}:", "bold")
    for change in changes:
        kind = "tillagt" if change.added else "struket"
        signed = _signed(change.author, change.day)
        say_line(out, f"{kind}: ”{_cut(change.text)}”{signed}", indent=_INDENT)
    if read.comments:
        many = count_of(len(read.comments), "kommentar", "kommentarer")
        say_line(out, f"\n{many}, som inte skrivs in:", "bold")
    for comment in read.comments:
        place = read.question_at(comment.near)
        at = f", vid {place}" if place else ""
        signed = _signed(comment.author, comment.day)
        say_line(out, f"”{_cut(comment.text)}”{signed}{at}", indent=_INDENT)
    written = {answer.question for answer in file.answers if answer.is_written}
    for note in read.recovered.notes:
        if note.question in written:
            told = f"{note.question}: {note.what} ”{_cut(note.words)}”"
            say_line(out, f"notis: {told}", "yellow")


def print_unplaced(out: Console, ledger: Ledger) -> None:
    """Print what belongs to no question, with what stands around it."""
    if not ledger.unplaced:
        return
    many = count_of(
        len(ledger.unplaced),
        "sak i Word-filen är inte placerad",
        "saker i Word-filen är inte placerade",
    )
    letters = ledger.unplaced_letters
    told = f" ({letters} av {ledger.letters} tecken)" if letters else ""
    say_line(out, f"\n{many}{told}:", "bold red")
    for each in ledger.unplaced:
        _print_one(out, each)


def _print_one(out: Console, each: Unplaced) -> None:
    words = f": ”{_cut(each.words)}”" if each.words else ""
    say_line(out, Text.assemble((each.what, "bold"), words), indent=_INDENT)
    if each.under:
        say_line(out, f"under ”{_cut(each.under)}”", "dim", indent=2 * _INDENT)
    if each.before:
        say_line(out, f"efter ”{_cut(each.before)}”", "dim", indent=2 * _INDENT)
    elif each.after:
        say_line(out, f"före ”{_cut(each.after)}”", "dim", indent=2 * _INDENT)


def _signed(author: str, day: str) -> str:
    """Who did something and when, as far as it is told."""
    told = [part for part in (author, day) if part]
    return f" ({', '.join(told)})" if told else ""


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
