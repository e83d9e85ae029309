from __future__ import annotations

import pytest

from tests.tools import report_of
from villkor.authoring.ongoing import ongoing_rows

QUESTION = "1.2.1.4"


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("Projektet pågår 2021–2024.", 2024),
        ("Projektet pågår till och med juni 2023.", 2023),
        ("Beslutat t.o.m. 2025.", 2025),
        ("Pågick 2020-2022.", 0),
        ("Stöds av programmet för 2021–2027.", 0),
        ("Bidrar till Agenda 2030.", 0),
        ("Kostade 2024 kronor.", 0),
    ],
)
def test_what_goes_on_is_known_by_its_years(text: str, goes_on: int) -> None:
    section = f'"{QUESTION}":\n  - namn: LOKET\n    beskrivning: |\n      {text}\n'
    answer = report_of(**{"1.2.1": section}).answers()[QUESTION]
    assert ongoing_rows(answer, 2023) == ([f"LOKET ({goes_on})"] if goes_on else [])
