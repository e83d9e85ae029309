"""A lazy module is the module itself, imported when something of it is asked for."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.tools import ROOT
from villkor.base.lazy import lazy_module

USE = """
import sys
from villkor.base.lazy import lazy_module
lazy = lazy_module("colorsys")
before = "colorsys" in sys.modules
lazy.rgb_to_hsv
print(before, "colorsys" in sys.modules)
"""


def test_it_is_imported_when_it_is_used() -> None:
    done = subprocess.run(
        [sys.executable, "-c", USE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["False", "True"]


def test_it_holds_what_the_module_holds() -> None:
    from json import decoder

    assert lazy_module("json.decoder").JSONDecodeError is decoder.JSONDecodeError


def test_what_is_not_installed_is_told_when_it_is_used() -> None:
    lazy = lazy_module("villkor_that_there_is_not")
    with pytest.raises(ModuleNotFoundError):
        _ = lazy.anything
    with pytest.raises(AttributeError):
        _ = lazy_module("json").anything


WORD_HOME = """
import sys
import villkor.cli.import_docx
print("docx" in sys.modules, "babel" in sys.modules, "rich.live" in sys.modules)
"""


def test_what_writes_word_files_is_not_imported_to_read_them() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WORD_HOME],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["False", "False", "False"]
