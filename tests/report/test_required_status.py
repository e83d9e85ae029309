"""A region that wants it has a gate: `kräv: godkänd` in rapport.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools import copy_sample, villkor
from villkor.base.diagnostic import UserError
from villkor.report.load import load_report
from villkor.report.required_status import refuse_unfinished
from villkor.rules.catalogue import run_rules


def required(tmp_path: Path, value: str, status: str) -> Path:
    """The sample with something under `kräv`, and a section that has come so far."""
    return copy_sample(
        tmp_path,
        rapport=("kontakt:", f"kräv: {value}\nkontakt:"),
        **{"5-": ("status: godkänd", f"status: {status}")},
    )


@pytest.mark.parametrize(
    ("value", "status", "stops"),
    [
        ("godkänd", "klar", True),
        ("Godkänd", "utkast", True),
        ("godkänd", "", True),
        ("klar", "utkast", True),
        ("klar", "klar", False),
        ("klar", "godkänd", False),
        ("", "utkast", False),
    ],
)
def test_every_section_must_have_come_so_far(
    value: str, status: str, tmp_path: Path, *, stops: bool
) -> None:
    report = load_report(required(tmp_path, value, status))
    if not stops:
        refuse_unfinished(report)
        return
    with pytest.raises(UserError) as refusal:
        refuse_unfinished(report)
    told = f"5-ovriga-medskick.yaml ({status or 'ingen status'})"
    assert refusal.value.message.count(".yaml (") == 1
    assert told in refusal.value.message


@pytest.mark.parametrize("value", ["godkänt", "utkast", "ja"])
def test_what_is_no_such_status_is_an_error_and_no_open_gate(
    value: str, tmp_path: Path
) -> None:
    report = load_report(required(tmp_path, value, "klar"))
    (found,) = run_rules(report, ["VK108"])
    assert found.message == f"”kräv” kan inte vara ”{value}”."


def test_the_export_stops_there_and_a_draft_is_made(tmp_path: Path) -> None:
    folder = required(tmp_path, "godkänd", "klar")
    done = villkor("export-docx", folder, "--to", "tillvaxtverket")
    assert (done.returncode, [path.name for path in tmp_path.iterdir()]) == (
        2,
        ["2022"],
    )
    assert "Skriv status: godkänd överst i filen" in done.stderr
    assert villkor("export-text", folder).returncode == 2
    assert villkor("export-text", folder, "--draft").returncode == 0
