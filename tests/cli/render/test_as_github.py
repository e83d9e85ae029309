"""What GitHub's runner makes of the findings: it is told the right file, line and words, whatever
they hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.tools import INCOMPLETE, ROOT, SAMPLE, copy_sample
from villkor.base.diagnostic import Diagnostic, Severity, Where
from villkor.cli.render.as_github import findings_github
from villkor.cli.render.signs import shown_signs
from villkor.report.load import load_report
from villkor.rules.catalogue import run_rules

REPORT = load_report(SAMPLE)


def finding(
    message: str = "Fråga 2.3 är obesvarad.",
    hint: str = "",
    severity: Severity = Severity.ERROR,
) -> Diagnostic:
    return Diagnostic(
        "VK201",
        "obesvarad",
        severity,
        Where("2-anslag-1-1.yaml", 12, 3),
        message,
        hint,
        "2.3",
    )


def as_the_runner_reads(line: str) -> tuple[str, dict[str, str], str]:
    """Command, properties and message, taken apart in the order that the runner does it."""
    head, message = line.removeprefix("::").split("::", 1)
    command, written = head.split(" ", 1)
    properties = dict(part.split("=", 1) for part in written.split(","))
    return (
        command,
        {key: unescaped(value, "\r\n:,%") for key, value in properties.items()},
        unescaped(message, "\r\n%"),
    )


def unescaped(text: str, characters: str) -> str:
    for character in characters:
        text = text.replace(f"%{ord(character):02X}", character)
    return text


def test_a_finding_is_one_line_with_file_place_title_and_both_sentences() -> None:
    assert findings_github(
        REPORT.folder, [finding(hint="Fyll i ja eller nej.")], ROOT
    ) == (
        "::error file=sample_reports/norrbotten-2022/2-anslag-1-1.yaml,line=12,col=3,title=VK201 "
        "obesvarad::Fråga 2.3 är obesvarad.%0A→ Fyll i ja eller nej."
    )


def test_without_a_hint_there_is_no_arrow() -> None:
    assert findings_github(REPORT.folder, [finding()], ROOT).endswith(
        "::Fråga 2.3 är obesvarad."
    )


@pytest.mark.parametrize(
    ("severity", "command"),
    [
        (Severity.ERROR, "error"),
        (Severity.WARNING, "warning"),
        (Severity.NOTE, "notice"),
    ],
)
def test_each_severity_has_its_command(severity: Severity, command: str) -> None:
    assert findings_github(
        REPORT.folder, [finding(severity=severity)], ROOT
    ).startswith(f"::{command} ")


def test_no_findings_are_no_text() -> None:
    assert findings_github(REPORT.folder, [], ROOT) == ""


def test_the_message_keeps_its_colons_and_commas_and_loses_no_percent_sign() -> None:
    line = findings_github(
        REPORT.folder, [finding("Andelarna blir 109 %, inte 100 %: se %0A")], ROOT
    )
    assert line.endswith("::Andelarna blir 109 %25, inte 100 %25: se %250A")


def test_a_colon_or_comma_in_a_file_name_does_not_end_it() -> None:
    odd = replace(finding(), where=Where("a,b::c 100%.yaml"))
    line = findings_github(REPORT.folder, [odd], SAMPLE)
    assert line.startswith("::error file=a%2Cb%3A%3Ac 100%25.yaml,line=1,")
    assert as_the_runner_reads(line)[1]["file"] == "a,b::c 100%.yaml"


def path_of(folder: Path, root: Path) -> str:
    line = findings_github(folder, [finding()], root)
    return as_the_runner_reads(line)[1]["file"]


class TestPaths:
    def test_a_report_that_is_the_root_gives_bare_file_names(self) -> None:
        assert path_of(SAMPLE, SAMPLE) == "2-anslag-1-1.yaml"

    def test_a_report_named_by_a_winding_path_is_the_same_report(self) -> None:
        assert (
            path_of(SAMPLE / ".." / SAMPLE.name, ROOT / "docs" / "..")
            == f"sample_reports/{SAMPLE.name}/2-anslag-1-1.yaml"
        )

    def test_a_report_named_from_the_working_folder_is_found(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(ROOT)
        assert (
            path_of(SAMPLE.relative_to(ROOT), Path())
            == f"sample_reports/{SAMPLE.name}/2-anslag-1-1.yaml"
        )

    def test_a_report_outside_the_root_keeps_its_whole_path(
        self, tmp_path: Path
    ) -> None:
        folder = copy_sample(tmp_path)
        assert (
            path_of(folder, ROOT) == (folder.resolve() / "2-anslag-1-1.yaml").as_posix()
        )


def test_the_runner_reads_back_every_finding_of_the_incomplete_sample() -> None:
    report = load_report(INCOMPLETE)
    diagnostics = run_rules(report)
    lines = findings_github(report.folder, diagnostics, ROOT).split("\n")
    assert len(lines) == len(diagnostics) > 50
    assert [as_the_runner_reads(line) for line in lines] == expected(
        diagnostics, f"sample_reports/{INCOMPLETE.name}"
    )


@settings(deadline=None)
@given(
    words=st.text(
        st.characters(exclude_characters="\ue000", exclude_categories=["Cs"])
    ),
    path=st.text(
        st.characters(exclude_characters="/\\\0.\ue000", exclude_categories=["Cs"]),
        min_size=1,
    ),
)
def test_whatever_is_said_of_whatever_file_arrives_whole_on_one_line(
    words: str, path: str
) -> None:
    odd = replace(finding(words, words), where=Where(path))
    line = findings_github(REPORT.folder, [odd], SAMPLE)
    assert "\n" not in line
    assert "\r" not in line
    # what would steer a terminal is a sign; line breaks are escaped before that
    place = shown_signs(path.translate(_KEPT)).translate(_BACK)
    said = shown_signs(words.translate(_KEPT)).translate(_BACK)
    seen = replace(finding(said, said), where=Where(place))
    assert [as_the_runner_reads(line)] == expected([seen], "")


_KEPT, _BACK = {0x0D: "\ue000"}, {0xE000: "\r"}


def expected(
    diagnostics: Sequence[Diagnostic], folder: str
) -> list[tuple[str, dict[str, str], str]]:
    return [
        (
            diagnostic.severity.value.replace("note", "notice"),
            {
                "file": f"{folder}/{diagnostic.where.path}".removeprefix("/"),
                "line": str(diagnostic.where.line),
                "col": str(diagnostic.where.column),
                "title": f"{diagnostic.code} {diagnostic.name}",
            },
            diagnostic.message + (f"\n→ {diagnostic.hint}" if diagnostic.hint else ""),
        )
        for diagnostic in diagnostics
    ]
