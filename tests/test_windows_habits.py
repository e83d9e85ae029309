"""What is Windows' own habit, and must not cost an officer a word: line ends and byte order marks,
consoles with an old code page, backslashes and drives, names that no file may have, files that Word
or OneDrive holds, and what other programs leave in the folder of a report.

Much of it is the same on every system, since a report is moved between them: then it is tried as it
is here. What only Windows does is told by the numbers that it gives.
"""

from __future__ import annotations

import errno
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.cli.word_edits import replace_words
from tests.laws import examples
from tests.tools import INCOMPLETE, ROOT, SAMPLE, copy_sample, empty_report, villkor
from tests.warm_program import run_warm
from villkor.base.diagnostic import Diagnostic, UserError
from villkor.base.disk import write_whole
from villkor.base.legal_names import windows_fault
from villkor.base.patience import patiently
from villkor.base.refusals import what_to_do, why_not
from villkor.base.side_files import open_mark
from villkor.base.sources import FolderSources, MemorySources
from villkor.exchange.packets.export_packets import packet_name
from villkor.exchange.packets.packet_choice import packet_of_sections
from villkor.exchange.recipients import file_name
from villkor.form.placeholders import pattern_faults
from villkor.report.load import load_report
from villkor.report.model import Report
from villkor.rules.catalogue import run_rules

MARK = b"\xef\xbb\xbf"


@cache
def sample_report() -> Report:
    return load_report(SAMPLE)


def with_windows_lines(folder: Path) -> Path:
    """Each YAML file of a report as Notepad saves it."""
    for path in folder.glob("*.yaml"):
        path.write_bytes(MARK + path.read_bytes().replace(b"\n", b"\r\n"))
    return folder


def has_windows_lines(path: Path) -> bool:
    data = path.read_bytes()
    return data.startswith(MARK) and data.count(b"\n") == data.count(b"\r\n") > 0


# --- Line ends and byte order marks


def test_a_report_with_windows_line_ends_is_the_same_and_stays_so(
    tmp_path: Path,
) -> None:
    """Checked, mended, exported, and written in from Word."""
    edited = copy_sample(
        tmp_path, **{"4-": ("uppföljningar ska", "upp\N{SOFT HYPHEN}följningar ska")}
    )
    report = with_windows_lines(edited)
    before = sample_report().answers()
    assert (
        villkor("check", report, "--fix", "--ignore", "VK513", PATH="").returncode == 0
    )
    assert "\N{SOFT HYPHEN}" not in (report / "4-analys.yaml").read_text("utf-8")
    again = load_report(report)
    assert {key: told.empty for key, told in again.answers().items()} == {
        key: told.empty for key, told in before.items()
    }
    docx = tmp_path / "svar.docx"
    made = villkor(
        "export-docx", report, "--to", "tillvaxtverket", "--output", docx, PATH=""
    )
    assert made.returncode == 0, made.stderr
    replace_words(docx, "Utgångsläget är gott: länet", "Utgångsläget är bra: länet")
    done = villkor("import-docx", docx, report)
    assert done.returncode == 0, done.stdout
    assert "är bra: länet" in (
        report / "1.2.3-innovation-och-foretagande.yaml"
    ).read_text("utf-8-sig")
    assert [
        path.name for path in report.glob("*.yaml") if not has_windows_lines(path)
    ] == []
    assert villkor("verify", docx, report).returncode == 0


# --- The console


COMMANDS = [
    ("check", INCOMPLETE),
    ("status", INCOMPLETE),
    ("summarize-anslag", SAMPLE),
    ("explain", "VK304"),
    ("export-docx", "--help"),
    ("check", "saknas-åäö"),
]


@pytest.mark.parametrize("letters", ["cp1252", "cp850"])
@pytest.mark.parametrize("command", COMMANDS, ids=lambda given: str(given[0]))
def test_a_console_of_an_old_code_page_shows_what_it_can(
    command: tuple[str | Path, ...], letters: str
) -> None:
    """The helper reads what is printed in that code page: å, ä and ö are right in it."""
    environment = {**os.environ, "COLUMNS": "100"}
    typed = [*map(str, command)]
    whole = run_warm(typed, ROOT, environment)
    shown = run_warm(typed, ROOT, {**environment, "PYTHONIOENCODING": letters})
    said, expected = shown.stdout + shown.stderr, whole.stdout + whole.stderr
    assert shown.returncode == whole.returncode
    assert "Traceback" not in said
    for letter in "åäöÅÄÖ§é":
        assert said.count(letter) == expected.count(letter)
    # there is something alike for all that villkor says itself
    lost = expected.count("\N{REPLACEMENT CHARACTER}")
    assert said.count("?") == expected.count("?") + lost
    assert len(said.splitlines()) == len(expected.splitlines())


