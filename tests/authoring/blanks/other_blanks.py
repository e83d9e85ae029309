"""Blank forms of another year, each made in another way than 2022's."""

from __future__ import annotations

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT
from docx.shared import Pt

from tests.authoring.blanks.blank_files import add_table
from tests.authoring.blanks.word_parts import (
    CONTROL_BOX,
    CONTROL_LIST,
    CONTROL_TEXT,
    FORM_BOX,
    FORM_TEXT,
    SYMBOL_BOX,
    add_numbering,
    add_runs,
    number_it,
)


def begun(
    title: str = "Redovisning av regionalt utvecklingsarbete 2027",
) -> DocxDocument:
    """A file with a title."""
    document = Document()
    document.add_paragraph(title, "Title")
    return document


def add_lines(document: DocxDocument, *lines: str) -> None:
    """Add a paragraph for each line."""
    for line in lines:
        document.add_paragraph(line)


def numbered_automatically() -> DocxDocument:
    """Headings and questions in one list of several levels; the preamble has one, too."""
    document = begun()
    key = add_numbering(
        document,
        77,
        ("decimal", "%1"),
        ("decimal", "%1.%2"),
        ("decimal", "%1.%2.%3"),
    )
    other = add_numbering(document, 78, ("decimal", "%1."))
    number_it(document.add_heading("Strategi", 1), key, 0)
    add_lines(document, "Redovisningen ska innehålla uppgift om:")
    for text in ("Hur arbetet har bedrivits.", "Vilka insatser som har gjorts."):
        number_it(document.add_paragraph(text), other, 0)
    number_it(document.add_heading("Den regionala utvecklingsstrategin", 2), key, 1)
    number_it(document.add_paragraph("Beskriv hur strategin har genomförts."), key, 2)
    add_lines(document, "")
    number_it(document.add_paragraph("Ange högst fem insatser i tabellen."), key, 2)
    add_table(document, [["Insatsens namn", "Syfte"], *[["", ""]] * 5])
    number_it(document.add_heading("Samverkan", 1), key, 0)
    number_it(document.add_paragraph("Har ni samverkat med länsstyrelsen?"), key, 1)
    add_lines(document, "☐ Ja  ☐ Nej", "Om ja, beskriv hur.", "Om nej, ange varför.")
    return document


def laid_out_in_tables() -> DocxDocument:
    """Questions to the left, answers to the right; and a table of projects among them."""
    document = Document()
    document.add_paragraph().add_run("Uppföljning av regionala medel 2027").bold = True
    add_table(
        document, [["Region", ""], ["Skickas till", "tillvaxtverket@tillvaxtverket.se"]]
    )
    document.add_paragraph().add_run("Del A – Styrning").bold = True
    add_table(
        document, [["A1 Hur har ni styrt arbetet?", ""], ["A2 Vad var svårt?", ""]]
    )
    document.add_paragraph().add_run("Del B – Medel").bold = True
    add_table(
        document,
        [
            ["Nr", "Fråga", "Svar"],
            ["B1", "Har medlen räckt?", "Ja ☐ Nej ☐"],
            ["B2", "Ge upp till 8 exempel på projekt.", ""],
            ["Projekt", "Belopp", "Effekt"],
            ["", "", ""],
            ["", "", ""],
            ["B3", "Sammanfatta året i högst 300 ord.", ""],
        ],
    )
    return document


def with_legacy_fields() -> DocxDocument:
    """The fields of old forms to write and tick in."""
    document = begun("Återrapportering 2027")
    add_runs(document, "Region: ", FORM_TEXT)
    add_lines(
        document, "Lämnas senast 2028-02-21 till tillvaxtverket@tillvaxtverket.se."
    )
    document.add_heading("1. Regional utveckling", 1)
    add_lines(document, "1.1 Beskriv arbetet.")
    add_runs(document, FORM_TEXT)
    add_lines(document, "1.2 Har strategin ändrats?")
    add_runs(document, FORM_BOX, " Ja  ", FORM_BOX, " Nej")
    add_runs(document, "Vid ja, ange när: ", FORM_TEXT)
    add_lines(document, "1.3 Redovisa de största projekten, dock inte fler än sju.")
    add_table(document, [["Projektnamn", "Resultat"], *[["", ""]] * 7])
    return document


def with_controls() -> DocxDocument:
    """Controls with words in the place of answers, and "Fråga 1" on a line of its own."""
    document = begun()
    document.add_heading("Jämställdhet", 1)
    document.add_paragraph().add_run("Fråga 1").bold = True
    add_lines(document, "Beskriv hur jämställdhet har integrerats.")
    document.add_paragraph().add_run("Här anger ni kort vad som gjorts.").italic = True
    add_runs(document, CONTROL_TEXT)
    document.add_paragraph().add_run("Fråga 2").bold = True
    add_lines(document, "Har ni en handlingsplan?")
    add_runs(document, CONTROL_BOX, " Ja  ", CONTROL_BOX, " Nej")
    document.add_heading("Integration", 1)
    document.add_paragraph().add_run("Fråga 3").bold = True
    add_lines(document, "Följs arbetet upp?")
    add_runs(document, CONTROL_LIST)
    document.add_paragraph().add_run("Fråga 4").bold = True
    add_lines(document, "Är planen beslutad?")
    add_runs(document, SYMBOL_BOX, " Ja ", SYMBOL_BOX, " Nej")
    return document


