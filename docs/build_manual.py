"""Write docs/handbok/regler/ from the rules' docstrings (`make docs`).

A test fails while a page is stale.
"""

from __future__ import annotations

from pathlib import Path

from villkor.rules.manual import manual_pages

if __name__ == "__main__":
    folder = Path(__file__).parent / "handbok" / "regler"
    folder.mkdir(exist_ok=True)
    for path in folder.glob("*.md"):
        path.unlink()
    for name, text in manual_pages().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
