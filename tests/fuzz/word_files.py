"""Word files broken at random, for `make fuzz`."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from tests.fuzz.damage import broken
from tests.word_files import p, parts_of, r, sound_file, with_paragraph
from villkor.base.zip import pack_zip

_CONTROL = (
    '<w:sdt><w:sdtPr><w:id w:val="9"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent>'
    f"{r('Ange ort')}</w:sdtContent></w:sdt>"
)
_MORE = (
    '<w:r><w:footnoteReference w:id="1"/></w:r>',
    '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>',
    _CONTROL,
)


def broken_word_files(seed: int, numbers: Iterable[int]) -> Iterator[tuple[str, bytes]]:
    """So many Word files, each with a name by which it can be made again."""
    # packed without the time of the day: the same seed gives the same bytes
    more = pack_zip(parts_of(with_paragraph(p(r("Text."), *_MORE))).items())
    sound = (sound_file(), more)
    for number in numbers:
        chance = random.Random(f"{seed}-{number}")  # noqa: S311 - no secret
        yield f"fil-{seed}-{number}.docx", broken(chance.choice(sound), chance)
