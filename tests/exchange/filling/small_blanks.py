"""A small form, a report that answers it, and its blank as authorities make theirs: with places to
write in, boxes and tables of every make.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml.etree import _Element as Element
from msgspec.structs import replace

from tests.tools import report_of
from villkor.exchange.filling.blank_form import open_blank
from villkor.exchange.filling.fill_form import FilledForm, fill_form
from villkor.exchange.outline import report_outline
from villkor.form.load import load_form
from villkor.form.model import Form
from villkor.form.wording import wording_sum
from villkor.report.model import Report

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
KEPT = ("Å1", "1.2", "1.2.1", "1.2.1.1", "1.2.1.4", "Å2", "2.1", "2.3")
PROMPT = "Klicka eller tryck här för att ange text."
WRITTEN = datetime(2023, 2, 21, tzinfo=UTC)

STYLES = (
    "Normal",
    "BodyText",
    "ListBullet",
    "TableGrid",
    "TableNormal",
    "DefaultParagraphFont",
)

ANSWERS = {
    "1.2.1": """\
"1.2.1.1": |
  Arbetet gick **bra** i inlandet.

  - den första punkten
  - den andra punkten

  Till sist [planen](https://example.org/plan).
"1.2.1.4":
  - namn: LOKET
    beskrivning: |
      Ett test av ånglok.
    mål: Fler resor.
    prestationer: |
      1. Ett lok.
      2. En vagn.
    effekter: |
      Effekten är kort.
  - namn: SPÅRET
    beskrivning: |
      Räls.
    mål: Fler spår.
    prestationer: |
      Ett spår.
    effekter: |
      Effekten är lång.
""",
    "2": """\
"2.1": |
  Hälften var.
"2.3":
  svar: ja
  vid ja: |
    - Målen nås.
""",
}


def small_form() -> Form:
    """Some headings and questions of the form of 2022."""
    whole = load_form(2022)
    items = tuple(item for item in whole.items if item.id in KEPT)
    form = replace(whole, items=items, wording="", place=None)
    sums = wording_sum(form.printed(each) for each in form.questions.values())
    return replace(form, wording=sums)


def small_report(**answers: str) -> Report:
    """A report that answers it; `answers` stand in the place of those of a file."""
    report = report_of(**{**ANSWERS, **answers})
    return replace(report, form=small_form())


Place = Callable[[Document], None]


def element(xml: str) -> Element:
    """An element of a Word file, made of its XML."""
    first = xml.split(">", 1)[0].rstrip("/")
    made: Element = parse_xml(xml.replace(first, f"{first} {_SPACES}", 1))
    return made


def line(text: str = "", shape: str = "") -> str:
    """A paragraph."""
    run = f'<w:r><w:rPr>{shape}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p>{run if text else ''}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table whose cells are their contents."""
    made = ""
    for row in rows:
        cells = ""
        for cell in row:
            width = '<w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
            cells += f"<w:tc>{width}{cell}</w:tc>"
        made += f"<w:tr>{cells}</w:tr>"
    columns = '<w:gridCol w:w="2000"/>' * len(rows[0])
    style = '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{style}<w:tblGrid>{columns}</w:tblGrid>{made}</w:tbl>"


HEADS = (
    "Namn på insats och kort beskrivning",
    "Mål",
    "Resultat i form av prestationer",
    "Resultat i form av effekter",
)
HEADER = tuple(line(head, "<w:b/>") for head in HEADS)
EMPTY_ROW = (line(),) * 4
BOXES = ("Ja ☐", "Nej ☐")


def blank_bytes(  # noqa: PLR0913 - a way each
    *,
    place: str = line(),
    rows: str | None = None,
    boxes: tuple[str, str] | str = (line(BOXES[0]), line(BOXES[1])),
    cover: str = line("Region "),
    asked: Callable[[str], str] = lambda text: line(text, "<w:b/>"),
    change: Place | None = None,
) -> bytes:
    """The blank. `place` follows each question to write about, `rows` is the table and `boxes` are
    those of yes and no, or all that stands there.
    """
    form = small_form()
    target = docx.Document()
    body = target.element.body
    end = body[-1]
    wanted = [line("Återrapportering 2022"), cover]
    for item in form.items:
        if item.id in form.headings:
            wanted.append(line(form.headings[item.id].text, "<w:b/>"))
            continue
        question = form.questions[item.id]
        wanted.append(asked(form.printed(question)))
        if question.columns:
            wanted += [rows or table(HEADER, EMPTY_ROW, EMPTY_ROW), line()]
        elif question.if_yes and question.if_no:
            follow = (line(question.if_yes.wording), line(question.if_no.wording))
            if isinstance(boxes, str):
                wanted += [boxes, *follow]
            else:
                wanted += [boxes[0], follow[0], boxes[1], follow[1]]
        else:
            wanted.append(place)
    for xml in wanted:
        end.addprevious(element(xml))
    # those that nothing has only take time to read
    for style in list(target.styles.element.xpath("w:style | w:latentStyles")):
        if style.get(qn("w:styleId")) not in STYLES:
            target.styles.element.remove(style)
    if change:
        change(target)
    buffer = io.BytesIO()
    target.save(buffer)
    return buffer.getvalue()


def filled(
    tmp_path: Path,
    blank: bytes,
    report: Report | None = None,
    *,
    draft: bool = False,
) -> FilledForm:
    """The blank, filled in with the report."""
    report = report or small_report()
    path = tmp_path / "blankett.docx"
    path.write_bytes(blank)
    document = report_outline(report, report.form.recipients[:1], draft=draft)
    return fill_form(
        report,
        open_blank(report.form, path),
        document,
        WRITTEN,
    )


def words_in(part: Element) -> str:
    """The text of a part of a Word file."""
    return "".join(each.text or "" for each in part.iter(qn("w:t")))


def lines_of(data: bytes) -> list[str]:
    """The lines of a Word file, tables cell by cell, without the empty ones."""
    target = docx.Document(io.BytesIO(data))
    paragraphs = target.element.body.iter("{*}p")
    found = [Paragraph(each, target.part).text for each in paragraphs]
    return [text for text in found if text.strip()]
