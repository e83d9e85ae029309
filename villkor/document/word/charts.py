"""A chart in a Word file: a native one, whose figures Word can edit in the workbook
that comes with it (ECMA-376 part 1, 21.2).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from docx.document import Document as DocxDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import parse_xml

from villkor.base.xlsx import Sheet, Value, place, to_xlsx
from villkor.base.xml_text import escape_text, quote_attribute
from villkor.document.blocks import Chart
from villkor.document.word.contrast import WHITE, contrast_ratio
from villkor.document.word.elements import make_element, printable_text
from villkor.document.word.package import CHART, DRAWING, PICTURE, RELATIONS
from villkor.figures.swedish import NBSP

_SHEET = "Blad1"
_BOOK = "rId1"  # the first link of a part gets this id
# as a theme and as a chart says
_COLOURS = {
    "accent1": "accent1",
    "accent2": "accent2",
    "accent3": "accent3",
    "accent4": "accent4",
    "accent5": "accent5",
    "accent6": "accent6",
    "dk2": "tx2",
    "dk1": "tx1",
}
# contrast of what a picture shows against what is behind it (WCAG 2.1, 1.4.11)
_LEAST = 3.0
_HEX = re.compile("[0-9A-Fa-f]{6}")
_LETTERS = re.compile("[A-Z]+")
_EMU = 635  # in a twip
# EMU: the heights of what is around the bars, of a bar with its gap, and of a page
_AROUND, _BAR, _TALLEST = 150_000, 330_000, 7_900_000
_TEXT = 950  # hundredths of a point


def chart_run(
    target: DocxDocument,
    chart: Chart,
    number: int,
    width: int,
) -> str:
    """A run with the chart, whose parts are added to the document.

    `number` is its id among the pictures, `width` is in twips.
    """
    package = target.part.package
    rows: list[tuple[Value, Value]] = [(None, chart.series), *chart.bars]
    book = Part(
        package.next_partname("/word/embeddings/Microsoft_Excel_Sheet%d.xlsx"),
        CONTENT_TYPE.SML_SHEET,
        to_xlsx([Sheet(_SHEET, rows)]),
    )
    part = Part(
        package.next_partname("/word/charts/chart%d.xml"),
        CONTENT_TYPE.DML_CHART,
        _chart_part(chart, _seen_colour(target)).encode(),
    )
    part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    height = min(_AROUND + _BAR * len(chart.bars), _TALLEST)
    key = target.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    return _picture_run(
        chart,
        number,
        (width * _EMU, height),
        key,
    )


def _picture_run(
    chart: Chart,
    number: int,
    size: tuple[int, int],
    key: str,
) -> str:
    """The picture in a line of text.

    Its alternative text is what those hear who do not see it.
    """
    drawing = (
        f'<wp:inline xmlns:wp="{PICTURE}" xmlns:a="{DRAWING}" xmlns:c="{CHART}" '
        f'xmlns:r="{RELATIONS}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{size[0]}" cy="{size[1]}"/>'
        f'<wp:docPr id="{number}" name="Diagram {number}" '
        f"descr={_quoted(chart.description)}/>"
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{CHART}">'
        f'<c:chart r:id="{key}"/>'
        "</a:graphicData></a:graphic></wp:inline>"
    )
    return make_element("r", make_element("drawing", drawing))


def _seen_colour(target: DocxDocument) -> str:
    """The first colour of the template's theme that is seen against white: its text
    colour, if no other is.
    """
    theme = _theme_part(target)
    if theme is None:
        return _COLOURS["dk1"]
    scheme = parse_xml(theme.blob)
    for name, said in _COLOURS.items():
        found = scheme.find(f".//{{{DRAWING}}}clrScheme/{{{DRAWING}}}{name}/*")
        if found is None:
            continue
        colour = found.get("lastClr", found.get("val", ""))
        if _HEX.fullmatch(colour) and contrast_ratio(colour, WHITE) >= _LEAST:
            return said
    return _COLOURS["dk1"]


def _theme_part(target: DocxDocument) -> Part | None:
    for link in target.part.rels.values():
        if link.reltype == RELATIONSHIP_TYPE.THEME:
            part: Part = link.target_part
            return part
    return None


def _chart_part(chart: Chart, colour: str) -> str:
    """The part that the chart is: plain bars, the first at the top, each with its
    figure, and no axis to read it off. Its caption says what it shows.
    """
    number = _number_format(chart)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}" xmlns:r="{RELATIONS}">'
        '<c:date1904 val="0"/><c:lang val="sv-SE"/><c:roundedCorners val="0"/>'
        '<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>'
        '<c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/>'
        "<c:varyColors "
        f'val="0"/>{_chart_series(chart, colour, number)}<c:gapWidth val="60"/>'
        '<c:axId val="1"/><c:axId val="2"/>'
        f"</c:barChart>{_both_axes(chart, number)}</c:plotArea>"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr>'
        "<a:noFill/><a:ln>"
        f'<a:noFill/></a:ln></c:spPr>{_text_look()}<c:externalData r:id="{_BOOK}">'
        '<c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _chart_series(
    chart: Chart,
    colour: str,
    number: str,
) -> str:
    names = [name for name, _ in chart.bars]
    values = [f"{value:f}" for _, value in chart.bars]
    return (
        '<c:ser><c:idx val="0"/><c:order val="0"/>'
        f"<c:tx>{_cached_cells('str', 0, 1, [chart.series])}</c:tx>"
        f'<c:spPr><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></c:spPr>'
        '<c:invertIfNegative val="0"/>'
        f'<c:dLbls><c:numFmt formatCode={_quoted(number)} sourceLinked="0"/>'
        "<c:spPr><a:noFill/>"
        f"<a:ln><a:noFill/></a:ln></c:spPr>{_text_look()}"
        '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/>'
        '<c:showBubbleSize val="0"/></c:dLbls>'
        f"<c:cat>{_cached_cells('str', 1, 0, names)}</c:cat>"
        f"<c:val>{_cached_cells('num', 1, 1, values, number)}</c:val></c:ser>"
    )


def _both_axes(chart: Chart, number: str) -> str:
    lowest = ""
    if min(value for _, value in chart.bars) >= 0:
        lowest = '<c:min val="0"/>'
    no_marks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    return (
        '<c:catAx><c:axId val="1"/><c:scaling>'
        '<c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/>'
        '<c:numFmt formatCode="General" '
        f'sourceLinked="0"/>{no_marks}<c:tickLblPos val="low"/>'
        '<c:spPr><a:ln w="9525"><a:solidFill><a:schemeClr val="tx1"/>'
        "</a:solidFill></a:ln>"
        f'</c:spPr>{_text_look()}<c:crossAx val="2"/><c:crosses val="autoZero"/>'
        '<c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
        '<c:valAx><c:axId val="2"/><c:scaling>'
        f'<c:orientation val="minMax"/>{lowest}</c:scaling>'
        '<c:delete val="1"/><c:axPos val="t"/>'
        f"<c:numFmt formatCode={_quoted(number)} "
        f'sourceLinked="0"/>{no_marks}<c:tickLblPos val="nextTo"/>'
        '<c:crossAx val="1"/><c:crosses val="autoZero"/>'
        '<c:crossBetween val="between"/></c:valAx>'
    )


def _cached_cells(
    kind: str,
    row: int,
    column: int,
    values: Sequence[str],
    number: str = "",
) -> str:
    """Cells of the workbook, downwards from a row and a column (from 0), with what
    stands in them, which is shown until it is opened.
    """
    first, last = place(row, column), place(row + len(values) - 1, column)
    cells = _fixed_place(first)
    if last != first:
        cells += ":" + _fixed_place(last)
    cache = ""
    if number:
        cache = f"<c:formatCode>{escape_text(number)}</c:formatCode>"
    cache += f'<c:ptCount val="{len(values)}"/>'
    for at, value in enumerate(values):
        cache += (
            f'<c:pt idx="{at}"><c:v>{escape_text(printable_text(value))}</c:v></c:pt>'
        )
    told = f"<c:f>{_SHEET}!{cells}</c:f><c:{kind}Cache>{cache}</c:{kind}Cache>"
    return f"<c:{kind}Ref>{told}</c:{kind}Ref>"


def _fixed_place(name: str) -> str:
    """The name of a cell as one that stays when a formula is copied: A1 is $A$1."""
    return _LETTERS.sub(r"$\g<0>$", name)


def _text_look() -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{_TEXT}"><a:solidFill>'
        '<a:schemeClr val="tx1"/></a:solidFill></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="sv-SE"/></a:p></c:txPr>'
    )


def _number_format(chart: Chart) -> str:
    """How the figures are written: programs put in the comma and the blanks that
    Swedish (41D) has, whatever their own language is.
    """
    digits = "General"
    if chart.decimals is not None:
        digits = "#,##0"
    if chart.decimals:
        digits += "." + "0" * chart.decimals
    unit = f'"{NBSP}{chart.unit}"' if chart.unit else ""
    return f"[$-41D]{digits}{unit}"


def _quoted(text: str) -> str:
    return quote_attribute(printable_text(text))
