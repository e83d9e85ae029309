"""Invented files of decisions, for tests, benchmarks and the sample report.

The same seed gives the same file.

python -m tests.decisions 300 > beslut.csv                 a region's year
python -m tests.decisions 100000 --country > beslut.csv    the whole country's, over ten years
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import TextIO

from msgspec import Struct
from msgspec.structs import replace

HEADINGS = (
    "Diarienummer",
    "Sökande",
    "Stödform",
    "Stödtyp",
    "Beslut",
    "Beviljat belopp",
    "Utbetalt",
    "RUS-prioritering",
    "Kommun",
    "Kön på företagsledare",
    "EU-program",
    "Datum",
)
KINDS = {
    "projektverksamhet": ("Projektbidrag", "Förstudie", "Förlängning av projekt"),
    "företagsstöd": (
        "Regionalt investeringsstöd",
        "Mikrobidrag",
        "Innovationsstöd",
        "Stöd till företagsutveckling",
        "Rekryteringsstöd",
    ),
    "kommersiell service": (
        "Särskilt driftstöd",
        "Servicebidrag",
        "Hemsändningsbidrag",
        "Stöd till korrosionsskydd",
    ),
}
LIVING, BUSINESS, ABROAD, SKILLS, OTHER = PRIORITIES = (
    "Attraktiva livsmiljöer och tillgänglighet",
    "Innovation och företagande",
    "Internationellt samarbete",
    "Kompetensförsörjning",
    "Övrigt",
)
MUNICIPALITIES = (
    "Luleå",
    "Piteå",
    "Boden",
    "Kiruna",
    "Gällivare",
    "Kalix",
    "Älvsbyn",
    "Haparanda",
    "Pajala",
    "Arvidsjaur",
    "Jokkmokk",
    "Övertorneå",
    "Överkalix",
    "Arjeplog",
)
LEADERS = ("Kvinna", "Man", "Delat ledarskap")
PROGRAMMES = ("REACT-EU", "Covid-projektet")


class Decision(Struct, frozen=True):
    """One row. An amount is whole kronor."""

    number: str
    applicant: str
    form: str
    kind: str
    granted: bool
    amount: int = 0
    paid: int = 0
    priority: str = ""
    municipality: str = ""
    leader: str = ""
    programme: str = ""
    day: date = date(2022, 1, 1)

    def cells(self, blank: str = "") -> list[str]:
        """The row as text. `blank` is what stands between thousands."""
        amounts = [
            f"{amount:,}".replace(",", blank) if self.granted else ""
            for amount in (self.amount, self.paid)
        ]
        outcome = "Bifall" if self.granted else "Avslag"
        rest = [
            self.priority,
            self.municipality,
            self.leader,
            self.programme,
            self.day.isoformat(),
        ]
        return [
            self.number,
            self.applicant,
            self.form,
            self.kind,
            outcome,
            *amounts,
            *rest,
        ]


def decisions(
    count: int,
    seed: int = 1,
    *,
    years: Sequence[int] = (2022,),
    municipalities: Sequence[str] = MUNICIPALITIES,
) -> Iterator[Decision]:
    """Some decisions, in the order of their numbers."""
    random = Random(seed)  # noqa: S311 - invented decisions are no secrets
    forms = random.choices(tuple(KINDS), (3, 6, 1), k=count)
    for number, form in enumerate(forms, start=1):
        granted = random.random() < 0.76
        asked = (
            int(random.lognormvariate(11.5, 1.1))
            if random.random() < 0.6
            else 5_000 * random.randrange(1, 120)
        )
        amount = max(asked, 1_000) if granted else 0
        year = random.choice(years)
        yield Decision(
            number=f"EX {year}-{number:06}",
            applicant=f"Företag {number % 1000:03}",
            form=form,
            kind=random.choice(KINDS[form]),
            granted=granted,
            amount=amount,
            paid=amount if random.random() < 0.4 else int(amount * random.random()),
            priority=BUSINESS
            if form == "företagsstöd"
            else LIVING
            if form == "kommersiell service"
            else random.choice(PRIORITIES),
            municipality=random.choice(municipalities),
            leader=random.choices(LEADERS, (24, 66, 10))[0]
            if form == "företagsstöd"
            else "",
            programme=random.choice((*PROGRAMMES, "", "", "", "")) if granted else "",
            day=date(year, 1, 1) + timedelta(random.randrange(365)),
        )


def country(count: int, seed: int = 1) -> Iterator[Decision]:
    """Decisions of the whole country over ten years, in no order, as from several exports one after
    the other.
    """
    municipalities = [
        f"{name} {number}" for number in range(1, 22) for name in MUNICIPALITIES
    ]
    found = [
        *decisions(count, seed, years=range(2013, 2023), municipalities=municipalities)
    ]
    Random(seed).shuffle(found)  # noqa: S311
    return iter(found)


def write(
    file: TextIO,
    rows: Iterable[Decision],
    *,
    blank: str = "",
    delimiter: str = ";",
    headings: Sequence[str] = HEADINGS,
) -> None:
    """Write a file as Swedish Excel does, but for the byte order mark."""
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(row.cells(blank) for row in rows)


def split(
    total: int, count: int, random: Random, *, step: int = 100, least: int = 5_000
) -> list[int]:
    """A sum in parts of different size, all but one in whole steps."""
    weights = [random.lognormvariate(0, 0.8) for _ in range(count)]
    left = total - count * least
    parts = [
        least + int(left * weight / sum(weights)) // step * step for weight in weights
    ]
    parts[parts.index(max(parts))] += total - sum(parts)
    return parts


def numbered(rows: Sequence[Decision]) -> list[Decision]:
    """The rows by day, with numbers in that order."""
    ordered = sorted(rows, key=lambda row: row.day)
    return [
        replace(row, number=f"EXEMPEL {row.day.year}-{number:04}")
        for number, row in enumerate(ordered, start=1)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--country", action="store_true")
    wanted = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8-sig", newline="")  # type: ignore[union-attr]
    write(
        sys.stdout,
        (country if wanted.country else decisions)(wanted.count, wanted.seed),
    )


if __name__ == "__main__":
    main()
