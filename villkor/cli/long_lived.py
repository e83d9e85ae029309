"""A command that goes on until it is told to end, unlike most."""

from __future__ import annotations

import gc

_OBJECTS = 10_000  # near what Python itself waits for, for a report is some 100 000


def begin_long_life() -> None:
    """Let Python look for garbage again, which a short command leaves to its end."""
    gc.set_threshold(_OBJECTS)
