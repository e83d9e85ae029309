"""The labels on a cover, as our own prints them and as people write them: what stands
after one, or below it.
"""

from __future__ import annotations

DAY, DECISION, CONTACT = "datum", "beslut", "kontakt"
NUMBERS, OTHER = "diarienummer", ""
_LABELS = {
    "datum": DAY,
    "rapportens datum": DAY,
    "beslut": DECISION,
    "beslut av": DECISION,
    "beslutad av": DECISION,
    "beslutad i": DECISION,
    "fastställd av": DECISION,
    "fastställd i": DECISION,
    "antagen av": DECISION,
    "antagen i": DECISION,
    "kontakt": CONTACT,
    "kontaktperson": CONTACT,
    "diarienummer": NUMBERS,
    "regionens diarienummer": NUMBERS,
    "diarienr": NUMBERS,
    "dnr": NUMBERS,
    "skickas i wordformat till": OTHER,
    "skickas i word-format till": OTHER,
}
_LONGEST_FIRST = sorted(
    _LABELS,
    key=len,
    reverse=True,
)


def labelled_line(text: str) -> tuple[str | None, str]:
    """What a line is about, and what it says after that; (None, "") for neither."""
    small = text.casefold()
    for label in _LONGEST_FIRST:
        if not small.startswith(label):
            continue
        rest = text[len(label) :]
        if rest[:1].isalnum() or rest[:1] == "-":
            continue
        told = rest.removeprefix(".").strip()
        name = _LABELS[label]
        if name == CONTACT and told and not told.startswith(":"):
            return None, ""  # a sentence: "Kontakt med kommunerna …"
        return name, told.removeprefix(":").strip()
    return None, ""
