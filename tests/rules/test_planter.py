"""One fault of each rule, planted at random places in the complete sample: the rule fires there,
and nothing else breaks.

Hypothesis draws the file, the question, the row, the place and the variant.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from tests.laws import examples
from tests.planter import PLANTERS, Place, Planting
from tests.tools import ASKS, SAMPLE, need
from villkor.base.diagnostic import Severity
from villkor.report.load import load_report
from villkor.rules.catalogue import RULES, run_rules

EACH = examples(3, nightly=20)

NOT_PLANTED = {
    "VK103": "how to make a file that cannot be opened differs between systems",
    "VK425": "only a workbook has hidden rows, and the sample has none",
    "VK707": "the day decides, not what the files say",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample, to plant in and to restore."""
    return Path(shutil.copytree(SAMPLE, tmp_path_factory.mktemp("planter") / "2022"))


@contextmanager
def planted(folder: Path, planting: Planting) -> Iterator[None]:
    """The copy with the fault in it, and afterwards without it."""
    try:
        for name, content in planting.files.items():
            if content is None:
                (folder / name).unlink()
            else:
                (folder / name).parent.mkdir(exist_ok=True)
                (folder / name).write_bytes(content)
        yield
    finally:
        for name in planting.files:
            if (SAMPLE / name).exists():
                shutil.copyfile(SAMPLE / name, folder / name)
            else:
                (folder / name).unlink()


def lines_around(planting: Planting) -> str:
    """The place in the planted file, for whoever reads that a test failed."""
    content = planting.files.get(planting.place.path) or b""
    lines = content.decode("utf-8", "replace").split("\n")
    return "\n".join(
        f"{number:4} {line!r}"
        for number, line in enumerate(lines, start=1)
        if abs(number - planting.place.line) < 4
    )


@pytest.mark.law
@pytest.mark.parametrize("code", PLANTERS)
@settings(
    max_examples=EACH, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(data=st.data())
def test_the_planted_fault_is_found_where_it_is_and_no_other_error(
    code: str, folder: Path, data: st.DataObject
) -> None:
    if code in ASKS:
        need(ASKS[code])
    planting = data.draw(st.composite(PLANTERS[code])())
    note(f"{planting.place}\n{lines_around(planting)}")
    with planted(folder, planting):
        diagnostics = run_rules(load_report(folder), ignore=set(ASKS) - {code})
    found = {(d.code, Place(d.where.path, d.where.line)) for d in diagnostics}
    assert (code, planting.place) in found
    assert all(d.message.strip() and d.hint.strip() for d in diagnostics)
    errors = {
        (d.code, Place(d.where.path, d.where.line))
        for d in diagnostics
        if d.severity is Severity.ERROR
    }
    assert errors - {(code, planting.place)} == planting.companions


def test_the_sample_without_a_fault_is_clean(folder: Path) -> None:
    assert run_rules(load_report(SAMPLE)) == run_rules(load_report(folder)) == ()


def test_every_rule_is_planted() -> None:
    assert {rule.code for rule in RULES} == set(PLANTERS) | set(NOT_PLANTED)
    assert not set(PLANTERS) & set(NOT_PLANTED)


def test_there_are_enough_plantings() -> None:
    assert len(PLANTERS) * EACH >= 300
