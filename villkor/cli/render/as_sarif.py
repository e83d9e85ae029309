"""What other analysis tools exchange: the findings as SARIF 2.1.0 (OASIS, Static
Analysis Results Interchange Format).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from posixpath import normpath
from typing import Protocol
from urllib.parse import quote

from villkor import __version__
from villkor.base.diagnostic import Diagnostic, Severity
from villkor.base.named_lines import without_line_numbers
from villkor.cli.render.roots import Root
from villkor.cli.render.signs import escaped_signs

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/"
    "schemas/sarif-schema-2.1.0.json"
)
VERSION = "2.1.0"
BASE = "%SRCROOT%"  # as other tools call it
FOLDER_OF_FILES = "Mappen som filerna ligger i."
WORKING_FOLDER = "Mappen som villkor startades i."
REPOSITORY = "Versionshanteringens översta mapp (git)."

# the number is raised if the reckoning below ever changes
_FINGERPRINT = "villkorFinding/v2"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")


class RuleInfo(Protocol):
    """What is said of a rule."""

    @property
    def code(self) -> str:
        """Its permanent code."""

    @property
    def name(self) -> str:
        """Its name in words."""

    @property
    def severity(self) -> Severity:
        """What its findings weigh."""

    @property
    def page(self) -> str:
        """Its page in the manual, of which the first sentence says what the rule is
        about.
        """


def place_of(root: Root) -> str:
    """What a folder that paths are told from is, for `findings_sarif`."""
    return REPOSITORY if root.is_repository else WORKING_FOLDER


def findings_sarif(
    about: Mapping[str, object],
    diagnostics: Sequence[Diagnostic],
    rules: Sequence[RuleInfo],
    place: str = FOLDER_OF_FILES,
    folder: Path = Path(),
) -> str:
    """The findings of `check` as a SARIF log of one run.

    `rules` holds at least the rules that made the findings.

    `about` says what was checked. Paths are relative to a folder, which `place` says
    what it is and whose own place is left out (SARIF 3.14.14): the log is the same on
    every machine. `folder` is the way from there to the files of the findings.
    """
    run = {
        "tool": {
            "driver": {
                "name": "villkor",
                "semanticVersion": __version__,
                "language": "sv",
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "language": "sv",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {BASE: {"description": {"text": place}}},
        "results": _results(
            diagnostics,
            {rule.code: index for index, rule in enumerate(rules)},
            folder,
        ),
        "properties": {**about},
    }
    log = {"$schema": SCHEMA, "version": VERSION, "runs": [run]}
    return escaped_signs(json.dumps(log, ensure_ascii=False, indent=2))


def _rule(rule: RuleInfo) -> dict[str, object]:
    page = _plain(rule.page)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _SENTENCE_END.split(page, maxsplit=1)[0]},
        "fullDescription": {"text": page},
        "help": {"text": page},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _results(
    diagnostics: Sequence[Diagnostic],
    indexes: dict[str, int],
    folder: Path,
) -> list[dict[str, object]]:
    """The results.

    Findings that are alike are told apart by their order, as in `:2`, so that each has
    a fingerprint of its own.
    """
    seen: Counter[str] = Counter()
    found = []
    for diagnostic in diagnostics:
        fingerprint = _fingerprint(diagnostic)
        seen[fingerprint] += 1
        result = _result(diagnostic, indexes[diagnostic.code], folder)
        found.append(
            {
                **result,
                "partialFingerprints": {
                    _FINGERPRINT: f"{fingerprint}:{seen[fingerprint]}"
                },
            }
        )
    return found


def _result(
    diagnostic: Diagnostic,
    rule_index: int,
    folder: Path,
) -> dict[str, object]:
    where = diagnostic.where
    message = diagnostic.message
    if diagnostic.hint:
        message += f"\n→ {diagnostic.hint}"
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": rule_index,
        "level": diagnostic.severity.value,
        "message": {"text": _plain(message)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _location(folder / where.path),
                    "region": {"startLine": where.line, "startColumn": where.column},
                }
            }
        ],
        **(
            {"properties": {"question": diagnostic.question}}
            if diagnostic.question
            else {}
        ),
    }


def _location(path: Path) -> dict[str, str]:
    """Where a file is: from the base, or its whole place if it has none there."""
    uri = quote(normpath(path.as_posix()), errors="replace")
    if path.is_absolute():
        return {"uri": f"file:///{uri.lstrip('/')}"}
    return {"uri": uri, "uriBaseId": BASE}


def _plain(text: str) -> str:
    """Text that means itself in SARIF: braces are placeholders there (3.11.5), and
    `[words](place)` is a link (3.11.6).
    """
    return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")


def _fingerprint(diagnostic: Diagnostic) -> str:
    """What stays the same when lines are added above: the rule, the file and what is
    said, but for lines that it names.
    """
    said = without_line_numbers(diagnostic.message)
    return sha256(
        f"{diagnostic.code}\0{diagnostic.where.path}\0{said}".encode(errors="replace")
    ).hexdigest()
