"""Several summaries side by side: a region's years in columns, and the regions of a year in
rows.
"""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from msgspec.structs import replace
from rich.console import Console

from tests.tools import SAMPLE, copy_sample
from villkor.cli.render.grant_compare import print_comparison, print_trends
from villkor.cli.render.grant_formats import print_summaries
from villkor.figures.number import parse_figure
from villkor.grant.summary import Summary
from villkor.report.load import load_report

NBSP = "\N{NO-BREAK SPACE}"


def console(width: int = 100) -> Console:
    return Console(file=io.StringIO(), width=width, color_system=None)


def text(out: Console) -> str:
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue().replace(NBSP, " ")


def sample(
    year: int = 2022, total: str = "171,1 mnkr", region: str = "Region Norrbotten"
) -> Summary:
    return replace(
        load_report(SAMPLE).summary, year=year, total=parse_figure(total), region=region
    )


def trend(*summaries: Summary, width: int = 100) -> list[str]:
    out = console(width)
    print_trends(out, summaries)
    return text(out).splitlines()


def test_years_stand_in_order_with_the_change_from_the_first_to_the_last() -> None:
    lines = trend(
        sample(2022, "171,1 mnkr"), sample(2020, "150 mnkr"), sample(2021, "75 mnkr")
    )
    assert lines[1] == "Region Norrbotten 2020–2022, miljoner kronor"
    assert lines[2].split() == ["2020", "2021", "2022", "Ändring"]
    assert lines[3].split() == ["Totalt", "150,0", "75,0", "171,1", "+14", "%", "▇▄█"]


def test_a_fall_has_a_minus_sign_and_no_change_has_no_sign() -> None:
    assert "−50 %" in trend(sample(2021, "100 mnkr"), sample(2022, "50 mnkr"))[3]
    assert " 0 %" in trend(sample(2021), sample(2022))[3]


def test_a_priority_of_only_one_year_has_a_dash_in_the_other() -> None:
    old, new = sample(2021), sample(2022)
    old = replace(old, priorities=old.priorities[1:], total=None)
    lines = trend(old, new)
    assert next(line for line in lines if line.startswith("Attraktiva")).split()[
        -4:
    ] == [
        "–",
        "32,3",
        "–",
        "█",
    ]
    assert lines[3].split() == ["Totalt", "–", "171,1", "–", "█"]


def test_years_whose_rounded_parts_do_not_add_up_say_so() -> None:
    parts = [parse_figure(amount) for amount in ("1,14 mnkr", "2,14 mnkr", "3,14 mnkr")]
    line = sample().priorities[0]
    lines = [
        replace(line, name=f"Del {number}", amount=part)
        for number, part in enumerate(parts)
    ]
    new = replace(sample(total="6,42 mnkr"), priorities=tuple(lines), support_forms=())
    told = trend(replace(new, year=2021), new)
    assert told[3].split()[:3] == ["Totalt", "6,4", "6,4"]
    assert told[-1].endswith("så summan kan skilja sig från delarna.")
    exact = replace(new, total=parse_figure("6,3 mnkr"))
    assert not trend(replace(exact, year=2021), exact)[-1].endswith("delarna.")


def test_ten_years_show_the_last_that_have_room_and_a_bar_for_each() -> None:
    years = [sample(2013 + number, f"{100 + number} mnkr") for number in range(10)]
    lines = trend(*years, width=80)
    assert max(map(len, lines)) <= 80
    assert lines[1] == "Region Norrbotten 2013–2022, miljoner kronor"
    assert lines[2].split() == ["2021", "2022", "Ändring"]
    assert len(lines[3].split()[-1]) == 10


@pytest.mark.parametrize(
    "summaries",
    [[], [sample()], [sample(), sample()]],
    ids=["none", "one", "the same year twice"],
)
def test_there_is_no_trend_in_one_year(summaries: list[Summary]) -> None:
    assert trend(*summaries) == []


def test_regions_of_a_year_stand_below_one_another(tmp_path: Path) -> None:
    wrong = load_report(
        copy_sample(tmp_path, anslag=("andel: 34 %", "andel: 36 %"))
    ).summary
    out = console(120)
    print_comparison(
        out, [replace(wrong, region="Region Västerbotten"), sample(), sample(2021)]
    )
    lines = text(out).splitlines()
    assert lines[1] == "Regionerna 2022"
    assert lines[2].split() == [
        "Region",
        "Totalt",
        "Projektverksamhet",
        "Företagsstöd",
        "Kommersiell",
        "service",
    ]
    assert lines[3].split() == [
        "Region",
        "Norrbotten",
        "171,1",
        "mnkr",
        "61",
        "%",
        "34",
        "%",
        "5",
        "%",
        "✓",
    ]
    # the share itself, the sum of the shares, and the share of the decisions
    assert lines[4].endswith("✗ 3 uppgifter att rätta")
    assert len(lines) == 5


def test_regions_whose_rounded_shares_do_not_make_a_hundred_say_so() -> None:
    forms = [
        replace(form, share=None, stated_share=parse_figure("33,3 %"))
        for form in sample().support_forms
    ]
    thirds = replace(sample(), support_forms=tuple(forms), region="Region Skåne")
    out = console(120)
    print_comparison(out, [thirds, sample()])
    assert "Andelarna är avrundade" in text(out)


def test_one_region_is_not_compared() -> None:
    out = console()
    print_comparison(out, [sample(2021), sample(2022)])
    assert text(out) == ""


def test_more_than_three_reports_are_not_shown_whole() -> None:
    few, many = console(), console()
    print_summaries(few, [sample(2020), sample(2021), sample(2022)])
    print_summaries(many, [sample(year) for year in (2019, 2020, 2021, 2022)])
    assert text(few).count("Alla angivna siffror stämmer med varandra.") == 3
    assert "Samband" not in text(many)
    assert (
        "4 rapporter. Hela sammanställningen av en av dem: villkor summarize-anslag MAPP."
        in text(many)
    )
