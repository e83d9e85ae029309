"""What belongs to no question of the Word files that were read, as a text file beside
the answers, so that no word of it is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from villkor.exchange.ledger import Ledger, Unplaced
from villkor.figures.swedish import swedish_date

UNPLACED_FILE = "ej-placerat.md"
_TITLE = (
    "# Ej placerat\n\nHär står det i Word-filerna som inte hör till någon fråga. "
    "Filen är inte en del av rapporten. Ta bort den när allt är omhändertaget.\n"
)


def unplaced_text(
    before: str,
    ledgers: Iterable[tuple[str, Ledger]],
    day: date,
) -> str:
    """The whole file: what stands in it already ("" if there is none), and what is new,
    by the name of each Word file that was read on a day.
    """
    parts = [before or _TITLE]
    for name, ledger in ledgers:
        if ledger.unplaced:
            parts.append(f"\n## {name}, inläst den {swedish_date(day)}\n")
            parts += _told(ledger.unplaced)
    return "".join(parts)


def _told(unplaced: Iterable[Unplaced]) -> Iterator[str]:
    """Each thing with where it stood; the words in the order of the file."""
    for each in unplaced:
        place = f", under ”{each.under}”" if each.under else ""
        after = f", efter ”{each.before}”" if each.before else ""
        yield f"\n*{each.what.capitalize()}{place}{after}:*\n"
        if each.words:
            yield f"\n{each.words}\n"
