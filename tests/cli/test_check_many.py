"""`check` of several folders says of each what it says of it alone, and how it stands with all."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft202012Validator

from tests.tools import GOLDEN, INCOMPLETE, ROOT, SAMPLE, villkor
from villkor.cli.many_reports import each_once, work_on_each

SCHEMA = ROOT / "docs" / "json-schema" / "check-many-1.schema.json"
NAMES = ("a", "b", "c", "d", "e")  # enough for several processes
FAULTY = "c"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five reports, one of which has errors, and a folder that is none."""
    place = tmp_path_factory.mktemp("many")
    for name in NAMES:
        shutil.copytree(INCOMPLETE if name == FAULTY else SAMPLE, place / name)
    (place / "tom").mkdir()
    return place


def check(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return villkor("check", *arguments, "--ignore", "VK513", cwd=place)


def test_each_report_is_told_under_its_folder_as_when_it_is_alone(
    folders: Path,
) -> None:
    told = check(folders, *NAMES).stdout
    alone = [f"{name}\n\n{check(folders, name).stdout}\n" for name in NAMES]
    closing = "Granskade 5 rapporter. 1 har fel. Bara en del av reglerna är prövade.\n"
    assert told == "".join(alone) + closing


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("a", "b"), 0),
        (("a", FAULTY), 1),
        (("a", "tom"), 2),
        ((FAULTY, "finns inte"), 2),
        (("tom", "finns inte"), 2),
    ],
)
def test_the_exit_code_is_that_of_the_worst(
    folders: Path, names: tuple[str, ...], code: int
) -> None:
    assert check(folders, *names).returncode == code


def test_what_is_no_report_is_told_and_the_others_are_checked(folders: Path) -> None:
    done = check(folders, "tom", "a", "finns inte", "b", "d", "e")
    assert done.stderr.splitlines() == [
        "Mappen tom är ingen rapport: filen rapport.yaml saknas.",
        "→ Skapa en rapport med villkor init.",
        "Mappen finns inte finns inte.",
        "→ Kontrollera stavningen, eller skapa en rapport med villkor init.",
    ]
    assert done.stdout.endswith(
        "\nGranskade 4 rapporter. Ingen har fel. Bara en del av reglerna är prövade. "
        "2 mappar gick inte att läsa.\n"
    )


def test_json_holds_each_report_as_it_is_alone(folders: Path) -> None:
    found = json.loads(check(folders, *NAMES, "tom", "--format", "json").stdout)
    assert [report.pop("folder") for report in found["reports"]] == list(NAMES)
    alone = [
        json.loads(check(folders, name, "--format", "json").stdout) for name in NAMES
    ]
    assert [{"version": 1, **report} for report in found["reports"]] == alone
    assert [folder["folder"] for folder in found["unread"]] == ["tom"]


def test_json_keeps_to_its_schema(folders: Path) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    found = json.loads(check(folders, "a", FAULTY, "tom", "--format", "json").stdout)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert not list(validator.iter_errors(found))
    del found["reports"][1]["diagnostics"][0]["code"]
    assert list(validator.iter_errors(found))


def test_the_schema_of_a_report_among_several_is_that_of_one_alone() -> None:
    many = json.loads(SCHEMA.read_text(encoding="utf-8"))
    one = json.loads(
        (SCHEMA.parent / "check-1.schema.json").read_text(encoding="utf-8")
    )
    of_each = many["$defs"]["report"]["properties"]
    del one["properties"]["version"], of_each["folder"]
    assert of_each == one["properties"]
    assert {name: many["$defs"][name] for name in one["$defs"]} == one["$defs"]


def test_github_is_told_the_files_of_each_folder(folders: Path) -> None:
    told = check(folders, "a", FAULTY, "--format", "github").stdout
    assert told == check(folders, FAULTY, "--format", "github").stdout
    assert all(f"file={FAULTY}/" in line for line in told.splitlines())


def test_sarif_is_one_run_in_which_paths_begin_with_the_folder(folders: Path) -> None:
    log: Any = json.loads(check(folders, "a", FAULTY, "b", "--format", "sarif").stdout)
    schema = json.loads(
        (GOLDEN / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")
    )
    assert not list(Draft4Validator(schema).iter_errors(log))
    (run,) = log["runs"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert places
    assert all(
        place["artifactLocation"]["uri"].startswith(f"{FAULTY}/") for place in places
    )
    told = [about["folder"] for about in run["properties"]["reports"]]
    assert told == ["a", FAULTY, "b"]


@pytest.mark.parametrize("option", [("--fix",), ("--diff",), ("--compare", "b")])
def test_what_is_done_to_one_report_is_refused_for_several(
    folders: Path, option: tuple[str, ...]
) -> None:
    before = (folders / FAULTY / "1.1-regional-utvecklingsstrategi.yaml").read_bytes()
    done = check(folders, "a", FAULTY, *option)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "Med --compare, --fix och --diff granskas en rapport i taget.\n"
        "→ Ange bara en mapp, eller ta bort valen.\n"
    )
    assert (
        folders / FAULTY / "1.1-regional-utvecklingsstrategi.yaml"
    ).read_bytes() == before


def test_an_unknown_rule_is_told_once(folders: Path) -> None:
    done = check(folders, *NAMES, "--select", "VKX")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("Ingen regels kod börjar på ”VKX”.") == 1


def test_a_folder_given_twice_is_checked_once(folders: Path) -> None:
    told = check(folders, "a", "b", "./a", "--format", "json").stdout
    assert [report["folder"] for report in json.loads(told)["reports"]] == ["a", "b"]
    assert each_once([Path("a"), Path("b"), Path("./a")]) == [Path("a"), Path("b")]


def test_a_bar_is_drawn_on_a_terminal_and_none_in_a_pipe(folders: Path) -> None:
    assert not check(folders, *NAMES).stderr
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "villkor", "check", *NAMES, "--format", "json"]
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm",
        "COLUMNS": "100",
    }
    with subprocess.Popen(
        command, cwd=folders, env=environment, stdout=subprocess.PIPE, stderr=theirs
    ) as done:
        os.close(theirs)
        drawn = b""
        while piece := _read(ours):
            drawn += piece
        assert done.stdout is not None
        assert len(json.loads(done.stdout.read())["reports"]) == len(NAMES)
    assert "Granskar rapporterna …" in drawn.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # nobody writes to it any more
        return b""


def _process_of(folder: Path) -> tuple[str, int]:
    return folder.name, os.getpid()


@pytest.mark.parametrize("number", [1, 3, 40])
def test_work_keeps_the_order_of_the_folders(number: int) -> None:
    names = [str(at) for at in range(number)]
    done = work_on_each(_process_of, [Path(name) for name in names], "")
    assert [name for name, _ in done] == names
    processes = {process for _, process in done}
    if (os.cpu_count() or 1) > 1:
        assert (os.getpid() in processes) == (number < 4)
