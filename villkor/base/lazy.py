"""The one way to import a module only when something of it is used.

Imports are most of the time that a command takes, and most modules are needed by some
inputs or outputs alone. Such a module is declared at the top of the file that uses it,
where every import is seen, and twice: as itself for whoever checks types, and as lazy
for Python.

    if TYPE_CHECKING:
        from babel import numbers
    else:
        numbers = lazy_module("babel.numbers")

What it holds is then written with its name: `numbers.format_decimal(…)`.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any


class _LazyModule:
    """A module that is imported when an attribute of it is first asked for."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> object:
        module = sys.modules.get(self._name) or import_module(self._name)
        return getattr(module, attribute)


def lazy_module(name: str) -> Any:
    """The module of that whole name, not yet imported.

    `name` is written out where it is declared: tests/test_architecture.py counts it as
    an import. What is wrong with the module, or that it is not installed, is raised
    when it is first used.
    """
    return _LazyModule(name)
