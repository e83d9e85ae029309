from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from villkor.base.diagnostic import Finding, Where
from villkor.base.yaml.compose import parse_yaml
from villkor.base.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence

PIECES = [
    *"ab1å: -\n|>\"'[]{}*&!%@`#,?~\\\t",
    "\n  ",
    "\n    ",
    "---\n",
    "...",
    "<<: ",
    "nyckel: ",
    "- ",
    '"1.1.1": |\n',
    "\u2028",
    "\x00",
    "\ufeff",
]
YAMLLIKE = st.one_of(
    st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
)
LINES = st.lists(
    st.text(
        st.characters(
            exclude_categories=["Cc", "Cs"],
            exclude_characters="\u2028\u2029\ufffe\uffff",
        )
    ),
    min_size=1,
)


def read(source: str) -> Node:
    """The top node of a faultless text."""
    node, findings = parse_yaml(source, "f.yaml")
    assert findings == ()
    assert node is not None
    return node


def value(source: str) -> Scalar:
    """The text under the last key of a faultless mapping."""
    node = read(source)
    assert isinstance(node, Mapping)
    scalar = node.entries[-1].value
    assert isinstance(scalar, Scalar)
    return scalar


def only_fault(source: str) -> Finding:
    _, (finding,) = parse_yaml(source, "f.yaml")
    return finding


def scalars(node: Node | None) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence():
            for item in node.items:
                yield from scalars(item)
        case Mapping():
            for entry in node.entries:
                yield entry.key
                yield from scalars(entry.value)


def at(line: int, column: int) -> Where:
    return Where("f.yaml", line, column)


def test_a_file_becomes_nodes_with_their_places() -> None:
    source = "status: klar\nrader:\n  - ett\n  - två\n"
    assert read(source) == Mapping(
        (
            Entry(Scalar("status", at(1, 1)), Scalar("klar", at(1, 9))),
            Entry(
                Scalar("rader", at(2, 1)),
                Sequence((Scalar("ett", at(3, 5)), Scalar("två", at(4, 5))), at(3, 3)),
            ),
        ),
        at(1, 1),
    )


def test_brackets_and_braces_are_lists_and_mappings() -> None:
    node = read("{mål: [5, 8]}")
    assert node == Mapping(
        (
            Entry(
                Scalar("mål", at(1, 2)),
                Sequence((Scalar("5", at(1, 8)), Scalar("8", at(1, 11))), at(1, 7)),
            ),
        ),
        at(1, 1),
    )


@pytest.mark.parametrize(
    "word",
    [
        "no",
        "ja",
        "010",
        "1.10",
        "1e3",
        "2022-12-31",
        "0x1F",
        "12:30",
        "null",
        "~",
        "true",
        ".inf",
    ],
)
def test_a_word_is_the_text_that_was_written_and_nothing_else(word: str) -> None:
    assert value(f"nyckel: {word}").text == word


@pytest.mark.parametrize(
    ("written", "text", "style"),
    [
        pytest.param("ord", "ord", "", id="plain"),
        pytest.param('"ord: två"', "ord: två", '"', id="double quotes"),
        pytest.param("'Eva''s'", "Eva's", "'", id="single quotes"),
        pytest.param("|\n  ett\n\n  två\n", "ett\n\ntvå\n", "|", id="literal"),
        pytest.param("|-\n  ett\n", "ett", "|", id="literal without its last line end"),
        pytest.param(">\n  ett\n  två\n", "ett två\n", ">", id="folded"),
        pytest.param("ett\n  två", "ett två", "", id="plain on two lines"),
        pytest.param("FoU # kommentar", "FoU", "", id="plain before a comment"),
        pytest.param("C#", "C#", "", id="a number sign in a word"),
    ],
)
def test_styles(written: str, text: str, style: str) -> None:
    scalar = value(f"nyckel: {written}")
    assert (scalar.text, scalar.style) == (text, style)


@pytest.mark.parametrize(
    "written",
    ["", "~", "null", '""', "''", '"  "', "|\n", "|\n  \n\n", "# bara en kommentar"],
)
def test_empty_values(written: str) -> None:
    assert value(f"nyckel: {written}").empty


