"""Make the pictures of README: `check` in a terminal, and pages of the Word file.

`python docs/book/readme_pictures.py` writes them into docs/bilder; they are looked at and
committed when what they show has changed.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from pictures import page_pictures, terminal_picture
from stage import ROOT, Stage

_PICTURES = ROOT / "docs" / "bilder"
_MOST_LINES = 24
_PAGES = [1, 6]


def draw_pictures(folder: Path) -> None:
    """Play what is shown, in a folder, and write the pictures."""
    stage = Stage(folder)
    stage.show_sample("ofullstandig-2022 som utkast")
    stage.go_to("utkast")
    typed = "villkor check 2-anslag-1-1.yaml"
    shown = terminal_picture(typed, stage.run(typed, 1), _MOST_LINES)
    (_PICTURES / "check.svg").write_text(shown, encoding="utf-8")
    stage.go_to(".")
    stage.show_sample("norrbotten-2022 som 2022")
    stage.run("villkor export-docx 2022 --to tillvaxtverket --output rapport.docx")
    pictures = page_pictures(folder / "rapport.docx", _PAGES)
    for number, picture in enumerate(pictures, start=1):
        (_PICTURES / f"word-{number}.png").write_bytes(picture)


if __name__ == "__main__":
    _PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="villkor-") as name:
        draw_pictures(Path(name))
