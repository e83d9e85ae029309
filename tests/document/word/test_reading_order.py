"""What each element of a Word file is to a reader: one table, which all that read it obey."""

from __future__ import annotations

import pytest

from tests.document.word.small_xml import small_file, small_package
from villkor.base.diagnostic import UserError
from villkor.document.word.package import open_package, word_name
from villkor.document.word.reading_order import read_part
from villkor.document.word.story import word_file_of
from villkor.document.word.text import text_of

BOX = "r(pict(txbxContent({})))"
FIELD = "r(fldChar[fldCharType={}])".format
BEGIN, SEPARATE, END = FIELD("begin"), FIELD("separate"), FIELD("end")

CASES = {
    # characters
    "text": ("p(r('ett') r(' två'))", ["ett två"]),
    "blanks at the ends": ("p(r(' ett '))", [" ett "]),
    "tab": ("p(r('ett' tab 'två'))", ["ett\ttvå"]),
    "tab to a place": ("p(r('ett' ptab 'två'))", ["ett\ttvå"]),
    "a stop for tabs": ("p(pPr(tabs(tab[val=left])) r('ett'))", ["ett"]),
    "line break": (
        "p(r('ett' br 'två' br[type=textWrapping] 'tre'))",
        ["ett\ntvå\ntre"],
    ),
    "carriage return": ("p(r('ett' cr 'två'))", ["ett\ntvå"]),
    "page break": ("p(r('ett' br[type=page] 'två'))", ["etttvå"]),
    "column break": ("p(r('ett' br[type=column] 'två'))", ["etttvå"]),
    "where Word broke the page": (
        "p(r('ett' lastRenderedPageBreak 'två'))",
        ["etttvå"],
    ),
    "hyphen that does not break": ("p(r('EU' noBreakHyphen 'stöd'))", ["EU‑stöd"]),
    "soft hyphen": ("p(r('arbets' softHyphen 'marknad'))", ["arbets\xadmarknad"]),
    "soft hyphen as a character": ("p(r('arbets\xadmarknad'))", ["arbets\xadmarknad"]),
    "sign of a font": ("p(r(sym[font=Wingdings char=F0A7]))", ["•"]),
    "sign of a font by one byte": ("p(r(sym[font=Symbol char=00B7]))", ["•"]),
    "sign of Unicode": ("p(r(sym[font=Arial char=2612]))", ["☒"]),
    "half a character": ("p(r(sym[font=Arial char=D83D]))", ["•"]),
    "sign without a code": ("p(r(sym) r(sym[char=x]))", ["••"]),
    # what stands around runs
    "link": ("p(r('se ') hyperlink(r('planen')) r('.'))", ["se planen."]),
    "control within a paragraph": (
        "p(sdt(sdtPr sdtContent(r('Ja'))) r(' ☒'))",
        ["Ja ☒"],
    ),
    "control around paragraphs": (
        "sdt(sdtContent(p(r('ett')) p(r('två'))))",
        ["ett", "två"],
    ),
    "smart tag": ("p(smartTag(r('Luleå')))", ["Luleå"]),
    "sign without a run": ("p(tab r('ett'))", ["ett"]),
    # tracked changes, as if accepted
    "inserted": ("p(r('ett') ins(r(' två')))", ["ett två"]),
    "moved here": ("p(moveTo(r('ett')))", ["ett"]),
    "deleted": ("p(r('ett') del(r(' två')))", ["ett"]),
    "deleted as it should be written": ("p(r('ett') del(r(delText)))", ["ett"]),
    "moved away": ("p(moveFrom(r('ett')) r('två'))", ["två"]),
    "deleted paragraph": ("del(p(r('ett'))) p(r('två'))", ["två"]),
    # fields
    "field": (f"p({BEGIN} r(instrText) {SEPARATE} r('12') {END})", ["12"]),
    "simple field": ("p(fldSimple[instr=PAGE](r('12')))", ["12"]),
    "field in the code of a field": (
        f"p({BEGIN} {BEGIN} {SEPARATE} r('dolt') {END} {SEPARATE} r('visat') {END} r('.'))",
        ["visat."],
    ),
    "field in the result of a field": (
        f"p({BEGIN} {SEPARATE} r('sida ') {BEGIN} {SEPARATE} r('2') {END} {END})",
        ["sida 2"],
    ),
    "field over two paragraphs": (
        f"p({BEGIN} {SEPARATE} r('ett')) p(r('två') {END})",
        ["ett", "två"],
    ),
    "field without an end": (f"p(r('ett') {BEGIN}) p(r('två'))", ["ett", "två"]),
    "end of a field that has not begun": (f"p({END} {SEPARATE} r('ett'))", ["ett"]),
    # what is written twice
    "choice among runs": (
        "p(mc:AlternateContent(mc:Choice(r('ny')) mc:Fallback(r('gammal'))))",
        ["ny"],
    ),
    "choice within a run": (
        "p(r(mc:AlternateContent(mc:Choice('ny' tab) mc:Fallback('gammal'))))",
        ["ny\t"],
    ),
    "choice among paragraphs": (
        "mc:AlternateContent(mc:Choice(p(r('ny'))) mc:Fallback(p(r('gammal'))))",
        ["ny"],
    ),
    "text box written twice": (
        "p(r(mc:AlternateContent(mc:Choice(txbxContent(p)) mc:Fallback(txbxContent(p(r('x')))))))",
        ["", ""],
    ),
    "pronounced": ("p(r(ruby(rt(r('uttal')) rubyBase(r('ord')))))", ["ord"]),
    # tables and boxes
    "table": (
        "tbl(tr(tc(p(r('1'))) tc(p(r('2')))) tr(tc(p(r('3')) p))) p(r('efter'))",
        ["1", "2", "3", "", "efter"],
    ),
    "table in a cell": (
        "tbl(tr(tc(tbl(tr(tc(p(r('inre'))))) p(r('yttre')))))",
        ["inre", "yttre"],
    ),
    "text box": (
        "p(r('före ') r(pict(txbxContent(p(r('i rutan'))))) r('efter'))",
        ["före efter", "i rutan"],
    ),
    "text box in a run with text": (
        "p(r('ord' pict(txbxContent(p(r('ruta'))))))",
        ["ord", "ruta"],
    ),
    "text box in a text box": (
        "p(r(pict(txbxContent(p(r(pict(txbxContent(p(r('inre')))))))))) p(r('sist'))",
        ["", "", "inre", "sist"],
    ),
    "formula": ("p(r('x') m:oMath(m:r('=2')))", ["x=2"]),
}


