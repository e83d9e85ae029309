"""What anslag.yaml says of the file of decisions, and what it asks of it, as frozen
data.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from villkor.base.diagnostic import Where
from villkor.base.yaml.nodes import Scalar

Counted = Literal["inkomna", "beviljade", "avslagna", "beviljat", "utbetalt"]
NUMBERS: tuple[Counted, ...] = ("inkomna", "beviljade", "avslagna")
SUMS: tuple[Counted, ...] = ("beviljat", "utbetalt")
# the values wanted in some columns
Among = tuple[tuple[str, tuple[Scalar, ...]], ...]


class ToldUnit(Struct, frozen=True):
    """What `enhet:` says of a column: how many öre a number counts, and where it is
    written.
    """

    ore: int
    written: Scalar


class DecisionFile(Struct, frozen=True):
    """`beslut:` in anslag.yaml: the file, the sheet of a workbook, the file's headings
    by villkor's names of columns, what it has for villkor's words, by column, and the
    unit of its amounts, by column.
    """

    path: Scalar
    sheet: str = ""
    columns: Mapping[str, Scalar] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    units: Mapping[str, ToldUnit] = field(default_factory=dict)


class Query(Struct, frozen=True):
    """`ur beslut:` under a key figure: what is counted or summed, among which decisions
    (by the values wanted in some columns), and of which other figure it is a share.
    """

    name: str
    where: Where
    counted: Counted
    among: Among = ()
    share_of: Scalar | None = None
    counts: str = ""
