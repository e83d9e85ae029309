"""The sum of the official questions, by which a changed word in them is seen."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def wording_sum(questions: Iterable[str]) -> str:
    """The SHA-256 of the official questions as they are printed, in order: nobody may
    change a word of them unawares.
    """
    return sha256("\n".join(questions).encode()).hexdigest()
