from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws import examples
from villkor.document import commonmark, markdown
from villkor.document.blocks import (
    Flow,
    ListBlock,
    Paragraph,
    Run,
    block_lines,
    text_paragraph,
)
from villkor.document.commonmark import has_bullets, refused
from villkor.document.markdown import markdown_blocks

MARKS = [
    "*",
    "**",
    "_",
    "# ",
    "> ",
    "- ",
    "\n- ",
    "\n  - ",
    "\n1. ",
    "\n7) ",
    "\n    ",
    "[ord](#)",
    "![bild](#)",
    "---",
    "\\",
    "\n",
    "\n\n",
]
WORDS = ["a", "å", "Två ord", "2022", " ", ",", "!"]
ANYTHING = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            [*MARKS, *WORDS, "<b>", "`", "```", "|", "|-|", "&amp;", "(", ")"]
        )
    ).map("".join),
)

# HTML is given as it is written, and so are character references and code. The rest is letters and
# what shapes them.
SHAPED = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="<&`~|(")),
    st.lists(st.sampled_from([*MARKS, *WORDS]), max_size=20).map("".join),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", (), id="nothing"),
        pytest.param("Ett stycke.", (text_paragraph("Ett stycke."),), id="a paragraph"),
        pytest.param(
            "Två\nrader.", (text_paragraph("Två rader."),), id="lines of one paragraph"
        ),
        pytest.param(
            "Ett.\n\nTvå.\n",
            (text_paragraph("Ett."), text_paragraph("Två.")),
            id="two paragraphs",
        ),
        pytest.param(
            "Rad  \nbruten", (text_paragraph("Rad\nbruten"),), id="a line break"
        ),
        pytest.param(
            "en **fet** text",
            (Paragraph((Run("en "), Run("fet", bold=True), Run(" text"))),),
            id="bold",
        ),
        pytest.param(
            "en *kursiv* text",
            (Paragraph((Run("en "), Run("kursiv", italic=True), Run(" text"))),),
            id="italics",
        ),
        pytest.param(
            "en **fet *kursiv* text** till",
            (
                Paragraph(
                    (
                        Run("en "),
                        Run("fet ", bold=True),
                        Run("kursiv", bold=True, italic=True),
                        Run(" text", bold=True),
                        Run(" till"),
                    )
                ),
            ),
            id="italics in bold",
        ),
        pytest.param(
            "se [Isof](https://isof.se)",
            (Paragraph((Run("se "), Run("Isof", link="https://isof.se"))),),
            id="a link",
        ),
        pytest.param(
            "om [to do]{en} nu",
            (Paragraph((Run("om "), Run("to do", language="en-GB"), Run(" nu"))),),
            id="another language",
        ),
        pytest.param(
            "[a **b** [c](#)]{fi}",
            (
                Paragraph(
                    (
                        Run("a ", language="fi-FI"),
                        Run("b", bold=True, language="fi-FI"),
                        Run(" ", language="fi-FI"),
                        Run("c", link="#", language="fi-FI"),
                    )
                ),
            ),
            id="another language through several shapes",
        ),
        pytest.param(
            "[ord]{xx} och [ord]",
            (text_paragraph("[ord]{xx} och [ord]"),),
            id="brackets that mark no language",
        ),
        pytest.param(
            "fem \\* sex", (text_paragraph("fem * sex"),), id="an escaped asterisk"
        ),
        pytest.param(
            "5 * 6 * 7", (text_paragraph("5 * 6 * 7"),), id="asterisks between blanks"
        ),
        pytest.param(
            "snake_case_ord",
            (text_paragraph("snake_case_ord"),),
            id="underscores in a word",
        ),
        pytest.param(
            "FoU &amp; innovation",
            (text_paragraph("FoU & innovation"),),
            id="a character reference",
        ),
        pytest.param(
            "[1]: https://isof.se",
            (
                Paragraph(
                    (Run("[1]: "), Run("https://isof.se", link="https://isof.se"))
                ),
            ),
            id="a link definition is text, and its address a link",
        ),
        pytest.param(
            "- ett\n- två",
            (ListBlock(((text_paragraph("ett"),), (text_paragraph("två"),))),),
            id="a bullet list",
        ),
        pytest.param(
            "* ett\n* två",
            (ListBlock(((text_paragraph("ett"),), (text_paragraph("två"),))),),
            id="a bullet list of asterisks",
        ),
        pytest.param(
            "1. ett\n2. två",
            (
                ListBlock(
                    ((text_paragraph("ett"),), (text_paragraph("två"),)), ordered=True
                ),
            ),
            id="a numbered list",
        ),
        pytest.param(
            "7. sju",
            (ListBlock(((text_paragraph("sju"),),), ordered=True, start=7),),
            id="a numbered list from seven",
        ),
        pytest.param(
            "- ett\n  - under",
            (
                ListBlock(
                    ((text_paragraph("ett"), ListBlock(((text_paragraph("under"),),))),)
                ),
            ),
            id="a list in a list",
        ),
        pytest.param(
            "- ett\n\n  mer",
            (ListBlock(((text_paragraph("ett"), text_paragraph("mer")),)),),
            id="two paragraphs in an item",
        ),
        pytest.param(
            "-\n- två", (ListBlock(((), (text_paragraph("två"),))),), id="an empty item"
        ),
        pytest.param(
            "Text:\n- ett",
            (text_paragraph("Text:"), ListBlock(((text_paragraph("ett"),),))),
            id="a list right after a line",
        ),
    ],
)
def test_paragraphs_lists_and_shapes(text: str, expected: tuple[Flow, ...]) -> None:
    assert markdown_blocks(text) == expected


