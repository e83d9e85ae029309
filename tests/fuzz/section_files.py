"""Files of a report broken at random, for `make fuzz`."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from tests.fuzz.text_damage import damaged
from tests.tools import INCOMPLETE, SAMPLE

_SOUND = sorted([*SAMPLE.glob("*.yaml"), *INCOMPLETE.glob("*.yaml")])


def broken_section_files(
    seed: int, numbers: Iterable[int]
) -> Iterator[tuple[str, bytes]]:
    """So many files, each under the name that it has in a report, after a name by which it can be
    made again.
    """
    for number in numbers:
        chance = random.Random(f"{seed}-{number}")  # noqa: S311 - no secret
        path = chance.choice(_SOUND)
        text = path.read_bytes().decode(
            "utf-8", "replace"
        )  # one is in another encoding
        yield f"{seed}-{number}/{path.name}", damaged(text, chance)
