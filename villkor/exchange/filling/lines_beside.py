"""What stands in a filled form beside the answers, as sums: by them it is seen later
whether somebody has changed the authority's own words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from villkor.document.word.found import FoundDocument, paragraphs_in
from villkor.document.word.package import Package
from villkor.document.word.read_blocks import read_blocks
from villkor.exchange.placing.anchors import place_answers
from villkor.exchange.placing.places import Placed
from villkor.exchange.receipt import answer_sum
from villkor.form.model import Form

# a tick is an answer
_BOXES = str.maketrans({"☒": "☐", "☑": "☐"})


class OtherLines(Struct, frozen=True):
    """How many of the authority's own lines are not there any more, and the lines that
    are new.
    """

    lacking: int
    added: tuple[str, ...]


def sums_beside_answers(
    form: Form,
    package: Package,
) -> tuple[str, ...]:
    """The sum of each line beside the answers, in order."""
    placed = place_answers(form, read_blocks(package))
    return tuple(answer_sum([line]) for line in lines_beside(placed))


def other_lines(
    placed: Placed,
    sums: Sequence[str],
) -> OtherLines:
    """What stands beside the answers and is not what had some sums."""
    left = Counter(sums)
    added = []
    for line in lines_beside(placed):
        key = answer_sum([line])
        if left[key] > 0:
            left[key] -= 1
        else:
            added.append(line)
    return OtherLines(
        sum(left.values()),
        tuple(added),
    )


def lines_beside(placed: Placed) -> list[str]:
    """The lines that are in no answer."""
    taken: set[int] = set()
    for answer in placed.answers.values():
        taken |= answer.places()
    return _spoken(placed.found, taken)


def _spoken(
    found: FoundDocument,
    taken: set[int],
) -> list[str]:
    lines = []
    for paragraph in paragraphs_in(found.blocks):
        words = " ".join(paragraph.text.translate(_BOXES).split())
        if words and paragraph.place not in taken:
            lines.append(words)
    return lines
