"""What is wrong with the decisions, told a bounded number of times for each kind: a wrong file must
not give a hundred thousand findings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from villkor.base.diagnostic import Finding, Where
from villkor.base.faults import Fault, FaultKind

_MOST = 20  # of each kind


class Faults:
    """Collects faults of one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.counts: Counter[FaultKind] = Counter()
        self._found: dict[FaultKind, list[Finding]] = {}

    def room(self, kind: FaultKind, rows: Sequence[int]) -> Sequence[int]:
        """As many of the rows as may still be told of. All are counted."""
        left = max(0, _MOST - self.counts[kind])
        self.counts[kind] += len(rows)
        return rows[:left]

    def full(self, kind: FaultKind) -> bool:
        """Whether no more of a kind is told."""
        return self.counts[kind] >= _MOST

    def tell(self, kind: FaultKind, line: int, column: int, message: str, hint: str) -> None:
        """Tell of something at a line of the file and in a column, both from 1."""
        self._found.setdefault(kind, []).append(
            Finding(Where(self.path, line, column), message, hint)
        )

    def all(self) -> list[Fault]:
        """All that is told, and how much is not."""
        found: list[Fault] = []
        for kind, findings in self._found.items():
            found += [(kind, finding) for finding in findings]
            if (more := self.counts[kind] - _MOST) > 0:
                last = findings[-1].where
                message = (
                    f"Samma slags fel finns på {more} {'rad' if more == 1 else 'rader'} till, "
                    "som inte visas."
                )
                found.append(
                    (
                        kind,
                        Finding(
                            last,
                            message,
                            "Rätta de första och granska igen. Är de många är det kanske fel fil.",
                        ),
                    )
                )
        return found
