"""What differs between two texts, in words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from villkor.exchange.merging.matched import same_stretches
from villkor.exchange.merging.word_diff import (
    Piece,
    PieceKind,
    diff_words,
    near_changes,
)

SIGNS = {PieceKind.KEPT: "{}", PieceKind.STRUCK: "[-{}-]", PieceKind.ADDED: "[+{}+]"}


def shown(pieces: tuple[Piece, ...]) -> str:
    return "".join(SIGNS[piece.kind].format(piece.text) for piece in pieces)


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("Vi samlar ord.", "Vi samlar många ord, idag.", "Vi samlar [+många +]ord[+, idag+]."),
        ("ett två tre", "ett tre", "ett [-två -]tre"),
        ("", "nytt svar", "[+nytt svar+]"),
        ("58,7 mnkr", "58,9 mnkr", "[-58,7-][+58,9+] mnkr"),
        # marks, references and addresses are whole
        ("**Fet text** här", "*Fet text* här", "[-**-][+*+]Fet text[-**-][+*+] här"),
        ("{siffra: inkomna} kom", "164 kom", "[-{siffra: inkomna}-][+164+] kom"),
        ("[w](https://a.se/b)", "[w](https://a.se/c)", "[w[-](https://a.se/b)-][+](https://a.se/c)+]"),
        # a word in the midst of others is no landmark
        (
            "Strategin har styrt arbetet och länets innovationssystem.",
            "Regionen prioriterade företagsstöd och utbildningar.",
            (
                "[-Strategin har styrt arbetet och länets innovationssystem-]"
                "[+Regionen prioriterade företagsstöd och utbildningar+]."
            ),
        ),
        # paragraphs that are not touched are not looked into
        ("Ett.\n\nTvå.", "Ett.\n\nNytt.\n\nTvå.", "Ett.\n\n[+Nytt.\n\n+]Två."),
        # another break of a line is a change of that alone
        ("ett två", "ett\ntvå", "ett[- -][+\n+]två"),
    ],
)  # fmt: skip
def test_words_are_kept_struck_or_added(old: str, new: str, difference: str) -> None:
    assert shown(diff_words(old, new)) == difference


WORDS = st.sampled_from(
    ["och", "att", "länet", "2022", "58,7", "**", ".", " ", "  ", "\n", "\n\n"]
)
TEXTS = st.lists(WORDS, max_size=30).map("".join)


@settings(max_examples=300)
@given(TEXTS, TEXTS)
def test_no_letter_is_lost(old: str, new: str) -> None:
    pieces = diff_words(old, new)
    kinds = [piece.kind for piece in pieces]
    assert old == "".join(p.text for p in pieces if p.kind is not PieceKind.ADDED)
    assert new == "".join(p.text for p in pieces if p.kind is not PieceKind.STRUCK)
    assert all(one is not other for one, other in pairwise(kinds))


@settings(max_examples=300)
@given(
    st.lists(st.integers(0, 9), max_size=40), st.lists(st.integers(0, 9), max_size=40)
)
def test_what_is_the_same_stands_in_both_in_order(
    old: list[int], new: list[int]
) -> None:
    old_done = new_done = 0
    for stretch in same_stretches(old, new):
        assert stretch.old >= old_done
        assert stretch.new >= new_done
        old_done, new_done = stretch.old + stretch.length, stretch.new + stretch.length
        assert old[stretch.old : old_done] == new[stretch.new : new_done]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("och " * 12_000, "och " * 6_000 + "x " + "och " * 6_000),
        ("." * 50_000, "," * 20 + "." * 49_000),
        ("a b " * 12_000, "b a " * 12_000),
        (
            " ".join(f"ord{n % 2000}" for n in range(8000)),
            " ".join(f"ord{(7 * n) % 1999}" for n in range(8000)),
        ),
        # what stands once stands before what stands once in what is left, and so on
        (
            " ".join(f"o{n + n % 2} o{n}" for n in range(4000)),
            " ".join(f"o{n + n % 2} x o{n}" for n in range(4000)),
        ),
    ],
)
def test_long_texts_are_compared_at_once(old: str, new: str) -> None:
    # what took the square of their length would take minutes
    assert diff_words(old, new)


def test_what_is_shown_is_the_neighbourhood_of_the_changes() -> None:
    words = [f"ord{number}" for number in range(30)]
    changed = [*words[:10], "nytt", *words[11:24], "annat", *words[25:]]
    pieces = diff_words(" ".join(words), " ".join(changed))
    assert shown(near_changes(pieces, words=2)) == (
        "… ord8 ord9 [-ord10-][+nytt+] ord11 ord12 … ord22 ord23 [-ord24-][+annat+] ord25 ord26 …"
    )
    assert near_changes(diff_words("samma", "samma")) == ()
