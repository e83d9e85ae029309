"""A regular expression at the top of a module that most runs never search with.

To compile one takes as long as to import a small module, and a third of what a command
imports was that. One that nearly every run uses is made by `re.compile`, as anywhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING


class LazyPattern:
    """A pattern that is compiled when something of it is first asked for."""

    def __init__(self, source: str, flags: int) -> None:
        self.arguments = source, flags

    def __getattr__(self, name: str) -> object:
        found = getattr(re.compile(*self.arguments), name)
        setattr(self, name, found)  # next time it is found without asking
        return found


if TYPE_CHECKING:
    lazy_pattern = re.compile
else:

    def lazy_pattern(source: str, flags: int = 0) -> LazyPattern:
        """As `re.compile`, and used in the same way."""
        return LazyPattern(source, flags)
