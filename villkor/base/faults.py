"""The kinds of fault that a reader meets.

Each kind is a rule of its own in `rules.report.structure`.
"""

from __future__ import annotations

from typing import Literal

from villkor.base.diagnostic import Finding

# What kinds of fault a reader meets. Each kind is a rule of its own in `rules.structure`.
FaultKind = Literal[
    "yaml",
    "encoding",
    "unreadable",
    "duplicate key",
    "unknown key",
    "wrong type",
    "missing",
    "unknown value",
    "unknown question",
    "cut text",
    "misplaced question",
    "answered twice",
    "missing file",
    "unknown file",
    "unknown form",
    "last year",
    "template",
    "number",
    "decision row",
    "decision twice",
    "decision outside year",
    "decision doubtful",
]
Fault = tuple[FaultKind, Finding]
