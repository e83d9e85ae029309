"""What stands twice in a Word file: once for programs that know something new, and once
for those that do not, which is never shown beside it (ECMA-376 part 3).
"""

from __future__ import annotations

from collections.abc import Iterator

from villkor.document.word.package import Element

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def shown_elements(root: Element, *tags: str) -> Iterator[Element]:
    """The elements with some tags, in order, but for those that only older programs are
    given.
    """
    hidden = _within_fallbacks(root)
    for element in root.iter(*tags):
        if element not in hidden:
            yield element


def _within_fallbacks(root: Element) -> set[Element]:
    found: set[Element] = set()
    for fallback in root.iter(FALLBACK):
        if fallback not in found and fallback.getprevious() is not None:
            found.update(fallback.iter())
    return found
