"""The parts of a Word file, each read once for all who ask what is in it."""

from __future__ import annotations

from villkor.document.word.package import Package
from villkor.document.word.read_parts import ReadPart
from villkor.document.word.reading_order import read_part


def part_once_read(package: Package, name: str, *, rejected: bool = False) -> ReadPart:
    """What is read in a part of a file, which must not be changed after that."""
    known: dict[tuple[str, bool], ReadPart] = package.readings
    if (name, rejected) not in known:
        root = package.xml[name]
        known[name, rejected] = read_part(root, rejected=rejected)
    return known[name, rejected]
