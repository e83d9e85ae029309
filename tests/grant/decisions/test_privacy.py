"""Who has applied is in the file of decisions and nowhere else, whatever is wrong with the file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from tests.laws import examples
from tests.tools import SAMPLE, copy_sample, villkor
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.catalogue import run_rules

NAMES = ("Företag ", "Projektägare ")  # how the sample's applicants begin


def held(value: object, seen: dict[int, object]) -> Iterator[str]:
    """Every text that is held anywhere in a value.

    `seen` keeps what has been looked at, by where it is in memory.
    """
    if id(value) in seen:
        return
    seen[id(value)] = value
    if isinstance(value, str):
        yield value
    elif isinstance(value, bytes):
        yield value.decode("utf-8", "replace")
    elif isinstance(value, Mapping):
        for part in (*value.keys(), *value.values()):
            yield from held(part, seen)
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from held(part, seen)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from held(getattr(value, name), seen)


def named(folder: Path) -> list[str]:
    """The applicants that are named in what is read, found or summed of a report."""
    report: Report = load_report(folder)
    # the answers have "Företag" first in sentences
    apart = (report.sections, report.form, report.settings)
    own: dict[int, object] = {id(part): part for part in apart}
    held_by_answers = {text for part in apart for text in held(part, {})}
    sources = {
        path: text for path, text in report.sources.items() if path == "anslag.yaml"
    }
    texts = held(
        [report.grant, report.faults, sources, run_rules(report), report.summary], own
    )
    return [
        text
        for text in texts
        if any(name in text for name in NAMES) and text not in held_by_answers
    ]


def damaged(folder: Path, lines: Sequence[str]) -> Path:
    (folder / "beslut-2022.csv").write_bytes("\r\n".join(lines).encode("utf-8-sig"))
    return folder


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_sample(tmp_path_factory.mktemp("privacy"))


@cache
def decision_lines() -> tuple[str, ...]:
    raw = (SAMPLE / "beslut-2022.csv").read_bytes()
    return tuple(raw.decode("utf-8-sig").split("\r\n"))


def test_the_sample_has_applicants_to_keep_out() -> None:
    assert all(name in "\n".join(decision_lines()) for name in NAMES)


def test_no_applicant_is_kept_of_a_file_that_is_right(sample: Path) -> None:
    assert named(damaged(sample, decision_lines())) == []
    assert sorted(load_report(sample).sources) == sorted(
        path.name for path in sample.glob("*.yaml")
    )


PUT_IN = ("", "x", '"', "1.234")
INSTEAD = (*PUT_IN, "Kanske", "2021-01-01")
ADDED = ('"', "\t", ",")


def taken_out(cells: list[str], place: int) -> None:
    del cells[place]


def parted(cells: list[str], place: int) -> None:
    cells[place] = cells[place].replace(" ", ";")


def with_cell(word: str, cells: list[str], place: int) -> None:
    cells.insert(place, word)


def with_other(word: str, cells: list[str], place: int) -> None:
    cells[place] = word


def with_sign(word: str, cells: list[str], place: int) -> None:
    cells[place] += word


Damage = Callable[[list[str], int], None]
DAMAGES: list[Damage] = [
    taken_out,
    parted,
    *(partial(with_cell, word) for word in PUT_IN),
    *(partial(with_other, word) for word in INSTEAD),
    *(partial(with_sign, word) for word in ADDED),
]
IN_A_CELL = st.tuples(st.integers(0, 20), st.sampled_from(DAMAGES))
# the headings are a part of each row
WRONG = st.one_of(
    st.dictionaries(st.just(0), IN_A_CELL, min_size=1),
    st.dictionaries(
        st.integers(1, len(decision_lines()) - 2), IN_A_CELL, min_size=1, max_size=5
    ),
)


def test_no_applicant_is_told_where_a_quotation_mark_takes_in_the_row_below(
    sample: Path,
) -> None:
    changed = list(decision_lines())
    changed[0] = changed[0].replace(";Stödform", ';";Stödform')
    changed[1] = f'";{changed[1]}'
    assert named(damaged(sample, changed)) == []
    (finding,) = run_rules(load_report(sample), ["VK412"])
    assert "går ihop med raden under" in finding.message


def test_headings_of_several_lines_are_headings(sample: Path) -> None:
    changed = list(decision_lines())
    changed[0] = changed[0].replace("Beviljat belopp", '"Beviljat\nbelopp"')
    assert not list(run_rules(load_report(damaged(sample, changed)), ["VK412"]))


@pytest.mark.law
@settings(
    max_examples=examples(20, 3_000),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(wrong=WRONG)
def test_no_applicant_is_kept_or_told_of_a_file_that_is_damaged(
    sample: Path, wrong: Mapping[int, tuple[int, Damage]]
) -> None:
    """One thing at a time is wrong with a row.

    Were it two, a row might have its right length and every cell in the wrong place.
    """
    changed = list(decision_lines())
    for row, (place, damage) in wrong.items():
        cells = decision_lines()[row].split(";")
        damage(cells, place % len(cells))
        changed[row] = ";".join(cells)
    assert named(damaged(sample, changed)) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", "--format", "json"),
        ("check", "--format", "sarif"),
        ("check", "--format", "github"),
        ("summarize-anslag",),
        ("summarize-anslag", "--format", "json"),
        ("export-text", "--format", "csv"),
        ("status",),
    ],
    ids=" ".join,
)
def test_no_command_prints_an_applicant(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    folder = copy_sample(tmp_path)
    lines = (
        (folder / "beslut-2022.csv")
        .read_bytes()
        .decode("utf-8-sig")
        .replace("Företag 0", "Hemligt 0")
    )
    doubtful = (
        lines.replace(";Bifall;", ";Kanske;", 1)
        .replace("2022-05", "2021-05")
        .replace("EXEMPEL 2022-0009", "EXEMPEL 2022-0008")
    )
    (folder / "beslut-2022.csv").write_bytes(doubtful.encode("utf-8-sig"))
    done = villkor(arguments[0], folder, *arguments[1:])
    assert "Traceback" not in done.stderr
    assert "Hemligt" in doubtful
    assert not [
        name
        for name in ("Hemligt", "Projektägare")
        if name in done.stdout + done.stderr
    ]
    if "json" in arguments:
        json.loads(done.stdout)
