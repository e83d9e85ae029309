"""Hypothesis draws anew on every run at a person's desk, and the same each time in CI, where a red run must mean a change."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
