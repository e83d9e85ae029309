"""The commands as a person types them: what they print, what they write, and how they exit."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import typer

from tests.cli.terminal import compare_with_golden, on_a_terminal
from tests.tools import (
    ROOT,
    SAMPLE,
    copy_sample,
    empty_report,
    need,
    own_sample,
    villkor,
)
from villkor import __version__
from villkor.cli.commands import COMMANDS
from villkor.cli.meant import as_meant, meant_command, meant_option
from villkor.cli.program import app
from villkor.cli.swedish import usage_error

ENGLISH = (
    "Error",
    "Usage",
    "Try ",
    "Traceback",
    "Missing",
    "Invalid",
    "Options",
    "Arguments",
    "Commands",
    "required",
    "default",
)


class TestInit:
    def test_makes_a_folder_of_18_files_and_says_what_to_do_next(
        self, tmp_path: Path
    ) -> None:
        done = villkor("init", "2022", "--region", "Region Norrbotten", cwd=tmp_path)
        assert done.returncode == 0
        assert len(list((tmp_path / "2022").glob("*.yaml"))) == 18
        assert {
            path.name
            for path in (tmp_path / "2022").iterdir()
            if path.suffix != ".yaml"
        } == {".schema", ".vscode", "formulär"}
        assert (
            "Skapade 2022 med 18 filer för 49 frågor, varav 1 frivillig." in done.stdout
        )
        assert "villkor check" in done.stdout

    def test_a_new_report_has_nothing_wrong_but_unanswered_questions_each_at_its_line(
        self, tmp_path: Path
    ) -> None:
        villkor("init", "2022", "--region", "Region Norrbotten", cwd=tmp_path)
        checked = villkor("check", "--format", "json", cwd=tmp_path)
        assert checked.returncode == 1
        found = json.loads(checked.stdout)["diagnostics"]
        assert {finding["code"] for finding in found} == {"VK201"}
        assert len(found) == len({finding["question"] for finding in found}) == 48
        for finding in found:
            line = (
                (tmp_path / "2022" / finding["path"])
                .read_text(encoding="utf-8")
                .splitlines()[finding["line"] - 1]
            )
            assert line.startswith(f'"{finding["question"]}":')

    def test_never_overwrites(self, tmp_path: Path) -> None:
        villkor("init", "2022", "--region", "Region Skåne", cwd=tmp_path)
        before = {
            path: path.read_bytes()
            for path in (tmp_path / "2022").rglob("*.*")
            if path.is_file()
        }
        again = villkor("init", "2022", "--region", "Region Halland", cwd=tmp_path)
        assert again.returncode == 2
        assert again.stderr.startswith("Rapporten i mappen 2022 finns redan.")
        assert 'cd "2022"' in again.stderr
        assert {
            path: path.read_bytes()
            for path in (tmp_path / "2022").rglob("*.*")
            if path.is_file()
        } == before

    def test_without_a_region_in_a_pipe_lists_all_21(self, tmp_path: Path) -> None:
        done = villkor("init", "2022", cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr.count("Region") >= 20
        assert "Västra Götalandsregionen (14)" in done.stderr
        assert list(tmp_path.iterdir()) == []

    def test_a_misspelt_region_gets_the_closest_names(self, tmp_path: Path) -> None:
        done = villkor("init", "2022", "--region", "Region Norrboten", cwd=tmp_path)
        assert done.returncode == 2
        assert "Menade du Region Norrbotten" in done.stderr

    def test_says_which_region_was_meant(self, tmp_path: Path) -> None:
        done = villkor("init", "2022", "--region", "8", cwd=tmp_path)
        assert "Rapporten är för Region Kalmar län (länskod 08)." in done.stdout

    def test_an_unknown_year_names_the_forms_there_are(self, tmp_path: Path) -> None:
        done = villkor("init", "1999", "--region", "Region Skåne", cwd=tmp_path)
        assert done.returncode == 2
        assert "2022" in done.stderr

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            (["22", "--region", "Skåne"], "Skriv till exempel villkor init 2022."),
            (["20222", "--region", "Skåne"], "20222 är inget årtal."),
            (
                ["2022", "--region", "Region", "Skåne"],
                '--region "Region Skåne"',
            ),
            (["2022", "--region", "Kalmar", "län"], '--region "Region Kalmar län"'),
            (
                ["2022", "--region", "Jämtland", "Härjedalen"],
                '--region "Region Jämtland Härjedalen"',
            ),
        ],
    )
    def test_what_beginners_type_is_told_how_it_is_written(
        self, tmp_path: Path, typed: list[str], told: str
    ) -> None:
        done = villkor("init", *typed, cwd=tmp_path)
        assert done.returncode == 2
        assert told in " ".join(done.stderr.split())
        assert list(tmp_path.iterdir()) == []

    def test_typographic_quotation_marks_hold_a_name_together(
        self, tmp_path: Path
    ) -> None:
        done = villkor("init", "2022", "--region", "”Region", "Skåne”", cwd=tmp_path)
        assert "Rapporten är för Region Skåne" in done.stdout

    def test_makes_no_report_in_another(self, tmp_path: Path) -> None:
        villkor("init", "2022", "--region", "Skåne", cwd=tmp_path)
        again = villkor("init", "2022", "--region", "Skåne", cwd=tmp_path / "2022")
        assert again.returncode == 2
        assert "Gå ut ur den med cd .." in again.stderr
        assert not (tmp_path / "2022" / "2022").exists()

    @pytest.mark.parametrize("answer", ["25", "Norrbotten", "Region Norrbotten"])
    def test_on_a_terminal_asks_for_the_region(
        self, answer: str, tmp_path: Path
    ) -> None:
        shown = on_a_terminal(
            ["init", "2022"], tmp_path, answers=["Region Norge", answer]
        )
        assert "25  Region Norrbotten" in shown
        assert "Det finns ingen region ”Region Norge”." in shown
        assert "region: Region Norrbotten\n" in (
            tmp_path / "2022" / "rapport.yaml"
        ).read_text(encoding="utf-8")

    def test_gotland_starts_with_its_exemption_filled_in(self, tmp_path: Path) -> None:
        villkor("init", "2022", "--region", "Region Gotland", cwd=tmp_path)
        found = json.loads(villkor("check", "--format", "json", cwd=tmp_path).stdout)[
            "diagnostics"
        ]
        assert not [
            finding for finding in found if finding["question"].startswith("3.3")
        ]


class TestCheck:
    def test_the_complete_sample_is_clean(self) -> None:
        done = villkor("check", SAMPLE)
        assert done.returncode == 0
        assert (
            "49 av 49 frågor besvarade, inga fel och inga varningar. Rapporten kan exporteras."
            in done.stdout
        )

    def test_prints_place_code_message_source_and_hint(self, tmp_path: Path) -> None:
        folder = copy_sample(tmp_path, **{"2-": ("  svar: ja", "  svar: kanske")})
        done = villkor("check", folder)
        assert done.returncode == 1
        first = done.stdout.split("\n\n")[0].splitlines()
        assert first[0].startswith("2-anslag-1-1.yaml:")
        assert "  VK108  fel: ”kanske” är varken ja eller nej." in first[0]
        assert first[1].endswith("│   svar: kanske")
        assert first[2].index("^") == first[1].index("kanske")
        assert first[3] == "    → Skriv ja eller nej."

    def test_json_is_complete(self, tmp_path: Path) -> None:
        folder = copy_sample(tmp_path, **{"2-": ("  svar: ja", "  svar: kanske")})
        result = json.loads(villkor("check", folder, "--format", "json").stdout)
        assert result["version"] == 1
        assert result["report"] == {"form": 2022, "region": "Region Norrbotten"}
        # the section is approved all the same
        assert (result["errors"], result["warnings"]) == (1, 1)
        finding, _ = result["diagnostics"]
        assert set(finding) == {
            "code",
            "name",
            "severity",
            "path",
            "line",
            "column",
            "question",
            "message",
            "hint",
        }
        assert (
            finding["code"],
            finding["name"],
            finding["severity"],
            finding["question"],
        ) == (
            "VK108",
            "okänt-värde",
            "error",
            "2.3",
        )
        assert len(result["sections"]) == 16
        assert (
            result["sections"][0]["title"] == "1.1 Den regionala utvecklingsstrategin"
        )

    def test_finds_the_report_from_inside_it_and_from_above(
        self, tmp_path: Path
    ) -> None:
        folder = copy_sample(tmp_path)
        (folder / "underlag").mkdir()
        assert villkor("check", cwd=folder).returncode == 0
        inside = villkor("check", cwd=folder / "underlag")
        above = villkor("check", cwd=tmp_path)
        assert inside.returncode == above.returncode == 0
        assert above.stdout.startswith("Rapporten i mappen 2022:")
        assert inside.stdout.startswith("Rapporten i mappen")

    def test_of_several_years_takes_the_newest(self, tmp_path: Path) -> None:
        for year in ("2021", "2022"):
            shutil.copytree(SAMPLE, tmp_path / year)
        assert villkor("check", cwd=tmp_path).stdout.startswith(
            "Rapporten i mappen 2022:"
        )

    def test_without_a_report_says_how_to_make_one(self, tmp_path: Path) -> None:
        done = villkor("check", cwd=tmp_path)
        assert done.returncode == 2
        assert "villkor init" in done.stderr

    def test_never_writes(self, tmp_path: Path) -> None:
        folder = empty_report(tmp_path)
        before = {
            path: (path.stat().st_mtime_ns, path.read_bytes())
            for path in tmp_path.rglob("*")
            if path.is_file()
        }
        villkor("check", folder)
        assert {
            path: (path.stat().st_mtime_ns, path.read_bytes())
            for path in tmp_path.rglob("*")
            if path.is_file()
        } == before

    @pytest.mark.parametrize("width", [80, 120])
    def test_looks_on_a_terminal_as_in_the_golden_file(
        self, width: int, tmp_path: Path
    ) -> None:
        need("hunspell")  # it is said if nothing looks at the spelling
        folder = copy_sample(
            tmp_path,
            **{
                "2-": ("  svar: ja", "  svar: kanske"),
                "5-": ("Region Norrbotten vill", "# Region Norrbotten vill"),
            },
        )
        shown = on_a_terminal(
            ["check", folder.name], tmp_path, width=width, NO_COLOR="1"
        )
        assert max(len(line) for line in shown.splitlines()) <= width
        compare_with_golden(f"check-{width}.txt", shown)

    def test_strict_lets_warnings_count(self, tmp_path: Path) -> None:
        folder = copy_sample(tmp_path, **{"4-": ("typ: Analys", "typ: Kartläggning")})
        assert villkor("check", folder).returncode == 0
        assert villkor("check", folder, "--strict").returncode == 1

    def test_a_choice_of_rules_claims_nothing_of_the_others(
        self, tmp_path: Path
    ) -> None:
        done = villkor("check", empty_report(tmp_path), "--select", "VK3,VK4")
        assert done.returncode == 0
        assert (
            "0 fel och 0 varningar. Bara en del av reglerna är prövade." in done.stdout
        )

    def test_a_code_that_no_rule_has_is_told(self) -> None:
        done = villkor("check", SAMPLE, "--ignore", "VX")
        assert done.returncode == 2
        assert "Ingen regels kod börjar på ”VX”." in done.stderr


class TestStatus:
    def test_what_needs_most_doing_comes_first(self, tmp_path: Path) -> None:
        folder = copy_sample(
            tmp_path,
            **{
                "3.4": ('"3.4.2": |', '"3.4.3": |'),
                "5-": ("status: godkänd", "status: utkast "),
            },
        )
        done = villkor("status", folder, "--sort", "att-göra")
        lines = done.stdout.splitlines()
        assert done.returncode == 0
        assert lines[1].split()[:5] == [
            "3.4-organisationer",
            "Regional",
            "utveckling",
            "godkänd",
            "1/2",
        ]
        assert [
            line.split()[3] for line in lines if line.startswith("5-ovriga-medskick")
        ] == ["utkast"]

    def test_sums_it_up_and_lists_the_sections_as_the_form_does(self) -> None:
        shown = villkor("status", SAMPLE).stdout.splitlines()
        sections = [line.split()[0] for line in shown if ".yaml" not in line and line]
        assert sections[1].startswith("1.1-")
        (whole,) = (line.split() for line in shown if line.startswith("Summa"))
        assert (whole[1], whole[3:]) == ("49/49", ["0", "0"])
        told = json.loads(villkor("status", SAMPLE, "--format", "json").stdout)
        assert str(told["words"]) == whole[2]
        assert sum(each["words"] for each in told["sections"]) == told["words"]

    def test_is_written_as_the_ending_of_the_file_says(self, tmp_path: Path) -> None:
        for name, begins in (
            ("a.md", b"# Region Norr"),
            ("a.xlsx", b"PK"),
            ("a.json", b"{"),
        ):
            done = villkor("status", SAMPLE, "--output", tmp_path / name)
            assert done.returncode == 0, done.stderr
            assert (tmp_path / name).read_bytes().startswith(begins)
        assert villkor("status", SAMPLE, "--format", "xlsx").returncode == 2

    def test_says_when_the_last_day_is(self) -> None:
        assert "21 februari 2023" in villkor("status", SAMPLE).stdout


class TestOutput:
    """What --output names is never a file of a report."""

    COMMANDS = (("summarize-anslag",), ("export-text", "--draft"))

    @pytest.mark.parametrize("command", COMMANDS)
    @pytest.mark.parametrize(
        "name", ["anslag.yaml", "ANSLAG.YAML", "rapport.yaml", "ny.yml"]
    )
    def test_a_yaml_file_is_not_written(
        self, command: tuple[str, ...], name: str, tmp_path: Path
    ) -> None:
        folder = copy_sample(tmp_path)
        before = {
            path: path.read_bytes() for path in folder.rglob("*") if path.is_file()
        }
        done = villkor(*command, folder, "--output", folder / name)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.splitlines()[0].endswith(
            "har ett namn som rapportens egna filer. Inget har skrivits."
        )
        assert {
            path: path.read_bytes() for path in folder.rglob("*") if path.is_file()
        } == before

    @pytest.mark.parametrize("command", COMMANDS)
    def test_the_file_of_decisions_is_not_replaced_whichever_report_is_read(
        self, command: tuple[str, ...], tmp_path: Path
    ) -> None:
        folder = copy_sample(tmp_path / "a")
        other = copy_sample(
            tmp_path / "b", anslag=("beslut: beslut-2022.csv", "beslut: ../beslut.csv")
        )
        decisions = (other / "beslut-2022.csv").rename(other.parent / "beslut.csv")
        before = decisions.read_bytes()
        for report, output in ((other, decisions), (other, folder / "beslut-2022.csv")):
            done = villkor(*command, report, "--format", "csv", "--output", output)
            assert done.returncode == 2
            assert (
                f"{output} är en del av rapporten. Inget har skrivits över."
                in done.stderr
            )
            assert output.read_bytes() == before

    @pytest.mark.parametrize(
        ("command", "name"),
        [
            ("summarize-anslag", f"a.{kind}")
            for kind in ("csv", "CSV", "md", "json", "svg")
        ]
        + [("export-text", "a.csv"), ("export-text", "a.txt")],
    )
    def test_the_ending_of_the_file_is_its_format(
        self, command: str, name: str, tmp_path: Path
    ) -> None:
        kind = name.rpartition(".")[2].lower()
        assert villkor(command, SAMPLE, "--output", tmp_path / name).returncode == 0
        villkor(command, SAMPLE, "--format", kind, "--output", tmp_path / "b")
        assert (tmp_path / name).read_bytes() == (tmp_path / "b").read_bytes()

    def test_the_format_that_is_given_has_the_last_word_and_an_ending_of_no_format_is_text(
        self, tmp_path: Path
    ) -> None:
        """Unless the ending is that of another one (tests/cli/test_output_format.py)."""
        villkor(
            "summarize-anslag",
            SAMPLE,
            "--format",
            "json",
            "--output",
            tmp_path / "a.2022",
        )
        assert json.loads((tmp_path / "a.2022").read_text(encoding="utf-8"))
        villkor("summarize-anslag", SAMPLE, "--output", tmp_path / "a.text")
        assert (tmp_path / "a.text").read_text(encoding="utf-8") == villkor(
            "summarize-anslag", SAMPLE
        ).stdout

    def test_another_file_in_the_folder_is_replaced(self, tmp_path: Path) -> None:
        path = copy_sample(tmp_path) / "svar.txt"
        path.write_text("gammalt", encoding="utf-8")
        assert villkor("export-text", path.parent, "--output", path).returncode == 0
        assert path.read_text(encoding="utf-8").startswith("Återrapportering")


class TestWords:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["--help"],
            ["init", "--help"],
            ["check", "-h"],
            ["summarize-anslag", "-h"],
            ["export-docx", "-h"],
            ["export-text", "-h"],
            ["verify", "-h"],
            ["status", "-h"],
            ["explain", "-h"],
            [],
        ],
    )
    def test_help_is_in_swedish(self, arguments: list[str]) -> None:
        done = villkor(*arguments)
        shown = done.stdout + done.stderr
        assert "Visa den här hjälpen och avsluta." in shown
        assert not [word for word in ENGLISH if word in shown]

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["chek"], "Det finns inget kommando ”chek”."),
            (["check", "--fromat", "json"], "Valet --fromat finns inte."),
            (["check", "--format", "xml"], "Värdet för --format går inte att använda."),
            (["check", "--format"], "Valet --format behöver ett värde efter sig."),
            (["status", "a", "b"], "Det står ett ord för mycket på raden."),
            (["check", "finns-inte"], "Mappen finns-inte finns inte."),
            (["export-docx"], "--to måste anges."),
            (["check", "-select", "VK1"], "Valet -select finns inte."),
            (["--to", "alla", "export-docx"], "Valet --to finns inte."),
            (["verify"], "FIL måste anges."),
            (
                ["verify", "finns-inte.docx", "sample_reports/norrbotten-2022"],
                "Filen finns-inte.docx finns inte.",
            ),
            (["init"], "ÅR måste anges."),
            (["init", "i-år"], "ÅR skrivs med siffror."),
        ],
    )
    def test_a_mistaken_command_line_is_told_in_swedish(
        self, arguments: list[str], message: str
    ) -> None:
        done = villkor(*arguments)
        assert done.returncode == 2
        assert done.stderr.startswith(message)
        assert not [word for word in ENGLISH if word in done.stderr]

    @pytest.mark.parametrize("option", ["--template", "--output", "--output-dir"])
    def test_a_name_that_no_file_may_have_is_told_as_that(
        self, option: str, tmp_path: Path
    ) -> None:
        name = "x" * 300
        done = villkor(
            "export-docx",
            own_sample(),
            "--to",
            "tillvaxtverket",
            option,
            name,
            cwd=tmp_path,
        )
        assert (done.returncode, list(tmp_path.iterdir())) == (2, [])
        assert done.stderr.startswith("Det går inte att öppna ")
        assert name in done.stderr
        assert ": namnet är för långt.\n" in done.stderr

    @pytest.mark.parametrize("word", ["help", "hjälp", "--hjälp", "-?"])
    def test_help_may_be_asked_for_in_other_words(self, word: str) -> None:
        done = villkor(word)
        assert (done.returncode, done.stdout) == (0, villkor("--help").stdout)

    def test_help_of_a_command_and_the_version_may_be_asked_for_as_commands(
        self,
    ) -> None:
        assert as_meant(["help", "granska"]) == ["check", "--help"]
        assert as_meant(["hjälp", "verify"]) == ["verify", "--help"]
        assert as_meant(["version"]) == as_meant(["-v"]) == ["--version"]
        words = ["check", "--select", "help", "version", "hjälp"]
        assert as_meant(words) == words

    def test_a_path_with_blanks_and_no_quotation_marks_is_told_how_it_is_written(
        self, tmp_path: Path
    ) -> None:
        shutil.copytree(SAMPLE, tmp_path / "Mina dokument" / "2022")
        for command in ("check", "status", "verify"):
            done = villkor(command, "Mina", "dokument/2022", cwd=tmp_path)
            assert done.returncode == 2
            assert 'inom citattecken: "Mina dokument/2022".' in done.stderr

    def test_who_stands_two_folders_too_far_up_is_told_where_the_report_is(
        self, tmp_path: Path
    ) -> None:
        shutil.copytree(SAMPLE, tmp_path / "Mina dokument" / "2022")
        done = villkor("status", cwd=tmp_path)
        assert 'cd "Mina dokument/2022"' in done.stderr

    @pytest.mark.parametrize(
        ("word", "after", "command"),
        [
            ("export", "docx", "export-docx"),
            ("summarize", "anslag", "summarize-anslag"),
            ("export", "word", "export-docx"),
            ("granska", "2022", "check"),
            ("kontrollera", "", "check"),
            ("skapa", "2022", "init"),
            ("sammanställ", "", "summarize-anslag"),
            ("exportera", "", "export-docx"),
            ("verifiera", "svar.docx", "verify"),
            ("förklara", "VK201", "explain"),
            ("läge", "", "status"),
            ("CHECK", "", "check"),
            ("export_docx", "", "export-docx"),
            ("sum", "", "summarize-anslag"),
            ("chekc", "", "check"),
        ],
    )
    def test_a_command_in_other_words_is_understood_and_told(
        self, word: str, after: str, command: str
    ) -> None:
        hint = meant_command(word, after, tuple(COMMANDS))
        assert hint.startswith(f"Menade du ”{command}”?")

    def test_what_may_be_either_or_neither_is_not_guessed(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        known = tuple(COMMANDS)
        monkeypatch.chdir(SAMPLE)
        both = "Menade du ”export-docx” eller ”export-text”?"
        assert meant_command("export", "", known) == both
        assert meant_command("qwerty", "", known).startswith("Kommandon: init, check")
        assert "villkor check 4-analys.yaml" in meant_command(
            "4-analys.yaml", "", known
        )

    @pytest.mark.parametrize(
        ("option", "meant"),
        [
            ("--till", "--to"),
            ("--mottagare", "--to"),
            ("--utkast", "--draft"),
            ("--ouput", "--output"),
            ("-draft", "--draft"),
            ("--mejl", "--eml"),
        ],
    )
    def test_an_option_in_other_words_is_understood_and_told(
        self, option: str, meant: str
    ) -> None:
        known = ["--to", "--output", "--output-dir", "--draft", "--template", "--eml"]
        assert meant_option(option, known, {}) == f"Menade du ”{meant}”?"

    def test_an_option_of_another_command_is_told_to_be_that(self) -> None:
        owners = {"--output": ["export-docx", "export-text"]}
        assert meant_option("--output", ["--fix"], owners) == (
            "Det hör till export-docx och export-text."
        )

    @pytest.mark.parametrize(
        "arguments", [["check"], ["verify", "svar.docx"], ["summarize-anslag"]]
    )
    def test_what_may_not_be_read_is_told_so(
        self, arguments: list[str], tmp_path: Path
    ) -> None:
        folder = copy_sample(tmp_path)
        with unprivileged(folder), pytest.raises(typer.TyperException) as refusal:
            app([*arguments, str(folder)], standalone_mode=False)
        message, hint = usage_error(refusal.value, tuple(COMMANDS))
        assert message == f"Du saknar behörighet att läsa {folder}."
        assert "behörighet" in hint

    def test_the_version_is_told(self) -> None:
        done = villkor("--version")
        assert (done.returncode, done.stdout, done.stderr) == (
            0,
            f"villkor {__version__}\n",
            "",
        )
        assert (
            "Visa vilken version av villkor det är och avsluta."
            in villkor("--help").stdout
        )

    def test_closed_streams_give_an_exit_code_and_no_traceback(self) -> None:
        command = f"{sys.executable} -m villkor check sample_reports/norrbotten-2022"
        without_output = subprocess.run(
            ["bash", "-c", f"{command} >&-"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (without_output.returncode, without_output.stdout) == (2, "")
        assert (
            without_output.stderr
            == "Det finns ingenstans att skriva ut resultatet: standardutmatningen är stängd.\n"
        )
        without_complaints = subprocess.run(
            ["bash", "-c", f"{command} 2>&-"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert without_complaints.returncode == 0
        assert "Rapporten kan exporteras." in without_complaints.stdout
        nothing = subprocess.run(
            ["bash", "-c", f"{command}-saknas >&- 2>&-"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (nothing.returncode, nothing.stdout, nothing.stderr) == (2, "", "")

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
    def test_what_is_interrupted_says_so(self, number: signal.Signals) -> None:
        """By Ctrl-C or by the machine that is turned off: as soon as the report is
        asked for, which is told first.

        Python loses a signal that comes while it makes ready to read a line (it
        forgets what flushing the streams raises), so it is sent until it is heard, as
        a person would press Ctrl-C again.
        """
        command = [sys.executable, "-m", "villkor", "init", "2022"]
        controller, terminal = os.openpty()
        process = subprocess.Popen(
            command, stdin=terminal, stdout=terminal, stderr=subprocess.PIPE, cwd=ROOT
        )
        os.read(controller, 1)  # it asks for the region
        told = b""
        for _ in range(12):
            process.send_signal(number)
            with suppress(subprocess.TimeoutExpired):
                _, told = process.communicate(timeout=5)
                break
        process.kill()
        for handle in (controller, terminal):
            os.close(handle)
        assert (process.returncode, told.decode().strip()) == (2, "Avbrutet.")

    def test_a_python_that_knows_no_letters_but_a_to_z_says_what_to_do(self) -> None:
        settings = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
        done = subprocess.run(
            [sys.executable, "-m", "villkor", "forms"],
            cwd=ROOT,
            env={**os.environ, **settings},
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 2
        assert "sätt PYTHONUTF8=1." in done.stderr.decode()

    def test_a_closed_pipe_is_no_error_message(self) -> None:
        command = f"{sys.executable} -m villkor check sample_reports/norrbotten-2022 | head -c 1"
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stderr == ""


@contextmanager
def unprivileged(path: Path) -> Iterator[None]:
    """Nobody may read the path.

    The administrator may read everything, and is somebody else meanwhile.
    """
    user = os.getuid()
    path.chmod(0)
    os.setreuid(user or 65534, -1)
    try:
        yield
    finally:
        os.setreuid(user, -1)
        path.chmod(0o755)
