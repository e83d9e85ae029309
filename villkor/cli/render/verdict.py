"""What is known of a Word file, as a person reads it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from rich.console import Console

from villkor import __version__
from villkor.cli.render.differing import MOST_PASSAGES, print_passages
from villkor.cli.render.terminal import count_of, say_line
from villkor.exchange.beside_answers import IN_BLANK, IN_COMMENT, IN_EDGES
from villkor.exchange.receipt import path_of
from villkor.exchange.verify import Change, Difference, Verdict
from villkor.figures.swedish import swedish_date

_MOST_LINES = 5  # outside the answers that are shown: more says nothing more
_WORDS_INDENT = 8
_MOST_OF_LACKING = 2  # passages that tell which answer is meant
_WORDS = {
    Change.IN_REPORT: "ändrat i rapporten",
    Change.IN_WORD: "ändrat i Word-filen",
    Change.IN_BOTH: "ändrat både i rapporten och i Word-filen",
    Change.SOMEWHERE: "olika i rapporten och i Word-filen",
    Change.NOT_IN_REPORT: "saknas i rapporten",
    Change.NOT_IN_WORD: "saknas i Word-filen",
    Change.UNREADABLE: "filen går inte att läsa",
}


def print_verdict(out: Console, verdict: Verdict) -> None:
    """Print whether the file is what the report says, and if not, which answers differ
    and since when.
    """
    _print_origin(out, verdict)
    if verdict.same:
        _print_same(out, verdict)
    else:
        _print_differing(out, verdict)
        _print_outside(out, verdict)
        _print_advice(out, verdict)


def _print_same(out: Console, verdict: Verdict) -> None:
    say_line(
        out,
        "\nAlla svar i Word-filen är desamma som i rapporten.",
        "bold green",
    )
    if verdict.changed:
        files = _file_words(verdict.changed)
        say_line(
            out,
            f"{files} har sparats om sedan dess, men inget svar har ändrats.",
        )


def _print_differing(out: Console, verdict: Verdict) -> None:
    """The answers that differ, and those that cannot be compared."""
    unread = [
        answer for answer in verdict.answers if answer.change is Change.UNREADABLE
    ]
    others = [
        answer for answer in verdict.answers if answer.change is not Change.UNREADABLE
    ]
    if others:
        many = count_of(len(others), "svar är inte detsamma", "svar är inte desamma")
        say_line(out, f"\n{many} i Word-filen som i rapporten:", "bold red")
        _print_answers(out, others)
    if unread:
        many = count_of(len(unread), "svar", "svar")
        say_line(out, f"\n{many} går inte att jämföra:", "bold red")
        _print_answers(out, unread)
    if not (verdict.answers or verdict.lacking or verdict.added):
        say_line(
            out,
            "\n"
            "Allt som går att jämföra är detsamma i Word-filen som i rapporten, men "
            "inte allt går att jämföra.",
            "bold red",
        )
    elif not verdict.answers:
        say_line(
            out,
            "\n"
            "Alla svar i Word-filen är desamma som i rapporten, men inte "
            "texten runt dem.",
            "bold red",
        )


def _print_outside(out: Console, verdict: Verdict) -> None:
    """The lines that stand in one of the two alone, outside the answers shown."""
    _print_lines(
        out,
        "Det här står inte i Word-filen:",
        [f"”{line}”" for line in verdict.lacking],
    )
    _print_lines(
        out,
        "Det här står bara i Word-filen:",
        [f"”{line}”{_place_words(name)}" for line, name in verdict.added],
    )
    _print_lines(
        out,
        "Det här i Word-filen kan villkor inte jämföra med rapporten:",
        verdict.unread,
    )


def _print_origin(out: Console, verdict: Verdict) -> None:
    receipt = verdict.receipt
    say_line(out, verdict.docx.name, "bold")
    if receipt is None:
        say_line(
            out,
            f"Word-filen har inget kvitto ({path_of(verdict.docx).name}), så det går "
            "inte att se var ett svar har ändrats.",
            "yellow",
        )
        return
    kind = "Ett utkast, skapat" if receipt.draft else "Skapad"
    say_line(
        out,
        f"{kind} av villkor {_time_words(receipt.written)}, till "
        f"{verdict.recipient or receipt.recipient}.",
    )
    if verdict.touched:
        since = ""
        if verdict.saved and verdict.saved > receipt.written:
            since = f", senast {_time_words(verdict.saved)}"
        say_line(out, f"Word-filen har sparats om sedan dess{since}.", "yellow")
    else:
        say_line(out, "Word-filen är oförändrad sedan dess.", "green")
    if verdict.form_changed:
        say_line(out, "Formuläret har ändrats sedan dess.", "yellow")
    if receipt.program != __version__ and not verdict.same:
        say_line(
            out,
            "Word-filen skapades med en annan version av villkor "
            f"({receipt.program}), som kan ha skrivit svaren på ett annat sätt.",
            "yellow",
        )


def _print_answers(out: Console, answers: Sequence[Difference]) -> None:
    """The answers that differ, file by file.

    When a file was saved is told where that is since when its answer is another.
    """
    width = max(len(answer.question) for answer in answers)
    for path, group in groupby(answers, key=lambda answer: answer.path):
        here = list(group)
        saved = _saved_since(here)
        say_line(out, f"{path}, sparad {_time_words(saved)}" if saved else path, "bold")
        for answer in here:
            say_line(
                out,
                f"{answer.question:<{width}}  {_WORDS[answer.change]}",
                indent=4,
            )
            lacking = answer.change in {Change.NOT_IN_REPORT, Change.NOT_IN_WORD}
            most = _MOST_OF_LACKING if lacking else MOST_PASSAGES
            print_passages(out, answer.passages, _WORDS_INDENT, most)


def _saved_since(answers: Sequence[Difference]) -> datetime | None:
    """When the file of the answers was saved, if any of them was changed in it."""
    for answer in answers:
        if answer.saved and answer.change is not Change.IN_WORD:
            return answer.saved
    return None


def _print_lines(out: Console, heading: str, found: Sequence[str]) -> None:
    if not found:
        return
    say_line(out, f"\n{heading}", "bold red")
    for line in found[:_MOST_LINES]:
        say_line(out, line, indent=4)
    if len(found) > _MOST_LINES:
        say_line(
            out,
            f"… och {count_of(len(found) - _MOST_LINES, 'rad', 'rader')} till.",
            indent=4,
        )


def _place_words(name: str) -> str:
    """Where a line stands, in words."""
    if name in {IN_COMMENT, IN_EDGES, IN_BLANK}:
        return f", {name}"
    return f", under {name}" if name else ", på framsidan"


_ADVICE_UNREADABLE = "Se vad som är fel med filen: villkor check."
_ADVICE_OLDER = (
    "Word-filen är äldre än rapporten. Ska rapporten gälla, så exportera den på nytt."
)
_ADVICE_UNREAD = (
    "Se efter i Word-filen vad det är. Ska det vara med, så skriv det som text i "
    "rapporten, och exportera den på nytt."
)
_ADVICE_WRITTEN = (
    "Ska det som står i Word-filen gälla, så hämta hem det med villkor import-docx. "
    "Exportera sedan rapporten på nytt."
)


def _print_advice(out: Console, verdict: Verdict) -> None:
    advice = _advice(verdict)
    if advice:
        say_line(out, f"\n→ {advice}", "green")


def _advice(verdict: Verdict) -> str:
    """What to do about what differs; "" if that depends on more than is known."""
    changes = {answer.change for answer in verdict.answers}
    in_word = changes & {Change.IN_WORD, Change.IN_BOTH, Change.NOT_IN_REPORT}
    only_report = changes == {Change.IN_REPORT} and not verdict.added
    if Change.UNREADABLE in changes:
        return _ADVICE_UNREADABLE
    if verdict.touched is False or only_report:
        return _ADVICE_OLDER
    if verdict.added or in_word:
        return _ADVICE_WRITTEN
    only_unread = not (changes or verdict.lacking)
    return _ADVICE_UNREAD if only_unread else ""


def _file_words(names: tuple[str, ...]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{len(names)} av rapportens filer"


def _time_words(time: datetime) -> str:
    local = time.astimezone()
    return f"den {swedish_date(local.date())} kl. {local:%H.%M}"
