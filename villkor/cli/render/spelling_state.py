"""Whether the spelling is looked at, and by what."""

from __future__ import annotations

from villkor.rules.speller import speller_told

NOT_SPELT = (
    "Stavningen är inte granskad: det som gör det är inte installerat. Be it att "
    "installera villkor[stavning], eller programmet hunspell med svensk ordlista."
)


def spelling_state() -> str:
    """It in a sentence."""
    speller = speller_told()
    if speller:
        return f"Stavningen granskas med {speller}."
    return NOT_SPELT
