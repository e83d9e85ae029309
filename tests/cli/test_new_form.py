"""From the authority's Word form to a report, by the real program: what is found is shown, what is
unsure is told and asked about, and nothing that is there is written over.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from tests.cli.numbered_blank import QUESTIONS, TITLE, numbered_blank
from tests.cli.terminal import on_a_terminal
from tests.tools import villkor
from tests.word_files import packed, parts_of


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A form about which nothing is unsure."""
    return numbered_blank(tmp_path_factory.mktemp("blankett") / "kusten.docx")


@pytest.fixture(scope="module")
def unsure(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a question that has no number."""
    folder = tmp_path_factory.mktemp("blankett")
    return numbered_blank(folder / "kusten.docx", unsure=True)


def at(folder: Path, *arguments: str | Path) -> tuple[int, str]:
    done = villkor(*arguments, cwd=folder, XDG_DATA_HOME=str(folder / "data"))
    return done.returncode, done.stdout + done.stderr


class TestASureForm:
    def test_becomes_a_form_a_report_and_a_word_file(
        self, blank: Path, tmp_path: Path
    ) -> None:
        code, told = at(tmp_path, "new-form", blank, "--year", "2026", "kusten")
        assert code == 0, told
        for number, wording in QUESTIONS.items():
            assert f"\n{number} " in told
            assert wording[:30] in told
        assert f"Titel: {TITLE}" in told
        assert "Sista dag: 2027-03-01" in told
        assert "Inget är osäkert." in told
        assert (tmp_path / "kusten" / "blankett.docx").read_bytes() == (
            blank.read_bytes()
        )
        code, told = at(tmp_path, "check", "--form", "kusten")
        assert (code, "inga fel och inga varningar" in told) == (0, True), told
        code, told = at(
            tmp_path, "init", "2026", "--form", "kusten", "--region", "Skåne"
        )
        assert code == 0, told
        code, told = at(tmp_path, "check", "2026")
        assert (code, "0 av 4 frågor besvarade" in told) == (1, True), told
        code, told = at(tmp_path, "export-docx", "2026", "--to", "alla", "--draft")
        assert code == 0, told

    def test_is_what_init_makes_a_report_of_at_once(
        self, blank: Path, tmp_path: Path
    ) -> None:
        code, told = at(tmp_path, "init", "2026", "--form", blank, "--region", "Skåne")
        assert (code, "4 frågor" in told) == (0, True), told
        kept = tmp_path / "2026" / "formulär" / "blankett.docx"
        assert kept.read_bytes() == blank.read_bytes()
        code, told = at(tmp_path, "forms", "2026")
        assert (code, "officiellt  Word      rapportens mapp" in told) == (0, True), (
            told
        )

    def test_is_only_shown_if_asked(self, blank: Path, tmp_path: Path) -> None:
        code, told = at(tmp_path, "new-form", blank, "--year", "2026", "--dry-run")
        assert (code, "Inget har skrivits." in told) == (0, True)
        assert list(tmp_path.iterdir()) == []


class TestAnUnsureForm:
    def test_is_written_with_marks_that_check_tells_of(
        self, unsure: Path, tmp_path: Path
    ) -> None:
        code, told = at(tmp_path, "new-form", unsure, "--year", "2026")
        assert code == 1
        assert "Att kontrollera:\n  2.3: Frågan har inget nummer" in told
        assert "KONTROLLERA:" in told
        code, told = at(tmp_path, "check", "--form", "formulär-2026")
        assert code == 0
        assert told.count("VK931  varning: Frågan har inget nummer") == 1

    def test_is_no_form_that_init_makes_a_report_of(
        self, unsure: Path, tmp_path: Path
    ) -> None:
        code, told = at(tmp_path, "init", "2026", "--form", unsure, "--region", "Skåne")
        assert code == 1
        assert "2.3: Frågan har inget nummer" in told
        assert "villkor new-form" in told
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("answers", "said", "form"),
        [
            ([""], "Skapa rapporten:", 'id: "2.3"'),
            (["n 2.1", "n 2.9"], "2.1 finns redan.", 'id: "2.9"'),
            (["s tabell", "s ja_nej"], "har ingen tabell", "typ: ja_nej\n    fråga: Hur"),
            (["h"], "Gå igenom kommentarerna", "# KONTROLLERA: Frågan har inget"),
        ],
    )  # fmt: skip
    def test_is_asked_about_on_a_terminal(
        self, unsure: Path, tmp_path: Path, answers: list[str], said: str, form: str
    ) -> None:
        shown = on_a_terminal(
            ["new-form", str(unsure), "--year", "2026", "ny"], tmp_path, answers, 80
        )
        assert said in shown
        text = (tmp_path / "ny" / "form.yaml").read_text(encoding="utf-8")
        assert form in text
        assert ("# KONTROLLERA: Frågan" in text) == (answers == ["h"])
        table = [line for line in shown.splitlines() if line[:2] in {"1.", "2."}]
        assert max(map(len, table)) <= 80

    def test_what_is_no_question_stays_as_the_forms_own_words(
        self, unsure: Path, tmp_path: Path
    ) -> None:
        on_a_terminal(
            ["new-form", str(unsure), "--year", "2026", "ny"], tmp_path, ["i"]
        )
        told = (tmp_path / "ny" / "inledningar.txt").read_text(encoding="utf-8")
        assert "[2]\nHur har ni arbetat med kustens fyrar?" in told
        code, told = at(tmp_path, "check", "--form", "ny")
        assert (code, "4 frågor" in told) == (0, True)

    def test_titles_recipients_and_rows_are_asked_about_until_they_can_be(
        self, tmp_path: Path
    ) -> None:
        document = Document()
        document.add_paragraph("Redovisning av kustens år 2025", "Title")
        document.add_paragraph("1. Beskriv hur kustens hamnar har utvecklats.")
        document.add_paragraph("2. Redovisa kustens projekt i tabellen.")
        table = document.add_table(4, 2, "Table Grid")
        table.cell(0, 0).text, table.cell(0, 1).text = "Projekt", "Resultat"
        document.save(str(tmp_path / "kusten.docx"))
        answers = ["Kusten 2026", "", "h", "r 0", "s bild", "x", "r 12"]
        command = ["new-form", "kusten.docx", "--year", "2026", "ny"]
        shown = on_a_terminal(command, tmp_path, answers)
        for told in (
            "Titeln säger 2025",
            "Antalet rader ska vara ett tal från 1 till 999.",
            "Slaget kan vara text, ja_nej eller tabell.",
            "”x” går inte att tolka.",
        ):
            assert told in shown
        text = (tmp_path / "ny" / "form.yaml").read_text(encoding="utf-8")
        assert "titel: Kusten 2026" in text
        assert "högst antal rader: 12" in text
        assert text.count("# KONTROLLERA:") == 1  # the recipient that was skipped


class TestWhatIsNoForm:
    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"", "tom och inte ett Word-dokument"),
            (b"%PDF-1.7", "en PDF-fil, inte ett Word-dokument"),
            (b"\xd0\xcf\x11\xe0", "en Word- eller Excel-fil av äldre slag"),
            (b"PK\x03\x04", "blankett.docx"),
        ],
    )
    def test_is_refused_with_what_to_do(
        self, tmp_path: Path, content: bytes, says: str
    ) -> None:
        (tmp_path / "blankett.docx").write_bytes(content)
        code, told = at(tmp_path, "new-form", "blankett.docx", "--year", "2026", "ny")
        assert (code, says in told) == (2, True), told
        assert not (tmp_path / "ny").exists()

    def test_a_report_of_ours_is_none(self, tmp_path: Path, blank: Path) -> None:
        parts = parts_of(blank.read_bytes())
        document = parts["word/document.xml"].decode()
        tag = '<w:sdt><w:sdtPr><w:tag w:val="villkor:sidhuvud"/></w:sdtPr></w:sdt>'
        parts["word/document.xml"] = document.replace(
            "<w:body>", f"<w:body>{tag}"
        ).encode()
        (tmp_path / "ut.docx").write_bytes(packed(parts))
        code, told = at(tmp_path, "new-form", "ut.docx", "--year", "2026")
        assert (code, "en rapport som villkor har skapat" in told) == (2, True), told

    def test_a_folder_that_is_not_empty_is_left_alone(
        self, blank: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "ny").mkdir()
        (tmp_path / "ny" / "brev.txt").write_text("hej", encoding="utf-8")
        code, told = at(tmp_path, "new-form", blank, "--year", "2026", "ny")
        assert (code, "inte tom" in told) == (2, True)
        assert [path.name for path in (tmp_path / "ny").iterdir()] == ["brev.txt"]
