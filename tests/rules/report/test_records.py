"""The rules on what is told in two places: a project in two tables, and a count in two answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.tools import SAMPLE, copy_sample, report_with
from villkor.base.diagnostic import Finding
from villkor.report.answers import TableAnswer
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.report import counts, records

Check = Callable[[Report], Iterator[Finding]]


def two_tables(tmp_path: Path, one: str, other: str) -> Report:
    """A report in which Go Business stands in two tables, with these lines under its name."""
    rows = {
        "1.2.3": ("1.2.3.4", "Go Business", one),
        "1.3.1": ("1.3.1.2", "go  business", other),
    }
    return report_with(
        tmp_path,
        **{
            file: f'"{key}":\n  - namn: {name}\n{lines}'
            for file, (key, name, lines) in rows.items()
        },
    )


def described(text: str) -> str:
    return f"    beskrivning: |\n      {text}\n"


def effects(lines: str) -> str:
    return f"    effekter:\n      kort: Fler företag.\n      {lines}\n"


def goals(lines: str) -> str:
    return f"    mål:\n      {lines}\n"


def two_answers(tmp_path: Path, one: str, other: str) -> Report:
    return report_with(
        tmp_path, **{"3.1": f'"3.1.1": |\n  {one}\n', "3.4": f'"3.4.1": |\n  {other}\n'}
    )


@pytest.mark.parametrize("check", [records.contradicting_rows, counts.counts_differ])
def test_the_sample_is_clean(check: Check) -> None:
    assert list(check(load_report(SAMPLE))) == []


@pytest.mark.parametrize(
    ("one", "other", "line", "said"),
    [
        (goals("rus: [A]"), goals("rus: [B]"), 4, "målen i RUS är ”B” här, men ”A”"),
        (
            goals("rus: [A, B]"),
            goals("rus: [B, C]"),
            4,
            "målen i RUS är ”B” och ”C” här, men ”A” och ”B”",
        ),
        (
            goals("agenda2030: [5, 8]"),
            goals("agenda2030: [5, 9]"),
            4,
            "målen i Agenda 2030 är ”5” och ”9” här, men ”5” och ”8”",
        ),
        (
            effects("status: uppnådda"),
            effects("status: förväntade"),
            5,
            "effekternas status är förväntade här, men uppnådda",
        ),
        (
            effects("underlag: utvärdering"),
            effects("underlag: uppföljning"),
            5,
            "effekternas underlag är uppföljning här, men utvärdering",
        ),
        (
            described("Totalbudget 12,3 mnkr."),
            described("Totalbudgeten är 12,5 mnkr."),
            4,
            "den totala budgeten är 12,5 mnkr här, men 12,3 mnkr",
        ),
        (
            described("En total budget på 12,3 miljoner kronor."),
            described("Projektbudgeten uppgår till 12 500 tkr."),
            4,
            "den totala budgeten är 12 500 tkr här, men 12,3 miljoner kronor",
        ),
        (
            described("Budget: 12 300 000 kr."),
            described("Budgeten är 12,5 mnkr."),
            4,
            "budgeten är 12,5 mnkr här, men 12 300 000 kr",
        ),
        (
            described("Projektet pågår 2019–2022."),
            described("Projekttid: 2020–2022."),
            4,
            "projekttiden är 2020–2022 här, men 2019–2022",
        ),
        (
            described("Med 12 deltagande företag gick det bra."),
            described("Text, och det var 14 deltagande företag."),
            4,
            "antalet deltagande företag är 14 här, men 12",
        ),
        (
            described("Projektet omfattar 30 företag."),
            described("Projektet omfattar\n      28 företag."),
            4,
            "det står ”Projektet omfattar 28 företag” här, men ”Projektet omfattar 30 företag”",
        ),
    ],
)
def test_vk310_a_project_with_other_facts_in_another_table(
    one: str, other: str, line: int, said: str, tmp_path: Path
) -> None:
    (finding,) = records.contradicting_rows(two_tables(tmp_path, one, other))
    assert finding.message == f"”go business”: {said} på fråga 1.2.3.4."
    assert (finding.where.path[:5], finding.where.line, finding.question) == (
        "1.3.1",
        line,
        "1.3.1.2",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            goals("rus: [A]"),
            goals("rus: [A, B]"),
        ),  # the one table may name only what it is about
        (goals("rus: [A]"), goals("s3: [B]")),
        (
            goals("agenda2030: [2, 5]"),
            goals("agenda2030: [Jämställdhet, Ingen hunger]"),
        ),
        (goals("övrigt: Det ena."), goals("övrigt: Det andra.")),
        (effects("status: förväntade"), effects("underlag: uppföljning")),
        (described("Totalbudget 12,3 mnkr."), described("Totalbudget 12 300 tkr.")),
        (
            described("Totalbudget 12,3 miljoner\n      kronor."),
            described("Totalbudget 12,3 mnkr."),
        ),
        # no amount that anybody has
        (
            described("Totalbudget 12,3 mnkr."),
            described(f"Totalbudget 1{' 000' * 9} kr."),
        ),
        (
            described("Totalbudget 12,3 mnkr."),
            described("Regionens budget är 2,0 mnkr."),
        ),
        (
            described("Totalbudget 12,3 mnkr och totalbudget 4 mnkr."),
            described("Totalbudget 12,5 mnkr."),
        ),
        (
            described("Projektet pågår 2020–2023."),
            described("Det pågår från den 1 februari 2020 till den 28 februari 2023."),
        ),
        (
            described("Projektet pågår 2020–2023."),
            described("Programmet löper 2021–2027."),
        ),
        (
            described("Projektet omfattar 30 företag."),
            described("Av dem leds 12 företag av kvinnor."),
        ),
        (
            described("Under 2021 fick 12 företag stöd."),
            described("Under 2022 fick 14 företag stöd."),
        ),
        (described("30 företag."), described("28 företag.")),
        (described("En helt annan text."), described("Lång text om något annat.")),
    ],
)
def test_vk310_facts_that_go_together(one: str, other: str, tmp_path: Path) -> None:
    assert list(records.contradicting_rows(two_tables(tmp_path, one, other))) == []


def test_vk310_projects_with_other_names_are_others(tmp_path: Path) -> None:
    rows = {"1.2.3": ("1.2.3.4", "Go Business"), "1.3.1": ("1.3.1.2", "Go Business 2")}
    texts = {
        file: f'"{key}":\n  - namn: {name}\n{goals(f"rus: [{name[-1]}]")}'
        for file, (key, name) in rows.items()
    }
    assert list(records.contradicting_rows(report_with(tmp_path, **texts))) == []


def test_vk310_twice_in_one_table_is_told_of_already(tmp_path: Path) -> None:
    rows = "".join(f"  - namn: A\n{goals(f'rus: [{name}]')}" for name in "BC")
    assert (
        list(
            records.contradicting_rows(
                report_with(tmp_path, **{"1.3.1": f'"1.3.1.2":\n{rows}'})
            )
        )
        == []
    )


def test_vk310_choices_in_a_form_where_two_tables_have_them(tmp_path: Path) -> None:
    """In the form of 2022 one table has choices.

    Here its question is asked once more, with another number.
    """
    report = report_with(
        tmp_path,
        **{
            "4-": '"4.7":\n  - {namn: A, typ: Analys}\n  - {namn: A, typ: Utvärdering}\n'
        },
    )
    (section,) = (
        section for section in report.sections if section.stem.startswith("4-")
    )
    (answer,) = (answer for answer in section.answers if answer.question.id == "4.7")
    assert isinstance(answer.content, TableAnswer)
    one, other = (
        replace(answer, content=TableAnswer((row,))) for row in answer.content.rows
    )
    again = replace(other, question=replace(other.question, id="4.8"))
    (finding,) = records.contradicting_rows(
        replace(report, sections=(replace(section, answers=(one, again)),))
    )
    assert finding.message == "”A”: ”typ” är Utvärdering här, men Analys på fråga 4.7."


def test_vk310_in_the_sample(tmp_path: Path) -> None:
    project = (
        "        - Smarta, hållbara innovationer och entreprenörskap\n"
        "        - Innovation och företagande\n"
    )
    report = load_report(
        copy_sample(
            tmp_path,
            **{
                "1.3.1": (
                    project,
                    "        - Hållbara transporter och tillgänglighet\n",
                )
            },
        )
    )
    (finding,) = records.contradicting_rows(report)
    assert (
        "”Go Community”: målen i RUS är ”Hållbara transporter och tillgänglighet” här"
        in finding.message
    )


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (
            "Det kom 164 inkomna ansökningar.",
            "Av 163 inkomna ansökningar avslogs några.",
            "163 inkomna ansökningar, men 164",
        ),
        (
            "Vi har 12 anställda företagsrådgivare.",
            "I länet finns 15 anställda\n  företagsrådgivare.",
            "15 anställda företagsrådgivare, men 12",
        ),
        (
            "Vi gav 125 beviljade ansökningar.",
            "Totalt 126 Beviljade ansökningar.",
            "126 beviljade ansökningar, men 125",
        ),
        (
            "1 200 deltagande företag",
            "1 300 deltagande företag",
            "1 300 deltagande företag, men 1 200",
        ),
        (
            "45 kvinnliga företagare under året",
            "46 kvinnliga företagare i länet",
            "46 kvinnliga företagare, men 45",
        ),
    ],
)
def test_vk410_two_counts_of_the_same(
    one: str, other: str, said: str, tmp_path: Path
) -> None:
    (finding,) = counts.counts_differ(two_answers(tmp_path, one, other))
    assert finding.message == f"Här står {said} på fråga 3.1.1."
    assert (finding.where.path[:3], finding.where.line, finding.question) == (
        "3.4",
        2,
        "3.4.1",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("164 inkomna ansökningar", "164 inkomna ansökningar"),
        ("164 inkomna ansökningar", "cirka 160 inkomna ansökningar"),
        ("164 inkomna ansökningar", "År 2021 var det 180 inkomna ansökningar"),
        ("164 inkomna ansökningar", "I fjol var det 180 inkomna ansökningar"),
        (
            "125 beviljade ansökningar om företagsstöd",
            "26 beviljade ansökningar om projektstöd",
        ),
        ("12 deltagande företag", "I Kiruna var det 5 deltagande företag"),
        ("12 deltagande kommuner", "5 deltagande kommuner per år"),
        ("12 deltagande företag", "Av dem var de 3 deltagande företag som kom nya"),
        ("12 deltagande företag", "Det var ytterligare 5 deltagande företag"),
        (
            "12 deltagande företag",
            "Av dessa var nästan alla små, och 5 deltagande företag stora.",
        ),
        ("5 nya företag", "12 nya företag"),  # new where and how is told by nothing
        ("5 olika kommuner", "12 olika kommuner"),
        ("12 ska delta", "14 ska delta"),
        ("164 ansökningar", "163 ansökningar"),
        ("12 deltagande företag och 3 deltagande företag", "14 deltagande företag"),
    ],
)
def test_vk410_counts_that_go_together(one: str, other: str, tmp_path: Path) -> None:
    assert list(counts.counts_differ(two_answers(tmp_path, one, other))) == []


def test_vk410_one_answer_may_tell_kinds_apart(tmp_path: Path) -> None:
    report = report_with(
        tmp_path,
        **{"3.1": '"3.1.1": |\n  12 deltagande företag\n\n  5 deltagande företag\n'},
    )
    assert list(counts.counts_differ(report)) == []


def test_vk410_projects_in_tables_have_their_own_counts(tmp_path: Path) -> None:
    rows = {
        file: f'"{key}":\n  - namn: {file}\n{described(f"{count} deltagande företag")}'
        for file, key, count in (("1.2.3", "1.2.3.4", 5), ("1.3.1", "1.3.1.2", 9))
    }
    assert list(counts.counts_differ(report_with(tmp_path, **rows))) == []
