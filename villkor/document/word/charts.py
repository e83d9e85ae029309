"""A chart in a Word file: a native one, whose figures Word can edit in the workbook that comes with
it (ECMA-376 part 1, 21.2).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as DocxDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import parse_xml

from villkor.base.xlsx import Sheet, Value, place, to_xlsx
from villkor.document.blocks import Chart
from villkor.document.word.contrast import WHITE, contrast_ratio
from villkor.document.word.elements import make_element, printable_text
from villkor.document.word.package import CHART, DRAWING, PICTURE, RELATIONS
from villkor.figures.swedish import NBSP

_SHEET = "Blad1"
_BOOK = "rId1"  # the first link of a part gets this id
_COLOURS = {
    **{f"accent{number}": f"accent{number}" for number in range(1, 7)},
    "dk2": "tx2",
    "dk1": "tx1",
}  # as a theme and as a chart says
_LEAST = 3.0  # contrast of what a picture shows against what is behind it (WCAG 2.1, 1.4.11)
_HEX = re.compile("[0-9A-Fa-f]{6}")
_EMU = 635  # in a twip
# EMU: the heights of the title, of a bar with its gap, and of a page
_TITLE, _BAR, _TALLEST = 480_000, 330_000, 7_900_000
_TEXT, _TITLE_TEXT = 900, 1100  # hundredths of a point


def chart_run(target: DocxDocument, chart: Chart, number: int, width: int) -> str:
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
        _part(chart, _colour(target)).encode(),
    )
    part.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    height = min(_TITLE + _BAR * len(chart.bars), _TALLEST)
    return _run(
        chart, number, (width * _EMU, height), target.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    )


def _run(chart: Chart, number: int, size: tuple[int, int], key: str) -> str:
    """The picture in a line of text. Its alternative text is what those hear who do not see it."""
    drawing = (
        f'<wp:inline xmlns:wp="{PICTURE}" xmlns:a="{DRAWING}" xmlns:c="{CHART}" '
        f'xmlns:r="{RELATIONS}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{size[0]}" cy="{size[1]}"/>'
        f'<wp:docPr id="{number}" name="Diagram {number}" descr={_quoted(chart.description)}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{CHART}"><c:chart r:id="{key}"/>'
        "</a:graphicData></a:graphic></wp:inline>"
    )
    return make_element("r", make_element("drawing", drawing))


def _colour(target: DocxDocument) -> str:
    """The first colour of the template's theme that is seen against white: its text colour, if no
    other is.
    """
    part = next(
        (
            link.target_part
            for link in target.part.rels.values()
            if link.reltype == RELATIONSHIP_TYPE.THEME
        ),
        None,
    )
    theme = parse_xml(part.blob) if part else None
    for name, said in _COLOURS.items():
        found = (
            theme.find(f".//{{{DRAWING}}}clrScheme/{{{DRAWING}}}{name}/*")
            if theme is not None
            else None
        )
        colour = found.get("lastClr", found.get("val", "")) if found is not None else ""
        if _HEX.fullmatch(colour) and contrast_ratio(colour, WHITE) >= _LEAST:
            return said
    return "tx1"


def _part(chart: Chart, colour: str) -> str:
    """The part that the chart is: plain bars, the first at the top, each with its figure, and no
    axis to read it off.
    """
    size = f'sz="{_TITLE_TEXT}" b="1"'
    number = _number_format(chart)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{CHART}" xmlns:a="{DRAWING}" xmlns:r="{RELATIONS}">'
        '<c:date1904 val="0"/><c:lang val="sv-SE"/><c:roundedCorners val="0"/><c:chart><c:title>'
        f"<c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr {size}/></a:pPr><a:r>"
        f'<a:rPr lang="sv-SE" {size}/><a:t>{escape(printable_text(chart.title))}</a:t></a:r></a:p>'
        '</c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea>'
        '<c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/>{_series(chart, colour, number)}<c:gapWidth val="60"/>'
        f'<c:axId val="1"/><c:axId val="2"/></c:barChart>{_axes(chart, number)}</c:plotArea>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln>'
        f'<a:noFill/></a:ln></c:spPr>{_looks()}<c:externalData r:id="{_BOOK}">'
        '<c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series(chart: Chart, colour: str, number: str) -> str:
    names, values = [name for name, _ in chart.bars], [f"{value:f}" for _, value in chart.bars]
    shown = {"LegendKey": 0, "Val": 1, "CatName": 0, "SerName": 0, "Percent": 0, "BubbleSize": 0}
    labels = "".join(f'<c:show{what} val="{on}"/>' for what, on in shown.items())
    return (
        '<c:ser><c:idx val="0"/><c:order val="0"/>'
        f"<c:tx>{_cells('str', 0, 1, [chart.series])}</c:tx>"
        f'<c:spPr><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></c:spPr>'
        '<c:invertIfNegative val="0"/>'
        f'<c:dLbls><c:numFmt formatCode={_quoted(number)} sourceLinked="0"/><c:spPr><a:noFill/>'
        f"<a:ln><a:noFill/></a:ln></c:spPr>{_looks()}"
        f"{labels}</c:dLbls>"
        f"<c:cat>{_cells('str', 1, 0, names)}</c:cat>"
        f"<c:val>{_cells('num', 1, 1, values, number)}</c:val></c:ser>"
    )


def _axes(chart: Chart, number: str) -> str:
    lowest = '<c:min val="0"/>' if min(value for _, value in chart.bars) >= 0 else ""
    no_marks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
    return (
        '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/>'
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{no_marks}<c:tickLblPos val="low"/>'
        '<c:spPr><a:ln w="9525"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:ln>'
        f'</c:spPr>{_looks()}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{lowest}</c:scaling>'
        '<c:delete val="1"/><c:axPos val="t"/>'
        f"<c:numFmt formatCode={_quoted(number)} "
        f'sourceLinked="0"/>{no_marks}<c:tickLblPos val="nextTo"/>'
        '<c:crossAx val="1"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def _cells(kind: str, row: int, column: int, values: Sequence[str], number: str = "") -> str:
    """Cells of the workbook, downwards from a row and a column (from 0), with what stands in them,
    which is shown until it is opened.
    """
    ends = dict.fromkeys((row, row + len(values) - 1))
    cells = ":".join(re.sub("([A-Z]+)", r"$\1$", place(end, column)) for end in ends)
    code = f"<c:formatCode>{escape(number)}</c:formatCode>" if number else ""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(printable_text(value))}</c:v></c:pt>'
        for at, value in enumerate(values)
    )
    cache = f'<c:{kind}Cache>{code}<c:ptCount val="{len(values)}"/>{points}</c:{kind}Cache>'
    return f"<c:{kind}Ref><c:f>{_SHEET}!{cells}</c:f>{cache}</c:{kind}Ref>"


def _looks() -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="{_TEXT}"><a:solidFill>'
        '<a:schemeClr val="tx1"/></a:solidFill></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="sv-SE"/></a:p></c:txPr>'
    )


def _number_format(chart: Chart) -> str:
    """How the figures are written: programs put in the comma and the blanks that Swedish (41D) has,
    whatever their own language is.
    """
    digits = (
        "General"
        if chart.decimals is None
        else "#,##0" + ("." + "0" * chart.decimals if chart.decimals else "")
    )
    return f"[$-41D]{digits}" + (f'"{NBSP}{chart.unit}"' if chart.unit else "")


def _quoted(text: str) -> str:
    return quoteattr(printable_text(text))