def test_what_programs_read_is_utf_8_whatever_the_console_is() -> None:
    done = villkor("check", INCOMPLETE, "--format", "json", PYTHONIOENCODING="cp850")
    assert "”" in json.loads(done.stdout)["diagnostics"][0]["message"] + done.stdout


def test_letters_that_nothing_is_like_become_question_marks(tmp_path: Path) -> None:
    folder = copy_sample(
        tmp_path,
        **{"4-": ("status: godkänd", "status: \N{CJK UNIFIED IDEOGRAPH-6C34}")},
    )
    surroundings = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = run_warm(["check", str(folder)], ROOT, surroundings)
    assert done.returncode == 1
    assert "”?”" in done.stdout


# --- Backslashes, drives and addresses


def told_of_decisions(folder: Path, path: str) -> list[Diagnostic]:
    """What is said of a report whose decisions are in the file of a path."""
    grant = (folder / "anslag.yaml").read_text(encoding="utf-8")
    changed = grant.replace("beslut: beslut-2022.csv", f"beslut: {path}", 1)
    assert changed != grant
    (folder / "anslag.yaml").write_text(changed, encoding="utf-8")
    return [*run_rules(load_report(folder), select=["VK101", "VK412"])]


@pytest.mark.parametrize(
    "path",
    [
        r"under\beslut.csv",
        r".\under\beslut.csv",
        r"under/.\beslut.csv",
        r"'under\beslut.csv'",
        r'"under\\beslut.csv"',
        r"under\..\under\beslut.csv",
        r"{fil: under\beslut.csv}",
    ],
)
def test_a_backslash_is_a_slash_on_every_system(path: str, tmp_path: Path) -> None:
    folder = copy_sample(tmp_path)
    (folder / "under").mkdir()
    (folder / "beslut-2022.csv").rename(folder / "under" / "beslut.csv")
    assert told_of_decisions(folder, path) == []


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (r"C:\Users\anna\beslut.csv", "utanför rapportens mapp"),
        (r"c:\beslut.csv", "utanför rapportens mapp"),
        ("C:/rapporter/beslut.csv", "utanför rapportens mapp"),
        ("c:beslut.csv", "utanför rapportens mapp"),
        (r"\\server\gemensamt\beslut.csv", "utanför rapportens mapp"),
        (r"\\?\C:\beslut.csv", "utanför rapportens mapp"),
        (r"\rapporter\beslut.csv", "utanför rapportens mapp"),
        (r"..\2021\beslut.csv", "utanför rapportens mapp"),
        ("file:///C:/beslut.csv", "utanför rapportens mapp"),
        ("https://region.sharepoint.com/beslut.csv", "webbadress"),
        ("onedrive://beslut.csv", "webbadress"),
    ],
)
def test_what_lies_elsewhere_is_said_to(path: str, words: str, tmp_path: Path) -> None:
    folder = copy_sample(tmp_path)
    (told,) = told_of_decisions(folder, path)
    assert words in told.message
    assert path in told.message or "\\" in path
    assert "rapportens mapp" in told.hint


@pytest.mark.parametrize("key", ["mall", "blankett"])
def test_a_template_and_a_blank_are_found_by_a_backslash_too(
    key: str, tmp_path: Path
) -> None:
    folder = copy_sample(tmp_path)
    (folder / "word").mkdir()
    reference = ROOT / "templates" / "2022" / "referens.docx"
    (folder / "word" / "mall.docx").write_bytes(reference.read_bytes())
    with (folder / "rapport.yaml").open("a", encoding="utf-8") as file:
        file.write(f"{key}: word\\mall.docx\n")
    report = load_report(folder)
    assert run_rules(report, select=["VK118"]) == ()
    named = report.settings.template or report.settings.blank
    assert named is not None
    assert (
        FolderSources(folder)
        .path_of(named.text)
        .samefile(folder / "word" / "mall.docx")
    )
    asked = villkor(
        "summarize-anslag", folder, "--output", folder / "word" / "mall.docx"
    )
    assert asked.returncode == 2


def test_last_year_is_found_by_a_backslash(tmp_path: Path) -> None:
    folder = copy_sample(tmp_path)
    last = empty_report(tmp_path / "i fjol")
    with (folder / "rapport.yaml").open("a", encoding="utf-8") as file:
        file.write("fjolåret: ..\\i fjol\\2022\n")
    report = load_report(folder)
    assert report.last_year is not None
    assert report.last_year.folder.samefile(last)


