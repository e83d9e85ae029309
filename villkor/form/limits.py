"""How many rows a question lets one fill in, by its words: "max 5", "högst tio", "upp
till 8", "tre till fem".
"""

from __future__ import annotations

from villkor.base.lazy_pattern import lazy_pattern
from villkor.form.number_words import NUMBER_WORDS

_NUMBERS = NUMBER_WORDS | {"trettio": 30, "femtio": 50, "hundra": 100}

_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
_MOST = (
    r"(?:max(?:imalt|imum|imala|\.)?|högst|upp till|som mest|(?:ej|inte) fler än"
    r"|(?:ej|inte) mer än|på sin höjd)"
)
_ASKING = r"(?:ange|lista|nämn|välj|ge|redovisa|beskriv|fyll i|med|gärna|på)"
_BETWEEN = rf"\bmellan {_NUMBER} och |\b{_ASKING} {_NUMBER} ?(?:–|-|till) ?"
# ”högst fem”, ”max antal: 5”, ”minst två och högst fem”; ”ange tre till fem exempel”
_LIMIT = lazy_pattern(
    rf"(?:\b{_MOST}(?: antal)?(?: rader| insatser)?:? ?\(?(?:ca |cirka )?"
    rf"|{_BETWEEN})"
    rf"(?P<number>{_NUMBER})\b(?P<decimals>[,.:]\d)?(?P<after>[^.?!]{{0,40}})"
)
# what is counted in the answer, and no rows
_NOT_ROWS = lazy_pattern(
    r"\)? ?(?:%|procent|kr\b|kronor|tkr|mnkr|mkr|miljon|tusen|tecken|ord\b|sid|a4|meningar"
    r"|stycken text|minut|timm|dag|veck|månad|år|mb\b|km\b|grader|–|-|\d)"
)
_FOR_EACH = lazy_pattern(r"\b(?:per|för varje|för var|inom varje|i varje|vardera)\b")


def row_limits(wording: str) -> tuple[int, ...]:
    """The largest numbers of rows that a wording names, each once; none if it names
    none, or only for each of something ("högst två per område").
    """
    words = " ".join(wording.split()).casefold()
    found: dict[int, None] = {}
    for match in _LIMIT.finditer(words):
        after = match["after"]
        if match["decimals"] or _NOT_ROWS.match(after) or _FOR_EACH.search(after):
            continue
        found[_value_of(match["number"])] = None
    return tuple(found)


def _value_of(number: str) -> int:
    return _NUMBERS[number] if number in _NUMBERS else int(number)
