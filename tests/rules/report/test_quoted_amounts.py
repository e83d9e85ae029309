"""Amounts and shares in prose, held against anslag.yaml.

The passages stand in `tests/cases/amounts`: what must not be accused in `right.md`, what must be
found in `wrong.md`.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.tools import INCOMPLETE, ROOT, SAMPLE, report_of, report_with
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.prose.quantities import mentioned_quantities
from villkor.rules.report import quoted_amounts, quoted_counts

CASES = ROOT / "tests" / "cases" / "amounts"
FIGURES = (CASES / "anslag.yaml").read_text(encoding="utf-8")
MOST_FALSE = 50  # one wrong finding in so many amounts, at most


def passages() -> list[str]:
    """The answers in right.md: each paragraph, with the list that it leads to."""
    found: list[str] = []
    blocks = (CASES / "right.md").read_text(encoding="utf-8").strip().split("\n\n")
    for block in blocks[2:]:
        if block.startswith("- ") and found[-1].endswith(":"):
            found[-1] += f"\n\n{block}"
        elif not block.startswith("#"):
            found.append(block)
    return found


def rows() -> list[tuple[str, str, str]]:
    """The rows of wrong.md: what is said, what is wrong in it, and with which figure."""
    found = []
    for line in (CASES / "wrong.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("| ") and not line.startswith("| passage"):
            said, wrong, figure = (cell.strip() for cell in line.strip("|").split("|"))
            found.append((said.replace("↵", "\n"), wrong, figure))
    return found


def report_on(text: str, figures: str = FIGURES) -> Report:
    """A report with one answer, in memory."""
    indented = "\n".join(f"  {line}".rstrip() for line in text.split("\n"))
    return report_of(anslag=figures, **{"2": f'"2.1": |\n{indented}\n'})


def accusations(report: Report) -> list[str]:
    rules = (
        quoted_amounts.amount_contradicts_grant,
        quoted_amounts.share_contradicts_grant,
        quoted_counts.number_contradicts_key_figure,
    )
    return [finding.message for rule in rules for finding in rule(report)]


def test_of_all_that_is_right_nothing_is_accused() -> None:
    """Both the measure and its bar are said here: none of more than 150 amounts."""
    amounts = 0
    accused = []
    for text in passages():
        amounts += len(list(mentioned_quantities(text, 0, len(text))))
        found = accusations(report_on(text))
        accused += [(text, message) for message in found]
    assert amounts >= 3 * MOST_FALSE
    assert accused == []


@pytest.mark.parametrize(("said", "wrong", "figure"), rows())
def test_what_is_wrong_is_found(said: str, wrong: str, figure: str) -> None:
    found = accusations(report_on(said))
    if wrong == "–":
        assert found == []
    else:
        (message,) = found
        assert message.startswith(f"Här står {wrong}, men ")
        assert f"”{figure}” " in message


def test_most_of_what_is_wrong_is_found() -> None:
    unseen = [wrong for _, wrong, _ in rows() if wrong == "–"]
    assert len(rows()) - len(unseen) >= MOST_FALSE
    assert len(unseen) * 10 <= len(rows())


SCALES = {
    "kronor": 1,
    "tkr": 1_000,
    "tusen kronor": 1_000,
    "mnkr": 1_000_000,
    "miljoner kronor": 1_000_000,
    "MSEK": 1_000_000,
}
SENTENCES = (
    "Under året gick {} till projektverksamhet.",
    "Projektverksamhet fick {} och mer därtill.",
    "Projektverksamhet ({}) är störst.",
    "- Projektverksamhet: {}",
)


def written(value: int, unit: str, decimals: int) -> str:
    """An amount as people round it."""
    step = Decimal(1).scaleb(-decimals)
    rounded = (Decimal(value) / SCALES[unit]).quantize(step, ROUND_HALF_UP)
    return f"{f'{rounded:,f}'.replace(',', ' ').replace('.', ',')} {unit}"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    value=st.integers(10_000_000, 999_999_999),
    unit=st.sampled_from(sorted(SCALES)),
    decimals=st.integers(0, 2),
    sentence=st.sampled_from(SENTENCES),
    other=st.integers(10_000_000, 999_999_999),
)
def test_an_amount_is_accused_if_it_is_another_and_never_for_its_unit_or_rounding(
    value: int,
    unit: str,
    decimals: int,
    sentence: str,
    other: int,
) -> None:
    figures = f"fördelning:\n  projektverksamhet: {{belopp: {value} kr}}\n"
    right = sentence.format(written(value, unit, decimals))
    assert accusations(report_on(right, figures)) == []
    assume(abs(value - other) * 5 > value)
    wrong = sentence.format(written(other, unit, decimals))
    assert len(accusations(report_on(wrong, figures))) == 1


@pytest.mark.parametrize(
    ("hedged", "accused"),
    [
        ("drygt 46", False),
        ("drygt 45", False),
        ("drygt 47", True),
        ("knappt 47", False),
        ("knappt 50", False),
        ("knappt 46", False),
        ("cirka 45", False),
        ("omkring 50", False),
        ("knappt 45", True),
        ("cirka 60", True),
        ("mer än 40", False),
        ("över 50", True),
        ("nästan 50", False),
        ("46", False),
        ("47", True),
        ("46,24", True),
        ("50", True),
    ],
)
def test_hedges_and_rounding_are_honoured(hedged: str, *, accused: bool) -> None:
    text = f"Under året gick {hedged} miljoner kronor till projektverksamhet."
    figures = "fördelning:\n  projektverksamhet: {belopp: 46 200 tkr}\n"
    assert bool(accusations(report_on(text, figures))) is accused


@pytest.mark.parametrize(
    "figures",
    [
        "fördelning:\n  projektverksamhet:\n",
        "fördelning:\n  projektverksamhet: {andel: 37 %}\n",
        "fördelning:\n  projektverksamhet: {belopp: 1.5 mnkr}\n",
        "nyckeltal:\n  projektverksamhet:\n",
        "nyckeltal:\n  projektverksamhet: 12\n",
        "nyckeltal:\n",
    ],
)
def test_a_figure_that_is_unknown_accuses_nobody(figures: str) -> None:
    text = "Under året gick 64,2 mnkr till projektverksamhet."
    assert accusations(report_on(text, figures)) == []


def test_a_share_is_held_against_the_amounts_where_none_is_stated() -> None:
    figures = (
        "prioriteringar:\n"
        "  - {namn: Innovation, belopp: 60 mnkr}\n"
        "  - {namn: Internationellt samarbete, belopp: 40 mnkr}\n"
    )
    text = "Till internationellt samarbete gick 45 procent av anslaget."
    (message,) = accusations(report_on(text, figures))
    assert message == (
        "Här står 45 procent, men andelen för ”Internationellt samarbete” blir 40,0\u00a0% "
        "enligt anslag.yaml."
    )


@pytest.mark.parametrize(
    ("name", "text", "accused"),
    [
        ("Antal inkomna ansökningar", "Det kom in 87 ansökningar.", True),
        ("inkomna ansökningar", "87 inkomna ansökningar prövades.", True),
        ("inkomna ansökningar", "Av 87 ansökningar beviljades några.", True),
        ("inkomna ansökningar", "Vi beviljade 87 ansökningar.", False),
        ("inkomna ansökningar", "Det kom in cirka 90 ansökningar.", False),
        ("inkomna ansökningar", "Det kom in 12 ansökningar.", False),
        ("Deltagare", "Utbildningen hade 87 deltagare.", True),
        ("nystartade företag", "Stödet gav 87 nystartade företag.", True),
        ("företag ledda av kvinnor", "Det finns 87 företag.", False),
        ("företag ledda av kvinnor", "87 företag leddes av kvinnor.", True),
        ("beslut inom REACT-EU", "Det blev 87 beslut.", False),
        ("beslut inom REACT-EU", "Det blev 87 beslut inom REACT-EU.", True),
    ],
)
def test_the_name_of_a_key_figure_holds_what_it_counts(
    name: str, text: str, *, accused: bool
) -> None:
    report = report_on(text, f"nyckeltal:\n  {name}: 88\n")
    assert bool(accusations(report)) is accused


def test_the_hint_says_how_the_figure_is_quoted() -> None:
    report = report_on("Under året gick 64,2 mnkr till projektverksamhet.")
    (finding,) = quoted_amounts.amount_contradicts_grant(report)
    assert finding.hint == (
        "Rätta beloppet här eller där. Menas något annat, så skriv ut vad. Med "
        "{siffra: projektverksamhet | miljoner kronor} hämtas siffran därifrån."
    )
    assert (finding.where.path, finding.where.line) == ("2-anslag-1-1.yaml", 2)


def test_a_share_of_the_grant_is_no_matter_of_a_project_in_a_table(
    tmp_path: Path,
) -> None:
    row = (
        '"1.2.1.4":\n'
        "  - namn: A\n"
        "    beskrivning: Projektet fick 64,2 mnkr till projektverksamhet.\n"
    )
    report = report_with(tmp_path, anslag=FIGURES, **{"1.2.1": row})
    assert accusations(report) == []


@pytest.mark.parametrize("folder", [SAMPLE, INCOMPLETE])
def test_the_samples_are_not_accused(folder: Path) -> None:
    report = load_report(folder)
    assert accusations(report) == []


def test_the_passages_can_be_read_as_a_document() -> None:
    for name in ("right.md", "wrong.md"):
        text = (CASES / name).read_text(encoding="utf-8")
        assert text.startswith("# Passages in which ")
        assert not re.search(r"[A-ZÅÄÖ][a-zåäö]+ [A-ZÅÄÖ][a-zåäö]+sson\b", text)
