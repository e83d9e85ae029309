"""Which rules are to be tried by `check`, and what findings make it fail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from villkor.base.diagnostic import Diagnostic, Severity
from villkor.rules.rule import Rule, Subject, beginning_known


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
    codes = ",".join(words or ()).split(",")
    return tuple(code.strip() for code in codes if code.strip())


def known_codes(chosen: Chosen, rules: Sequence[Rule[Subject]]) -> None:
    """Raise UserError if the code of no rule begins as a chosen one says."""
    for code in (*chosen.select, *chosen.ignore):
        beginning_known(code, rules)
