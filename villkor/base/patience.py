"""Waiting a moment for other programs: on Windows OneDrive and whatever looks for viruses
hold each file that has just been written, and nothing that is held can be replaced.
"""

from __future__ import annotations

import time
from collections.abc import Callable

_PAUSES = (0.05, 0.1, 0.2, 0.4)  # seconds
_HELD = {5, 32, 33}  # Windows' numbers: no access, shared by none, locked


def patiently(move: Callable[[], object]) -> None:
    """Do something with a file, and again within a second if another program holds it.

    Raises OSError if it cannot be done.
    """
    for pause in _PAUSES:
        try:
            move()
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            time.sleep(pause)
        else:
            return
    move()
