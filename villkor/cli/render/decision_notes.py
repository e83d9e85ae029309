"""What is said of a file of decisions beside its sums: what no sum has."""

from __future__ import annotations

from villkor.figures.swedish import counted, swedish_kronor
from villkor.grant.decisions.model import FORM, Decisions, OutsideGroup

_MOST_SHOWN = 20  # groups: a wrong column may have one for each row


def lines_beside_sums(decisions: Decisions | None) -> list[str]:
    """What no sum has of a file of decisions, or why nothing is known, in sentences."""
    if decisions is None:
        return []
    if decisions.unread:
        rows = counted(decisions.unread, "rad", "rader")
        return [f"{rows} i {decisions.path} går inte att läsa."]
    return [*decisions.notes, *outside_lines(decisions)]


def outside_title(group: OutsideGroup) -> str:
    """What a group lies outside of, as a heading."""
    if group.column == FORM:
        return "Utanför stödformerna"
    return "Utanför prioriteringarna"


def outside_words(group: OutsideGroup) -> str:
    """How many decisions lie in a group, how much, where, and what was meant."""
    total = group.total
    words = f"{total.granted} bifall på {swedish_kronor(total.amount)}"
    if total.rejected:
        words = f"{words} och {total.rejected} avslag"
    words = f"{words}, först på rad {group.line}."
    if group.close:
        words = f"{words} Menas ”{group.close}”?"
    return words


def outside_lines(decisions: Decisions) -> list[str]:
    """A sentence for each group in which money lies outside of every part of the
    grant.
    """
    groups = [group for group in decisions.outside if group.holds_money]
    lines = []
    for group in groups[:_MOST_SHOWN]:
        name = f"”{group.total.name}”" if group.total.name else "inte angivet"
        lines.append(f"{outside_title(group)}: {name}, {outside_words(group)}")
    more = len(groups) - len(lines)
    if more:
        lines.append(f"Utanför ligger {more} grupper till.")
    return lines
