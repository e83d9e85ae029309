"""Web addresses that stand in running text, and where each ends."""

from __future__ import annotations

from collections.abc import Iterator

from villkor.base.lazy_pattern import lazy_pattern

ADDRESS = lazy_pattern(r"https?://(?=[\w\[])")
# not the signs that stand for a reference while Markdown is read
_BARE = lazy_pattern(
    r"(?<![\w\[<])(?<!\]\()https?://(?=\w)[^\s<>\"”“„|`\U00100000-\U0010ffff]{1,2000}"
)
_AFTER = ".,;:!?'’*_"


def bare_addresses(text: str) -> Iterator[tuple[int, str]]:
    """The web addresses that stand as words in a text: where each begins, and the
    address without the marks of the sentence that follow it.
    """
    if "://" not in text:
        return
    for match in _BARE.finditer(text):
        address = _without_marks(match[0])
        if address.partition("://")[2]:
            yield match.start(), address


def _without_marks(address: str) -> str:
    """An address without what belongs to its sentence.

    A parenthesis at its end is its own if it has the other one too.
    """
    while True:
        shorter = address.rstrip(_AFTER)
        if shorter.endswith(")") and shorter.count("(") < shorter.count(")"):
            shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter
