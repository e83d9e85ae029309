"""Relations that must hold between figures: `beviljade ansökningar + avslagna ansökningar = inkomna ansökningar`.

Names and numbers with operators between them, blanks around each operator: + − × / and "andel av" (percent), then one of
= ≤ ≥. Times and division bind before plus and minus. Everything is reckoned on the intervals that the written figures
stand for, so that "34 %" agrees with 34,3 and not with 35.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from villkor.figures import Figure, NotANumber, divided, share_of, times
from villkor.figures import parse as parse_figure

Comparison = Literal["=", "≤", "≥"]

_OPERATOR = re.compile(r"(?<=\s)(andel av|<=|>=|[-+−×*/=≤≥])(?=\s)")
_SAME = {"-": "−", "*": "×", "<=": "≤", ">=": "≥"}
_BINDS_FIRST = {"×", "/", "andel av"}


class BadRelation(ValueError):
    """The relation cannot be read. Says why in Swedish, and at which character of the text; `name` is the one that no figure has."""

    def __init__(self, offset: int, message: str, hint: str = "", name: str = "") -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message
        self.hint = hint
        self.name = name


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation that has been reckoned: as written, with the figures in it, its two sides, and whether it can hold."""

    written: str
    terms: tuple[tuple[str, Figure], ...]
    operators: tuple[str, ...]
    left: Figure
    comparison: Comparison
    right: Figure
    holds: bool


def reckon(text: str, names: Mapping[str, Figure]) -> Relation:
    """Read and reckon a relation. Raises BadRelation, with the offset, for what cannot be read or reckoned."""
    terms, operators, offsets = _split(text, names)
    comparisons = [index for index, operator in enumerate(operators) if operator in {"=", "≤", "≥"}]
    if len(comparisons) != 1:
        what = "Sambandet saknar likhetstecken." if not comparisons else "Sambandet har mer än ett likhetstecken."
        raise BadRelation(0, what, "Skriv till exempel: beviljade + avslagna = inkomna, med blanksteg runt varje tecken.")
    middle = comparisons[0]
    figures = [figure for _, figure in terms]
    left = _side(figures[: middle + 1], operators[:middle], offsets)
    right = _side(figures[middle + 1 :], operators[middle + 1 :], offsets[middle + 1 :])
    if left.unit != right.unit:
        raise BadRelation(
            offsets[middle + 1], "Sambandets två sidor har olika enheter.", "Jämför kronor med kronor och procent med procent."
        )
    sign: Comparison = operators[middle]  # type: ignore[assignment]  # one of the three, by `comparisons`
    return Relation(text.strip(), tuple(terms), tuple(operators), left, sign, right, _HOLDS[sign](left, right))


_HOLDS: dict[Comparison, Callable[[Figure, Figure], bool]] = {
    "=": lambda left, right: left.overlaps(right),
    "≤": lambda left, right: left.low <= right.high,
    "≥": lambda left, right: left.high >= right.low,
}


def _split(text: str, names: Mapping[str, Figure]) -> tuple[list[tuple[str, Figure]], list[str], list[int]]:
    terms, operators, offsets = [], [], []
    start = 0
    for match in [*_OPERATOR.finditer(text), None]:
        end = match.start() if match else len(text)
        word = text[start:end].strip()
        offset = start + len(text[start:end]) - len(text[start:end].lstrip())
        offsets.append(offset)
        terms.append((word, _figure(word, offset, names)))
        if match:
            operators.append(_SAME.get(match[1], match[1]))
            start = match.end()
    return terms, operators, offsets


def _figure(word: str, offset: int, names: Mapping[str, Figure]) -> Figure:
    folded = {name.casefold(): figure for name, figure in names.items()}
    if word.casefold() in folded:
        return folded[word.casefold()]
    if not word:
        raise BadRelation(offset, "Här saknas ett namn eller ett tal.")
    try:
        return parse_figure(word)
    except NotANumber as error:
        if word[0].isdigit():
            raise BadRelation(offset, error.message, error.hint) from None
        if wrong := re.search(r"[<>≠≈]|\bär\b", word):
            at = offset + wrong.start()
            raise BadRelation(at, f"”{wrong[0]}” kan inte användas i ett samband.", "Skriv =, ≤ eller ≥ med blanksteg runt.") from None
        raise BadRelation(offset, f"Det finns ingen siffra som heter ”{word}”.", _names(word, names), word) from None


def _names(word: str, names: Mapping[str, Figure]) -> str:
    """The name that was probably meant, or all there are."""
    close = get_close_matches(word, names, n=1)
    return f"Menade du ”{close[0]}”?" if close else f"Namn som finns: {', '.join(names) or 'inga'}."


def _side(figures: list[Figure], operators: list[str], offsets: list[int]) -> Figure:
    """Reckon one side: first what binds first, then plus and minus from the left."""
    sums: list[Figure] = [figures[0]]
    signs: list[str] = []
    places = [offsets[0]]
    for operator, figure, offset in zip(operators, figures[1:], offsets[1:], strict=False):
        if operator in _BINDS_FIRST:
            sums[-1] = _product(sums[-1], operator, figure, offset)
        else:
            signs.append(operator)
            sums.append(figure)
            places.append(offset)
    total = sums[0]
    for sign, figure, offset in zip(signs, sums[1:], places[1:], strict=True):
        if figure.unit != total.unit:
            raise BadRelation(offset, "Här läggs olika enheter ihop.", "Lägg ihop kronor med kronor och antal med antal.")
        low, high, value = (figure.low, figure.high, figure.value) if sign == "+" else (-figure.high, -figure.low, -figure.value)
        total = Figure(total.value + value, total.low + low, total.high + high, total.unit)
    return total


def _product(left: Figure, operator: str, right: Figure, offset: int) -> Figure:
    if operator == "andel av":
        share = share_of(left, right) if left.unit == right.unit else None
        if share is None:
            raise BadRelation(
                offset, "Andelen går inte att räkna ut.", "De två siffrorna ska ha samma enhet, och den andra får inte vara noll."
            )
        return share
    if operator == "×":
        return times(left, right)
    quotient = divided(left, right)
    if quotient is None:
        raise BadRelation(offset, "Här delas det med något som kan vara noll.")
    return quotient