def test_files_in_memory_have_the_same_paths() -> None:
    sources = MemorySources({"under/a.csv": b"1", "../2021/rapport.yaml": b""})
    assert sources.has_file("under\\a.csv")
    assert sources.open_file(".\\under\\a.csv").read() == b"1"
    assert sources.folder_at("..\\2021") is not None
    for outside in ("..\\a.csv", "C:\\a.csv", "\\\\server\\a.csv"):
        with pytest.raises(OSError, match="utanför"):
            sources.open_file(outside)


# --- Names of files


ANY_NAME = st.text(st.characters(codec="utf-8"), max_size=300)
DEVICES = st.sampled_from(
    ["con", "PRN", "aux.1", "nul", "com1", "LPT9.a", "conin$", "COM¹"]
)


@pytest.mark.parametrize(
    "name",
    [
        "CON",
        "nul.yaml",
        "Aux.1.docx",
        "com1.csv",
        "a:b.docx",
        "a?.docx",
        "slut.",
        "slut ",
        "",
        "a/b",
        "a\\b",
        'a"b',
        "a|b",
        "a\tb",
        "x" * 256,
        "con .txt",
        "LPT¹.yaml",
    ],
)
def test_names_that_windows_has_no_use_for(name: str) -> None:
    assert windows_fault(name)


@pytest.mark.parametrize(
    "name",
    ["4-analys.yaml", "Återrapport 2022.docx", "console.txt", "com10.csv", ".villkor"],
)
def test_names_that_may_be_used(name: str) -> None:
    assert windows_fault(name) == ""


@pytest.mark.law
@settings(max_examples=examples(60, 3_000))
@given(words=ANY_NAME | DEVICES, key=st.from_regex(r"[a-z0-9-]{1,40}", fullmatch=True))
def test_whatever_a_form_calls_its_files_they_have_names_that_may_be_used(
    words: str, key: str
) -> None:
    assume(not list(pattern_faults(words)))  # which no form may have
    report = sample_report()
    recipient = replace(report.form.recipients[0], file_name=words, key=key)
    for draft in (False, True):
        name = file_name(report, recipient, draft=draft)
        assert windows_fault(name) == ""
        assert windows_fault(name.split(".")[0]) == ""
        assert len(name) < 150
        assert not name.startswith(".")


def test_every_file_that_is_written_may_be_moved_to_windows(tmp_path: Path) -> None:
    """A report and its form, and what is sent to all: names, and how long the paths are."""
    made = tmp_path / "rapporter"
    init = ("init", "2022", made / "2022", "--region", "Västra Götalandsregionen")
    assert villkor(*init).returncode == 0
    sent = ("--to", "tillvaxtverket", "--draft", "--eml", "--output-dir", made / "ut")
    assert villkor("export-docx", made / "2022", *sent, PATH="").returncode == 0
    section = ("--section", "1.2.3", "--eml", "--output-dir", made / "ut")
    assert villkor("export-docx", made / "2022", *section, PATH="").returncode == 0
    written = [*made.rglob("*")]
    assert len(written) > 30
    for path in written:
        assert windows_fault(path.name) == ""
        assert len(str(path.relative_to(made))) < 130
    assert len({str(path).casefold() for path in written}) == len(written)


@pytest.mark.parametrize("owner", ["", "con", "x" * 300, "åäö: ?*", "..."])
def test_a_packet_has_such_a_name_whoever_has_the_section(owner: str) -> None:
    report = sample_report()
    packet = replace(packet_of_sections(report, ("1.2.3",)), owner=owner)
    assert windows_fault(packet_name(report, packet)) == ""


# --- Files that somebody else holds


