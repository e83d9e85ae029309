"""What is to be known of the counts and sums of a file of decisions, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.capped_faults import MOST_TOLD
from villkor.figures.swedish import counted, swedish_kronor
from villkor.grant.decisions.doubts import Doubts
from villkor.grant.decisions.model import Total
from villkor.grant.left_out import LeftOut


def decision_notes(whole: Total, doubts: Doubts, left_out: LeftOut) -> Iterator[str]:
    """What is counted in the sums and what is not, where an officer could think
    otherwise.
    """
    told = [left_out.sentence(), *_about_totals(left_out), doubts.hidden.sentence()]
    told += [_about_missing(doubts), _about_changes(whole), *_about_cases(doubts)]
    yield from filter(None, told)


def _about_totals(left_out: LeftOut) -> Iterator[str]:
    """The totals that the file has and that are not the sum of what stands above."""
    for total in left_out.wrong_totals[:MOST_TOLD]:
        yield f"Summaraden på rad {total.line} {total.words}"


def _about_missing(doubts: Doubts) -> str:
    if not doubts.without_amount:
        return ""
    rows = counted(doubts.without_amount, "bifall", "bifall")
    return (
        f"{rows} har inget beviljat belopp och räknas som 0 kr: det som beviljats kan "
        "vara mer än summorna säger."
    )


def _about_cases(doubts: Doubts) -> Iterator[str]:
    """That cases have several rows, and which of those are as one above them."""
    doubled = doubts.doubled.count
    if doubled:
        rows = counted(doubled, "rad är likadan", "rader är likadana")
        yield (
            f"{rows} som en ovanför, med samma diarienummer och belopp: är det samma "
            "beslut, så räknas det flera gånger."
        )
    more = doubts.cases.values_again() - doubled
    if more:
        rows = counted(more, "rad gäller", "rader gäller")
        yield (
            f"{rows} ett ärende som redan står på en annan rad, som tillägg och ändringar "
            "gör: antalen räknar beslut, inte ärenden."
        )


def _about_changes(whole: Total) -> str:
    if not whole.changes:
        return ""
    rows = counted(whole.changes, "rad sänker", "rader sänker")
    words = f"{rows} belopp (ändring eller återkrav)"
    if whole.lowered:
        words = f"{words}, tillsammans med {swedish_kronor(whole.lowered)}"
    return (
        f"{words}. Sådant är med i summorna, men räknas inte som beslut och inte i största "
        "och median."
    )
