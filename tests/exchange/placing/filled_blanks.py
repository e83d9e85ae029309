# ruff: noqa: SLF001 (python-docx puts nothing in the middle of a file)
"""A whole report of our own, typed into the authority's blank as colleagues do: lists real and
typed, runs chopped, own tables and headings in the answers, and words that look like the form's.
"""

from __future__ import annotations

import io
from copy import deepcopy
from pathlib import Path

import docx as python_docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from msgspec import Struct, field

from tests.exchange.placing.placings import FORM, Told
from villkor.form.model import Kind, Question

HERE = Path(__file__).parent
BLANKS = {
    "handskriven": HERE / "blankett-handskriven.docx",
    "rubriker": HERE / "blankett-rubriker.docx",
}
# lines that begin like a question, a heading, a caption or the contents, and are none
TREACHEROUS = (
    "1.2 miljoner kronor gick till förstudier i inlandet.",
    "2022 var året då arbetet kom i gång.",
    "2.1 miljoner kronor återstår.",
    "5 procent av företagen svarade.",
    "Jämställdhet",
    "Integration",
    "Innehåll",
    "Inkomna ansökningar\t164",
    "Tabell 1. Ansökningar per kommun",
    "Källa: egen sammanställning.",
    "Ja, det bedömer vi.",
    "Nej.",
    "Se även svaret på fråga 1.2.3.1.",
    "”Beskriv hur anslaget använts för att uppnå en hållbar utveckling.” var svårast.",
    "Om nej, hade arbetet fått vänta.",
    "Mål",
    "Insats 1 pågår, insats 2 är avslutad.",
    "Det strategiskt viktigaste arbetet har genomförts under året tillsammans med kommunerna.",
)


class Filled(Struct):
    """A blank that is being filled in, and what has been answered to each question."""

    document: Document
    typed: bool  # everything by hand, bullets and headings too
    answers: dict[str, Told] = field(default_factory=dict)

    def bytes(self) -> bytes:
        """The file."""
        buffer = io.BytesIO()
        self.document.save(buffer)
        return buffer.getvalue()


def filled_blank(typing: str) -> Filled:
    """The blank in a typing, filled in."""
    filled = Filled(python_docx.Document(str(BLANKS[typing])), typing == "handskriven")
    places = _questions(filled.document)
    for number, question in enumerate(FORM.questions.values()):
        paragraph = places[question.id]
        match question.kind:
            case Kind.TEXT:
                _fill_text(filled, question, paragraph, number)
            case Kind.YES_NO:
                _fill_choice(filled, question, paragraph, number)
            case Kind.TABLE:
                _fill_table(filled, question, paragraph, number)
    return filled


def without_typed_numbers(filled: Filled) -> None:
    """The numbers of questions and headings are taken away."""
    lines = {FORM.printed(question) for question in FORM.questions.values()}
    lines |= {heading.text for heading in FORM.headings.values()}
    for paragraph in filled.document.paragraphs:
        words = paragraph.text.replace("\t", " ").strip()
        if words in lines and words[0].isdigit():
            _set_words(paragraph, words.partition(" ")[2])


def _questions(document: Document) -> dict[str, Paragraph]:
    """The paragraph of each question."""
    found: dict[str, Paragraph] = {}
    for question in FORM.questions.values():
        printed = FORM.printed(question)
        for paragraph in document.paragraphs:
            if paragraph.text.replace("\t", " ").strip() == printed:
                found[question.id] = paragraph
                break
    return found


def _fill_text(
    filled: Filled, question: Question, paragraph: Paragraph, number: int
) -> None:
    lines = [
        f"Svaret på {question.id} börjar här, med flera meningar. Det fortsätter så."
    ]
    lines += [TREACHEROUS[number % len(TREACHEROUS)]]
    lines += [f"Stycke två under {question.id}."]
    after = paragraph
    for line in lines:
        after = _paragraph_after(after, line)
    for point in ("den första punkten", "den andra punkten"):
        words = f"{point} i {question.id}"
        if filled.typed:
            after = _paragraph_after(after, f"•\t{words}")
            lines.append(f"•\t{words}")
        else:
            after = _paragraph_after(after, words, "List Bullet")
            lines.append(words)
    if number % 5 == 0:
        cells = _table_after(filled.document, after, number)
        lines += cells
    filled.answers[question.id] = (None, {"": lines}, [])


def _fill_choice(
    filled: Filled, question: Question, paragraph: Paragraph, number: int
) -> None:
    """Ja or nej in one of the ways in which boxes are ticked, and why."""
    yes = number % 2 == 0
    ways = ("{} ☒", "☒ {}", "{} x", "{}: X", "{} [x]")
    following = list(_paragraphs_below(paragraph))
    box = next(
        each for each in following if each.text.startswith("Ja" if yes else "Nej")
    )
    word = "Ja" if yes else "Nej"
    _set_words(box, ways[number % len(ways)].format(word))
    parts: dict[str, list[str]] = {}
    if question.if_yes:
        asked = following[following.index(box) + 1]
        lines = [f"Skälet under {question.id}.", "Ett skäl till."]
        after = asked
        for line in lines:
            after = _paragraph_after(after, line)
        parts["vid ja" if yes else "vid nej"] = lines
    filled.answers[question.id] = (yes, parts, [])


def _paragraphs_below(paragraph: Paragraph) -> list[Paragraph]:
    found = []
    element = paragraph._p.getnext()
    while element is not None and len(found) < 5:
        if element.tag == qn("w:p"):
            found.append(Paragraph(element, paragraph._parent))
        element = element.getnext()
    return found


def _fill_table(
    filled: Filled, question: Question, paragraph: Paragraph, number: int
) -> None:
    table = Table(paragraph._p.getnext(), paragraph._parent)
    rows: list[list[str]] = []
    for row in range(1, 2 + number % 4):
        told = []
        for column, _ in enumerate(question.columns):
            words = f"Rad {row}, kolumn {column} i {question.id}"
            lines = [words, "• en punkt"] if column == 2 else [words]
            cell = table.cell(row, column)
            cell.paragraphs[0].add_run(lines[0])
            for line in lines[1:]:
                cell.add_paragraph(line)
            told.append("\n".join(lines))
        rows.append(told)
    filled.answers[question.id] = (None, {}, rows)


def _paragraph_after(before: Paragraph, words: str, style: str = "Normal") -> Paragraph:
    """A new paragraph in two runs."""
    element = deepcopy(before._p)
    for child in list(element):
        element.remove(child)
    before._p.addnext(element)
    paragraph = Paragraph(element, before._parent)
    paragraph.style = style
    half = len(words) // 2
    paragraph.add_run(words[:half])
    paragraph.add_run(words[half:])
    return paragraph


def _table_after(document: Document, before: Paragraph, number: int) -> list[str]:
    """A table of someone's own in an answer; its cells."""
    heads = [("Mål", "Effekter", "Ansvarig"), ("Kommun", "Antal")][number % 2]
    table = document.add_table(rows=2, cols=len(heads))
    before._p.addnext(table._tbl)
    values = [f"{head.casefold()} ett" for head in heads]
    for column, (head, value) in enumerate(zip(heads, values, strict=True)):
        table.cell(0, column).paragraphs[0].add_run(head)
        table.cell(1, column).paragraphs[0].add_run(value)
    return [*heads, *values]


def _set_words(paragraph: Paragraph, words: str) -> None:
    for run in paragraph.runs[1:]:
        run._r.getparent().remove(run._r)
    paragraph.runs[0].text = words
