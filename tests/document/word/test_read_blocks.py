"""What is found in a Word file: everything that Word keeps as text, and what stands beside it."""

from __future__ import annotations

import pytest

from tests.document.word.small_xml import linked_part, small_package
from tests.document.word.test_reading_order import CASES
from villkor.document.blocks import Run
from villkor.document.word.found import (
    NOTE,
    Beside,
    FoundDocument,
    FoundParagraph,
    FoundTable,
    paragraphs_in,
)
from villkor.document.word.letter_count import letters_in
from villkor.document.word.package import Package
from villkor.document.word.read_blocks import read_blocks

BEGIN = "r(fldChar[fldCharType=begin])"
SEPARATE = "r(fldChar[fldCharType=separate])"
END = "r(fldChar[fldCharType=end])"


def found_in(notation: str, *, rejected: bool = False) -> FoundDocument:
    """What is found in a small file, whose letters are held against its XML."""
    return found_whole(small_package(notation), rejected=rejected)


def found_whole(package: Package, *, rejected: bool = False) -> FoundDocument:
    found = read_blocks(package, rejected=rejected)
    assert letters_found(found) == found.letters
    return found


def letters_found(found: FoundDocument) -> int:
    """The letters of all that is read as text."""
    letters = sum(letters_in(each.text) for each in paragraphs_in(found.blocks))
    hidden = [each.text for each in found.beside if each.kind is Beside.HIDDEN]
    return letters + sum(map(letters_in, hidden))


def lines_of(found: FoundDocument) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_in(found.blocks)]


def only_paragraph(notation: str) -> FoundParagraph:
    (paragraph,) = found_in(notation).blocks
    assert isinstance(paragraph, FoundParagraph)
    return paragraph


@pytest.mark.parametrize("notation", [each for each, _ in CASES.values()], ids=CASES)
def test_every_letter_is_found(notation: str) -> None:
    found_in(notation)
    found_in(notation, rejected=True)


@pytest.mark.parametrize(
    ("notation", "runs"),
    [
        ("p(r('ett') r(' två'))", [Run("ett två")]),
        (
            "p(r('ett ') r(rPr(b i) 'två') r(rPr(b[val=0]) ' tre'))",
            [Run("ett "), Run("två", bold=True, italic=True), Run(" tre")],
        ),
        (
            f"p({BEGIN} r(instrText) {SEPARATE} r('12') {END})",
            [Run("12")],
        ),
        (
            "p(fldSimple[instr=SEQ](r('1')) r('.'))",
            [Run("1.")],
        ),
        (
            "p(r(rPr(lang[val=en-US]) 'Clean Energy') r(rPr(lang[val=sv-SE]) ' och'))",
            [Run("Clean Energy", language="en-GB"), Run(" och")],
        ),
    ],
)
def test_neighbours_of_one_shape_are_one_run(notation: str, runs: list[Run]) -> None:
    assert list(only_paragraph(notation).runs) == runs


def test_box_is_ticked_whatever_it_is_made_of() -> None:
    properties = "sdtPr(tag[val=2.3:ja] w14:checkbox(w14:checked[w14:val={}]))"
    control = f"sdt({properties} sdtContent(r('{{}}')))"
    legacy = "r(fldChar[fldCharType=begin](ffData(checkBox({}))))"
    for ticked, notation in [
        (True, control.format(1, "☒")),
        (False, control.format(0, "☐")),
        (True, control.format(0, "☒")),
        (True, legacy.format("checked")),
        (False, legacy.format("default[val=0]")),
    ]:
        (run,) = only_paragraph(f"p({notation})").runs
        assert run.box is not None
        assert run.ticked is ticked
        assert run.text in "☐☒"


def test_note_stands_where_it_is_referred_to() -> None:
    link, part = linked_part(
        "footnotes",
        "footnotes(footnote[id=2](p(r(footnoteRef) r(' Enligt ') r(rPr(i) 'planen.'))))",
    )
    package = small_package(
        "p(r('ett') r(footnoteReference[id=2]) r(' två'))", link, part
    )
    found = found_whole(package)
    assert lines_of(found) == ["ett (not:  Enligt planen.) två"]
    (paragraph,) = paragraphs_in(found.blocks)
    shown = [run.text for run in paragraph.runs if run.sequence == NOTE]
    assert shown == [" (not:  Enligt ", "planen.", ")"]


TRACKED = (
    "p(r('Vi ') ins[author=A date=2022-05-06T07:08:09Z](r('nu ')) "
    "del[author=B](r(delText)) r('arbetar.'))"
)


def test_tracked_changes_are_told_and_taken_or_not() -> None:
    struck = TRACKED.replace("r(delText)", "r('då ')")
    accepted, rejected = found_in(struck), found_in(struck, rejected=True)
    assert lines_of(accepted) == ["Vi nu arbetar."]
    assert lines_of(rejected) == ["Vi då arbetar."]
    assert accepted.changes == rejected.changes
    told = [(each.added, each.text, each.author, each.day) for each in accepted.changes]
    assert told == [(True, "nu ", "A", "2022-05-06"), (False, "då ", "B", "")]


@pytest.mark.parametrize(
    ("mark", "accepted", "rejected"),
    [
        ("del", ["ett två"], ["ett ", "två"]),
        ("ins", ["ett ", "två"], ["ett två"]),
        ("moveFrom", ["ett två"], ["ett ", "två"]),
        ("moveTo", ["ett ", "två"], ["ett två"]),
    ],
)
def test_paragraph_whose_end_is_gone_goes_on_in_the_next(
    mark: str, accepted: list[str], rejected: list[str]
) -> None:
    notation = f"p(pPr(rPr({mark})) r('ett ')) p(r('två'))"
    assert lines_of(found_in(notation)) == accepted
    assert lines_of(found_in(notation, rejected=True)) == rejected


