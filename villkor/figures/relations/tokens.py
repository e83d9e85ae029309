"""The text of a relation → its names, numbers and signs, each with its place.

What may stand at a place depends on what stands before it: a name, a number or a
parenthesis first and after each sign, and a sign after those. So a name may hold
anything, even a sign between blanks, as long as a figure has it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Literal

from msgspec import Struct

from villkor.base.lazy_pattern import lazy_pattern
from villkor.base.listed_words import first_words
from villkor.figures.number import NotANumber, made_exact, parse_figure
from villkor.figures.relations.tree import BadRelation, Name, Number

Kind = Literal["operand", "operator", "comparison", "minus", "(", ")", "end"]

_MOST_NAMES = 8  # that are listed
_MOST_TOKENS = 400  # a sum of every municipality in a region is less than 100
_SAME = {
    "-": "−",
    "–": "−",
    "*": "×",
    "<=": "≤",
    ">=": "≥",
    "~": "≈",
}
_OTHERWISE = {"==": "=", "=>": "≥", "=<": "≤"}
_COMPARISONS = ("=", "≈", "≤", "≥", "<", ">")
_SHARE = r"andel av(?=[ (]|$)"
_COMPARED = "=≈~≠≤≥<>"
_SIGN = re.compile(rf"{_SHARE}|<=|>=|[-+−–×*/{_COMPARED})]")
_OPERATOR = lazy_pattern(r"[-+−–×*/]")
_MINUS = ("-", "−", "–")
_EXACTLY = re.compile(r"exakt (?=\d)")
_IS = re.compile(r" är\b")
# A hyphen, a dash or a slash between letters without blanks belongs to a name
# ("EU-medel"), also to a misspelt one.
_AFTER_NAME = re.compile(rf" ?(?:$|[+−×*{_COMPARED})]|{_SHARE})| [-–/]|[-–/](?!\w)")
_AFTER_NUMBER = re.compile(rf" ?(?:$|[-+−–×*/{_COMPARED}()]|{_SHARE})")
_AFTER_UNKNOWN = lazy_pattern(rf" ?(?:$|[{_COMPARED}()]|{_SHARE})| [-+−–×*/](?: |$)")
# beviljade *, andel av EU-medel *
_PATTERN = re.compile(r"[^\W\d_][\w-]*(?: [\w-]+)* \*")
EXAMPLE = (
    "Skriv till exempel: beviljade + avslagna = inkomna, med blanksteg "
    "runt varje tecken."
)
_WHICH = "Skriv =, ≈, ≤ eller ≥ med blanksteg runt."
_TOO_LONG = (
    "Sambandet är för långt.",
    "Ge en del av det ett namn under nyckeltal, och använd namnet här.",
)


class Token(Struct, frozen=True):
    """A part of a relation, and at which character it begins.

    An operand has its node of the tree.
    """

    kind: Kind
    text: str
    offset: int
    node: Number | Name | None = None


def relation_tokens(
    text: str,
    known: Sequence[str],
    *,
    patterns: bool = False,
) -> list[Token]:
    """The parts of a relation between figures with the names known, and its end.

    `patterns`: names with a star in them, such as `beviljade *`, are names too, and the
    star is never a sign. Raises BadRelation at the first part that cannot be read.
    """
    return _Scanner(text, known, patterns=patterns).scan()


class _Scanner:
    """Goes through the text with every run of white space as one blank, and knows where
    its characters came from.
    """

    def __init__(self, text: str, known: Sequence[str], *, patterns: bool) -> None:
        self.text, self.places = _with_single_blanks(text)
        self.known = known
        self.folded_text = _folded(self.text)
        names = [(_folded(" ".join(name.split())), name) for name in known]
        self.longest_first = sorted(names, key=lambda pair: -len(pair[0]))
        self.patterns = patterns
        self.at = 0

    def scan(self) -> list[Token]:
        found: list[Token] = []
        while True:
            if self.sign_here() == " ":
                self.at += 1
            wants_operand = not found or found[-1].kind not in {"operand", ")"}
            if self.at == len(self.text) and not wants_operand:
                return [*found, Token("end", "", self.places[self.at])]
            if len(found) == _MOST_TOKENS:
                raise self.bad_at(self.at, *_TOO_LONG)
            found.append(self.take_operand() if wants_operand else self.take_sign())

    def sign_here(self) -> str:
        """The character that is next, or "" at the end."""
        return self.text[self.at : self.at + 1]

    def bad_at(
        self,
        at: int,
        message: str,
        hint: str = "",
        name: str = "",
    ) -> BadRelation:
        return BadRelation(self.places[at], message, hint, name)

    def take(self, kind: Kind, end: int, text: str = "") -> Token:
        start, self.at = self.at, end
        return Token(kind, text or self.text[start:end], self.places[start])

    def take_node(self, end: int, node: Number | Name) -> Token:
        start, self.at = self.at, end
        return Token("operand", self.text[start:end], self.places[start], node)

    def take_operand(self) -> Token:
        """A name, a number, or what may stand before one."""
        name = self.take_name() or self.take_pattern()
        if name is not None:
            return name
        sign = self.sign_here()
        if sign == "(":
            return self.take("(", self.at + 1)
        if sign in _MINUS:
            return self.take("minus", self.at + 1)
        exactly = _EXACTLY.match(self.folded_text, self.at)
        if exactly:
            return self.take_number(exactly.end(), exact=True)
        if sign.isdigit():
            return self.take_number(self.at, exact=False)
        raise self.no_operand()

    def take_name(self) -> Token | None:
        """The longest known name that stands here, with a sign or the end after it."""
        for folded, name in self.longest_first:
            end = self.at + len(folded)
            stands_here = folded and self.folded_text.startswith(folded, self.at)
            if stands_here and _AFTER_NAME.match(self.folded_text, end):
                return self.take_node(end, Name(name, self.places[self.at]))
        return None

    def take_pattern(self) -> Token | None:
        """Words with a star, where they are names."""
        found = _PATTERN.match(self.text, self.at) if self.patterns else None
        if found is None:
            return None
        return self.take_node(found.end(), Name(found[0], self.places[self.at]))

    def take_number(self, start: int, *, exact: bool) -> Token:
        """A number that begins at `start`, and the word before it."""
        after = _AFTER_NUMBER.search(self.folded_text, start)
        end = after.start() if after else len(self.text)
        try:
            figure = parse_figure(self.text[start:end])
        except NotANumber as error:
            raise self.bad_at(start, error.message, error.hint) from None
        if exact:
            figure = made_exact(figure)
        return self.take_node(end, Number(figure, exact, self.places[self.at]))

    def take_sign(self) -> Token:
        """An operator, a comparison or the end of a parenthesis."""
        match = _SIGN.match(self.folded_text, self.at)
        if not match:
            raise self.bad_at(self.at, "Här saknas ett tecken.", EXAMPLE)
        twice = self.text[self.at : self.at + 2]
        if twice in _OTHERWISE:
            message = f"”{twice}” kan inte användas i ett samband."
            raise self.bad_at(self.at, message, f"Skriv {_OTHERWISE[twice]} i stället.")
        if match[0] == "≠":
            raise self.bad_at(self.at, "”≠” kan inte användas i ett samband.", _WHICH)
        sign = _SAME.get(match[0], match[0])
        kind: Kind = "operator"
        if sign == ")":
            kind = ")"
        elif sign in _COMPARISONS:
            kind = "comparison"
        return self.take(kind, match.end(), sign)

    def no_operand(self) -> BadRelation:
        """What to say of something that is neither a name nor a number."""
        after = _AFTER_UNKNOWN.search(self.folded_text, self.at)
        word = self.text[self.at : after.start() if after else len(self.text)]
        if not word or _SIGN.match(self.folded_text, self.at):
            return self.bad_at(self.at, "Här saknas ett namn eller ett tal.", EXAMPLE)
        names = {folded for folded, _ in self.longest_first}
        equals = _IS.search(word)
        if equals and _folded(word[: equals.start()]) in names:
            at = self.at + equals.start() + 1
            return self.bad_at(at, "”är” kan inte användas i ett samband.", _WHICH)
        message = f"Det finns ingen siffra som heter ”{word}”."
        return self.bad_at(self.at, message, self.hint_for(word, names), word)

    def hint_for(self, word: str, names: set[str]) -> str:
        """What was probably meant by a word that is no name."""
        if self.patterns:
            all_names = ", ".join(self.known)
            return (
                f"Skriv ett ord och * (beviljade *), eller ett av namnen {all_names}."
            )
        parts = _OPERATOR.split(_folded(word))
        if len(parts) > 1 and all(part in names or part.isdigit() for part in parts):
            return "Sätt blanksteg runt räknetecknet."
        close = get_close_matches(word, self.known, n=1)
        if close:
            return f"Menade du ”{close[0]}”?"
        names_known = first_words(self.known, _MOST_NAMES) or "inga"
        return f"Namn som finns: {names_known}."


def _with_single_blanks(text: str) -> tuple[str, list[int]]:
    """The text with every run of white space as one blank and none at its end, and the
    place of each of its characters, and of its end, in the text itself.
    """
    signs: list[str] = []
    places: list[int] = []
    after_blank = False
    for place, sign in enumerate(text):
        is_blank = sign.isspace()
        if not (is_blank and after_blank):
            signs.append(" " if is_blank else sign)
            places.append(place)
        after_blank = is_blank
    single = "".join(signs).rstrip()
    return single, [*places[: len(single)], len(text.rstrip())]


def _folded(text: str) -> str:
    """The text in small letters, each character in its place."""
    folded = text.casefold()
    if len(folded) == len(text):  # each character became one
        return folded
    return "".join(map(_folded_sign, text))


def _folded_sign(sign: str) -> str:
    folded = sign.casefold()
    return folded if len(folded) == 1 else sign
