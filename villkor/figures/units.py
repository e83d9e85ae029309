"""The units that a number may have: their words, what each is of, and how much one of
it is.
"""

from __future__ import annotations

from typing import Literal

Unit = Literal["", "kr", "%"]

# By its word: how much one of it is, and of what. "mkr" is read, though Isof recommends
# mnkr (frageladan.isof.se, svar 26167).
SCALES: dict[str, tuple[int, Unit]] = {
    "": (1, ""),
    "%": (1, "%"),
    "procent": (1, "%"),
    "kr": (1, "kr"),
    "krona": (1, "kr"),
    "kronor": (1, "kr"),
    "sek": (1, "kr"),
    "tkr": (1_000, "kr"),
    "tusen kronor": (1_000, "kr"),
    "mnkr": (1_000_000, "kr"),
    "mkr": (1_000_000, "kr"),
    "miljoner kronor": (1_000_000, "kr"),
    "miljon kronor": (1_000_000, "kr"),
    "mdkr": (1_000_000_000, "kr"),
    "miljarder kronor": (1_000_000_000, "kr"),
    "miljard kronor": (1_000_000_000, "kr"),
}
