"""Damage to Word files: one to four random changes to the XML of the parts, to the parts or to the
bytes, as careless programs, broken disks and malice make them.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from lxml import etree

from tests.word_files import parts_of
from villkor.base.zip import pack_zip

# what stands where a number, an id or a word is wanted
VALUES = (
    "", " ", "0", "-1", "1.0", "11906.5", "21cm", "abc", "9" * 5000, "2147483648", "-99999999999",
    "true", "off", "rId1", "rId999", "../../etc/passwd", "Normal", "heading 1", "Å" * 300, "x y",
    "http://exempel.se/a", "1e9", "NaN", "\u202e", "first", "auto",
)  # fmt: skip


# the parts that say how text looks, tried more often than others
_LOOKS = {"word/styles.xml", "word/numbering.xml", "word/document.xml"}


def broken(data: bytes, chance: random.Random) -> bytes:
    """The file with one to four things in it changed."""
    for _ in range(chance.randint(1, 4)):
        data = chance.choice(_DAMAGES)(data, chance)
        if not data.startswith(b"PK"):
            break
    return data


def _xml_names(parts: dict[str, bytes]) -> list[str]:
    return sorted(name for name in parts if name.endswith((".xml", ".rels")))


def _in_xml(
    data: bytes,
    chance: random.Random,
    change: Callable[[etree._Element, random.Random], None],
) -> bytes:
    try:
        parts = parts_of(data)
        name = chance.choice([*_xml_names(parts), *sorted(_LOOKS & parts.keys()) * 3])
        root = etree.fromstring(parts[name])
        change(chance.choice(list(root.iter("{*}*"))), chance)
        parts[name] = etree.tostring(root)
        return pack_zip(parts.items())
    except (ValueError, KeyError, IndexError, etree.Error, OSError, Exception):  # noqa: BLE001
        return data  # what is broken already is broken enough


def _attribute(element: etree._Element, chance: random.Random) -> None:
    keys = sorted(map(str, element.attrib))
    if keys:
        element.set(chance.choice(keys), chance.choice(VALUES))


def _no_attribute(element: etree._Element, chance: random.Random) -> None:
    keys = sorted(map(str, element.attrib))
    if keys:
        del element.attrib[chance.choice(keys)]


def _gone(element: etree._Element, _: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _twice(element: etree._Element, _: random.Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.append(etree.fromstring(etree.tostring(element)))


def _deeper(element: etree._Element, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 20, 200))):
        child = etree.SubElement(element, element.tag, dict(element.attrib))
        element = child


def _renamed(element: etree._Element, chance: random.Random) -> None:
    others = [each.tag for each in element.getroottree().iter("{*}*")]
    element.tag = chance.choice(others)


def _moved(element: etree._Element, chance: random.Random) -> None:
    root = element.getroottree().getroot()
    targets = [each for each in root.iter("{*}*") if each not in set(element.iter())]
    if element is not root and targets:
        chance.choice(targets).append(element)


def _text(element: etree._Element, chance: random.Random) -> None:
    element.text = chance.choice(VALUES)


_CHANGES = (
    _attribute, _attribute, _attribute, _no_attribute, _no_attribute, _gone, _twice, _deeper,
    _renamed, _moved, _text,
)  # fmt: skip


def _xml(data: bytes, chance: random.Random) -> bytes:
    return _in_xml(data, chance, chance.choice(_CHANGES))


def _part(data: bytes, chance: random.Random) -> bytes:
    """A part gone, exchanged with another, emptied, cut off, or under another name."""
    try:
        parts = parts_of(data)
    except Exception:  # noqa: BLE001 - broken already
        return data
    name, other = chance.choice(sorted(parts)), chance.choice(sorted(parts))
    match chance.randrange(5):
        case 0:
            del parts[name]
        case 1:
            parts[name], parts[other] = parts[other], parts[name]
        case 2:
            parts[name] = b""
        case 3:
            parts[name] = parts[name][: chance.randrange(len(parts[name]) + 1)]
        case _:
            parts[chance.choice(("x.xml", "word/X.XML", "a/" * 200))] = parts.pop(name)
    return pack_zip(parts.items())


def _word(data: bytes, chance: random.Random) -> bytes:
    """A word of a part that links or types are told in, in the place of another."""
    try:
        parts = parts_of(data)
    except Exception:  # noqa: BLE001 - broken already
        return data
    told = [name for name in _xml_names(parts) if "rels" in name or "Types" in name]
    if not told:
        return data
    name = chance.choice(told)
    words = [word for word in parts[name].split(b'"')[1::2] if word]
    if words:
        new = chance.choice([*words, b"External", b"x"])
        parts[name] = parts[name].replace(chance.choice(words), new, 1)
    return pack_zip(parts.items())


def _bytes(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    if chance.random() < 0.3:
        return data[:place]
    return data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :]


# most is in the XML: a file that cannot be unpacked tries little
_DAMAGES = (*[_xml] * 14, _word, _word, _part, _bytes)
