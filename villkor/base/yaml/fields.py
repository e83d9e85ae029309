"""Typed reading of YAML nodes: text, lists and mappings by key, every fault collected
with its place.

Forms and reports are read by the same means, so that a form author and an officer get
equally good messages: what stands there, what should, and the key that was probably
meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as AbstractSequence

from villkor.base.diagnostic import Finding, Where
from villkor.base.faults import Fault, FaultKind
from villkor.base.hints import closest, did_you_mean
from villkor.base.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence

DASHES = "Skriv en rad för varje del, och börja den med bindestreck och blanksteg."
_KEYS_BELOW = (
    "Skriv nycklarna på var sin rad under, indragna två blanksteg, med kolon och värde."
)
INDENT = "Dra in raden två blanksteg, och likaså de rader under som hör dit."
_NO_BLANK = re.compile(r"\w+:(?=[^\s/])")  # svar:ja, but not https://
_DASH_WITHOUT_BLANK = re.compile(r"-\S")


def no_blank(node: Node) -> Where | None:
    """Where the blank is missing, if a text begins as a key whose colon has none after
    it (`svar:ja`), which makes it no key.
    """
    if not isinstance(node, Scalar) or node.style:
        return None
    match = _NO_BLANK.match(node.text)
    return node.at(match.end()) if match else None


class Values(dict[str, Node]):
    """What stands under the keys of a mapping, and where each key stands.

    `meant` are the known keys that unknown ones were probably meant for.
    """

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[str, Where] = {}
        self.meant: set[str] = set()

    def lacks(self, key: str) -> bool:
        """Whether nothing is written for a key.

        What is written but cannot be read is a fault already, and is not also missing.
        """
        return key not in self.meant and (key not in self or _empty(self[key]))

    def misread(self, read: dict[str, object]) -> frozenset[str]:
        """The keys among those read that gave nothing, though something is written for
        them.
        """
        empty = {key for key, found in read.items() if found is None}
        return frozenset(key for key in empty if not self.lacks(key))


def _empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.empty


class Reader:
    """Reads nodes and collects faults. One for each file."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def fault(
        self,
        kind: FaultKind,
        where: Where,
        message: str,
        hint: str = "",
        question: str = "",
    ) -> None:
        """Note a fault."""
        self.faults.append((kind, Finding(where, message, hint, question)))

    def values(
        self,
        mapping: Mapping | None,
        known: AbstractSequence[str] | None = None,
        doubled: str = "",
    ) -> Values:
        """The values of a mapping by key, without doubled keys and, if `known` is
        given, without unknown ones: both are faults.

        `doubled` is the hint for a doubled key, where there is a better one than to
        merge or remove.
        """
        found = Values()
        above = ""  # the known key last met, if nothing stands under it
        if mapping is None:
            return found
        for entry in mapping.entries:
            key, where = entry.key.text, entry.key.where
            if key in found:
                line = found.places[key].line
                message = f"”{key}” står redan på rad {line}. Bara den första räknas."
                hint = doubled or "Slå ihop de två, eller ta bort den ena."
                self.fault(FaultKind.DUPLICATE_KEY, where, message, hint)
            elif known is None or key in known:
                found[key], found.places[key] = entry.value, where
                above = key if _empty(entry.value) else ""
            else:
                self._unknown_key(entry.key, known, above, found)
        return found

    def _unknown_key(
        self,
        key: Scalar,
        known: AbstractSequence[str],
        above: str,
        found: Values,
    ) -> None:
        """An unknown key: misspelt, or slid out from an empty key above, and then all
        the lines that have slid out are one fault.
        """
        close = closest(key.text, known)
        message = f"Okänd nyckel: ”{key.text}”."
        if close or not above:
            self.fault(
                FaultKind.UNKNOWN_KEY,
                key.where,
                message,
                did_you_mean(key.text, known),
            )
        elif above not in found.meant:
            hint = f"Hör raden till ”{above}” ovanför? {INDENT}"
            self.fault(FaultKind.UNKNOWN_KEY, key.where, message, hint)
        found.meant.add(close or above)

    def mapping(
        self,
        node: Node | None,
        what: str,
        example: str = "",
        question: str = "",
    ) -> Mapping | None:
        """The node as a mapping, or None. An empty value is None without a fault."""
        match node:
            case Mapping():
                return node
            case None:
                return None
            case Scalar() if node.empty:
                return None
        where = no_blank(node)
        if where:
            message = "Det ska vara ett blanksteg efter kolonet."
            hint = "Sätt ett blanksteg mellan kolonet och värdet."
            self.fault(FaultKind.WRONG_TYPE, where, message, hint, question)
        else:
            message = f"{what} ska bestå av nycklar med värden."
            hint = example or _KEYS_BELOW
            self.fault(FaultKind.WRONG_TYPE, node.where, message, hint, question)
        return None

    def under(
        self,
        values: Values,
        key: str,
        known: AbstractSequence[str],
        example: str = "",
    ) -> Values:
        """The values of the mapping under a key.

        If what stands there cannot be read, nothing is missing from it.
        """
        mapping = self.mapping(values.get(key), f"”{key}”", example)
        found = self.values(mapping, known)
        if mapping is None and not values.lacks(key):
            found.meant.update(known)
        return found

    def sequence(
        self,
        node: Node | None,
        what: str,
        example: str = "",
    ) -> tuple[Node, ...]:
        """The items of a list.

        An empty value is an empty list; anything else is a fault.
        """
        match node:
            case Sequence():
                return node.items
            case None:
                return ()
            case Scalar() if node.empty:
                return ()
        self.fault(
            FaultKind.WRONG_TYPE,
            node.where,
            f"{what} ska vara en lista.",
            example or DASHES,
        )
        return ()

    def scalar(self, node: Node | None, what: str) -> Scalar | None:
        """The node as text, or None if it is absent or empty."""
        match node:
            case None:
                return None
            case Scalar():
                return None if node.empty else node
        hint = "Skriv bara texten, på samma rad, utan bindestreck och hakparenteser."
        self.fault(FaultKind.WRONG_TYPE, node.where, f"{what} ska vara text.", hint)
        return None

    def uncut(self, scalar: Scalar | None) -> Scalar | None:
        """The same text.

        If a comment takes its end away, that is a fault: the officer meant a sign, as
        in "projekt #3".
        """
        if scalar is not None and scalar.cut is not None:
            message = "Texten efter # läses som en kommentar och kommer inte med."
            hint = (
                "Skriv texten på egna rader under | (lodstreck), eller "
                "inom citattecken."
            )
            self.fault(FaultKind.CUT_TEXT, scalar.cut, message, hint)
        return scalar

    def line(self, values: dict[str, Node], key: str) -> Scalar | None:
        """The text under a key, or None if it is absent.

        A comment that takes a word of it away is a fault.
        """
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
            if _stands_on_one_line(node) and not _DASH_WITHOUT_BLANK.match(node.text):
                return (node,)
            message = f"Raderna under {what} läses som en enda text."
            self.fault(FaultKind.WRONG_TYPE, node.where, message, DASHES)
            return ()
        found: list[Scalar] = []
        for item in self.sequence(node, what):
            scalar = self._item(item, what)
            if scalar is not None:
                found.append(scalar)
        return tuple(found)

    def _item(self, node: Node, what: str) -> Scalar | None:
        """An item of a list of texts.

        A colon in it makes YAML read it as a key: a usual slip with a remedy of its
        own.
        """
        match node:
            case Mapping(entries=(Entry(key, Scalar() as value),)):
                words = f"{key.text}: {value.text.strip()}"
                message = "Raden innehåller ett kolon och läses därför som en nyckel."
                hint = f'Skriv den inom raka citattecken: - "{words}"'
                self.fault(FaultKind.WRONG_TYPE, node.where, message, hint)
                return None
        return self.scalar(node, what)


def _stands_on_one_line(scalar: Scalar) -> bool:
    if scalar.style in {"|", ">"}:
        return "\n" not in scalar.text.strip()
    return scalar.one_line
