"""Sections to colleagues, by the real program: what is typed, written and shown."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.terminal import compare_with_golden, on_a_terminal
from tests.tools import SAMPLE, copy_sample, empty_report, need, own_sample, villkor


class TestSendPackets:
    def test_each_owner_gets_a_file(self, tmp_path: Path) -> None:
        report = copy_sample(tmp_path)
        done = villkor(
            "export-docx",
            report,
            "--owner",
            "alla",
            "--eml",
            "--output-dir",
            tmp_path / "ut",
            PATH="",
        )
        assert done.returncode == 0, done.stderr
        first, *_, last = done.stdout.splitlines()
        assert first == (
            "Arbetsexemplar till Regional utveckling: "
            f"{tmp_path / 'ut' / 'avsnitt-regional-utveckling-2022.docx'}"
        )
        assert last.startswith("Mejl utan mottagare: Regional utveckling, ")
        written = sorted(path.suffix for path in (tmp_path / "ut").iterdir())
        assert {suffix: written.count(suffix) for suffix in written} == {
            ".docx": 8,
            ".eml": 8,
            ".json": 8,
            ".txt": 8,
        }

    def test_an_unfinished_report_stops_nothing(self, tmp_path: Path) -> None:
        report = empty_report(tmp_path)
        done = villkor("export-docx", report, "--section", "5", PATH="")
        assert done.returncode == 0, done.stderr
        assert done.stdout.splitlines() == [
            f"Arbetsexemplar: {tmp_path / '5-2022.docx'}",
            f"Kvitto: {tmp_path / '5-2022.kvitto.json'}",
        ]

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            (["--section", "4", "--to", "alla"], "--to går inte att använda tillsam"),
            (["--section", "4", "--owner", "A"], "--section och --owner går inte att"),
            (["--section", "9"], "Formuläret har inget avsnitt 9."),
            (["--owner", "Ingen"], "Inget avsnitt har ”Ingen” som ansvarig."),
            (["--owner", "alla", "--output", "x.docx"], "Det blir en fil för varje"),
            (["--section", "4", "--output", "x.pdf"], "--output är Word-filens namn"),
            ([], "--to måste anges."),
        ],
    )
    def test_what_cannot_be_is_refused_and_nothing_is_written(
        self, options: list[str], message: str, tmp_path: Path
    ) -> None:
        done = villkor("export-docx", own_sample(), *options, cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr.startswith(message)
        assert not list(tmp_path.iterdir())
        assert not (SAMPLE / ".villkor" / "utskick.json").exists()


SENT = {"dag": "2023-01-09", "vad": "skickat"}
SAVED = 1673690400  # midday on 14 January 2023
LOG = [
    {**SENT, "avsnitt": ["1.2.3-innovation-och-foretagande"], "till": "Näringsliv"},
    {
        **SENT,
        "avsnitt": ["1.2.1-boende-arbete-och-valfard", "1.2.4-tillganglighet"],
        "till": "Samhällsplanering och infrastruktur",
    },
    {**SENT, "avsnitt": ["2-anslag-1-1", "4-analys"], "till": "Analys"},
    {"dag": "2023-01-12", "vad": "hemma", "avsnitt": ["4-analys", "2-anslag-1-1"]},
    {"dag": "2023-01-13", "vad": "infört", "avsnitt": ["2-anslag-1-1"]},
]


@pytest.mark.parametrize("width", [80, 120])
def test_status_shows_what_is_out_late_at_home_and_put_in(
    width: int, tmp_path: Path
) -> None:
    need("hunspell")  # it is said by what the spelling is looked at
    report = copy_sample(
        tmp_path,
        rapport=("kontakt:", "senast: 2023-01-31\nkontakt:"),
        **{
            "1.2.3": ("status:", "senast: 2023-01-13\nstatus:"),
            "3.3": ('"3.3.2": |', 'senast: 15 januari 2023\n"3.3.2":\nx: |'),
        },
    )
    log = report / ".villkor" / "utskick.json"
    log.parent.mkdir()
    log.write_text(json.dumps({"version": 1, "händelser": LOG}), encoding="utf-8")
    for path in report.glob("*.yaml"):
        os.utime(path, (SAVED, SAVED))
    shown = on_a_terminal(["status", "2022"], tmp_path, width=width, NO_COLOR="1")
    compare_with_golden(f"status-{width}.txt", shown)
