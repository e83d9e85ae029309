"""A heading as people and programs write it → its words in plain order, in which the
word of a unit is one word.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST_TEXT = 500
_TAX = re.compile(
    r"\b(?:exkl|inkl|ex|exklusive|inklusive|utan|med)\b[. ]{0,2}(?:mervärdes)?"
    r"(?:moms|skatt)(?:en)?\b"
)
_BROKEN_WORD = re.compile(r"(?<=\w)-[ \t]{0,3}\r?\n[ \t]{0,3}(?=[a-zåäö])")
_CAMEL = re.compile("(?<=[a-zåäö])(?=[A-ZÅÄÖ])")
_SPLIT_UNIT = re.compile(r"(?<![^\W_])([tkm])[ .-]{0,2}(kr|kronor|sek|eur|€)(?![^\W_])")
# "(belopp i tkr)" after a name says no more than "(tkr)"
_ABOUT = re.compile(
    r"(?<=[(\[,;:])[ ]?(?:alla |samtliga )?(?:belopp|beloppen|summor|siffror)"
    r"(?: är| anges| redovisas| visas)?(?= i\b)"
)
_TIMES = re.compile(r"(?<!\d)[×✕*'’‘`](?=[ ]?\d)")


def plain_text(text: str) -> str:
    """The text in one line of small letters, with words whole and units in one word."""
    visible = unicodedata.normalize("NFKC", text[:LONGEST_TEXT])
    if not visible.isascii():
        visible = "".join(sign for sign in visible if _is_seen(sign))
    whole = _BROKEN_WORD.sub("", visible)
    spaced = " ".join(_CAMEL.sub(" ", whole).split()).casefold()
    short = _ABOUT.sub("", _TAX.sub(" ", _TIMES.sub(" x ", spaced)))
    return _SPLIT_UNIT.sub(r"\1\2", short)


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign) != "Cf"
