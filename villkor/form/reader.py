"""Typed reading of the files in templates/: what is missing or of the wrong kind is
told with file, line and column.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from villkor.base.diagnostic import Where
from villkor.base.faults import Fault, FaultKind
from villkor.base.hints import did_you_mean
from villkor.base.yaml.compose import parse_yaml
from villkor.base.yaml.fields import Reader
from villkor.base.yaml.nodes import Node, Scalar
from villkor.figures.dates import read_day

_MOST_DIGITS = 9  # of a year, or of how many: Python refuses to read thousands


def fault_messages(faults: Iterable[Fault]) -> list[str]:
    """The faults in the order of the file, each as `path:line:column: text`."""
    told = []
    findings = [finding for _, finding in faults]
    for finding in sorted(findings, key=lambda each: each.where):
        words = " ".join(
            filter(
                None,
                (finding.message, finding.hint),
            )
        )
        told.append(f"{finding.where}: {words}")
    return told


def place_in(
    values: Mapping[str, Node] | None,
    name: str,
    otherwise: Where,
) -> Where:
    """Where a heading or question says something, or where it begins."""
    if not values:
        return otherwise
    node = values.get(name) or values.get("id")
    return node.where if node else otherwise


class FormReader(Reader):
    """Reads the values of a file.

    Every fault is noted and a stand-in used, so that all are found in one go.
    """

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.parts: dict[str, dict[str, Node]] = {}

    def keep_part(self, key: str, values: dict[str, Node]) -> None:
        """Remember where a heading or question stands, the first of its id."""
        self.parts.setdefault(key, values)

    def top(self, source: str) -> Node | None:
        """The top node of a file, or None."""
        node, findings = parse_yaml(source, self.path)
        self.faults += [(FaultKind.YAML, finding) for finding in findings]
        return node

    def part(self, node: Node | None, keys: tuple[str, ...]) -> dict[str, Node]:
        """The values of a part by key, which must be one of the keys."""
        mapping = self.mapping(node, "Delen")
        return self.values(mapping, keys) if mapping else {}

    def required(self, values: dict[str, Node], key: str, node: Node) -> str:
        """The text under a key that must be there."""
        text = self.text(values, key)
        if key not in values:
            self.fault(
                FaultKind.MISSING,
                node.where,
                f"”{key}” saknas.",
            )
        elif not text and isinstance(values[key], Scalar):
            self.fault(
                FaultKind.MISSING,
                values[key].where,
                f"”{key}” saknar värde.",
            )
        return text

    def number(self, values: dict[str, Node], key: str, node: Node) -> int:
        """A whole number under a key that must be there: a year, or how many."""
        text = self.required(values, key, node)
        if text.isdecimal() and len(text) <= _MOST_DIGITS:
            return int(text)
        if text.isdecimal():
            message = f"”{key}” är ett för stort tal."
            self.fault(FaultKind.NUMBER, values[key].where, message)
        elif text:
            message = f"”{key}” ska vara ett heltal, inte ”{text}”."
            self.fault(FaultKind.NUMBER, values[key].where, message)
        return 0

    def flag(self, values: dict[str, Node], key: str) -> bool:
        """Whether there is a yes under a key."""
        text = self.text(values, key)
        if text not in {"", "ja", "nej"}:
            self.fault(
                FaultKind.UNKNOWN_VALUE,
                values[key].where,
                f"”{key}” ska vara ja eller nej, inte ”{text}”.",
            )
        return text == "ja"

    def words(self, values: dict[str, Node], key: str) -> tuple[str, ...]:
        """A list of words."""
        return tuple(
            scalar.text.strip()
            for scalar in self.scalars(
                values.get(key),
                f"”{key}”",
            )
        )

    def named(self, values: dict[str, Node], key: str) -> dict[str, Node]:
        """The parts under a key that have names of their own: recipients, tables."""
        mapping = self.mapping(values.get(key), f"”{key}”")
        return self.values(mapping) if mapping else {}

    def day(self, values: dict[str, Node], key: str, node: Node) -> date:
        """A day under a key that must be there."""
        text = self.required(values, key, node)
        day = read_day(text)
        if text and day is None:
            self.fault(
                FaultKind.WRONG_TYPE,
                values[key].where,
                f"”{key}” ska vara ett datum som 2023-02-21, inte ”{text}”.",
            )
        return day or date.min

    def one_of(
        self,
        values: dict[str, Node],
        key: str,
        node: Node,
        known: tuple[str, ...],
    ) -> str:
        """The word under a key that must be there, if it is one of those known."""
        text = self.required(values, key, node)
        if text in known:
            return text
        if text:
            message, hint = (
                f"”{key}” kan inte vara ”{text}”.",
                did_you_mean(text, known),
            )
            self.fault(
                FaultKind.UNKNOWN_VALUE,
                values[key].where,
                message,
                hint,
            )
        return ""
