"""What is to be known of the counts and sums of a file of decisions, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from villkor.figures.swedish import counted, swedish_kronor
from villkor.grant.decisions.doubts import Doubts
from villkor.grant.decisions.model import Total
from villkor.grant.left_out import LeftOut


def decision_notes(whole: Total, doubts: Doubts, left_out: LeftOut) -> Iterator[str]:
    """That rows are no decisions, or hidden, that rows lower amounts, and that cases
    have several decisions: what is counted is then said.
    """
    for sentence in (left_out.sentence(), doubts.hidden.sentence()):
        if sentence:
            yield sentence
    if whole.changes:
        yield _about_changes(whole)
    more = doubts.cases.values_again()
    if more:
        rows = counted(more, "rad gäller", "rader gäller")
        yield (
            f"{rows} ett ärende som redan står på en annan rad, som tillägg och ändringar "
            "gör: antalen räknar beslut, inte ärenden."
        )


def _about_changes(whole: Total) -> str:
    rows = counted(whole.changes, "rad sänker", "rader sänker")
    words = f"{rows} belopp (ändring eller återkrav)"
    if whole.lowered:
        words = f"{words}, tillsammans med {swedish_kronor(whole.lowered)}"
    return (
        f"{words}. Sådant är med i summorna, men räknas inte som beslut och inte i största "
        "och median."
    )
