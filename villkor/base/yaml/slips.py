"""Slips in YAML that can be seen on the lines themselves, whatever the parser says of
them: where each is, what is wrong, and how to mend it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from villkor.base.lazy_pattern import lazy_pattern

Place = tuple[int, int]  # line and column from 0
Explanation = tuple[Place, str, str]  # where, what is wrong, and how to mend it

BLOCK = (
    "Skriv texten på egna rader, med två blanksteg före, under en rad som slutar "
    "med | (lodstreck)."
)

# svar:ja, "1.1.1":ja, - namn:x, but not https://
_NO_BLANK = lazy_pattern(r"""\s*(?:- )?(?:"[\w.]{1,24}"|[\w.]+(?: \w+)?):(?=[^\s:/])""")
# -namn: x, 1. namn: x
_NO_DASH = lazy_pattern(r"\s*(-(?=\w)|\d+[.)] )[^:]*:\s")
_HARD_BLANK = lazy_pattern(
    """
    (?: [ ]*               # first on the line
      | [^:\u00a0]*:[ ]?   # after the colon of a key
      | ^[ ]*-[ ]?         # after the dash of a list
    )
    [\u00a0\u2007\u202f]
    """,
    re.VERBOSE,
)
# "1.1.1": …, ansvarig: …, eget namn: …
_PLAIN_KEY = lazy_pattern(r'\s*(?:"[\w.]{1,24}"|[a-zåäö]+(?: [a-zåäö]+)?):(\s|$)')
# "1.1.1" |, "1.1.1" Text
_NUMBER_ALONE = lazy_pattern(r"""("\d[\d.]*")\s*(?:[|>]\s*|[^:\s|>].*)?$""")
# "1.1.1: Text
_OPEN_NUMBER = lazy_pattern(r"""\s*"(\d[\d.]*):[^"]*$""")
_QUESTION = lazy_pattern(r'"[\w.]{1,24}":\s*$')
_TEXT_SIGN = lazy_pattern(r"[|>]\s*$")
_KEY_OR_END = lazy_pattern(r":(\s|$)")
# what may stand below a question without |: a key, a list, a comment, yes or no
_NO_TEXT = lazy_pattern(r"\S|\s*(- |#|(ja|nej)\s*$)")


class Complaint(Struct, frozen=True):
    """The lines of a file, the place at which the parser stopped, and where what it was
    reading began, if known.
    """

    lines: Sequence[str]
    place: Place
    opened: Place | None

    @property
    def line(self) -> str:
        """The line at which it stopped."""
        return self.lines[self.place[0]]


def indent_of(line: str) -> int:
    """How many blanks the line begins with."""
    return len(line) - len(line.lstrip(" "))


def find_slip(lines: Sequence[str], number: int, opened: int) -> Explanation | None:
    """The slip that can be seen on a line or near it, if there is one.

    `opened` is the line where what the parser was reading began; it may be none of the
    lines.
    """
    near = [
        at
        for at in (number, number - 1, opened, _line_above(lines, number))
        if 0 <= at < len(lines)
    ]
    return (
        _hard_blank(lines, near)
        or _missing_blank(lines, near)
        or _open_number(lines, number)
        or _open_value(lines, number)
    )


def _line_above(lines: Sequence[str], number: int) -> int:
    """The line above, past what is indented deeper and belongs to it; -1 if there is
    none.
    """
    indent = indent_of(lines[number])
    for at in range(number - 1, -1, -1):
        if lines[at].strip() and indent_of(lines[at]) <= indent:
            return at
    return -1


def _hard_blank(lines: Sequence[str], near: Sequence[int]) -> Explanation | None:
    """A no-break space where YAML needs a common one: first on a line, or after a key's
    colon or a dash.
    """
    for at in near:
        match = _HARD_BLANK.match(lines[at])
        if match:
            message = (
                "Här står ett hårt blanksteg, som ser ut som ett blanksteg men inte "
                "är det i YAML."
            )
            return (
                (at, match.end() - 1),
                message,
                "Ta bort det och skriv ett vanligt blanksteg.",
            )
    return None


def _missing_blank(lines: Sequence[str], near: Sequence[int]) -> Explanation | None:
    """A key whose colon has no blank after it, or a row of a table whose dash has
    none.
    """
    for at in near:
        no_dash = _NO_DASH.match(lines[at])
        first = near[0]
        belongs = at == first or indent_of(lines[first]) > indent_of(lines[at])
        if no_dash and belongs:
            hint = (
                "Börja raden med ett bindestreck och ett blanksteg, i samma kolumn som "
                "de andra raderna."
            )
            message = "En rad i en lista ska börja med bindestreck och blanksteg."
            return (at, no_dash.start(1)), message, hint
        no_blank = _NO_BLANK.match(lines[at])
        if no_blank:
            message = "Det ska vara ett blanksteg efter kolonet."
            hint = "Sätt ett blanksteg mellan kolonet och värdet."
            return (at, no_blank.end()), message, hint
    return None


def _open_number(lines: Sequence[str], number: int) -> Explanation | None:
    """A question's number whose second quote is missing, on the line or anywhere above:
    the parser notices only later.
    """
    for at in range(number, -1, -1):
        match = _OPEN_NUMBER.match(lines[at])
        if match:
            message = f"Citattecknet efter {match[1]} saknas."
            hint = f'Skriv "{match[1]}": med citattecken på båda sidor.'
            return (at, match.end(1)), message, hint
    return None


def _open_value(lines: Sequence[str], number: int) -> Explanation | None:
    """A quote that opens a value above and is closed only by the quote of the line's
    own key.
    """
    sign = lines[number].lstrip()[:1]
    if sign not in {'"', "'"}:
        return None
    for at in range(number - 1, -1, -1):
        if sign in lines[at]:
            opens = re.match(
                rf"\s*(?:- )?(?:{sign}[\d.]+{sign}|[^:{sign}]+):\s+({sign})[^{sign}]*$",
                lines[at],
            )
            return open_quote((at, opens.start(1))) if opens else None
    return None


def open_quote(place: Place) -> Explanation:
    """A quote that is never closed."""
    message = "Ett citattecken öppnas här men stängs aldrig."
    return place, message, f"Stäng citattecknet på samma rad. {BLOCK}"


def number_without_colon(
    lines: Sequence[str],
    near: Sequence[int],
) -> Explanation | None:
    """A question's number with its quotes and what follows it, but no colon between
    them.
    """
    for at in near:
        match = _NUMBER_ALONE.match(lines[at])
        if match:
            message = f"Kolonet efter {match[1]} saknas."
            return (
                (at, match.end(1)),
                message,
                f"Skriv {match[1]}: med kolon efter citattecknet.",
            )
    return None


def text_above_key(lines: Sequence[str], number: int) -> int | None:
    """The first of the lines right above a plain key that stand in its column and are
    no keys themselves.
    """
    if not _PLAIN_KEY.match(lines[number]):
        return None
    indent = indent_of(lines[number])
    found = None
    for at in range(number - 1, -1, -1):
        line = lines[at]
        if not line.strip():
            continue
        is_other = line.lstrip().startswith(("#", "-")) or _KEY_OR_END.search(line)
        if is_other or indent_of(line) != indent:
            break
        found = at
    return found


def question_without_bar(lines: Sequence[str], number: int) -> int | None:
    """The line of the question without | whose text is read as keys, if that is why the
    line cannot be read.
    """
    for at in range(min(number, len(lines) - 1), -1, -1):
        if _QUESTION.match(lines[at]):
            below = next(
                (line for line in lines[at + 1 : number + 1] if line.strip()),
                "",
            )
            has_no_text = _NO_TEXT.match(below) or _PLAIN_KEY.match(below)
            return None if has_no_text else at
        if at < number and _TEXT_SIGN.search(lines[at]):
            return None
    return None