@pytest.mark.parametrize(
    ("text", "what"),
    [
        pytest.param("Text.\n\n¤# Rubrik", "en rubrik (#)", id="heading"),
        pytest.param("Text.\n\n¤> citat", "ett citatblock (>)", id="quotation"),
        pytest.param("Text.\n\n¤```\nkod\n```", "ett kodblock (```)", id="fenced code"),
        pytest.param(
            "Text.\n\n¤    indragen",
            "ett kodblock (fyra blanksteg framför raden)",
            id="indented code",
        ),
        pytest.param("Text med ¤`kod` i", "kod mellan ` och `", id="code"),
        pytest.param(
            "Text.\n\n¤<div>ruta</div>", "HTML", id="HTML on lines of its own"
        ),
        pytest.param("Text med ¤<br> i", "HTML", id="HTML in a line"),
        pytest.param("Text med ¤![en bild](bild.png) i", "en bild", id="picture"),
        pytest.param("Text.\n\n¤---\n\nMer.", "en avskiljande linje", id="line across"),
        pytest.param(
            "Text.\n\n¤| a | b |\n|---|---|\n| 1 | 2 |", "en tabell", id="table"
        ),
        pytest.param(
            "Text ¤~~struken~~ text", "överstruken text (~~)", id="struck out"
        ),
        pytest.param(
            "Rubrik\n¤======\nText",
            "en understruken rubrik (=== eller --)",
            id="heading with a line of =",
        ),
        pytest.param(
            "Rubrik\n¤--\n\nText",
            "en understruken rubrik (=== eller --)",
            id="heading with two dashes",
        ),
        pytest.param(
            "Rubrik\n¤-----\nText",
            "en avskiljande linje",
            id="heading with a line of dashes",
        ),
        pytest.param("Text¤[^1] med not", "en fotnot ([^1])", id="footnote"),
        pytest.param(
            "Ytan är 2¤*3*4 m",
            "asterisker mellan siffror (2*3*4)",
            id="asterisks between digits",
        ),
        pytest.param(
            "Ytan är 2¤**3**4 m",
            "asterisker mellan siffror (2*3*4)",
            id="pairs of asterisks between digits",
        ),
        pytest.param(
            "- punkt\n\n¤  # Rubrik i punkt", "en rubrik (#)", id="heading in a list"
        ),
        pytest.param(
            "Första raden\noch **andra ¤`kod`**",
            "kod mellan ` och `",
            id="code in bold on the second line",
        ),
    ],
)
def test_what_word_cannot_carry_is_refused_at_its_place(text: str, what: str) -> None:
    ((offset, found, instead),) = refused(text.replace("¤", ""))
    assert (offset, found) == (text.index("¤"), what)
    assert instead


@pytest.mark.parametrize(
    "mark",
    [
        "[ord]{engelska}",
        "[Sámi]{sma}",
        "[a b]{EN}",
        "[ord] {fi}",
        "[ord]{ en }",
        "[ord]{en",
        "[ord]{}",
    ],
)
def test_a_language_mark_that_is_none_is_refused(mark: str) -> None:
    ((offset, found, instead),) = refused(f"Text {mark}\nmer text")
    assert (offset, found) == (5, f"språkmärket ”{mark}”")
    assert "en, fi, se" in instead


@pytest.mark.parametrize(
    "text",
    [
        "[ord]{en} och [ord\nmed mer]{fi}",
        "[1] {a, b}",
        "[länk](https://a.se) {en}",
        "\\[ord]{xx}",
        "{en} [ord]",
    ],
)
def test_a_language_mark_and_other_brackets_are_not_refused(text: str) -> None:
    assert list(refused(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Stycke.",
        "**fet** *kursiv* [länk](https://isof.se)",
        "- punkt\n  1. nummer",
        "Rad\n\n===",
        "5 < 6 & 7",
        "cirka ~5 och ~~6",
        "2 * 3 * 4",
        "2\\*3\\*4",
        "5*",
        "*3*4",
        "Rad\n=",
        "a == b",
        "Rad\n- punkt",
        "[1] och [^ 2]",
    ],
)
def test_what_word_can_carry_is_not_refused(text: str) -> None:
    assert list(refused(text)) == []


