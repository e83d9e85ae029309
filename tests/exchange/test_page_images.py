"""Seven pages of the sample, as they look when LibreOffice has laid them out, against pictures that
a person has looked at.

VILLKOR_UPDATE_GOLDEN=1 makes the pictures anew in tests/golden/sidor, to be looked at again. Small
differences of how letters are drawn are let pass: what is compared is how dark each little square
of the page is.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from tests.tools import GOLDEN, need

# name → words that stand on no earlier page (after the contents)
PAGES = {
    "framsida": "Skickas i Word-format till",
    "innehall": "Innehåll",
    # the rows of 1.2.3.4, which are higher than what is left of a page
    "insatser": "Beviljade regionala",
    "anslag": "2.1 Beskriv hur regionen",
    "ja-och-nej": "2.3 Har anslaget bidragit",
    "analyser": "4.7 ",
    "medskick": "Övriga medskick",
}
SQUARE = 6  # pixels at 60 dpi
DARKER = 40  # of 255, for a square to count as different
MOST = 0.01  # of the squares of a page


@pytest.fixture(scope="module")
def pdf(sent_to_all: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if (
        "Carlito"
        not in subprocess.run(
            [need("fc-list")], capture_output=True, text=True, check=True
        ).stdout
    ):
        missing = "the font Carlito is not installed, so the pages break elsewhere"
        pytest.fail(missing) if os.environ.get(
            "VILLKOR_REQUIRE_TOOLS"
        ) else pytest.skip(missing)
    found = sent_to_all / "aterrapportering-2022-region-norrbotten-tillvaxtverket.pdf"
    # beside it are put the pictures of pages, which no other test is to find
    return Path(shutil.copy(found, tmp_path_factory.mktemp("pages")))


@cache
def texts(pdf: Path) -> list[str]:
    """The words of each page."""
    printed = subprocess.run(
        [need("pdftotext"), "-layout", pdf, "-"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    return printed.split("\f")


def page_of(pdf: Path, words: str) -> int:
    """The number of the page that has the words: the cover and the contents first, then the last
    that has them as a heading.
    """
    pages = texts(pdf)
    found = [number for number, text in enumerate(pages, start=1) if words in text]
    return (
        found[0]
        if found[0] == 1 or words == PAGES["innehall"]
        else next(number for number in found if number > 2)
    )


def picture(pdf: Path, page: int) -> Image.Image:
    target = pdf.with_name(f"page-{page}")
    wanted = [
        "-f",
        str(page),
        "-l",
        str(page),
        "-r",
        "60",
        "-gray",
        "-png",
        "-singlefile",
    ]
    subprocess.run([need("pdftoppm"), *wanted, pdf, target], check=True)
    return Image.open(target.with_suffix(".png")).convert("L")


def squares(image: Image.Image) -> list[int]:
    """How light each square of a picture is."""
    return list(
        image.resize(
            (image.width // SQUARE, image.height // SQUARE), Image.Resampling.BOX
        ).tobytes()
    )


@pytest.mark.parametrize("name", PAGES)
def test_the_page_looks_as_it_did_when_someone_looked_at_it(
    name: str, pdf: Path
) -> None:
    seen = picture(pdf, page_of(pdf, PAGES[name]))
    golden = GOLDEN / "sidor" / f"{name}.png"
    if os.environ.get("VILLKOR_UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        seen.quantize(16).save(golden, optimize=True)
    expected = Image.open(golden).convert("L")
    assert seen.size == expected.size
    pairs = list(zip(squares(seen), squares(expected), strict=True))
    different = sum(abs(one - other) > DARKER for one, other in pairs)
    if different > MOST * len(pairs):
        seen.save(pdf.with_name(f"{name}.png"))
    assert different <= MOST * len(pairs), (
        f"{different} of {len(pairs)} squares differ; see {pdf.with_name(f'{name}.png')}"
    )
