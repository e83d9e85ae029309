from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from villkor.base.diagnostic import Finding, Where
from villkor.base.faults import Fault
from villkor.base.hints import closest, did_you_mean
from villkor.base.yaml.compose import parse_yaml
from villkor.base.yaml.fields import Reader
from villkor.base.yaml.nodes import Mapping, Node, Scalar

STATUSES = ("utkast", "klar", "Godkänd")


def node(source: str) -> Node | None:
    top, findings = parse_yaml(source, "f.yaml")
    assert findings == ()
    return top


def mapping(source: str) -> Mapping:
    top = node(source)
    assert isinstance(top, Mapping)
    return top


def scalar(source: str) -> Scalar:
    top = node(source)
    assert isinstance(top, Scalar)
    return top


def fault(kind: str, line: int, column: int, message: str, hint: str) -> Fault:
    return kind, Finding(Where("f.yaml", line, column), message, hint)  # type: ignore[return-value]


class TestDidYouMean:
    @pytest.mark.parametrize(
        ("word", "meant"),
        [
            ("utkst", "utkast"),
            ("KLART", "klar"),
            ("godkand", "Godkänd"),
            ("klar", "klar"),
        ],
    )
    def test_the_closest_word_as_it_should_be_written(
        self, word: str, meant: str
    ) -> None:
        assert closest(word, STATUSES) == meant
        assert did_you_mean(word, STATUSES) == f"Menade du ”{meant}”?"

    @pytest.mark.parametrize("word", ["", "xyz", "färdig"])
    def test_all_words_if_none_is_close(self, word: str) -> None:
        assert closest(word, STATUSES) == ""
        assert did_you_mean(word, STATUSES) == "Här kan stå: utkast, klar, Godkänd."

    def test_no_more_words_than_a_line_holds(self) -> None:
        words = [letter * 3 for letter in "abcdefghijklm"]
        assert did_you_mean("xyz", words).endswith("lll och 1 till.")
        assert (
            did_you_mean("xyz", words[:12]) == f"Här kan stå: {', '.join(words[:12])}."
        )

    @given(st.text(min_size=1, max_size=40), st.lists(st.text(max_size=40)))
    def test_a_word_that_is_known_is_its_own_closest(
        self, word: str, others: list[str]
    ) -> None:
        assert closest(word, [*others, word]).casefold() == word.casefold()


