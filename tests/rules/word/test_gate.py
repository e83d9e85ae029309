"""The gate as a whole: its catalogue, the command that opens it to the user, and the export that
must pass it.
"""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.rules.word import test_accessible, test_private, test_sound, test_unfinished
from tests.tools import ROOT, SAMPLE, villkor
from tests.word_files import (
    CORE,
    DOCUMENT,
    NAME,
    STYLES,
    changed,
    found,
    p,
    r,
    sound_file,
    with_paragraph,
)
from villkor.base.clock import now
from villkor.base.diagnostic import Severity, UserError
from villkor.document.blocks import (
    Contents,
    Document,
    Heading,
    Paragraph,
    Role,
    Run,
    Table,
    text_paragraph,
)
from villkor.document.word.package import open_package
from villkor.document.word.writer import to_docx
from villkor.exchange.outline import report_outline
from villkor.report.load import load_report
from villkor.rules.catalogue import RULES
from villkor.rules.form.form_rules import FORM_RULES
from villkor.rules.manual import CATALOGUE, find_rule
from villkor.rules.word.gate import WORD_RULES, hold_back, inspect_package

CASES = {
    **test_accessible.CASES,
    **test_sound.CASES,
    **test_private.CASES,
    **test_unfinished.CASES,
}
# the reader of section files refuses the others
ANYTHING = st.characters(exclude_categories=["Cs", "Cc", "Cn"])
REFERENCE = (ROOT / "templates" / "2022" / "referens.docx").read_bytes()


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A file with a fault of the whole, an error and a warning in its text."""
    path = tmp_path / "rapport till Tillväxtverket.docx"
    data = with_paragraph(p(r("Grått.", '<w:color w:val="A0A0A0"/>')) + p())
    assert {diagnostic.code for diagnostic in found(data)} == {"VK815", "VK811"}
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(path, "w") as target,
    ):
        for name in source.namelist():
            target.writestr(
                name,
                source.read(name).replace(
                    b"<dc:title>\xc3\x85terrapportering 2022", b"<dc:title>"
                ),
            )
    return path


class TestCatalogue:
    def test_every_rule_has_a_faulty_and_a_correct_file(self) -> None:
        assert [rule.code for rule in WORD_RULES] == sorted(CASES)

    def test_codes_and_names_are_given_once_in_all_catalogues(self) -> None:
        assert len(CATALOGUE) == len(RULES) + len(WORD_RULES) + len(FORM_RULES)
        assert (
            len({rule.code for rule in CATALOGUE})
            == len({rule.name for rule in CATALOGUE})
            == len(CATALOGUE)
        )

    def test_the_codes_say_what_the_rules_are_about(self) -> None:
        rooms = {
            "metadata": "VK80",
            "languages": "VK80",
            "navigation": "VK80 VK81",
            "prose": "VK80 VK81",
            "blanks": "VK81",
            "tables": "VK80 VK81",
            "looks": "VK81",
            "sound": "VK82",
            "references": "VK82",
            "private": "VK83",
            "unfinished": "VK83",
        }
        for rule in WORD_RULES:
            assert rule.check is not None
            assert (
                rule.code[:4] in rooms[rule.check.__module__.rsplit(".", 1)[-1]].split()
            )

    def test_what_shuts_readers_out_names_its_source(self) -> None:
        assert [
            rule.code
            for rule in WORD_RULES
            if "\nKälla: " not in rule.page and rule.code < "VK82"
        ] == []

    def test_a_rule_is_explained_by_code_or_name(self) -> None:
        assert find_rule("svag-kontrast").code == "VK815"
        page = villkor("explain", "VK801").stdout
        assert page.startswith("VK801 titel-saknas  fel\nDokumentet saknar titel.\n")
        assert "EN 301 549, avsnitt 10.2.4.2" in page


class TestTheSample:
    def test_the_exported_sample_passes_without_a_finding(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PATH", "")
        report = load_report(SAMPLE)
        data = to_docx(
            report_outline(report, report.form.recipients[:1]), REFERENCE, now()
        )
        assert found(data) == []

    def test_a_blank_document_of_python_docx_does_not_pass(self) -> None:
        document = docx.Document()
        for number in range(70):
            document.add_paragraph(
                f"Det här är stycke {number}, som är skrivet på svenska och inte har någon rubrik."
            )
        document.add_table(3, 3)
        buffer = io.BytesIO()
        document.save(buffer)
        assert {diagnostic.code for diagnostic in found(buffer.getvalue())} >= {
            "VK801", "VK802", "VK803", "VK805", "VK808", "VK810", "VK818", "VK819", "VK836",
        }  # fmt: skip


class TestOrder:
    def test_errors_come_first_then_down_the_file(self) -> None:
        diagnostics = inspect_package(
            open_package(
                changed(
                    (CORE, ">Återrapportering 2022<", "><"),
                    (DOCUMENT, "<w:tblHeader/>", ""),
                ),
                NAME,
            ),
            NAME,
        )
        assert [(diagnostic.code, diagnostic.severity) for diagnostic in diagnostics] == [
            ("VK801", Severity.ERROR), ("VK808", Severity.ERROR), ("VK808", Severity.ERROR),
        ]  # fmt: skip
        lines = [diagnostic.where.line for diagnostic in diagnostics]
        assert lines == sorted(lines)

    def test_rules_are_selected_and_ignored_by_the_beginnings_of_their_codes(
        self,
    ) -> None:
        data = changed(
            (CORE, ">Återrapportering 2022<", "><"), (DOCUMENT, "<w:tblHeader/>", "")
        )
        assert {diagnostic.code for diagnostic in found(data, "VK80")} == {
            "VK801",
            "VK808",
        }
        assert {
            diagnostic.code
            for diagnostic in inspect_package(
                open_package(data, NAME), NAME, ignore=["vk808"]
            )
        } == {"VK801"}


class TestCommand:
    def test_text_gives_place_fault_and_remedy_and_a_closing_sentence(
        self, faulty: Path
    ) -> None:
        told = villkor("check", "--docx", faulty)
        assert told.returncode == 1
        lines = told.stdout.splitlines()
        assert lines[0] == f"{faulty.name}  VK801  fel: Dokumentet saknar titel."
        assert (
            lines[1]
            == "    → Skriv rapportens namn och regionens i Word: Arkiv > Info > Titel."
        )
        assert lines[3].startswith(f"{faulty.name}, stycke ")
        assert (
            "  VK815  fel: ”Grått.” under ”Det första avsnittet” har kontrasten 2,6:1"
            in lines[3]
        )
        assert (
            lines[-1]
            == f"{faulty.name}: 2 fel och 1 varning. Rätta felen innan filen lämnas in."
        )

    def test_a_file_with_nothing_wrong_may_be_sent(self, tmp_path: Path) -> None:
        (tmp_path / NAME).write_bytes(sound_file())
        told = villkor("check", "--docx", NAME, cwd=tmp_path)
        assert (told.returncode, told.stdout) == (
            0,
            "rapport.docx: inga fel och inga varningar. Filen kan lämnas in.\n",
        )

    def test_warnings_do_not_stop_a_file_unless_strict(self, faulty: Path) -> None:
        only = ("check", "--docx", faulty, "--select", "VK811")
        assert villkor(*only).returncode == 0
        assert villkor(*only, "--strict").returncode == 1
        assert villkor(*only).stdout.endswith(
            "0 fel och 1 varning. Bara en del av reglerna är prövade.\n"
        )
        assert (
            villkor("check", "--docx", faulty, "--ignore", "VK801,VK815").returncode
            == 0
        )

    def test_json_is_what_its_schema_says(self, faulty: Path) -> None:
        schema = json.loads(
            (ROOT / "docs" / "json-schema" / "check-docx-1.schema.json").read_text(
                encoding="utf-8"
            )
        )
        told = json.loads(villkor("check", "--docx", faulty, "--format", "json").stdout)
        Draft202012Validator.check_schema(schema)
        assert [
            fault.message for fault in Draft202012Validator(schema).iter_errors(told)
        ] == []
        assert (told["file"], told["errors"], told["warnings"]) == (faulty.name, 2, 1)
        assert [diagnostic["code"] for diagnostic in told["diagnostics"]] == [
            "VK801",
            "VK815",
            "VK811",
        ]

    def test_github_is_told_the_file_by_its_path(self, faulty: Path) -> None:
        told = villkor(
            "check",
            "--docx",
            faulty,
            "--format",
            "github",
            cwd=faulty.parent,
        ).stdout.splitlines()
        assert told[0].startswith(
            f"::error file={faulty.name},line=1,col=1,title=VK801 "
            "titel-saknas::Dokumentet saknar titel."
        )
        assert len(told) == 3

    def test_sarif_describes_the_rules_for_word_files(self, faulty: Path) -> None:
        (log,) = json.loads(
            villkor("check", "--docx", faulty, "--format", "sarif").stdout
        )["runs"]
        assert [rule["id"] for rule in log["tool"]["driver"]["rules"]] == [
            rule.code for rule in WORD_RULES
        ]
        assert [result["ruleId"] for result in log["results"]] == [
            "VK801",
            "VK815",
            "VK811",
        ]
        assert log["properties"] == {"file": faulty.name}

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("2022",), "Med --docx granskas en Word-fil och ingen rapport."),
            (("--fix",), "Med --docx granskas en Word-fil och ingen rapport."),
            (("--select", "VK2"), "VK2 är regler för rapporter"),
            (("--ignore", "VK7x"), "Ingen regels kod börjar på ”VK7x”."),
        ],
    )
    def test_what_belongs_to_a_report_is_refused(
        self, faulty: Path, arguments: tuple[str, ...], message: str
    ) -> None:
        told = villkor("check", "--docx", faulty, *arguments)
        assert told.returncode == 2
        assert told.stderr.startswith(message)

    @pytest.mark.parametrize(
        ("code", "words"),
        [
            ("VK8", "VK8 är regler för Word-filer, och här granskas en rapport."),
            ("vk806", "vk806 är en regel för Word-filer, och här granskas en rapport."),
        ],
    )
    def test_a_report_is_not_checked_by_the_rules_for_word_files(
        self, code: str, words: str
    ) -> None:
        told = villkor("check", SAMPLE, "--select", code)
        assert (told.returncode, told.stderr.splitlines()) == (
            2,
            [words, "→ En Word-fil granskas med villkor check --docx FIL."],
        )


def held(data: bytes, template: Path | None = None) -> None:
    hold_back(open_package(data, NAME), NAME, template)


class TestExport:
    def test_a_file_of_ours_with_an_error_is_our_fault(self) -> None:
        with pytest.raises(UserError) as refusal:
            held(changed((STYLES, 'w:lang w:val="sv-SE"', 'w:lang w:val="en-US"')))
        assert refusal.value.message.startswith(
            "Word-filen blev inte som den ska och har inte sparats. VK803: "
            "Dokumentets språk är ”en-US”"
        )
        assert refusal.value.hint == "Det är ett fel i villkor: rapportera det gärna."

    def test_with_a_template_of_the_regions_own_the_fault_is_the_templates(
        self,
    ) -> None:
        with pytest.raises(UserError) as refusal:
            held(
                changed((STYLES, 'w:lang w:val="sv-SE"', 'w:lang w:val="en-US"')),
                Path("mallar/region.dotx"),
            )
        assert refusal.value.hint.startswith(
            "Rätta Word-mallen region.dotx. Välj Svenska (Sverige)"
        )

    def test_a_warning_does_not_stop_an_export(self) -> None:
        held(with_paragraph(p() + p(r("ett  två"))))

    @settings(deadline=None, max_examples=30)
    @given(words=st.text(ANYTHING, max_size=40), link=st.text(ANYTHING, max_size=20))
    def test_whatever_someone_wrote_passes(self, words: str, link: str) -> None:
        runs = (
            Run(words),
            Run(words, bold=True),
            Run(words or "länk", link=link or "https://exempel.se"),
        )
        cell = (Paragraph(runs),)
        blocks = (
            Contents("Innehåll"),
            Heading("En rubrik", 1),
            Paragraph(runs),
            text_paragraph(words, Role.QUESTION),
            Paragraph((Run(words, bold=True),)),
            Table(("A", "B"), ((cell, cell), (cell, ())), words),
        )
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv(
                "PATH", ""
            )  # without LibreOffice the export takes no time
            held(
                to_docx(
                    Document("Titel", "Region Gotland", words, words, blocks),
                    REFERENCE,
                    now(),
                )
            )
