"""Excel workbooks broken at random, for `make fuzz`."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Iterable, Iterator

from tests.fuzz.decision_files import DECISIONS
from tests.tools import SAMPLE
from tests.workbooks import workbook
from villkor.base.zip import pack_zip

VALUES = (
    "", "0", "-1", "1048577", "9" * 5000, "abc", "A1", "XFD1048576", "1e999", "NaN", "#REF!", "s",
    "inlineStr", "_x001b_", "\u202e", "rId1", "../../etc/passwd", "worksheets/sheet1.xml",
)  # fmt: skip
_ATTRIBUTE = re.compile(r'="([^"]*)"')
_TEXT = re.compile(r">([^<>]*)<")
_ELEMENT = re.compile(r"<[^<>]*>")


def broken_workbooks(seed: int, numbers: Iterable[int]) -> Iterator[tuple[str, bytes]]:
    """So many workbooks of decisions, each with a name by which it can be made again."""
    text = (SAMPLE / DECISIONS).read_text(encoding="utf-8-sig")
    rows = [line.split(";") for line in text.split("\n")[:20]]
    with zipfile.ZipFile(io.BytesIO(workbook(rows))) as sound:
        parts = {name: sound.read(name) for name in sound.namelist()}
    for number in numbers:
        chance = random.Random(f"{seed}-{number}")  # noqa: S311 - no secret
        made = dict(parts)
        for _ in range(chance.randint(1, 4)):
            _damage(made, chance)
        data = pack_zip(sorted(made.items()))
        if chance.random() < 0.1:
            data = data[: chance.randrange(2, len(data))]
        yield f"{seed}-{number}/beslut.xlsx", data


def _damage(parts: dict[str, bytes], chance: random.Random) -> None:
    """Change one thing in one of the parts, or lose it."""
    name = chance.choice(sorted(parts))
    text = parts[name].decode("utf-8", "replace")
    pattern = chance.choice((_ATTRIBUTE, _TEXT, _ELEMENT))
    places = [match.span(match.lastindex or 0) for match in pattern.finditer(text)]
    if not places or chance.random() < 0.05:
        if len(parts) > 1:
            del parts[name]
        return
    start, stop = chance.choice(places)
    new = chance.choice(VALUES)
    if pattern is _ELEMENT:
        new = text[start:stop] * chance.choice((0, 2, 200))
    parts[name] = (text[:start] + new + text[stop:]).encode("utf-8", "replace")
