"""The handbook is a book that can be built, and whatever it says to type can be typed."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import ROOT, SAMPLE, need, villkor

HANDBOOK = ROOT / "docs" / "handbok"
CHAPTERS = sorted(HANDBOOK.glob("*.md"))
# words in capitals stand for what the reader has
MEANT = {
    "FIL": "rapporten.docx",
    "FIL…": "rapporten.docx",
    "MAPP": "2022",
    "ÅR": "2025",
    "NAMN": "alla",
    "BLANKETT.docx": "rapporten.docx",
}
SPANS = re.compile(r"(?<!`)`(villkor [^`]+)`(?!`)")
# what goes on until it is told to end, and has tests of its own
LASTING = {"--watch", "language-server"}
# what the program says of a word that it does not know, whatever files there are
MISTYPED = re.compile(
    r"^(Valet .* finns inte|Det finns inget kommando|Det finns ingen regel)"
)


def typed_in(chapter: Path) -> list[str]:
    """The commands that a chapter names outside its stories."""
    found = []
    for line in chapter.read_text(encoding="utf-8").split("\n"):
        if line.startswith("    ") and line.strip().startswith("villkor "):
            found.append(line.strip())
        found.extend(SPANS.findall(line))
    return found


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the handbook's commands speak of."""
    folder = tmp_path_factory.mktemp("skrivbord")
    for year in ("2021", "2022"):
        shutil.copytree(
            SAMPLE, folder / year, ignore=shutil.ignore_patterns(".villkor")
        )
    exported = villkor(
        *["export-docx", "2022", "--to", "tillvaxtverket"],
        *["--output", "rapporten.docx"],
        cwd=folder,
    )
    assert exported.returncode == 0, exported.stderr
    (folder / "inkomna").mkdir()
    for name in (
        "svar-fran-kollegan.docx",
        "rapporten-till-nämnden.docx",
        "inkomna/svar.docx",
        "mall.docx",
    ):
        shutil.copy(folder / "rapporten.docx", folder / name)
    return folder


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.stem)
def test_what_the_handbook_says_to_type_is_understood(
    chapter: Path, desk: Path
) -> None:
    for command in sorted(set(typed_in(chapter))):
        words = [MEANT.get(word, word) for word in shlex.split(command, comments=True)]
        if not LASTING.isdisjoint(words):
            continue
        arguments = [word for word in words[1:] if word != "…"]
        said = villkor(*expanded(arguments, desk), cwd=desk)
        assert not MISTYPED.search(said.stderr), f"{command}: {said.stderr}"
        assert "Traceback" not in said.stderr, command


def expanded(arguments: list[str], folder: Path) -> list[str]:
    """The arguments, with the files that a pattern names, as a shell gives them."""
    given = []
    for argument in arguments:
        if "*" in argument:
            given.extend(
                str(path.relative_to(folder)) for path in folder.glob(argument)
            )
        else:
            given.append(argument)
    return given


def test_the_book_is_built_with_what_the_program_says_today() -> None:
    need("soffice")
    need("pdftoppm")
    built = subprocess.run(
        [sys.executable, "docs/book/build.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert built.returncode == 0, built.stdout[-2000:] + built.stderr[-2000:]
    book = ROOT / "build" / "handbok"
    for chapter in CHAPTERS:
        name = "index" if chapter.stem == "README" else chapter.stem
        page = (book / f"{name}.html").read_text(encoding="utf-8")
        assert_pictures_there(page, book)
        assert "<!-- " not in page.split("<article", 1)[1].split("</article>", 1)[0]
        assert "$ villkor" not in page  # which cannot be copied and typed
        assert "har inget kvitto" not in page


def assert_pictures_there(page: str, book: Path) -> None:
    for address in re.findall(r'src="(bilder/[^"]+)"', page):
        assert (book / address).stat().st_size > 500, address


def test_a_story_that_does_not_go_as_it_says_stops_the_book(tmp_path: Path) -> None:
    script = (
        "from playing import played; from pathlib import Path; "
        "played('```console\\n$ villkor check\\n```\\n', 'prov', Path('.'))"
    )
    played = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT / "docs" / "book"), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert "WrongExit" in played.stderr
    assert "villkor check: 2, not 0" in played.stderr
