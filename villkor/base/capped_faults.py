"""Faults of which only the first ones are told, so that a wrong file does not give a
hundred thousand findings.
"""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from villkor.base.diagnostic import Finding, Where
from villkor.base.faults import Fault, FaultKind

MOST_TOLD = 20


class CappedFaults:
    """Faults of one kind. All are counted, and the first ones kept.

    A row that cannot be read for the same word in it as one before is told of with that
    one.
    """

    def __init__(self, kind: FaultKind) -> None:
        self.kind = kind
        self.count = 0
        self.findings: list[Finding] = []
        self._alike: Counter[str] = Counter()

    def tell(self, where: Where, message: str, hint: str) -> None:
        """Tell of one more."""
        self.count += 1
        if message in self._alike:
            self._alike[message] += 1
            return
        if len(self.findings) < MOST_TOLD:
            if self.kind is FaultKind.DECISION_ROW and message.startswith("”"):
                self._alike[message] = 1
            self.findings.append(Finding(where, message, hint))

    def all_told(self) -> list[Fault]:
        """All that is told, and how much is not."""
        findings = [self._with_alike(finding) for finding in self.findings]
        told = sum(self._alike[finding.message] or 1 for finding in self.findings)
        more = self.count - told
        if more:
            message = f"Samma slags fel finns på {_rows(more)} till, som inte visas."
            hint = (
                "Rätta de första och granska igen. Är de många är det kanske fel fil."
            )
            findings = [*findings, Finding(findings[-1].where, message, hint)]
        return [(self.kind, finding) for finding in findings]

    def _with_alike(self, finding: Finding) -> Finding:
        others = self._alike[finding.message] - 1
        if others < 1:
            return finding
        message = f"{finding.message} Detsamma står på {_rows(others)} till."
        return replace(finding, message=message)


def _rows(number: int) -> str:
    return "1 rad" if number == 1 else f"{number} rader"
