"""What stands between { and } in a text: `{siffra: namn | enhet}`, `{tabell: namn}`,
`{diagram: namn}`. How it is written, not what it means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from msgspec import Struct

from villkor.base.lazy_pattern import lazy_pattern

FIGURE, TABLE, CHART = "siffra", "tabell", "diagram"
KINDS = (FIGURE, TABLE, CHART)
WHAT_KIND = {FIGURE: "en siffra", TABLE: "en tabell", CHART: "ett diagram"}
"""What each kind is called in a sentence."""

_BRACES = re.compile(
    r"""
    (?P<open> \{+)
    (?P<inside> (?: [^{}\n] | \n (?! [ \t]* (?: \n | \Z ) ) )* )  # over breaks, not an empty line
    (?P<close> \}+)
    |                                                   # {siffra: medel}
    \{+
    (?P<rest> [^{}\n]* )                                # {siffra: medel, to the end of the line
    """,
    re.VERBOSE,
)
# (siffra: medel), [siffra: medel], <siffra: medel>; but [siffra: medel](https://…) is a link
_BRACKETS = lazy_pattern(
    r"""
    (?i) [(\[<] [ ]{0,2} (?P<kind> siffra | tabell | diagram ) [ ]{0,2} :
    (?P<name> [^()\[\]<>{}\n]{1,100} ) [)\]>] (?! \( )
    """,
    re.VERBOSE,
)
_HEAD = re.compile(r"\s*([^\W\d_]+)\s*(:?)")
_DECIMALS = re.compile(r"([0-9]{1,9}) decimal(?:er)?", re.IGNORECASE)
_ALL_BUT_BREAKS = re.compile(r"[^\n]")
# as difflib reckons: ”sifra” and ”tabeller” are slips, ”figur” is another word
_ALIKE = 0.75


class Trouble(Struct, frozen=True):
    """Why a reference cannot be followed, and what to do instead, in Swedish."""

    message: str
    hint: str


class Reference(Struct, frozen=True):
    """A reference in a text: what kind of thing it asks for, by which name, in which
    unit and with how many decimals (None: those that suit), and where it begins and
    ends.

    With `fault` it is not written as it should be.
    """

    kind: str
    name: str
    unit: str
    decimals: int | None
    start: int
    stop: int
    fault: Trouble | None = None


def references_in(text: str) -> Iterator[Reference]:
    """The references of a text.

    Other braces than those that are meant as one are let be.
    """
    for match in _braces_in(text):
        inside = match["inside"] if match["rest"] is None else match["rest"]
        head = _HEAD.match(inside)
        if head is None:
            continue
        kind = _meant_kind(head[1].casefold())
        if kind:
            yield _reference(match, head, kind)


def _meant_kind(word: str) -> str:
    """The kind that a word is or is meant as, or ""."""
    if word in KINDS:  # as nearly always, and difflib takes long
        return word
    close = get_close_matches(word, KINDS, n=1, cutoff=_ALIKE)
    return close[0] if close else ""


def other_braces(text: str) -> Iterator[tuple[int, str]]:
    """What else stands within braces, and where: a name may have been meant."""
    known = {reference.start for reference in references_in(text)}
    for match in _braces_in(text):
        if match.start() not in known:
            yield match.start(), " ".join((match["inside"] or "").split())


def masked_text(text: str) -> str:
    """The text with every reference covered by signs that are neither letters, digits
    nor blanks, so that offsets hold.
    """
    # put together once: a text may hold a hundred thousand references
    pieces: list[str] = []
    done = 0
    for reference in references_in(text):
        pieces.append(text[done : reference.start])
        covered = text[reference.start : reference.stop]
        pieces.append(_ALL_BUT_BREAKS.sub(COVER, covered))
        done = reference.stop
    pieces.append(text[done:])
    return "".join(pieces)


def other_brackets(text: str) -> Iterator[tuple[int, str, str]]:
    """What is meant as a reference within brackets of another kind, as `(siffra: x)`:
    where, its kind, and what stands after the colon.
    """
    for match in _BRACKETS.finditer(text):
        yield match.start(), match["kind"].casefold(), " ".join(match["name"].split())


COVER = "\N{OBJECT REPLACEMENT CHARACTER}"


def uncovered_text(text: str) -> str:
    """A covered text as a message can quote it."""
    return re.sub(f"{COVER}+", "…", text)


def _braces_in(text: str) -> Iterator[re.Match[str]]:
    if "{" in text:  # most texts have none, and are not searched
        yield from _BRACES.finditer(text)


def _reference(match: re.Match[str], head: re.Match[str], kind: str) -> Reference:
    inside = head.string[head.end() :]
    name, *units = (" ".join(part.split()) for part in inside.split("|"))
    unit, decimals = _unit_and_decimals(units)
    fault = next(_faults(match, head, kind, name, units), None)
    return Reference(kind, name, unit, decimals, match.start(), match.end(), fault)


def _unit_and_decimals(units: list[str]) -> tuple[str, int | None]:
    """What stands after |: a unit, and after a comma how many decimals."""
    unit, _, asked = (units[0] if units else "").partition(",")
    number = _DECIMALS.fullmatch(asked.strip())
    return unit.strip(), int(number[1]) if number else None


def _faults(
    match: re.Match[str],
    head: re.Match[str],
    kind: str,
    name: str,
    units: list[str],
) -> Iterator[Trouble]:
    """What is wrong with how a reference is written, and what to do instead."""
    if head[1].casefold() != kind:
        yield Trouble(
            f"”{head[1]}” är inget som villkor kan hämta.",
            f"Menade du ”{kind}”?",
        )
    if match["rest"] is not None:
        message = f"Hänvisningen till {WHAT_KIND[kind]} slutar inte med tecknet }}."
        yield Trouble(message, f"Skriv {{{kind}: namn}}.")
    elif match["open"] != "{" or match["close"] != "}":
        message = "Hänvisningen står inom mer än ett par { }."
        yield Trouble(message, "Skriv en { före och en } efter.")
    if not head[2]:
        yield Trouble(
            f"Det saknas ett kolon efter ”{head[1]}”.",
            f"Skriv {{{kind}: namn}}.",
        )
    if not name:
        yield Trouble("Hänvisningen saknar namn.", f"Skriv {{{kind}: namn}}.")
    if units and kind != FIGURE:
        message = f"{WHAT_KIND[kind].capitalize()} har ingen enhet."
        yield Trouble(message, f"Skriv {{{kind}: {name}}}.")
    if len(units) > 1 or "" in units:
        hint = f"Skriv till exempel {{{kind}: {name} | mnkr}}."
        yield Trouble("Efter | ska det stå en enda enhet.", hint)
    elif units:
        yield from _decimal_faults(name, units[0])


def _decimal_faults(name: str, asked: str) -> Iterator[Trouble]:
    """What is wrong with how a number of decimals is asked for."""
    unit, comma, number = (part.strip() for part in asked.partition(","))
    if _DECIMALS.fullmatch(unit) or (comma and not unit):
        yield Trouble(
            "Antalet decimaler ska stå efter en enhet.",
            f"Skriv till exempel {{{FIGURE}: {name} | mnkr, 2 decimaler}}.",
        )
    elif comma and not _DECIMALS.fullmatch(number):
        yield Trouble(
            f"”{number}” är inget antal decimaler."
            if number
            else "Efter kommat saknas antalet decimaler.",
            f"Skriv till exempel {{{FIGURE}: {name} | {unit}, 2 decimaler}}.",
        )