class TestEntries:
    def test_values_by_key(self) -> None:
        reader = Reader()
        values = reader.values(mapping("a: ett\nb: två\n"))
        assert {
            key: value.text
            for key, value in values.items()
            if isinstance(value, Scalar)
        } == {
            "a": "ett",
            "b": "två",
        }
        assert reader.faults == []

    def test_a_doubled_key_is_a_fault_and_the_first_counts(self) -> None:
        reader = Reader()
        values = reader.values(mapping("a: ett\nb: x\na: två\n"))
        assert values["a"] == Scalar("ett", Where("f.yaml", 1, 4))
        assert reader.faults == [
            fault(
                "duplicate key",
                3,
                1,
                "”a” står redan på rad 1. Bara den första räknas.",
                "Slå ihop de två, eller ta bort den ena.",
            )
        ]

    def test_a_doubled_key_may_have_a_hint_of_its_own(self) -> None:
        reader = Reader()
        reader.values(
            mapping("a: ett\na: två\n"), doubled="Börja en ny rad med bindestreck."
        )
        assert [finding.hint for _, finding in reader.faults] == [
            "Börja en ny rad med bindestreck."
        ]

    def test_an_unknown_key_is_a_fault_and_left_out(self) -> None:
        reader = Reader()
        assert list(
            reader.values(
                mapping("status: klar\nansvarg: Eva\n"), ("ansvarig", "status")
            )
        ) == ["status"]
        assert reader.faults == [
            fault(
                "unknown key", 2, 1, "Okänd nyckel: ”ansvarg”.", "Menade du ”ansvarig”?"
            )
        ]

    def test_an_unknown_key_that_stands_twice_is_unknown_twice(self) -> None:
        reader = Reader()
        assert reader.values(mapping("x: ett\nx: två\n"), ("ansvarig",)) == {}
        assert [kind for kind, _ in reader.faults] == ["unknown key", "unknown key"]

    def test_a_key_is_not_missing_if_a_misspelt_one_was_meant_for_it(self) -> None:
        values = Reader().values(
            mapping("statsu: klar\nansvarig:\n"), ("ansvarig", "status", "kommentar")
        )
        assert values.meant == {"status"}
        assert [values.lacks(key) for key in ("ansvarig", "status", "kommentar")] == [
            True,
            False,
            True,
        ]

    def test_lines_that_have_slid_out_from_an_empty_key_are_one_fault_and_it_is_not_missing(
        self,
    ) -> None:
        reader = Reader()
        values = reader.values(
            mapping("datum: x\neffekter:\nkort: Mer.\nstatus: klar\ndatmu: x\n"),
            ("datum", "effekter"),
        )
        hint = (
            "Hör raden till ”effekter” ovanför? Dra in raden två blanksteg, och likaså de rader "
            "under som hör dit."
        )
        assert reader.faults == [
            fault("unknown key", 3, 1, "Okänd nyckel: ”kort”.", hint),
            fault("unknown key", 5, 1, "Okänd nyckel: ”datmu”.", "Menade du ”datum”?"),
        ]
        assert not values.lacks("effekter")

    def test_what_is_written_but_gives_nothing_is_misread(self) -> None:
        values = Reader().values(mapping("a: [x]\nb:\nc: ord\n"))
        assert values.misread({"a": None, "b": None, "c": "ord", "d": None}) == {"a"}

    @pytest.mark.parametrize(
        ("source", "missing"),
        [
            ("", True),
            ("del:\n", True),
            ("del: ord\n", False),
            ("dell:\n  x: 1\n", False),
        ],
    )
    def test_nothing_is_missing_under_a_key_that_cannot_be_read(
        self, source: str, *, missing: bool
    ) -> None:
        reader = Reader()
        top = node(source)
        values = reader.values(top if isinstance(top, Mapping) else None, ("del",))
        assert reader.under(values, "del", ("x",)).lacks("x") is missing

    @given(st.lists(st.sampled_from(["a", "b", "c"]), min_size=1))
    def test_every_entry_is_given_or_a_fault(self, keys: list[str]) -> None:
        reader = Reader()
        given_keys = list(
            reader.values(mapping("".join(f"{key}: x\n" for key in keys)), ("a", "b"))
        )
        assert sorted(given_keys) == sorted(set(keys) & {"a", "b"})
        assert len(given_keys) + len(reader.faults) == len(keys)


class TestWrongTypes:
    """What a reader asks for, what stands there, and the fault.

    `Raden` is what the caller calls it.
    """

    def test_a_mapping(self) -> None:
        reader = Reader()
        assert reader.mapping(node("a: ett\n"), "Raden") == node("a: ett\n")
        assert reader.mapping(node("ord"), "Raden", "Skriv a: ett.") is None
        assert reader.mapping(node("- ett\n"), "Raden") is None
        assert reader.faults == [
            fault(
                "wrong type",
                1,
                1,
                "Raden ska bestå av nycklar med värden.",
                "Skriv a: ett.",
            ),
            fault(
                "wrong type",
                1,
                1,
                "Raden ska bestå av nycklar med värden.",
                "Skriv nycklarna på var sin rad under, indragna två blanksteg, "
                "med kolon och värde.",
            ),
        ]

    @pytest.mark.parametrize(
        ("source", "column"),
        [
            ("svar:ja", 6),
            ("kort:|", 6),
            ("- x", None),
            ("http://x", None),
            ("kl 13:30", None),
        ],
    )
    def test_a_key_without_a_blank_after_its_colon(
        self, source: str, column: int | None
    ) -> None:
        reader = Reader()
        assert reader.mapping(node(source), "Raden") is None
        ((_, finding),) = reader.faults
        assert (finding.message, finding.where.column) == (
            ("Det ska vara ett blanksteg efter kolonet.", column)
            if column
            else ("Raden ska bestå av nycklar med värden.", 1)
        )

    def test_a_list(self) -> None:
        reader = Reader()
        assert reader.sequence(node("- ett\n- två\n"), "Raden") == (
            Scalar("ett", Where("f.yaml", 1, 3)),
            Scalar("två", Where("f.yaml", 2, 3)),
        )
        assert reader.sequence(node("ord"), "Raden", "Skriv - ett.") == ()
        assert reader.sequence(node("a: ett\n"), "Raden") == ()
        assert reader.faults == [
            fault("wrong type", 1, 1, "Raden ska vara en lista.", "Skriv - ett."),
            fault(
                "wrong type",
                1,
                1,
                "Raden ska vara en lista.",
                "Skriv en rad för varje del, och börja den med bindestreck och blanksteg.",
            ),
        ]

    @pytest.mark.parametrize("source", ["- ett\n", "a: ett\n"])
    def test_a_text(self, source: str) -> None:
        reader = Reader()
        assert reader.scalar(node("ord"), "Raden") == scalar("ord")
        assert reader.scalar(node(source), "Raden") is None
        hint = "Skriv bara texten, på samma rad, utan bindestreck och hakparenteser."
        assert reader.faults == [
            fault("wrong type", 1, 1, "Raden ska vara text.", hint)
        ]

    @pytest.mark.parametrize("source", ["", "~", '""', "null"])
    def test_what_is_absent_or_empty_is_no_fault(self, source: str) -> None:
        reader = Reader()
        empty = node(source)
        assert reader.mapping(empty, "Raden") is None
        assert reader.sequence(empty, "Raden") == ()
        assert reader.scalar(empty, "Raden") is None
        assert reader.scalars(empty, "Raden") == ()
        assert reader.faults == []


