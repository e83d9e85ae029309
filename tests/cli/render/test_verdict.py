"""What `villkor verify` says, as it stands on a terminal of 80 columns.

The golden text is looked at by a person.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.terminal import compare_with_golden, on_a_terminal
from tests.tools import copy_sample, villkor
from tests.word_files import DOCUMENT, packed, parts_of

SWEDEN = "CET-1CEST,M3.5.0,M10.5.0/3"
SENT = 1_676_982_600  # 21 February 2023, 13.30 in Sweden
SAVED = datetime(2023, 3, 1, 8, 0, tzinfo=UTC).timestamp()
Step = Callable[[Path], None]


@pytest.fixture(scope="module")
def _sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sent")
    made = villkor(
        "export-docx",
        copy_sample(folder),
        "--to",
        "tillvaxtverket",
        "--output",
        folder / "svar",
        SOURCE_DATE_EPOCH=str(SENT),
        PATH="",
    )
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture
def sent(_sent: Path, tmp_path: Path) -> Path:
    """A folder with the sample report (2022), the Word file made of it (svar.docx) and the
    receipt.
    """
    return shutil.copytree(_sent, tmp_path / "sent")


def in_report(name: str, old: str, new: str) -> Step:
    """Change a file of the report, on the first of March."""

    def step(folder: Path) -> None:
        path = next(
            path
            for path in sorted((folder / "2022").glob("*.yaml"))
            if path.name.startswith(name)
        )
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
        os.utime(path, (SAVED,) * 2)

    return step


def in_word(old: str, new: str) -> Step:
    """Change the Word file, on the first of March."""

    def step(folder: Path) -> None:
        parts = parts_of((folder / "svar.docx").read_bytes())
        text = parts[DOCUMENT].decode()
        assert old in text
        (folder / "svar.docx").write_bytes(
            packed({**parts, DOCUMENT: text.replace(old, new, 1)})
        )
        os.utime(folder / "svar.docx", (SAVED,) * 2)

    return step


def in_receipt(**changes: object) -> Step:
    def step(folder: Path) -> None:
        path = folder / "svar.kvitto.json"
        path.write_text(
            json.dumps(json.loads(path.read_text(encoding="utf-8")) | changes),
            encoding="utf-8",
        )

    return step


def without_receipt(folder: Path) -> None:
    (folder / "svar.kvitto.json").unlink()


def paragraphs(*texts: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)


LANSSTYRELSEN = "Region Norrbotten och länsstyrelsen"
NOTES = paragraphs(*(f"Anteckning {number} i kanten." for number in range(1, 8)))
LONG = " ".join(f"ord{number}" for number in range(45))
PARAGRAPHS = "".join(f"  Nytt stycke {number}.\n\n" for number in range(8))
CASES: dict[str, list[Step]] = {
    "oförändrat": [],
    "en kommentar i en fil": [in_report("3.1", "ansvarig:", "# läst\nansvarig:")],
    "kommentarer i två filer": [
        in_report("3.1", "ansvarig:", "# läst\nansvarig:"),
        in_report("3.2", "ansvarig:", "# läst\nansvarig:"),
    ],
    "Word-filen är sparad om": [in_word(LANSSTYRELSEN, LANSSTYRELSEN)],
    "ett svar är ändrat i rapporten": [
        in_report("3.1", LANSSTYRELSEN, "Regionen och länsstyrelsen")
    ],
    "flera svar är ändrade på olika håll": [
        in_report("3.1", LANSSTYRELSEN, "Regionen och länsstyrelsen"),
        in_report("4-", "typ: Analys", "typ: Utvärdering"),
        in_word(LANSSTYRELSEN, "Regionen och Länsstyrelsen"),
        in_word("Den gröna omställningen i Norrbotten", "Omställningen i Norrbotten"),
    ],
    "mycket är nytt i ett svar": [
        in_word(LANSSTYRELSEN, f"{LONG} {LANSSTYRELSEN}"),
        in_report("3.1", f"  {LANSSTYRELSEN}", f"{PARAGRAPHS}  {LANSSTYRELSEN}"),
    ],
    "ett ja är ett nej, och ett svar är borta": [
        in_report("4-", "svar: ja", "svar: nej"),
        in_report("3.2", '"3.2.1": |', '"3.2.2x": |'),
    ],
    "ett svar är ändrat men kvittot är borta": [
        in_report("3.1", LANSSTYRELSEN, "Regionen och länsstyrelsen"),
        without_receipt,
    ],
    "ett svar är ändrat i rapporten, och Word-filen har fått en anteckning": [
        in_report("3.1", LANSSTYRELSEN, "Regionen och länsstyrelsen"),
        in_word("<w:body>", f"<w:body>{paragraphs('Att läsa igenom.')}"),
    ],
    "en fil går inte att läsa": [in_report("3.1", '"3.1.1":', '"3.1.1')],
    "en fil går inte att läsa, och ett annat svar är ändrat": [
        in_report("3.1", '"3.1.1":', '"3.1.1'),
        in_report("4-", "typ: Analys", "typ: Utvärdering"),
    ],
    "anteckningar på framsidan": [in_word("<w:body>", f"<w:body>{NOTES}")],
    "ett annat diarienummer": [
        in_report("rapport", "RUN 00060-2022", "RUN 00061-2022")
    ],
    "en annan version av villkor": [
        in_report("3.1", LANSSTYRELSEN, "Regionen och länsstyrelsen"),
        in_receipt(villkor="0.0.1"),
    ],
    "ett utkast av ett annat formulär": [
        in_receipt(
            utkast=True, formulär={"år": 2022, "sha256": "0" * 64}, mottagare="lst"
        )
    ],
}


def test_each_case_is_said_as_someone_has_read_it(sent: Path, tmp_path: Path) -> None:
    shown = ""
    for number, (name, steps) in enumerate(CASES.items()):
        folder = shutil.copytree(sent, tmp_path / str(number))
        for step in steps:
            step(folder)
        said = on_a_terminal(
            ["verify", "svar.docx", "2022"], folder, width=80, NO_COLOR="1", TZ=SWEDEN
        )
        assert max(len(line) for line in said.splitlines()) <= 80
        shown += f"# {name}\n\n{said}\n"
    compare_with_golden("verify-80.txt", shown)


def test_in_a_pipe_each_thing_is_one_line_however_long(sent: Path) -> None:
    CASES["anteckningar på framsidan"][0](sent)
    done = villkor("verify", "svar.docx", "2022", cwd=sent, TZ=SWEDEN)
    assert done.returncode == 1
    assert (
        "    ”Anteckning 5 i kanten.”, på framsidan\n    … och 2 rader till.\n"
        in done.stdout
    )
    assert "\x1b" not in done.stdout
