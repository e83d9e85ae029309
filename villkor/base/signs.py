"""Signs that are not what they look like: letters in two parts, signs that cannot be
seen, blanks of other widths, and signs that stand for a letter that is lost.

All that a report says is compared in one shape: letters in one part (Unicode's NFC),
without what cannot be seen. Whoever reads a file brings it into that shape once, before
anything is looked for in it.
"""

from __future__ import annotations

import re
import unicodedata

from villkor.base.lazy_pattern import lazy_pattern

LOST_LETTER = "\N{REPLACEMENT CHARACTER}"

# Signs for the direction of writing, which a text in Arabic or Hebrew may need.
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Signs without a shape: soft hyphens, blanks of no width, byte order marks, fillers, and
# the sign in whose place a picture or a note stood.
_SHAPELESS = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b\u2060-\u2064\u206a-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffc\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
)
# Joiners and variants mean something after a letter of other scripts, a symbol, or an
# emoji, and nothing after other signs.
_JOINERS = "\u200c\u200d\ufe00-\ufe0f\U000e0001-\U000e007f\U000e0100-\U000e01ef"
_JOINABLE = (
    "\u0590-\u061b\u061d-\u115e\u1161-\u17b3\u17b6-\u180a\u180f-\u1aff\u1c00-\u1dff"
    "\u2190-\u303f\u3041-\u3163\u3165-\ud7ff\uf900-\ufdff\ufe70-\ufefe"
    "\U00010000-\U0001bc9f\U0001bca4-\U0001d172\U0001d17b-\U000dffff"
)
_KEPT = rf"(?P<kept>[{_JOINABLE}][{_JOINERS}]+|[#*0-9]\ufe0f\u20e3)"
_UNSEEN = lazy_pattern(rf"{_KEPT}|[{_SHAPELESS}{_DIRECTIONS}{_JOINERS}]")
_UNSEEN_FROM_RIGHT = lazy_pattern(rf"{_KEPT}|[{_SHAPELESS}{_JOINERS}]")
_FROM_RIGHT = lazy_pattern("[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# not those that keep a number together: U+00A0, U+2007, U+2009 and U+202F
_OTHER_BLANK = lazy_pattern("[\u1680\u2000-\u2006\u2008\u200a\u205f\u3000]")
_HYPHEN_AT_END = lazy_pattern("(?<=\\w)\u00ad(?=[ \t]{0,9}$)")
_BLANKS_BEFORE = re.compile(r"\s*")
_MAY_BE_UNCLEAN = re.compile(
    rf"[{_SHAPELESS}{_DIRECTIONS}{_JOINERS}]|{_OTHER_BLANK.pattern}"
)

_NAMES = {
    "\u00ad": "ett mjukt bindestreck",
    "\u200b": "ett blanksteg utan bredd",
    "\u2060": "ett hårt blanksteg utan bredd",
    "\ufeff": "ett hårt blanksteg utan bredd",
    "\ufffc": "platsen för en bild, en not eller något annat som inte följde med",
}
_DIRECTION = lazy_pattern(f"[{_DIRECTIONS}]")


def cleaned_text(text: str) -> str:
    """The text in the shape in which it is compared. Its lines stay as many.

    Doing it twice is doing it once.
    """
    if is_clean(text):
        return text
    return "\n".join(map(_cleaned_line, text.split("\n")))


def is_clean(text: str) -> bool:
    """Whether a text, of many lines or one, is surely in the shape in which it is
    compared.
    """
    return _is_plain(text) or all(map(_is_clean_line, text.split("\n")))


def _is_plain(text: str) -> bool:
    """Whether all letters are of Latin-1, which are in one part, and none is unseen."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return "\u00ad" not in text


def _is_clean_line(line: str) -> bool:
    if _is_plain(line):
        return True
    if not unicodedata.is_normalized("NFC", line):
        return False
    return _MAY_BE_UNCLEAN.search(line) is None


def _cleaned_line(line: str) -> str:
    if line.isascii():
        return line
    # a hyphen for the end of a line that is at the end of one parts a word
    seen = _without_unseen(_HYPHEN_AT_END.sub("-", line))
    if _OTHER_BLANK.search(seen):
        # those before the first word would be taken for indentation
        first_word = _BLANKS_BEFORE.match(seen).end()  # type: ignore[union-attr]  # always matches
        before = _OTHER_BLANK.sub("", seen[:first_word])
        seen = before + _OTHER_BLANK.sub(" ", seen[first_word:])
    return unicodedata.normalize("NFC", seen)


def _without_unseen(line: str) -> str:
    return _unseen_in(line).sub(r"\g<kept>", line)


def _unseen_in(line: str) -> re.Pattern[str]:
    """What is to be taken out of a line: signs for the direction of writing may stand
    beside letters that are written from the right.
    """
    if _FROM_RIGHT.search(line):
        return _UNSEEN_FROM_RIGHT
    return _UNSEEN


def split_letters_in(line: str) -> list[str]:
    """The letters of a line that are written in several parts, each in one."""
    if line.isascii() or unicodedata.is_normalized("NFC", line):
        return []
    found = []
    for match in _PARTS.finditer(_without_unseen(line)):
        whole = unicodedata.normalize("NFC", match[0])
        if whole != match[0]:
            found.append(whole)
    return found


# a sign and the marks that belong to it
_PARTS = lazy_pattern(r"[^\u0300-\u036f][\u0300-\u036f]{0,20}")


def unseen_signs_in(line: str) -> list[tuple[int, str]]:
    """The signs of a line that cannot be seen for what they are: the offset of each and
    what it is, in Swedish.
    """
    if line.isascii() or not _MAY_BE_UNCLEAN.search(line):
        return []
    unseen = [match for match in _unseen_in(line).finditer(line) if not match["kept"]]
    both = [*unseen, *_OTHER_BLANK.finditer(line)]
    return sorted((match.start(), _sign_name(match[0])) for match in both)


def _sign_name(sign: str) -> str:
    """What a sign that cannot be seen is, in Swedish."""
    if _DIRECTION.match(sign):
        return "ett tecken för skrivriktning"
    if _OTHER_BLANK.match(sign):
        return "ett blanksteg av annan bredd"
    return _NAMES.get(sign, "ett tecken utan form")


def strange_signs_in(text: str) -> set[str]:
    """The signs of a text that only a certain font has, or that mean nothing: those of
    private use (Symbol, Wingdings), and those that Unicode has not given a meaning.
    """
    if text.isascii():
        return set()
    return {sign for sign in set(text) if not sign.isascii() and _is_strange(sign)}


def _is_strange(sign: str) -> bool:
    kind = unicodedata.category(sign)
    # emoji that are newer than Python's tables stand beyond the first plane
    return kind == "Co" or (kind == "Cn" and sign <= "\uffff")
