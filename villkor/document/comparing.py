"""How texts are compared, for those who show what has changed: told from outside, since
there are many ways.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct


class Comparing(Struct, frozen=True):
    """Two ways to compare an old text with a new one.

    `words` cuts both into stretches, each as it was and as it is now; they are the same
    where nothing has changed. `passages` says of some old and some new passages which
    of them are the same, by their places: every place of both once and in order, None
    for one that is not there.
    """

    words: Callable[[str, str], Iterable[tuple[str, str]]]
    passages: Callable[
        [Sequence[str], Sequence[str]],
        Sequence[tuple[int | None, int | None]],
    ]