@pytest.mark.parametrize(
    "written", ["0", "nej", "nul", '"null"', "'~'", "|\n  null", "–"]
)
def test_values_that_are_not_empty(written: str) -> None:
    assert not value(f"nyckel: {written}").empty


@pytest.mark.parametrize("source", ["", "\n\n", "# bara en kommentar\n", "\ufeff"])
def test_an_empty_file_has_no_node_and_no_fault(source: str) -> None:
    assert parse_yaml(source, "f.yaml") == (None, ())


def test_doubled_keys_are_kept_and_the_first_is_got() -> None:
    node = read("a: ett\na: två\n")
    assert isinstance(node, Mapping)
    assert [entry.key.text for entry in node.entries] == ["a", "a"]
    assert node.get("a") == Scalar("ett", at(1, 4))
    assert node.get("b") is None


def test_a_line_of_three_dashes_first_in_the_file_is_no_fault() -> None:
    assert value("---\nnyckel: ord").text == "ord"


class TestCut:
    """A comment may take the end of a text away: `projekt #3`.

    The place is kept for whoever wants to say so.
    """

    @pytest.mark.parametrize(
        ("source", "place"),
        [
            pytest.param(
                "nyckel: projekt ¤#3", at(1, 17), id="a number sign after a blank"
            ),
            pytest.param("nyckel: klar    ¤# kommentar", at(1, 17), id="a comment"),
            pytest.param(
                "nyckel: ett\n  två ¤# kommentar",
                at(2, 7),
                id="on the last line of a text",
            ),
        ],
    )
    def test_a_comment_after_a_plain_text_cuts_it(
        self, source: str, place: Where
    ) -> None:
        assert value(source.replace("¤", "")).cut == place

    @pytest.mark.parametrize(
        "source",
        [
            "nyckel: C#",
            "nyckel: 'ord' # kommentar",
            "nyckel: | # kommentar\n  ord # ord\n",
            "nyckel: # kommentar",
            "nyckel: ord\n# kommentar",
        ],
    )
    def test_nothing_is_cut(self, source: str) -> None:
        assert value(source).cut is None


