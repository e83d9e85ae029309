"""A folder becomes a report whatever stands in its files: what is wrong is a finding, never an
exception.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.laws import examples
from tests.tools import SAMPLE, empty_report, report_with
from villkor.base.diagnostic import UserError
from villkor.report.answers import TextAnswer
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.catalogue import run_rules

YAMLISH = st.text(
    alphabet=st.sampled_from("\"1.:|-#[]{}>&*!%@`'\t \n\u2028\ufeffåäö”aj"), max_size=80
) | st.text(max_size=60)


def met(report: Report) -> list[tuple[str, str, int]]:
    return [
        (kind, finding.where.path, finding.where.line)
        for kind, finding in report.faults
    ]


def test_the_sample_is_read_whole() -> None:
    report = load_report(SAMPLE)
    assert report.faults == ()
    assert (report.form.year, report.settings.region) == (2022, "Region Norrbotten")
    assert report.settings.own_register_number
    assert report.settings.own_register_number.text == "RUN 00060-2022"
    assert len(report.answers()) == 49
    assert {section.status.text for section in report.sections if section.status} == {
        "godkänd"
    }


def test_a_folder_without_settings_is_no_report(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"rapport\.yaml"):
        load_report(tmp_path)


def test_quoted_and_unquoted_numbers_are_the_same_question(tmp_path: Path) -> None:
    report = report_with(
        tmp_path, **{"3.1": '3.1.1: |\n  Text.\n"3.1.2": |\n  Text.\n'}
    )
    assert {"3.1.1", "3.1.2"} <= {
        key for key, answer in report.answers().items() if not answer.empty
    }


def test_byte_order_mark_and_windows_line_ends_are_read_without_a_word(
    tmp_path: Path,
) -> None:
    folder = empty_report(tmp_path)
    (folder / "3.1-lansstyrelsen.yaml").write_bytes(
        b'\xef\xbb\xbf"3.1.1": |\r\n  Rad ett.\r\n  Rad tv\xc3\xa5.\r\n'
    )
    report = load_report(folder)
    content = report.answers()["3.1.1"].content
    assert isinstance(content, TextAnswer)
    assert content.text.text == "Rad ett.\nRad två.\n"
    assert report.faults == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('"3.1": |\n  Text.\n', ("unknown question", 1)),
        ('Vi arbetade: med mycket\n"3.1.1": x\n', ("unknown key", 1)),
        ('”3.1.1”: |\n  Text.\n"3.1.2": x\n', ("unknown key", 1)),
        ("status: Klar\nansvarig: [a, b]\n", ("wrong type", 2)),
        ('"3.1.1": !text x\n', ("yaml", 1)),
        ('"3.1.1": x\n"3.1.2": *a\n', ("yaml", 2)),
        ("- en\n- lista\n", ("wrong type", 1)),
    ],
)
def test_a_fault_of_a_section_file_is_told_at_its_line(
    text: str, fault: tuple[str, int], tmp_path: Path
) -> None:
    kind, line = fault
    report = report_with(tmp_path, **{"3.1": text})
    assert met(report) == [(kind, "3.1-lansstyrelsen.yaml", line)]


def test_a_number_within_curly_quotes_is_not_also_called_unanswered(
    tmp_path: Path,
) -> None:
    report = report_with(tmp_path, **{"3.1": '”3.1.1”: |\n  Text.\n"3.1.2": x\n'})
    found = [
        diagnostic
        for diagnostic in run_rules(report)
        if diagnostic.where.path.startswith("3.1")
    ]
    assert [
        (diagnostic.code, diagnostic.question)
        for diagnostic in found
        if diagnostic.question
    ] == [("VK105", "3.1.1")]
    assert '"3.1.1":' in found[0].hint


def test_a_word_file_under_a_yaml_name_is_told_as_such(tmp_path: Path) -> None:
    folder = empty_report(tmp_path)
    (folder / "3.1-lansstyrelsen.yaml").write_bytes(b"PK\x03\x04 ...")
    ((kind, finding),) = load_report(folder).faults
    assert kind == "encoding"
    assert "Word" in finding.message


def test_a_broken_settings_file_does_not_also_lack_what_stands_in_it(
    tmp_path: Path,
) -> None:
    report = report_with(
        tmp_path, rapport="formulär: 2022\nregion: Region Skåne\nkontakt: a: b\n"
    )
    assert met(report) == [("yaml", "rapport.yaml", 3)]


def test_the_region_may_be_written_as_people_say_it(tmp_path: Path) -> None:
    report = report_with(tmp_path, rapport="formulär: 2022\nregion: skåne\n")
    assert (report.settings.region, report.faults) == ("Region Skåne", ())


def test_without_a_form_the_newest_is_used_and_it_is_said(tmp_path: Path) -> None:
    report = report_with(tmp_path, rapport="region: Region Skåne\n")
    assert met(report) == [("unknown form", "rapport.yaml", 1)]
    assert report.form.year == 2022


def test_an_alias_bomb_is_refused_at_once(tmp_path: Path) -> None:
    levels = "\n".join(
        f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 9)}]" for n in range(9)
    )
    report = report_with(tmp_path, **{"3.1": f"a0: &a0 [x]\n{levels}\n"})
    assert {kind for kind, path, _ in met(report) if path.startswith("3.1")} == {
        "yaml",
        "unknown key",
    }


@pytest.mark.law
@settings(
    deadline=None,
    max_examples=examples(80),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(section=YAMLISH, grant=YAMLISH, config=YAMLISH)
def test_no_content_of_the_files_gives_an_exception(
    section: str, grant: str, config: str, tmp_path: Path
) -> None:
    folder = tmp_path / "2022"
    if not folder.exists():
        empty_report(tmp_path)
    for name, text in (
        ("3.1-lansstyrelsen.yaml", f'"3.1.1": {section}'),
        ("anslag.yaml", f"fördelning: {grant}"),
        ("rapport.yaml", f"formulär: 2022\nmål: {config}"),
    ):
        (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    diagnostics = run_rules(load_report(folder))
    assert all(
        diagnostic.where.line >= 1 and diagnostic.where.column >= 1
        for diagnostic in diagnostics
    )


@pytest.mark.law
@settings(
    deadline=None,
    max_examples=examples(30, 5_000),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_damaged_sample_gives_findings_and_never_an_exception(
    data: st.DataObject, tmp_path: Path
) -> None:
    folder = tmp_path / "2022"
    if not folder.exists():
        shutil.copytree(SAMPLE, folder)
    name = data.draw(
        st.sampled_from(sorted(path.name for path in SAMPLE.glob("*.yaml")))
    )
    raw = (SAMPLE / name).read_bytes()
    start = data.draw(st.integers(0, len(raw) - 1))
    length = data.draw(st.integers(0, 40))
    junk = data.draw(st.binary(max_size=6))
    (folder / name).write_bytes(raw[:start] + junk + raw[start + length :])
    run_rules(load_report(folder))
    (folder / name).write_bytes(raw)
