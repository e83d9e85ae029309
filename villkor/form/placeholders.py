"""Patterns with gaps: what the form says once of every region's mail and file name, and
the words of a report that fill them in.

`{region}` stands for the name of the region, and so on. What stands between [ and ] is
left out when a word in it is missing, so that no subject ends in an empty "dnr".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from villkor.base.hints import did_you_mean

NAMES = (
    "titel",
    "år",
    "region",
    "mottagare",
    "nyckel",
    "diarienummer",
    "eget diarienummer",
    "kontakt",
)

_GAP = re.compile(r"\{([^{}]*)\}")  # `{region}`
# `[dnr {diarienummer}]`, with what stands in it as the first group, or a gap, with its
# name as the second
_PART = re.compile(rf"\[([^\[\]]*)\]|{_GAP.pattern}")
_SIGN = re.compile(r"[\[\]{}]")
_PAIRS = (
    "Tecknen [ och ] samt { och } står i par på samma rad, och inget av dem kan "
    "stå för sig självt."
)


def pattern_faults(pattern: str) -> Iterator[tuple[int, str, str]]:
    """What is wrong with a pattern: (offset of the first character of it, what it is,
    what to do instead).
    """
    for line in re.finditer(".+", pattern):
        for gap in _GAP.finditer(line[0]):
            if gap[1] not in NAMES:
                yield (
                    line.start() + gap.start(),
                    f"”{{{gap[1]}}}” är inget som villkor kan fylla i.",
                    did_you_mean(gap[1], NAMES),
                )
        without_gaps = _GAP.sub(_blanks_for, line[0])
        sign = _SIGN.search(_PART.sub(_blanks_for, without_gaps))
        if sign:
            yield (
                line.start() + sign.start(),
                f"”{sign[0]}” saknar sin motsvarighet.",
                _PAIRS,
            )


def _blanks_for(part: re.Match[str]) -> str:
    """As many blanks as a part is long, so that offsets hold."""
    return " " * len(part[0])


def filled_pattern(pattern: str, words: Mapping[str, str]) -> str:
    """The pattern with its gaps filled in.

    A line of which nothing is left falls away.
    """
    kept = []
    for line in pattern.splitlines():
        filled = _PART.sub(lambda part: _filled_part(part, words), line)
        if filled.strip() or not line.strip():
            kept.append(filled)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()


def _filled_part(part: re.Match[str], words: Mapping[str, str]) -> str:
    """A gap filled in, or what stands between [ and ], which falls away if a word is
    missing.
    """
    if part[2] is not None:
        return words[part[2]]
    if not all(words[gap[1]] for gap in _GAP.finditer(part[1])):
        return ""
    return _GAP.sub(lambda gap: words[gap[1]], part[1])
