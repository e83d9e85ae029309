"""Typed reading of YAML nodes: text, lists and mappings by key, every fault collected with its place.

`load_form` and `load_report` read different files by the same means, so that a form author and an officer get equally
good messages: what stands there, what should, and the key that was probably meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Sequence as AbstractSequence
from difflib import get_close_matches
from typing import Literal

from villkor.diagnostic import Finding, Where
from villkor.yaml_text import Entry, Mapping, Node, Scalar, Sequence

# What kinds of fault a reader meets. Each kind is a rule of its own in `rules.structure`.
FaultKind = Literal[
    "yaml",
    "encoding",
    "unreadable",
    "duplicate key",
    "unknown key",
    "wrong type",
    "missing",
    "unknown value",
    "unknown question",
    "cut text",
    "misplaced question",
    "answered twice",
    "missing file",
    "unknown file",
    "unknown form",
    "last year",
    "number",
]
Fault = tuple[FaultKind, Finding]

_DASHES = "Skriv en rad för varje del, och börja den med bindestreck och blanksteg."


def closest(word: str, known: Iterable[str]) -> str:
    """The known word that is most like a misspelt one, or "" if none is."""
    folded = {candidate.casefold(): candidate for candidate in known}
    return next((folded[match] for match in get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)), "")


def did_you_mean(word: str, known: Iterable[str], otherwise: str | None = None) -> str:
    """A hint that names the closest known word; else `otherwise`, or if that is None all words, if they are few."""
    words = list(known)
    if close := closest(word, words):
        return f"Menade du ”{close}”?"
    if otherwise is not None:
        return otherwise
    return f"Här kan stå: {', '.join(words)}." if len(words) <= 12 else ""  # noqa: PLR2004 - a line's worth of words


class Reader:
    """Reads nodes and collects faults. One for each file."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def fault(self, kind: FaultKind, where: Where, message: str, hint: str = "", question: str = "") -> None:
        """Note a fault."""
        self.faults.append((kind, Finding(where, message, hint, question)))

    def entries(self, mapping: Mapping, known: AbstractSequence[str] | None = None, doubled: str = "") -> Iterator[Entry]:
        """The entries of a mapping, without doubled keys and, if `known` is given, without unknown ones: both are faults.

        `doubled` is the hint for a doubled key, where there is a better one than to merge or remove.
        """
        seen: dict[str, Where] = {}
        above = ""  # the known key last met, if nothing stands under it
        for entry in mapping.entries:
            key = entry.key.text
            if key in seen:
                message = f"”{key}” står redan på rad {seen[key].line}. Bara den första räknas."
                self.fault("duplicate key", entry.key.where, message, doubled or "Slå ihop de två, eller ta bort den ena.")
            elif known is not None and key not in known:
                indent = f"Hör raden till ”{above}” ovanför? Dra in den två blanksteg." if above and not closest(key, known) else ""
                self.fault("unknown key", entry.key.where, f"Okänd nyckel: ”{key}”.", indent or did_you_mean(key, known))
            else:
                seen[key] = entry.key.where
                above = key if isinstance(entry.value, Scalar) and entry.value.empty else ""
                yield entry

    def values(self, mapping: Mapping, known: AbstractSequence[str] | None = None, doubled: str = "") -> dict[str, Node]:
        """The values of a mapping by key. See `entries`."""
        return {entry.key.text: entry.value for entry in self.entries(mapping, known, doubled)}

    def mapping(self, node: Node | None, what: str, example: str = "") -> Mapping | None:
        """The node as a mapping, or None. An empty value is None without a fault."""
        match node:
            case Mapping():
                return node
            case None:
                return None
            case Scalar() if node.empty:
                return None
        self.fault("wrong type", node.where, f"{what} ska bestå av nycklar med värden.", example)
        return None

    def sequence(self, node: Node | None, what: str, example: str = "") -> tuple[Node, ...]:
        """The items of a list. An empty value is an empty list; anything else is a fault."""
        match node:
            case Sequence():
                return node.items
            case None:
                return ()
            case Scalar() if node.empty:
                return ()
        self.fault("wrong type", node.where, f"{what} ska vara en lista.", example or _DASHES)
        return ()

    def scalar(self, node: Node | None, what: str) -> Scalar | None:
        """The node as text, or None if it is absent or empty."""
        match node:
            case None:
                return None
            case Scalar():
                return None if node.empty else node
        hint = "Skriv | (lodstreck) efter kolonet och texten på raderna under, med två blanksteg före."
        self.fault("wrong type", node.where, f"{what} ska vara text.", hint)
        return None

    def uncut(self, scalar: Scalar | None) -> Scalar | None:
        """The same text. If a comment takes its end away, that is a fault: the officer meant a sign, as in "projekt #3"."""
        if scalar is not None and scalar.cut is not None:
            message = "Texten efter # läses som en kommentar och kommer inte med."
            self.fault("cut text", scalar.cut, message, "Skriv texten på egna rader under | (lodstreck), eller inom citattecken.")
        return scalar

    def line(self, values: dict[str, Node], key: str) -> Scalar | None:
        """The text under a key, or None if it is absent. A comment that takes a word of it away is a fault."""
        scalar = self.scalar(values.get(key), f"”{key}”")
        if scalar and scalar.cuts_word:
            self.uncut(scalar)
        return scalar

    def text(self, values: dict[str, Node], key: str) -> str:
        """The text under a key, stripped; "" if absent. See `line`."""
        scalar = self.line(values, key)
        return scalar.text.strip() if scalar else ""

    def scalars(self, node: Node | None, what: str) -> tuple[Scalar, ...]:
        """A list of texts. A single text on one line is taken as a list of one."""
        if isinstance(node, Scalar) and not node.empty:
            one_line = "\n" not in node.text.strip() if node.style in {"|", ">"} else node.one_line
            if one_line and not re.match(r"-\S", node.text):
                return (node,)
            self.fault("wrong type", node.where, f"Raderna under {what} läses som en enda text.", _DASHES)
            return ()
        found = (self._item(item, what) for item in self.sequence(node, what))
        return tuple(item for item in found if item)

    def _item(self, node: Node, what: str) -> Scalar | None:
        """An item of a list of texts. A colon in it makes YAML read it as a key: a usual slip with a remedy of its own."""
        if isinstance(node, Mapping) and len(node.entries) == 1 and isinstance(value := node.entries[0].value, Scalar):
            words = f"{node.entries[0].key.text}: {value.text.strip()}"
            self.fault(
                "wrong type",
                node.where,
                "Raden innehåller ett kolon och läses därför som en nyckel.",
                f'Skriv den inom raka citattecken: - "{words}"',
            )
            return None
        return self.scalar(node, what)
