"""Build the handbook as a book, in build/handbok (`make docs`).

Each chapter is played first (see `story`), and what comes of it, text and pictures, is
laid in build/bok, for whichever program makes the pages.
"""

from __future__ import annotations

import logging
import shutil
import sys
import tempfile
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from playing import played
from stage import ROOT, WrongExit

_HANDBOOK = ROOT / "docs" / "handbok"
_EXAMPLES = ROOT / "docs" / "exempel"  # beside the handbook, and in the book
_PLAYED = ROOT / "build" / "bok"
_SETTINGS = ROOT / "docs" / "mkdocs.yml"


def lay_out() -> None:
    """Lay the played chapters, and the pages of the rules as they are, in build/bok.

    Raises WrongExit where a command does not exit as its chapter says.
    """
    shutil.rmtree(_PLAYED, ignore_errors=True)
    shutil.copytree(_HANDBOOK, _PLAYED)
    shutil.copytree(_EXAMPLES, _PLAYED / _EXAMPLES.name)
    (_PLAYED / "bilder").mkdir(exist_ok=True)
    for chapter in sorted(_PLAYED.glob("*.md")):
        markdown = chapter.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory(prefix="villkor-") as folder:
            text, pictures = played(markdown, chapter.stem, Path(folder))
        inside = text.replace(f"](../{_EXAMPLES.name}/", f"]({_EXAMPLES.name}/")
        chapter.write_text(inside, encoding="utf-8")
        for picture in pictures:
            picture.save_in(_PLAYED / "bilder")


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    try:
        lay_out()
    except WrongExit as wrong:
        sys.exit(str(wrong))
    build(load_config(str(_SETTINGS), strict=True))
