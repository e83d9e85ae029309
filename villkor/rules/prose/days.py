"""Days and periods as prose writes them: 12 mars 2022, 2022-03-12, 2019–2022, från den
1 februari 2020 till den 28 februari 2023.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from villkor.figures.swedish import MONTHS
from villkor.rules.prose.clauses import clause_around, mentioned_years
from villkor.rules.prose.pattern import Pattern

_MOST_DAYS = 31
_LEAP_YEAR = 2000
_TWO_YEARS = 2  # the parts of a period that tells no more than its years

# The names of the months are looked up afterwards: a pattern with all of them takes
# long to compile. What stands before a day is looked at afterwards too: a pattern that
# begins with a digit is quick to search with.
# without a year only a day that no month has is told
_LATE_DAY = Pattern(r"3[0-9]\s+[jfmasond]")
_LIKELY_DAY = Pattern(r"[0-9]\s+(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)")
_DAY = Pattern(
    r"""
    (?P<iso> 20[0-9]{2}-[0-9]{2}-[0-9]{2} ) (?![\w/-])  # 2022-03-12
    |
    (?: [0-9]{1,2} [–-] )?                              # 10–
    (?P<day> [0-9]{1,2} ) \s+                           # 12
    (?P<month> [a-z]{3,9} ) \b                          # mars
    (?: \s+ (?P<year> 20[0-9]{2} ) \b )?                # 2022
    """,
    re.VERBOSE,
)
_NO_DAY = frozenset(",.:/–-")
_NUMBERED = Pattern(r"(?:\b[A-ZÅÄÖ]+|\bnr\.?|nummer) \Z")  # RUN 2022-2019


def mentioned_days(text: str) -> Iterator[tuple[re.Match[str], date | None]]:
    """Every full date in a text, and every one that no calendar has (None), with or
    without its year.
    """
    if not _may_name_days(text):
        return
    for match in _DAY.finditer(text):
        is_month = match["iso"] or match["month"] in MONTHS
        if not is_month or _belongs_to_number(text, match.start()):
            continue
        year, month, day = _parts(match)
        if _exists(year, month, day):
            if match["iso"] or match["year"]:
                yield match, date(year, month, day)
        elif _is_meant(text, match, day):
            yield match, None


def _exists(year: int, month: int, day: int) -> bool:
    if not 1 <= month <= len(MONTHS):
        return False
    _, days = monthrange(year, month)
    return 1 <= day <= days


def _may_name_days(text: str) -> bool:
    """Whether it is worth while to look for days: most texts name none."""
    years = mentioned_years(text)
    if not years:
        return _LATE_DAY.search(text) is not None
    if _LIKELY_DAY.search(text):
        return True
    return any(text.startswith("-", start + 4) for _, start in years)


def _belongs_to_number(text: str, start: int) -> bool:
    """Whether what looks like a day goes on from something else: a number, a word, a
    register number.
    """
    before = text[start - 1 : start]
    if before.isalnum() or before in _NO_DAY:
        return True
    return _NUMBERED.search(text, max(start - 20, 0), start) is not None


def _is_meant(text: str, match: re.Match[str], day: int) -> bool:
    """Whether what no calendar has is meant as a day: ”bilaga 45 maj” is not."""
    if match["iso"] or 1 <= day <= _MOST_DAYS:
        return True
    start = match.start()
    return text[start - 4 : start].startswith("den")


def _parts(match: re.Match[str]) -> tuple[int, int, int]:
    """Year, month and day as written.

    A day without a year is one of a leap year, which has every day that there is.
    """
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return year, month, day
    return (
        int(match["year"] or _LEAP_YEAR),
        MONTHS.index(match["month"]) + 1,
        int(match["day"]),
    )


def why_no_day(match: re.Match[str]) -> str:
    """What is wrong with a date that no calendar has, in Swedish."""
    year, month, day = _parts(match)
    if not 1 <= month <= len(MONTHS):
        return f"Månaden är {month:02}, men ett år har {len(MONTHS)} månader."
    if day == 0:
        return "En månad börjar med den 1."
    name = MONTHS[month - 1].capitalize()
    count = monthrange(year, month)[1]
    if (
        count
        == monthrange(_LEAP_YEAR, month)[1]
        == monthrange(_LEAP_YEAR + 1, month)[1]
    ):
        return f"{name} har {count} dagar."
    if match["iso"] or match["year"]:
        return f"{name} {year} har {count} dagar."
    return f"{name} har högst {count} dagar."


class Period(Struct, frozen=True):
    """A time from and to: each end as year, or year and month, or year, month and day.

    `start` is where it stands in its text.
    """

    first: tuple[int, ...]
    last: tuple[int, ...]
    start: int
    written: str

    def runs_backwards(self) -> bool:
        """Whether it ends before it begins."""
        least = min(len(self.first), len(self.last))
        return self.first[:least] > self.last[:least]

    def agrees_with(self, other: Period) -> bool:
        """Whether the two can be the same time, told more or less exactly."""
        return _agree(self.first, other.first) and _agree(self.last, other.last)


def _agree(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two times are the same as far as both are told."""
    return one[: len(other)] == other[: len(one)]