def without_numbers() -> DocxDocument:
    """Bold questions without numbers, under headings with numbers."""
    document = begun()
    document.add_heading("1 Strategi", 1)
    for text in ("Beskriv arbetet med strategin.", "Hur har målen följts upp?"):
        document.add_paragraph().add_run(text).bold = True
        document.add_paragraph()
    document.add_heading("2 Samverkan", 1)
    add_lines(document, "I det här avsnittet redovisas samverkan.")
    document.add_paragraph().add_run("Vilka har ni samverkat med?").bold = True
    document.add_paragraph()
    return document


def numbered_by_words() -> DocxDocument:
    """ "Fråga 1." to "Fråga 5:" and no headings; a list that belongs to a question."""
    document = begun("Enkät till regionerna 2027")
    add_lines(
        document,
        "Fråga 1. Hur arbetar ni? Beskriv insatserna. Ange kostnaden.",
        "Svar:",
    )
    add_lines(document, "Fråga 2. Beskriv arbetet inom:")
    for text in ("transporter", "bredband"):
        document.add_paragraph(text, "List Bullet")
    add_lines(document, "Svar:", "Fråga 3. Finns en plan? Ja/Nej", "Svar:")
    add_lines(document, "Fråga 5: Ange två till fyra exempel på insatser.")
    add_table(document, [["Insats", "Effekt"], *[["", ""]] * 4])
    return document


def with_letters() -> DocxDocument:
    """1 a) and 1 b) in full, and letters alone."""
    document = begun()
    document.add_heading("1. Strategi", 1)
    add_lines(document, "1 a) Beskriv genomförandet.", "____________")
    add_lines(document, "1 b) Beskriv utmaningarna.", "____________")
    document.add_heading("2. Kompetens", 1)
    add_lines(
        document, "a) Beskriv behoven.", "…………………", "b) Har ni en plan?", "□ Ja □ Nej"
    )
    return document


def numbered_anew() -> DocxDocument:
    """1 and 2 under each part."""
    document = begun()
    for heading in ("Del 1: Strategi", "Del 2: Samverkan"):
        document.add_heading(heading, 1)
        add_lines(document, "1. Beskriv arbetet.", "", "2. Bedöm resultatet.", "")
    return document


def in_one_paragraph() -> DocxDocument:
    """Several questions in a paragraph, and boxes on lines of it."""
    document = begun()
    document.add_heading("1 Arbetet", 1)
    add_lines(
        document,
        "1.1 Beskriv arbetet.\n1.2 Beskriv resultatet. 1.3 Beskriv nyttan.",
        "",
    )
    add_lines(document, "1.4 Har ni nått målen?\nJa ☐\nNej ☐\nOm nej, varför inte?", "")
    return document


def without_styles() -> DocxDocument:
    """As programs on the web save: no styles, and nowhere to write."""
    document = Document()
    sizes = {"Återrapportering 2027": 26, "1. Inledande frågor": 20, "2. Medel": 20}
    for text in (
        "Återrapportering 2027",
        "1. Inledande frågor",
        "1.1. Beskriv arbetet med omställning.",
        "1.2. Vilka lärdomar har ni dragit?",
        "2. Medel",
        "2.1. Har medlen gett effekt? (Ja/Nej)",
    ):
        run = document.add_paragraph().add_run(text)
        run.font.size = Pt(sizes.get(text, 11))
    return document


def asked_in_rows() -> DocxDocument:
    """A question a row, with a column for yes and one for no; and a box a question."""
    document = begun()
    document.add_heading("1 Processer", 1)
    rows = [["1.1 Finns en plan?", "☐", "☐"], ["1.2 Har den följts upp?", "☐", "☐"]]
    add_table(document, [["Fråga", "Ja", "Nej"], *rows])
    document.add_heading("2 Insatser", 1)
    box = document.add_table(1, 1).cell(0, 0)
    box.text = "2.1 Beskriv insatserna."
    box.add_paragraph()
    document.add_paragraph()
    table = document.add_table(4, 2)
    table.cell(0, 0).merge(
        table.cell(0, 1)
    ).text = "2.2 Lista max 3 projekt (frivillig)."
    table.cell(1, 0).text, table.cell(1, 1).text = "Projekt", "Resultat"
    return document


def with_sections_turned() -> DocxDocument:
    """A wide table on a page that is turned, and a heading that is only told."""
    document = begun()
    document.add_heading("Kapitel 1 Insatser", 1)
    add_lines(document, "1. Beskriv upp till tre insatser.")
    for _ in range(3):
        add_table(document, [["Insatsens namn", ""], ["Syfte", ""]])
        document.add_paragraph()
    document.add_section().orientation = WD_ORIENT.LANDSCAPE
    document.add_heading("Kapitel 2 Medel", 1)
    add_lines(document, "2. Redovisa högst 12 projekt i tabellen.")
    add_table(document, [["Projekt", "Mål", "Medel (kr)"], *[["", "", ""]] * 12])
    document.add_heading("Definitioner", 1)
    add_lines(document, "Med effekt avses den förändring som insatsen leder till.")
    return document
