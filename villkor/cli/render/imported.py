"""What becomes of the answers of Word files, as a person reads it before and after they
are written in the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from villkor.cli.render.conflicts import print_conflict
from villkor.cli.render.differing import Side, print_passages
from villkor.cli.render.imported_cover import print_cover
from villkor.cli.render.terminal import (
    Words,
    count_of,
    fitted,
    new_table,
    say_line,
    whole,
)
from villkor.cli.render.unplaced import print_beside, print_unplaced
from villkor.exchange.differing_words import Passage
from villkor.exchange.import_docx import ImportedAnswer, ImportedFile, ImportPlan
from villkor.exchange.merging.find_base import HowFound
from villkor.exchange.merging.merged import Outcome
from villkor.exchange.merging.word_diff import PieceKind
from villkor.exchange.placing.places import Anchor
from villkor.exchange.value_changes import shown_lines, value_changes
from villkor.figures.swedish import swedish_percent

_SURE = 0.95  # below that a place is told, whatever becomes of the answer
_INDENT = 4
_FOUND_BY = {
    Anchor.CONTROL: "svarsrutan",
    Anchor.NUMBER: "frågans nummer",
    Anchor.WORDING: "frågans ordalydelse",
    Anchor.ORDER: "platsen i formuläret",
}
_WORDS = {
    Outcome.UNCHANGED: "är detsamma",
    Outcome.OURS: "rapportens svar behålls",
    Outcome.THEIRS: "ändras som i Word-filen",
    Outcome.ALIKE: "är ändrat likadant i båda",
    Outcome.NEW: "nytt svar",
    Outcome.REMOVED: "tas bort, som i Word-filen",
    Outcome.MERGED: "båda ändringarna tas med",
    Outcome.CONFLICT: "konflikt: ändrat på olika sätt",
    Outcome.UNFINISHED: "två versioner står redan i rapporten",
}
_COLOURS = {
    Outcome.REMOVED: "yellow",
    Outcome.CONFLICT: "bold red",
    Outcome.UNFINISHED: "bold red",
}
_QUIET = {Outcome.UNCHANGED, Outcome.ALIKE, Outcome.OURS}
_SIDES = (
    Side("Nu:   ", "Tas bort: ", PieceKind.STRUCK, "bold cyan"),
    Side("Blir: ", "Nytt: ", PieceKind.ADDED, "bold magenta"),
)


def print_plan(out: Console, plan: ImportPlan) -> None:
    """Print what becomes of each answer, word by word, and what belongs nowhere."""
    for file in plan.files:
        _print_file(out, plan, file)


def is_plain(plan: ImportPlan) -> bool:
    """Whether all answers have sure places, and nothing else has to be looked at."""
    if plan.has_conflicts or plan.has_unplaced or plan.has_swallowed:
        return False
    return all(map(_is_plain_file, plan.files))


def _is_plain_file(file: ImportedFile) -> bool:
    read = file.read
    told = (read.changes, read.comments, read.recovered.notes, read.base.damaged)
    return not any(told) and all(map(_is_plain_answer, file.answers))


def _is_plain_answer(answer: ImportedAnswer) -> bool:
    return answer.place.sure >= _SURE and not answer.merged.notes


def _print_file(out: Console, plan: ImportPlan, file: ImportedFile) -> None:
    say_line(out, file.read.path.name, "bold")
    _print_base(out, file)
    _print_table(out, file)
    for answer in file.answers:
        _print_answer(out, answer)
    print_cover(out, file.read.cover)
    _print_unasked(out, plan, file)
    print_beside(out, file)
    print_unplaced(out, file.read.ledger)
    out.print()


def _print_base(out: Console, file: ImportedFile) -> None:
    """Say what the two are compared with."""
    base = file.read.base
    if base.damaged:
        say_line(out, f"{base.damaged} är skadad och används inte.", "yellow")
    if base.how is HowFound.NOT:
        say_line(
            out,
            "Villkor vet inte vad rapporten sa när Word-filen skapades. Ett svar som "
            "inte är detsamma i båda får du avgöra själv.",
            "yellow",
        )
    elif base.how is HowFound.NEAREST:
        say_line(
            out,
            "Word-filen säger inte vilken export den kommer från. Den jämförs med den "
            "som är mest lik.",
            "yellow",
        )


def _print_table(out: Console, file: ImportedFile) -> None:
    """A row for each answer that changes, or whose place is not sure."""
    shown = [answer for answer in file.answers if _is_shown(answer)]
    hidden = [answer for answer in file.answers if not _is_shown(answer)]
    kept = [answer for answer in hidden if answer.merged.outcome is Outcome.OURS]
    left = len(hidden) - len(kept)
    if shown:
        out.print()
        rows = _answer_table(shown)
        out.print(fitted(out, rows) if out.is_terminal else whole(rows), crop=False)
        out.print()
    if left and (shown or kept):
        others = count_of(left, "svar är detsamma", "svar är desamma")
        say_line(out, f"{others} som i rapporten.")
    elif left:
        say_line(out, "Alla svar är desamma som i rapporten.", "bold green")
    if kept:
        many = count_of(len(kept), "svar är ändrat", "svar är ändrade")
        say_line(out, f"{many} bara i rapporten, och behålls: {_numbers(kept)}.")


def _numbers(answers: Iterable[ImportedAnswer]) -> str:
    return ", ".join(answer.question for answer in answers)


def _is_shown(answer: ImportedAnswer) -> bool:
    return answer.merged.outcome not in _QUIET or answer.place.sure < _SURE


def _answer_table(answers: Iterable[ImportedAnswer]) -> Table:
    rows = new_table()
    rows.add_column("Fråga", no_wrap=True)
    rows.add_column("Känns igen på")
    rows.add_column("Säkert", justify="right", no_wrap=True)
    rows.add_column("Svaret")
    for answer in answers:
        rows.add_row(
            answer.question,
            Words(_FOUND_BY[answer.place.how]),
            swedish_percent(Decimal(answer.place.sure) * 100, 0),
            Words(_outcome_words(answer), _outcome_colour(answer)),
        )
    return rows


def _outcome_colour(answer: ImportedAnswer) -> str:
    if answer.swallowed:
        return "bold red"
    return _COLOURS.get(answer.merged.outcome, "")


def _outcome_words(answer: ImportedAnswer) -> str:
    """What becomes of an answer, and how much a new one says."""
    told = _WORDS[answer.merged.outcome]
    if answer.swallowed:
        return f"osäkert: svaret på {answer.swallowed} står här"
    if answer.merged.outcome is not Outcome.NEW:
        return told
    value = answer.merged.value
    if value.rows:
        return f"{told}, {count_of(len(value.rows), 'rad', 'rader')}"
    words = 0
    for lines in map(shown_lines, value.parts.values()):
        words += sum(len(line.split()) for line in lines)
    return f"{told}, {words} ord"


def _print_answer(out: Console, answer: ImportedAnswer) -> None:
    """The words that change in an answer, and what nobody but a person can decide."""
    merged = answer.merged
    passages: Sequence[Passage] = ()
    if merged.outcome is not Outcome.NEW:
        passages = value_changes(answer.before.written, merged.value)
    if not (passages or merged.notes or merged.conflicts):
        return
    say_line(out, Text.assemble("\n", (answer.question, "bold")))
    print_passages(out, passages, _INDENT, sides=_SIDES)
    for conflict in merged.conflicts:
        print_conflict(out, conflict)
    for note in merged.notes:
        say_line(out, f"notis: {note}", "yellow", indent=_INDENT)


def _print_unasked(out: Console, plan: ImportPlan, file: ImportedFile) -> None:
    """Say which answered questions are not in the file, unless it is a part alone."""
    asked = {answer.question for answer in file.answers}
    answers = plan.report.answers().values()
    answered = {answer.question.id for answer in answers if not answer.empty}
    lacking = answered - asked
    if file.read.placed.packet or not lacking:
        return
    many = count_of(len(lacking), "besvarad fråga finns", "besvarade frågor finns")
    say_line(
        out,
        f"\n{many} inte i Word-filen. Deras svar är kvar i rapporten som de är.",
    )


def print_done(
    out: Console,
    plan: ImportPlan,
    written: Sequence[str],
    *,
    held: bool,
    dry_run: bool,
) -> None:
    """Print what was written, or why nothing was, and what to do."""
    if held:
        say_line(out, "Inget har skrivits in i rapporten.", "bold red")
        for hint in _hints(plan):
            say_line(out, f"→ {hint}", "green")
    elif dry_run:
        say_line(out, "Inget har skrivits in: --dry-run visar bara.", "bold")
    elif written:
        files = ", ".join(written)
        many = count_of(len(written), "fil", "filer")
        say_line(out, f"Skrivet i {many}: {files}.", "bold green")
        say_line(out, "→ Granska rapporten: villkor check.", "green")
    elif plan.edits or plan.has_unplaced:  # asked for, and the answer was no
        say_line(out, "Inget har skrivits in i rapporten.", "bold")
    else:
        say_line(out, "Det finns inget att skriva in.", "bold green")


def _hints(plan: ImportPlan) -> Iterable[str]:
    for answer in plan.answers:
        if answer.swallowed:
            yield (
                f"Fråga {answer.swallowed} finns inte i Word-filen, och svaret på den "
                f"står under {answer.question}. Skriv frågans nummer ovanför svaret i "
                "Word-filen, eller skriv in det så som det står: --force."
            )
    if plan.has_conflicts:
        yield (
            "Avgör vilken version som gäller och ändra i rapporten eller i Word-filen, "
            "eller ta med båda, med märken runt dem: --write-conflicts."
        )
    kinds = {each.what for file in plan.files for each in file.read.ledger.unplaced}
    if "framsidan" in kinds:
        yield (
            "Det som ska stå på framsidan, som diarienummer, datum, beslut och kontakt, "
            "skrivs i rapport.yaml."
        )
    if plan.has_unplaced:
        yield (
            "Flytta i Word-filen det som inte är placerat till rätt fråga, eller skriv "
            "in resten ändå: --force lägger det i ej-placerat.md i rapportens mapp."
        )
