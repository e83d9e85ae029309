"""The SARIF log keeps to the standard, says what the findings say, and is the same wherever it is
made.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from msgspec import Struct
from msgspec.structs import replace

import villkor
from tests.tools import GOLDEN, INCOMPLETE, SAMPLE, copy_sample, empty_report
from villkor.base.diagnostic import Diagnostic, Severity, Where
from villkor.cli.render.as_json import about_report
from villkor.cli.render.as_sarif import findings_sarif
from villkor.report.load import load_report
from villkor.rules.catalogue import RULES, run_rules

# The schema's own draft (see tests/golden/README.md).
VALIDATOR = Draft4Validator(
    json.loads((GOLDEN / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
)


class Rule(Struct, frozen=True):
    code: str
    name: str
    severity: Severity
    page: str


TWO_RULES = (
    Rule(
        "VK201",
        "obesvarad",
        Severity.ERROR,
        "En fråga saknar svar. Den ska ha ett.\n\nVarför: alla frågor ska besvaras.",
    ),
    Rule(
        "VK304",
        "ovanligt-val",
        Severity.WARNING,
        "Valet är\novanligt.\n\nVarför: `{1}` är vanligare.",
    ),
)
FINDING = Diagnostic(
    "VK304",
    "ovanligt-val",
    Severity.WARNING,
    Where("4-analys.yaml", 7, 5),
    "Ovanligt: ”x”.",
    "Välj y.",
    "4.1",
)
_REPORT = load_report(SAMPLE)


def faults(log: Any) -> list[str]:
    return [
        f"{fault.json_path}: {fault.message}" for fault in VALIDATOR.iter_errors(log)
    ]


def log_of(*diagnostics: Diagnostic) -> Any:
    return json.loads(findings_sarif(about_report(_REPORT), diagnostics, TWO_RULES))


def results_of(*diagnostics: Diagnostic) -> Any:
    return log_of(*diagnostics)["runs"][0]["results"]


def checked(folder: Path) -> Any:
    report = load_report(folder)
    return json.loads(findings_sarif(about_report(report), run_rules(report), RULES))


def test_the_schema_refuses_what_is_not_sarif() -> None:
    log = log_of(FINDING)
    assert faults(log) == []
    assert faults({**log, "version": "2.0.0"})
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert faults(log)


class TestRealReports:
    def test_the_complete_sample_is_a_valid_log_without_results(self) -> None:
        log = checked(SAMPLE)
        assert faults(log) == []
        assert log["runs"][0]["results"] == []

    def test_an_empty_report_is_a_valid_log(self, tmp_path: Path) -> None:
        log = checked(empty_report(tmp_path))
        assert faults(log) == []
        assert {result["ruleId"] for result in log["runs"][0]["results"]} == {"VK201"}

    def test_the_incomplete_sample_is_told_whole(self) -> None:
        diagnostics = run_rules(load_report(INCOMPLETE))
        log = checked(INCOMPLETE)
        assert faults(log) == []
        assert [told(result) for result in log["runs"][0]["results"]] == [
            (
                d.code,
                d.severity.value,
                d.where.path,
                d.where.line,
                d.where.column,
                d.question,
            )
            for d in diagnostics
        ]
        assert len(diagnostics) > 50

    def test_the_log_does_not_say_where_it_was_made(self, tmp_path: Path) -> None:
        folder = copy_sample(tmp_path, **{"2-": ("  svar: ja", "  svar: kanske")})
        moved = tmp_path / "annanstans"
        log = checked(folder)
        folder.rename(moved)
        assert checked(moved) == log
        assert str(tmp_path) not in json.dumps(log)


def told(result: Any) -> tuple[str, str, str, int, int, str]:
    place = result["locations"][0]["physicalLocation"]
    region = place["region"]
    question = result.get("properties", {}).get("question", "")
    path = unquote(place["artifactLocation"]["uri"])
    return (
        result["ruleId"],
        result["level"],
        path,
        region["startLine"],
        region["startColumn"],
        question,
    )


class TestLog:
    def test_names_the_standard_the_tool_and_the_report(self) -> None:
        log = log_of()
        assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
        assert log["version"] == "2.1.0"
        (only,) = log["runs"]
        assert only["tool"]["driver"]["name"] == "villkor"
        assert only["tool"]["driver"]["semanticVersion"] == villkor.__version__
        assert only["language"] == only["tool"]["driver"]["language"] == "sv"
        assert only["columnKind"] == "unicodeCodePoints"
        assert only["properties"] == {"form": 2022, "region": "Region Norrbotten"}

    def test_every_base_of_a_path_is_declared_and_none_has_a_place(self) -> None:
        log = log_of(FINDING)["runs"][0]
        assert set(log["originalUriBaseIds"]) == {
            log["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"][
                "uriBaseId"
            ]
        }
        assert all("uri" not in base for base in log["originalUriBaseIds"].values())


class TestRules:
    def test_a_rule_has_its_page_and_its_weight(self) -> None:
        first, _ = log_of()["runs"][0]["tool"]["driver"]["rules"]
        assert first == {
            "id": "VK201",
            "name": "obesvarad",
            "shortDescription": {"text": "En fråga saknar svar."},
            "fullDescription": {"text": TWO_RULES[0].page},
            "help": {"text": TWO_RULES[0].page},
            "defaultConfiguration": {"level": "error"},
        }

    def test_a_sentence_that_goes_on_to_the_next_line_is_one_sentence(self) -> None:
        _, second = log_of()["runs"][0]["tool"]["driver"]["rules"]
        assert second["shortDescription"]["text"] == "Valet är\novanligt."

    def test_every_rule_of_the_catalogue_is_described(self) -> None:
        rules = checked(SAMPLE)["runs"][0]["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
        assert all(
            rule["shortDescription"]["text"].endswith((".", "?", "!")) for rule in rules
        )

    def test_a_result_points_at_its_rule(self) -> None:
        log = log_of(FINDING, replace(FINDING, code="VK201"))["runs"][0]
        assert [result["ruleIndex"] for result in log["results"]] == [1, 0]
        assert [
            log["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]
            for result in log["results"]
        ] == ["VK304", "VK201"]


class TestResults:
    def test_the_message_holds_the_hint(self) -> None:
        (result,) = results_of(FINDING)
        assert result["message"] == {"text": "Ovanligt: ”x”.\n→ Välj y."}

    def test_without_a_hint_there_is_no_arrow_and_without_a_question_no_property(
        self,
    ) -> None:
        (result,) = results_of(replace(FINDING, hint="", question=""))
        assert result["message"] == {"text": "Ovanligt: ”x”."}
        assert "properties" not in result

    @pytest.mark.parametrize(
        ("said", "written"),
        [
            ("Stäng med ] eller }.", "Stäng med ] eller }}."),
            ("”{0}” finns inte.", "”{{0}}” finns inte."),
            ("Skriv [8, 9].", "Skriv [8, 9]."),
            ("”[se](3)” finns inte.", "”[se\\](3)” finns inte."),
        ],
        ids=["a brace", "a placeholder", "brackets", "a link"],
    )
    def test_what_would_mean_something_in_sarif_is_escaped(
        self, said: str, written: str
    ) -> None:
        (result,) = results_of(replace(FINDING, message=said, hint=""))
        assert result["message"]["text"] == written

    @pytest.mark.parametrize(
        ("path", "uri"),
        [
            ("1.3.1-jamstalldhet.yaml", "1.3.1-jamstalldhet.yaml"),
            ("5-ovriga-medskick - Kopia.yaml", "5-ovriga-medskick%20-%20Kopia.yaml"),
            ("övrigt.yaml", "%C3%B6vrigt.yaml"),
            ("a:b#c?d%20.yaml", "a%3Ab%23c%3Fd%2520.yaml"),
            ("underlag/bilaga.yaml", "underlag/bilaga.yaml"),
            ("\udce5.yaml", "%3F.yaml"),
        ],
    )
    def test_a_path_is_a_relative_uri(self, path: str, uri: str) -> None:
        (result,) = results_of(replace(FINDING, where=Where(path)))
        assert (
            result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
        )

    @settings(deadline=None)
    @given(
        words=st.text(),
        path=st.text(min_size=1),
        line=st.integers(1),
        column=st.integers(1),
    )
    def test_whatever_is_found_makes_a_valid_log(
        self, words: str, path: str, line: int, column: int
    ) -> None:
        log = log_of(
            Diagnostic(
                "VK201",
                "obesvarad",
                Severity.NOTE,
                Where(path, line, column),
                words,
                words,
                words,
            )
        )
        assert faults(log) == []
        assert json.dumps(log).isascii()


def fingerprints(*diagnostics: Diagnostic) -> list[dict[str, str]]:
    return [result["partialFingerprints"] for result in results_of(*diagnostics)]


class TestFingerprints:
    def test_is_the_same_when_the_finding_has_moved(self) -> None:
        assert fingerprints(FINDING) == fingerprints(
            replace(FINDING, where=Where("4-analys.yaml", 70, 1), hint="Välj z.")
        )

    def test_is_the_same_when_the_line_that_the_message_names_has_moved(self) -> None:
        before, after = (
            replace(
                FINDING,
                message=f"”x” står redan på rad {line}. Bara den första räknas.",
            )
            for line in (4, 5)
        )
        assert fingerprints(before) == fingerprints(after)

    @pytest.mark.parametrize(
        "other",
        [
            replace(FINDING, code="VK201"),
            replace(FINDING, where=Where("5.yaml", 7, 5)),
            replace(FINDING, message="Ovanligt: ”z”."),
        ],
        ids=["rule", "file", "message"],
    )
    def test_is_another_for_another(self, other: Diagnostic) -> None:
        assert fingerprints(FINDING) != fingerprints(other)

    def test_findings_that_are_alike_are_told_apart_by_their_order(self) -> None:
        twice = [FINDING, replace(FINDING, where=Where("4-analys.yaml", 9, 5))]
        one, other = fingerprints(*twice)
        assert one != other
        assert one == fingerprints(FINDING)[0]

    def test_of_a_real_report_are_all_different_and_outlive_a_new_line_at_the_top(
        self, tmp_path: Path
    ) -> None:
        folder = shutil.copytree(INCOMPLETE, tmp_path / "2022")
        before = real_fingerprints(folder)
        for path in folder.glob("*.yaml"):
            path.write_bytes(b"# en rad till\n" + path.read_bytes())
        assert real_fingerprints(folder) == before
        assert len(set(before)) == len(before) > 50


def real_fingerprints(folder: Path) -> Sequence[str]:
    return [
        json.dumps(result["partialFingerprints"])
        for result in checked(folder)["runs"][0]["results"]
    ]
