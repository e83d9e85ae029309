"""References wherever they stand in a paragraph: they are there again when the words around them
have been changed in Word.
"""

from __future__ import annotations

import pytest

from tests.exchange.merging.versions import shown_text, told_text
from villkor.document.markdown import markdown_blocks
from villkor.document.to_markdown import to_markdown
from villkor.exchange.merging.merge_text import merge_text


@pytest.mark.parametrize(
    "written",
    [
        "{siffra: inkomna}. Nästa mening är här.",
        "Det är **totalt {siffra: inkomna} ansökningar** i år.",
        "[{siffra: inkomna} ansökningar](https://a.se) finns här.",
        "Av {siffra: inkomna}/{siffra: fall} kom hälften hit.",
        "{siffra: medel | tkr, 0 decimaler}, {siffra: inkomna} och {siffra: fall}; så är det.",
        "* {siffra: inkomna} i norr\n* {siffra: inkomna} i söder",
        "{siffra: okänd} finns inte här, men {siffra: fall} gör det.",
        "Det kom {siffra: inkomna} år 2022, mot 1163 år 2021.",
        "Summan {siffra: medel}{siffra: inkomna} är konstig.",
        "Rad ett\\\nrad {siffra: inkomna} två.",
        "Stöd på {siffra: medel} kronor & {siffra: inkomna} < 5.",
        "{siffra:\n  inkomna} är\nmånga ansökningar.",
    ],
)
def test_a_reference_is_found_again_in_a_paragraph_that_is_changed(
    written: str,
) -> None:
    base = told_text(written)
    theirs = to_markdown(markdown_blocks(f"{base.shown} Nytt."))
    merged = merge_text(base, base, theirs)
    assert shown_text(merged.value) == theirs
    assert merged.value.count("{siffra:") == written.count("{siffra:")
    assert not merged.notes
