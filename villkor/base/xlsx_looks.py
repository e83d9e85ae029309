"""How the cells of a workbook look: a few kinds, which every sheet is made of
(ECMA-376 part 1, 18.8).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum, auto
from textwrap import wrap

from msgspec import Struct

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_FIRST_FORMAT = 164  # those before are the program's own
_FONT = '<name val="Calibri"/><family val="2"/>'
_BLUE, _SHADE, _RULE = "FF1F3A5F", "FFE3E9F1", "FF8A94A3"


class Look(IntEnum):
    """What a cell is."""

    PLAIN = 0
    TITLE = auto()
    NOTE = auto()
    HEADER = auto()
    NUMBER_HEADER = auto()
    BESIDE_HEADER = auto()
    GROUP = auto()
    TEXT = auto()  # long text, in as many lines as it takes
    BESIDE = auto()  # a word beside a number, such as its unit
    NUMBER = auto()  # whole, with a blank between thousands
    PERCENT = auto()  # of a share of 1
    SUM_TEXT = auto()
    SUM_BESIDE = auto()
    SUM_NUMBER = auto()
    SUM_PERCENT = auto()


class _Kind(Struct, frozen=True):
    """The font, filling and border by their places in the part; the format of numbers;
    and how the text stands.
    """

    font: int = 0
    fill: int = 0
    border: int = 0
    number: str = ""
    across: str = ""
    wrapped: bool = False
    indent: int = 0


_REGULAR, _BOLD, _LARGE, _GREY = range(4)
_SHADED, _BELOW, _ABOVE = 2, 1, 2
# the program that opens the file puts in its own decimal sign and its own blanks
_WHOLE, _SHARE = "#,##0", "0.0\\ %"
_KINDS = {
    Look.PLAIN: _Kind(),
    Look.TITLE: _Kind(font=_LARGE),
    Look.NOTE: _Kind(font=_GREY),
    Look.HEADER: _Kind(font=_BOLD, fill=_SHADED, border=_BELOW, wrapped=True),
    Look.BESIDE_HEADER: _Kind(
        font=_BOLD,
        fill=_SHADED,
        border=_BELOW,
        indent=1,
        wrapped=True,
    ),
    Look.NUMBER_HEADER: _Kind(
        font=_BOLD,
        fill=_SHADED,
        border=_BELOW,
        across="right",
        wrapped=True,
    ),
    Look.GROUP: _Kind(font=_BOLD),
    Look.TEXT: _Kind(wrapped=True),
    Look.BESIDE: _Kind(indent=1),
    Look.NUMBER: _Kind(number=_WHOLE),
    Look.PERCENT: _Kind(number=_SHARE),
    Look.SUM_TEXT: _Kind(font=_BOLD, border=_ABOVE),
    Look.SUM_BESIDE: _Kind(font=_BOLD, border=_ABOVE, indent=1),
    Look.SUM_NUMBER: _Kind(font=_BOLD, border=_ABOVE, number=_WHOLE),
    Look.SUM_PERCENT: _Kind(font=_BOLD, border=_ABOVE, number=_SHARE),
}


# points: a line of usual text, and of a title
_LINE, _TITLE_LINE = 15, 24


def row_height(texts: Iterable[tuple[str, Look, int]]) -> int:
    """How high a row is, in points, with such texts in such looks and in columns of
    such widths in letters: programs do not all reckon it when they open a file.
    """
    lines, line = 1, _LINE
    for text, look, width in texts:
        if look is Look.TITLE:
            line = _TITLE_LINE
        if _KINDS[look].wrapped:
            lines = max(lines, len(wrap(text, max(width - 1, 1))))
    return lines * line


def styles_part() -> str:
    """The part that says what each look is, in the order of `Look`."""
    formats = sorted({kind.number for kind in _KINDS.values() if kind.number})
    numbers = {code: _FIRST_FORMAT + at for at, code in enumerate(formats)}
    cells = "".join(_cell_format(_KINDS[look], numbers) for look in Look)
    return f'<styleSheet xmlns="{_MAIN}">{"".join(_parts(numbers, cells))}</styleSheet>'


def _parts(numbers: dict[str, int], cells: str) -> Iterator[str]:
    told = ""
    for code, number in numbers.items():
        told += f'<numFmt numFmtId="{number}" formatCode="{code}"/>'
    yield f'<numFmts count="{len(numbers)}">{told}</numFmts>'
    yield (
        f'<fonts count="4"><font><sz val="11"/>{_FONT}</font>'
        f'<font><b/><sz val="11"/>{_FONT}</font>'
        f'<font><b/><sz val="16"/><color rgb="{_BLUE}"/>{_FONT}</font>'
        f'<font><sz val="10"/><color rgb="FF505050"/>{_FONT}</font></fonts>'
    )
    yield (
        '<fills count="3"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill><fill><patternFill '
        f'patternType="solid"><fgColor rgb="{_SHADE}"/></patternFill></fill></fills>'
    )
    line = f'style="thin"><color rgb="{_RULE}"/>'
    yield (
        '<borders count="3"><border><left/><right/><top/><bottom/></border>'
        f"<border><left/><right/><top/><bottom {line}</bottom></border>"
        f"<border><left/><right/><top {line}</top><bottom/></border></borders>"
    )
    yield (
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" '
        'borderId="0"/></cellStyleXfs>'
    )
    yield f'<cellXfs count="{len(Look)}">{cells}</cellXfs>'
    yield (
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
        "</cellStyles>"
    )


def _cell_format(kind: _Kind, numbers: dict[str, int]) -> str:
    stands = ""
    if kind.across:
        stands += f' horizontal="{kind.across}"'
    if kind.indent:
        stands += f' horizontal="left" indent="{kind.indent}"'
    if kind.wrapped:
        stands += ' vertical="top" wrapText="1"'
    return (
        f'<xf numFmtId="{numbers.get(kind.number, 0)}" fontId="{kind.font}" '
        f'fillId="{kind.fill}" borderId="{kind.border}" xfId="0" '
        'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" '
        f'applyAlignment="1"><alignment{stands}/></xf>'
    )
