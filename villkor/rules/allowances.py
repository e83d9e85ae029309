"""Vad rapporten själv tillåter, och om det behövs.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from villkor.diagnostic import Diagnostic, Finding, Severity
from villkor.report import Allowance, Report


def allowed(report: Report, diagnostic: Diagnostic) -> bool:
    """Whether the report allows a finding. Errors are never allowed: the recipient would not take the report."""
    return any(_covers(allowance, diagnostic) for allowance in report.settings.allowances)


def _covers(allowance: Allowance, diagnostic: Diagnostic) -> bool:
    here = allowance.place in {"", diagnostic.where.path, diagnostic.where.path.removesuffix(".yaml"), diagnostic.question}
    return here and diagnostic.severity is not Severity.ERROR and allowance.code.upper() == diagnostic.code


def useless_allowance(report: Report, found: Sequence[Diagnostic]) -> Iterator[Finding]:
    """Ett undantag under `tillåt` i rapport.yaml träffar ingenting.

    Varför: undantaget har blivit gammalt, är felskrivet eller gäller ett fel. Fel kan inte tillåtas.
    Fel: `kod: VK304` för en fråga där VK304 inte längre hittar något
    Rätt: ta bort undantaget
    """
    for allowance in report.settings.allowances:
        if not any(_covers(allowance, diagnostic) for diagnostic in found):
            of_errors = any(d.code == allowance.code.upper() and d.severity is Severity.ERROR for d in found)
            message = f"Undantaget för {allowance.code}{f' i {allowance.place}' if allowance.place else ''} träffar ingenting."
            hint = "Ett fel kan inte tillåtas. Rätta det i stället." if of_errors else "Ta bort undantaget, eller rätta kod: och var:."
            yield Finding(allowance.where, message, hint)
