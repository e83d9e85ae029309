"""Files of decisions broken at random, for `make fuzz`."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from tests.fuzz.text_damage import damaged
from tests.tools import SAMPLE

DECISIONS = "beslut-2022.csv"
_ROWS = 30


def broken_decision_files(
    seed: int, numbers: Iterable[int]
) -> Iterator[tuple[str, bytes]]:
    """So many files of some rows each, after a name by which it can be made again."""
    lines = (SAMPLE / DECISIONS).read_text(encoding="utf-8-sig").split("\n")
    for number in numbers:
        chance = random.Random(f"{seed}-{number}")  # noqa: S311 - no secret
        rows = [lines[0], *chance.sample(lines[1:], chance.randint(0, _ROWS))]
        yield f"{seed}-{number}/{DECISIONS}", damaged("\n".join(rows), chance)
