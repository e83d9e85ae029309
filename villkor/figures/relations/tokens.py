"""The text of a relation → its names, numbers and signs, each with its place.

What may stand at a place depends on what stands before it: a name, a number or a parenthesis first
and after each sign, and a sign after those. So a name may hold anything, even a sign between
blanks, as long as a figure has it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Literal

from msgspec import Struct

from villkor.figures.number import NotANumber, made_exact, parse_figure
from villkor.figures.relations.tree import BadRelation, Name, Number

Kind = Literal["operand", "operator", "comparison", "minus", "(", ")", "end"]

_MOST_NAMES = 8  # that are listed
_MOST_TOKENS = 400  # a sum of every municipality in a region is less than 100
_SAME = {"-": "−", "–": "−", "*": "×", "<=": "≤", ">=": "≥", "~": "≈"}
_OTHERWISE = {"==": "=", "=>": "≥", "=<": "≤"}
_COMPARISONS = ("=", "≈", "≤", "≥", "<", ">")
_SHARE = r"andel av(?=[ (]|$)"
_SIGN = re.compile(rf"{_SHARE}|<=|>=|[-+−–×*/=≈~≠≤≥<>)]")
_MINUS = ("-", "−", "–")
_EXACTLY = re.compile(r"exakt (?=\d)")
# A hyphen, a dash or a slash between letters without blanks belongs to a name ("EU-medel"), also to
# a misspelt one.
_AFTER_NAME = re.compile(rf" ?(?:$|[+−×*=≈~≠≤≥<>)]|{_SHARE})| [-–/]|[-–/](?!\w)")
_AFTER_NUMBER = re.compile(rf" ?(?:$|[-+−–×*/=≈~≠≤≥<>()]|{_SHARE})")
_AFTER_UNKNOWN = re.compile(rf" ?(?:$|[=≈~≠≤≥<>()]|{_SHARE})| [-+−–×*/](?: |$)")
_PATTERN = re.compile(r"[^\W\d_][\w-]*(?: [\w-]+)* \*")
_HOW = "Skriv till exempel: beviljade + avslagna = inkomna, med blanksteg runt varje tecken."
_WHICH = "Skriv =, ≈, ≤ eller ≥ med blanksteg runt."


class Token(Struct, frozen=True):
    """A part of a relation, and at which character it begins.

    An operand has its node of the tree.
    """

    kind: Kind
    text: str
    offset: int
    node: Number | Name | None = None


def relation_tokens(text: str, known: Sequence[str], *, patterns: bool = False) -> list[Token]:
    """The parts of a relation between figures with the names known, and its end.

    `patterns`: names with a star in them, such as `beviljade *`, are names too, and the star is
    never a sign. Raises BadRelation at the first part that cannot be read.
    """
    return _Scanner(text, known, patterns=patterns).tokens()


class _Scanner:
    """Goes through the text with every run of white space as one blank, and knows where its
    characters came from.
    """

    def __init__(self, text: str, known: Sequence[str], *, patterns: bool) -> None:
        kept = [
            place
            for place, sign in enumerate(text)
            if not sign.isspace() or (place and not text[place - 1].isspace())
        ]
        self.text = "".join(
            " " if text[place].isspace() else text[place] for place in kept
        ).rstrip()
        self.places = [*kept[: len(self.text)], len(text.rstrip())]
        self.known = known
        self.folded = _folded(self.text)
        self.by_length = sorted(
            ((_folded(" ".join(name.split())), name) for name in known),
            key=lambda pair: -len(pair[0]),
        )
        self.patterns = patterns
        self.at = 0

    def tokens(self) -> list[Token]:
        found: list[Token] = []
        while True:
            if self.text[self.at : self.at + 1] == " ":
                self.at += 1
            wants_operand = not found or found[-1].kind not in {"operand", ")"}
            if self.at == len(self.text) and not wants_operand:
                return [*found, Token("end", "", self.places[self.at])]
            if len(found) == _MOST_TOKENS:
                raise self.bad(
                    "Sambandet är för långt.",
                    "Ge en del av det ett namn under nyckeltal, och använd namnet här.",
                )
            found.append(self.operand() if wants_operand else self.sign())

    def bad(
        self, message: str, hint: str = "", name: str = "", at: int | None = None
    ) -> BadRelation:
        return BadRelation(self.places[self.at if at is None else at], message, hint, name)

    def take(
        self, kind: Kind, end: int, node: Number | Name | None = None, text: str = ""
    ) -> Token:
        start, self.at = self.at, end
        return Token(kind, text or self.text[start:end], self.places[start], node)

    def operand(self) -> Token:
        """A name, a number, or what may stand before one."""
        if (name := self.name()) is not None:
            return name
        sign = self.text[self.at : self.at + 1]
        if sign == "(":
            return self.take("(", self.at + 1)
        if sign in _MINUS:
            return self.take("minus", self.at + 1)
        exactly = _EXACTLY.match(self.folded, self.at)
        if exactly or sign.isdigit():
            return self.number(exactly.end() if exactly else self.at)
        raise self.unknown()

    def name(self) -> Token | None:
        """The longest known name that stands here, with a sign or the end after it."""
        for folded, name in self.by_length:
            end = self.at + len(folded)
            if (
                folded
                and self.folded.startswith(folded, self.at)
                and _AFTER_NAME.match(self.folded, end)
            ):
                return self.take("operand", end, Name(name, self.places[self.at]))
        pattern = _PATTERN.match(self.text, self.at) if self.patterns else None
        return (
            self.take("operand", pattern.end(), Name(pattern[0], self.places[self.at]))
            if pattern
            else None
        )

    def number(self, start: int) -> Token:
        end = next(_AFTER_NUMBER.finditer(self.folded, start)).start()
        try:
            figure = parse_figure(self.text[start:end])
        except NotANumber as error:
            raise self.bad(error.message, error.hint, at=start) from None
        exact = start > self.at
        if exact:
            figure = made_exact(figure)
        return self.take("operand", end, Number(figure, exact, self.places[self.at]))

    def sign(self) -> Token:
        """An operator, a comparison or the end of a parenthesis."""
        match = _SIGN.match(self.folded, self.at)
        if not match:
            raise self.bad("Här saknas ett tecken.", _HOW)
        twice = self.text[self.at : self.at + 2]
        if twice in _OTHERWISE:
            raise self.bad(
                f"”{twice}” kan inte användas i ett samband.",
                f"Skriv {_OTHERWISE[twice]} i stället.",
            )
        if match[0] == "≠":
            raise self.bad("”≠” kan inte användas i ett samband.", _WHICH)
        sign = _SAME.get(match[0], match[0])
        kind: Kind = ")" if sign == ")" else "comparison" if sign in _COMPARISONS else "operator"
        return self.take(kind, match.end(), text=sign)

    def unknown(self) -> BadRelation:
        """What to say of something that is neither a name nor a number."""
        word = self.text[self.at : next(_AFTER_UNKNOWN.finditer(self.folded, self.at)).start()]
        if not word or _SIGN.match(self.folded, self.at):
            return self.bad("Här saknas ett namn eller ett tal.", _HOW)
        names = {folded for folded, _ in self.by_length}
        equals = re.search(r" är\b", word)
        if equals and _folded(word[: equals.start()]) in names:
            return self.bad(
                "”är” kan inte användas i ett samband.", _WHICH, at=self.at + equals.start() + 1
            )
        if self.patterns:
            hint = (
                f"Skriv ett ord och * (beviljade *), eller ett av namnen {', '.join(self.known)}."
            )
        elif len(parts := re.split(r"[-+−–×*/]", _folded(word))) > 1 and all(
            part in names or part.isdigit() for part in parts
        ):
            hint = "Sätt blanksteg runt räknetecknet."
        else:
            close = get_close_matches(word, self.known, n=1)
            hint = f"Menade du ”{close[0]}”?" if close else f"Namn som finns: {_some(self.known)}."
        return self.bad(f"Det finns ingen siffra som heter ”{word}”.", hint, word)


def _some(names: Sequence[str]) -> str:
    """The names, or the first of them and how many there are besides."""
    more = f" och {len(names) - _MOST_NAMES} till" if len(names) > _MOST_NAMES else ""
    return f"{', '.join(names[:_MOST_NAMES]) or 'inga'}{more}"


def _folded(text: str) -> str:
    """The text in small letters, each character in its place."""
    return "".join(folded if len(folded := sign.casefold()) == 1 else sign for sign in text)
