"""The rules on the report as a whole: who has each section and how far it has come, register
numbers, the form's year, the last day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.tools import SAMPLE, copy_sample, empty_report, report_with
from villkor.base.diagnostic import Finding
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.catalogue import run_rules
from villkor.rules.report import register_numbers, whole

Check = Callable[[Report], Iterator[Finding]]

APPROVED = 'ansvarig: A\nstatus: godkänd¤\n"3.1.1": |\n  Text.\n"3.1.2": |\n'


def lines(check: Check, report: Report) -> list[tuple[str, int]]:
    return [(finding.where.path, finding.where.line) for finding in check(report)]


def approved(report: Report) -> list[tuple[int, str]]:
    return [
        (found.where.line, found.message)
        for found in run_rules(report)
        if found.code == "VK701" and found.where.path.startswith(("3.1", "5"))
    ]


@pytest.mark.parametrize(
    ("text", "errors"),
    [
        (APPROVED.replace("¤", ""), "ett"),  # a question is unanswered
        ("status: Godkänd\n", "2"),
        ('status: godkänd\n"3.1.1": |\n  Text.\n"3.1.2": |\n  # Rubrik\n', "ett"),
        (
            'status: godkänd\n"3.1.1": |\n  Text.\n"3.1.2": |\n  Text.\nsvarr: ja\n',
            "ett",
        ),
    ],
)
def test_vk701_fires_on_an_approved_section_with_errors(
    text: str, errors: str, tmp_path: Path
) -> None:
    line = 1 + text[: text.casefold().index("godkänd")].count("\n")
    assert approved(report_with(tmp_path, **{"3.1": text})) == [
        (line, f"Avsnittet har status godkänd, men det finns {errors} fel i det.")
    ]


@pytest.mark.parametrize(
    "text",
    [
        APPROVED.replace("¤", "").replace("godkänd", "klar"),
        APPROVED.replace("¤", "") + "  Text, till  exempel.\n",  # a warning is no error
        # the whole file cannot be read, and so not its status
        'status: godkänd\n"3.1.1": Text: x\n',
    ],
)
def test_vk701_is_silent_otherwise(text: str, tmp_path: Path) -> None:
    assert approved(report_with(tmp_path, **{"3.1": text})) == []


def test_vk701_an_optional_question_may_be_unanswered(tmp_path: Path) -> None:
    assert approved(report_with(tmp_path, **{"5": 'status: godkänd\n"5": |\n'})) == []


def test_vk701_sees_every_error_also_when_only_it_is_selected(tmp_path: Path) -> None:
    report = report_with(tmp_path, **{"3.1": APPROVED.replace("¤", "")})
    assert [found.code for found in run_rules(report, select=["VK701"])] == ["VK701"]
    assert "VK701" in {found.code for found in run_rules(report, ignore=["VK2"])}


@pytest.mark.parametrize(
    ("check", "old"),
    [
        (whole.owner_missing, "ansvarig: Näringsliv"),
        (whole.status_missing, "status: godkänd"),
    ],
)
def test_vk702_vk703_fire_at_the_empty_key(
    check: Check, old: str, tmp_path: Path
) -> None:
    key = old.split(":", maxsplit=1)[0]
    folder = copy_sample(tmp_path, **{"1.2.3": (old, f"{key}:")})
    path = next(folder.glob("1.2.3*"))
    line = (
        path.read_text(encoding="utf-8")
        .split("\n")
        .index(
            next(
                x
                for x in path.read_text(encoding="utf-8").split("\n")
                if x.startswith(f"{key}:")
            )
        )
    )
    assert lines(check, load_report(folder)) == [(path.name, line + 1)]


@pytest.mark.parametrize(
    ("check", "old"),
    [
        (whole.owner_missing, "ansvarig: Näringsliv"),
        (whole.status_missing, "status: godkänd"),
    ],
)
def test_vk702_vk703_fire_at_the_top_if_the_key_is_not_there(
    check: Check, old: str, tmp_path: Path
) -> None:
    folder = copy_sample(tmp_path, **{"1.2.3": (old, "#")})
    assert lines(check, load_report(folder)) == [(next(folder.glob("1.2.3*")).name, 1)]


@pytest.mark.parametrize(
    ("check", "new"),
    [
        (whole.owner_missing, "ansvarlig: Näringsliv"),
        (whole.owner_missing, "ansvarig: [Näringsliv]"),
    ],
)
def test_vk702_a_faulty_key_is_told_of_already(
    check: Check, new: str, tmp_path: Path
) -> None:
    folder = copy_sample(tmp_path, **{"1.2.3": ("ansvarig: Näringsliv", new)})
    assert lines(check, load_report(folder)) == []


ALL = [
    whole.owner_missing,
    whole.status_missing,
    register_numbers.register_number_faulty,
    whole.form_of_another_year,
    whole.last_day,
]


@pytest.mark.parametrize("check", ALL)
def test_the_sample_is_clean(check: Check) -> None:
    assert list(check(load_report(SAMPLE))) == []


@pytest.mark.parametrize(
    ("having", "missing"), [(0, 0), (7, 0), (8, 8), (15, 1), (16, 0)]
)
def test_vk702_fires_when_at_least_half_of_the_others_have_an_owner(
    having: int, missing: int, tmp_path: Path
) -> None:
    folder = empty_report(tmp_path)
    stems = list(load_report(folder).form.files)
    assert len(stems) == 16
    for number, stem in enumerate(stems):
        (folder / f"{stem}.yaml").write_text(
            "ansvarig: A\nstatus: klar\n"
            if number < having
            else "ansvarig:\nstatus:\n",
            encoding="utf-8",
        )
    report = load_report(folder)
    assert (
        lines(whole.owner_missing, report)
        == [(f"{stem}.yaml", 1) for stem in stems[having:]][:missing]
    )
    assert (
        lines(whole.status_missing, report)
        == [(f"{stem}.yaml", 2) for stem in stems[having:]][:missing]
    )


def test_vk702_files_that_are_not_there_or_not_of_the_form_do_not_count(
    tmp_path: Path,
) -> None:
    folder = copy_sample(tmp_path)
    next(folder.glob("3.1*")).unlink()
    next(folder.glob("3.2*")).rename(folder / "3.2-nytt-namn.yaml")
    next(folder.glob("3.3*")).write_bytes('"3.3.1": Å'.encode("cp1252"))
    (folder / "anteckningar.yaml").write_text("a: b\n", encoding="utf-8")
    report = load_report(folder)
    assert (
        lines(whole.owner_missing, report) == lines(whole.status_missing, report) == []
    )


def settings(tmp_path: Path, numbers: str) -> Report:
    return report_with(
        tmp_path,
        rapport=f"formulär: 2022\nregion: Region Skåne\ndiarienummer:\n{numbers}\n",
    )


@pytest.mark.parametrize(
    "number",
    [
        "saknas",
        "xx",
        "123",
        "2022",
        "N2021/",
        "RUN 00060–",
        "2022-02-21",
        "den 21 februari 2023",
        "Dnr 123",
        "Ä 2022-4019, xx",
        "N2021/03079 och saknas",
        "(delvis)",
        "kommer 2023-01",
        "RUN 00060-????",
    ],
)
@pytest.mark.parametrize("key", ["tillvaxtverket", "region"])
def test_vk704_what_is_no_register_number(
    key: str, number: str, tmp_path: Path
) -> None:
    (finding,) = register_numbers.register_number_faulty(
        settings(tmp_path, f"  {key}: {number}")
    )
    assert (finding.where.path, finding.where.line) == ("rapport.yaml", 4)
    assert finding.message == f"”{number}” ser inte ut som ett diarienummer."
    assert finding.hint.endswith(
        {"tillvaxtverket": "Ä 2022-4019.", "region": "RUN 00060-2022."}[key]
    )


@pytest.mark.parametrize(
    "number",
    [
        "N2021/03079, N2021/03001 (delvis)",
        "Ä 2022-4019",
        "Å 2022–4019",
        "RUN 00060-2022",
        "2022/00123",
        "Dnr Ä 2016 001579:03",
        "Diarienummer: RUN/123/2022",
        "22RGK123",
        "RS 2022-0123 och RS 2022-0124",
        "RUN-22-0123; RUN-22-0124",
        "",
    ],
)
@pytest.mark.parametrize("key", ["regeringskansliet", "region"])
def test_vk704_register_numbers(key: str, number: str, tmp_path: Path) -> None:
    assert (
        list(
            register_numbers.register_number_faulty(
                settings(tmp_path, f'  {key}: "{number}"')
            )
        )
        == []
    )


@pytest.mark.parametrize(
    ("numbers", "line"),
    [
        ("  tillvaxtverket:", 4),
        ("  regeringskansliet: N2021/03079", 3),
        ("  # tillvaxtverket: x", 3),
    ],
)
def test_vk704_a_number_that_neither_the_form_nor_the_report_has(
    numbers: str, line: int, tmp_path: Path
) -> None:
    report = settings(tmp_path, numbers)
    one, other = report.form.recipients
    report = replace(
        report,
        form=replace(report.form, recipients=(one, replace(other, register_number=""))),
    )
    (finding,) = register_numbers.register_number_faulty(report)
    assert (finding.message, finding.where.line) == (
        "Diarienumret hos Tillväxtverket saknas.",
        line,
    )


def test_vk704_a_number_that_a_sign_has_cut_is_told_of_already(tmp_path: Path) -> None:
    assert (
        list(
            register_numbers.register_number_faulty(
                settings(tmp_path, "  region: RUN #60")
            )
        )
        == []
    )


def test_vk704_the_regions_own_number_may_be_missing(tmp_path: Path) -> None:
    assert (
        list(register_numbers.register_number_faulty(settings(tmp_path, "  region:")))
        == []
    )


@pytest.mark.parametrize(
    "name", ["2021", "norrbotten-2021", "Villkorsbeslut 2023", "2021_v2"]
)
def test_vk706_a_folder_with_the_name_of_another_year(
    name: str, tmp_path: Path
) -> None:
    folder = copy_sample(tmp_path).rename(tmp_path / name)
    report = load_report(folder)
    (finding,) = whole.form_of_another_year(report)
    line = report.sources["rapport.yaml"].split("\n").index("formulär: 2022") + 1
    assert (finding.where.path, finding.where.line) == ("rapport.yaml", line)
    assert finding.message == f"Formuläret är 2022 års, men mappen heter {name}."


@pytest.mark.parametrize(
    "name",
    [
        "2022",
        "norrbotten-2022",
        "villkor",
        "2022 kopia 2023-01-15",
        "20211",
        "arkiv-1999",
    ],
)
def test_vk706_folders_with_other_names(name: str, tmp_path: Path) -> None:
    folder = copy_sample(tmp_path).rename(tmp_path / name)
    assert list(whole.form_of_another_year(load_report(folder))) == []


def mentions(tmp_path: Path, *years: str) -> Report:
    sentences = "\n\n".join(f"  Så var det år {year}." for year in years)
    return report_with(tmp_path, **{"3.1": f'"3.1.1": |\n{sentences}\n'})


@pytest.mark.parametrize("this", [0, 1, 4])
def test_vk706_texts_about_another_year(this: int, tmp_path: Path) -> None:
    (finding,) = whole.form_of_another_year(
        mentions(tmp_path, *["2021"] * 10, *["2022"] * this)
    )
    assert (finding.where.path, finding.message) == (
        "rapport.yaml",
        f"Formuläret är 2022 års, men texterna nämner 2021 10 gånger och 2022 {this} gånger.",
    )


@pytest.mark.parametrize(
    "years",
    [
        ["2021"] * 9,
        ["2021"] * 10 + ["2022"] * 5,
        ["2030"] * 40,
        ["2021–2027"] * 20,
        ["2021:56"] * 20,
        ["1999"] * 20,
    ],
)
def test_vk706_years_that_may_be_named_often(years: list[str], tmp_path: Path) -> None:
    assert list(whole.form_of_another_year(mentions(tmp_path, *years))) == []


def test_vk706_agenda_2030_is_a_name(tmp_path: Path) -> None:
    text = "  Vi följer\n  Agenda 2021 och Agenda 2021.\n\n" * 10
    assert (
        list(
            whole.form_of_another_year(
                report_with(tmp_path, **{"3.1": f'"3.1.1": |\n{text}'})
            )
        )
        == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "formulär: 1999\nregion: Region Skåne\n",
        "region: Region Skåne\n",
        "formulär: 2022: x\n",
    ],
)
def test_vk706_vk707_what_is_not_known_to_be_the_form_is_not_compared(
    text: str, tmp_path: Path
) -> None:
    report = replace(
        report_with(tmp_path, rapport=text),
        folder=tmp_path / "2021",
        today=date(2023, 2, 20),
    )
    assert (
        lines(whole.form_of_another_year, report) == lines(whole.last_day, report) == []
    )


@pytest.mark.parametrize(
    ("today", "message"),
    [
        (
            date(2023, 2, 7),
            "Sista dag att lämna rapporten är den 21 februari 2023, om 14 dagar.",
        ),
        (
            date(2023, 2, 20),
            "Sista dag att lämna rapporten är den 21 februari 2023, i morgon.",
        ),
        (
            date(2023, 2, 21),
            "Sista dag att lämna rapporten är den 21 februari 2023, i dag.",
        ),
        (date(2023, 2, 22), "Sista dag att lämna rapporten var den 21 februari 2023."),
        (date(2025, 1, 1), "Sista dag att lämna rapporten var den 21 februari 2023."),
    ],
)
def test_vk707_a_report_with_work_left_near_and_after_the_last_day(
    today: date, message: str, tmp_path: Path
) -> None:
    report = report_with(tmp_path)
    (finding,) = whole.last_day(replace(report, today=today))
    line = report.sources["rapport.yaml"].split("\n").index("formulär: 2022") + 1
    assert (finding.where.path, finding.where.line, finding.message) == (
        "rapport.yaml",
        line,
        message,
    )


def test_vk707_tells_what_is_left(tmp_path: Path) -> None:
    texts = '"3.1.1": |\n  Text.\n"3.1.2": |\n'
    one = replace(
        load_report(
            copy_sample(tmp_path / "a", **{"3.1": ("status: godkänd", "status: klar")})
        ),
        today=date(2023, 2, 20),
    )
    other = replace(
        report_with(tmp_path / "b", **{"3.1": texts}), today=date(2023, 2, 20)
    )
    assert [finding.hint for finding in whole.last_day(one)] == [
        "Kvar: 1 avsnitt som inte har status godkänd. Se villkor status."
    ]
    (finding,) = whole.last_day(other)
    assert finding.hint == (
        "Kvar: 47 obesvarade frågor och 15 avsnitt som inte har status godkänd. Se villkor status."
    )


@pytest.mark.parametrize("today", [date(2023, 2, 6), date(2022, 6, 1)])
def test_vk707_is_silent_while_there_is_time(today: date, tmp_path: Path) -> None:
    assert list(whole.last_day(replace(report_with(tmp_path), today=today))) == []


@pytest.mark.parametrize("status", ["status: godkänd", "status: GODKÄND", "status:"])
def test_vk707_is_silent_on_a_finished_report(status: str, tmp_path: Path) -> None:
    report = load_report(copy_sample(tmp_path, **{"3.1": ("status: godkänd", status)}))
    assert list(whole.last_day(replace(report, today=date(2023, 3, 1)))) == []
