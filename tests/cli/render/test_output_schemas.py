"""What other programs read is what docs/json-schema/ says, key by key."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.tools import (
    INCOMPLETE,
    ROOT,
    SAMPLE,
    copy_sample,
    empty_report,
    own_sample,
    villkor,
)
from tests.word_files import DOCUMENT, p, packed, parts_of, picture, r

FOLDER = ROOT / "docs" / "json-schema"
SCHEMAS = {
    "check": "check-1.schema.json",
    "summarize-anslag": "summarize-anslag-1.schema.json",
    "kvitto": "kvitto-1.schema.json",
    "verify": "verify-1.schema.json",
    "status": "status-1.schema.json",
}
REPORTS: dict[str, Callable[[Path], Path]] = {
    "complete": lambda _: SAMPLE,
    "incomplete": lambda _: INCOMPLETE,
    "empty": empty_report,
    "with a relation that cannot be read": lambda folder: copy_sample(
        folder, anslag=(" ≤ ", " är högst ")
    ),
    "without a region and with a file too many": lambda folder: spoilt(
        copy_sample(folder, rapport=("region:", "# region:"))
    ),
}

each_command = pytest.mark.parametrize("command", SCHEMAS)
each_report = pytest.mark.parametrize("report", REPORTS)


def spoilt(folder: Path) -> Path:
    (folder / "7-sjua.yaml").write_text("ansvarig: någon\n", encoding="utf-8")
    return folder


def schema(command: str) -> Any:
    return json.loads((FOLDER / SCHEMAS[command]).read_text(encoding="utf-8"))


@cache
def printed(command: str, folder: Path) -> str:
    """What a command prints of a report, or of another one's Word file that someone has written in;
    or the receipt of its export.
    """
    if command == "verify":
        with TemporaryDirectory() as target:
            docx = Path(target) / "svar.docx"
            docx.write_bytes(_written_in())
            return villkor("verify", docx, folder, "--format", "json").stdout
    if command == "kvitto":
        with TemporaryDirectory() as target:
            done = villkor(
                "export-docx",
                shutil.copytree(folder, Path(target) / "2022"),
                "--to",
                "tillvaxtverket",
                "--draft",
                "--output",
                Path(target) / "svar",
                PATH="",
            )
            assert done.returncode == 0, done.stderr
            return (Path(target) / "svar.kvitto.json").read_text(encoding="utf-8")
    return villkor(command, folder, "--format", "json").stdout


@cache
def _written_in() -> bytes:
    """The Word file of the sample with a picture, a word in a cell and a row beside an answer."""
    with TemporaryDirectory() as target:
        docx = Path(target) / "svar.docx"
        done = villkor(
            "export-docx",
            own_sample(),
            "--to",
            "tillvaxtverket",
            "--output",
            docx,
            PATH="",
        )
        assert done.returncode == 0, done.stderr
        parts = parts_of(docx.read_bytes())
    text = parts[DOCUMENT].decode()
    text = text.replace(">Analys<", ">En utvärdering<", 1)
    text = text.replace("Region Norrbotten", "Regionen")  # that of any report
    text = text.replace("<w:body>", f"<w:body>{p(r('En anteckning.'), picture())}", 1)
    return packed({**parts, DOCUMENT: text})


def output(command: str, folder: Path) -> Any:
    return json.loads(printed(command, folder))


def faults(schema: Any, value: Any) -> list[str]:
    return [
        f"{fault.json_path}: {fault.message}"
        for fault in Draft202012Validator(schema).iter_errors(value)
    ]


def closed(node: Any) -> Any:
    """The schema as it would be if no new keys could come."""
    if isinstance(node, list):
        return [closed(part) for part in node]
    if isinstance(node, dict):
        return {
            key: False
            if (key, part) == ("additionalProperties", True)
            else closed(part)
            for key, part in node.items()
        }
    return node


def objects(node: Any) -> list[Any]:
    """Every part of a schema that describes an object, and every property."""
    if isinstance(node, list):
        return [found for part in node for found in objects(part)]
    if isinstance(node, dict):
        return [node, *(found for part in node.values() for found in objects(part))]
    return []


@each_command
def test_the_schema_is_a_schema(command: str) -> None:
    Draft202012Validator.check_schema(schema(command))


# what a receipt has only of an export into the authority's own file
NOW_AND_THEN = {"blankett"}


@each_command
def test_every_key_is_described_and_required_and_new_ones_may_come(
    command: str,
) -> None:
    found = [part for part in objects(schema(command)) if part.get("type") == "object"]
    maps = [part for part in found if "properties" not in part]  # whose keys are names
    assert all(
        {"propertyNames", "additionalProperties"} <= part.keys() for part in maps
    )
    assert len(found) > len(maps)
    for part in found:
        if part in maps:
            continue
        always = [key for key in part["properties"] if key not in NOW_AND_THEN]
        assert part["required"] == always
        assert part["additionalProperties"] is True
        assert all(
            described.get("description") for described in part["properties"].values()
        )


@each_command
@each_report
def test_real_output_keeps_to_the_schema_and_has_no_key_that_it_does_not_know(
    command: str, report: str, tmp_path: Path
) -> None:
    assert (
        faults(closed(schema(command)), output(command, REPORTS[report](tmp_path)))
        == []
    )


def test_the_reports_above_show_what_the_schemas_describe(tmp_path: Path) -> None:
    """Lists that were empty everywhere, and keys that were always null, would have proved
    nothing.
    """
    folders = [make(tmp_path / name) for name, make in REPORTS.items()]
    checked = [output("check", folder) for folder in folders]
    summaries = [output("summarize-anslag", folder)["reports"][0] for folder in folders]
    assert {
        section["title"] == "" for result in checked for section in result["sections"]
    } == {
        True,
        False,
    }
    assert {
        finding["question"] is None
        for result in checked
        for finding in result["diagnostics"]
    } == {True, False}
    assert "" in {result["report"]["region"] for result in checked}
    for key in (
        "support_forms",
        "priorities",
        "key_figures",
        "relations",
        "implied_relations",
        "faults",
    ):
        assert {bool(summary[key]) for summary in summaries} == {True, False}, key
    for key in ("total", "allocated", "used_of_allocated", "support_forms_share_sum"):
        assert {summary[key] is None for summary in summaries} == {True, False}, key
    assert {
        relation["holds"] for summary in summaries for relation in summary["relations"]
    } == {
        True,
        False,
    }
    implied = [
        relation for summary in summaries for relation in summary["implied_relations"]
    ]
    for key in ("holds", "must_hold"):
        assert {relation[key] for relation in implied} == {True, False}, key
    assert {relation["part"] is None for relation in implied} == {True, False}


def test_several_reports_are_one_document() -> None:
    result = json.loads(
        villkor("summarize-anslag", SAMPLE, INCOMPLETE, "--format", "json").stdout
    )
    assert len(result["reports"]) == 2
    assert faults(schema("summarize-anslag"), result) == []


@each_command
def test_a_key_that_comes_later_is_no_fault(command: str) -> None:
    assert faults(schema(command), {**output(command, INCOMPLETE), "new": 1}) == []


@pytest.mark.parametrize(
    ("command", "place", "wrong"),
    [
        ("check", ["version"], 2),
        ("check", ["errors"], -1),
        ("check", ["report", "form"], "2022"),
        ("check", ["diagnostics", 0, "code"], "VK1"),
        ("check", ["diagnostics", 0, "severity"], "fatal"),
        ("check", ["diagnostics", 0, "line"], 0),
        ("check", ["diagnostics", 0, "hint"], ""),
        ("check", ["sections", 0, "answered"], None),
        ("kvitto", ["version"], 2),
        ("kvitto", ["skapad"], "2023-02-21 12:30"),
        ("kvitto", ["utkast"], "ja"),
        ("kvitto", ["mottagare"], ""),
        ("kvitto", ["formulär", "år"], "2022"),
        ("kvitto", ["word-fil", "sha256"], "ABC"),
        ("kvitto", ["filer", "rapport.yaml"], None),
        ("kvitto", ["filer", "../rapport.yaml"], "0" * 64),
        ("kvitto", ["svar", "1.1.1"], "Svar saknas."),
        ("verify", ["same"], None),
        ("verify", ["answers", 0, "change"], "changed"),
        ("verify", ["answers", 0, "passages", 0, "pieces", 0, "in"], "old"),
        ("verify", ["added", 0, "text"], ""),
        ("summarize-anslag", ["reports"], []),
        ("summarize-anslag", ["reports", 0, "total"], 171100000.0),
        ("summarize-anslag", ["reports", 0, "total", "value"], 171100000.0),
        ("summarize-anslag", ["reports", 0, "total", "value"], "171,1"),
        ("summarize-anslag", ["reports", 0, "total", "unit"], "mnkr"),
        ("summarize-anslag", ["reports", 0, "priorities", 0, "agrees"], "ja"),
        ("summarize-anslag", ["reports", 0, "relations", 0, "left"], None),
        ("summarize-anslag", ["reports", 0, "implied_relations", 0, "explanation"], ""),
    ],
)
def test_a_wrong_value_is_refused(
    command: str, place: list[str | int], wrong: object
) -> None:
    result = output(command, INCOMPLETE)
    inner = result
    for step in place[:-1]:
        inner = inner[step]
    assert (
        inner.get(place[-1]) != wrong
        if isinstance(inner, dict)
        else inner[place[-1]] != wrong
    )
    inner[place[-1]] = wrong
    assert faults(schema(command), result)


@pytest.mark.parametrize(
    ("command", "place"),
    [
        ("kvitto", []),
        ("kvitto", ["formulär"]),
        ("kvitto", ["word-fil"]),
        ("verify", []),
        ("verify", ["answers", 0]),
        ("check", []),
        ("check", ["diagnostics", 0]),
        ("summarize-anslag", ["reports", 0]),
        ("summarize-anslag", ["reports", 0, "total"]),
    ],
)
def test_a_missing_key_is_refused(command: str, place: list[str | int]) -> None:
    inner = result = output(command, INCOMPLETE)
    for step in place:
        inner = inner[step]
    inner.popitem()
    assert faults(schema(command), result)