def test_of_two_alike_each_is_refused_at_its_own_place() -> None:
    text = "Ett `ord` och\nett `ord` till, ![a](b) och ![a](c)."
    assert [offset for offset, _, _ in refused(text)] == [4, 18, 30, 42]


@pytest.mark.parametrize(
    ("text", "given_as"),
    [
        pytest.param("# Rubrik med **fetstil**", ["Rubrik med fetstil"], id="heading"),
        pytest.param(
            "> citat\n> på två rader\n>\n> - och lista",
            ["citat på två rader", "och lista"],
            id="quotation",
        ),
        pytest.param(
            "```\nkod\n  indragen\n```", ["kod\n  indragen"], id="fenced code"
        ),
        pytest.param("    kod", ["kod"], id="indented code"),
        pytest.param("ett `kodord` här", ["ett kodord här"], id="code"),
        pytest.param(
            "<div>ruta</div>", ["<div>ruta</div>"], id="HTML on lines of its own"
        ),
        pytest.param("rad<br>rad", ["rad<br>rad"], id="HTML in a line"),
        pytest.param("![bild på älv](älv.png)", ["bild på älv"], id="picture"),
        pytest.param(
            "| a | b |\n|---|---|\n| 1 | 2 |",
            ["| a | b | |---|---| | 1 | 2 |"],
            id="table",
        ),
    ],
)
def test_what_is_refused_is_still_given_as_plain_text(
    text: str, given_as: list[str]
) -> None:
    assert block_lines(markdown_blocks(text)) == given_as


def test_has_bullets() -> None:
    assert has_bullets("Text:\n\n- punkt")
    assert has_bullets("1. nummer\n   - punkt")
    assert not has_bullets("1. nummer")
    assert not has_bullets("Text - med streck")


@pytest.mark.law
@settings(deadline=None, max_examples=examples(400))
@given(
    text=st.one_of(
        ANYTHING,
        st.lists(
            st.sampled_from(
                [
                    *MARKS,
                    *WORDS,
                    "\n\n",
                    "\n \n",
                    "  ",
                    "\t",
                    "\r",
                    "~~~",
                    "<",
                    "&#12;",
                    "=",
                    "+ ",
                    "\u00a0",
                    "\x0c",
                ]
            )
        ).map("".join),
    )
)
def test_a_paragraph_of_words_is_the_same_without_the_parser(text: str) -> None:
    parsed = markdown._flow_blocks(commonmark.tree(text))  # noqa: SLF001 - how all could go
    assert markdown.markdown_blocks(text) == tuple(parsed)


@settings(deadline=None)
@given(ANYTHING)
def test_any_text_can_be_read_and_has_bullets_if_there_is_a_bullet_list_in_its_blocks(
    text: str,
) -> None:
    assert has_bullets(text) is any(map(is_or_holds_bullets, markdown_blocks(text)))


def is_or_holds_bullets(block: Flow) -> bool:
    return isinstance(block, ListBlock) and (
        not block.ordered
        or any(is_or_holds_bullets(part) for item in block.items for part in item)
    )


@settings(deadline=None)
@given(ANYTHING.map(lambda text: text.replace("\r", "")))
def test_what_is_refused_stands_in_the_text(text: str) -> None:
    assert all(0 <= offset <= len(text) for offset, _, _ in refused(text))


@settings(deadline=None)
@given(SHAPED)
def test_every_letter_is_kept_in_order(text: str) -> None:
    assert letters("".join(block_lines(markdown_blocks(text)))) == letters(text)


def letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


@settings(deadline=None)
@given(SHAPED.map(lambda text: text.replace(".", "").replace(")", "")))
def test_every_digit_is_kept_where_none_can_be_the_number_of_an_item(text: str) -> None:
    assert digits("".join(block_lines(markdown_blocks(text)))) == digits(text)


def digits(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@given(st.text("- *+\nab1.", max_size=12))
def test_that_there_are_bullets_is_seen_alike_with_and_without_the_parser(
    text: str,
) -> None:
    found = [block for block in markdown_blocks(text) if isinstance(block, ListBlock)]
    listed = any(not block.ordered or _holds_bullets(block) for block in found)
    assert has_bullets(text) == listed


def _holds_bullets(block: ListBlock) -> bool:
    inner = [
        part for item in block.items for part in item if isinstance(part, ListBlock)
    ]
    return not block.ordered or any(map(_holds_bullets, inner))
