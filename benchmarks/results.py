"""What was measured, beside its bar: as a row of text, and as data for JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import Any

from benchmarks.timing import Times


class Unit(StrEnum):
    """What a figure is counted in."""

    RATIO = "×"
    SECONDS = "s"
    EACH = "ms each"
    MODULES = "modules"
    MEGABYTES = "MB"


class Verdict(StrEnum):
    """How a figure stands to its bar. A missed bar never makes the command fail."""

    MET = "met"
    MISSED = "missed"
    NO_BAR = "no bar"
    NOT_MEASURED = "not measured"


@dataclass(frozen=True, slots=True)
class Result:
    """One figure. `note` says why there is none, or what else there is to know."""

    name: str
    what: str
    unit: Unit = Unit.RATIO
    bar: float | None = None
    figure: float | None = None
    ours: Times | None = None
    theirs: Times | None = None
    note: str = ""

    @property
    def verdict(self) -> Verdict:
        """How it went."""
        if self.figure is None:
            return Verdict.NOT_MEASURED
        if self.bar is None:
            return Verdict.NO_BAR
        return Verdict.MET if self.figure <= self.bar else Verdict.MISSED

    @property
    def ratio(self) -> float | None:
        """Our median time as a part of theirs."""
        if self.ours is None or self.theirs is None:
            return None
        return self.ours.median / self.theirs.median

    @property
    def processor_ratio(self) -> float | None:
        """The same of the processor's time, which others that use the machine disturb less."""
        if not (
            self.ours and self.theirs and self.ours.processor and self.theirs.processor
        ):
            return None
        return median(self.ours.processor) / median(self.theirs.processor)


def compared(
    name: str, what: str, bar: float, times: Sequence[Times], note: str = ""
) -> Result:
    """Our time as a part of theirs."""
    ours, theirs = times
    return Result(
        name, what, Unit.RATIO, bar, ours.median / theirs.median, ours, theirs, note
    )


def lacking(
    name: str, what: str, bar: float, reason: str, unit: Unit = Unit.RATIO
) -> Result:
    """A figure that could not be had."""
    return Result(name, what, unit, bar, note=reason)


def row(result: Result) -> str:
    """A result on one line, and its note on another."""
    ours, theirs = _milliseconds(result.ours), _milliseconds(result.theirs)
    figure = "" if result.figure is None else f"{result.figure:.3g} {result.unit}"
    bar = "" if result.bar is None else f"bar {result.bar:g}"
    used = "" if result.processor_ratio is None else f"{result.processor_ratio:.2f} ×"
    named = f"{result.what:<56}{ours:>10}{theirs:>10}{used:>11}"
    line = f"{named}  {figure:>13}  {bar:<9} {result.verdict}"
    return f"{line}\n    {result.note}" if result.note else line


def heading() -> str:
    """What stands above the rows."""
    return f"{'':<56}{'ours':>10}{'theirs':>10}{'processor':>11}"


def as_data(results: Iterable[Result]) -> list[dict[str, Any]]:
    """The results for JSON. Times are seconds."""
    return [
        {
            "name": result.name,
            "what": result.what,
            "verdict": result.verdict.value,
            "figure": _rounded(result.figure),
            "unit": result.unit.value,
            "bar": result.bar,
            "ratio": _rounded(result.ratio),
            "processor_ratio": _rounded(result.processor_ratio),
            "ours": _times(result.ours),
            "theirs": _times(result.theirs),
            "note": result.note,
        }
        for result in results
    ]


def _times(times: Times | None) -> dict[str, Any] | None:
    if times is None:
        return None
    return {
        "median": _rounded(times.median),
        "seconds": [_rounded(seconds) for seconds in times.seconds],
        "processor": [_rounded(seconds) for seconds in times.processor],
        "peak_megabytes": _rounded(times.megabytes),
    }


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 4)


def _milliseconds(times: Times | None) -> str:
    return "" if times is None else f"{times.median * 1000:.0f} ms"
