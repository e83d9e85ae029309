"""Yes and no are ticked in the way that the blank has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.filling.small_blanks import (
    blank_bytes,
    filled,
    line,
    lines_of,
    small_report,
    table,
)
from villkor.document.word.package import open_package
from villkor.document.word.read_blocks import read_blocks

_BOX = (
    '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/>'
    '<w14:checkedState w14:val="00FE" w14:font="Wingdings"/>'
    '<w14:uncheckedState w14:val="00A8" w14:font="Wingdings"/></w14:checkbox></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
)
_OLD = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/>'
    '<w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> '
    'FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_SYMBOL = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'


def _both(box: str, *, after: bool = False) -> tuple[str, str]:
    lines = []
    for word in ("Ja", "Nej"):
        text = f'<w:r><w:t xml:space="preserve"> {word} </w:t></w:r>'
        lines.append(f"<w:p>{text}{box}</w:p>" if after else f"<w:p>{box}{text}</w:p>")
    return lines[0], lines[1]


_WAYS: dict[str, tuple[str, str] | str] = {
    "a control before": _both(_BOX),
    "a control after": _both(_BOX, after=True),
    "a legacy field": _both(_OLD),
    "a symbol": _both(_SYMBOL),
    "a sign": (line("Ja □"), line("Nej □")),
    "brackets": (line("[ ] Ja"), line("[ ] Nej")),
    "on one line": line("☐ Ja   ☐ Nej"),
    "words": line("Ja / Nej"),
    "nothing": line(),
    "in a table": table((line("☐"), line("Ja"), line("☐"), line("Nej"))),
}


@pytest.mark.parametrize("way", _WAYS)
def test_the_box_of_the_answer_is_ticked(way: str, tmp_path: Path) -> None:
    """What is filled in is read as that answer, else nothing is written."""
    answer = "ja" if len(way) % 2 else "nej"
    part = f"  vid {answer}: |\n    - Därför.\n"
    report = small_report(**{"2": f'"2.1": x\n"2.3":\n  svar: {answer}\n{part}'})
    data = filled(tmp_path, blank_bytes(boxes=_WAYS[way]), report).data
    found = read_blocks(open_package(data, "fil"))
    ticked = [
        run.ticked
        for each in found.blocks
        for run in getattr(each, "runs", ())
        if run.box
    ]
    if ticked:
        assert sorted(ticked) == [False, True]
    assert "Därför." in lines_of(data)


def test_words_without_boxes_get_them(tmp_path: Path) -> None:
    """Nothing that the authority has written is taken away."""
    data = filled(tmp_path, blank_bytes(boxes=line("Ja / Nej"))).data
    assert "☒\N{NO-BREAK SPACE}Ja / ☐\N{NO-BREAK SPACE}Nej" in lines_of(data)
