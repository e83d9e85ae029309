"""Regular expressions that are compiled when they are first used.

Compiling is slow (half a millisecond each) and most reports hold nothing that most of
the rules look for, so a pattern that is compiled on import costs every check what only
a few need. Searching is slow too, so a pattern may say what to look for first.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache

from villkor.document.commonmark import TEXTS_KEPT


@lru_cache(maxsize=TEXTS_KEPT)
def _small_letters(text: str) -> str:
    return text.lower()


class Pattern:
    """A regular expression, to be used like the one that `re.compile` gives.

    A text is worth searching (`may_match`) if it holds one of the `signs`, written here
    in small letters but found in capitals too, or a match of `likely`, a simple
    expression: both are quick to look for. A sign has no i or s, which have other
    capitals than their own. Both are also found in all texts of a report together, each
    on lines of its own: what `likely` needs is never that a text begins or ends.
    """

    def __init__(
        self,
        source: str,
        flags: re.RegexFlag = re.NOFLAG,
        *,
        signs: tuple[str, ...] = (),
        likely: str = "",
    ) -> None:
        self.source = source
        self.flags = flags
        self._signs = signs
        self._likely = likely

    def may_match(self, text: str) -> bool:
        """Whether a text is worth searching: it holds something of what is looked
        for.
        """
        if self._signs:
            small = _small_letters(text)
            for sign in self._signs:
                if sign in small:
                    return True
        if self._likely:
            return self._compiled_likely.search(text) is not None
        return not self._signs

    @cached_property
    def _compiled_likely(self) -> re.Pattern[str]:
        return re.compile(self._likely)

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.source, self.flags)

    def search(
        self,
        text: str,
        start: int = 0,
        end: int = sys.maxsize,
    ) -> re.Match[str] | None:
        """The first match in a text, or in a part of it."""
        return self._compiled.search(text, start, end)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match that begins at a place of a text."""
        return self._compiled.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match that is the whole text."""
        return self._compiled.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match in a text."""
        return self._compiled.finditer(text)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with every match replaced."""
        return self._compiled.sub(new, text)
