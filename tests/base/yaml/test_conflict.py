"""What Git leaves in a file is told as what it is, wherever it stands."""

from __future__ import annotations

import pytest

from villkor.base.yaml.compose import parse_yaml

WHOLE = """ansvarig: Regional utveckling
"5": |
<<<<<<< HEAD
  Det ena.
=======
  Det andra.
>>>>>>> gren
"""


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (WHOLE, 3),
        (WHOLE.replace("=======", "||||||| bas\n  Först.\n======="), 3),
        (WHOLE.replace('"5": |\n<<<<<<< HEAD', '<<<<<<< HEAD\n"5": |'), 2),
        (WHOLE.replace("<<<<<<< HEAD\n  Det ena.\n=======\n", ""), 4),
        (WHOLE.replace(" HEAD", "").replace(" gren", ""), 3),
        ("status: klar\n=======\nstatus: utkast\n", 2),
    ],
)
def test_two_versions_of_a_text_are_told_where_they_begin(
    source: str, line: int
) -> None:
    top, (finding,) = parse_yaml(source, "5.yaml")
    assert top is None
    assert finding.where.line == line
    assert "två versioner av samma text" in finding.message
    assert "<<<<<<<" in finding.hint


def test_both_versions_are_pointed_out() -> None:
    _, (finding,) = parse_yaml(WHOLE, "5.yaml")
    assert "Den ena börjar på rad 4, den andra på rad 6." in finding.message


@pytest.mark.parametrize(
    "line", ["  <<<<<<< HEAD", "  Pilen <<<<<<< pekar", "# =======", "  ======="]
)
def test_signs_within_a_text_are_no_such_marks(line: str) -> None:
    top, findings = parse_yaml(f'"5": |\n  Ord.\n{line}\n', "5.yaml")
    assert top is not None
    assert not findings
