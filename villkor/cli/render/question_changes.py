"""What has become of the questions since last year, as a person reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console

from villkor.cli.render.terminal import Words, count_of, fitted, new_table, say_line
from villkor.form.question_pairs import (
    QuestionChange,
    QuestionPair,
    change_word,
    changed_pairs,
)

_MOST_LETTERS = 70  # of a question


def print_changes(out: Console, pairs: Sequence[QuestionPair]) -> None:
    """Print the questions that are not as they were; nothing, if all are."""
    changed = changed_pairs(pairs)
    if not changed:
        return
    rows = new_table()
    rows.add_column("I år", no_wrap=True)
    rows.add_column("I fjol", no_wrap=True)
    rows.add_column("Vad", no_wrap=True)
    rows.add_column("Fråga")
    for pair in changed:
        new, old = pair.new, pair.old
        asked = new or old
        rows.add_row(
            new.id if new else "–",
            old.id if old else "–",
            change_word(pair),
            Words(_shortened(asked.wording) if asked else ""),
        )
    out.print()
    out.print(fitted(out, rows))
    out.print()
    say_line(out, f"Frågorna sedan i fjol: {_counted(pairs)}.")


def _counted(pairs: Sequence[QuestionPair]) -> str:
    times = Counter(pair.change for pair in pairs)
    words = {
        QuestionChange.SAME: ("oförändrad", "oförändrade"),
        QuestionChange.MOVED: ("flyttad", "flyttade"),
        QuestionChange.REWORDED: ("omformulerad", "omformulerade"),
        QuestionChange.NEW: ("ny", "nya"),
        QuestionChange.GONE: ("borttagen", "borttagna"),
    }
    told = [count_of(times[each], *words[each]) for each in words if times[each]]
    return ", ".join(told)


def _shortened(wording: str) -> str:
    if len(wording) <= _MOST_LETTERS:
        return wording
    return wording[:_MOST_LETTERS].rpartition(" ")[0] + " …"
