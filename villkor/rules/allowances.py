"""Vad rapporten själv tillåter, och om det behövs.

The docstring of a rule is its manual page, in Swedish.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from villkor.base.diagnostic import Diagnostic, Finding, Severity
from villkor.base.lazy_pattern import lazy_pattern
from villkor.report.model import Allowance, Report

_LINE = lazy_pattern(r"(?::\d{1,9}){1,2}$")


def allowed_findings(report: Report, diagnostic: Diagnostic) -> bool:
    """Whether the report allows a finding.

    Errors are never allowed: the recipient would not take the report.
    """
    return any(
        _covers(allowance, diagnostic) for allowance in report.settings.allowances
    )


def _covers(allowance: Allowance, diagnostic: Diagnostic) -> bool:
    if (
        diagnostic.severity is Severity.ERROR
        or allowance.code.upper() != diagnostic.code
    ):
        return False
    path = diagnostic.where.path
    return allowance.place in {
        "",
        path,
        path.removesuffix(".yaml"),
        diagnostic.question,
    }


def useless_allowance(
    report: Report,
    found: Sequence[Diagnostic],
    weights: Mapping[str, Severity],
) -> Iterator[Finding]:
    """Ett undantag under `tillåt` i rapport.yaml träffar ingenting.

    Varför: undantaget har blivit gammalt, är felskrivet eller gäller ett fel. Fel kan
    inte tillåtas.
    Fel: `kod: VK304` för en fråga där VK304 inte längre hittar något
    Rätt: ta bort undantaget
    """
    for allowance in report.settings.allowances:
        if not any(_covers(allowance, diagnostic) for diagnostic in found):
            yield Finding(allowance.where, *_why(allowance, weights))


def _why(allowance: Allowance, weights: Mapping[str, Severity]) -> tuple[str, str]:
    """What is wrong with an allowance that meets nothing, and how to mend it."""
    weight = weights.get(allowance.code.upper())
    if weight is None:
        return (
            f"Det finns ingen regel {allowance.code} för rapporten.",
            "Rätta kod:. Koderna visas med villkor explain.",
        )
    if weight is Severity.ERROR:
        return (
            f"{allowance.code} är ett fel, och fel kan inte tillåtas.",
            "Rätta felet, och ta bort undantaget.",
        )
    message = f"Undantaget för {allowance.code} träffar ingenting."
    if allowance.place:
        message = (
            f"Undantaget för {allowance.code} i {allowance.place} träffar ingenting."
        )
    line = _LINE.search(allowance.place)
    if line:
        return message, f"Skriv var: {allowance.place[: line.start()]} utan radnummer."
    return message, "Ta bort undantaget, eller rätta kod: och var:."