class TestPlaces:
    @pytest.mark.parametrize(
        ("source", "place"),
        [
            pytest.param("nyckel: |\n  ¤ord", at(2, 3), id="next line"),
            pytest.param("nyckel: |\n      ¤ord", at(2, 7), id="far in"),
            pytest.param(
                "nyckel:\n  |\n  ¤ord", at(3, 3), id="the bar on a line of its own"
            ),
            pytest.param(
                "nyckel: | # kommentar\n  ¤ord", at(2, 3), id="a comment after the bar"
            ),
            pytest.param("rader:\n  - namn: |\n      ¤ord", at(3, 7), id="in a list"),
            pytest.param(
                "nyckel: |2\n    ¤- ord",
                at(2, 5),
                id="a first line with blanks of its own",
            ),
            pytest.param("nyckel: |\n\n\n  ¤ord", at(4, 3), id="after empty lines"),
            pytest.param(
                "nyckel: |\n  ett\n    två\n\n  ¤ord",
                at(5, 3),
                id="after longer and empty lines",
            ),
            pytest.param("nyckel: ¤ord", at(1, 9), id="plain"),
            pytest.param(
                "nyckel: ett två ¤ord", at(1, 17), id="plain, later on the line"
            ),
            pytest.param(
                "nyckel:\n  ett ¤ord", at(2, 7), id="plain on a line of its own"
            ),
            pytest.param(
                "nyckel: ett\n    två ¤ord", at(2, 9), id="plain over two lines"
            ),
            pytest.param(
                "nyckel: 'det''s ¤ord'",
                at(1, 17),
                id="quoted, after a doubled quotation mark",
            ),
            pytest.param(
                'nyckel: "ett \\"två\\"\\t\\u00e5 ¤ord"',
                at(1, 30),
                id="quoted, after escapes",
            ),
            pytest.param('nyckel: "ett\n  ¤ord"', at(2, 3), id="quoted over two lines"),
            pytest.param("nyckel: >\n  ett\n\n  ¤ord", at(4, 3), id="folded"),
            pytest.param(
                "rader:\n  - >-\n    ett\n    ¤ord", at(4, 5), id="folded in a list"
            ),
        ],
    )
    def test_a_character_is_found_where_it_was_written(
        self, source: str, place: Where
    ) -> None:
        (scalar,) = [scalar for scalar in scalars(read(source)) if "¤" in scalar.text]
        assert scalar.at(scalar.text.index("¤")) == place

    @pytest.mark.parametrize(
        ("source", "offset", "place"),
        [
            pytest.param(
                "nyckel: ett\n  två",
                3,
                at(1, 12),
                id="a blank that was the end of a line",
            ),
            pytest.param("nyckel: ett\n  två", 7, at(2, 6), id="the end of the text"),
            pytest.param('nyckel: "ord"', 3, at(1, 13), id="the end of a quoted text"),
            pytest.param(
                'nyckel: " ord"', 0, at(1, 9), id="a blank first in a quoted text"
            ),
            pytest.param(
                "nyckel: >\n  ord\n", 4, at(2, 6), id="the end of a folded text"
            ),
        ],
    )
    def test_what_cannot_be_seen_is_placed_beside_what_can(
        self, source: str, offset: int, place: Where
    ) -> None:
        assert value(source).at(offset) == place

    @settings(deadline=None)
    @given(
        st.lists(st.text("aå'\"é#", min_size=1), min_size=1).map(" ".join),
        st.sampled_from(["'", '"', ">", ""]),
    )
    def test_every_character_of_a_text_written_over_several_lines_is_found(
        self, text: str, style: str
    ) -> None:
        written = {"'": text.replace("'", "''"), '"': text.replace('"', '\\"')}.get(
            style, text
        ).replace(" ", "\n  ")
        source = (
            f"nyckel: {style}{written}{style}\n"
            if style != ">"
            else f"nyckel: >\n  {written}\n"
        )
        node, findings = parse_yaml(source, "fil.yaml")
        assume(isinstance(node, Mapping) and not findings)
        assert isinstance(node, Mapping)
        (scalar,) = [scalar for scalar in scalars(node) if scalar.text != "nyckel"]
        lines = source.split("\n")
        for offset, sign in enumerate(scalar.text):
            place = scalar.at(offset)
            if not sign.isspace():
                assert (
                    lines[place.line - 1][place.column - 1 :]
                    .lstrip("\\")
                    .startswith(sign)
                )

    def test_a_literal_block_whose_lines_are_not_separated_by_line_feeds_stands_at_its_bar(
        self,
    ) -> None:
        assert value("nyckel: |\r  ord\r").where == at(1, 9)

    def test_an_empty_literal_block_stands_at_its_bar(self) -> None:
        assert value("nyckel: |\n\n").where == at(1, 9)

    @settings(deadline=None)
    @given(
        LINES,
        st.sampled_from(
            [
                "nyckel: |",
                "nyckel: |-",
                "nyckel: |+",
                "nyckel: |2",
                "nyckel:\n |",
                "nyckel: |\n",
            ]
        ),
        st.integers(2, 5),
    )
    def test_every_character_of_a_literal_block_is_found(
        self, lines: list[str], head: str, indent: int
    ) -> None:
        """With whatever lines, if YAML takes them: a first line that begins with blanks needs
        |2.
        """
        source = (
            f"före: ord\n{head}\n"
            + "".join(f"{' ' * indent}{line}\n" for line in lines)
            + "efter: ord\n"
        )
        check_literal_blocks(source)

    @settings(deadline=None)
    @given(YAMLLIKE.map(lambda text: text.replace("\r", "")))
    def test_every_character_of_every_literal_block_of_any_text_is_found(
        self, source: str
    ) -> None:
        check_literal_blocks(source)