@contextmanager
def nobody_may_write(folder: Path) -> Iterator[None]:
    """A folder that is read alone, by us too: the administrator may write in every folder."""
    folder.chmod(0o555)
    ours = os.geteuid()
    if ours == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(ours)
        folder.chmod(0o755)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that anybody may look into."""
    with tempfile.TemporaryDirectory(prefix="delad-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("rapport.docx", "~$pport.docx"),
        ("svar.docx", "~$svar.docx"),
        ("rapport.docx", ".~lock.rapport.docx#"),
        ("analysen.docx", "~$alysen.docx"),
        ("anslag-2022.xlsx", "~$anslag-2022.xlsx"),
    ],
)
def test_a_file_that_cannot_be_replaced_and_is_open_is_to_be_closed(
    name: str, mark: str, shared: Path
) -> None:
    target = shared / name
    target.write_bytes(b"det som var")
    (shared / mark).touch()
    with nobody_may_write(shared), pytest.raises(UserError) as told:
        write_whole(target, b"nytt")
    assert (
        told.value.hint == f"Stäng {name} i Word eller Excel, och kör kommandot igen."
    )
    assert target.read_bytes() == b"det som var"
    assert sorted(path.name for path in shared.iterdir()) == sorted([name, mark])


def test_without_such_a_mark_it_is_asked(shared: Path) -> None:
    target = shared / "rapport.docx"
    with nobody_may_write(shared), pytest.raises(UserError) as told:
        write_whole(target, b"nytt")
    assert told.value.hint == "Är filen öppen i Word, eller mappen skrivskyddad?"
    assert open_mark(target) is None


def windows_error(number: int, filename: str = "svar.docx") -> OSError:
    """An error as Windows gives it, with the number that Python makes of it besides."""
    numbers = {2: errno.ENOENT, 3: errno.ENOENT, 5: errno.EACCES, 32: errno.EACCES}
    error = OSError(numbers.get(number, errno.EINVAL), "", filename)
    error.winerror = number  # type: ignore[attr-defined] # as on Windows
    return error


@pytest.mark.parametrize(
    ("number", "filename", "why", "hint"),
    [
        (32, "svar.docx", "öppen i ett annat program", "Stäng"),
        (33, "svar.docx", "öppen i ett annat program", "Stäng"),
        (5, "svar.docx", "saknar behörighet", "annars"),
        (362, "anslag.yaml", "molnet (OneDrive)", "Behåll alltid på den här enheten"),
        (388, "anslag.yaml", "molnet (OneDrive)", "ansluten"),
        (426, "anslag.yaml", "molnet (OneDrive)", "ansluten"),
        (206, "svar.docx", "sökvägen är för lång", "kortare"),
        (3, f"C:\\{'x' * 300}\\svar.docx", "sökvägen är för lång", "kortare"),
        (3, "C:\\x\\svar.docx", "mappen finns inte", "annars"),
        (123, "a?.docx", "tecken som inte får stå", "utan dessa tecken"),
        (53, "\\\\server\\svar.docx", "disken på nätet", "ansluten"),
    ],
)
def test_what_windows_refuses_is_said_and_what_to_do(
    number: int, filename: str, why: str, hint: str
) -> None:
    error = windows_error(number, filename)
    assert why in why_not(error)
    assert hint in what_to_do(error, "annars")


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (errno.EDEADLK, "molnet (OneDrive)"),
        (errno.EBUSY, "öppen i ett annat program"),
        (errno.ETIMEDOUT, "disken på nätet"),
        (errno.ENAMETOOLONG, "namnet är för långt"),
        (errno.EXDEV, "systemfel"),
    ],
)
def test_so_is_what_other_systems_refuse(number: int, why: str) -> None:
    assert why in why_not(OSError(number, ""))


@pytest.mark.parametrize(("number", "times"), [(5, 1), (32, 2), (33, 1)])
def test_a_file_that_is_held_for_a_moment_is_waited_for(
    number: int, times: int
) -> None:
    held = [PermissionError(errno.EACCES, "") for _ in range(times)]
    for error in held:
        error.winerror = number  # type: ignore[attr-defined] # as on Windows

    def move() -> None:
        if held:
            raise held.pop()

    patiently(move)
    assert held == []


def test_one_that_may_not_be_replaced_is_not_waited_for() -> None:
    tries = []

    def move() -> None:
        tries.append(1)
        raise PermissionError(errno.EACCES, "")

    with pytest.raises(PermissionError):
        patiently(move)
    assert len(tries) == 1


def test_what_is_not_saved_in_word_yet_is_said_to_be_missing(tmp_path: Path) -> None:
    report = copy_sample(tmp_path)
    docx = tmp_path / "svar-1.2.3.docx"
    made = villkor(
        "export-docx", report, "--section", "1.2.3", "--output", docx, PATH=""
    )
    assert made.returncode == 0, made.stderr
    (tmp_path / "~$ar-1.2.3.docx").touch()
    for command in (("import-docx", docx, report), ("check", "--docx", docx)):
        done = villkor(*command)
        assert "verkar vara öppen i Word" in done.stderr
    (tmp_path / "~$ar-1.2.3.docx").unlink()
    assert villkor("import-docx", docx, report).stderr == ""


def test_a_path_that_is_longer_than_any_is_no_crash(tmp_path: Path) -> None:
    for name in ("x" * 300, "/".join(["mapp"] * 1_200)):
        for command in (("check", name), ("verify", f"{name}.docx", SAMPLE)):
            done = villkor(*command, cwd=tmp_path)
            assert done.returncode == 2
            assert "Traceback" not in done.stderr
            assert "→" in done.stderr


# --- What else lies in the folder of a report


NOBODYS = [
    "desktop.ini",
    "Thumbs.db",
    "~$analys.yaml",
    "~WRL0001.tmp",
    "4-analys.yaml~",
    ".DS_Store",
]
MISNAMED = [
    "4-analys.yaml.txt",
    "4-analys.YAML.TXT",
    "4-analys.txt",
    "4-analys",
    "4-ANALYS.TXT",
    "4-analys.yaml - Kopia",
    "4-analys.yaml.bak",
    "4-analys-DATOR7.yaml.txt",
    "1.1-regional-utvecklingsstrategi",
]
COPIES = [
    "4-analys.YML",
    "4-analys - Kopia.YAML",
    "4-analys-DATOR7.Yaml",
    "4-analys (1).yml",
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Diagnostic]]:
    """What is said of each file, where everything that others leave lies in the folder."""
    folder = copy_sample(tmp_path_factory.mktemp("full"))
    for name in NOBODYS:
        (folder / name).write_bytes(b"\0\5\26\7")
    for name in (*MISNAMED, *COPIES):
        section = "1.1-regional-utvecklingsstrategi.yaml"
        if not name.startswith("1.1"):
            section = "4-analys.yaml"
        text = (folder / section).read_text(encoding="utf-8")
        (folder / name).write_text(f"{text}# mer\n", encoding="utf-8")
    found: dict[str, list[Diagnostic]] = {}
    for each in run_rules(load_report(folder), ignore=["VK513"]):
        found.setdefault(each.where.path, []).append(each)
    return found


@pytest.mark.parametrize("name", NOBODYS)
def test_what_is_nobodys_work_is_passed_over(
    name: str, told: dict[str, list[Diagnostic]]
) -> None:
    assert name not in told


@pytest.mark.parametrize("name", MISNAMED)
def test_a_file_that_nobody_reads_for_its_name_is_told(
    name: str, told: dict[str, list[Diagnostic]]
) -> None:
    (finding,) = told[name]
    assert finding.code == "VK113"
    assert "läses inte" in finding.message
    assert f"Flytta sedan {name} ur mappen" in finding.hint


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_told_whatever_the_letters_of_its_ending(
    name: str, told: dict[str, list[Diagnostic]]
) -> None:
    (finding,) = told[name]
    assert finding.code == "VK111"
    assert "Svaren här räknas inte" in finding.message


@pytest.mark.parametrize(
    "name",
    [
        "4-analys.YAML",
        "4-analys.yaml.txt",
        "4-analys.txt",
        "anslag.YAML",
        "Anslag.yaml",
        "anslag.yaml.txt",
    ],
)
def test_the_only_file_of_its_name_is_told_once_and_how_it_is_to_be_named(
    name: str, tmp_path: Path
) -> None:
    wanted = f"{name.casefold().partition('.')[0]}.yaml"
    for folder in (copy_sample(tmp_path), empty_report(tmp_path / "tom")):
        (folder / wanted).rename(folder / name)
        found = run_rules(load_report(folder), select=["VK1"])
        (finding,) = [
            each
            for each in found
            if name in f"{each.where.path} {each.message} {each.hint}"
        ]
        assert wanted in finding.hint


@pytest.mark.parametrize("name", ["rapport.yaml.txt", "RAPPORT.YAML", "rapport.txt"])
def test_a_folder_whose_rapport_yaml_is_named_so_is_told(
    name: str, tmp_path: Path
) -> None:
    folder = copy_sample(tmp_path)
    (folder / "rapport.yaml").rename(folder / name)
    done = villkor("check", folder)
    assert done.returncode == 2
    assert f"Filen heter {name}. Byt namn på den till rapport.yaml." in done.stderr
    if name != "rapport.txt":
        here = villkor("check", cwd=folder)
        assert f"Filen heter {name}." in here.stderr


def test_files_that_are_not_named_so_are_nobodys_business(tmp_path: Path) -> None:
    """Notes, exports and tables beside a report are what they are."""
    folder = copy_sample(tmp_path)
    for name in (
        "anslag.txt",
        "rapport.txt",
        "svar.csv",
        "4-analys.docx",
        "anteckningar.txt",
    ):
        (folder / name).write_text("x", encoding="utf-8")
    assert run_rules(load_report(folder), select=["VK1"]) == ()
