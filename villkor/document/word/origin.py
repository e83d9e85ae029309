"""What a Word file that we have written says that it was made of."""

from __future__ import annotations

from villkor.document.word.package import Package

ORIGIN = "villkor"
"""A property of one's own, which Word and LibreOffice keep when they save."""


def origin_of(package: Package) -> str:
    """What a Word file was made of, as `Document.origin` says it; "" if it does not
    tell.
    """
    properties = package.part("custom-properties")
    if properties is None:
        return ""
    for each in properties:
        if each.get("name") == ORIGIN:
            return "".join(each.itertext()).strip()
    return ""
