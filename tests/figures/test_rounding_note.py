"""Under a table it is said that its figures are rounded, where a reader who adds them
up gets something else than the total, and nowhere else.
"""

from __future__ import annotations

import pytest

from villkor.figures.rounding_note import rounding_note

AMOUNTS = "Beloppen är avrundade, så summan kan skilja sig från delarna."
SHARES = "Andelarna är avrundade, så summan kan skilja sig från delarna."
BOTH = "Siffrorna är avrundade, så summan kan skilja sig från delarna."


@pytest.mark.parametrize(
    ("columns", "note"),
    [
        ([(["1,4 mnkr", "1,4 mnkr"], "2,9 mnkr")], AMOUNTS),
        ([(["1,4 mnkr", "1,4 mnkr"], "2,8 mnkr")], ""),
        ([(["33 %", "33 %", "33 %"], "100 %")], SHARES),
        ([(["33,3 %", "33,3 %", "33,4 %"], "100,0 %")], ""),
        (
            [
                (["1,4 mnkr", "1,4 mnkr"], "2,9 mnkr"),
                (["33 %", "33 %", "33 %"], "100 %"),
            ],
            BOTH,
        ),
        ([(["≈\N{NO-BREAK SPACE}1,4 mnkr", "1,4 mnkr"], "2,9 mnkr")], AMOUNTS),
        # more than rounding can explain: that is told as a fault
        ([(["1,4 mnkr", "1,4 mnkr"], "3,9 mnkr")], ""),
        # a part or a total that is not told
        ([(["1,4 mnkr", "–"], "2,9 mnkr")], ""),
        ([(["1,4 mnkr", "1,4 mnkr"], "")], ""),
        # counts are exact
        ([(["1", "1"], "3")], ""),
        ([(["1,4 mnkr", "34 %"], "2,9 mnkr")], ""),
        ([], ""),
    ],
)
def test_the_note_stands_only_where_parts_do_not_add_up(
    columns: list[tuple[list[str], str]], note: str
) -> None:
    assert rounding_note(columns) == note