def test_row_that_is_struck_out_is_no_row() -> None:
    row = "tr({} tc(p(r('ett'))))"
    notation = f"tbl({row.format('trPr(del)')} {row.format('trPr(ins)')})"
    for rejected in (False, True):
        (table,) = found_in(notation, rejected=rejected).blocks
        assert isinstance(table, FoundTable)
        assert len(table.rows) == 1


def test_cells_of_a_table_are_where_they_stand() -> None:
    notation = (
        "sdt(sdtPr(tag[val=utanför]) sdtContent(tbl("
        "tr(tc(tcPr(gridSpan[val=2] vMerge[val=restart]) p(r('ett'))) "
        "tc(sdt(sdtPr(tag[val=inne]) sdtContent(p(r('två'))))))"
        "tr(tc(tcPr(gridSpan[val=2] vMerge) p) tc(tbl(tr(tc(p(r('tre'))))) p))"
        "))) p(r('efter'))"
    )
    table, after = found_in(notation).blocks
    assert isinstance(table, FoundTable)
    assert isinstance(after, FoundParagraph)
    assert after.text == "efter"
    assert table.controls == ("utanför",)
    (first, second), (below, nested) = table.rows
    assert (first.text, first.across, first.continued) == ("ett", 2, False)
    assert (second.text, second.controls) == ("två", ("inne",))
    assert below.continued
    assert isinstance(nested.blocks[0], FoundTable)
    assert nested.text == "tre\n"


NUMBERING = (
    "numbering("
    "abstractNum[abstractNumId=0]("
    "lvl[ilvl=0](start[val=1] numFmt[val=decimal] lvlText[val=%1])"
    "lvl[ilvl=1](start[val=1] numFmt[val=decimal] lvlText[val=%1.%2])"
    "lvl[ilvl=2](start[val=1] numFmt[val=lowerLetter] lvlText[val=%3)] )"
    ") abstractNum[abstractNumId=1](lvl[ilvl=0](numFmt[val=bullet] lvlText[val=-]))"
    "num[numId=1](abstractNumId[val=0])"
    "num[numId=2](abstractNumId[val=1])"
    "num[numId=3](abstractNumId[val=0] lvlOverride[ilvl=0](startOverride[val=7]))"
    ")"
)


def test_automatic_numbers_are_those_that_word_shows() -> None:
    link, part = linked_part("numbering", NUMBERING)
    places = [(1, 0), (1, 1), (1, 1), (2, 0), (1, 0), (1, 1), (1, 2), (1, 2), (3, 0)]
    notation = " ".join(
        f"p(pPr(numPr(ilvl[val={level}] numId[val={number}])) r('x'))"
        for number, level in places
    )
    found = found_whole(small_package(notation, link, part))
    paragraphs = list(paragraphs_in(found.blocks))
    shown = [each.numbered for each in paragraphs]
    assert shown == ["1", "1.1", "1.2", "", "2", "2.1", "a)", "b)", "7"]
    items = [each.item for each in paragraphs if each.item]
    assert [each.ordered for each in items] == [
        each.numbered != "" for each in paragraphs
    ]
    assert [each.first for each in items] == [1, 1, 1, 1, 1, 1, 1, 1, 7]


def test_what_stands_beside_the_text_is_told() -> None:
    link, part = linked_part(
        "comments",
        "comments(comment[id=1 author=A date=2022-05-06T07:08:09Z](p(r('Stämmer det?'))))",
    )
    notation = (
        "p(r('ett')) "
        "p(commentRangeStart[id=1] r('två') r(rPr(vanish) 'dolt') r(drawing(a:blip))) "
        "altChunk p"
    )
    found = found_whole(small_package(notation, link, part))
    assert lines_of(found) == ["ett", "två", ""]
    told = {(each.kind, each.text, each.near) for each in found.beside}
    assert told == {
        (Beside.HIDDEN, "dolt", 1),
        (Beside.PICTURE, "", 1),
        (Beside.DOCUMENT, "", 2),
        (Beside.COMMENT, "Stämmer det?", 1),
    }
    (comment,) = found.comments
    assert (comment.author, comment.day, comment.near) == ("A", "2022-05-06", 1)


def test_text_box_is_read_once_after_its_paragraph() -> None:
    box = "pict(txbxContent(p(r('rutan'))))"
    notation = (
        f"p(r(mc:AlternateContent(mc:Choice({box}) mc:Fallback({box}))) r('ett'))"
    )
    first, second = found_in(notation).blocks
    assert isinstance(first, FoundParagraph)
    assert isinstance(second, FoundParagraph)
    assert (first.text, first.boxed) == ("ett", False)
    assert (second.text, second.boxed) == ("rutan", True)


def test_link_has_its_address() -> None:
    link = (
        '<Relationship Id="x" Type="y/hyperlink" Target="https://a.se/" '
        'TargetMode="External"/>'
    )
    notation = "p(hyperlink[r:id=x](r('planen')) hyperlink[anchor=y](r(' här')))"
    (paragraph,) = found_whole(small_package(notation, link)).blocks
    assert isinstance(paragraph, FoundParagraph)
    assert paragraph.runs == (Run("planen", link="https://a.se/"), Run(" här"))
