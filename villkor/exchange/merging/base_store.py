"""What each export was made of, kept in the report's folder under `.villkor/bas/`: what
a Word file that comes home is compared with, to tell what was changed in it from what
has been changed in the report since.

A base is a file that is named after its own sum. It holds the section files as they
were, and the figures that answers refer to. The Word file has the sum as a
property, and the receipt names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct, field

from villkor.base.plain_files import file_inside, open_plain_file
from villkor.base.side_files import SIDE_FOLDER
from villkor.exchange.cover import told_on_cover
from villkor.exchange.illustrated import shown_illustrations
from villkor.figures.number import Figure
from villkor.report.model import Report

BASE_FOLDER = "bas"
_VERSION = 1
_MOST_BYTES = 20_000_000  # of a base; one of a whole report is 0.2 million
_MOST_LOOKED_AT = 50  # of all bases, the newest, when nothing tells which it is
_FRACTION = re.compile(r"-?[0-9]{1,60}(?:/0*[1-9][0-9]{0,60})?")


class KeptBase(Struct, frozen=True):
    """A base as it is kept: the form's year, the region, the section files by name, the
    figures by name that their answers may refer to, and what their tables and charts of
    figures said, by name.

    One of a Word file that has come home is `after` the export that it comes from (its
    sum). `cover` is what its cover said (None: an older villkor did not keep it).
    """

    version: int
    year: int = field(name="formulär")
    region: str
    files: dict[str, str] = field(name="filer")
    figures: dict[str, Figure] = field(name="siffror")
    illustrations: dict[str, tuple[str, ...]] = field(
        name="tabeller och diagram", default_factory=dict
    )
    after: str = field(name="efter", default="")
    cover: dict[str, str] | None = field(name="framsidan", default=None)


def base_of(
    report: Report,
    after: str = "",
    cover: dict[str, str] | None = None,
) -> bytes:
    """What a report says now, as the bytes of a base: the same for the same answers.

    If that is what a Word file says that has come home, it is `after` the export that
    the file comes from. `cover` is what its cover says, if not what the report does.
    """
    files = {}
    for section in report.sections:
        if section.path in report.sources:
            files[section.path] = report.sources[section.path]
    figures: dict[str, Figure] = {}
    illustrations: dict[str, tuple[str, ...]] = {}
    if any("{" in told.text.text for told in report.texts):
        figures = dict(report.figures)
        illustrations = shown_illustrations(report)
    base = KeptBase(
        _VERSION,
        report.form.year,
        report.settings.region,
        files,
        figures,
        illustrations,
        after,
        told_on_cover(report) if cover is None else cover,
    )
    return msgspec.json.format(msgspec.json.encode(base, enc_hook=str), indent=1)


def base_sum(base: bytes) -> str:
    """The sum by which a base is known."""
    return sha256(base).hexdigest()


def base_path(report: Report, name: str) -> Path:
    """Where the base of a sum lies."""
    return report.folder / SIDE_FOLDER / BASE_FOLDER / f"{name}.json"


def read_base(path: Path, report: Report) -> KeptBase | None:
    """A base that is whole and of the report's form, or None."""
    try:
        inside = file_inside(report.folder, str(path.relative_to(report.folder)))
        with open_plain_file(inside) as file:
            data = file.read(_MOST_BYTES)
        if base_sum(data) != path.stem:
            return None
        base = msgspec.json.decode(data, type=KeptBase, dec_hook=_as_fraction)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
    is_known = base.version == _VERSION and base.year == report.form.year
    return base if is_known else None


def _as_fraction(_kind: type, told: object) -> Fraction:
    """The fraction that was kept as words. Raises ValueError for what is none."""
    if isinstance(told, str) and _FRACTION.fullmatch(told):
        return Fraction(told)
    raise ValueError(told)


def newest_bases(report: Report) -> Iterator[KeptBase]:
    """The newest of the bases that are kept, the newest first."""
    folder = report.folder / SIDE_FOLDER / BASE_FOLDER
    try:
        paths = [path for path in folder.iterdir() if path.suffix == ".json"]
        paths.sort(key=lambda path: (-path.stat().st_mtime, path.name))
    except OSError:
        return
    for path in paths[:_MOST_LOOKED_AT]:
        base = read_base(path, report)
        if base is not None:
            yield base