def check_literal_blocks(source: str) -> None:
    rows = [f"{row}\n" for row in source.split("\n")]
    node, findings = parse_yaml(source, "f.yaml")
    unseen = {finding.where for finding in findings}  # these are read as blanks
    for scalar in scalars(node):
        if scalar.style == "|" and not scalar.empty:
            for offset, char in enumerate(scalar.text):
                place = scalar.at(offset)
                assert (
                    char == "\n"
                    or place in unseen
                    or rows[place.line - 1][place.column - 1] == char
                )


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("source", "place", "message"),
        [
            pytest.param(
                "a: *eva", at(1, 4), "En asterisk (*) först i ett värde", id="alias"
            ),
            pytest.param(
                "a: !viktigt text",
                at(1, 4),
                "Ett utropstecken först i ett värde",
                id="tag on text",
            ),
            pytest.param(
                "a: !lista [ett]",
                at(1, 4),
                "Ett utropstecken först i ett värde",
                id="tag on a list",
            ),
            pytest.param(
                "a:\n  !nycklar\n  b: ord",
                at(2, 3),
                "Ett utropstecken först i ett värde",
                id="tag on a mapping",
            ),
            pytest.param(
                "[a]: ord", at(1, 1), "En nyckel måste vara ett ord", id="a list as key"
            ),
            pytest.param(
                "a: ett\n---\nb: två",
                at(2, 1),
                "Raden --- delar filen i två.",
                id="a second document",
            ),
            pytest.param(
                "a: ett\n--- \n",
                at(2, 1),
                "Raden --- delar filen i två.",
                id="a second, empty document",
            ),
            pytest.param(
                "a: ord\nb: två\u2028rader",
                at(2, 7),
                "Här står ett osynligt tecken (U+2028)",
                id="a line separator",
            ),
            pytest.param(
                "a: |\n  ett\x0btvå",
                at(2, 6),
                "Här står ett osynligt tecken (U+000B)",
                id="a line tabulation",
            ),
        ],
    )
    def test_what_hides_what_a_file_says(
        self, source: str, place: Where, message: str
    ) -> None:
        finding = only_fault(source)
        assert finding.where == place
        assert finding.message.startswith(message)
        assert finding.hint

    def test_the_rest_of_the_file_is_still_read(self) -> None:
        node, _ = parse_yaml(
            "a: *eva\nb: !x ord\n[c]: ord\nd: två\u2028rader\n", "f.yaml"
        )
        assert isinstance(node, Mapping)
        assert {
            entry.key.text: entry.value.text
            for entry in node.entries
            if isinstance(entry.value, Scalar)
        } == {
            "a": "",
            "b": "ord",
            "d": "två rader",
        }

    def test_a_file_of_two_documents_is_not_read_by_half(self) -> None:
        node, findings = parse_yaml("a: ett\n---\na: två", "f.yaml")
        assert node is None
        assert len(findings) == 1

    def test_every_unseen_character_is_told(self) -> None:
        _, findings = parse_yaml("a: \x00ord\nb: \x7f ord \ufffe\n", "f.yaml")
        assert [(finding.where, finding.message[:38]) for finding in findings] == [
            (at(1, 4), "Här står ett osynligt tecken (U+0000) "),
            (at(2, 4), "Här står ett osynligt tecken (U+007F) "),
            (at(2, 10), "Här står ett osynligt tecken (U+FFFE) "),
        ]

    def test_a_file_that_cannot_be_read_has_no_node_but_all_its_faults(self) -> None:
        node, findings = parse_yaml('a: \x00\nb: "öppet\n', "f.yaml")
        assert node is None
        assert [finding.where for finding in findings] == [at(1, 4), at(2, 4)]

    @pytest.mark.parametrize(
        "source", ["- " * 41 + "ord", "[" * 41, "[" * 100_000, "{a: " * 41]
    )
    def test_too_many_levels(self, source: str) -> None:
        node, (finding,) = parse_yaml(source, "f.yaml")
        assert node is None
        assert finding.message.startswith(
            "Filen är för stor eller har för många nivåer"
        )

    def test_forty_levels_are_read(self) -> None:
        assert isinstance(read("[" * 40 + "]" * 40), Sequence)

    def test_too_many_characters(self) -> None:
        node, (finding,) = parse_yaml("a: " + "x" * 5_000_000, "f.yaml")
        assert (node, finding.where) == (None, at(1, 1))
        assert finding.message.startswith("Filen är för stor")


@settings(deadline=None)
@given(YAMLLIKE)
def test_any_text_is_read_or_its_faults_are_told(source: str) -> None:
    node, findings = parse_yaml(source, "f.yaml")
    assert all(
        finding.where.path == "f.yaml" and finding.message and finding.hint
        for finding in findings
    )
    assert all(
        scalar.where.line >= 1 and scalar.where.column >= 1 for scalar in scalars(node)
    )
