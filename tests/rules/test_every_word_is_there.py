"""No finding has an empty message or an empty hint, whatever it is about."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tools import ROOT

PACKAGE = ROOT / "villkor"
# how many arguments each takes to its hint, and which of them are words
MADE_OF = {"Finding": 3, "UnreadableRow": 3, "NotANumber": 2, "tell": 3, "fault": 4}
# what is wrong with a form is told to whoever writes the form, place and all
APART = {"form"}


def calls(module: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            called = node.func
            name = getattr(called, "attr", getattr(called, "id", ""))
            if name in MADE_OF:
                yield name, node


def modules() -> list[Path]:
    return [
        path
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.relative_to(PACKAGE).parts[0] not in APART
    ]


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.stem)
def test_whoever_makes_a_finding_gives_it_a_message_and_a_hint(path: Path) -> None:
    lacking = []
    for name, call in calls(ast.parse(path.read_text(encoding="utf-8"))):
        keywords = {keyword.arg: keyword.value for keyword in call.keywords}
        words = [*call.args, *keywords.values()]
        starred = any(isinstance(word, ast.Starred) for word in words)
        empty = any(
            isinstance(word, ast.Constant) and word.value == "" for word in words
        )
        enough = len(call.args) >= MADE_OF[name] or "hint" in keywords
        if empty or not (starred or enough):
            lacking.append(f"{path.name}:{call.lineno}")
    assert lacking == []