@pytest.mark.parametrize(("notation", "lines"), CASES.values(), ids=CASES.keys())
class TestBothReaders:
    def test_text(self, notation: str, lines: list[str]) -> None:
        assert text_of(small_package(notation)).lines == lines

    def test_story(self, notation: str, lines: list[str]) -> None:
        file = word_file_of(small_package(notation), "liten.docx")
        assert [paragraph.text for paragraph in file.paragraphs] == lines


class TestParts:
    def test_runs_keep_their_elements_and_links_their_words(self) -> None:
        package = small_package("p(r('se ') hyperlink(r('pla') r('nen')) r('.'))")
        (paragraph,) = read_part(package.xml[package.main]).paragraphs
        assert [run.text for run in paragraph.runs] == ["se ", "pla", "nen", "."]
        assert {run.element.tag for run in paragraph.runs} == {word_name("r")}
        assert paragraph.links == ("planen",)

    def test_properties_are_known_and_those_within_a_run_are_not_its_own(self) -> None:
        inner = "ruby(rubyBase(r(rPr(b) 'ord')))"
        package = small_package(
            f"p(pPr(rPr(i)) r(rPr(u) 'a' {inner}) r({inner} rPr) r) p"
        )
        first, second = read_part(package.xml[package.main]).paragraphs
        assert (first.properties is None, second.properties is None) == (False, True)
        shapes = [run.properties for run in first.runs]
        told = [
            None if each is None else [child.tag for child in each] for each in shapes
        ]
        assert told == [[word_name("u")], [], None]

    def test_a_link_that_is_deleted_or_in_a_text_box_is_no_link_of_the_paragraph(
        self,
    ) -> None:
        box = BOX.format("p(hyperlink(r('inre')))")
        package = small_package(f"p(del(hyperlink(r('struken'))) {box} hyperlink)")
        outer, inner = read_part(package.xml[package.main]).paragraphs
        assert (outer.links, inner.links) == (("",), ("inre",))

    def test_tables_have_their_rows_cells_and_paragraphs(self) -> None:
        inner = "tbl(tr(tc(p)))"
        package = small_package(
            f"p tbl(sdt(sdtContent(tr(tc(p) sdt(sdtContent(tc({inner} p)))))) tr) p"
        )
        part = read_part(package.xml[package.main])
        first, second = part.tables
        assert [len(cells) for _, cells in first.rows] == [2, 0]
        assert [len(cells) for _, cells in second.rows] == [1]
        assert (first.nested, second.nested) == (False, True)
        assert (first.paragraphs, second.paragraphs) == (range(1, 4), range(2, 3))
        cells = [cell for table in part.tables for _, row in table.rows for cell in row]
        assert [each.cell for each in part.paragraphs] == [
            None,
            cells[0],
            cells[2],
            cells[1],
            None,
        ]

    @pytest.mark.parametrize(
        "notation", ["tr(tc(p(r('a'))))", "tc(p(r('a')))", "tbl(tc(p(r('a'))))"]
    )
    def test_rows_and_cells_that_stand_nowhere_are_read_but_belong_to_no_table(
        self, notation: str
    ) -> None:
        package = small_package(notation)
        part = read_part(package.xml[package.main])
        assert [each.cell for each in part.paragraphs] == [None]
        assert all(table.rows == () for table in part.tables)

    def test_a_paragraph_within_a_paragraph_is_one_of_its_own(self) -> None:
        assert text_of(small_package("p(r('ett') p(r('två')) r('.'))")).lines == [
            "ett.",
            "två",
        ]


