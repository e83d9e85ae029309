"""Which rules are to be tried by `check`, and what findings make it fail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from villkor.base.diagnostic import Diagnostic, Severity, UserError
from villkor.base.lazy import lazy_module
from villkor.rules.rule import beginning_known, codes_beginning

if TYPE_CHECKING:
    from villkor.rules import catalogue
    from villkor.rules.word import gate
else:
    catalogue = lazy_module("villkor.rules.catalogue")
    gate = lazy_module("villkor.rules.word.gate")


class Chosen(Struct, frozen=True):
    """What --select, --ignore and --strict say.

    Codes are beginnings of codes of rules.
    """

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    strict: bool

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


def known_codes(chosen: Chosen, *, of_word_files: bool) -> None:
    """Raise UserError if no rule that is to be tried, of Word files or of reports, has
    a code that begins as a chosen one says.
    """
    for code in (*chosen.select, *chosen.ignore):
        if of_word_files:
            _known_to_word_files(code)
        else:
            _known_to_reports(code)


def _known_to_word_files(code: str) -> None:
    if codes_beginning(code, gate.WORD_RULES):
        return
    of_reports = codes_beginning(code, catalogue.RULES)
    if of_reports:
        message = (
            f"{_rules_are(code, of_reports)} för rapporter, och här granskas en "
            "Word-fil."
        )
        hint = "En rapport granskas av villkor check utan --docx."
        raise UserError(message, hint)
    beginning_known(code, catalogue.RULES)


def _known_to_reports(code: str) -> None:
    """The rules of Word files are asked for last, for they take a while to import."""
    if codes_beginning(code, catalogue.RULES):
        return
    of_word = codes_beginning(code, gate.WORD_RULES)
    if of_word:
        message = (
            f"{_rules_are(code, of_word)} för Word-filer, och här granskas en rapport."
        )
        hint = "En Word-fil granskas med villkor check --docx FIL."
        raise UserError(message, hint)
    beginning_known(code, catalogue.RULES)


def _rules_are(code: str, codes: Sequence[str]) -> str:
    if len(codes) == 1:
        return f"{code} är en regel"
    return f"{code} är regler"
