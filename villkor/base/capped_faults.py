"""Faults of which only the first ones are told, so that a wrong file does not give a
hundred thousand findings.
"""

from __future__ import annotations

from villkor.base.diagnostic import Finding, Where
from villkor.base.faults import Fault, FaultKind

MOST_TOLD = 20


class CappedFaults:
    """Faults of one kind. All are counted, and the first ones kept."""

    def __init__(self, kind: FaultKind) -> None:
        self.kind = kind
        self.count = 0
        self.findings: list[Finding] = []

    def tell(self, where: Where, message: str, hint: str) -> None:
        """Tell of one more."""
        self.count += 1
        if self.count <= MOST_TOLD:
            self.findings.append(Finding(where, message, hint))

    def all_told(self) -> list[Fault]:
        """All that is told, and how much is not."""
        findings = self.findings
        more = self.count - len(findings)
        if more:
            rows = "1 rad" if more == 1 else f"{more} rader"
            message = f"Samma slags fel finns på {rows} till, som inte visas."
            hint = (
                "Rätta de första och granska igen. Är de många är det kanske fel fil."
            )
            findings = [*findings, Finding(findings[-1].where, message, hint)]
        return [(self.kind, finding) for finding in findings]