_FULL_YEAR = r"20\d\d (?: -\d\d-\d\d )?"  # 2022, or 2022-03-12
_PERIOD = Pattern(
    rf"""
    (?<! [\w/:.,–-] )
    (?P<first> {_FULL_YEAR} ) \s*
    (?P<between>
        [–—-]
        | till (?: \s+ och \s+ med )?
        | t\.? \s? o\.? \s? m\.?
    ) \s*
    (?: den \s+ )?
    (?:
        (?: (?P<day> \d{{1,2}} ) \s+ )?
        (?P<month> [a-z]{{3,9}} ) \s+
    )?
    (?P<last> {_FULL_YEAR} )
    (?! [\w/:] | -\d )
    """,
    re.VERBOSE,
)
_DAY_BEFORE = Pattern(r"(?:\b(?P<day>\d{1,2})\s+)?\b(?P<month>[a-z]{3,9})\s+\Z")


def mentioned_periods(text: str) -> Iterator[Period]:
    """The periods in a text."""
    if len(mentioned_years(text)) < _TWO_YEARS:
        return
    for match in _PERIOD.finditer(text):
        period = _as_period(text, match)
        if period:
            yield period


def _as_period(text: str, match: re.Match[str]) -> Period | None:
    first, start = _beginning(text, match)
    last = _time(match["day"], match["month"], match["last"])
    between = match["between"]
    if not last or (between == "-" and _NUMBERED.search(text, 0, start)):
        return None
    # ”minskade från 2021 till 2019 företag” is no period: years with ”till” between
    # them must be said to be one.
    only_years = len(first) + len(last) <= _TWO_YEARS
    if only_years and between not in "–—-" and not of_project(text, start):
        return None
    written = text[start : match.end()]
    return Period(first, last, start, " ".join(written.split()))


def _beginning(text: str, match: re.Match[str]) -> tuple[tuple[int, ...], int]:
    """When a period begins, and where that stands: its day and month may be written
    before its year.
    """
    start = match.start()
    year = match["first"]
    if year.isdecimal():
        before = _DAY_BEFORE.search(text, max(start - 20, 0), start)
        if before and before["month"] in MONTHS:
            time = _time(before["day"], before["month"], year)
            return time, before.start()
    return _time(None, None, year), start


def _time(day: str | None, month: str | None, year: str) -> tuple[int, ...]:
    """Year, month and day, as far as they are written.

    Nothing if the word before the year is no month.
    """
    if "-" in year:
        return tuple(map(int, year.split("-")))
    if not month:
        return (int(year),)
    if month not in MONTHS:
        return ()
    year_and_month = (int(year), MONTHS.index(month) + 1)
    if day:
        return (*year_and_month, int(day))
    return year_and_month


_OF_PROJECT = Pattern(
    r"""
    \b
    (?:
        (?: projekt | genomförande ) (?: tid | period ) (?: en )? \b  # Projektperioden är
        [^.!?;\d]{0,30}
    |
        (?:
            pågår
            | löper
            | (?: projektet | insatsen | satsningen ) \s+             # Insatsen genomfördes
              (?: pågick | löpte | genomförde?s | bedr[ie]vs | dr[ie]vs )
        )
        \s+
        (?: [^\W\d]+ \s+ ){0,3}                                       # under perioden
    )
    \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OF_ANOTHER = Pattern(
    r"""
    \b
    (?:
        (?: tidigare | förra | föregående | första ) \b
        | fond
        | strategi
        | plan
        | avtal
        | förstudie
        | pilot
        | \w*program
        | \w*uppdrag
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def of_project(text: str, start: int) -> bool:
    """Whether words show that the period at a place is the time of a project, and not
    of what it builds on or is part of.
    """
    if not _OF_PROJECT.search(text, max(start - 60, 0), start):
        return False
    begin = clause_around(text, start, start)[0]
    return not _OF_ANOTHER.search(text, begin, start)
