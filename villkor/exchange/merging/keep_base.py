"""A base kept in a report's folder, and old ones thrown away: those that hardly anybody
will send home any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from villkor.base.clock import now
from villkor.base.diagnostic import UserError
from villkor.base.disk import make_folder, write_whole
from villkor.exchange.merging.base_store import base_path, base_sum, read_base
from villkor.exchange.packets.packet_states import section_states
from villkor.exchange.receipts_near import receipts_near
from villkor.report.model import Report

_MOST_KEPT = 100  # of a whole report they are some 15 million bytes
_KEPT_FOR = timedelta(days=180)
_A_DAY = timedelta(days=1)


def keep_base(report: Report, base: bytes) -> bool:
    """Keep a base in a report's folder. Gives whether it is kept: where nothing can be
    written, nothing is.
    """
    path = base_path(report, base_sum(base))
    try:
        if path.exists():
            path.touch()
            return True
        make_folder(path.parent)
        write_whole(path, base)
        _throw_away_old(report, path.parent)
    except (OSError, UserError):
        return path.exists()
    return True


def _throw_away_old(report: Report, folder: Path) -> None:
    """Remove the bases that are neither among the newest, nor of the last half year,
    nor of a packet that is out, nor named in a receipt beside the report, or followed
    by one that is.

    Raises OSError if one cannot be removed, and UserError for a log of packets or a
    receipt that cannot be read: what it names is not known, and all are kept.
    """
    paths = [path for path in folder.iterdir() if path.suffix == ".json"]
    if len(paths) <= _MOST_KEPT:
        return
    paths.sort(key=_written_at, reverse=True)
    oldest = now() - _KEPT_FOR
    for state in section_states(report):
        if state.sent and state.merged is None:
            day = datetime(*state.sent.timetuple()[:3], tzinfo=UTC)
            oldest = min(oldest, day - _A_DAY)
    named = set(_named_in_receipts(report))
    for path in paths[_MOST_KEPT:]:
        if _written_at(path) < oldest and not _is_named(report, path, named):
            path.unlink()


def _written_at(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)


def _is_named(
    report: Report,
    path: Path,
    named: Iterable[str],
) -> bool:
    """Whether a receipt names a base, or the one that it follows."""
    base = read_base(path, report)
    return path.stem in named or (base is not None and base.after in named)


def _named_in_receipts(report: Report) -> Iterator[str]:
    """The sums of the bases that the receipts in and beside a report's folder name.

    Raises UserError for one that cannot be read.
    """
    for _, receipt in receipts_near(report.folder):
        if receipt.base:
            yield receipt.base
