"""A finding can be accepted on purpose, with a reason; an allowance that meets nothing is itself a
finding.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools import copy_sample
from villkor.base.diagnostic import Diagnostic
from villkor.report.load import load_report
from villkor.rules.catalogue import run_rules


def checked(tmp_path: Path, *allowances: str) -> tuple[Diagnostic, ...]:
    """The sample with an unusual choice in 4.7 (VK304), and with allowances."""
    folder = copy_sample(tmp_path, **{"4-": ("typ: Analys", "typ: Kartläggning")})
    path = folder / "rapport.yaml"
    listed = "".join(f"  - {allowance}\n" for allowance in allowances)
    path.write_text(
        path.read_text(encoding="utf-8") + "tillåt:\n" + listed, encoding="utf-8"
    )
    return run_rules(load_report(folder))


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [diagnostic.code for diagnostic in diagnostics]


def test_without_an_allowance_the_finding_is_there(tmp_path: Path) -> None:
    assert codes(checked(tmp_path)) == ["VK304"]


@pytest.mark.parametrize("place", ["4-analys.yaml", "4-analys", '"4.7"'])
def test_an_allowance_names_a_file_or_a_question(place: str, tmp_path: Path) -> None:
    assert (
        checked(
            tmp_path,
            f"{{kod: VK304, var: {place}, skäl: En kartläggning är ingen analys.}}",
        )
        == ()
    )


def test_an_allowance_without_a_place_is_for_the_whole_report(tmp_path: Path) -> None:
    assert checked(tmp_path, "{kod: vk304, skäl: Ordet är vårt eget.}") == ()


def test_an_allowance_that_meets_nothing_is_a_finding_at_its_line(
    tmp_path: Path,
) -> None:
    found = checked(
        tmp_path,
        "{kod: VK304, skäl: Ordet är vårt eget.}",
        "{kod: VK208, var: 5-ovriga-medskick, skäl: Tecknet ska stå kvar.}",
    )
    assert codes(found) == ["VK117"]
    assert "VK208 i 5-ovriga-medskick träffar ingenting" in found[0].message


def test_an_allowance_without_a_reason_does_not_hold(tmp_path: Path) -> None:
    assert codes(checked(tmp_path, "{kod: VK304, var: 4-analys}")) == ["VK107", "VK304"]


def test_an_error_cannot_be_allowed(tmp_path: Path) -> None:
    folder = copy_sample(tmp_path, **{"2-": ("  svar: ja", "  svar: kanske")})
    path = folder / "rapport.yaml"
    path.write_text(
        path.read_text(encoding="utf-8")
        + "tillåt:\n  - {kod: VK108, skäl: Vi vet inte.}\n",
        encoding="utf-8",
    )
    found = run_rules(load_report(folder))
    assert codes(found) == ["VK108", "VK117", "VK701"]
    assert found[1].message == "VK108 är ett fel, och fel kan inte tillåtas."


@pytest.mark.parametrize(
    ("allowance", "message", "hint"),
    [
        (
            "{kod: VK999, skäl: Rätt.}",
            "Det finns ingen regel VK999 för rapporten.",
            "Rätta kod:. Koderna visas med villkor explain.",
        ),
        (
            "{kod: vk108, skäl: Rätt.}",
            "vk108 är ett fel, och fel kan inte tillåtas.",
            "Rätta felet, och ta bort undantaget.",
        ),
        (
            '{kod: VK304, var: "4-analys.yaml:14", skäl: Rätt.}',
            "Undantaget för VK304 i 4-analys.yaml:14 träffar ingenting.",
            "Skriv var: 4-analys.yaml utan radnummer.",
        ),
    ],
)
def test_an_allowance_that_meets_nothing_says_why(
    allowance: str, message: str, hint: str, tmp_path: Path
) -> None:
    (found,) = (each for each in checked(tmp_path, allowance) if each.code == "VK117")
    assert (found.message, found.hint) == (message, hint)
