"""A rule: what it looks for, how much it weighs, and its page in the manual."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from msgspec import Struct

from villkor.base.diagnostic import Diagnostic, Finding, Severity, UserError, Where
from villkor.base.lazy_pattern import lazy_pattern

Subject = TypeVar("Subject")

PAGE_LABELS = ("Varför: ", "Fel: ", "Rätt: ", "Källa: ")
_LETTERS = "VK"  # that each code begins with
_ADDRESS_CUT = lazy_pattern(r"(?<!\S)https?://\S+/$")


def _docstring_of(function: object) -> str:
    """The docstring of a rule; read from its source if Python has thrown it away (-OO).

    The pages are data, and no help for programmers alone.
    """
    kept = function.__doc__ if callable(function) else ""
    if kept or sys.flags.optimize <= 1:
        return kept or ""
    source: Any = function
    definition: Any = ast.parse(inspect.getsource(source)).body[0]
    return ast.get_docstring(definition) or ""


class Rule(Struct, Generic[Subject], frozen=True):
    """A rule of a catalogue.

    It checks a subject (a report, a Word file), or reviews what the other rules found
    in it.

    A review is also told the weight of every rule of the catalogue, by its code.
    """

    code: str
    name: str
    severity: Severity
    check: Callable[[Subject], Iterator[Finding]] | None = None
    review: (
        Callable[
            [Subject, Sequence[Diagnostic], Mapping[str, Severity]], Iterator[Finding]
        ]
        | None
    ) = None

    @property
    def page(self) -> str:
        """Its page in the manual: the docstring with each of its parts on one line.

        An address that is cut after a slash goes on in the next line without a blank.
        """
        docstring = inspect.cleandoc(_docstring_of(self.check or self.review))
        parts: list[str] = []
        for line in docstring.splitlines():
            if not line or not parts or not parts[-1] or line.startswith(PAGE_LABELS):
                parts.append(line)
            elif _ADDRESS_CUT.search(parts[-1]):
                parts[-1] += line
            else:
                parts[-1] += f" {line}"
        return "\n".join(parts)

    def stamp(self, finding: Finding) -> Diagnostic:
        """The finding as a diagnostic of this rule."""
        return Diagnostic(
            self.code,
            self.name,
            self.severity,
            finding.where,
            finding.message,
            finding.hint,
            finding.question,
        )


ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def weight_and_place(diagnostic: Diagnostic) -> tuple[int, Where, str, str]:
    """By what diagnostics of one file are sorted: errors first, then down the file."""
    weight = ORDER[diagnostic.severity]
    return weight, diagnostic.where, diagnostic.code, diagnostic.message


def chosen_rules(
    rules: Sequence[Rule[Subject]],
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> list[Rule[Subject]]:
    """The rules whose code begins as one of `select` says (all, if it is empty), and as
    none of `ignore`.
    """
    return [rule for rule in rules if is_chosen(rule.code, select, ignore)]


def is_chosen(
    code: str,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
) -> bool:
    """Whether a code begins as one of `select` says (any does, if it is empty), and as
    none of `ignore`.
    """
    if select and not _begins(code, select):
        return False
    return not _begins(code, ignore)


def _begins(code: str, beginnings: Collection[str]) -> bool:
    return any(code.startswith(beginning.upper()) for beginning in beginnings)


def codes_beginning(beginning: str, rules: Sequence[Rule[Subject]]) -> list[str]:
    """The codes of the rules that begin so, in capitals or not."""
    codes = (rule.code for rule in rules)
    return [code for code in codes if _begins(code, [beginning])]


def beginning_known(beginning: str, rules: Sequence[Rule[Subject]]) -> str:
    """The beginning of a code as given with --select and --ignore.

    Raises UserError if the code of no rule begins so.
    """
    if not codes_beginning(beginning, rules):
        raise UserError(
            f"Ingen regels kod börjar på ”{beginning}”.",
            _meant_code(beginning, rules),
        )
    return beginning


def _meant_code(beginning: str, rules: Sequence[Rule[Subject]]) -> str:
    """A hint for the number or the name of a rule, or nothing like either."""
    for rule in rules:
        if beginning.casefold() in {rule.name, rule.code.removeprefix(_LETTERS)}:
            return f"Menade du {rule.code}?"
    return "Koderna visas med villkor explain."
