"""Days and periods as prose writes them: 12 mars 2022, 2022-03-12, 2019–2022, från den 1 februari
2020 till den 28 februari 2023.
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


def mentioned_days(text: str) -> Iterator[tuple[re.Match[str], date | None]]:
    """Every full date in a text, and every one that no calendar has (None), with or without its
    year.
    """
    said = mentioned_years(text)
    likely = (
        (_LIKELY_DAY.search(text) or any(text[at + 4 : at + 5] == "-" for _, at in said))
        if said
        else _LATE_DAY.search(text)
    )
    for match in _DAY.finditer(text) if likely else ():
        start = match.start()
        if (
            text[start - 1 : start].isalnum()
            or text[start - 1 : start] in _NO_DAY
            or _NUMBERED.search(text, max(start - 20, 0), start)
        ):
            continue
        if not match["iso"] and match["month"] not in MONTHS:
            continue
        year, month, day = _parts(match)
        exists = 1 <= month <= len(MONTHS) and 1 <= day <= monthrange(year, month)[1]
        if exists and (match["iso"] or match["year"]):
            yield match, date(year, month, day)
        elif not exists and (
            match["iso"] or 1 <= day <= _MOST_DAYS or text[start - 4 : start].startswith("den")
        ):  # ”bilaga 45 maj” is none
            yield match, None


def _parts(match: re.Match[str]) -> tuple[int, int, int]:
    """Year, month and day as written.

    A day without a year is one of a leap year, which has every day that there is.
    """
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return year, month, day
    return int(match["year"] or _LEAP_YEAR), MONTHS.index(match["month"]) + 1, int(match["day"])


def why_no_day(match: re.Match[str]) -> str:
    """What is wrong with a date that no calendar has, in Swedish."""
    year, month, day = _parts(match)
    if not 1 <= month <= len(MONTHS):
        return f"Månaden är {month:02}, men ett år har {len(MONTHS)} månader."
    if day == 0:
        return "En månad börjar med den 1."
    name, count = MONTHS[month - 1].capitalize(), monthrange(year, month)[1]
    if count == monthrange(_LEAP_YEAR, month)[1] == monthrange(_LEAP_YEAR + 1, month)[1]:
        return f"{name} har {count} dagar."
    return (
        f"{name} {year} har {count} dagar."
        if match["iso"] or match["year"]
        else f"{name} har högst {count} dagar."
    )


# The names of the months are looked up afterwards: a pattern with all of them takes long to
# compile. What stands before a day is looked at afterwards too: a pattern that begins with a digit
# is quick to search with.
_LATE_DAY = Pattern(r"3[0-9]\s+[jfmasond]")  # without a year only a day that no month has is told
_LIKELY_DAY = Pattern(r"[0-9]\s+(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)")
_DAY = Pattern(
    r"(?P<iso>20[0-9]{2}-[0-9]{2}-[0-9]{2})(?![\w/-])"
    r"|(?:[0-9]{1,2}[–-])?(?P<day>[0-9]{1,2})\s+(?P<month>[a-z]{3,9})\b"
    r"(?:\s+(?P<year>20[0-9]{2})\b)?"
)
_NO_DAY = frozenset(",.:/–-")
_NUMBERED = Pattern(r"(?:\b[A-ZÅÄÖ]+|\bnr\.?|nummer) \Z")  # RUN 2022-2019


class Period(Struct, frozen=True):
    """A time from and to: each end as year, or year and month, or year, month and day.

    `start` is where it stands in its text.
    """

    first: tuple[int, ...]
    last: tuple[int, ...]
    start: int
    written: str

    def backwards(self) -> bool:
        """Whether it ends before it begins."""
        least = min(len(self.first), len(self.last))
        return self.first[:least] > self.last[:least]

    def agrees(self, other: Period) -> bool:
        """Whether the two can be the same time, told more or less exactly."""
        return all(
            one[: len(two)] == two[: len(one)]
            for one, two in ((self.first, other.first), (self.last, other.last))
        )


def mentioned_periods(text: str) -> Iterator[Period]:
    """The periods in a text."""
    for match in _PERIOD.finditer(text) if len(mentioned_years(text)) > 1 else ():
        before = (
            _DAY_BEFORE.search(text, max(match.start() - 20, 0), match.start())
            if match["first"].isdecimal()
            else None
        )
        day, month = (
            (before["day"], before["month"]) if before and before["month"] in MONTHS else ("", "")
        )
        start = before.start() if before and month else match.start()
        first, last = (
            _end(day, month, match["first"]),
            _end(match["day"], match["month"], match["last"]),
        )
        if not last or (match["between"] == "-" and _NUMBERED.search(text, 0, start)):
            continue
        # ”minskade från 2021 till 2019 företag” is no period: years with ”till” between them must
        # be said to be one.
        if (
            match["between"] in "–—-"
            or len(first) + len(last) > _TWO_YEARS
            or of_project(text, start)
        ):
            yield Period(first, last, start, " ".join(text[start : match.end()].split()))


def of_project(text: str, start: int) -> bool:
    """Whether words show that the period at a place is the time of a project, and not of what it
    builds on or is part of.
    """
    begin = clause_around(text, start, start)[0]
    return bool(_OF_PROJECT.search(text, max(start - 60, 0), start)) and not _OF_ANOTHER.search(
        text, begin, start
    )


_YEAR = r"20\d\d(?:-\d\d-\d\d)?"
_PERIOD = Pattern(
    rf"(?<![\w/:.,–-])(?P<first>{_YEAR})\s*"
    r"(?P<between>[–—-]|till(?:\s+och\s+med)?|t\.?\s?o\.?\s?m\.?)\s*"
    rf"(?:den\s+)?(?:(?:(?P<day>\d{{1,2}})\s+)?(?P<month>[a-z]{{3,9}})\s+)?(?P<last>{_YEAR})"
    r"(?![\w/:]|-\d)"
)
_DAY_BEFORE = Pattern(r"(?:\b(?P<day>\d{1,2})\s+)?\b(?P<month>[a-z]{3,9})\s+\Z")
_OF_PROJECT = Pattern(
    r"(?i)\b(?:(?:projekt|genomförande)(?:tid|period)(?:en)?\b[^.!?;\d]{0,30}"
    r"|(?:pågår|löper|(?:projektet|insatsen|satsningen)\s+"
    r"(?:pågick|löpte|genomförde?s|bedr[ie]vs|dr[ie]vs))\s+"
    r"(?:[^\W\d]+\s+){0,3})\Z"
)
_OF_ANOTHER = Pattern(
    r"(?i)\b"
    r"(?:(?:tidigare|förra|föregående|första)\b|fond|strategi|plan|avtal|förstudie|pilot"
    r"|\w*program|\w*uppdrag)"
)


def _end(day: str | None, month: str | None, year: str) -> tuple[int, ...]:
    """Year, month and day, as far as they are written.

    Nothing if the word before the year is no month.
    """
    if "-" in year:
        return tuple(map(int, year.split("-")))
    if not month:
        return (int(year),)
    if month not in MONTHS:
        return ()
    return (int(year), MONTHS.index(month) + 1, *([int(day)] if day else []))