class TestText:
    def test_the_text_under_a_key_is_stripped(self) -> None:
        assert Reader().text({"a": scalar('"  ett "')}, "a") == "ett"

    def test_an_absent_or_empty_text_is_no_text(self) -> None:
        reader = Reader()
        assert (reader.text({}, "a"), reader.text({"a": scalar("~")}, "a")) == ("", "")
        assert reader.faults == []

    def test_a_list_in_its_place_is_a_fault_that_names_the_key(self) -> None:
        reader = Reader()
        assert reader.text({"a": mapping("b: ett")}, "a") == ""
        assert [finding.message for _, finding in reader.faults] == [
            "”a” ska vara text."
        ]

    def test_a_text_that_a_comment_cuts_is_kept_and_a_fault(self) -> None:
        reader = Reader()
        cut = scalar("projekt #3")
        assert reader.uncut(cut) == cut
        hint = "Skriv texten på egna rader under | (lodstreck), eller inom citattecken."
        assert reader.faults == [
            fault(
                "cut text",
                1,
                9,
                "Texten efter # läses som en kommentar och kommer inte med.",
                hint,
            )
        ]

    @pytest.mark.parametrize("source", ["projekt", "C#", '"projekt #3"'])
    def test_a_text_that_is_whole_is_no_fault(self, source: str) -> None:
        reader = Reader()
        assert reader.uncut(scalar(source)) == scalar(source)
        assert reader.uncut(None) is None
        assert reader.faults == []


class TestTexts:
    def test_a_list_of_texts_without_its_empty_items(self) -> None:
        assert [
            item.text for item in Reader().scalars(node("- ett\n-\n- två\n"), "Raden")
        ] == [
            "ett",
            "två",
        ]

    def test_one_text_is_a_list_of_one(self) -> None:
        assert Reader().scalars(node("ett"), "Raden") == (scalar("ett"),)

    def test_an_item_with_a_colon_is_a_fault_that_shows_how_to_write_it(self) -> None:
        reader = Reader()
        assert [
            item.text
            for item in reader.scalars(node("- ett\n- Målet: fler jobb\n"), "Raden")
        ] == ["ett"]
        message = "Raden innehåller ett kolon och läses därför som en nyckel."
        assert reader.faults == [
            fault(
                "wrong type",
                2,
                3,
                message,
                'Skriv den inom raka citattecken: - "Målet: fler jobb"',
            )
        ]

    @pytest.mark.parametrize("item", ["[ett, två]", "{a: ett, b: två}", "{a: [ett]}"])
    def test_an_item_that_is_a_list_or_several_keys_is_a_fault(self, item: str) -> None:
        reader = Reader()
        assert reader.scalars(node(f"- {item}\n"), "Raden") == ()
        assert [finding.message for _, finding in reader.faults] == [
            "Raden ska vara text."
        ]

    def test_keys_in_place_of_a_list_are_a_fault(self) -> None:
        reader = Reader()
        assert reader.scalars(node("a: ett\n"), "Raden") == ()
        assert [finding.message for _, finding in reader.faults] == [
            "Raden ska vara en lista."
        ]


def test_a_fault_may_belong_to_a_question() -> None:
    reader = Reader()
    reader.fault("unknown value", Where("f.yaml", 2), "Fel.", "Gör så här.", "1.1.1")
    assert reader.faults == [
        ("unknown value", Finding(Where("f.yaml", 2), "Fel.", "Gör så här.", "1.1.1"))
    ]
