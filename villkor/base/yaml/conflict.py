"""Lines that Git leaves in a file when two people have changed the same text: both
versions stand there, one after the other.
"""

from __future__ import annotations

import re

from villkor.base.diagnostic import Finding, Where
from villkor.base.lazy_pattern import lazy_pattern

_MARK = lazy_pattern(r"^(?:[<>|]{7}(?= |$)|={7}$)", re.MULTILINE)
_MARKS = ("<" * 7, ">" * 7, "|" * 7, "=" * 7)
_ONE_VERSION = (
    "Låt den text stå kvar som ska gälla, och ta bort den andra och raderna med "
    "<<<<<<<, ======= och >>>>>>>."
)


def conflict_finding(source: str, path: str) -> Finding | None:
    """The first mark of a merge that was not finished, and where the two versions are.

    None if there is none.
    """
    if not any(mark in source for mark in _MARKS):
        return None
    places: dict[str, int] = {}
    for match in _MARK.finditer(source):
        sign = match[0][0]
        if sign not in places:
            places[sign] = source.count("\n", 0, match.start()) + 1
    if not places:
        return None
    message = (
        "Här står två versioner av samma text: två personer har ändrat den, och Git "
        "har inte kunnat slå ihop ändringarna."
    )
    if places.keys() >= {"<", "=", ">"}:
        message += (
            f" Den ena börjar på rad {places['<'] + 1}, den andra på rad "
            f"{places['='] + 1}."
        )
    return Finding(Where(path, min(places.values())), message, _ONE_VERSION)
