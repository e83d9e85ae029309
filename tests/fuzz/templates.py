"""Word templates broken at random, for `make fuzz`."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from functools import cache

from tests.document.word.municipal import MUNICIPAL
from tests.fuzz.damage import broken
from tests.tools import ROOT
from tests.word_files import parts_of
from villkor.base.zip import pack_zip


@cache
def _sound() -> tuple[bytes, ...]:
    ours = (ROOT / "templates" / "2022" / "referens.docx").read_bytes()
    made = (make() for make in MUNICIPAL.values())
    # packed without the time of the day: the same seed gives the same bytes
    return (ours, *(pack_zip(parts_of(data).items()) for data in made))


def broken_templates(seed: int, numbers: Iterable[int]) -> Iterator[tuple[str, bytes]]:
    """So many templates, each with a name by which it can be made again."""
    for number in numbers:
        chance = random.Random(f"{seed}-{number}")  # noqa: S311 - no secret
        yield f"mall-{seed}-{number}.docx", broken(chance.choice(_sound()), chance)
