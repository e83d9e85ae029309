"""The names of the file on the grant and of its keys."""

from __future__ import annotations

GRANT_KEYS = (
    "tilldelat",
    "beslut",
    "fördelning",
    "prioriteringar",
    "nyckeltal",
    "kontroller",
)

GRANT_FILE = "anslag.yaml"
