"""Write docs/handbok/regler/ from the rules' docstrings, and the words that shells are to
suggest from the program (`make docs`).

A test fails while any of them is stale.
"""

from __future__ import annotations

from pathlib import Path

from villkor.cli.completion.all_words import all_words
from villkor.cli.completion.known_words import WORDS_FILE, written_words
from villkor.rules.manual import manual_pages

if __name__ == "__main__":
    folder = Path(__file__).parent / "handbok" / "regler"
    folder.mkdir(exist_ok=True)
    for path in folder.glob("*.md"):
        path.unlink()
    for name, text in manual_pages().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    WORDS_FILE.write_text(written_words(all_words()), encoding="utf-8", newline="\n")
