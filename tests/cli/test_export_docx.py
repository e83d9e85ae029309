from __future__ import annotations

from pathlib import Path

from tests.cli.terminal import on_a_terminal
from tests.tools import copy_sample, empty_report, own_sample, villkor


class TestExportDocx:
    def test_for_all_recipients_one_table_shows_what_was_written(
        self, tmp_path: Path
    ) -> None:
        folder = tmp_path / "ny" / "ut"
        done = villkor(
            "export-docx",
            own_sample(),
            "--to",
            "alla",
            "--eml",
            "--output-dir",
            folder,
            PATH="",
        )
        assert done.returncode == 0, done.stderr
        first, _, header, *rows, _, first_address, second_address, _, last = (
            done.stdout.splitlines()
        )
        assert first == f"8 filer i {folder}"
        assert header.split() == ["Mottagare", "Fil", "Storlek"]
        written = [
            path.name
            for kind in ("docx", "json", "eml", "txt")
            for path in folder.glob(f"*.{kind}")
        ]
        assert sorted(row.split()[1] for row in rows) == sorted(written)
        for row in rows:
            name, file, size, _ = row.split()
            assert name in {"Regeringskansliet", "Tillväxtverket"}
            assert int(size) == max(1, round((folder / file).stat().st_size / 1000))
        assert (
            first_address
            == "E-post till Regeringskansliet: li.registrator@regeringskansliet.se"
        )
        assert (
            second_address
            == "E-post till Tillväxtverket: tillvaxtverket@tillvaxtverket.se"
        )
        assert last == (
            "Öppna mejlet i Outlook eller Thunderbird och skicka det därifrån. villkor "
            "skickar ingenting."
        )

    def test_on_a_narrow_terminal_a_long_name_is_folded_and_nothing_is_cut(
        self, tmp_path: Path
    ) -> None:
        copy_sample(tmp_path)
        shown = on_a_terminal(
            ["export-docx", "2022", "--to", "alla", "--output-dir", "ut"],
            tmp_path,
            width=60,
            NO_COLOR="1",
            PATH="",
        )
        assert max(len(line) for line in shown.splitlines()) <= 60
        table = shown.split("4 filer i ut")[1].split("E-post till")[0]
        assert "…" not in table
        start, end = (
            table.splitlines()[2].index(heading) for heading in ("Fil", "Storlek")
        )
        names = "".join(line[start:end].strip() for line in table.splitlines()[3:])
        assert names == "".join(
            sorted(path.name for path in (tmp_path / "ut").iterdir())
        )

    def test_for_one_recipient_each_file_has_a_line(self, tmp_path: Path) -> None:
        done = villkor(
            "export-docx",
            own_sample(),
            "--to",
            "tillvaxtverket",
            "--eml",
            "--output",
            tmp_path / "svar",
            PATH="",
        )
        assert done.stdout.splitlines()[:4] == [
            f"Word-fil till Tillväxtverket: {tmp_path / 'svar.docx'}",
            f"Kvitto: {tmp_path / 'svar.kvitto.json'}",
            f"Mejl till Tillväxtverket: {tmp_path / 'svar.eml'}",
            f"Mejlets text till Tillväxtverket: {tmp_path / 'svar.mejl.txt'}",
        ]

    def test_no_folder_is_made_for_a_report_with_errors(self, tmp_path: Path) -> None:
        done = villkor(
            "export-docx",
            empty_report(tmp_path),
            "--to",
            "alla",
            "--output-dir",
            tmp_path / "ut",
        )
        assert done.returncode == 1
        assert not (tmp_path / "ut").exists()

    def test_a_folder_that_is_a_file_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "ut").write_text("", encoding="utf-8")
        done = villkor(
            "export-docx", own_sample(), "--to", "alla", "--output-dir", tmp_path / "ut"
        )
        assert done.returncode == 2
        assert (
            f"Det går inte att skapa {tmp_path / 'ut'}: det finns redan en fil med det namnet."
            in done.stderr
        )
