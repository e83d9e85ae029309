"""Which rules are to be tried by `check`, and what findings make it fail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from villkor.base.diagnostic import Diagnostic, Severity, UserError
from villkor.base.lazy import lazy_module
from villkor.rules.rule import Rule, beginning_known, codes_beginning

if TYPE_CHECKING:
    from villkor.rules import catalogue
    from villkor.rules.form import form_rules
    from villkor.rules.word import gate
else:
    catalogue = lazy_module("villkor.rules.catalogue")
    form_rules = lazy_module("villkor.rules.form.form_rules")
    gate = lazy_module("villkor.rules.word.gate")


class Chosen(Struct, frozen=True):
    """What --select, --ignore, --strict and --quiet say.

    Codes are beginnings of codes of rules.
    """

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    strict: bool
    quiet: bool = False

    @property
    def partial(self) -> bool:
        """Whether not every rule is tried."""
        return bool(self.select or self.ignore)

    def is_refused(self, diagnostics: Iterable[Diagnostic]) -> bool:
        """Whether the findings give exit code 1."""
        refused = (
            {Severity.ERROR, Severity.WARNING} if self.strict else {Severity.ERROR}
        )
        return any(diagnostic.severity in refused for diagnostic in diagnostics)


def split_codes(words: Sequence[str] | None) -> tuple[str, ...]:
    """Codes as given with an option: several times, or with commas between."""
    return tuple(",".join(words or ()).replace(",", " ").split())


class RulesOf(Enum):
    """What is checked, and by which rules."""

    REPORT = auto()
    WORD_FILE = auto()
    FORM = auto()


_WHAT = {
    RulesOf.REPORT: ("rapporter", "en rapport", "villkor check utan --docx och --form"),
    RulesOf.WORD_FILE: ("Word-filer", "en Word-fil", "villkor check --docx FIL"),
    RulesOf.FORM: ("formulär", "ett formulär", "villkor check --form MAPP"),
}
"""Their name in the plural, one of them, and how it is checked."""


def known_codes(chosen: Chosen, checked: RulesOf = RulesOf.REPORT) -> None:
    """Raise UserError if no rule of what is checked has a code that begins as a chosen
    one says.
    """
    for code in (*chosen.select, *chosen.ignore):
        if not codes_beginning(code, _rules_of(checked)):
            _tell_other_rules(code, checked)


def _rules_of(checked: RulesOf) -> Sequence[Rule[Any]]:
    """The rules of Word files and forms are imported when they are asked for."""
    if checked is RulesOf.WORD_FILE:
        return gate.WORD_RULES
    if checked is RulesOf.FORM:
        return form_rules.FORM_RULES
    return catalogue.RULES


def _tell_other_rules(code: str, checked: RulesOf) -> None:
    """Say what the rules of a code are for, or which code was probably meant."""
    for other in RulesOf:
        codes = codes_beginning(code, _rules_of(other))
        if codes:
            several, one, how = _WHAT[other]
            raise UserError(
                f"{_rules_are(code, codes)} för {several}, och här granskas "
                f"{_WHAT[checked][1]}.",
                f"{one[0].upper()}{one[1:]} granskas med {how}.",
            )
    beginning_known(code, catalogue.RULES)


def _rules_are(code: str, codes: Sequence[str]) -> str:
    if len(codes) == 1:
        return f"{code} är en regel"
    return f"{code} är regler"
