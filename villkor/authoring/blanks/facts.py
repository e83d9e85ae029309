"""What a Word form says once, mostly before its first question: its title and its last
day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from villkor.authoring.blanks.blank_lines import BlankLine, BlankPart
from villkor.authoring.blanks.drafted import DraftedFact
from villkor.authoring.blanks.wordings import folded, plain_words
from villkor.figures.dates import read_day
from villkor.figures.swedish import MONTHS
from villkor.form.laws import law_of_year
from villkor.form.load import load_regions
from villkor.form.model import Form

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?![\d/:])")
_TITLE_WORDS = re.compile(r"rapport|redovis|formulär|blankett|villkor|mall\b|uppfölj")
_NO_TITLE = re.compile(
    r"@|diarienummer|\bdnr\b|skickas|senast|sista dag|^(?:region|datum|sida)\b"
)
_DAY = re.compile(
    rf"\d{{4}}-\d\d-\d\d|\d{{1,2}} (?:{'|'.join(MONTHS)})(?: \d{{4}})?", re.IGNORECASE
)
_LAST_DAY = re.compile(r"\bsenast\b|sista dag|sista datum|tillhanda|deadline")
_SENT = re.compile(r"lämnas in|skickas in|inlämning|inkommit|ska ha kommit|insändas")
_TITLE_STYLES = {"title", "rubrik", "titel"}
_SEVERAL_DAYS = "Word-filen nämner flera dagar ({}). Kontrollera sista dagen."
_DASHES = " -–—,:·|"


def title_fact(
    front: Sequence[BlankPart],
    year: int,
    like: Form | None,
) -> DraftedFact:
    """The title, without the name of a region after it."""
    best: BlankLine | None = None
    most = 0
    for line in _said(front):
        points = _title_points(line)
        if points > most:
            best, most = line, points
    if best is None:
        told = like.title.replace(str(like.year), str(year)) if like else ""
        told = told.removesuffix(" – förlaga") or f"Återrapportering {year}"
        unsure = (
            "Word-filen har ingen titel som villkor känner igen. Kontrollera titeln."
        )
        return DraftedFact(
            "titel",
            told,
            doubts=(unsure,),
        )
    title = _without_region(best.text)
    doubts = []
    years = _YEAR.findall(title)
    if years and str(year) not in years:
        doubts.append(
            f"Titeln säger {years[0]}, men formuläret är för {year}. Kontrollera året."
        )
    return DraftedFact(
        "titel",
        title,
        best.place,
        ("först i filen",),
        tuple(doubts),
    )


def _said(parts: Sequence[BlankPart]) -> Iterator[BlankLine]:
    for part in parts:
        if isinstance(part, BlankLine) and part.text:
            yield part


def _title_points(line: BlankLine) -> int:
    """How likely a line is the title of all; 0: not at all."""
    words = folded(line.text)
    if _NO_TITLE.search(words) or line.group or line.italic or line.listed:
        return 0
    signs = (
        (line.style in _TITLE_STYLES, 1000),
        (bool(line.level) or line.bold, 200),
        (bool(_TITLE_WORDS.search(words)), 400),
        (bool(_YEAR.search(words)), 100),
    )
    points = sum(weight for sign, weight in signs if sign)
    return points + line.size if points else 0


def _without_region(title: str) -> str:
    """A title without the region that somebody has written after it."""
    words = plain_words(title)
    for name in ("Region", "[region", "region"):
        before, found, after = words.rpartition(name)
        short = after.strip(" ]._…").casefold()
        if found and before.rstrip() and _is_region(short):
            kept = before.rstrip(_DASHES)
            if kept:
                return kept
    return words


def _is_region(word: str) -> bool:
    if not word or word in {"x", "namn", "xx", "regionens namn"}:
        return True
    return any(
        word in {region.short, region.name.casefold()} for region in load_regions()
    )


def deadline_fact(
    lines: Sequence[BlankLine],
    year: int,
    like: Form | None,
) -> DraftedFact:
    """The last day: as the file says it, else as the law does."""
    found = _days_after(
        _LAST_DAY,
        lines,
        year,
    ) or _days_after(
        _SENT,
        lines,
        year,
    )
    if not found:
        return _day_by_law(year, like)
    day = next(iter(found))
    doubts = []
    if len(found) > 1:
        doubts.append(_SEVERAL_DAYS.format(", ".join(map(str, found))))
    if day.year not in {year, year + 1}:
        doubts.append(f"Sista dagen {day} hör inte till redovisningen för {year}.")
    why = (f"”{_around(found[day].text)}”",)
    return DraftedFact(
        "sista dag",
        str(day),
        found[day].place,
        why,
        tuple(doubts),
    )


def _days_after(
    words: re.Pattern[str],
    lines: Sequence[BlankLine],
    year: int,
) -> dict[date, BlankLine]:
    """The days on lines, or right of cells, that have one of some words."""
    found: dict[date, BlankLine] = {}
    label = ""
    for line in lines:
        told = f"{label} {line.text}" if line.group else line.text
        if words.search(folded(told)):
            for day in _days_in(line.text, year):
                found.setdefault(day, line)
        label = line.text
    return found


def _days_in(
    text: str,
    year: int,
) -> Iterator[date]:
    for told in _DAY.findall(plain_words(text)):
        written = told
        if not told[-4:].isdecimal() and "-" not in told:
            written = f"{told} {year + 1}"
        day = read_day(written)
        if day:
            yield day


def _around(text: str) -> str:
    words = plain_words(text)
    found = _DAY.search(words)
    end = found.end() if found else len(words)
    start = max(
        words.rfind(
            ". ",
            0,
            max(end - 14, 0),
        )
        + 1,
        end - 60,
        0,
    )
    return words[start:end].strip()


def _day_by_law(
    year: int,
    like: Form | None,
) -> DraftedFact:
    law = law_of_year(year)
    if law:
        day = law.deadline(year)
        why = ("står inte i Word-filen, tagen ur lagen",)
        return DraftedFact(
            "sista dag",
            str(day),
            why=why,
        )
    month_day = str(like.deadline)[4:] if like else "-02-21"
    doubt = "Word-filen säger ingen sista dag. Den här är gissad: skriv den rätta."
    return DraftedFact(
        "sista dag",
        f"{year + 1}{month_day}",
        doubts=(doubt,),
    )
