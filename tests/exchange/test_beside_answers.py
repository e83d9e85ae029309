"""What someone has put into a Word file where no answer stands, or where no program reads it as
text: it is told, and the file is never the same as the report.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.exchange.test_verify import exported
from tests.tools import SAMPLE, copy_sample
from tests.word_files import DOCUMENT, LINKS, OFFICE, TYPES, packed, parts_of
from villkor.exchange.receipt import path_of
from villkor.exchange.verify import Verdict, verify_file
from villkor.report.load import load_report

END = "<w:sectPr>"
NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
DGM = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


@pytest.fixture(scope="module")
def _sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sent")
    exported(load_report(copy_sample(folder)), folder / "svar.docx")
    return folder


@pytest.fixture
def sent(_sent: Path, tmp_path: Path) -> Path:
    return shutil.copytree(_sent, tmp_path / "sent")


def verdict(folder: Path) -> Verdict:
    return verify_file(load_report(folder / "2022"), folder / "svar.docx")


def changed(
    folder: Path, name: str, old: str, new: str, links: str = "", **parts: str
) -> None:
    """Change the last of a text in a part of the Word file, and add parts and links to it."""
    path = folder / "svar.docx"
    inside = parts_of(path.read_bytes())
    text = inside[name].decode()
    assert old in text
    before, _, after = text.rpartition(old)
    told = {name: before + new + after, **parts}
    if links:
        rels = inside[LINKS].decode()
        told[LINKS] = rels.replace("</Relationships>", f"{links}</Relationships>")
        types = inside[TYPES].decode()
        told[TYPES] = types.replace(
            "</Types>",
            '<Default Extension="xml" ContentType="application/xml"/></Types>',
        )
    path.write_bytes(packed({**inside, **told}))


def link(kind: str, target: str) -> str:
    return f'<Relationship Id="rIdX" Type="{OFFICE}/{kind}" Target="{target}"/>'


def note(kind: str) -> str:
    return (
        f'<w:{kind}s {NS}><w:{kind} w:id="7"><w:p><w:r><w:t>Uppgiften är osäker.</w:t></w:r></w:p>'
        f"</w:{kind}></w:{kind}s>"
    )


LAST = "</w:p></w:sdtContent></w:sdt><w:sectPr>"  # the end of the last answer
# what is written into the last answer, and the kind of note that it needs
HALF = (
    f"<m:oMathPara {M}><m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den>"
    "<m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara>"
)
DRAWN = (
    f"<w:r><w:drawing><a:graphic {A}><a:txBody><a:p><a:r><a:t>Bara ett förslag</a:t></a:r>"
    "</a:p></a:txBody></a:graphic></w:drawing></w:r>"
)
OLDER = (
    f"<w:r><mc:AlternateContent {MC}><mc:Fallback><w:t>Tillägg.</w:t></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)
ART = f'<w:r><w:pict><v:textpath {V} string="ARBETSMATERIAL"/></w:pict></w:r>'
WORDS = {
    "a footnote": ('<w:r><w:footnoteReference w:id="7"/></w:r>', "footnote"),
    "an endnote": ('<w:r><w:endnoteReference w:id="7"/></w:r>', "endnote"),
    "a note that is not there": ('<w:r><w:footnoteReference w:id="9"/></w:r>', ""),
    "an equation": (f"<m:oMath {M}><m:r><m:t>x=2</m:t></m:r></m:oMath>", ""),
    "an equation of its own": (HALF, ""),
    "a symbol": ('<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', ""),
    "word art": (ART, ""),
    "drawn text": (DRAWN, ""),
    "what older programs alone are given": (OLDER, ""),
}


@pytest.mark.parametrize(("xml", "kind"), WORDS.values(), ids=WORDS)
def test_words_in_an_answer_are_read_however_they_are_written(
    sent: Path, xml: str, kind: str
) -> None:
    parts = {f"word/{kind}s.xml": note(kind)} if kind else {}
    links = link(f"{kind}s", f"{kind}s.xml") if kind else ""
    changed(sent, DOCUMENT, LAST, xml + LAST, links, **parts)
    assert [answer.question for answer in verdict(sent).answers] == ["5"]


def drawn(uri: str, inside: str = "") -> str:
    graphic = f'<a:graphic {A}><a:graphicData uri="{uri}">{inside}</a:graphicData></a:graphic>'
    return f"<w:p><w:r><w:drawing>{graphic}</w:drawing></w:r></w:p>"


DATA = f"<dgm:dataModel {DGM} {A}><a:t>Steg ett</a:t></dgm:dataModel>"
# what is put before the end of the document, a part that it needs, and what is said of it
OLD_PICTURE = f"<w:p><w:r><w:pict><v:imagedata {V}/></w:pict></w:r></w:p>"
CHUNK = f'<w:altChunk {R} r:id="rIdX"/>'
SMART = drawn("x/diagram", f'<dgm:relIds {DGM} {R} r:dm="rIdX"/>')
INK = f'<w:p><w:r><w:contentPart {R} r:id="rIdX"/></w:r></w:p>'
BOUND = "<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>"
ELSEWHERE = "ett fält som hämtar sin text från en dold del av filen"
OBJECT = "<w:p><w:r><w:object/></w:r></w:p>"
STEP = "ett SmartArt-diagram: ”Steg ett”"
UNREAD = {
    "a picture": (drawn("x/picture", "<a:blip/>"), "", "", "en bild"),
    "two of them": (drawn("x/picture", "<a:blip/>") * 2, "", "", "2 × en bild"),
    "an old picture": (OLD_PICTURE, "", "", "en bild"),
    "another document": (CHUNK, "aFChunk", "<html/>", "ett infogat dokument"),
    "an object": (OBJECT, "", "", "ett inbäddat objekt"),
    "SmartArt": (SMART, "diagramData", DATA, STEP),
    "ink": (INK, "customXml", "<x/>", "en handskriven anteckning"),
    "a chart of a new kind": (drawn("x/chartex"), "", "", "ett ritat objekt"),
    "a field with hidden contents": (BOUND, "", "", ELSEWHERE),
}


@pytest.mark.parametrize(("xml", "kind", "part", "said"), UNREAD.values(), ids=UNREAD)
def test_what_cannot_be_read_as_text_is_told(
    sent: Path, xml: str, kind: str, part: str, said: str
) -> None:
    parts = {"word/del.xml": part} if kind else {}
    links = link(kind, "del.xml") if kind else ""
    changed(sent, DOCUMENT, END, xml + END, links, **parts)
    found = verdict(sent)
    assert (found.same, found.answers, found.unread) == (False, (), (said,))


def test_an_answer_that_has_been_hidden_is_told(sent: Path) -> None:
    path = sent / "svar.docx"
    xml = parts_of(path.read_bytes())[DOCUMENT].decode()
    at = xml.rindex("<w:r><w:t")
    changed(sent, DOCUMENT, xml[at:], "<w:r><w:rPr><w:vanish/></w:rPr>" + xml[at + 5 :])
    (said,) = verdict(sent).unread
    assert said.startswith("dold text: ”")


def test_a_comment_is_told(sent: Path) -> None:
    comments = (
        f'<w:comments {NS}><w:comment w:id="1"><w:p><w:r><w:t>Stämmer det här?</w:t></w:r></w:p>'
        "</w:comment></w:comments>"
    )
    links = link("comments", "comments.xml")
    changed(sent, DOCUMENT, END, END, links, **{"word/comments.xml": comments})
    assert verdict(sent).added == (("Stämmer det här?", "i en kommentar"),)


def test_a_paragraph_that_stands_there_once_more_is_told(sent: Path) -> None:
    path = sent / "svar.docx"
    xml = parts_of(path.read_bytes())[DOCUMENT].decode()
    once = xml[xml.rindex("<w:p>") : xml.rindex("</w:sdtContent>")]
    changed(sent, DOCUMENT, END, once + END)
    ((_, name),) = verdict(sent).added
    assert name == "5"


@pytest.mark.parametrize("receipt", [True, False])
def test_what_is_written_in_a_header_is_told(sent: Path, *, receipt: bool) -> None:
    words = "<w:p><w:r><w:t>Preliminär version</w:t></w:r></w:p></w:hdr>"
    changed(sent, "word/header2.xml", "</w:hdr>", words)
    if not receipt:
        path_of(sent / "svar.docx").unlink()
    found = verdict(sent)
    assert found.added == (("Preliminär version", "i sidhuvudet eller sidfoten"),)


def test_a_header_that_says_something_else_is_told_from_both_sides(sent: Path) -> None:
    changed(sent, "word/header2.xml", "Norrbotten", "Norrland")
    found = verdict(sent)
    assert [line[-10:] for line in found.lacking] == ["Norrbotten"]
    assert [line[-8:] for line, _ in found.added] == ["Norrland"]


def test_a_draft_without_its_mark_is_told(tmp_path: Path) -> None:
    report = load_report(SAMPLE)
    exported(report, tmp_path / "svar.docx", draft=True)
    changed(tmp_path, "word/header2.xml", "UTKAST – ", "")
    found = verify_file(report, tmp_path / "svar.docx")
    assert [line[:6] for line in found.lacking] == ["UTKAST"]
