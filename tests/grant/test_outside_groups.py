"""Money of a support form or a priority that nobody knows makes every total by that column unknown,
and it is said what lies outside.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.grant.test_filled_grant import codes, report, values
from tests.tools import villkor
from villkor.report.references import with_figures
from villkor.rules.catalogue import run_rules

KNOWN = "1;F;företagsstöd;Bifall;1 200 000;Innovation\n"
LISTED = "prioriteringar: [{namn: Innovation}, {namn: Kompetens}]\n"
FORMATS = ("table", "json", "csv", "md")
FORMS = ("företagstöd", "Företags-stöd", "stöd till företag", "projekt", "", "-", "1")
PRIORITIES = ("Inovation", "Innovation*", "Klimat", "", "Innovation, Kompetens", "?")


def told(folder: Path, output_format: str) -> str:
    done = villkor("summarize-anslag", folder, "--format", output_format)
    assert done.returncode == 1
    return done.stdout.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("priority", PRIORITIES)
def test_a_priority_that_nobody_knows_leaves_no_total_by_priority(
    priority: str, tmp_path: Path
) -> None:
    rows = f"{KNOWN}2;F;projektverksamhet;Bifall;2 000 000;{priority}\n"
    found = report(tmp_path, LISTED, rows)
    assert codes(found) == [("VK422", 3)]
    assert values({share.name: share.amount for share in found.grant.priorities}) == {
        "Innovation": None,
        "Kompetens": None,
    }
    summary = found.summary
    assert summary.total  # what the forms come to leaves nothing out
    assert (summary.total.value, summary.to_mend) == (3_200_000, 1)
    assert with_figures(found, "{siffra: Innovation}") == "{siffra: Innovation}"
    assert with_figures(found, "{tabell: prioriteringar}").startswith("{tabell")


@pytest.mark.parametrize("form", FORMS)
def test_a_form_that_nobody_knows_leaves_no_total_and_no_share(
    form: str, tmp_path: Path
) -> None:
    rows = f"{KNOWN}2;F;{form};Bifall;2 000 000;Klimat\n"
    queries = (
        "nyckeltal: {stöd: {ur beslut: {summa: beviljat, stödform: företagsstöd}}}\n"
    )
    found = report(tmp_path, f"{LISTED}{queries}", rows)
    assert codes(found) == [("VK422", 3), ("VK422", 3)]
    assert found.summary.total is None
    assert found.grant.key_figures == ()
    assert with_figures(found, "{siffra: totalt}") == "{siffra: totalt}"
    assert with_figures(found, "{siffra: stöd}") == "{siffra: stöd}"


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("företagsstöd", "projektverksamhet", *FORMS)),
            st.sampled_from(("Innovation", "Kompetens", *PRIORITIES)),
            st.integers(1, 10**6),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_what_is_filled_in_is_all_that_is_granted_or_nothing(
    tmp_path: Path, decided: list[tuple[str, str, int]]
) -> None:
    rows = ""
    for number, (form, priority, amount) in enumerate(decided):
        rows += f"{number};F;{form};Bifall;{amount};{priority}\n"
    found = report(tmp_path, LISTED, rows)
    whole = sum(amount for _, _, amount in decided)
    for parts in (found.grant.support_forms, found.grant.priorities):
        amounts = [part.amount for part in parts]
        assert not any(amounts) or sum(one.value for one in amounts if one) == whole
    total = found.summary.total
    assert total is None or total.value == whole


@pytest.mark.parametrize("output_format", FORMATS)
def test_it_is_said_in_every_format_what_lies_outside(
    output_format: str, tmp_path: Path
) -> None:
    rows = (
        f"{KNOWN}2;F;projektverksamhet;Bifall;2 000 000;Inovation\n"
        "3;F;projektverksamhet;Bifall;54 321;Inovation\n"
        "4;F;projektverksamhet;Bifall;700 000;Kompetens\n"
    )
    text = told(report(tmp_path, LISTED, rows).folder, output_format)
    assert "Inovation" in text
    assert "2054321" in text.replace(" ", "")
    assert "Innovation" in text
    # the sum of those that are known, and their shares
    assert not [part for part in ("1,9 mnkr", "1900000", "63,2 %") if part in text]
    assert "stämmer med varandra" not in text


@pytest.mark.parametrize("output_format", FORMATS)
def test_no_sum_is_shown_where_a_row_cannot_be_read(
    output_format: str, tmp_path: Path
) -> None:
    rows = f"{KNOWN}2;F;projektverksamhet;Bifall;1.5;Kompetens\n"
    text = told(report(tmp_path, LISTED, rows).folder, output_format)
    assert not [part for part in ("1,2 mnkr", "1200000") if part in text]
    if output_format != "json":
        assert "går inte att läsa" in text


def test_what_was_probably_meant_is_named_and_how_to_say_so(tmp_path: Path) -> None:
    rows = f"{KNOWN}2;F;projektverksamhet;Bifall;2 000 000;Inovation\n"
    (finding,) = run_rules(report(tmp_path, LISTED, rows), ["VK422"])
    assert "1 beviljat beslut på 2 000 000 kr" in finding.message.replace("\u00a0", " ")
    assert "Menas ”Innovation”?" in finding.hint
    assert "Innovation: [Inovation]" in finding.hint
    meant = (
        "beslut: {fil: beslut.csv, värden: "
        "{RUS-prioritering: {Innovation: [Inovation]}}}\n"
    )
    anslag = tmp_path / "2022" / "anslag.yaml"
    anslag.write_text(f"{meant}{LISTED}", encoding="utf-8")
    done = villkor("summarize-anslag", anslag.parent)
    assert done.returncode == 0, done.stdout


def test_decisions_without_a_priority_may_have_one_of_that_name(tmp_path: Path) -> None:
    rows = f"{KNOWN}2;F;projektverksamhet;Bifall;5;\n3;F;projektverksamhet;Avslag;;\n"
    listed = "prioriteringar: [{namn: Innovation}, {namn: utan prioritering}]\n"
    found = report(tmp_path, listed, rows)
    assert codes(found) == []
    assert found.grant.priorities[1].amount
    assert found.grant.priorities[1].amount.value == 5


def test_a_rejected_one_is_missing_only_in_what_counts_it(tmp_path: Path) -> None:
    rows = f"{KNOWN}2;F;företagstöd;Avslag;;Innovation\n3;F;företagsstöd;Avslag;;\n"
    counted = (
        "nyckeltal:\n"
        "  inkomna: {ur beslut: {antal: inkomna, stödform: företagsstöd}}\n"
        "  beviljade: {ur beslut: {antal: beviljade, stödform: företagsstöd}}\n"
    )
    found = report(tmp_path, f"{LISTED}{counted}", rows)
    assert codes(found) == [("VK422", 4)]
    assert [figure.name for figure in found.grant.key_figures] == ["beviljade"]
    assert found.summary.total
    assert codes(report(tmp_path, LISTED, rows)) == []


def test_what_is_written_is_held_against_what_is_reckoned_of_the_whole(
    tmp_path: Path,
) -> None:
    """The forms come to less than the decisions, of which some have a form that nobody knows."""
    rows = f"{KNOWN}2;F;företagstöd;Bifall;2 000 000;Kompetens\n"
    forms = (
        "fördelning:\n"
        "  projektverksamhet: {belopp: 0 kr}\n"
        "  företagsstöd: {belopp: '1,2 mnkr'}\n"
        "  kommersiell service: {belopp: 0 kr}\n"
    )
    found = report(tmp_path, forms, rows)
    assert set(codes(found)) == {("VK422", 3), ("VK404", 3)}
    assert found.summary.forms_total_agrees is False
