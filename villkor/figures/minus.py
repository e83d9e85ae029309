"""An amount below nothing, in the ways that people, Excel and case systems write it."""

from __future__ import annotations

import re

from villkor.base.lazy_pattern import lazy_pattern
from villkor.figures.number import SPACE

_MINUS = "-\N{MINUS SIGN}\N{EN DASH}\u2010\u2011\u2012\ufe63\uff0d"
_BEFORE = lazy_pattern(rf"(?:[{_MINUS}]|minus\b){SPACE}{{0,3}}(.+)", re.IGNORECASE)
# not 500:- and 500,-, which are whole kronor
_AFTER = lazy_pattern(rf"(.*[^{_MINUS}\s:.,]){SPACE}{{0,3}}[-\N{{MINUS SIGN}}]")
# kr after it belongs to it
_IN_PARENTHESIS = lazy_pattern(rf"\(([^()]+)\){SPACE}?([^\W\d]{{0,20}})")


def without_minus(words: str) -> str:
    """What an amount below nothing would be without its sign: -50 000, 50 000-,
    (50 000), minus 50 000. "" if it has none, or several, which mean nothing.
    """
    if words[:1].isdecimal() and words[-1:].isalnum():
        return ""  # as most are
    found = _IN_PARENTHESIS.fullmatch(words)
    if found:
        rest = f"{found[1].strip()} {found[2]}".strip()
    else:
        found = _BEFORE.fullmatch(words) or _AFTER.fullmatch(words)
        rest = found[1] if found else ""
    begins_with_sign = rest.startswith((*_MINUS, "("))
    ends_with_sign = rest.endswith((*_MINUS, ")"))
    if begins_with_sign or ends_with_sign:
        return ""
    return rest
