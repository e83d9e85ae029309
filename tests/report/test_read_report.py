"""A report is read from any sources: from memory with no folder made, and from a folder in which
some files are not saved yet.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.tools import INCOMPLETE, SAMPLE, sources_of
from villkor.base.diagnostic import Diagnostic, UserError
from villkor.base.sources import FolderSources, MemorySources, OverlaySources
from villkor.exchange.outline import report_outline
from villkor.report.answers import TextAnswer
from villkor.report.load import load_report, read_report
from villkor.report.model import Report
from villkor.rules.catalogue import run_rules

NOWHERE = Path("/no/such/folder/2022")
SETTINGS = SAMPLE.joinpath("rapport.yaml").read_text(encoding="utf-8")
SECTION = "3.1-lansstyrelsen.yaml"


def changed(text: str, name: str = "rapport.yaml") -> MemorySources:
    """The complete sample with one file more, or another one."""
    files = dict(sources_of(SAMPLE).contents)
    return MemorySources(files | {name: text.encode()})


def told(report: Report, code: str) -> list[str]:
    return [found.message for found in run_rules(report, select=[code])]


@pytest.mark.parametrize("folder", [SAMPLE, INCOMPLETE], ids=lambda folder: folder.name)
def test_from_memory_a_report_is_as_from_disk(folder: Path) -> None:
    from_disk, from_memory = (
        load_report(folder),
        read_report(sources_of(folder), folder),
    )
    assert run_rules(from_memory) == run_rules(from_disk)
    assert from_memory.faults == from_disk.faults
    assert from_memory.sections == from_disk.sections
    assert from_memory.summary == from_disk.summary
    assert dict(from_memory.sources) == dict(from_disk.sources)
    assert list(from_memory.sources) == list(from_disk.sources)


def test_nothing_is_read_from_the_folder_that_the_report_is_to_lie_in() -> None:
    report = read_report(sources_of(SAMPLE), NOWHERE)
    assert run_rules(report) == run_rules(replace(load_report(SAMPLE), folder=NOWHERE))


def test_without_settings_it_is_no_report() -> None:
    with pytest.raises(UserError, match=r"2022.*rapport\.yaml"):
        read_report(MemorySources({"anslag.yaml": b""}), NOWHERE)


def test_a_missing_file_is_found_under_nearly_its_name() -> None:
    files = dict(sources_of(SAMPLE).contents)
    files["ANSLAG.yaml.txt"] = files.pop("anslag.yaml")
    ((_, finding),) = read_report(MemorySources(files), NOWHERE).faults
    assert (
        finding.hint == "Filen heter ANSLAG.yaml.txt. Byt namn på den till anslag.yaml."
    )


@pytest.mark.parametrize("path", ["../2021", "../2021/", "./../2021"])
def test_last_years_report_may_be_in_memory_too(path: str) -> None:
    files = dict(sources_of(SAMPLE).contents)
    files |= {f"../2021/{name}": content for name, content in files.items()}
    files["rapport.yaml"] = f"{SETTINGS}\nfjolåret: {path}\n".encode()
    report = read_report(MemorySources(files), NOWHERE)
    assert report.faults == ()
    assert report.last_year
    assert report.last_year.sections == report.sections
    assert report.last_year.folder == NOWHERE / path
    unchanged = told(report, "VK213")
    assert unchanged
    assert told(replace(report, last_year=None), "VK213") == []


@pytest.mark.parametrize("path", ["../2021", ".", "rapport.yaml"])
def test_it_is_told_if_last_years_report_is_not_there(path: str) -> None:
    report = read_report(changed(f"{SETTINGS}\nfjolåret: {path}\n"), NOWHERE)
    assert report.last_year is None
    ((kind, finding),) = report.faults
    assert kind == "last year"
    assert f"”{path}”" in finding.message


def word_file() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("a", "a")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "messages"),
    [
        (
            "../mall.docx",
            word_file(),
            [
                (
                    "Word-mallen ”../mall.docx” går inte att öppna: "
                    "den ligger utanför rapportens mapp."
                )
            ],
        ),
        ("mall.dotx", word_file(), []),
        ("mall.docx", b"no zip", ["”mall.docx” är ingen Word-mall."]),
        ("mall.pdf", word_file(), ["”mall.pdf” är ingen Word-mall."]),
        ("mall.docx", None, ["Word-mallen ”mall.docx” finns inte."]),
    ],
)
def test_the_template_is_looked_for_in_the_sources(
    name: str, content: bytes | None, messages: list[str]
) -> None:
    files = dict(sources_of(SAMPLE).contents)
    files["rapport.yaml"] = f"{SETTINGS}\nmall: {name}\n".encode()
    if content is not None:
        files[name] = content
    report = read_report(MemorySources(files), NOWHERE)
    assert [finding.message for _, finding in report.faults] == messages


def test_the_file_of_decisions_is_looked_for_in_the_sources() -> None:
    files = dict(sources_of(SAMPLE).contents)
    grant = files["anslag.yaml"].decode()
    moved_grant = grant.replace(
        "beslut: beslut-2022.csv", "beslut: underlag/beslut.csv"
    )
    assert moved_grant != grant
    files["anslag.yaml"] = moved_grant.encode()
    files["underlag/beslut.csv"] = files.pop("beslut-2022.csv")
    found = read_report(MemorySources(files), NOWHERE).grant.decisions
    expected = load_report(SAMPLE).grant.decisions
    assert found
    assert expected
    assert found.whole == expected.whole


def test_what_is_not_saved_yet_is_read_and_has_its_right_place() -> None:
    saved = (SAMPLE / SECTION).read_text(encoding="utf-8")
    unsaved = f"# Ett par\n# rader till\n{saved}  Texten, till  exempel.\n"
    sources = OverlaySources(FolderSources(SAMPLE), {SECTION: unsaved.encode()})
    report = read_report(sources, SAMPLE)
    before = run_rules(load_report(SAMPLE))
    new = [found for found in run_rules(report) if found not in before]
    (doubled,) = [found for found in new if "blanksteg" in found.message]
    last = unsaved.count("\n")
    assert (doubled.where.path, doubled.where.line) == (SECTION, last)
    assert report.sources[SECTION] == unsaved
    assert unsaved.splitlines()[doubled.where.line - 1][
        doubled.where.column - 1 :
    ].startswith("  ")
    assert (SAMPLE / SECTION).read_text(encoding="utf-8") == saved
    content = report.answers()["3.1.2"].content
    assert isinstance(content, TextAnswer)
    assert content.text.text.endswith("Texten, till  exempel.\n")


def moved(found: Diagnostic, lines: int) -> Diagnostic:
    """A finding in the section, as many lines further down."""
    if found.where.path != SECTION:
        return found
    return replace(found, where=replace(found.where, line=found.where.line + lines))


@settings(max_examples=10, deadline=None)
@given(lines=st.integers(1, 1000))
def test_lines_above_the_rest_of_an_unsaved_file_move_its_findings_down(
    lines: int,
) -> None:
    faulty = 'ansvarig: A\nstatus: utkast\n"3.1.1": |\n  Texten, till  exempel.\n"3.1.2": |\n'
    folder = FolderSources(SAMPLE)
    first = read_report(OverlaySources(folder, {SECTION: faulty.encode()}), SAMPLE)
    text = "#\n" * lines + faulty
    then = read_report(OverlaySources(folder, {SECTION: text.encode()}), SAMPLE)
    found = run_rules(first)
    assert {each.code for each in found if each.where.path == SECTION} == {
        "VK201",
        "VK502",
    }
    assert run_rules(then) == tuple(moved(each, lines) for each in found)


def test_a_document_is_made_of_what_is_in_memory() -> None:
    from_disk, from_memory = (
        load_report(SAMPLE),
        read_report(sources_of(SAMPLE), SAMPLE),
    )
    recipients = from_disk.form.recipients
    assert report_outline(from_memory, recipients) == report_outline(
        from_disk, recipients
    )
