"""The invented decisions of the sample report, which add up to its real figures.

`python -m tests.sample_decisions` writes the file.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from msgspec.structs import replace

from tests.decisions import (
    ABROAD,
    BUSINESS,
    KINDS,
    LEADERS,
    LIVING,
    MUNICIPALITIES,
    OTHER,
    PROGRAMMES,
    SKILLS,
    Decision,
    numbered,
    split,
    write,
)
from tests.tools import SAMPLE

FILE = SAMPLE / "beslut-2022.csv"

# How many are granted and rejected of each support form, and the sum of what is granted by
# priority. The sums round to the report's 58,7 mnkr of företagsstöd, its five priorities, 171,1
# mnkr in all, and 61, 34 and 5 percent.
SUPPORT = ("företagsstöd", 125, 39, {BUSINESS: 58_712_400})
SERVICE = ("kommersiell service", 34, 3, {LIVING: 8_121_000})
PROJECTS = (
    "projektverksamhet",
    72,
    11,
    {
        LIVING: 24_197_000,
        BUSINESS: 61_384_000,
        ABROAD: 1_390_000,
        SKILLS: 5_285_000,
        OTHER: 12_018_000,
    },
)

LED_BY = (30, 83, 12)  # of the 125: 24, 66 and 10 percent
WITH_EU_MONEY = (39, 7)  # of the 125


def sample() -> list[Decision]:
    """All the decisions."""
    random = Random(2022)  # noqa: S311 - invented decisions are no secrets
    rows = [
        row for part in (SUPPORT, SERVICE, PROJECTS) for row in _rows(random, *part)
    ]
    return numbered(_with_leaders(random, rows))


def _rows(
    random: Random, form: str, granted: int, rejected: int, sums: dict[str, int]
) -> Iterator[Decision]:
    kinds = KINDS[form]
    likely = [MUNICIPALITIES, [24, 15, 11, 9, 7, 6, 5, 5, 5, 4, 4, 3, 3, 3]]
    share = {
        priority: max(2, round(granted * amount / sum(sums.values())))
        for priority, amount in sums.items()
    }
    share[max(share, key=lambda priority: share[priority])] += granted - sum(
        share.values()
    )
    amounts = [
        (priority, amount)
        for priority, total in sums.items()
        for amount in split(total, share[priority], random)
    ]
    outcomes = [
        *amounts,
        *((priority, 0) for priority in random.choices(list(sums), k=rejected)),
    ]
    for number, (priority, amount) in enumerate(outcomes, start=1):
        yield Decision(
            number="",
            applicant=f"Företag {number:03}"
            if form != "projektverksamhet"
            else f"Projektägare {number:03}",
            form=form,
            kind=random.choices(kinds, range(2 * len(kinds), len(kinds), -1))[0],
            granted=amount > 0,
            amount=amount,
            paid=amount
            if random.random() < 0.35
            else amount * random.randrange(0, 90, 10) // 100,
            priority=priority,
            municipality=random.choices(*likely)[0],
            day=date(2022, 1, 10) + timedelta(random.randrange(345)),
        )


def _with_leaders(random: Random, rows: list[Decision]) -> Iterator[Decision]:
    """Who leads the companies, and which programme of the EU has part in the support.

    Of the rejected ones the shares are much the same.
    """
    led = [
        leader
        for leader, count in zip(LEADERS, LED_BY, strict=True)
        for _ in range(count)
    ]
    programmes = [
        programme
        for programme, count in zip(PROGRAMMES, WITH_EU_MONEY, strict=True)
        for _ in range(count)
    ]
    programmes += [""] * (len(led) - len(programmes))
    random.shuffle(led)
    random.shuffle(programmes)
    for row in rows:
        if row.form != SUPPORT[0]:
            yield row
        elif row.granted:
            yield replace(row, leader=led.pop(), programme=programmes.pop())
        else:
            yield replace(row, leader=random.choices(LEADERS, LED_BY)[0])


def content() -> bytes:
    """The file, as Swedish Excel writes it: semicolons, no-break spaces between thousands, UTF-8
    with a byte order mark.
    """
    text = io.StringIO(newline="")
    write(text, sample(), blank="\N{NO-BREAK SPACE}")
    return text.getvalue().encode("utf-8-sig")


if __name__ == "__main__":
    FILE.write_bytes(content())
