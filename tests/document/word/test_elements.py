"""WordprocessingML as text: what is written is what is read back, whatever stands in it."""

from __future__ import annotations

from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from villkor.document.word.elements import (
    field_runs,
    make_element,
    parsed_body,
    text_run,
)

# What an XML parser gives back as it was written: XML 1.0 has no other characters.
TEXT = st.text(
    st.characters(
        exclude_categories=["Cs"],
        exclude_characters="".join(
            map(chr, (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))
        ),
    )
)


def test_attributes_and_children_are_of_the_main_namespace_them() -> None:
    (made,) = parsed_body(
        make_element(
            "p",
            make_element("pPr", "", make_element("jc", val="center")),
            make_element("r"),
            ind=1,
        )
    )
    assert (made.tag, made.get(qn("w:ind"))) == (qn("w:p"), "1")
    assert [child.tag for child in made.iter()] == [
        qn(f"w:{tag}") for tag in ("p", "pPr", "jc", "r")
    ]


def test_an_attribute_may_have_a_prefix_of_its_own() -> None:
    (made,) = parsed_body(make_element("hyperlink", **{"r:id": "rId1"}, history=1))
    assert (made.get(qn("r:id")), made.get(qn("w:history"))) == ("rId1", "1")


def test_a_field_begins_with_its_instruction_and_ends_after_its_result() -> None:
    begin, end = field_runs("PAGE", [text_run("1")], dirty=True)
    kinds = [
        run.getchildren()[0].get(qn("w:fldCharType"), run.getchildren()[0].text)
        for run in parsed_body(begin + end)
    ]
    assert kinds == ["begin", " PAGE ", "separate", "1", "end"]
    assert parsed_body(begin)[0][0].get(qn("w:dirty")) == "true"
    assert parsed_body(field_runs("PAGE")[0])[0][0].get(qn("w:dirty")) is None


def test_several_elements_are_read_in_order() -> None:
    assert [
        element.tag for element in parsed_body(make_element("p") + make_element("tbl"))
    ] == [
        qn("w:p"),
        qn("w:tbl"),
    ]
    assert parsed_body("") == []


@given(TEXT)
def test_any_text_is_read_back_exactly(text: str) -> None:
    (run,) = parsed_body(text_run(text))
    signs = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    assert "".join(signs.get(piece.tag) or piece.text for piece in run) == text


@given(TEXT)
def test_any_attribute_is_read_back_exactly(value: str) -> None:
    (made,) = parsed_body(make_element("tblDescription", val=value))
    assert made.get(qn("w:val")) == value


@given(st.text())
def test_what_xml_cannot_hold_is_left_out_of_text_and_attributes(text: str) -> None:
    (made,) = parsed_body(
        make_element("x", text_run(f"a\0{text}\ufffeb"), val=f"a\0{text}\ud800b")
    )
    assert made.get(qn("w:val"))[0] == "a"
    assert made.get(qn("w:val"))[-1] == "b"
