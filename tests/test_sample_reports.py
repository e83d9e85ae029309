"""The sample reports are what they say: the one complete and clean, the other with exactly the
faults that its comments list.
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest

from tests.tools import INCOMPLETE, SAMPLE, villkor
from villkor.base.yaml.nodes import Text
from villkor.report.answers import TableAnswer
from villkor.report.load import load_report
from villkor.report.texts import prose_texts
from villkor.rules.catalogue import RULES, run_rules

Place = tuple[str, int, str]  # file, line, code

# "# fel: rad 8: VK108 – …", or with the name of another file before "rad".
PLANTED = re.compile(
    r"# fel: (?:(?P<file>.+\.yaml) )?rad (?P<line>\d+): (?P<code>VK\d{3}) – (?P<what>\S.*)"
)
# without its Word template no draft of it could be made
NOT_IN_A_READABLE_REPORT = {"VK103", "VK114", "VK119"}

COMPLETE_FILES = sorted(SAMPLE.glob("*.yaml"))


def planted() -> list[Place]:
    """The faults that the comments at the top of the files list."""
    found = []
    for path in INCOMPLETE.glob("*.yaml"):
        for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
            if line.startswith("# fel"):
                match = PLANTED.fullmatch(line)
                assert match, f"{path.name}: {line}"
                found.append(
                    (match["file"] or path.name, int(match["line"]), match["code"])
                )
    return sorted(found)


def words_of_answers(folder: Path) -> list[str]:
    """Every text that is read in the Word file: prose, names and choices."""
    report = load_report(folder)
    tables = [
        answer.content
        for answer in report.answers().values()
        if isinstance(answer.content, TableAnswer)
    ]
    cells = [
        cell
        for table in tables
        for row in table.rows
        for cell in row.cells.values()
        if isinstance(cell, Text)
    ]
    return list(
        {
            text.where: text.text
            for text in (*(text for _, text in prose_texts(report)), *cells)
        }.values()
    )


class TestTheIncompleteReport:
    def test_has_exactly_the_faults_that_its_comments_list(self) -> None:
        found = [
            (finding.where.path, finding.where.line, finding.code)
            for finding in run_rules(load_report(INCOMPLETE))
        ]
        assert sorted(found) == planted()

    def test_the_program_finds_exactly_the_same_and_exits_with_1(self) -> None:
        done = villkor("check", INCOMPLETE, "--format", "json")
        assert done.returncode == 1, done.stderr
        found = [
            (finding["path"], finding["line"], finding["code"])
            for finding in json.loads(done.stdout)["diagnostics"]
        ]
        assert sorted(found) == planted()

    def test_shows_every_rule_of_form_that_can_meet_a_readable_report(self) -> None:
        """Rules of form: on files, answers, tables and figures.

        Those on what the text says have their cases in tests/rules/report.
        """
        of_form = {
            rule.code
            for rule in RULES
            if rule.code < "VK209"
            or "VK301" <= rule.code < "VK307"
            or "VK401" <= rule.code < "VK406"
        }
        assert {code for _, _, code in planted()} >= of_form - NOT_IN_A_READABLE_REPORT

    def test_has_at_least_25_faults_of_20_kinds(self) -> None:
        places = set(planted())
        assert len(places) >= 25
        assert len({code for _, _, code in places}) >= 20

    def test_lists_the_faults_above_everything_else_in_the_file(self) -> None:
        for path in INCOMPLETE.glob("*.yaml"):
            lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
            listed = [line.startswith("# fel: ") for line in lines]
            assert listed == sorted(listed, reverse=True), path.name

    def test_is_half_way(self) -> None:
        report = load_report(INCOMPLETE)
        answered = [answer for answer in report.answers().values() if not answer.empty]
        assert (
            len(report.form.questions) / 2 < len(answered) < len(report.form.questions)
        )
        assert {"utkast", "klar"} <= {
            section.status.text for section in report.sections if section.status
        }

    def test_one_file_is_saved_in_windows_1252(self) -> None:
        raw = (INCOMPLETE / "3.3-kommuner.yaml").read_bytes()
        assert "Samverkan med kommuner" in raw.decode("cp1252")
        with pytest.raises(UnicodeDecodeError):
            raw.decode("utf-8")


class TestTheCompleteReport:
    def test_has_no_findings(self) -> None:
        assert run_rules(load_report(SAMPLE)) == ()

    def test_the_program_finds_nothing_and_exits_with_0(self) -> None:
        done = villkor("check", SAMPLE, "--format", "json")
        assert done.returncode == 0, done.stderr
        result = json.loads(done.stdout)
        assert (result["errors"], result["warnings"], result["diagnostics"]) == (
            0,
            0,
            [],
        )

    def test_answers_every_question_also_the_optional_one(self) -> None:
        report = load_report(SAMPLE)
        assert {
            key for key, answer in report.answers().items() if not answer.empty
        } == set(report.form.questions)

    def test_has_27_rows_of_insatser_in_seven_tables_and_four_analyses(self) -> None:
        rows = {
            key: len(answer.content.rows)
            for key, answer in load_report(SAMPLE).answers().items()
            if isinstance(answer.content, TableAnswer)
        }
        assert rows.pop("4.7") == 4
        assert len(rows) == 7
        assert sum(rows.values()) == 27

    def test_has_at_least_8400_words_of_answers(self) -> None:
        assert sum(len(text.split()) for text in words_of_answers(SAMPLE)) >= 8400

    def test_answers_have_no_double_spaces(self) -> None:
        lines = [
            line.strip()
            for text in words_of_answers(SAMPLE)
            for line in text.split("\n")
        ]
        assert [line for line in lines if re.search(r"\s\s", line)] == []

    @pytest.mark.parametrize("path", COMPLETE_FILES, ids=lambda path: path.name)
    def test_is_utf_8_in_normal_form_c(self, path: Path) -> None:
        assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))

    @pytest.mark.parametrize("path", COMPLETE_FILES, ids=lambda path: path.name)
    @pytest.mark.parametrize(
        "pattern",
        [
            pytest.param(r"[\w.+-]+@[\w-]+\.\w+", id="e-mail-address"),
            pytest.param(r"(?<!\d)(?:\d{2})?\d{6}[-+]?\d{4}(?!\d)", id="personnummer"),
        ],
    )
    def test_names_no_person_by(self, pattern: str, path: Path) -> None:
        assert re.findall(pattern, path.read_text(encoding="utf-8")) == []
