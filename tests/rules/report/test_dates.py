"""The rules on time in what is said: years of another report, periods that cannot be, and days that
have not been.

The tests' day is 16 January 2023, and the report is that of 2022.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.tools import SAMPLE, copy_sample, report_with
from villkor.base.diagnostic import Finding
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.report import dates

Check = Callable[[Report], Iterator[Finding]]


def answer(text: str, tmp_path: Path) -> Report:
    """A report in which the text is the answer to a question.

    Its first line is line 2 of its file.
    """
    lines = "".join(f"  {line}\n" if line else "\n" for line in text.split("\n"))
    return report_with(tmp_path, **{"3.1": f'"3.1.1": |\n{lines}'})


def row(text: str, tmp_path: Path) -> Report:
    """A report in which the text describes a project. Its first line is line 4 of its file."""
    lines = "".join(f"      {line}\n" if line else "\n" for line in text.split("\n"))
    return report_with(
        tmp_path,
        **{"1.3.1": f'"1.3.1.2":\n  - namn: Develoop\n    beskrivning: |\n{lines}'},
    )


def messages(check: Check, report: Report) -> list[str]:
    return [finding.message for finding in check(report)]


@pytest.mark.parametrize(
    "check", [dates.other_year, dates.impossible_period, dates.later_than_today]
)
def test_the_sample_is_clean(check: Check) -> None:
    assert list(check(load_report(SAMPLE))) == []


def test_vk214_points_at_the_year(tmp_path: Path) -> None:
    (finding,) = dates.other_year(
        answer("Text.\n\nMötena var många. Under\n2021 hölls sex av dem.", tmp_path)
    )
    assert (finding.where.line, finding.where.column, finding.question) == (
        5,
        3,
        "3.1.1",
    )
    assert finding.message == "Här står 2021, men rapporten gäller 2022."


@pytest.mark.parametrize(
    "text",
    [
        "Under 2021 genomfördes fyra utbildningar.",
        "Under året 2021 genomfördes fyra utbildningar.",
        "Under år 2021 hölls möten.",
        "Under hela 2021 hölls möten.",
        "- Under 2021 träffades rådet.",
        "Under 2021 har regionen arbetat med frågan.",
        "Under 2021 har arbetet påbörjats.",
        "Regionen har under 2021 stöttat länet.",
        "Regionen har också under året 2021 stöttat länet.",
        "Under 2021 kom 180 ansökningar in.",
        "Under 2021 beviljades 125 ansökningar.",
        "I år (2021) har vi mötts.",
        "Vi har i år, 2019, mötts.",
        "Det har vi gjort under året (2020).",
        "I år (alltså 2021) har vi mötts.",
        "Under 2021 deltog vi i Agenda 2030 och i programmet för 2021–2027.",
        "Under 2023 genomfördes fyra utbildningar.",
    ],
)
def test_vk214_a_year_that_the_report_is_not_about(text: str, tmp_path: Path) -> None:
    assert len(messages(dates.other_year, answer(text, tmp_path))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Under 2022 genomfördes fyra utbildningar.",
        "Under 2021 inleddes arbetet, och under 2022 fortsatte det.",
        "Under 2021 hölls tio möten.\n\nUnder 2022 hölls tolv.",
        "- Under 2021 hölls tio möten.\n- Under 2022 hölls tolv.",
        "Under 2021 antogs strategin.",  # what was decided once is told with its year
        "Under 2021 startade projektet.",
        "Under 2021 hölls möten. Sedan dess har arbetet vilat.",
        "Under 2021 hölls sex möten, jämfört med åtta i år.",
        "Under 2021 hölls sex möten. Det var fler än 2020.",
        "Under 2018 genomfördes en pilot.",  # nobody takes 2018 for this year
        "Programmet löper 2021–2027.",
        "Under 2021–2022 hölls möten.",
        "Under hösten 2021 hölls möten.",
        "Stöd som beviljades under 2021 följs upp.",
        "Under 2023 väntas fler utbildningar.",
        "Under 2023 ska fler utbildas.",
        "Under 2023 fortsätter arbetet.",
        "Under året har arbetet mot 2030 fortsatt.",
        "I år (2022) har vi mötts oftare än 2021.",
        "Vi mötte många i år (2045 företag).",
    ],
)
def test_vk214_other_years_in_their_place(text: str, tmp_path: Path) -> None:
    assert messages(dates.other_year, answer(text, tmp_path)) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Projektet pågår 2022–2019.", "2022–2019"),
        ("Tid: 2022-2019.", "2022-2019"),
        ("Projektperiod 2022-06-01–2021-12-31.", "2022-06-01–2021-12-31"),
        (
            "Det pågår från den 1 juni 2022 till den 31 december 2021.",
            "1 juni 2022 till den 31 december 2021",
        ),
        ("Det pågår augusti 2021–mars 2020.", "augusti 2021–mars 2020"),
        (
            "Det pågår 1 mars 2022 t.o.m. 28 februari 2022.",
            "1 mars 2022 t.o.m. 28 februari 2022",
        ),
    ],
)
def test_vk311_a_period_that_ends_before_it_begins(
    text: str, written: str, tmp_path: Path
) -> None:
    (finding,) = dates.impossible_period(row(text, tmp_path))
    assert finding.message == f"Tiden {written} slutar före sin början."
    assert (finding.where.line, finding.where.column, finding.question) == (
        4,
        7 + text.index(written),
        "1.3.1.2",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Projekttid: 2015–2018.",
        "Projektperioden är 2015–2018.",
        "Projekttiden, 1 mars 2018–31 maj 2021, är slut.",
        "Insatsen pågår 2015–2018.",
        "Projektet löper från den 1 mars 2018 till den 31 maj 2021.",
        "Projektet pågick under perioden 2016–2018.",
        "Projekttid 2020 till 2021.",
        "Projektet löper 2025–2027.",
    ],
)
def test_vk311_a_project_of_other_years(text: str, tmp_path: Path) -> None:
    (message,) = messages(dates.impossible_period, row(text, tmp_path))
    assert message.endswith("rör inte 2022, som rapporten gäller.")


@pytest.mark.parametrize(
    "text",
    [
        "Projektet pågår 2019–2022.",
        "Projekttid 2022–2022.",
        "Projekttid 2023–2025.",  # what is begun this year may start the next
        "Det pågick från den 1 augusti 2021 till den 1 mars 2022.",
        "En pilot genomfördes 2016–2018.",
        "Grunden är en pilot, som pågick 2016–2018.",
        "Det tidigare projektet pågick 2016–2018.",
        "Programmet löper 2014–2020.",
        "Avtalet löper 2014–2020.",
        "Antalet minskade från 2021 till 2019 företag.",
        "Dnr RUN 2022-2019.",
        "Det var så 2022–under 2019.",
        "Utredningen (SOU 2022:56) kom 2022.",
    ],
)
def test_vk311_periods_in_their_place(text: str, tmp_path: Path) -> None:
    assert messages(dates.impossible_period, row(text, tmp_path)) == []


def test_vk311_looks_at_projects_and_not_at_answers(tmp_path: Path) -> None:
    assert (
        messages(
            dates.impossible_period,
            answer("Projektet pågick 2015–2018, eller 2018–2015.", tmp_path),
        )
        == []
    )


def test_vk311_looks_at_effects(tmp_path: Path) -> None:
    effects = "    effekter:\n      kort: |\n        Projekttid 2015–2018.\n"
    report = report_with(
        tmp_path, **{"1.3.1": f'"1.3.1.2":\n  - namn: Develoop\n{effects}'}
    )
    assert [finding.where.line for finding in dates.impossible_period(report)] == [5]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Nämnden beslutade den 12 mars 2027.", "12 mars 2027"),
        ("Beslutet fattades 2027-03-12.", "12 mars 2027"),
        ("Den 12 mars 2027 beslutade nämnden om planen.", "12 mars 2027"),
        ("Strategin antogs av regionfullmäktige den 12 mars\n2027.", "12 mars 2027"),
        ("Mötet hölls i Luleå den 17 januari 2023.", "17 januari 2023"),
        ("Mässan hölls den 12–14 mars 2027.", "14 mars 2027"),
        ("Rapporten lämnades till regeringen den 12 mars 2027.", "12 mars 2027"),
        ("Rapporten har lämnats den 12 mars 2027.", "12 mars 2027"),
        ("Den hölls den 12 mars 2027.", "12 mars 2027"),
    ],
)
def test_vk705_what_has_happened_on_a_day_to_come(
    text: str, day: str, tmp_path: Path
) -> None:
    (finding,) = dates.later_than_today(answer(text, tmp_path))
    assert (
        finding.message
        == f"Den {day} har inte varit än, men enligt texten har det redan hänt."
    )
    assert finding.where.line == 2


@pytest.mark.parametrize(
    "text",
    [
        "Nämnden beslutade den 16 januari 2023.",
        "Det ska vara klart den 31 december 2027.",
        "Projektet löper till 2027-12-31.",
        "Projektet förlängdes till den 31 mars 2027.",
        "Programmet, som beslutades 2021, löper till den 31 december 2027.",
        "Projektet startade 2022 och avslutas den 31 december 2027.",
        "Enligt den beslutade budgeten avslutas projektet den 31 december 2027.",
        "Projektet avslutas den 31 december 2027 enligt beslutade villkor.",
        "Medlen beviljades till och med den 31 december 2027.",
        "Nämnden beslutade att projektet ska pågå till den 1 maj 2027.",
        "Nämnden beslutade om avstämning den 1 maj 2027.",
        "Regeringen beslutade en förordning som gäller från den 1 januari 2027.",
        "Beviljade medel ska användas senast den 31 december 2027.",
        "Mötet väntas ha hållits den 31 december 2027.",
    ],
)
def test_vk705_days_to_come_in_plans(text: str, tmp_path: Path) -> None:
    assert messages(dates.later_than_today, answer(text, tmp_path)) == []


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("31 februari", "Februari har högst 29 dagar."),
        ("30 februari 2022", "Februari 2022 har 28 dagar."),
        ("29 februari 2023", "Februari 2023 har 28 dagar."),
        ("30 februari 2024", "Februari 2024 har 29 dagar."),
        ("31 april 2022", "April har 30 dagar."),
        ("31 juni", "Juni har 30 dagar."),
        ("32 maj", "Maj har 31 dagar."),
        ("2022-13-01", "Månaden är 13, men ett år har 12 månader."),
        ("2022-00-01", "Månaden är 00, men ett år har 12 månader."),
        ("2022-02-30", "Februari 2022 har 28 dagar."),
        ("0 mars 2022", "En månad börjar med den 1."),
    ],
)
def test_vk705_a_day_that_no_calendar_has(day: str, why: str, tmp_path: Path) -> None:
    (finding,) = dates.later_than_today(answer(f"Det var den {day}.", tmp_path))
    assert (finding.message, finding.hint) == (
        f"Det finns inget datum {day}.",
        f"Rätta datumet. {why}",
    )


@pytest.mark.parametrize(
    "text",
    [
        "29 februari",
        "29 februari 2024",
        "Bilaga 35 maj 2022",
        "Dnr RUN 2022-13-45.",
        "nr 2022-13-45",
        "12 350 mars",
        "31 personer",
    ],
)
def test_vk705_what_only_looks_like_a_day(text: str, tmp_path: Path) -> None:
    assert messages(dates.later_than_today, answer(text, tmp_path)) == []


def test_vk705_looks_in_the_settings_too_but_not_in_their_comments(
    tmp_path: Path,
) -> None:
    settings = (
        "kontakt: Region Norrbotten",
        (
            "# beslutades den 1 maj 2027\n"
            "kontakt: Region Norrbotten, enligt vad som beslutades den 2 maj 2027"
        ),
    )
    folder = copy_sample(tmp_path, rapport=settings)
    (finding,) = dates.later_than_today(load_report(folder))
    line = (
        (folder / "rapport.yaml")
        .read_text(encoding="utf-8")
        .split("\n")[finding.where.line - 1]
    )
    assert line[finding.where.column - 1 :].startswith("2 maj 2027")
