from __future__ import annotations

import pytest

from villkor.base.named_lines import without_line_numbers


@pytest.mark.parametrize(
    ("message", "lasting"),
    [
        ("Nyckeln står redan på rad 12.", "Nyckeln står redan på rad."),
        ("Rad 3 har ett tecken för mycket.", "Rad har ett tecken för mycket."),
        ("Se raderna 3, 4 och 5.", "Se raderna."),
        ("Se raderna 3, 4 och 12 till.", "Se raderna."),
        ("Se raderna 3–7 i filen.", "Se raderna i filen."),
        ("Summan är 12, på rad 7 står 13.", "Summan är 12, på rad står 13."),
        ("En rad med 12 tecken.", "En rad med 12 tecken."),
        ("Parad 12 och Rad.", "Parad 12 och Rad."),
    ],
)
def test_a_message_is_the_same_wherever_its_lines_stand(
    message: str, lasting: str
) -> None:
    assert without_line_numbers(message) == lasting