def control(key: str, inside: str) -> str:
    return f"sdt(sdtPr(tag[val={key}]) sdtContent({inside}))"


class TestControls:
    def test_of_paragraphs_and_of_runs_and_one_within_another(self) -> None:
        box = control("kryss", "r('☒')")
        body = control("svar", f"p(r('ett')) p({box} r(' Ja'))")
        assert text_of(small_package(body)).tagged == {
            "svar": ["ett", "☒ Ja"],
            "kryss": ["☒"],
        }

    def test_around_a_row_and_without_anything(self) -> None:
        row = control("rad", "tr(tc(p(r('1'))) tc(p(r('2'))))")
        body = f"tbl({row}) {control('tom', '')}"
        assert text_of(small_package(body)).tagged == {"rad": ["1", "2"], "tom": [""]}

    def test_a_deleted_one_is_gone(self) -> None:
        answer = control("svar", "r('x')")
        body = f"p(del({answer}))"
        assert text_of(small_package(body)).tagged == {}

    def test_entries_of_the_contents_are_no_lines_but_stand_in_their_control(
        self,
    ) -> None:
        body = (
            control("i", "p(pPr(pStyle[val=I1]) r('Rubrik 3'))")
            + " p(pPr(pStyle[val=F]) r('Vad?'))"
        )
        text = text_of(small_package(body))
        assert (text.lines, text.questions, text.tagged) == (
            ["Vad?"],
            ["Vad?"],
            {"i": ["Rubrik 3"]},
        )


def nested_boxes(depth: int) -> str:
    inside = "p"
    for number in range(depth, 0, -1):
        inside = f"p(r('{number}') {BOX.format(inside)})"
    return inside


class TestDepth:
    def test_each_of_forty_boxes_within_one_another_is_read_once(self) -> None:
        """To read them once more at each level would never end: 2⁴⁰ times."""
        lines = [*map(str, range(1, 41)), ""]
        package = small_package(nested_boxes(40))
        assert text_of(package).lines == lines
        paragraphs = word_file_of(package, "liten.docx").paragraphs
        assert [paragraph.text for paragraph in paragraphs] == lines

    def test_two_hundred_are_refused(self) -> None:
        data = small_file(nested_boxes(200))
        with pytest.raises(UserError, match="går inte att läsa"):
            open_package(data, "liten.docx")
