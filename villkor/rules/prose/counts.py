"""Counts as prose writes them: 164 inkomna ansökningar."""

from __future__ import annotations

import re
from collections.abc import Iterator

from villkor.rules.prose.clauses import (
    LEAST_COUNT,
    NUMBER,
    clause_around,
    said_of_a_part,
    said_of_something_else,
)
from villkor.rules.prose.pattern import Pattern

_COUNTED = Pattern(
    rf"""
    {NUMBER} \s+                                             # 164
    (?!
        (?i:
            egna | enda | sista | första | flesta | övriga | sådana | ungefärliga | enskilda
            | många | aktuella | olika | viktiga | viktigaste | fattiga
        )
        \b
    )
    (?P<how>
        [^\W\d_]{{2,}}
        (?: ade | [rnl]da | ta | na | nde | iga | ska | ala | iva | ella )
    )                                                        # inkomna
    \s+
    (?P<what> [^\W\d_]{{4,}} )                               # ansökningar
    (?! [\w-] )
    """,
    re.VERBOSE,
    likely=r"[0-9]\s+[^\W\d_]+[ae]\s",
)
_A_PART = Pattern(
    r"""
    \b
    (?:
        varav | ytterligare | andra | första | resterande | återstående | övriga
        | de | dessa | dem
    )
    \s+ \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_EACH = Pattern(
    r"""
    \b
    (?: per | varje | vardera | snitt | genomsnitt | sedan | hittills )
    \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def mentioned_counts(text: str, year: int) -> Iterator[tuple[str, re.Match[str]]]:
    """Each exact count of the report's year with the two words that it counts, an
    adjective or participle and a noun.
    """
    if not _COUNTED.may_match(text):
        return
    for match in _COUNTED.finditer(text):
        if matched_number(match) >= LEAST_COUNT and _counts_a_whole(text, match, year):
            yield f"{match['how']} {match['what']}".casefold(), match


def _counts_a_whole(text: str, match: re.Match[str], year: int) -> bool:
    """Whether a count is exact, of the report's year, and not of a part or of each of
    something.
    """
    start, stop = clause_around(text, match.start(), match.end())
    return not (
        said_of_something_else(text, match, year)
        or _A_PART.search(text, start, match.start())
        or said_of_a_part(text, match)
        or _EACH.search(text, start, stop)
    )


def matched_number(match: re.Match[str]) -> int:
    """The number of a match of `NUMBER`."""
    return int(re.sub(r"\D", "", match["number"]))
